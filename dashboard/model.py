"""The nouns of Dateline. Frozen, standard library only; read this file first.

A *document* is text with offsets. A *mention* is a value, the words that say it, and the rule that read
them so. What several documents tell is folded into *events* and *claims*. Offsets are Unicode code points
into `Document.text`, end exclusive. Days are integers since 1970-01-01 (proleptic Gregorian, so BC fits).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)

# --- days and ids ---------------------------------------------------------------------------------


def day_number(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01 of a proleptic Gregorian date; `year` is astronomical (1 BC is 0)."""
    y = year - (month <= 2)
    era, yoe = divmod(y, 400)
    doy = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146097 + yoe * 365 + yoe // 4 - yoe // 100 + doy - 719468


@lru_cache(maxsize=65_536)
def civil(day: int) -> tuple[int, int, int]:
    """(year, month, day of month) of a day number; the inverse of `day_number`."""
    era, doe = divmod(day + 719468, 146097)
    yoe = (doe - doe // 1460 + doe // 36524 - doe // 146096) // 365
    doy = doe - (365 * yoe + yoe // 4 - yoe // 100)
    mp = (5 * doy + 2) // 153
    month = mp + 3 if mp < 10 else mp - 9
    return yoe + era * 400 + (month <= 2), month, doy - (153 * mp + 2) // 5 + 1


def iso_day(day: int | None) -> str | None:
    """`2023-09-29` of a day number; years before 1 carry a minus sign (`-0263-01-01`)."""
    if day is None:
        return None
    y, m, d = civil(day)
    return f"{'-' if y < 0 else ''}{abs(y):04d}-{m:02d}-{d:02d}"


def parse_day(text: str) -> int:
    """Day number of `YYYY-MM-DD`, years before 1 with a minus sign. Raises ValueError for another form
    and for a day the calendar does not have."""
    sign, body = (-1, text[1:]) if text.startswith("-") else (1, text)
    parts = body.split("-")
    if len(parts) != 3 or [len(p) for p in parts] != [4, 2, 2] or not all(p.isascii() and p.isdigit() for p in parts):
        raise ValueError(f"not a date of the form YYYY-MM-DD: {text!r}")
    y, m, d = sign * int(parts[0]), int(parts[1]), int(parts[2])
    if not 1 <= m <= 12 or not 1 <= d <= 31 or civil(day_number(y, m, d)) != (y, m, d):
        raise ValueError(f"not a day of the calendar: {text!r}")
    return day_number(y, m, d)


def content_id(*parts: object) -> str:
    """Id of 16 hex digits that depends on nothing but its parts: equal content, equal id, everywhere."""
    data = json.dumps([p if isinstance(p, (str, int, type(None))) else str(p) for p in parts], ensure_ascii=True)
    return hashlib.sha256(data.encode("ascii")).hexdigest()[:16]


# --- documents ------------------------------------------------------------------------------------

ROLES = ("title", "body", "byline", "dateline", "caption", "repeat", "quoted", "entry", "related", "furniture", "comment")
READ_IN_FULL = frozenset({"title", "body", "quoted", "entry"})
"""Roles in which everything is looked for."""
READ_FOR_DATES_AND_PLACES = READ_IN_FULL | {"byline", "dateline", "caption", "repeat"}
"""Roles in which dates and places are looked for; in the others nothing is."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document came from. One source has one current document; changed bytes replace it."""

    id: str
    location: str  # path relative to what was ingested, URL, or given id
    kind: str  # file · url · given
    publisher: str | None = None
    language: str | None = None
    url: str | None = None  # where it was published, http or https


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph as found, and what it is: one of `ROLES`."""

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Span:
    """These words, there."""

    document_id: str
    start: int
    end: int
    text: str

    def touches(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of time, never more precise than the words.

    `first` and `last` are the inclusive days that the words allow, None where there are none or where that
    side is open. `value` and `mod` are TIMEX3's; `precision` is what the words gave: minute day week month
    quarter season half year decade century, or None (vague references, durations, sets).
    """

    type: str  # DATE TIME DURATION SET
    value: str
    first: int | None = None
    last: int | None = None
    precision: str | None = None
    mod: str | None = None  # START MID END APPROX BEFORE AFTER

    @property
    def placed(self) -> bool:
        """Whether it can stand on a timeline."""
        return self.first is not None or self.last is not None


@dataclass(frozen=True, slots=True)
class Mention(Generic[T_co]):
    """A value, the words that say it, the part they play, and the rule that read them so."""

    span: Span
    value: T_co
    role: str
    why: str


@dataclass(frozen=True, slots=True)
class Published:
    """When a document speaks. `span` is None where metadata, a URL or the caller told it.

    `basis`: dateline · byline · title · metadata · url · given.
    """

    when: When
    basis: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One article. `text` is the only text that offsets point into."""

    id: str
    source: Source
    text: str
    title: str | None = None
    author: str | None = None
    language: str | None = None
    published: Published | None = None
    place: Mention[Place] | None = None
    blocks: tuple[Block, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The words between two offsets. A finder that matched words hands them to `text.span` instead."""
        return Span(self.id, start, end, self.text[start:end])


def document_id(source: Source, data: bytes) -> str:
    """Hash of where it came from and of its bytes: the same article twice is one document, changed bytes another."""
    return content_id(source.id, hashlib.sha256(data).hexdigest())


# --- values ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """A toponym's referent. Latitude and longitude in WGS-84 degrees; None for regions without a point.

    `country`: ISO 3166-1 alpha-2, UN M49 for supranational regions, `x-…` where M49 has none.
    `kind`: country region city facility demonym. `precision`: point (a city or building) or area.
    """

    id: str
    name: str
    kind: str
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: str


@dataclass(frozen=True, slots=True)
class Toponym:
    """Words that name a place, before it is known which one.

    `key` is the folded name to look up. `kind`: name demonym metonym; of names that only a pattern found, what the
    pattern tells: region city facility. `role` as in `Mention.role` of places. `within` are the keys of names that say
    where it lies (`texas` for Paris in "Paris, Texas"). `score` is the weight of evidence (log odds, 0 is even).
    """

    span: Span
    key: str
    kind: str
    role: str
    score: float
    why: str
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it measures, comparable.

    `quantity` is in `unit`, scaled (20 billion = 2e10); `high` the other end of a range. `ratio` is new over
    old wherever a change is told. `kind`: percent ratio money people count measure duration age ordinal.
    `unit`: percent, times, an ISO 4217 code, a unit of measure, or the counted noun's lemma.
    `bound`: = ~ <~ > >= < <=. `subject`, `partner`: codes as in `Place.country`.
    """

    kind: str
    quantity: Decimal
    unit: str
    high: Decimal | None = None
    bound: str = "="
    ratio: Decimal | None = None
    measure: str | None = None
    subject: str | None = None
    partner: str | None = None
    commodity: str | None = None
    period: When | None = None
    claim_by: str | None = None
    bound_span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Said to have said. `kind`: direct partial transcript term. `speaker` is the resolved name,
    `speaker_span` the words that name the speaker there, pronouns included."""

    kind: str
    words: str
    speaker: str | None = None
    speaker_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody in an event. `role`: actor target speaker host organiser participant …"""

    name: str
    role: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class EventMention:
    """What one document tells of one happening. `span` is the head word of the clearest mention.

    `type` is a key of reference/event_types.json; `status`: happened ongoing planned hypothetical habitual;
    `date_basis`: explicit range venue published, None where there is no date. `also` are further mentions of
    the same happening in the same document; `sentence` is where `span` stands. `figures` and `quotes` are the
    spans of those mentions.
    """

    span: Span
    type: str
    subtype: str | None
    status: str
    why: str
    sentence: Span
    negated: bool = False
    when: When | None = None
    date_basis: str | None = None
    place: Place | None = None
    countries: tuple[str, ...] = ()
    participants: tuple[Participant, ...] = ()
    figures: tuple[Span, ...] = ()
    quotes: tuple[Span, ...] = ()
    claim_by: str | None = None
    also: tuple[Span, ...] = ()

    @property
    def id(self) -> str:
        return content_id("event", self.span.document_id, self.span.start, self.span.end)


@dataclass(frozen=True, slots=True)
class Leftover:
    """What looked like something and was not used, and why not."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document says, as the stages found it."""

    document: Document
    dates: tuple[Mention[When], ...] = ()
    ranges: tuple[Mention[When], ...] = ()
    places: tuple[Mention[Place], ...] = ()
    figures: tuple[Mention[Figure], ...] = ()
    quotes: tuple[Mention[Quote], ...] = ()
    events: tuple[EventMention, ...] = ()
    leftovers: tuple[Leftover, ...] = ()


# --- what several documents tell ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One field on which sources differ for real. `values`: (document id, what it says), sorted."""

    field: str  # date place figure status
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Mentions of one happening, told once. `best` carries the best value of every key.

    `id` is that of the smallest mention; `aliases` are ids it had before groups joined. `sources` are document
    ids; copies and translations of one utterance count once in `independent_sources`. `agreement`: single
    agree compatible conflict. `salience` from 0 to 1: which to show first.
    """

    id: str
    best: EventMention
    mentions: tuple[EventMention, ...]
    sources: tuple[str, ...]
    independent_sources: int
    agreement: str
    title: str
    salience: float = 0.0
    disagreements: tuple[Disagreement, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """Figures of one measure, subject, partner and period, told once. Keys as for `Event`.

    `low` and `high` bound the value that all wordings allow, in `best.unit`, or as a ratio where `best.ratio`
    is given; None is an open side.
    """

    id: str
    best: Figure
    mentions: tuple[Mention[Figure], ...]
    sources: tuple[str, ...]
    independent_sources: int
    agreement: str
    title: str
    low: Decimal | None = None
    high: Decimal | None = None
    salience: float = 0.0
    disagreements: tuple[Disagreement, ...] = ()
    aliases: tuple[str, ...] = ()


def figure_mention_id(mention: Mention[Figure]) -> str:
    return content_id("figure", mention.span.document_id, mention.span.start, mention.span.end)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict on two mentions, events or claims, by id, left < right. A person's outranks every rule's."""

    left: str
    right: str
    verdict: str  # same different unsure
    who: str  # rule name, or person:<name>
    why: str


@dataclass(frozen=True, slots=True)
class Flow:
    """One value of an official or published trade series, with its provenance.

    `reporter`, `partner`: ISO 3166-1 alpha-3, or `W00` for the world, or M49 digits for groups.
    `flow`: export import turnover. `value` in current US dollars. `valuation`: FOB CIF unknown.
    `definition` separates series that must never be joined (goods · goods and services · …).
    `status`: official (a statistics file) or published (quoted by somebody; a claim, not statistics).
    """

    year: int
    reporter: str
    partner: str
    flow: str
    value: Decimal
    source: str
    status: str = "official"
    valuation: str = "unknown"
    definition: str = "goods"
    commodity: str = "TOTAL"
    licence: str = ""
    retrieved: str | None = None
    url: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be used, and why; it is listed, never dropped."""

    location: str
    reason: str
    tries: int = 1
