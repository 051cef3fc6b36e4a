"""Bounds (about, more than, up to) and directions (rose, a cut of): what the words around a number make of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from dashboard.extract.figures.lexicon import Lexicon
from dashboard.extract.figures.tokens import Tokens

_REACH = 6
"""Tokens before a number in which its verb of change may stand ("has increased, by the ministry's count, by"). On NewsQuant
3 to 10 score within 0.01 of each other."""
_AFTER = 3
"""Tokens between a number and the noun of change behind it ("a 25 % annual increase")."""
_CLAUSE_ENDS = frozenset({";", ":", ".", "!", "?", "(", ")"})
_TO = {"en": {"to", "at"}, "es": {"a", "al", "hasta"}, "pt": {"a", "para", "até"}, "ru": {"до"}}
_FROM = {"en": {"from"}, "es": {"desde"}, "pt": {"desde"}, "ru": {"с", "со"}}
_BY = {"en": {"by"}, "es": {"en", "un"}, "pt": {"em"}, "ru": {"на"}}
_ADVERBS = frozenset("a an the just only even still further another only un una el los las um uma o os as nearly almost".split())
_MAKE = frozenset("make makes made making".split())
_COMPARE = frozenset("than as que de чем".split())


@dataclass(frozen=True, slots=True)
class Bound:
    """`sign` of Figure.bound, and the tokens [first, last) that say so."""

    sign: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Change:
    """`up` or down, and the word that says so; `level` marks a number that is where the change ended (rose to 5)."""

    up: bool
    word: str


def bound(tokens: Tokens, lex: Lexicon, first: int, last: int) -> Bound | None:
    """The bound word before tokens [first, last), at most two small words away, or behind them."""
    at = first
    for _ in range(3):
        found = lex.bounds.before(tokens, at)
        if found is not None:
            return Bound(found[1], found[0], at)
        if at > 0 and tokens.low[at - 1] in lex.sets["bound_fillers"]:
            at -= 1
        else:
            break
    behind = lex.bounds_after.at(tokens, last)
    return behind and Bound(behind[1], last, behind[0])


def _direction(word: str, lex: Lexicon) -> bool | None:
    if lex.up.fullmatch(word):
        return True
    if lex.down.fullmatch(word):
        return False
    return None


def preposition(tokens: Tokens, lex: Lexicon, first: int) -> str:
    """by, to, from or "" : what stands before the number and its bound words."""
    at = first - 1
    while at >= 0 and tokens.low[at] in _ADVERBS and at > first - 3:
        at -= 1
    for k in (first - 1, at):
        word = tokens.word(k)
        if word in _TO[lex.language]:
            return "to"
        if word in _FROM[lex.language]:
            return "from"
        if word in _BY[lex.language]:
            return "by"
    return ""


def change_before(tokens: Tokens, lex: Lexicon, first: int) -> Change | None:
    """The verb or noun of change before a number: increased by, growth of, down."""
    for k in range(first - 1, max(-1, first - 1 - _REACH), -1):
        word = tokens.low[k]
        if word in _CLAUSE_ENDS or word[0].isdigit():
            return None
        if word in lex.sets["change_comparatives"] and not (word in ("up", "down") and lex.language == "en"):
            continue
        if word == "up" and tokens.word(k - 1) in _MAKE:
            continue  # made up 15 percent of imports
        up = _direction(word, lex)
        if up is not None:
            return Change(up, word)
    return None


def level_word(tokens: Tokens, lex: Lexicon, found: Bound) -> bool:
    """Whether a bound of one word is also the word for "to": hasta, até, до."""
    return found.last - found.first == 1 and tokens.low[found.first] in _TO[lex.language] | lex.sets["range_to"]


def told_by(tokens: Tokens, lex: Lexicon, first: int) -> bool:
    """Whether a word of change stands right before an amount, or with "of" between: rose 18, an increase of 60,600."""
    at = first - 1
    if at > 0 and tokens.low[at] in lex.sets["of"]:
        at -= 1
    return at >= 0 and _direction(tokens.low[at], lex) is not None


def change_after(tokens: Tokens, lex: Lexicon, last: int) -> Change | None:
    """The noun or comparative of change behind a number: 25 % increase, 0.7 percent lower, 10 % más."""
    at = last
    if tokens.word(at) in lex.sets["of"] and lex.language in ("es", "pt"):
        at += 1
    for k in range(at, min(at + _AFTER, len(tokens))):
        word = tokens.low[k]
        if word == "-" or word in ("year", "annual", "yearly", "real", "further", "on", "over", "sharp", "de"):
            continue
        up = _direction(word, lex)
        if up is None or (word in ("gain", "gained", "add", "adds", "added", "rose", "fell") and k > at):
            return None
        if k > at and word in lex.sets["change_comparatives"] and tokens.word(k - 1) not in ("-", "on", "year"):
            return None
        return Change(up, word)
    return None


def ratio_of(kind: str, quantity: Decimal, change: Change) -> Decimal | None:
    """New over old: 25 % up is 1.25, "2.3 times" up is 2.3. None for a fall of more than all there was."""
    if kind == "percent":
        ratio = 1 + quantity / 100 if change.up else 1 - quantity / 100
        return ratio if ratio >= 0 else None
    if kind == "ratio" and quantity > 0:
        return quantity if change.up or quantity < 1 else round(1 / quantity, 4)
    return None
