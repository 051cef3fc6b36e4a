"""Trade: totals as small multiples, pairs as published. A break in definition splits a line; a gap stays a gap."""

from __future__ import annotations

import math
from typing import Any

from dashboard.charts.rows import Mirror, Panel, Series, Trade, Value
from dashboard.charts.theme import Figure, Theme, date, empty, escaped, layout, tinted, wrapped
from dashboard.model import civil, day_number

FLOWS = {"export": "Exports", "import": "Imports", "turnover": "Turnover"}
SYMBOLS = {"export": "circle", "import": "diamond", "turnover": "square"}
PANEL = 196  # pixels of one small chart's height
ACROSS = 5
"""Small charts beside each other on a large screen."""
GAP_X, GAP_Y = 0.06, 0.2


def colours(t: Theme) -> dict[str, str]:
    """One colour for each flow."""
    return {"export": t.accent, "import": t.types["TRADE"], "turnover": t.muted}


def steps(highest: float) -> list[float]:
    """Two to five round values up to the highest, without the zero."""
    size = 10 ** math.floor(math.log10(highest)) if highest > 0 else 1.0
    step = next(size * k for k in (0.2, 0.5, 1, 2, 5) if highest / (size * k) < 4.5)
    return [step * i for i in range(1, int(highest / step) + 1)]


