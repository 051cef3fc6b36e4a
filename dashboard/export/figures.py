"""The page's charts as figures that stand alone: a title, what was selected, a key of colours and the source inside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from dashboard import charts, query
from dashboard.charts.theme import LIGHT, Figure, cut, escaped, label, wrapped
from dashboard.model import iso_day
from dashboard.query import Columns, Selection

WIDTH = 1200
"""Pixels of a picture: as wide as a newsroom's page or half a print spread at 2 pixels a point."""
LINE = 17  # pixels of one line of the lead
LETTERS = 170  # of one line of the lead, at 12 px across `WIDTH`
NAMED = 5
"""Publishers named in the source line; the others are counted."""
NAME = 40  # letters of one of them


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart with its title, the sentence under it, its source line and its plotly figure as a plain dict."""

    name: str
    title: str
    lead: str
    source: str
    figure: Figure


Draw = Callable[[Columns, Selection, Sequence[str]], Figure]

DRAWN: dict[str, tuple[str, Draw]] = {
    "timeline": ("What happened when", lambda c, s, focus: charts.timeline(query.timeline(c, s, focus), LIGHT)),
    "map": ("Where it happened", lambda c, s, focus: charts.world(query.world(c, s), LIGHT, height=560)),
    "trade": ("Total trade of the countries", lambda c, s, focus: charts.totals(query.trade(c, s, focus), LIGHT)),
    "pairs": ("Trade between two countries, as published", lambda c, s, focus: charts.pairs(query.trade(c, s, focus), LIGHT)),
    "agreement": ("What the figures agree on", lambda c, s, focus: charts.claims(query.claims(c, s), LIGHT)),
}
"""Title and maker of each chart, in the order of the page."""


def chart(name: str, columns: Columns, selection: Selection, focus: Sequence[str] = ()) -> Chart:
    """One of `DRAWN` for a selection, without its frame."""
    title, draw = DRAWN[name]
    return Chart(name, title, described(columns, selection), source(columns, name), draw(columns, selection, focus))


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


def source(columns: Columns, name: str) -> str:
    """Where the values of a chart are from."""
    publishers = sorted({cut(d.publisher or d.title or d.path, NAME) for d in columns.documents.values()}, key=str.casefold)
    told = ", ".join(publishers[:NAMED]) + (f" and {len(publishers) - NAMED} more" if len(publishers) > NAMED else "")
    documents = f"{len(columns.documents)} documents ({told})" if publishers else "no documents"
    if name in ("trade", "pairs"):
        series = sorted({flow.source for flow in columns.flows})
        documents = "; ".join([*series, documents])
    return f"Source: {documents}. Made with Dateline."


def framed(c: Chart) -> Figure:
    """The figure with title, lead, key and source line drawn into it, on paper, for a picture.

    The layout's height grows by what the frame takes, so that the chart keeps its own.
    """
    figure = deepcopy(c.figure)
    layout: dict[str, Any] = figure["layout"]
    margin = dict(layout.get("margin", {}))
    lead = wrapped(c.lead, LETTERS, 3)
    source_line = wrapped(c.source, LETTERS, 3)
    key = _key(figure) if c.name == "timeline" else ""
    above = 52 + LINE * (lead.count("<br>") + 1) + (LINE + 8 if key else 0)
    below = 20 + LINE * (source_line.count("<br>") + 1)
    left, top, bottom = margin.get("l", 0), margin.get("t", 0), margin.get("b", 0)
    muted = {"size": 12, "color": LIGHT.muted}
    notes = [_note(lead, muted, 1, "bottom", top + above - 40 - LINE * (lead.count("<br>") + 1), left)]
    if key:
        notes.append(_note(key, {"size": 12, "color": LIGHT.ink}, 1, "bottom", top + 8, left))
    notes.append(_note(source_line, {**muted, "size": 11}, 0, "top", -(bottom + 8), left))
    layout |= {
        "title": {"text": f"<b>{escaped(c.title)}</b>", "font": {"size": 20, "color": LIGHT.ink}, "x": 0, "xanchor": "left", "y": 1,
                  "yanchor": "top", "yref": "container", "pad": {"l": 16, "t": 14}},
        "margin": {**margin, "t": top + above, "b": bottom + below},
        "annotations": [*layout.get("annotations", ()), *notes],
        "height": layout.get("height", 560) + above + below, "width": WIDTH,
        "paper_bgcolor": LIGHT.paper, "plot_bgcolor": LIGHT.paper, "autosize": False,
    }  # fmt: skip
    layout.pop("selections", None) if not layout.get("selections") else None
    figure["data"] = [{**trace, "uid": f"trace{i}"} for i, trace in enumerate(figure["data"])]  # else plotly makes random ones
    return figure


def _note(text: str, font: dict[str, Any], y: int, anchor: str, shift: float, left: float) -> dict[str, Any]:
    return {
        "text": text, "font": font, "showarrow": False, "align": "left", "xref": "paper", "yref": "paper", "x": 0, "xanchor": "left",
        "xshift": 14 - left, "y": y, "yanchor": anchor, "yshift": shift,
    }  # fmt: skip


def _key(figure: Figure) -> str:
    """The colours of event types that the figure uses; on the page the legend stands beside the chart."""
    used = repr(figure["data"])
    return "   ".join(
        f'<span style="color:{colour}">■</span> {label(kind)}' for kind, colour in LIGHT.types.items() if colour in used
    )
