"""The timeline where single marks would be too many: stacked counts by type in each lane."""

from __future__ import annotations

from typing import Any

from dashboard.charts.rows import Timeline
from dashboard.charts.theme import DAY_MS, Theme, date, escaped, label

LANE_ROWS = 2.6
"""Height of a lane of counts, in rows."""


def density(rows: Timeline, t: Theme) -> tuple[list[dict[str, Any]], list[float], list[float], float]:
    """Stacked counts by type, each lane to one common scale, which is written at its top."""
    totals: dict[tuple[int, int], int] = {}
    for b in rows.bins:
        totals[b.lane, b.first] = totals.get((b.lane, b.first), 0) + b.count
    most = max(totals.values())
    by_type: dict[str, list[dict[str, Any]]] = {}
    below: dict[tuple[int, int], float] = {}
    for b in rows.bins:
        floor = (b.lane + 1) * LANE_ROWS - below.get((b.lane, b.first), 0.0)
        height = (LANE_ROWS - 0.5) * b.count / most
        below[b.lane, b.first] = below.get((b.lane, b.first), 0.0) + height
        words = f"{b.count:,} {label(b.type).lower()} · {rows.lanes[b.lane].name}"
        by_type.setdefault(b.type, []).append({"x": date((b.first + b.last) // 2), "y": -height, "base": floor,
                                               "width": (b.last - b.first + 1) * DAY_MS * 0.9, "words": escaped(words)})  # fmt: skip
    data: list[dict[str, Any]] = [
        {"type": "bar", "x": [r["x"] for r in part], "y": [r["y"] for r in part], "base": [r["base"] for r in part],
         "width": [r["width"] for r in part], "marker": {"color": t.types.get(kind, t.types["OTHER"]), "line": {"width": 0}},
         "hovertext": [r["words"] for r in part], "hoverinfo": "text", "name": label(kind)}
        for kind, part in sorted(by_type.items())
    ]  # fmt: skip
    count = len(rows.lanes)
    dividers = [i * LANE_ROWS for i in range(count + 1)]
    return data, [(i + 0.5) * LANE_ROWS for i in range(count)], dividers, count * LANE_ROWS
