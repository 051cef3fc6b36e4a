"""One document through the stages, each claiming its spans in this order."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from dashboard.errors import SettingError
from dashboard.extract.quotes import find_quotes
from dashboard.model import Document, Extraction, Leftover, Mention, Place
from dashboard.text import sentences

KINDS = ("dates", "places", "figures", "quotes", "events")
"""What is looked for, in the order in which `extract` prints it; `ranges` come with `dates`."""
_NEEDS: dict[str, frozenset[str]] = {
    "dates": frozenset({"dates"}),
    "places": frozenset({"places"}),
    "quotes": frozenset({"quotes"}),
    "figures": frozenset({"dates", "places", "quotes", "figures"}),  # what a figure measures stands in the others
    "events": frozenset(KINDS),
}
DATELINE_REACH = 60
"""Code points between a dateline's place and its date, on one line: 'HAVANA, Cuba (Prensa Latina) - 29 September'."""


def kinds(names: Iterable[str]) -> frozenset[str]:
    """The kinds to run for those that are asked for. Raises SettingError for a word that is no kind."""
    wanted: frozenset[str] = frozenset()
    for name in names:
        if name not in _NEEDS:
            raise SettingError("no such kind", value=name, remedy=f"The kinds are {', '.join(KINDS)}")
        wanted |= _NEEDS[name]
    return wanted


def extract(document: Document, only: Iterable[str] = KINDS) -> Extraction:
    """All that one document says of the kinds in `only`, and what these need."""
    wanted = kinds(only)
    document = _dateline(_clean(document), _dates)
    read = sentences(document)
    dates: Any = ()
    ranges: Any = ()
    places: Any = ()
    figures: Any = ()
    quotes: Any = ()
    events: Any = ()
    leftovers: list[Leftover] = []
    if "dates" in wanted and _dates:
        told = _dates(document, read)
        dates, ranges = told.mentions, told.ranges
        leftovers += told.leftovers
    if "figures" in wanted and _figures:
        counted = _figures(document, read, [m.span for m in (*dates, *ranges)])
        figures = counted.mentions
        leftovers += counted.leftovers
    if "quotes" in wanted:
        said = find_quotes(document, read)
        quotes = said.mentions
        leftovers += said.leftovers
    if "figures" in wanted and _measure:
        figures = _measure(document, read, figures, dates, places, quotes)
    if "events" in wanted and _events:
        happened = _events(document, read, dates, ranges, places, figures, quotes)
        events = happened.mentions
        leftovers += happened.leftovers
    return Extraction(document, tuple(dates), tuple(ranges), tuple(places), tuple(figures), tuple(quotes), tuple(events), tuple(leftovers))


def _dateline_place(document: Document, places: Sequence[Mention[Place]]) -> Mention[Place] | None:
    """Where the document speaks: the first place in a dateline block, or on the line before the dateline's date."""
    stretches = [(b.start, b.end) for b in document.blocks if b.role == "dateline"]
    told = document.published.span if document.published else None
    if told is not None and document.published and document.published.basis == "dateline":
        line = document.text.rfind("\n", 0, told.start) + 1
        stretches.append((max(line, told.start - DATELINE_REACH), told.end))
    for start, end in stretches:
        for place in places:
            if start <= place.span.start and place.span.end <= end and place.value.kind in ("city", "country", "region"):
                return place
    return None


def _room(module: str, name: str) -> Callable[..., Any] | None:
    try:
        return getattr(importlib.import_module(module), name, None)
    except Exception:  # until every room is furnished
        return None


_clean = _room("dashboard.clean", "clean") or (lambda document: document)
_dateline = _room("dashboard.dateline", "dateline") or (lambda document, find_dates: document)
_dates = _room("dashboard.extract.dates", "find_dates")
_figures = _room("dashboard.extract.figures", "find_figures")
_measure = _room("dashboard.extract.measures", "measure")
_events = _room("dashboard.extract.events", "find_events")
_ = replace
