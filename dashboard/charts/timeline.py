"""The timeline: one lane a country, each event drawn as the stretch of time that the words allow.

A day is a tick, a month a month long; an open side fades into an arrow. Planned events are hollow, hypothetical
ones hatched. Above a number of marks the lanes show counts instead.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.charts.density import density
from dashboard.charts.rows import Lane, Mark, Timeline
from dashboard.charts.theme import DAY_MS, Figure, Theme, cut, date, empty, escaped, label, layout, time_axis, tinted, wrapped

ROW = 17  # pixels of one row of marks
PAD = 9  # pixels between lanes
ROWS = 7
"""Rows that a lane grows to; later marks share the row that is free first."""
PLOT_WIDTH = 830
"""Pixels that the plot is about wide on a large screen; only the room kept for a label hangs on it."""
CHARACTER = 6.0  # pixels of an average character at 11 px
TICK_WIDTH = 9  # pixels: a tick and air
LABELS = 3
"""Titles written out in a lane, the most salient first."""
LABEL_LENGTH = 38
LONG = 150
"""Days from which a bar is light enough to carry its label inside."""
FADE = (0.75, 0.5, 0.3, 0.14)
"""Opacities of the parts into which an open side dissolves."""
OPEN_LENGTH = 0.05  # of the view
OUTSIDE = 0.16
"""Opacity of what the window leaves out."""
TICK = 2
"""Days up to which an event is drawn as a tick."""
HOLLOW = frozenset({"planned"})
HATCHED = frozenset({"hypothetical", "habitual"})
STATUS_WORDS = {"planned": "planned, as of the source", "hypothetical": "hypothetical", "habitual": "repeated or general",
                "ongoing": "ongoing", "happened": "happened"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class View:
    """The days in sight."""

    low: int
    high: int

    @property
    def span(self) -> float:
        return float(self.high - self.low)

    def room(self, text: str) -> float:
        """Days that a label takes, with air."""
        return self.span * CHARACTER * (len(text) + 3) / PLOT_WIDTH if text else 0.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark with its row in the lane and, if it is written out, its label and the side where that stands."""

    mark: Mark
    row: int
    start: float
    end: float
    text: str = ""
    side: str = "right"  # of the mark, where the label stands: right · left · inside


def extent(mark: Mark, span: float) -> tuple[float, float]:
    """First day and the day after the last that are drawn, an open side a stub."""
    stub = span * OPEN_LENGTH
    first = mark.first if mark.first is not None else (mark.last or 0) + 1 - stub
    last = mark.last + 1 if mark.last is not None else (mark.first or 0) + stub
    return float(first), float(last)


def packed(marks: Sequence[Mark], view: View, labels: int) -> tuple[list[Placed], int]:
    """Marks in rows, so that none covers another as long as there are rows; and how many rows.

    A label stands to the right of its mark, to the left where the view ends, inside where the mark is long enough;
    it goes where no row has room.
    """
    loudest = sorted((m for m in marks if m.inside), key=lambda m: (not m.chosen, -m.salience, m.first or 0, m.id))[:labels]
    written = {m.id for m in loudest}
    least = view.span * TICK_WIDTH / PLOT_WIDTH
    wanted = []
    for mark in marks:
        start, end = extent(mark, view.span)
        text = cut(mark.title, LABEL_LENGTH) if mark.id in written else ""
        side = "right"
        if min(end, view.high) - max(start, view.low) > max(view.room(text), LONG):
            side = "inside"
        elif end + view.room(text) > view.high and start - view.room(text) > view.low:
            side = "left"
        wanted.append((start - (view.room(text) if side == "left" else 0), mark.id, mark, start, end, text, side))
    free: list[float] = []
    placed = []
    for begin, _, mark, start, end, text, side in sorted(wanted, key=lambda w: w[:2]):
        row = next((i for i, until in enumerate(free) if until <= begin), None)
        if row is None and len(free) < ROWS:
            free.append(begin)
            row = len(free) - 1
        if row is None:
            row, text = min(range(len(free)), key=free.__getitem__), ""
        free[row] = max(free[row], max(end, start + least) + (view.room(text) if side == "right" else 0))
        placed.append(Placed(mark, row, start, end, text, side))
    return placed, max(1, len(free))


