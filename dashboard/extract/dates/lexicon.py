"""Words into classes: one character a token, so that a grammar over classes is short, fast and the same in every language.

| class | token | value |
| --- | --- | --- |
| `m d s` | month · weekday · season | number · number (Monday 1) · SP SU FA WI |
| `u U` | unit, singular · plural | D W M Q Y DE CE WE HY h min sec |
| `p r R` | part of the day · word for a day · words for a day and its part | MO · days from today · `-1NI` |
| `n y 9 8 o` | number below 1000 · four digits that can be a year · larger · decimal · ordinal | int, text for `8` |
| `i c D ½` | numeric date · clock time · decade · fraction | (year, month, day, rest) · `17:30` · 198 · 0.5 |
| `Q` | short form of a quarter, half or fiscal year | (unit, which, year or None) |
| `L N T S` | last · next · this · same, that | `dct` from when the document speaks, `ref` from the date before it |
| `g G b a` | ago after · ago before · earlier · later | |
| `t j q e E` | article · a, an · several · every · adverb of frequency | count where it has one · SET value |
| `z w` | part of a stretch (START MID END, `-` for none) · approximation | mod |
| `F H X` | fiscal · half · "period" | |
| `v l I` | vague reference · holiday · Roman numeral | reference · rule · int |
| `C A` | BC · AD | |
| `P Z K O` | a.m./p.m. · time zone · o'clock · "at the clock" | |
| `f h < > &` | of · in, since (evidence of a year) · from, between · to, through · and | |
| `+ = ` | cue of the future · cue of the past, `weak` where it may be a participle | |
| `! ~` | what makes the number before it no time (old, percent, kg) · what is followed by a number (street, flight) | |
| `x` | anything else; other punctuation stands for itself | |
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from itertools import compress, pairwise
from typing import Any

from dashboard.extract.dates.numerals import LARGEST_COUNT, number, total, with_suffix

LANGUAGES = ("en", "es", "pt", "ru", "fr", "it", "de")
DEFAULT_LANGUAGE = "en"

_TOKEN = r"""
  \d{4}-\d\d-\d\d(?:[Tt\ ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:[zZ]|[+-]\d\d:?\d\d)?)?(?![\d-])
