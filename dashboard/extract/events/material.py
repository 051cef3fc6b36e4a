"""What the other stages found in one document, asked by position, and what an event is before folding."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.extract.events.lexicon import Frame
from dashboard.extract.people import People
from dashboard.model import Figure, Mention, Participant, Place, Quote, Span, When
from dashboard.text import Sentence


@dataclass(slots=True)
class Dated:
    """A date that stands with a trigger. `side`: both ends, or only the first (opening) or the last (until)."""

    when: When
    side: str = "both"
    position: int = 0


@dataclass(slots=True)
class Candidate:
    """One mention of an event before folding."""

    start: int
    end: int
    type: str
    subtype: str
    status: str
    why: str
    sentence: Sentence
    negated: bool = False
    countries: list[str] = field(default_factory=list)
    subjects: list[str] = field(default_factory=list)
    objects: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    participants: list[Participant] = field(default_factory=list)
    place: Place | None = None
    dates: list[Dated] = field(default_factory=list)
    figures: list[Span] = field(default_factory=list)
    quotes: list[Span] = field(default_factory=list)
    claim_by: str | None = None
    frame: Frame | None = None
    definite: bool = False
    opening: bool = False
    weight: int = 0
    key: str = ""
    speaker: str = ""
    period: When | None = None
    title: bool = False
    verbal: bool = False
    clause: int = 0
    governing: str = ""
    reduced: bool = False
    infinitive: bool = False
    guessed: bool = False
    more: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class Material:
    """What the other stages found in one document, ready to be asked by position."""

    text: str
    people: People
    dates: list[Mention[When]]
    ranges: list[Mention[When]]
    places: list[Mention[Place]]
    figures: list[Mention[Figure]]
    quotes: list[Mention[Quote]]
    starts: dict[str, list[int]] = field(default_factory=dict)
    _said: dict[str, list[Span]] | None = None

    def __post_init__(self) -> None:
        for name in ("dates", "ranges", "places", "figures", "quotes"):
            mentions = sorted(getattr(self, name), key=lambda m: (m.span.start, -m.span.end))
            setattr(self, name, mentions)
            self.starts[name] = [m.span.start for m in mentions]

    def _within(self, name: str, start: int, end: int) -> list[Any]:
        starts = self.starts[name]
        found: list[Any] = getattr(self, name)[bisect_left(starts, start) : bisect_left(starts, end)]
        return found

    def dates_in(self, start: int, end: int) -> list[Mention[When]]:
        """Dates with a place on the axis, the ranges in place of the dates they are made of."""
        ranges = [r for r in self._within("ranges", start, end) if r.value.placed]
        alone = [
            d for d in self._within("dates", start, end)
            if d.value.placed and d.value.type in ("DATE", "TIME", "DURATION") and not any(r.span.touches(d.span) for r in ranges)
        ]  # fmt: skip
        return sorted([*ranges, *alone], key=lambda m: m.span.start)

    def places_in(self, start: int, end: int) -> list[Mention[Place]]:
        return self._within("places", start, end)

    def figures_in(self, start: int, end: int) -> list[Mention[Figure]]:
        return self._within("figures", start, end)

    def quotes_over(self, start: int, end: int) -> list[Mention[Quote]]:
        """Quotations that touch [start, end)."""
        starts = self.starts["quotes"]
        at = bisect_left(starts, end)
        return [q for q in self.quotes[max(0, at - 6) : at] if q.span.end > start]

    def said_by(self, speaker: str) -> list[Span]:
        """All that a speaker is quoted with, terms left out."""
        if self._said is None:
            self._said = {}
            for q in self.quotes:
                if q.value.speaker and q.value.kind != "term":
                    self._said.setdefault(q.value.speaker, []).append(q.span)
        return self._said.get(speaker, [])

    def quoting(self, position: int) -> Mention[Quote] | None:
        """The quotation in marks that a position lies in; transcripts are not meant."""
        for q in self.quotes_over(position, position + 1):
            if q.value.kind in ("direct", "partial"):
                return q
        return None


def countries_of(places: Sequence[Mention[Place]]) -> list[str]:
    out: list[str] = []
    for p in places:
        code = p.value.country
        if code and code not in out:
            out.append(code)
    return out


_POSSESSIVES = ("'s", "’s")


def is_ground(p: Mention[Place], text: str) -> bool:
    """Whether something can have happened in a place by its words: no league of nations, nobody's possession, no actor."""
    wide = len(p.value.country or "") != 2 and p.value.kind in ("country", "region", "demonym")
    return p.role in ("location", "") and not wide and text[p.span.end : p.span.end + 2] not in _POSSESSIVES
