"""Rows as components: cards, chips, counts, the tray. Every text is a child, never markup."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.app.layout import clickable, icon
from dashboard.charts.rows import Mark, Timeline, World
from dashboard.charts.theme import label
from dashboard.model import When, civil, iso_day
from dashboard.query import Cards, Columns, Counts, Selection, date_words

AGREEMENT = {"single": "one source", "agree": "sources agree", "compatible": "compatible", "conflict": "sources differ"}


def plural(count: int, noun: str) -> str:
    """`1 event`, `2,000 events`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def badge(text: str, kind: str) -> html.Span:
    return html.Span(text, className=f"badge {kind}")


def sources_words(mark: Mark) -> str:
    if mark.sources == 1:
        return "1 source"
    return f"{mark.sources} sources, {mark.independent} independent"


def badges(mark: Mark) -> list[Any]:
    """Status, agreement and what the sources differ on."""
    found = []
    if mark.negated:
        found.append(badge("did not happen", "negated"))
    if mark.status != "happened":
        found.append(badge(mark.status, mark.status))
    if mark.agreement in ("agree", "conflict"):
        found.append(badge(AGREEMENT[mark.agreement], mark.agreement))
    found += [badge(f"{field} differs", "conflict") for field in mark.disagreements if mark.agreement != "conflict"]
    return found


def card(mark: Mark) -> html.Button:
    """An event; click opens its evidence."""
    where = " · ".join(filter(None, [", ".join(mark.countries[:4]) + (" …" if len(mark.countries) > 4 else ""), mark.place]))
    return html.Button(
        [
            html.Span([html.Span(mark.when, className="when"), html.Span(label(mark.type), className="kind")], className="card-top"),
            html.Span(mark.title, className="card-title"),
            html.Span(where, className="card-where") if where else None,
            html.Span([html.Span(sources_words(mark), className="told"), *badges(mark)], className="card-foot"),
        ],
        type="button", className=f"card type-{mark.type}{' chosen' if mark.chosen else ''}",
        **clickable("list", {"chosen": None if mark.chosen else mark.id}), **{"aria-pressed": str(mark.chosen).lower()},
    )  # fmt: skip


def nothing(selection: Selection) -> html.Div:
    """An empty selection says so, and how to leave it."""
    words = "No event matches this selection." if selection.filtered else "No event was found in these documents."
    way = html.Button("Clear all filters", type="button", className="button", **clickable("clear", {})) if selection.filtered else None
    return html.Div([icon("empty"), html.P(words), way], className="nothing")


def card_list(found: Cards, selection: Selection) -> list[Any]:
    """The list, or the words that nothing is in the selection."""
    if not found.total:
        return [nothing(selection)]
    rest = found.total - len(found.cards)
    more = [html.P(f"and {rest:,} more; narrow the selection to see them.", className="rest")] if rest else []
    return [html.P(plural(found.total, "event"), className="rest head"), *[card(m) for m in found.cards], *more]


def tray(found: Cards) -> Any:
    """Undated events with the reason, in a tray of their own."""
    if not found.total:
        return None
    rest = found.total - len(found.cards)
    items = [
        html.Button([html.Span(className=f"dot type-{m.type}"), html.Span(m.title, className="tray-title"),
                     html.Span(m.when, className="tray-why")],
                    type="button", className=f"tray-item{' chosen' if m.chosen else ''}", **clickable("list", {"chosen": m.id}))
        for m in found.cards
    ]  # fmt: skip
    more = [html.P(f"and {rest:,} more.", className="rest")] if rest else []
    summary = html.Summary([html.Strong(plural(found.total, "undated event")), html.Span(" stand on no timeline; each says why")])
    return html.Details([summary, html.Div(items + more, className="tray-items")], className="tray-box")


