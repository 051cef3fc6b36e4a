"""What the charts are drawn from: rows, nothing else. `query` fills them; no chart sees a store.

Days are integers since 1970-01-01 as in `model`; texts are plain, and escaped by the charts.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """One event as it is drawn and listed. `first`, `last` None is an open side; both None is undated."""

    id: str
    title: str
    type: str
    subtype: str | None
    status: str
    first: int | None
    last: int | None
    when: str  # the date as words, or "no date: …"
    countries: tuple[str, ...]  # names
    place: str | None
    sources: int
    independent: int
    agreement: str
    disagreements: tuple[str, ...]
    salience: float
    negated: bool = False
    chosen: bool = False
    inside: bool = True  # whether it counts under the selected window

    @property
    def dated(self) -> bool:
        return self.first is not None or self.last is not None


@dataclass(frozen=True, slots=True)
class Lane:
    """A country's line on the timeline; `code` is None for the lanes of all others and of none."""

    code: str | None
    name: str
    marks: tuple[Mark, ...]
    total: int
    focus: bool = False
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Bin:
    """Events of one type that begin in [first, last] in a lane, where single marks would be too many."""

    lane: int
    type: str
    first: int
    last: int
    count: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lanes with marks, or with bins instead when `bins` is not empty. `first`, `last` span all that is dated, `fit` what
    the first view fits: all of it, unless a few far ones would press the others into a corner."""

    lanes: tuple[Lane, ...]
    bins: tuple[Bin, ...]
    first: int | None
    last: int | None
    since: int | None
    until: int | None
    shown: int
    fit: tuple[int, int] | None = None
    bulk: tuple[int, int] | None = None  # the shortest stretch that holds most of it


@dataclass(frozen=True, slots=True)
class Area:
    """A country as an area; a mention of a country is never a pin."""

    code: str  # ISO 3166-1 alpha-2
    shape: str  # alpha-3, the key of the map's shapes
    name: str
    events: int
    mentions: int
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A city or building where events are, WGS-84 degrees. `chosen` opens it out into its single events."""

    id: str
    name: str
    country: str | None
    latitude: float
    longitude: float
    marks: tuple[Mark, ...]
    total: int
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class World:
    """What the map draws."""

    areas: tuple[Area, ...]
    points: tuple[Point, ...]
    shade: str  # events · mentions
    regions: tuple[tuple[str, str, int], ...] = ()  # (code, name, events): they have no area of their own here
    nowhere: int = 0  # events that name no country at all


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a trade series, US dollars. `low` and `high` where several sources say it (mirror or rivals)."""

    year: int
    value: float
    source: str
    note: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """Values of one reporter, partner, flow and definition. Its gaps are not joined, nor is it to another definition."""

    reporter: str
    partner: str
    flow: str  # export import turnover; of a pair as seen from the country that stands first in the panel's title
    definition: str
    official: bool
    values: tuple[Value, ...]
    words: str = ""  # "Exports of Nicaragua to Russia"


@dataclass(frozen=True, slots=True)
class Mirror:
    """What goes one way between two countries, as both report it: (year, exporter's FOB, importer's CIF), dollars."""

    title: str  # "Russia to Cuba"
    flow: str  # export or import, seen from the partner that stands first in the panel's title
    values: tuple[tuple[int, float | None, float | None], ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """One small chart of trade: a country's totals, or a pair with official series, published values and claims."""

    title: str
    series: tuple[Series, ...]
    mirrors: tuple[Mirror, ...] = ()
    claims: tuple[ClaimRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Trade:
    """What the trade charts draw; `since` and `until` are the selected window."""

    totals: tuple[Panel, ...]
    pairs: tuple[Panel, ...]
    since: int | None
    until: int | None
    official_pairs: bool  # whether an official bilateral series is in the store
    events: tuple[Mark, ...] = ()
    sources: tuple[str, ...] = ()  # of the totals, with licence


@dataclass(frozen=True, slots=True)
class Wording:
    """What one source says of a claim, letter for letter."""

    document: str
    source: str
    words: str
    reading: str  # "25 %", "about 25 %", "×2.3"
    ratio: float | None
    speaker: str | None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """Figures of one measure told by one or several documents. `ratio` where it tells a change."""

    id: str
    title: str
    period: str
    first: int | None
    last: int | None
    ratio: float | None
    low: float | None
    high: float | None
    reading: str
    sources: int
    independent: int
    agreement: str
    wordings: tuple[Wording, ...]
    salience: float = 0.0
    chosen: bool = False
    amount: float | None = None  # US dollars, where it tells an amount
    verdict: str = "nothing to compare with"  # against official series: or within, outside, not comparable
    verdict_words: str = ""


@dataclass(frozen=True, slots=True)
class Implication:
    """What claims say together, with the arithmetic shown. `verdict`: implies · contradiction · slip."""

    text: str
    arithmetic: str
    verdict: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claims:
    """Claims of the selection: what can be compared on a ratio axis, and what cannot."""

    changes: tuple[ClaimRow, ...]  # ratios, comparable on one axis
    levels: tuple[ClaimRow, ...]  # amounts, counts, shares
    implications: tuple[Implication, ...] = ()
