"""Rows -> plotly figures as plain dicts. Pure: no store, no clock, no network."""

from dashboard.charts.agreement import claims, windows
from dashboard.charts.map import world
from dashboard.charts.theme import DARK, LIGHT, Figure, Theme, theme
from dashboard.charts.timeline import timeline
from dashboard.charts.trade import pairs, totals

__all__ = ["DARK", "LIGHT", "Figure", "Theme", "claims", "pairs", "theme", "timeline", "totals", "windows", "world"]