def money(value: float, prefix: str = "US$ ") -> str:
    """US dollars in words: `US$ 14.2 bn`."""
    for scale, name in ((1e12, "tn"), (1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if abs(value) >= scale:
            return f"{prefix}{value / scale:,.3g} {name}"
    return f"{prefix}{value:,.0f}"


def totals(rows: Trade, t: Theme, *, narrow: bool = False) -> Figure:
    """Exports and imports with the world, one small chart a country, each on its own scale."""
    return _multiples(rows.totals, rows, t, 2 if narrow else ACROSS, "No totals of these countries are in the store")


def pairs(rows: Trade, t: Theme, *, narrow: bool = False) -> Figure:
    """What one country's trade with another is said to be: official series as lines, published claims as markers."""
    return _multiples(rows.pairs, rows, t, 2 if narrow else ACROSS, "No bilateral values of these countries are in the store")


def _multiples(panels: tuple[Panel, ...], rows: Trade, t: Theme, across: int, words: str) -> Figure:
    if not panels:
        return empty(t, words, 160)
    across = min(across, len(panels))
    down = -(-len(panels) // across)
    values = {i: _values(p) for i, p in enumerate(panels)}
    years = [year for told in values.values() for year, _ in told] or [2000]
    low, high = min(years), max(years)
    data: list[dict[str, Any]] = []
    axes: dict[str, Any] = {}
    notes: list[dict[str, Any]] = []
    gap_y = GAP_Y / down if down > 1 else 0.0
    for i, panel in enumerate(panels):
        column, row = i % across, i // across
        number = "" if i == 0 else str(i + 1)
        width, height = (1 - GAP_X * (across - 1)) / across, (1 - gap_y * (down - 1)) / down
        left, top = column * (width + GAP_X), 1 - row * (height + gap_y)
        right = left + width
        bottom = top - height
        highest = max((value for _, value in values[i]), default=1.0)
        levels = steps(highest)
        axes[f"xaxis{number}"] = {
            "type": "date",
            "domain": [left, min(right, 1.0)],
            "anchor": f"y{number}",
            "range": [f"{low - 1}-07-01", f"{high + 1}-02-01"],
            "gridcolor": t.grid,
            "zeroline": False,
            "tickfont": {"size": 10, "color": t.muted},
            "nticks": 5,
            "fixedrange": True,
            "tickformat": "%Y",
            "hoverformat": "%Y",
        }
        axes[f"yaxis{number}"] = {
            "domain": [max(bottom, 0.0), top - 0.09 / down],
            "anchor": f"x{number}",
            "gridcolor": t.grid,
            "zeroline": False,
            "tickfont": {"size": 10, "color": t.muted},
            "fixedrange": True,
            "tickvals": levels,
            "ticktext": [money(v, "") for v in levels],
            "range": [0, highest * 1.12],
            "automargin": False,
            "ticks": "",
        }
        notes.append(
            {
                "text": f"<b>{escaped(panel.title)}</b>",
                "showarrow": False,
                "xref": "paper",
                "yref": "paper",
                "x": left,
                "y": top,
                "xshift": -36,
                "xanchor": "left",
                "yanchor": "top",
                "font": {"size": 12, "color": t.ink},
            }
        )
        data += [trace for s in panel.series for trace in _series(s, t, number)]
        data += [trace for m in panel.mirrors for trace in _mirror(m, t, number)]
        data += _claims(panel, t, number) + _events(rows, panel, t, number)
    shapes = [s for i in range(len(panels)) for s in _window(rows, t, "" if i == 0 else str(i + 1), low, high)]
    figure_layout = layout(
        t,
        height=down * PANEL + 24,
        dragmode=False,
        annotations=notes,
        shapes=shapes,
        margin={"l": 44, "r": 10, "t": 6, "b": 24, "pad": 3},
        **axes,
    )
    return {"data": data, "layout": figure_layout}


def _values(panel: Panel) -> list[tuple[int, float]]:
    """Every (year, dollars) of a panel."""
    found = [(v.year, v.value) for s in panel.series for v in s.values]
    found += [(year, v) for m in panel.mirrors for year, *both in m.values for v in both if v is not None]
    return found + [(civil(c.last)[0], c.amount) for c in panel.claims if c.amount is not None and c.last is not None]


def runs(values: tuple[Value, ...]) -> list[tuple[Value, ...]]:
    """Values of consecutive years; a missing year ends a run, so that no line is drawn over it."""
    found: list[list[Value]] = []
    for value in sorted(values, key=lambda v: v.year):
        if found and value.year - found[-1][-1].year <= 1:
            found[-1].append(value)
        else:
            found.append([value])
    return [tuple(run) for run in found]


def _series(series: Series, t: Theme, number: str) -> list[dict[str, Any]]:
    colour = colours(t).get(series.flow, t.muted)
    whole = series.definition == "goods"
    mode = "lines+markers" if series.official else "markers"
    return [
        {
            "type": "scatter",
            "mode": mode,
            "xaxis": f"x{number}",
            "yaxis": f"y{number}",
            "x": [f"{v.year}-07-01" for v in run],
            "y": [v.value for v in run],
            "customdata": [["year", f"{v.year:04d}"] for v in run],
            "hoverinfo": "text",
            "cliponaxis": False,
            "hovertext": [_words(series, v) for v in run],
            "connectgaps": False,
            "line": {"color": colour, "width": 2, "dash": "solid" if whole else "dot"},
            "marker": {
                "size": 4 if series.official else 9,
                "symbol": SYMBOLS.get(series.flow, "circle") + ("" if series.official else "-open"),
                "color": colour,
                "line": {"width": 0 if series.official else 2, "color": colour},
            },
        }
        for run in runs(series.values)
    ]


def _words(series: Series, value: Value) -> str:
    kind = "" if series.official else "published claim, not statistics<br>"
    note = f"<br>{wrapped(value.note, 60, 3)}" if value.note else ""
    return (f"<b>{escaped(series.words or FLOWS.get(series.flow, series.flow))}, {value.year}: {money(value.value)}</b><br>"
            f"{kind}{escaped(series.definition)}<br>{wrapped(value.source, 60, 2)}{note}")  # fmt: skip


def _mirror(mirror: Mirror, t: Theme, number: str) -> list[dict[str, Any]]:
    """What goes one way as both sides report it: two lines and the band between them, broken at missing years."""
    colour = colours(t)[mirror.flow]
    axes = {"type": "scatter", "xaxis": f"x{number}", "yaxis": f"y{number}", "cliponaxis": False}
    found: list[dict[str, Any]] = []
    both = [Value(y, a, "", "", str(b)) for y, a, b in mirror.values if a is not None and b is not None]
    for run in runs(tuple(both)):
        there = [(f"{v.year}-07-01", v.value) for v in run]
        back = [(f"{v.year}-07-01", float(v.url or 0)) for v in reversed(run)]
        found.append({**axes, "mode": "lines", "x": [x for x, _ in there + back], "y": [y for _, y in there + back], "fill": "toself",
                      "fillcolor": tinted(colour, 0.22), "line": {"width": 0}, "hoverinfo": "skip"})  # fmt: skip
    for side, words, dash in ((1, "as the exporter reports it (FOB)", "solid"), (2, "as the importer reports it (CIF)", "dash")):
        told = tuple(Value(row[0], float(row[side]), "") for row in mirror.values if row[side] is not None)  # type: ignore[arg-type]
        for run in runs(told):
            found.append({
                **axes, "mode": "lines+markers", "x": [f"{v.year}-07-01" for v in run], "y": [v.value for v in run], "hoverinfo": "text",
                "hovertext": [f"<b>{escaped(mirror.title)}, {v.year}: {money(v.value)}</b><br>{words}" for v in run],
                "customdata": [["year", f"{v.year:04d}"] for v in run], "line": {"color": colour, "width": 1.8, "dash": dash},
                "marker": {"size": 4, "color": colour},
            })  # fmt: skip
    return found


def _claims(panel: Panel, t: Theme, number: str) -> list[dict[str, Any]]:
    """Amounts that documents claim, over the window that they cover."""
    found = []
    for row in panel.claims:
        if row.amount is None or row.first is None or row.last is None:
            continue
        told = f"claimed by {row.sources} source{'s' * (row.sources > 1)}"
        words = f"<b>{wrapped(row.title, 56, 2)}: {escaped(row.reading)}</b><br>{escaped(row.period)}<br>{told}"
        against = f"<br>{wrapped(row.verdict_words or row.verdict, 56, 3)}"
        found.append(
            {
                "type": "scatter",
                "mode": "lines+markers",
                "xaxis": f"x{number}",
                "yaxis": f"y{number}",
                "x": [date(row.first), date((row.first + row.last) // 2), date(row.last)],
                "y": [row.amount] * 3,
                "customdata": [["chosen", row.id]] * 3,
                "hoverinfo": "text",
                "hovertext": [words + against] * 3,
                "line": {"color": t.ink, "width": 2},
                "marker": {"symbol": "star", "size": [1, 9, 1], "color": t.ink},
                "cliponaxis": False,
            }
        )
    return found


def _window(rows: Trade, t: Theme, number: str, low: int, high: int) -> list[dict[str, Any]]:
    """The selected period as a band behind the lines."""
    if rows.since is None and rows.until is None:
        return []
    first, last = day_number(low - 1, 7, 1), day_number(high + 1, 2, 1)
    since = max(first, rows.since) if rows.since is not None else first
    until = min(last, rows.until + 1) if rows.until is not None else last
    if since >= until:
        return []
    return [
        {
            "type": "rect",
            "xref": f"x{number}",
            "yref": f"y{number} domain",
            "x0": date(since),
            "x1": date(until),
            "y0": 0,
            "y1": 1,
            "fillcolor": t.soft,
            "line": {"width": 1, "color": tinted(t.accent if t.accent.startswith("#") else "#2563eb", 0.5)},
            "layer": "below",
        }
    ]


def _events(rows: Trade, panel: Panel, t: Theme, number: str) -> list[dict[str, Any]]:
    """Dated events as small marks on the time axis of every chart."""
    parties = set(panel.title.split(" – "))
    marks = [m for m in rows.events if m.first is not None and parties <= set(m.countries)]
    if not marks:
        return []
    return [{
        "type": "scatter", "mode": "markers", "xaxis": f"x{number}", "yaxis": f"y{number}", "x": [date(m.first or 0) for m in marks],
        "y": [0] * len(marks), "customdata": [["chosen", m.id] for m in marks], "hoverinfo": "text", "cliponaxis": False,
        "hovertext": [f"<b>{wrapped(m.title, 52, 2)}</b><br>{escaped(m.when)}" for m in marks],
        "marker": {"symbol": "triangle-up", "size": 7, "color": [t.types.get(m.type, t.types["OTHER"]) for m in marks], "opacity": 0.85},
    }]  # fmt: skip
