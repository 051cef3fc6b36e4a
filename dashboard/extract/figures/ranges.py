"""Two numbers that are one range (5 to 7 percent, entre 3 y 4 millones), or the two ends of a change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from dashboard.extract.figures.changes import Bound, Change, preposition
from dashboard.extract.figures.lexicon import Lexicon
from dashboard.extract.figures.numbers import Number
from dashboard.extract.figures.tokens import Tokens

_DASHES = frozenset({"-", "–", "—"})
_HUNDREDTHS = frozenset({"cent", "penny", "sen", "kopeck"})
_RANGE = 100
"""How many times its lower end the upper end of a range may be; numbers further apart only stand side by side."""
_NEAR = 7
"""Tokens between the two ends of a change that each have a date: from 6.2 million dollars in 2020 to 13 million."""


@dataclass(slots=True)
class Candidate:
    """A number on its way to a figure: tokens [first, last), its unit or none yet, what stands around it."""

    number: Number
    first: int
    last: int
    value: Decimal
    kind: str | None = None
    unit: str = ""
    bound: Bound | None = None
    change: Change | None = None
    prep: str = ""
    high: Decimal | None = None
    ratio: Decimal | None = None
    increment: bool = False
    vague: bool = False
    refused: str | None = None
    why: list[str] = field(default_factory=list)

    @property
    def begin(self) -> int:
        """The first token with its bound words."""
        ahead = self.bound is not None and self.bound.last <= self.first
        return self.bound.first if self.bound is not None and ahead and self.first - self.bound.last <= 2 else self.first


def _between(t: Tokens, a: Candidate, b: Candidate) -> list[str]:
    return [w for w in t.low[a.last : b.first] if w not in _DASHES or b.first - a.last == 1]


def _joins(t: Tokens, lex: Lexicon, a: Candidate, b: Candidate) -> str:
    """ "range" if the words between two numbers join them, "change" if they are its two ends, else ""."""
    if a.kind is None and a.number.literal and t.raw[a.first].isdigit() and len(t.raw[a.first]) == 4 and b.kind is not None:
        return ""  # in 2020 to nearly $450 million
    words = _between(t, a, b)
    if b.bound is not None and a.last <= b.bound.first < b.first and (inner := t.low[a.last : b.bound.first]):
        words = inner  # 450 square feet to about 900; "до" alone is both the bound and the "to"
    opened = t.word(a.begin - 1)
    dash = len(words) == 1 and words[0] in _DASHES and (b.value > a.value or b.kind in ("percent", "money"))
    if dash and (t.adjacent(a.last) == t.adjacent(a.last + 1)):
        return "range"
    if len(words) != 1:
        return ""
    if words[0] in lex.sets["range_to"]:
        if opened in lex.sets["range_from"]:
            return "change"
        near = b.number.scaled or a.value == 0 or 1 < b.value / a.value < _RANGE
        return "range" if near and (a.kind is None or a.change is None) else ""
    if words[0] in lex.sets["range_and"] and opened in lex.sets["range_between"]:
        return "range"
    if words[0] in lex.sets["range_or"] and a.kind is None:
        return "range"
    return ""


def _same_unit(a: Candidate, b: Candidate) -> bool:
    return a.kind is None or b.kind is None or (a.kind, a.unit) == (b.kind, b.unit)


def _merge(a: Candidate, b: Candidate) -> Candidate:
    low = a.value
    if b.number.factor > 1 and not a.number.scaled and low < b.value / b.number.factor:
        low *= b.number.factor
    high = b.value
    if b.kind is None and a.number.factor > 1 and not b.number.scaled and high < 1000:
        high *= a.number.factor
    told = b if b.kind is not None else a
    about = a.bound if a.bound is not None and a.bound.sign == "~" else None
    merged = Candidate(a.number, a.first, b.last, low, told.kind, told.unit, about, a.change, a.prep, high)
    merged.why = [*told.why, "range"]
    return merged


def join(t: Tokens, lex: Lexicon, found: Sequence[Candidate]) -> list[Candidate]:
    """Neighbours that are one range become one candidate; a change from one end to the other gets its ratio."""
    out: list[Candidate] = []
    for b in found:
        a = out[-1] if out else None
        if a is None or a.high is not None:
            out.append(b)
            continue
        alike = a.number.share == b.number.share and _same_unit(a, b) and (a.kind != "duration" or b.kind == "duration")
        how = _joins(t, lex, a, b) if alike else ""
        told = next((c.change for c in reversed(out[-2:]) if c.change is not None), None)
        if how and (b.kind or a.kind or (how == "change" and a.number.literal and b.number.literal)) and b.value > 0:
            merged = _merge(a, b)
            if how == "change" and told is not None and merged.value > 0 and merged.high is not None:
                merged.ratio = round(merged.high / merged.value, 4)
            out[-1] = merged
        else:
            _ends(t, lex, a, b)
            out.append(b)
    return out


def _ends(t: Tokens, lex: Lexicon, a: Candidate, b: Candidate) -> None:
    """Ratio of a change whose two ends are told apart: rose by 43.6 billion to 419.2 billion; to 7.4 from 6.8 billion."""
    if not 0 <= b.begin - a.last <= _NEAR or a.kind in (None, "ratio"):
        return
    step = a.value / 100 if a.unit in _HUNDREDTHS and b.kind == "money" and b.unit not in _HUNDREDTHS else a.value
    if (a.kind, a.unit) != (b.kind, b.unit) and b.kind is not None and step == a.value:
        return
    pa, pb = a.prep, preposition(t, lex, b.begin)
    if pb == "to" and pa != "to" and a.change is not None and pa != "from":
        old = b.value - step if a.change.up else b.value + step
        if old > 0 and a.kind != "percent":
            a.ratio = round(b.value / old, 4)
    elif pa == "from" and pb == "to" and a.value > 0 and a.kind != "ratio":
        b.ratio = round(b.value / a.value, 4)
        if b.kind is None:
            b.kind, b.unit = a.kind, a.unit
    elif pa == "to" and pb == "from" and b.value > 0:
        a.ratio = round(a.value / b.value, 4)
