"""The map: countries as areas, cities as points that open out where events coincide. Natural Earth projection.

Needs nothing from the network: shapes come from reference/topojson, which the page and the exporter name.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import Any

from dashboard.charts.rows import Mark, Point, World
from dashboard.charts.theme import Figure, Theme, cut, escaped, label, layout, tinted
from dashboard.charts.timeline import hover

HEIGHT = 300
"""Pixels; a natural earth map of `LATITUDES` is about twice as wide."""
OPENED = 24
"""Events of a place that open out; the others are in the list."""
RADII = (15.0, 26.0)  # degrees at the equator; on a map 600 pixels wide 25 and 43 pixels
RING = 10
"""Events on the innermost ring."""
LATITUDES = (-56, 76)
"""Degrees in sight: all inhabited land."""


def world(rows: World, t: Theme, *, height: int = HEIGHT, narrow: bool = False) -> Figure:
    """Choropleth of countries by events or mentions, and points of cities. On a narrow screen a drag scrolls the page."""
    empty = {"type": "scattergeo", "lat": [None], "lon": [None], "mode": "markers", "hoverinfo": "skip"}
    data: list[dict[str, Any]] = [_areas(rows, t) if rows.areas else empty]  # without a trace of its own there is no map
    chosen = [p for p in rows.points if p.chosen]
    closed = [p for p in rows.points if not p.chosen]
    if closed:
        data.append(_cities(closed, t))
    for point in chosen:
        data += _opened(point, t)
    geo = {
        "projection": {"type": "natural earth"}, "fitbounds": False, "resolution": 50, "scope": "world",
        "showland": True, "landcolor": t.land, "showcountries": True, "countrycolor": t.border, "countrywidth": 0.5,
        "showcoastlines": False, "showframe": False, "showlakes": False, "showrivers": False, "showocean": False,
        "bgcolor": "rgba(0,0,0,0)", "lataxis": {"range": list(LATITUDES)}, "lonaxis": {"range": [-168, 180]},
        "domain": {"x": [0, 1], "y": [0, 1]},
    }  # fmt: skip
    margin = {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0}
    return {
        "data": data,
        "layout": layout(t, height=height, geo=geo, margin=margin, dragmode=False if narrow else "pan", clickmode="event"),
    }


def _areas(rows: World, t: Theme) -> dict[str, Any]:
    values = [a.mentions if rows.shade == "mentions" else a.events for a in rows.areas]
    most = max([*values, 1])
    steps = len(t.scale) - 1
    words = [
        f"<b>{escaped(a.name)}</b><br>{a.events:,} event{'' if a.events == 1 else 's'}, "
        f"named in {a.mentions:,} passage{'' if a.mentions == 1 else 's'}<br>"
        f"{'click to leave out of the filter' if a.chosen else 'click to filter'}"
        for a in rows.areas
    ]
    return {
        "type": "choropleth", "locationmode": "ISO-3", "locations": [a.shape for a in rows.areas],
        "z": [math.sqrt(v) for v in values], "zmin": 0.5, "zmax": max(math.sqrt(most), 1.5),
        "colorscale": [[i / steps, c] for i, c in enumerate(t.scale)], "showscale": True,
        "colorbar": _colorbar(most, rows.shade, t), "customdata": [["country", a.code] for a in rows.areas],
        "hovertext": words, "hoverinfo": "text",
        "marker": {"line": {"color": [t.ink if a.chosen else t.border for a in rows.areas],
                            "width": [2.2 if a.chosen else 0.5 for a in rows.areas]}},
    }  # fmt: skip


def _colorbar(most: int, shade: str, t: Theme) -> dict[str, Any]:
    """Ticks at counts, on the square-root scale that keeps one loud country from drowning the others."""
    counts = sorted({1, max(1, round(most / 4)), most})
    return {
        "orientation": "h", "x": 0.012, "xanchor": "left", "y": 0.03, "yanchor": "bottom", "len": 0.22, "lenmode": "fraction",
        "thickness": 7, "outlinewidth": 0, "tickvals": [math.sqrt(n) for n in counts], "ticktext": [f"{n:,}" for n in counts],
        "tickfont": {"size": 10, "color": t.muted}, "ticks": "", "tickangle": 0,
        "title": {"text": "events" if shade == "events" else "passages", "side": "top", "font": {"size": 10, "color": t.muted}},
    }  # fmt: skip


def _colour(marks: tuple[Mark, ...], t: Theme) -> str:
    """The colour of the type that most of the events have."""
    kinds = Counter(m.type for m in marks)
    kind = min(kinds, key=lambda k: (-kinds[k], k))
    return t.types.get(kind, t.types["OTHER"])


def _size(total: int) -> float:
    return 10 + 5.0 * math.log2(total) if total > 1 else 10


def _cities(points: list[Point], t: Theme) -> dict[str, Any]:
    points = sorted(points, key=lambda p: -p.total)
    return {
        "type": "scattergeo", "mode": "markers+text", "lat": [p.latitude for p in points], "lon": [p.longitude for p in points],
        "text": [str(p.total) if p.total > 1 else "" for p in points], "textposition": "middle center",
        "textfont": {"size": 10, "color": "#ffffff" if t.name == "light" else "#0d1118"},
        "customdata": [["place", p.id] if p.total > 1 else ["chosen", p.marks[0].id] for p in points],
        "hovertext": [_city_words(p) for p in points], "hoverinfo": "text",
        "marker": {"size": [_size(p.total) for p in points], "color": [_colour(p.marks, t) for p in points], "opacity": 0.95,
                   "line": {"color": t.paper, "width": 1.4}},
    }  # fmt: skip


def _city_words(point: Point) -> str:
    if point.total == 1:
        return f"{escaped(point.name)}<br>{hover(point.marks[0])}"
    kinds = Counter(m.type for m in point.marks)
    told = ", ".join(f"{n} {label(kind).lower()}" for kind, n in sorted(kinds.items(), key=lambda k: (-k[1], k[0]))[:4])
    return f"<b>{escaped(point.name)}</b><br>{point.total:,} events: {escaped(told)}<br>click to open out"


def _opened(point: Point, t: Theme) -> list[dict[str, Any]]:
    """The events of one place on rings around it, tied to it by lines: the place is one, and stays where it is."""
    shown = point.marks[:OPENED]
    inner = len(shown) if len(shown) <= RING else round(len(shown) * 0.4)
    spots = []
    for i, mark in enumerate(shown):
        ring, at, of = (0, i, inner) if i < inner else (1, i - inner, len(shown) - inner)
        angle = 2 * math.pi * (at + ring / 2) / of - math.pi / 2
        radius = RADII[ring]
        wide = radius / max(0.35, math.cos(math.radians(point.latitude)))
        latitude = max(-84.0, min(84.0, point.latitude + radius * math.sin(angle) * 0.8))
        spots.append((mark, latitude, point.longitude + wide * math.cos(angle)))
    below = max(-84.0, min(s[1] for s in spots) - 2)
    legs_lat: list[float | None] = []
    legs_lon: list[float | None] = []
    for _, lat, lon in spots:
        legs_lat += [point.latitude, lat, None]
        legs_lon += [point.longitude, lon, None]
    legs = {"type": "scattergeo", "mode": "lines", "lat": legs_lat, "lon": legs_lon, "hoverinfo": "skip",
            "line": {"color": tinted(t.muted, 0.6), "width": 1}}  # fmt: skip
    centre = {
        "type": "scattergeo", "mode": "markers+text", "lat": [point.latitude, below], "lon": [point.longitude] * 2,
        "text": ["", f"<b>{escaped(cut(point.name, 24))}</b>"], "textposition": "bottom center", "textfont": {"size": 11, "color": t.ink},
        "customdata": [["place", point.id]] * 2, "hovertext": [f"<b>{escaped(point.name)}</b><br>click to close"] * 2, "hoverinfo": "text",
        "marker": {"size": [8, 0], "opacity": 1, "color": t.ink, "line": {"color": t.paper, "width": 1.5}},
    }  # fmt: skip
    events = {
        "type": "scattergeo", "mode": "markers", "lat": [s[1] for s in spots], "lon": [s[2] for s in spots],
        "customdata": [["chosen", s[0].id] for s in spots], "hovertext": [hover(s[0]) for s in spots], "hoverinfo": "text",
        "marker": {"size": [14 if s[0].chosen else 11 for s in spots], "opacity": 1,
                   "color": [t.types.get(s[0].type, t.types["OTHER"]) for s in spots],
                   "line": {"color": [t.ink if s[0].chosen else t.paper for s in spots], "width": 1.5}},
    }  # fmt: skip
    return [legs, centre, events]
