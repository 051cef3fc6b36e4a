"""The page's charts as figures that stand alone: a title, what was selected, a key of colours and the source inside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from dashboard import charts, query
from dashboard.charts.theme import LIGHT, Figure, cut, escaped, label, wrapped
from dashboard.charts.trade import colours as trade_colours
from dashboard.model import iso_day
from dashboard.query import Columns, Selection

WIDTH = 1200
"""Pixels of a picture: as wide as a newsroom's page or half a print spread at 2 pixels a point."""
LINE = 17  # pixels of one line of the lead
LETTERS = 200  # of one line of the lead, at 12 px across `WIDTH`
NAMED = 5
"""Publishers named in the source line; the others are counted."""
NAME = 40  # letters of one of them
WORLD = "W00"  # the partner of totals


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart: title, lines under it, key (colours in plotly's pseudo-HTML), source line and plotly figure as a plain dict."""

    title: str
    lead: tuple[str, ...]
    key: str
    source: str
    figure: Figure


Drawn = tuple[Figure, str, str]
"""The figure, its key and what is to be said about it."""


def _timeline(columns: Columns, selection: Selection, focus: Sequence[str]) -> Drawn:
    rows = query.timeline(columns, selection, focus)
    used = {m.type for lane in rows.lanes for m in lane.marks} | {b.type for b in rows.bins}
    key = _key((colour, "■", label(kind)) for kind, colour in LIGHT.types.items() if kind in used)
    note = "An event is as long as the time that the words allow. Hollow: planned; hatched: hypothetical."
    return charts.timeline(rows, LIGHT), key, note


def _world(columns: Columns, selection: Selection, focus: Sequence[str]) -> Drawn:
    note = "Countries named are shaded areas; only cities are points, with the number of events there."
    figure = charts.world(query.world(columns, selection), LIGHT, height=560)
    return {**figure, "data": figure["data"] or [{"type": "scattergeo"}]}, "", note  # without a trace there is no map at all


def _totals(columns: Columns, selection: Selection, focus: Sequence[str]) -> Drawn:
    colours = trade_colours(LIGHT)
    key = _key([(colours["export"], "●", "Exports"), (colours["import"], "◆", "Imports"), (LIGHT.muted, "▲", "Events")])
    note = "With the world, current US dollars. Dotted: goods and services; where the definition changes, the line breaks."
    return charts.totals(query.trade(columns, selection, focus), LIGHT), key, note


def _pairs(columns: Columns, selection: Selection, focus: Sequence[str]) -> Drawn:
    rows, colours = query.trade(columns, selection, focus), trade_colours(LIGHT)
    key = _key([(colours["export"], "○", "Exports"), (colours["import"], "◇", "Imports"), (colours["turnover"], "□", "Turnover")])
    note = "Seen from the first named, current US dollars. Markers alone are values as published by the sources named, not statistics."
    return charts.pairs(rows, LIGHT), key, note if rows.official_pairs else f"{note} {NO_OFFICIAL_PAIRS}"


def _claims(columns: Columns, selection: Selection, focus: Sequence[str]) -> Drawn:
    rows = query.claims(columns, selection)
    note = " ".join(["Changes that the documents claim, as new over old.", *(i.text for i in rows.implications)])
    official = query.trade(columns, selection, focus).official_pairs
    return charts.claims(rows, LIGHT), "", note if official else f"{note} {NO_OFFICIAL_PAIRS}"


NO_OFFICIAL_PAIRS = "No official bilateral series is here; ingest a file of UN Comtrade, WITS, IMF, OEC or BACI to draw one."

DRAWN: dict[str, tuple[str, Callable[[Columns, Selection, Sequence[str]], Drawn]]] = {
    "timeline": ("What happened when", _timeline),
    "map": ("Where it happened", _world),
    "trade": ("Total trade of the countries", _totals),
    "pairs": ("Trade between two countries", _pairs),
    "agreement": ("Claims on one scale", _claims),
}
"""Title and maker of each chart, in the order of the page."""


def chart(name: str, columns: Columns, selection: Selection, focus: Sequence[str] = ()) -> Chart:
    """One of `DRAWN` for a selection, not yet framed."""
    title, draw = DRAWN[name]
    figure, key, note = draw(columns, selection, focus)
    return Chart(title, (described(columns, selection), note), key, source(columns, name), figure)


def _key(entries: Iterable[tuple[str, str, str]]) -> str:
    return "   ".join(f'<span style="color:{colour}">{sign}</span> {escaped(words)}' for colour, sign, words in entries)


def described(columns: Columns, selection: Selection) -> str:
    """What is selected, as one line of words."""
    named = columns.names.name
    window = {
        (False, False): "all dates", (True, False): f"since {iso_day(selection.since)}", (False, True): f"until {iso_day(selection.until)}",
        (True, True): f"{iso_day(selection.since)} to {iso_day(selection.until)}",
    }[selection.since is not None, selection.until is not None]  # fmt: skip
    if selection.since is not None or selection.until is not None:
        window += f" ({selection.certainty} inside)"
    parts = [
        window,
        _some("countries", map(named, selection.countries)),
        _some("types", map(label, selection.types)),
        _some("status", selection.statuses),
        _some("documents", map(columns.label, selection.sources)),
        f"{len(selection.places)} place{'s' * (len(selection.places) > 1)}" if selection.places else "",
        f"words: {selection.words}" if selection.words else "",
    ]
    shown = int(columns.mask(selection).sum())
    return " · ".join([f"{shown} of {len(columns.events)} events", *filter(None, parts)])


def _some(what: str, values: Iterable[str]) -> str:
    told = ", ".join(values)
    return f"{what}: {told}" if told else ""


def source(columns: Columns, name: str = "") -> str:
    """Where the values of a chart are from; without a name, those of all."""
    publishers = sorted({cut(d.publisher or d.title or d.path, NAME) for d in columns.documents.values()}, key=str.casefold)
    told = ", ".join(publishers[:NAMED]) + (f" and {len(publishers) - NAMED} more" if len(publishers) > NAMED else "")
    count = len(columns.documents)
    parts = [f"{count} document{'' if count == 1 else 's'} ({told})"] if count else []
    with_world = {"trade": (True,), "pairs": (False,), "": (True, False)}.get(name, ())
    parts = [*sorted({f.source for f in columns.flows if (f.partner == WORLD) in with_world}), *parts]
    return f"Source: {'; '.join(parts) or 'no documents'}. Made with Dateline."


def framed(c: Chart) -> Figure:
    """The figure with title, lead, key and source line drawn into it, on paper, for a picture.

    The layout's height grows by what the frame takes, so that the chart keeps its own.
    """
    figure = deepcopy(c.figure)
    layout: dict[str, Any] = figure["layout"]
    margin = dict(layout.get("margin", {}))
    left, top, bottom = (margin.get(side, 0) for side in "ltb")
    lead = "<br>".join(wrapped(line, LETTERS, 4) for line in c.lead if line)
    told = wrapped(c.source, LETTERS, 4)
    lines = lead.count("<br>") + 1
    above = 52 + LINE * lines + (LINE + 8 if c.key else 0)
    below = 20 + LINE * (told.count("<br>") + 1)
    muted = {"size": 12, "color": LIGHT.muted}
    notes = [_note(lead, muted, 1, "bottom", top + above - 40 - LINE * lines, left)]
    if c.key:
        notes.append(_note(c.key, {"size": 12, "color": LIGHT.ink}, 1, "bottom", top + 8, left))
    notes.append(_note(told, {**muted, "size": 11}, 0, "top", -(bottom + 8), left))
    layout |= {
        "title": {"text": f"<b>{escaped(c.title)}</b>", "font": {"size": 20, "color": LIGHT.ink}, "x": 0, "xanchor": "left", "y": 1,
                  "yanchor": "top", "yref": "container", "pad": {"l": 16, "t": 14}},
        "margin": {**margin, "t": top + above, "b": bottom + below},
        "annotations": [*layout.get("annotations", ()), *notes],
        "height": layout.get("height", 560) + above + below, "width": WIDTH,
        "paper_bgcolor": LIGHT.paper, "plot_bgcolor": LIGHT.paper, "autosize": False,
    }  # fmt: skip
    figure["data"] = [{**trace, "uid": f"trace{i}"} for i, trace in enumerate(figure["data"])]  # else plotly makes random ones
    return figure


def _note(text: str, font: dict[str, Any], y: int, anchor: str, shift: float, left: float) -> dict[str, Any]:
    return {
        "text": text, "font": font, "showarrow": False, "align": "left", "xref": "paper", "yref": "paper", "x": 0, "xanchor": "left",
        "xshift": 14 - left, "y": y, "yanchor": anchor, "yshift": shift,
    }  # fmt: skip
