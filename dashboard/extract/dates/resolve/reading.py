"""What a resolved expression says, and what the document has told so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from dashboard.extract.dates.calendar import PRECISION, Stretch
from dashboard.extract.dates.grammar import Parse
from dashboard.extract.dates.lexicon import Lexicon, Tokens
from dashboard.model import When, civil

_PER_UNIT = {"h": "T{}H", "min": "T{}M", "sec": "T{}S", "Q": "{}Q", "HY": "{}HY", "WE": "{}WE", "DE": "{}DE", "CE": "{}CE"}
TIME_UNITS = frozenset({"h", "min", "sec"})


def length(count: str, unit: str) -> str:
    """The TIMEX3 duration: P5Y, PT3H, PXM."""
    return "P" + _PER_UNIT.get(unit, "{}" + unit).format(count)


def number(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:g}"


@dataclass(slots=True)
class Reading:
    """A resolved parse: what it says, how it was read, and the stretch that later expressions may lean on."""

    when: When
    why: str
    anchor: Stretch | None = None
    quarter: Stretch | None = None
    clock: str | None = None
    needs: bool = False  # a published date or an anchor was needed and there is none


@dataclass(slots=True)
class Context:
    """What the document has told so far."""

    published: int | None
    narrative: bool
    lexicon: Lexicon
    anchor: Stretch | None = None
    anchor_words: str = ""
    quarter: Stretch | None = None
    window: When | None = None
    aside: Stretch | None = None  # a date far from the anchor, named once
    last_day: tuple[Tokens, int, Stretch, bool] | None = None  # tokens, end, day, whether its year was told
    published_words: str = field(init=False, default="")

    def __post_init__(self) -> None:
        if self.published is not None:
            y, m, d = civil(self.published)
            self.published_words = f"{y:04d}-{m:02d}-{d:02d}"

    @property
    def now(self) -> int | None:
        """The day that relative expressions count from: none in a narrative that has named no day yet."""
        if self.narrative:
            return self.anchor.first if self.anchor is not None else None
        return self.published

    @property
    def against(self) -> str:
        return self.against_text if self.narrative else f"against the published date {self.published_words}"

    @property
    def against_text(self) -> str:
        return f"against “{self.anchor_words}” before it"


# --- readings ----------------------------------------------------------------------------------------


def placed(s: Stretch, why: str, mod: str | None = None, kind: str = "DATE") -> Reading:
    if s.first < -1_500_000 or not -4000 < s.year < 9999:
        mod = None
    return Reading(When(kind, s.value, s.begin, s.last, PRECISION[s.unit], mod), why, s, s if s.unit == "Q" else None)


def unplaced(value: str, why: str, precision: str | None = None, kind: str = "DATE", mod: str | None = None) -> Reading:
    return Reading(When(kind, value, None, None, precision, mod), why, needs=True)


def mod_of(p: Parse) -> str | None:
    z = p.get("z", "z2", "z3")
    if z == "ref":  # "earlier this year", "later that day"
        return "START" if p.classes[p.at["z"] - p.first] == "b" else "END"
    if z in ("START", "MID", "END"):
        return str(z)
    return "APPROX" if p.get("w", "w2") == "APPROX" else None


def shift_of(p: Parse, *names: str) -> tuple[int, str] | None:
    """(-1 | 0 | 1, dct | ref | same | that) of the first shift word among the groups."""
    for name in names:
        if name in p.at:
            kind = p.classes[p.at[name] - p.first]
            return {"L": -1, "N": 1, "T": 0, "S": 0}.get(kind, 0), str(p.of[name])
    return None


def wider(a: str, b: str) -> bool:
    """Whether unit a is longer than unit b."""
    order = ["D", "WE", "W", "M", "Q", "SP", "SU", "FA", "WI", "HY", "Y", "DE", "CE"]
    return a in order and b in order and order.index(a) > order.index(b)