def legend(columns: Columns, selection: Selection, shown: dict[str, int], rows: Timeline, view: tuple[int, int] | None) -> list[Any]:
    """Types as chips that are colour key and filter in one, and the key of the styles."""
    types = [
        html.Button(
            [html.Span(className=f"dot type-{key}"), label(key), html.Span(f"{shown.get(key, 0):,}", className="n")],
            type="button",
            className="chip type" + (" on" if key in selection.types else " off" if selection.types else ""),
            **clickable("filters", {"type": _toggled(selection.types, key)}),
            **{"aria-pressed": str(key in selection.types).lower()},
        )
        for key in columns.type.keys
    ]
    key = [
        html.Span([html.Span(className=f"key {name}"), words], className="key-item")
        for name, words in (
            ("day", "day"),
            ("stretch", "stretch"),
            ("open", "open end"),
            ("hollow", "planned"),
            ("hatched", "hypothetical or habitual"),
        )
    ]
    return [
        html.Div(types, className="chips"),
        html.Div(key, className="keys"),
        html.Div(_ranges(rows, view), className="ranges"),
        html.P(timeline_words(rows), className="hidden"),
    ]


def _ranges(rows: Timeline, view: tuple[int, int] | None) -> list[Any]:
    """Buttons that change what the timeline has in sight; the selection stays."""

    def button(words: str, days: tuple[int, int] | None) -> html.Button:
        told = None if days is None else [iso_day(days[0]), iso_day(days[1])]
        return html.Button(words, type="button", className="as-link", **{"data-range": json.dumps(told)})

    found = []
    if rows.since is not None and rows.until is not None and view != (window := _air(rows.since, rows.until)):
        found.append(button("Zoom to the selection", window))
    if rows.first is not None and rows.last is not None and rows.fit != (rows.first, rows.last) and view is None:
        found.append(button(f"Show all dates since {civil(rows.first)[0]}", _air(rows.first, rows.last)))
    if view is None and rows.bulk is not None and rows.fit is not None and rows.fit[1] - rows.fit[0] > 2 * (rows.bulk[1] - rows.bulk[0]):
        found.append(button("Zoom to the busiest time", _air(*rows.bulk)))
    if view is not None:
        found.append(button("Fit all", None))
    return found