def hover(mark: Mark) -> str:
    """What a mark says of itself, escaped."""
    lines = [f"<b>{wrapped(mark.title, 56, 3)}</b>", escaped(mark.when)]
    kind = label(mark.type) + (f" · {mark.subtype}" if mark.subtype else "")
    lines.append(escaped(f"{kind} · {'did not happen · ' if mark.negated else ''}{STATUS_WORDS.get(mark.status, mark.status)}"))
    if mark.countries:
        lines.append(wrapped(", ".join(mark.countries), 56, 2))
    noun = "source" if mark.sources == 1 else "sources"
    lines.append(escaped(f"{mark.sources} {noun}, {mark.independent} independent"))
    return "<br>".join(lines)


def _bar(t: Theme, part: Placed, y: float, start: float, end: float, opacity: float) -> dict[str, Any]:
    colour = t.types.get(part.mark.type, t.types["OTHER"])
    hollow, hatched = part.mark.status in HOLLOW, part.mark.status in HATCHED
    edge = opacity if not hollow and not hatched else 1 if part.mark.inside else OUTSIDE
    return {
        "y": y, "base": date(int(start)), "x": (end - start) * DAY_MS, "id": part.mark.id, "hover": hover(part.mark),
        "fill": tinted(colour, 0.08 if part.mark.inside else 0.02) if hollow or hatched else tinted(colour, opacity),
        "line": t.ink if part.mark.chosen else tinted(colour, edge), "width": 2 if part.mark.chosen else 1.4,
        "shape": "/" if hatched else "", "pattern": tinted(colour, 0.8 * edge),
    }  # fmt: skip


def _bars(rows: list[dict[str, Any]]) -> dict[str, Any]:
    def column(key: str) -> list[Any]:
        return [r[key] for r in rows]

    return {
        "type": "bar", "orientation": "h", "y": column("y"), "base": column("base"), "x": column("x"), "width": 0.62,
        "customdata": [["chosen", i] for i in column("id")], "hovertext": column("hover"), "hoverinfo": "text", "textposition": "none",
        "marker": {
            "color": column("fill"), "line": {"color": column("line"), "width": column("width")},
            "pattern": {"shape": column("shape"), "fgcolor": column("pattern"), "size": 5, "solidity": 0.35, "fillmode": "overlay"},
        },
    }  # fmt: skip


def _points(rows: list[dict[str, Any]]) -> dict[str, Any]:
    def column(key: str) -> list[Any]:
        return [r[key] for r in rows]

    return {
        "type": "scatter", "mode": "markers", "x": column("x"), "y": column("y"), "cliponaxis": False,
        "customdata": [["chosen", i] for i in column("id")], "hovertext": column("hover"), "hoverinfo": "text",
        "marker": {"symbol": column("symbol"), "size": column("size"), "color": column("fill"), "opacity": column("opacity"),
                   "line": {"color": column("line"), "width": column("width")}},
        # the window is drawn over all marks alike; a brush must not fade what plotly, and not the query, left out
        "selected": {"marker": {}}, "unselected": {"marker": {"opacity": 1}},
    }  # fmt: skip


def _tick(t: Theme, part: Placed, y: float) -> dict[str, Any]:
    mark = part.mark
    colour = t.types.get(mark.type, t.types["OTHER"])
    solid = mark.status not in HOLLOW | HATCHED
    symbol = "line-ns" if solid else "diamond-tall" if mark.status in HOLLOW else "square-cross"
    return {
        "x": date(int(part.start), " 12:00"), "y": y, "id": mark.id, "hover": hover(mark), "symbol": symbol,
        "size": (13 if solid else 10) + (3 if mark.chosen else 0), "opacity": 1 if mark.inside else OUTSIDE,
        "fill": colour if solid else t.paper, "line": t.ink if mark.chosen and not solid else colour,
        "width": (5 if mark.chosen else 3.2) if solid else 1.6,
    }  # fmt: skip


