"""Numbers that are no figures: identifiers, telephone numbers, clock times, scores, votes, years."""

from __future__ import annotations

import re
from decimal import Decimal

from dashboard.extract.figures.lexicon import Lexicon
from dashboard.extract.figures.ranges import Candidate
from dashboard.extract.figures.tokens import Tokens

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,64}|#\w+|@\w+")
_PHONE = re.compile(
    r"(?<![\w.,$€£])\+\d{1,15}(?:[ .-]{1,2}\(?\d{1,5}\)?){0,6}(?![\w%])"  # +7 495 123-45-67
    r"|(?<![\w.,$€£])(?:\(\d{2,5}\)|\d{2,4}(?=-))(?:[ -]\(?\d{2,5}\)?){2,5}(?![\w%])"  # (495) 123-45-67, 495-123-4567
)
_YEARS = (1400, 2100)
_BEFORE_YEAR = frozenset(
    """in since by until of from during before after for to through and the en desde de del hasta para entre durante em até
    в с до по к за early late mid january february march april may june july august september october november december
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre janeiro fevereiro março maio
    junho julho setembro outubro dezembro""".split()
)
_BELIEVED = frozenset({"percent", "money", "measure", "ratio"})


def addresses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches of a sentence that are web and mail addresses, handles and telephone numbers."""
    found = [m.span() for m in _ADDRESS.finditer(text, start, end)] if any(c in text[start:end] for c in "@#/w") else []
    for match in _PHONE.finditer(text, start, end):
        digits = sum(c.isdigit() for c in match.group())
        if digits >= 9 and not match.group().isdigit():
            found.append(match.span())
    return found


def _model(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a letter glued to a numeral behind a capitalised word is no unit: General License 44A, Section 12C."""
    unit = tokens.raw[last] if last < len(tokens) else ""
    named = first > 1 and tokens.raw[first - 1].isalpha() and tokens.raw[first - 1][0].isupper()
    return named and len(unit) == 1 and unit.isupper() and tokens.adjacent(last) and tokens.raw[first].isdigit()


def why_not(tokens: Tokens, lex: Lexicon, candidate: Candidate, text: str) -> str | None:
    """The reason why a numeral is no figure, None if it may be one."""
    number, kind = candidate.number, candidate.kind
    first, last = number.first, number.last
    before, after = tokens.word(first - 1), tokens.word(last)
    if number.literal:
        glued = text[tokens.start[first] - 1 : tokens.start[first]]
        if kind not in ("money",) and (glued.isalpha() or glued == "_"):
            return "part of a name"
        if before == "." and tokens.adjacent(first) and first >= 2 and tokens.adjacent(first - 1) and tokens.raw[first - 2].isalpha():
            return "part of a name"
        if glued in "-/" and glued and first >= 2 and tokens.adjacent(first - 1) and tokens.raw[first - 2].isalpha() and before in "-/":
            if tokens.low[first - 2] not in ("sub", "minus", "then", "to", "now") and kind not in ("money",):
                return "part of a name"
        if kind == "measure" and _model(tokens, first, last):
            return "part of a name"
        if kind is None and last < len(tokens) and tokens.adjacent(last) and tokens.raw[last][0].isalpha():
            return "part of a name"
    if kind in ("percent", "money"):
        return None
    if after in ("am", "pm", "a.m", "p.m", "gmt", "h", "hrs", "uhr") and number.literal and kind in (None, "count"):
        return "clock time or score"
    if (after == ":" and tokens.adjacent(last) and tokens.word(last + 1).isdigit()) or (
        before == ":" and tokens.adjacent(first) and tokens.word(first - 2).isdigit()
    ):
        return "clock time or score"
    if kind in _BELIEVED and kind != "ratio":
        return None
    if (
        before in ("#", "№", "º", "°")
        or before in lex.sets["identifiers"]
        or (before == "." and tokens.word(first - 2) in ("no", "art", "nro", "núm", "pág"))
    ):
        return "number of something, not of how many"
    if (
        number.literal
        and _YEARS[0] <= number.value <= _YEARS[1]
        and len(tokens.raw[first]) == 4
        and last == first + 1
        and kind in (None, "count", "duration")
    ):
        if candidate.bound is None and candidate.high is None:
            return "a year"
    if kind in (None, "count") and candidate.high is None and number.value == int(number.value):
        for side, other in ((last, last + 1), (first - 1, first - 2)):
            if tokens.word(side) in ("-", "–", "/") and tokens.word(other)[:1].isdigit():
                return "a score or a code"
    if before in ("in", "cada", "из") and tokens.word(first - 2) in ("one", "de", "em", "в") and kind in (None, "count", "people"):
        return "one in so many"
    if after in lex.sets["votes"] or tokens.word(last - 1) in lex.sets["votes"]:
        return "votes"
    if after in lex.sets["of"] and number.lone:
        return "one of several"
    return None


def bare_is_figure(candidate: Candidate) -> bool:
    """Whether a number without a unit is told as one: 6,327.8, 50,000, about 460, two and a half million; not 7, not 787."""
    number = candidate.number
    if candidate.bound is not None and number.value >= 10:
        return True
    return number.scaled or (
        number.literal and (number.value >= 1000 or number.value != int(number.value)) and number.value < Decimal(10) ** 15
    )
