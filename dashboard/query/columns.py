"""One copy of the store's events in columns, for one store version; what the page counts is answered here.

A million events take about 45 MB and a window is counted in a millisecond, so every filter may meet every other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dashboard.model import Claim, Event, Failure, Flow
from dashboard.query.names import Names
from dashboard.query.selection import Selection
from dashboard.query.words import date_words
from dashboard.store import Listed
from dashboard.store.reading import Reader

BULK = 0.85
"""Share of the dated ends that the first view must hold; with the real articles one “since 1953” is one end in thirty."""
FAR = 12
"""Times by which far events may stretch the first view: at twelve, what is near still has eighty pixels. The real articles
need eight (claims over five years), "since 1953" would need seventy."""

NEAR = 120
"""Days below which a bulk is not taken for narrower: a season."""

Mask = NDArray[np.bool_]

WORLD = "W00"
"""The partner of totals in trade series."""
OPEN = 1 << 40
"""Day number that stands for an open side: beyond any calendar."""


class Bridge:
    """Which events carry which keys (countries, sources); one event may carry several, and `repeated` ones count each time."""

    def __init__(self, values: Sequence[Sequence[str]], repeated: bool = False) -> None:
        self.keys = tuple(sorted({key for keys in values for key in keys}))
        number = {key: i for i, key in enumerate(self.keys)}
        pairs = [(row, number[key]) for row, keys in enumerate(values) for key in (keys if repeated else dict.fromkeys(keys))]
        self.rows = np.array([row for row, _ in pairs], np.int64)
        self.codes = np.array([code for _, code in pairs], np.int64)
        self.number = number
        self.size = len(values)

    def mask(self, wanted: Iterable[str]) -> Mask:
        """Events that carry one of the wanted keys at least."""
        codes = [self.number[key] for key in wanted if key in self.number]
        found = np.zeros(self.size, bool)
        found[self.rows[np.isin(self.codes, codes)]] = True
        return found

    def counts(self, mask: Mask) -> dict[str, int]:
        """How many of the masked events carry each key."""
        counted = np.bincount(self.codes[mask[self.rows]], minlength=len(self.keys))
        return {key: int(n) for key, n in zip(self.keys, counted, strict=False) if n}


@dataclass
class Columns:
    """Everything that a view asks of one store version."""

    store: Reader
    names: Names
    version: int
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    flows: tuple[Flow, ...]
    documents: Mapping[str, Listed]
    failures: tuple[Failure, ...]
    first: NDArray[np.int64] = field(init=False)
    last: NDArray[np.int64] = field(init=False)
    placed: Mask = field(init=False)

    @classmethod
    def read(cls, store: Reader, names: Names | None = None) -> Columns:
        """Everything of the store's present version."""
        with store.snapshot():
            documents = {d.id: d for d in store.documents()}
            flows = tuple(dict.fromkeys(store.flows()))  # two files may tell one value
            return cls(store, names or Names(), store.version, store.events(), store.claims(), flows, documents, store.failures())

    def __post_init__(self) -> None:
        whens = [e.best.when for e in self.events]
        self.placed = np.array([w is not None and w.placed for w in whens], bool)
        self.first = np.array([w.first if w is not None and w.first is not None else -OPEN for w in whens], np.int64)
        self.last = np.array([w.last if w is not None and w.last is not None else OPEN for w in whens], np.int64)
        self.country = Bridge([e.best.countries for e in self.events])
        self.mention = Bridge([[c for m in e.mentions for c in m.countries] for e in self.events], repeated=True)
        self.source = Bridge([e.sources for e in self.events])
        self.type = Bridge([(e.best.type,) for e in self.events])
        self.status = Bridge([(e.best.status,) for e in self.events])
        self.place = Bridge([(e.best.place.id,) if e.best.place else () for e in self.events])
        self.salience = np.array([e.salience for e in self.events], np.float64)
        self.row = {name: i for i, e in enumerate(self.events) for name in (*e.aliases, e.id)}

    @cached_property
    def claim(self) -> dict[str, Claim]:
        return {name: c for c in self.claims for name in (*c.aliases, c.id)}

    @property
    def extent(self) -> tuple[int, int] | None:
        """The days that span everything dated."""
        return (int(self._ends[0]), int(self._ends[-1])) if len(self._ends) else None

    @cached_property
    def _ends(self) -> NDArray[np.int64]:
        """The closed ends of everything dated, sorted."""
        return np.sort(np.concatenate([self.first[self.placed & (self.first > -OPEN)], self.last[self.placed & (self.last < OPEN)]]))

    @cached_property
    def bulk(self) -> tuple[int, int] | None:
        """The shortest stretch of days that holds `BULK` of what is dated."""
        days = self._ends
        if not len(days):
            return None
        size = int(np.ceil(BULK * len(days)))
        at = int((days[size - 1 :] - days[: len(days) - size + 1]).argmin())
        return int(days[at]), int(days[at + size - 1])

    @cached_property
    def fit(self) -> tuple[int, int] | None:
        """The days that the first view fits: all that is dated, or its bulk if the rest lies so far off that it would take
        `FAR` times the room."""
        if self.bulk is None or self.extent is None:
            return None
        whole, near = self.extent[1] - self.extent[0], self.bulk[1] - self.bulk[0]
        return self.bulk if whole > FAR * max(near, NEAR) else self.extent

    def window(self, selection: Selection) -> Mask:
        """Events that count under the selected window; without one, all, also those without a date."""
        if selection.since is None and selection.until is None:
            return np.ones(len(self.events), bool)
        since = -OPEN if selection.since is None else selection.since
        until = OPEN if selection.until is None else selection.until
        if selection.certainty == "certainly":
            return self.placed & (self.first >= since) & (self.last <= until)
        return self.placed & (self.last >= since) & (self.first <= until)

    def mask(self, selection: Selection, *, without: Sequence[str] = ()) -> Mask:
        """Events that the selection lets through; `without` leaves filters out, so that a view that sets one
        still shows what else there is: window countries types statuses sources places words."""
        found = np.ones(len(self.events), bool)
        if "window" not in without:
            found &= self.window(selection)
        for name, bridge, wanted in (
            ("countries", self.country, selection.countries),
            ("types", self.type, selection.types),
            ("statuses", self.status, selection.statuses),
            ("sources", self.source, selection.sources),
            ("places", self.place, selection.places),
        ):
            if wanted and name not in without:
                found &= bridge.mask(wanted)
        if selection.words and "words" not in without:
            found &= self.matching(selection.words)
        return found

    def matching(self, words: str) -> Mask:
        """Events in whose passages the store's text search finds the words."""
        found = np.zeros(len(self.events), bool)
        found[[self.row[name] for name in self.store.search(words) if name in self.row]] = True
        return found

    @cached_property
    def totals(self) -> tuple[Flow, ...]:
        """Series of all goods with the whole world."""
        return tuple(f for f in self.flows if f.partner == WORLD and f.commodity == "TOTAL")

    @cached_property
    def pairs(self) -> dict[frozenset[str], list[Flow]]:
        """Series of all goods by pair of alpha-3 codes, official and published."""
        found: dict[frozenset[str], list[Flow]] = {}
        for flow in self.flows:
            if flow.partner != WORLD and flow.commodity == "TOTAL":
                found.setdefault(frozenset((flow.reporter, flow.partner)), []).append(flow)
        return found

    @cached_property
    def leftovers(self) -> int:
        """How much looked like something and was not used."""
        return sum(d.leftovers for d in self.documents.values())

    def label(self, document_id: str) -> str:
        """A document's name in lists: who published it and when it speaks, or its title, or its path."""
        d = self.documents.get(document_id)
        if d is None:
            return document_id
        when = f", {date_words(d.published.when)}" if d.published is not None else ""
        return (d.publisher or d.title or d.path) + when
