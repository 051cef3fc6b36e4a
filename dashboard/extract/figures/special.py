"""Forms that are numbers without a number: doubled, sixfold, вдвое; thousands of; and ordinals (22nd, 5-й)."""

from __future__ import annotations

from decimal import Decimal

from dashboard.extract.figures.changes import change_before
from dashboard.extract.figures.lexicon import Lexicon
from dashboard.extract.figures.numbers import Number
from dashboard.extract.figures.ranges import Candidate
from dashboard.extract.figures.tokens import Tokens
from dashboard.extract.figures.units import Units

_TENS = (Decimal(10), Decimal(100))
_LONGEST_ORDINAL = 4  # digits; longer ones are years and codes
_SIGNS_AFTER = frozenset(",.;")


def multiple(t: Tokens, lex: Lexicon, at: int) -> Candidate | None:
    """doubled, tripled, twice the, sixfold, вдвое, el doble; and a half as a change (cut by half)."""
    half = lex.half_change.at(t, at)
    if half is not None:
        change = change_before(t, lex, at)
        if change is not None and not change.up:
            return _ratio(at, half[0], Decimal("0.5"), "a half left")
    word = t.low[at]
    if word not in lex.multiples or t.word(at + 1) in lex.sets["no_multiple_after"] or t.word(at + 1) == "-":
        return None
    if word in lex.sets["multiples_if_change"] and at + 1 < len(t) and t.low[at + 1] not in _SIGNS_AFTER:
        if t.low[at + 1] not in lex.sets["multiple_after"] and t.word(at - 1) not in lex.sets["multiple_before"]:
            return Candidate(Number(at, at + 1, Decimal(0)), at, at + 1, Decimal(0), refused="a multiple of nothing told")
    return _ratio(at, at + 1, lex.multiples[word], f"{word}: {lex.multiples[word]} times")


def _ratio(first: int, last: int, value: Decimal, why: str) -> Candidate:
    return Candidate(Number(first, last, value), first, last, value, "ratio", "times", ratio=value, why=[why])


def vague(t: Tokens, lex: Lexicon, units: Units, at: int) -> Candidate | None:
    """thousands of, tens of thousands of, decenas de: an order of magnitude, as the range it spans."""
    span = lex.vague.get(t.low[at], _TENS if t.low[at] == "tens" else None)
    if span is None or t.word(at - 1) in lex.sets["articles"]:
        return None
    low, high = span
    of, last = lex.sets["of"], at + 1
    if of and t.word(last) in of and t.word(last + 1) in lex.vague:
        factor = lex.vague[t.word(last + 1)][0]
        low, high, last = low * factor, high * factor, last + 2
    elif t.low[at] == "tens":
        return None
    if of and t.word(last) not in of:
        return None
    last += bool(of)
    noun = Number(at, last, low, scaled=True)
    unit = units.currency_after(noun, last) or units.physical(noun, last) or units.counted(noun, last, False)
    if unit is None or unit.kind == "duration":
        return None
    return Candidate(noun, at, unit.last, low, unit.kind, unit.name, high=high, vague=True, why=["order of magnitude", unit.why])


def ordinal(t: Tokens, lex: Lexicon, at: int) -> Candidate | None:
    """22nd, 5-й, 3ª. Ordinal words (the second conference) count nothing and are left alone."""
    if not t.raw[at].isdigit() or len(t.raw[at]) > _LONGEST_ORDINAL:
        return None
    last = at + 1
    if t.word(last) == "-" and t.adjacent(last):
        last += 1
    if last >= len(t) or not t.adjacent(last) or t.low[last] not in lex.sets["ordinal_suffixes"]:
        return None
    value = Decimal(t.raw[at])
    return Candidate(Number(at, at + 1, value), at, last + 1, value, "ordinal", "ordinal", why=["ordinal"])
