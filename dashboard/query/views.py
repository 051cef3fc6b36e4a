"""Selection -> rows, one function a view. Each view leaves out the filter that it sets itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.charts.rows import Area, Bin, Lane, Mark, Point, Timeline, World
from dashboard.model import Event
from dashboard.query.columns import OPEN, Columns, Mask
from dashboard.query.selection import Selection
from dashboard.query.words import event_date_words

MARKS_IN_VIEW = 2000
"""Above this many marks the timeline shows counts: single marks in SVG took 384 ms at 1,000 and 1.8 s at 10,000."""
BINS = 120
"""Bars across the timeline when it shows counts: one for about eight pixels."""
LANES = 9
"""Countries that get a lane of their own; more do not fit a screen beside the map."""
CARDS = 60
"""Cards in the list: what a reader scrolls through; the rest is said and filtered for."""
OTHERS = "Other countries"
NOBODY = "No country named"


@dataclass(frozen=True, slots=True)
class Counts:
    """What the header says."""

    documents: int
    events: int
    undated: int
    leftovers: int
    failures: int
    shown: int


@dataclass(frozen=True, slots=True)
class Cards:
    """The first cards of a list, and how many there are."""

    cards: tuple[Mark, ...]
    total: int


def mark(columns: Columns, event: Event, selection: Selection, inside: bool = True) -> Mark:
    """An event as charts and lists show it; `inside` says whether the window lets it through."""
    best = event.best
    return Mark(
        event.id, event.title, best.type, best.subtype, best.status,
        best.when.first if best.when else None, best.when.last if best.when else None, event_date_words(event),
        tuple(columns.names.name(c) for c in best.countries), best.place.name if best.place else None,
        len(event.sources), event.independent_sources, event.agreement, tuple(d.field for d in event.disagreements),
        event.salience, best.negated, selection.chosen in (event.id, *event.aliases), inside,
    )  # fmt: skip


def _marks(columns: Columns, rows: Sequence[int], selection: Selection, inside: Mask | None = None) -> tuple[Mark, ...]:
    return tuple(mark(columns, columns.events[i], selection, inside is None or bool(inside[i])) for i in rows)


def counts(columns: Columns, selection: Selection) -> Counts:
    """How much was read, found, left out and selected."""
    return Counts(
        len(columns.documents), len(columns.events), int((~columns.placed).sum()), columns.leftovers,
        len(columns.failures), int(columns.mask(selection).sum()),
    )  # fmt: skip


def by_salience(columns: Columns, mask: Mask) -> list[int]:
    """Rows of the mask, the most salient first, then the earliest."""
    rows = np.flatnonzero(mask)
    return [int(i) for i in rows[np.lexsort((rows, columns.first[rows], -columns.salience[rows]))]]


# --- list and tray --------------------------------------------------------------------------------


def cards(columns: Columns, selection: Selection, limit: int = CARDS) -> Cards:
    """The events of the selection, dated ones first, the most salient first."""
    mask = columns.mask(selection)
    rows = by_salience(columns, mask & columns.placed) + by_salience(columns, mask & ~columns.placed)
    return Cards(_marks(columns, rows[:limit], selection), len(rows))


def tray(columns: Columns, selection: Selection, limit: int = CARDS) -> Cards:
    """Undated events of the other filters: no window can hold them."""
    rows = by_salience(columns, columns.mask(selection, without=("window",)) & ~columns.placed)
    return Cards(_marks(columns, rows[:limit], selection), len(rows))


# --- timeline -------------------------------------------------------------------------------------


def timeline(columns: Columns, selection: Selection, focus: Sequence[str] = (), view: tuple[int, int] | None = None) -> Timeline:
    """Lanes of dated events. What the window leaves out stays, as context; `view` are the days in sight."""
    mask = columns.mask(selection, without=("window",)) & columns.placed
    inside = columns.window(selection)
    extent = columns.extent
    first, last = extent if extent is not None else (None, None)
    in_view = mask
    if view is not None:
        in_view = mask & (columns.last >= view[0]) & (columns.first <= view[1])
    lanes = _lanes(columns, mask, selection, focus)
    drawn = sum(int((in_view & members).sum()) for _, members in lanes)
    crowded = drawn > MARKS_IN_VIEW
    rows = []
    for code, members in lanes:
        kept = mask & members
        marks = () if crowded else _marks(columns, [int(i) for i in np.flatnonzero(kept)], selection, inside)
        name = code if code in (OTHERS, NOBODY) else columns.names.name(code)
        real = None if code in (OTHERS, NOBODY) else code
        rows.append(Lane(real, name, marks, int(kept.sum()), code in focus, code in selection.countries))
    bins: tuple[Bin, ...] = ()
    if crowded and first is not None and last is not None:
        bins = _bins(columns, [in_view & members for _, members in lanes], view or columns.fit or (first, last))
    return Timeline(
        tuple(rows), bins, first, last, selection.since, selection.until, int((mask & inside).sum()), columns.fit, columns.bulk,
    )  # fmt: skip


def _lanes(columns: Columns, mask: Mask, selection: Selection, focus: Sequence[str]) -> list[tuple[str, Mask]]:
    """Focus countries first, then the most told of; what is left shares two lanes. An event stands in each of its countries."""
    count = columns.country.counts(mask)
    wanted = [c for c in (*focus, *selection.countries) if c in count or c in focus]
    ranked = sorted(count, key=lambda code: (-count[code], code))
    chosen = list(dict.fromkeys([*wanted, *ranked]))[: max(LANES, len(dict.fromkeys(wanted)))]
    lanes = [(code, columns.country.mask([code])) for code in chosen]
    in_lane = columns.country.mask(chosen)
    named = columns.country.mask(columns.country.keys)
    for name, members in ((OTHERS, named & ~in_lane), (NOBODY, ~named)):
        if (mask & members).any():
            lanes.append((name, members))
    return lanes


def _bins(columns: Columns, masks: Sequence[Mask], view: tuple[int, int]) -> tuple[Bin, ...]:
    """Counts of events that begin (or, where the beginning is open, end) in each of `BINS` stretches."""
    low, high = view
    width = max(1, -(-(high - low + 1) // BINS))
    start = np.where(columns.first > -OPEN, columns.first, columns.last)
    slot = np.clip((start - low) // width, 0, BINS - 1)
    kind = np.zeros(len(columns.events), np.int64)
    kind[columns.type.rows] = columns.type.codes
    found = []
    for lane, mask in enumerate(masks):
        table = np.bincount(slot[mask] * len(columns.type.keys) + kind[mask], minlength=BINS * len(columns.type.keys))
        for cell in np.flatnonzero(table):
            at, type_ = divmod(int(cell), len(columns.type.keys))
            begin = low + at * width
            found.append(Bin(lane, columns.type.keys[type_], begin, begin + width - 1, int(table[cell])))
    return tuple(found)


# --- map ------------------------------------------------------------------------------------------


def world(columns: Columns, selection: Selection) -> World:
    """Countries as areas, cities as points. Countries outside the filter stay, so that one may be added by a click."""
    mask = columns.mask(selection, without=("countries", "places"))
    told = columns.country.counts(mask)
    mentions = columns.mention.counts(mask)
    areas, regions = [], []
    for code in sorted(told):
        shape = columns.names.alpha3(code)
        if shape is None:
            regions.append((code, columns.names.name(code), told[code]))
            continue
        areas.append(Area(code, shape, columns.names.name(code), told[code], mentions.get(code, 0), code in selection.countries))
    named = columns.country.mask(columns.country.keys)
    return World(
        tuple(areas), _points(columns, selection), selection.shade,
        tuple(sorted(regions, key=lambda r: (-r[2], r[0]))), int((mask & ~named).sum()),
    )  # fmt: skip


def _points(columns: Columns, selection: Selection) -> tuple[Point, ...]:
    mask = columns.mask(selection, without=("places",)) & columns.place.mask(columns.place.keys)
    at: dict[str, list[int]] = {}
    for i in by_salience(columns, mask):
        place = columns.events[i].best.place
        if place is not None and place.precision == "point" and place.latitude is not None:
            at.setdefault(place.id, []).append(i)
    points = []
    for place_id, rows in sorted(at.items()):
        place = columns.events[rows[0]].best.place
        assert place is not None and place.latitude is not None and place.longitude is not None
        points.append(
            Point(place_id, place.name, place.country, place.latitude, place.longitude,
                  _marks(columns, rows[:CARDS], selection), len(rows), place_id in selection.places)
        )  # fmt: skip
    return tuple(points)
