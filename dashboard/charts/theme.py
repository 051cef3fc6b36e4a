"""Colours, type and the layout that all figures share, light and dark; and the escape for plotly's pseudo-HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.model import iso_day

Figure = dict[str, Any]

DAY_MS = 86_400_000
"""Milliseconds of a day, plotly's unit of time."""
FONT = "Inter, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif"


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of light or dark; `types` by event type, the same as in the stylesheet."""

    name: str
    ink: str
    muted: str
    paper: str
    grid: str
    land: str
    border: str
    accent: str
    soft: str  # the window's fill
    scale: tuple[str, ...]  # few to many
    types: dict[str, str]
    up: str
    down: str


# Hues are kept by family: talk blue and slate, deals green, economy amber, pressure red, power purple.
_LIGHT_TYPES = {
    "MEETING": "#2563eb", "STATEMENT": "#64748b", "AGREEMENT": "#0f9d6b", "MEMBERSHIP": "#0891a8", "POLICY": "#6554c0",
    "TRADE": "#d97706", "PROJECT": "#96651c", "AID": "#7a9a0b", "SANCTION": "#d6336c", "POWER": "#9333b8", "PROTEST": "#ec4899",
    "MILITARY": "#7f1d1d", "CONFLICT": "#dc2626", "JUSTICE": "#3f4f7d", "DISASTER": "#7c5a4b", "OTHER": "#94a3b8",
}  # fmt: skip
_DARK_TYPES = {
    "MEETING": "#6ea0ff", "STATEMENT": "#a3b1c6", "AGREEMENT": "#3fcf9a", "MEMBERSHIP": "#39c2d7", "POLICY": "#a195f5",
    "TRADE": "#f7a93b", "PROJECT": "#cfa05a", "AID": "#b2d13f", "SANCTION": "#ff6b9d", "POWER": "#cd7bea", "PROTEST": "#ff8ac4",
    "MILITARY": "#d76a6a", "CONFLICT": "#ff6b6b", "JUSTICE": "#8fa3de", "DISASTER": "#b8937f", "OTHER": "#8593a8",
}  # fmt: skip

LIGHT = Theme(
    "light", "#172033", "#5b677a", "#ffffff", "#e6eaf1", "#e9edf3", "#ffffff", "#2563eb", "rgba(37,99,235,0.10)",
    ("#d6e4ff", "#9dbdf7", "#5b8bea", "#2a5fd0", "#173f97"), _LIGHT_TYPES, "#0f9d6b", "#c2410c",
)  # fmt: skip
DARK = Theme(
    "dark", "#e8ecf4", "#9aa7bb", "#171c26", "#2a3342", "#252d3a", "#3a4659", "#6ea0ff", "rgba(110,160,255,0.14)",
    ("#243c66", "#2f5596", "#3f74cb", "#6799ee", "#a8c7ff"), _DARK_TYPES, "#3fcf9a", "#f59e5b",
)  # fmt: skip
THEMES = {"light": LIGHT, "dark": DARK}


def theme(name: str | None) -> Theme:
    """Light or dark by name; light for any other name."""
    return THEMES.get(name or "light", LIGHT)


def escaped(text: object) -> str:
    """Text for a hover, label or annotation, which plotly reads as pseudo-HTML."""
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def cut(text: str, length: int) -> str:
    """At most `length` characters, cut at a word with an ellipsis."""
    if len(text) <= length:
        return text
    head = text[: length - 1]
    space = head.rfind(" ")
    return (head[:space] if space > length // 2 else head).rstrip(" ,;:.–-") + "…"


def wrapped(text: str, width: int = 60, lines: int = 4) -> str:
    """Escaped text over several lines of a hover."""
    rows: list[str] = [""]
    for word in text.split():
        if rows[-1] and len(rows[-1]) + 1 + len(word) > width:
            rows.append("")
        rows[-1] = f"{rows[-1]} {cut(word, width)}".strip()
    kept = rows[:lines]
    if len(rows) > lines:
        kept[-1] += " …"
    return "<br>".join(escaped(row) for row in kept)


def label(key: str) -> str:
    """`MEETING` as a reader's word."""
    return key.replace("_", " ").capitalize()


def date(day: int, hour: str = "") -> str:
    """A day as plotly's axis reads it; years before 1 carry a minus sign there, too."""
    return (iso_day(day) or "") + hour


def tinted(colour: str, opacity: float) -> str:
    """`#rrggbb` with an opacity."""
    r, g, b = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({r},{g},{b},{opacity:g})"


def layout(t: Theme, **changes: Any) -> dict[str, Any]:
    """What all figures share. `uirevision` keeps a reader's zoom while data change."""
    base: dict[str, Any] = {
        "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 12, "color": t.ink},
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8, "pad": 0}, "showlegend": False, "uirevision": "keep", "hovermode": "closest",
        "hoverlabel": {"bgcolor": t.paper, "bordercolor": t.muted, "font": {"family": FONT, "size": 12, "color": t.ink}, "align": "left"},
    }  # fmt: skip
    return {**base, **changes}


def time_axis(t: Theme, **changes: Any) -> dict[str, Any]:
    """A date axis as all figures have it."""
    base = {
        "type": "date", "showgrid": True, "gridcolor": t.grid, "zeroline": False, "tickfont": {"color": t.muted, "size": 11},
        "showline": False, "ticks": "", "hoverformat": "%-d %b %Y", "automargin": False,
    }  # fmt: skip
    return {**base, **changes}


def empty(t: Theme, words: str, height: int) -> Figure:
    """A figure that says why it is empty."""
    note = {"text": escaped(words), "showarrow": False, "xref": "paper", "yref": "paper", "x": 0.5, "y": 0.5,
            "font": {"color": t.muted, "size": 13}}  # fmt: skip
    hidden = {"visible": False, "fixedrange": True}
    return {"data": [], "layout": layout(t, height=height, annotations=[note], xaxis=hidden, yaxis=hidden, dragmode=False)}