def _air(first: int, last: int) -> tuple[int, int]:
    air = max(3, (last - first) // 25)
    return first - air, last + air


def _toggled(values: Sequence[str], value: str) -> list[str]:
    return [v for v in values if v != value] if value in values else [*values, value]


def chips(columns: Columns, selection: Selection, focus: Sequence[str], counted: dict[str, int]) -> list[Any]:
    """The focus countries, and whatever else is selected."""
    codes = list(dict.fromkeys([*focus, *selection.countries]))
    found: list[Any] = [html.Span("Focus", className="chips-name")]
    for code in codes:
        on = code in selection.countries
        found.append(html.Button(
            [columns.names.name(code), html.Span(f"{counted.get(code, 0):,}", className="n")], type="button",
            className=f"chip{' on' if on else ''}", **clickable("chips", {"country": code}), **{"aria-pressed": str(on).lower()},
        ))  # fmt: skip
    return found


def window_words(selection: Selection) -> str:
    """The selected stretch as words, or nothing."""
    if selection.since is None and selection.until is None:
        return ""
    return date_words(When("DATE", "", selection.since, selection.until))


def summary(columns: Columns, selection: Selection, shown: int) -> list[Any]:
    """The selection as a sentence; it also stands in every picture."""
    parts = []
    if window_words(selection):
        parts.append(f"{selection.certainty} in {window_words(selection)}")
    if selection.countries:
        parts.append(", ".join(columns.names.name(c) for c in selection.countries))
    if selection.types:
        parts.append(", ".join(label(t).lower() for t in selection.types))
    if selection.statuses:
        parts.append(", ".join(selection.statuses))
    if selection.places:
        parts.append("in " + ", ".join(_place(columns, p) for p in selection.places))
    if selection.sources:
        parts.append(
            "told by "
            + (columns.label(selection.sources[0]) if len(selection.sources) == 1 else plural(len(selection.sources), "document"))
        )
    if selection.words:
        parts.append(f"“{selection.words}”")
    words = [html.Strong(plural(shown, "event")), html.Span(f" of {len(columns.events):,}" if parts else "")]
    words.append(html.Span(": " + " · ".join(parts) if parts else ", all of them"))
    if selection.filtered:
        words.append(html.Button([icon("close"), "Clear"], type="button", className="button small", **clickable("clear", {})))
    return words


def _place(columns: Columns, place_id: str) -> str:
    rows = columns.place.mask([place_id]).nonzero()[0]
    place = columns.events[int(rows[0])].best.place if len(rows) else None
    return place.name if place else place_id


def header_counts(found: Counts) -> list[Any]:
    """How much was read, found, and left out; each opens its list."""
    rows = [
        (found.documents, "document", "documents", ""), (found.events, "event", "events", ""),
        (found.undated, "undated", "undated", ""), (found.leftovers, "leftover", "leftovers", "quiet"),
        (found.failures, "failed", "failures", "bad" if found.failures else "quiet"),
    ]  # fmt: skip
    return [
        html.Button(
            [html.Strong(f"{n:,}"), html.Span(word if n == 1 or word in ("undated", "failed") else f"{word}s")], type="button",
            className=f"count {kind}", **clickable("list", {"chosen": panel}),
        )
        for n, word, panel, kind in rows
    ]  # fmt: skip


LISTED = 10
"""Countries listed under the map; the others are on it."""


def regions(rows: World, selection: Selection) -> list[Any]:
    """The map in words: countries by what they are shaded by, and supranational regions, which have no area of their own
    and filter like a country."""
    mentions = rows.shade == "mentions"
    ranked = sorted(rows.areas, key=lambda a: (-(a.mentions if mentions else a.events), a.name))
    told = [(a.code, a.name, a.mentions if mentions else a.events) for a in ranked[:LISTED]]
    most = max([n for _, _, n in told], default=1)
    found: list[Any] = [html.Div([_bar(code, name, n, most, selection) for code, name, n in told], className="bars")] if told else []
    more: list[Any] = [html.Span("Regions", className="chips-name")] if rows.regions else []
    for code, name, count in rows.regions[:8]:
        on = code in selection.countries
        more.append(html.Button([name, html.Span(f"{count:,}", className="n")], type="button", className=f"chip{' on' if on else ''}",
                                **clickable("map", {"country": code}), **{"aria-pressed": str(on).lower()}))  # fmt: skip
    rest = [f"{plural(len(ranked) - LISTED, 'more country').replace('countrys', 'countries')} on the map"] if len(ranked) > LISTED else []
    rest += [f"{plural(rows.nowhere, 'event')} without a country"] if rows.nowhere else []
    if rest:
        more.append(html.Span(", ".join(rest), className="muted"))
    return [*found, html.Div(more, className="regions-row")] if more else found


def _bar(code: str, name: str, count: int, most: int, selection: Selection) -> html.Button:
    on = code in selection.countries
    width = f"{100 * count / most:.1f}%"
    return html.Button(
        [
            html.Span(name, className="bar-name"),
            html.Span(html.Span(className="bar-fill", style={"width": width}), className="bar-room"),
            html.Span(f"{count:,}", className="n"),
        ],
        type="button",
        className=f"bar-row{' on' if on else ''}",
        **clickable("map", {"country": code}),
        **{"aria-pressed": str(on).lower()},
    )


def timeline_words(rows: Timeline) -> str:
    """What a reader who does not see the timeline hears."""
    if rows.first is None or rows.last is None:
        return "No dated event."
    lanes = "; ".join(f"{lane.name} {lane.total}" for lane in rows.lanes)
    return f"{rows.shown} events between {iso_day(rows.first)} and {iso_day(rows.last)}. {lanes}."
