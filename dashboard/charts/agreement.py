"""Claims on one ratio axis: every wording of a change as the number it means, and whether the sources agree."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from dashboard.charts.rows import ClaimRow, Claims
from dashboard.charts.theme import Figure, Theme, cut, date, empty, escaped, layout, time_axis, tinted, wrapped

ROW = 46  # pixels of one claim
MOST = 7
"""Claims on the chart, those with most sources first; the others are listed."""
LINES = 4
"""Claims on the chart of windows: more lines cannot be told apart."""
LABEL_SHARE, LABEL_NARROW = 0.46, 0.6
"""Share of the width that the words right of the longest bar take."""
TICKS = (0.1, 0.2, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 5, 10, 20, 50, 100)


def colour(row: ClaimRow, t: Theme) -> str:
    """Green where sources agree, blue where their wordings are compatible, orange where they differ."""
    return {"agree": t.up, "compatible": t.accent, "conflict": t.down}.get(row.agreement, t.muted)


def hover(row: ClaimRow) -> str:
    """The claim with every source's own words, escaped."""
    lines = [f"<b>{wrapped(row.title, 60, 2)}</b>", escaped(f"{row.reading} · {row.period}")]
    lines += [f"“{escaped(cut(w.words, 40))}” {escaped(cut(w.source, 46))}" for w in row.wordings[:8]]
    if row.verdict_words:
        lines.append(wrapped(row.verdict_words, 60, 3))
    if len(row.wordings) > 8:
        lines.append(f"and {len(row.wordings) - 8} more")
    return "<br>".join(lines)


def claims(rows: Claims, t: Theme, *, narrow: bool = False) -> Figure:
    """Bars from ×1, no change, to the best value; a whisker spans all that the wordings allow."""
    shown = [r for r in rows.changes if r.ratio is not None and r.ratio > 0][:MOST]
    if not shown:
        return empty(t, "No document of this selection claims a change", 110)
    values = [v for r in shown for v in (r.ratio, r.low, r.high, *(w.ratio for w in r.wordings)) if v and v > 0]
    low, high = min([*values, 1.0]), max([*values, 1.0])
    share = LABEL_NARROW if narrow else LABEL_SHARE
    left = math.log10(low) - 0.03 * (math.log10(high / low) or 0.3)
    right = left + (math.log10(high) - left or 0.3) / (1 - share)
    data: list[dict[str, Any]] = [_bars(shown, t), _wordings(shown, t)]
    ticks = _spaced([v for v in TICKS if low * 0.8 <= v <= high * 1.3], (0.16 if narrow else 0.09) * (right - left))
    notes = [_title(i, row, t, narrow) for i, row in enumerate(shown)] + [_value(i, row, t) for i, row in enumerate(shown)]
    figure_layout = layout(
        t,
        height=len(shown) * ROW + 40,
        barmode="overlay",
        dragmode=False,
        annotations=notes,
        margin={"l": 12, "r": 16, "t": 4, "b": 30, "pad": 0},
        xaxis={
            "type": "log",
            "range": [left, right],
            "tickvals": ticks,
            "ticktext": [f"×{v:g}" for v in ticks],
            "gridcolor": t.grid,
            "zeroline": False,
            "fixedrange": True,
            "tickfont": {"color": t.muted, "size": 11},
        },
        yaxis={"range": [len(shown), 0], "visible": False, "fixedrange": True},
        shapes=[
            {
                "type": "line",
                "xref": "x",
                "yref": "y",
                "x0": 1,
                "x1": 1,
                "y0": i + 0.46,
                "y1": i + 0.86,
                "line": {"color": t.muted, "width": 1.5},
            }
            for i in range(len(shown))
        ],
    )
    return {"data": data, "layout": figure_layout}


def _spaced(ticks: Sequence[float], least: float) -> list[float]:
    """Ticks that stand `least` decades apart; ×1 is always one of them."""
    kept = [1.0]
    for tick in sorted(ticks, key=lambda v: (abs(math.log10(v)), v)):
        if all(abs(math.log10(tick / other)) >= least for other in kept):
            kept.append(tick)
    return sorted(kept)


def _bars(shown: list[ClaimRow], t: Theme) -> dict[str, Any]:
    ratios = [r.ratio or 1.0 for r in shown]
    above = [max(0.0, (r.high or v) - v) for r, v in zip(shown, ratios, strict=True)]
    below = [max(0.0, v - (r.low or v)) for r, v in zip(shown, ratios, strict=True)]
    return {
        "type": "bar",
        "orientation": "h",
        "y": [i + 0.66 for i in range(len(shown))],
        "x": [v - 1 for v in ratios],
        "base": [1] * len(shown),
        "width": 0.26,
        "customdata": [["chosen", r.id] for r in shown],
        "hovertext": [hover(r) for r in shown],
        "hoverinfo": "text",
        "textposition": "none",
        "marker": {
            "color": [tinted(colour(r, t), 0.85) for r in shown],
            "line": {"color": [t.ink if r.chosen else colour(r, t) for r in shown], "width": [2 if r.chosen else 0 for r in shown]},
        },
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": above,
            "arrayminus": below,
            "color": t.ink,
            "thickness": 1.2,
            "width": 4,
            "visible": any(above) or any(below),
        },
    }


