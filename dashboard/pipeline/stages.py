"""One document through the stages, each claiming its spans in this order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dashboard.clean import clean
from dashboard.dateline import dateline
from dashboard.errors import SettingError
from dashboard.extract.dates import Dates, find_dates
from dashboard.extract.events import find_events
from dashboard.extract.figures import find_figures
from dashboard.extract.measures import measure
from dashboard.extract.places import find_places
from dashboard.extract.quotes import find_quotes
from dashboard.geocode import names, resolve
from dashboard.model import Document, EventMention, Extraction, Figure, Leftover, Mention, Place, Quote
from dashboard.text import sentences

KINDS = ("dates", "places", "figures", "quotes", "events")
"""What is looked for, in the order in which `extract` prints it; `ranges` come with `dates`."""
NEEDS: dict[str, frozenset[str]] = {
    "dates": frozenset({"dates"}),
    "places": frozenset({"places"}),
    "quotes": frozenset({"quotes"}),
    "figures": frozenset({"dates", "places", "figures", "quotes"}),  # what a figure measures stands in the others
    "events": frozenset(KINDS),
}
DATELINE_REACH = 60
"""Code points between a dateline's place and its date, on one line: 'HAVANA, Cuba (Prensa Latina) - 29 September'."""


def kinds(asked: Iterable[str]) -> frozenset[str]:
    """The kinds to run for those that are asked for. Raises SettingError for a word that is no kind."""
    wanted: frozenset[str] = frozenset()
    for kind in asked:
        if kind not in NEEDS:
            raise SettingError("no such kind", value=kind, remedy=f"The kinds are {', '.join(KINDS)}")
        wanted |= NEEDS[kind]
    return wanted


def extract(document: Document, only: Iterable[str] = KINDS) -> Extraction:
    """All that one document says of the kinds in `only`, and what these need; mentions in the order of the text."""
    wanted = kinds(only)
    document = dateline(clean(document), find_dates)
    read = sentences(document)
    told = Dates((), (), ())
    left: list[Leftover] = []
    places: tuple[Mention[Place], ...] = ()
    figures: tuple[Mention[Figure], ...] = ()
    quotes: tuple[Mention[Quote], ...] = ()
    events: tuple[EventMention, ...] = ()
    if "dates" in wanted:
        told = find_dates(document, read)
        left += told.leftovers
    if "figures" in wanted:
        counted = find_figures(document, read, [m.span for m in (*told.mentions, *told.ranges)])
        figures = counted.mentions
        left += counted.leftovers
    if "places" in wanted:
        found = find_places(document, read, names())
        places, unresolved = resolve(document, found.toponyms, names())
        document = replace(document, place=_place_of_dateline(document, places))
        left += [*found.leftovers, *unresolved]
    if "quotes" in wanted:
        said = find_quotes(document, read)
        quotes = said.mentions
        left += said.leftovers
    if "figures" in wanted:
        figures = measure(document, read, figures, told.mentions, places, quotes)
    if "events" in wanted:
        happened = find_events(document, read, told.mentions, told.ranges, places, figures, quotes)
        events = happened.mentions
        left += happened.leftovers
    return Extraction(document, told.mentions, told.ranges, places, figures, quotes, events, _in_order(left))


def _in_order(leftovers: Iterable[Leftover]) -> tuple[Leftover, ...]:
    return tuple(sorted(leftovers, key=lambda m: (m.span.start, m.span.end, m.reason)))


def _place_of_dateline(document: Document, places: Sequence[Mention[Place]]) -> Mention[Place] | None:
    """Where the document speaks: the first place in a dateline block, or on the line before the dateline's date."""
    stretches = [(b.start, b.end) for b in document.blocks if b.role == "dateline"]
    published = document.published
    if published is not None and published.basis == "dateline" and published.span is not None:
        line = document.text.rfind("\n", 0, published.span.start) + 1
        stretches.append((max(line, published.span.start - DATELINE_REACH), published.span.end))
    for start, end in stretches:
        for place in places:
            if start <= place.span.start and place.span.end <= end and place.value.kind in ("city", "country", "region"):
                return place
    return None