| \d{1,4}(?:/\d{1,2}/|\.\d{1,2}\.|-\d{1,2}-)\d{2,4}(?![\d/-])(?!\.\d)
| \d{1,2}(?::|h)\d\d(?::\d\d)?(?![\d:])(?!\.\d)
| \d+(?:[.,]\d+)+
| (?<![^\W_])(?:q[1-4]|h[12]|fy\d\d(?:\d\d)?|[1-4]q(?:\d\d(?:\d\d)?)?)(?![^\W_])
| ['’]\d0['’]?s\b | \d{1,3}0['’]?s\b
| \d+/\d+
| \d+
| %s
| [^\W\d_]+
| ['’]s\b
| [^\w\s] | _
"""
_ELISION = r"(?:l|d|dell|nell|all|dall|sull|quest|un|qu|s|j|aujourd)['’](?=[^\W\d_])"
TOKEN = re.compile(_TOKEN % _ELISION.replace("(?:l|", "(?:(?!)|"), re.VERBOSE)
TOKEN_ELIDED = re.compile(_TOKEN % rf"\b{_ELISION}", re.VERBOSE)

_KEPT = frozenset(",.-/()'$%")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word or phrase is. `words` are the further words of a phrase; `cased`: must begin with a capital."""

    kind: str
    value: Any
    words: tuple[str, ...] = ()
    cased: bool = False


_NUMBER, _ENTRY = "#", "@"
"""Classes that `Classes` gives for now to what must be looked at where it stands: numbers, cased words, first words of phrases."""
CACHED_WORDS = 50_000
"""Words outside the lexicon whose class is remembered, so that memory stays bounded."""


class Classes(dict[str, str]):
    """Class of a lower-case token by itself; words that the lexicon lacks are classed on first sight and remembered."""

    def __missing__(self, word: str) -> str:
        first = word[0]
        if (
            first.isdigit()
            or (len(word) > 1 and first in "qhf" and word[-1].isdigit())
            or (len(word) > 2 and first in "'’" and word[1].isdigit())
        ):
            return _NUMBER
        if first.isalpha():
            kind = "x"
        else:
            kind = word if word in _KEPT else "-" if word in "–—−" else "'" if first in "'’" else "x"
        if len(self) < CACHED_WORDS:
            self[word] = kind
        return kind


@dataclass(slots=True)
class Lexicon:
    """One language's table, compiled. `phrases` are found by their first two words, the longest first."""

    language: str
    token: re.Pattern[str]
    words: dict[str, Entry] = field(default_factory=dict)
    phrases: dict[str, dict[str, list[Entry]]] = field(default_factory=dict)
    classes: Classes = field(default_factory=Classes)
    values: dict[str, Any] = field(default_factory=dict)
    triggers: frozenset[str] = frozenset()
    month_first: bool = False
    ambiguous: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()


@dataclass(slots=True)
class Tokens:
    """The tokens of one sentence: `classes[i]` is the class of token i, which stands at [starts[i], ends[i])."""

    classes: str
    values: list[Any]
    starts: list[int]
    ends: list[int]


_TRIGGER_KINDS = frozenset("mdsuUprRDvElXKOP")
"""Kinds of which every expression without a digit holds one; vague adjectives and years in words come on top."""
_VAGUE = ("past", "current", "recent", "pasad", "próxim", "actual")
_CENTURIES = frozenset({17, 18, 19, 20, 1000})
"""Number words with which a year in words begins."""


def _value(text: str) -> Any:
    if text.replace(".", "", 1).isdigit() and "." in text:
        return float(text)
    return int(text) if text.lstrip("+-").isdigit() else text


@cache
def lexicon(language: str) -> Lexicon:
    """The compiled table of a language of `LANGUAGES`; built on first use, once a process."""
    table = import_module(f"dashboard.extract.dates.tables.{language}")
    made = Lexicon(
        language,
        TOKEN_ELIDED if table.ELISION else TOKEN,
        month_first=table.MONTH_FIRST,
        ambiguous=frozenset(table.AMBIGUOUS.split()),
    )
    triggers = set()
    for line in table.WORDS.strip().splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        head, _, items = line.partition(": ")
        kind, _, value = head.partition(" ")
        for item in items.split(","):
            item = item.strip()
            cased = item.startswith("^")
            first, *rest = made.token.findall(item.lstrip("^"))
            entry = Entry(kind, _value(value), tuple(rest), cased)
            if rest:
                made.phrases.setdefault(first, {}).setdefault(rest[0], []).append(entry)
            else:
                made.words[first] = entry
            if kind in _TRIGGER_KINDS or (kind in "LNTq" and first.startswith(_VAGUE)) or (kind == "k" and entry.value in _CENTURIES):
                triggers.add(first)
    for seconds in made.phrases.values():
        for entries in seconds.values():
            entries.sort(key=lambda e: -len(e.words))
    made.classes.update({word: _ENTRY if entry.cased or word in made.phrases else entry.kind for word, entry in made.words.items()})
    made.classes.update(dict.fromkeys(made.phrases, _ENTRY))
    made.values.update({word: entry.value for word, entry in made.words.items()})
    made.triggers = frozenset(triggers)
    months = [(word, entry.value) for word, entry in made.words.items() if entry.kind == "m"]
    made.abbreviations = frozenset(w for w, v in months if any(o != w and o.startswith(w) and v == u for o, u in months))
    return made


def lowered(text: str) -> str:
    """Lower case of the same length, so that offsets hold."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c if len(k := c.lower()) != 1 else k for c in text)
    return low


_SPECIAL = re.compile(f"[{_NUMBER}{_ENTRY}]")


def tokens(text: str, low: str, start: int, lex: Lexicon, words: list[str]) -> Tokens:
    """The tokens of a stretch of text that begins at `start`; `low` is the lower-cased text, `words` its tokens there."""
    starts: list[int] = []
    ends: list[int] = []
    position, find = start, low.find
    begun, ended = starts.append, ends.append
    for word in words:  # only white space stands between two tokens, so this finds each where it is
        position = find(word, position)
        begun(position)
        position += len(word)
        ended(position)
    classes = lex.classes
    made = Tokens("".join(map(classes.__getitem__, words)), list(map(lex.values.get, words)), starts, ends)
    if _SPECIAL.search(made.classes):
        _look_closer(made, words, text, lex)
    if "k" in made.classes:
        _merge_numbers(made)
    return made


def _look_closer(made: Tokens, words: list[str], text: str, lex: Lexicon) -> None:
    """Give numbers, cased words and phrases their classes; a phrase or a number with its ending becomes one token."""
    kinds, merged = list(made.classes), []
    until = 0
    for match in _SPECIAL.finditer(made.classes):
        i = match.start()
        if i < until:
            continue
        word, width = words[i], 1
        entry = _entry(word, words, i, text[made.starts[i]].isupper(), lex) if match.group() == _ENTRY else None
        if entry is not None:
            kind, value, width = entry.kind, entry.value, 1 + len(entry.words)
        elif word[0].isdigit() or match.group() == _NUMBER:
            kind, value = number(word, lex.month_first) if word.isascii() or "’" in word else ("x", None)
            if kind in "ny" and value is not None and i + 1 < len(words) and made.starts[i + 1] == made.ends[i]:
                kind, value, width = with_suffix(kind, value, words, i, made.starts, made.ends)
        else:
            kind, value = "x", None
        kinds[i], made.values[i] = kind, value
        if width > 1:
            made.ends[i] = made.ends[i + width - 1]
            merged.append((i + 1, i + width))
        until = i + width
    made.classes = "".join(kinds)
    if merged:
        _drop(made, merged)


def _drop(made: Tokens, spans: list[tuple[int, int]]) -> None:
    """Take the tokens of these stretches out, in one pass."""
    kept = bytearray(b"\1") * len(made.starts)
    for first, last in spans:
        kept[first:last] = bytes(last - first)
    made.classes = "".join(compress(made.classes, kept))
    made.values, made.starts, made.ends = (list(compress(column, kept)) for column in (made.values, made.starts, made.ends))


def _entry(word: str, words: list[str], i: int, capital: bool, lex: Lexicon) -> Entry | None:
    """The longest phrase that begins here, or else the word alone; None where it lacks the capital that it needs."""
    seconds = lex.phrases.get(word)
    if seconds is not None and i + 1 < len(words):
        for entry in seconds.get(words[i + 1], ()):
            if (not entry.cased or capital) and tuple(words[i + 1 : i + 1 + len(entry.words)]) == entry.words:
                return entry
    alone = lex.words.get(word)
    return None if alone is None or (alone.cased and not capital) else alone


_NUMBER_WORDS = re.compile(r"k(?:-?&?k)+")


def _merge_numbers(made: Tokens) -> None:
    """Number words: `twenty five`, `nineteen ninety-one`, `two hundred and ten` become one token."""
    runs = [m.span() for m in _NUMBER_WORDS.finditer(made.classes)]
    classes = list(made.classes.replace("k", "n"))
    merged = []
    for first, last in runs:
        parts = [v for v, kind in zip(made.values[first:last], made.classes[first:last], strict=True) if kind == "k"]
        if any(a < 20 and b < 20 for a, b in pairwise(parts)) and 100 not in parts and 1000 not in parts:
            continue  # "one, two": a list and not a number
        value = total(parts)
        classes[first] = "y" if 1000 < value <= 2199 else "n" if value < LARGEST_COUNT else "9"
        made.values[first] = value
        made.ends[first] = made.ends[last - 1]
        merged.append((first + 1, last))
    made.classes = "".join(classes)
    if merged:
        _drop(made, merged)