def _wordings(shown: list[ClaimRow], t: Theme) -> dict[str, Any]:
    """One ring for each source's own number."""
    spots = [(i, r, w) for i, r in enumerate(shown) for w in r.wordings if w.ratio and w.ratio > 0]
    return {
        "type": "scatter", "mode": "markers", "x": [w.ratio for _, _, w in spots], "y": [i + 0.66 for i, _, _ in spots],
        "customdata": [["chosen", r.id] for _, r, _ in spots], "hoverinfo": "text",
        "hovertext": [f"“{escaped(cut(w.words, 60))}”<br>{escaped(w.reading)}<br>{escaped(w.source)}" for _, _, w in spots],
        "marker": {"size": 9, "color": t.paper, "line": {"color": [colour(r, t) for _, r, _ in spots], "width": 2}},
    }  # fmt: skip


def _title(i: int, row: ClaimRow, t: Theme, narrow: bool) -> dict[str, Any]:
    length = 44 if narrow else 72
    words = cut(row.title, length)
    period = "" if narrow or row.period in words else f'  <span style="color:{t.muted}">{escaped(row.period)}</span>'
    return {"text": f"{escaped(words)}{period}", "showarrow": False, "xref": "paper", "x": 0, "xanchor": "left", "yref": "y",
            "y": i + 0.27, "yanchor": "middle", "font": {"size": 12, "color": t.ink}, "align": "left"}  # fmt: skip


def _value(i: int, row: ClaimRow, t: Theme) -> dict[str, Any]:
    words = {"agree": "sources agree", "conflict": "sources differ", "compatible": "compatible"}.get(row.agreement, "")
    told = f"{row.sources} sources" if row.sources > 1 else "1 source"
    text = f"<b>×{row.ratio:g}</b>  {told}" + (f", {words}" if words else "")
    if row.verdict in ("within", "outside"):
        text += f" · {row.verdict} official series"
    edge = max([row.ratio or 1, row.high or 0, 1.0, *(w.ratio or 0 for w in row.wordings)])
    return {"text": text, "showarrow": False, "xref": "x", "x": math.log10(edge), "xanchor": "left", "xshift": 10, "yref": "y",
            "y": i + 0.66, "yanchor": "middle", "font": {"size": 11, "color": colour(row, t)}}  # fmt: skip


WINDOWS = 170
"""Pixels of the chart of windows."""


def windows(rows: Claims, t: Theme, *, narrow: bool = False) -> Figure:
    """The same changes over the time that they cover: each a line from ×1 at its beginning to what is claimed at its end."""
    shown = [r for r in rows.changes if r.ratio and r.first is not None and r.last is not None][:LINES]
    if not shown:
        return empty(t, "No claim of this selection says over which time", 70)
    values = [1.0, *(v for r in shown for v in (r.ratio, r.low, r.high) if v and v > 0)]
    low, high = math.log10(min(values)), math.log10(max(values))
    air = 0.14 * ((high - low) or 0.3)
    first, last = min(r.first or 0 for r in shown), max(r.last or 0 for r in shown)
    beyond = int((last - first) * (0.9 if narrow else 0.8)) + 30
    data = [trace for r in shown for trace in _slope(r, t)]
    scale = (WINDOWS - 34) / (high - low + 2 * air)
    notes, below = [], -math.inf
    for row in sorted(shown, key=lambda r: (r.ratio or 0, r.id)):
        at = (math.log10(row.ratio or 1) - low) * scale
        below = max(at, below + LABEL_HEIGHT)
        notes.append(_label(row, below - at, t, narrow))
    ticks = _spaced([v for v in TICKS if 10 ** (low - air) <= v <= 10 ** (high + air)], 0.12 * (high - low + 2 * air))
    figure_layout = layout(
        t,
        height=WINDOWS,
        annotations=notes,
        dragmode=False,
        margin={"l": 42, "r": 8, "t": 8, "b": 26, "pad": 0},
        xaxis=time_axis(t, range=[date(first - 40), date(last + beyond)], fixedrange=True),
        yaxis={
            "type": "log",
            "range": [low - air, high + air],
            "tickvals": ticks,
            "ticktext": [f"×{v:g}" for v in ticks],
            "gridcolor": t.grid,
            "zeroline": False,
            "fixedrange": True,
            "tickfont": {"color": t.muted, "size": 11},
        },
    )
    return {"data": data, "layout": figure_layout}


LABEL_HEIGHT = 14  # pixels


def _label(row: ClaimRow, lift: float, t: Theme, narrow: bool) -> dict[str, Any]:
    """The name of a line at its end, lifted where it would cover the one below."""
    text = f"{escaped(cut(row.title, 16 if narrow else 24))} <b>×{row.ratio:g}</b>"
    return {"text": text, "showarrow": False, "x": date(row.last or 0), "y": math.log10(row.ratio or 1), "xanchor": "left", "xshift": 9,
            "yshift": lift, "font": {"size": 11, "color": t.ink}}  # fmt: skip


def _slope(row: ClaimRow, t: Theme) -> list[dict[str, Any]]:
    """The line of a claim, and at its end the fan of what its wordings allow."""
    first, last, ratio = date(row.first or 0), date(row.last or 0), row.ratio or 1.0
    fan = [v for v in (row.low or ratio, row.high or ratio) if v > 0]
    common = {"customdata": [["chosen", row.id]] * 2, "hovertext": [hover(row)] * 2, "hoverinfo": "text"}
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [first, last, last],
            "y": [1, max(fan), min(fan)],
            "fill": "toself",
            "fillcolor": tinted(colour(row, t), 0.16),
            "line": {"width": 0},
            "hoverinfo": "skip",
        },
        {
            "type": "scatter",
            "mode": "lines+markers",
            "x": [first, last],
            "y": [1, ratio],
            "line": {"color": colour(row, t), "width": 2.5},
            "marker": {"size": [5, 9], "color": colour(row, t)},
            **common,
        },
    ]