def _arrow(t: Theme, part: Placed, y: float, left: bool) -> dict[str, Any]:
    colour = t.types.get(part.mark.type, t.types["OTHER"])
    return {
        "x": date(int(part.start if left else part.end)), "y": y, "id": part.mark.id, "hover": hover(part.mark),
        "symbol": "triangle-left" if left else "triangle-right", "size": 8, "opacity": 0.55 if part.mark.inside else OUTSIDE,
        "fill": colour, "line": colour, "width": 0,
    }  # fmt: skip


def _pieces(t: Theme, part: Placed, y: float, span: float) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The bars and points that one mark is made of."""
    mark = part.mark
    opacity = 1.0 if mark.inside else OUTSIDE
    if mark.first is not None and mark.last is not None:
        if mark.last - mark.first < TICK - 1 and span > 20:
            return [], [_tick(t, part, y)]
        return [_bar(t, part, y, part.start, part.end, weight(part.end - part.start) * opacity)], []
    left = mark.first is None
    step = (part.end - part.start) / len(FADE)
    bars = []
    for i, strength in enumerate(FADE):
        at = part.end - (i + 1) * step if left else part.start + i * step
        bars.append({**_bar(t, part, y, at, at + max(step, 1), strength * opacity), "width": 0})
    return bars, [_arrow(t, part, y, left)]


def weight(days: float) -> float:
    """Opacity of a stretch: the longer, the less it says when, and the lighter it is."""
    return round(max(0.34, min(0.88, 0.88 - 0.3 * math.log10(max(days, 31) / 31))), 3)


def fitted(rows: Timeline) -> tuple[int, int] | None:
    """The days of the first view, with air at both ends."""
    if rows.first is None or rows.last is None:
        return None
    first, last = rows.fit or (rows.first, rows.last)
    air = max(12, (last - first) // 30)
    return first - air, last + air + 1


def timeline(rows: Timeline, t: Theme, *, narrow: bool = False, view: tuple[int, int] | None = None) -> Figure:
    """The figure; `view` are the days in sight if a reader has zoomed. On a narrow screen a drag scrolls the page."""
    fit = fitted(rows)
    if fit is None or not rows.lanes:
        return empty(t, "No dated event in this selection", 220)
    low, high = view or fit
    data: list[dict[str, Any]]
    if rows.bins:
        data, ticks, dividers, top = density(rows, t)
    else:
        data, ticks, dividers, top = _marks(rows, t, View(low, high), 0 if narrow else LABELS)
    names = [_lane_name(lane, t, narrow) for lane in rows.lanes]
    lines = [
        {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "yref": "y", "y0": y, "y1": y, "line": {"color": t.grid, "width": 1},
         "layer": "below"} for y in dividers
    ]  # fmt: skip
    chosen = [
        {"type": "rect", "xref": "paper", "x0": 0, "x1": 1, "yref": "y", "y0": dividers[i], "y1": dividers[i + 1], "line": {"width": 0},
         "fillcolor": t.soft, "layer": "below"} for i, lane in enumerate(rows.lanes) if lane.chosen
    ]  # fmt: skip
    figure_layout = layout(
        t, height=int(top * ROW + 44), barmode="overlay", shapes=lines + chosen,
        dragmode=False if narrow else "select", selectdirection="h",
        newselection={"line": {"color": t.accent, "width": 1.5, "dash": "solid"}}, activeselection={"fillcolor": t.accent, "opacity": 0.10},
        selections=_window(rows, low, high, top, t), uirevision=f"{low} {high}",
        margin={"l": 96 if narrow else 148, "r": 14, "t": 6, "b": 30, "pad": 0},
        xaxis=time_axis(t, range=[date(low), date(high)], side="bottom"),
        yaxis={"range": [top, 0], "fixedrange": True, "tickvals": ticks, "ticktext": names, "showgrid": False, "zeroline": False,
               "tickfont": {"size": 12, "color": t.ink}, "ticks": "outside", "ticklen": 8, "tickcolor": "rgba(0,0,0,0)"},
    )  # fmt: skip
    return {"data": data, "layout": figure_layout}


def _lane_name(lane: Lane, t: Theme, narrow: bool) -> str:
    name = escaped(cut(lane.name, 13 if narrow else 21))
    return f"<b>{name}</b>" if lane.focus or lane.chosen else f'<span style="color:{t.muted}">{name}</span>'


def _window(rows: Timeline, low: int, high: int, top: float, t: Theme) -> list[dict[str, Any]]:
    if rows.since is None and rows.until is None:
        return []
    since = rows.since if rows.since is not None else low
    until = rows.until + 1 if rows.until is not None else high
    return [{"type": "rect", "xref": "x", "yref": "y", "x0": date(since), "x1": date(until), "y0": 0, "y1": top,
             "line": {"color": t.accent, "width": 1.5, "dash": "solid"}}]  # fmt: skip


def _marks(rows: Timeline, t: Theme, view: View, labels: int) -> tuple[list[dict[str, Any]], list[float], list[float], float]:
    bars: list[dict[str, Any]] = []
    points: list[dict[str, Any]] = []
    written: list[tuple[Placed, float]] = []
    ticks, dividers, top = [], [0.0], 0.0
    for lane in rows.lanes:
        extents = {m.id: extent(m, view.span) for m in lane.marks}
        before = [m for m in lane.marks if extents[m.id][1] <= view.low]
        after = [m for m in lane.marks if extents[m.id][0] >= view.high]
        far = {m.id for m in (*before, *after)}
        placed, height = packed([m for m in lane.marks if m.id not in far], view, labels)
        size = height + PAD / ROW
        for part in placed:
            y = top + PAD / ROW / 2 + part.row + 0.5
            more_bars, more_points = _pieces(t, part, y, view.span)
            bars += more_bars
            points += more_points
            if part.text:
                written.append((part, y))
        points += [_edge(t, members, view, left, top + size / 2) for members, left in ((before, True), (after, False)) if members]
        ticks.append(top + size / 2)
        top += size
        dividers.append(top)
    texts = {
        "type": "scatter", "mode": "text", "x": [date(_label_day(p, view)) for p, _ in written], "y": [y for _, y in written],
        "text": [f"{escaped(p.text)}  " if p.side == "left" else f"  {escaped(p.text)}" for p, _ in written],
        "textposition": ["middle left" if p.side == "left" else "middle right" for p, _ in written], "hoverinfo": "skip",
        "textfont": {"size": 11, "color": [t.ink if p.side == "inside" else t.muted for p, _ in written]}, "cliponaxis": True,
    }  # fmt: skip
    return [_bars(bars), _points(points), texts], ticks, dividers, top


def _label_day(part: Placed, view: View) -> int:
    if part.side == "inside":
        return int(max(part.start, view.low))
    return int(part.start if part.side == "left" else part.end)


def _edge(t: Theme, marks: Sequence[Mark], view: View, left: bool, y: float) -> dict[str, Any]:
    """Events beyond the view, as an arrow at its edge that names them."""
    named = [f"{escaped(m.when)}: {escaped(cut(m.title, 60))}" for m in sorted(marks, key=lambda m: (m.first or m.last or 0, m.id))]
    more = [f"and {len(named) - 8} more"] if len(named) > 8 else []
    head = f"<b>{len(marks)} {'earlier' if left else 'later'}</b>"
    return {
        "x": date(int(view.low + view.span * 0.012) if left else int(view.high - view.span * 0.012)),
        "y": y,
        "id": marks[0].id,
        "hover": "<br>".join([head, *named[:8], *more]),
        "symbol": "triangle-left" if left else "triangle-right",
        "size": 11,
        "opacity": 0.9,
        "fill": t.muted,
        "line": t.muted,
        "width": 0,
    }
