"""The page: its places and their names for assistive technology. What fills them comes from callbacks."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from dash import dcc, html

from dashboard.app import ids
from dashboard.query import CERTAINTIES, STATUSES

GRAPH = {
    "displaylogo": False, "showSendToCloud": False, "responsive": True, "displayModeBar": False, "scrollZoom": False,
    "topojsonURL": "topojson/", "doubleClick": "reset",
}  # fmt: skip
Click = Mapping[str, Any]


def clickable(view: str, click: Click) -> dict[str, str]:
    """Attributes that make any element a click in a view; the browser's script sends it."""
    return {"data-view": view, "data-click": json.dumps(click, sort_keys=True)}


def icon(name: str) -> html.Span:
    """A local SVG, drawn as a mask in the colour of the text."""
    return html.Span(className=f"icon icon-{name}", **{"aria-hidden": "true"})


def link(url: str | None, words: str) -> Any:
    """A link if the address is http or https, else the words alone."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    return html.A([words, icon("out")], href=url, target="_blank", rel="noopener noreferrer nofollow", className="out")


def _graph(id_: str, height: int, **config: Any) -> dcc.Loading:
    empty = {"data": [], "layout": {"height": height, "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)",
                                    "xaxis": {"visible": False}, "yaxis": {"visible": False}}}  # fmt: skip
    return _loading(dcc.Graph(id=id_, figure=empty, config={**GRAPH, **config}, mathjax=False, responsive="auto", className="graph"))


def _loading(child: Any) -> dcc.Loading:
    return dcc.Loading(child, type="dot", delay_show=350, overlay_style={"visibility": "visible", "opacity": 0.55})


FILES = {
    "events.csv": "Events, CSV", "events.json": "Events, JSON", "events.geojson": "Events, GeoJSON", "claims.csv": "Claims, CSV",
    "claims.json": "Claims, JSON", "documents.csv": "Documents, CSV", "dashboard.html": "This view as one page, HTML",
}  # fmt: skip
"""Files that the server makes, and what the page calls them."""


def _files(names: Sequence[str]) -> list[html.A]:
    """Links to files of the selection; the browser's script keeps the selection in their address."""
    return [
        html.A(FILES.get(name, "Page, HTML"), href=f"export/{name}", download=name, **{"data-export": f"export/{name}"}) for name in names
    ]  # fmt: skip


def _menu(id_: str, files: Sequence[str], downloads: bool) -> html.Details:
    """Pictures are made in the browser; files come from the server."""
    items: list[Any] = [
        html.Button(f"Picture, {kind.upper()}", type="button", **{"data-picture": id_, "data-format": kind}) for kind in ("png", "svg")
    ]
    summary = html.Summary(icon("download"), title="Download", **{"aria-label": "Download"})
    return html.Details([summary, html.Div(items + (_files(files) if downloads else []), className="menu-items")], className="menu")


def panel(title: str, lead: Any, body: Sequence[Any], *, class_name: str = "", tools: Sequence[Any] = ()) -> html.Section:
    """A card of the page; its title also stands in its pictures."""
    head = html.Div(
        [html.Div([html.H2(title), html.P(lead, className="lead")], className="panel-words"), html.Div(list(tools), className="tools")],
        className="panel-head",
    )
    return html.Section([head, *body], className=f"panel {class_name}", **{"data-title": title, "aria-label": title})


def header(example: bool, downloads: bool) -> html.Header:
    """Brand, counts, search and buttons, under the banner where the documents are examples."""
    brand = html.Div(
        [html.Span(icon("mark"), className="logo"), html.Div([html.H1("Dateline"), html.P("what happened, where, and what trade did")])],
        className="brand",
    )
    search = html.Label(
        [icon("search"), html.Span("Search", className="hidden"),
         dcc.Input(id=ids.SEARCH, type="search", placeholder="Search the passages, then Enter", debounce=True, autoComplete="off", value="",
                   maxLength=200)],
        className="search",
    )  # fmt: skip
    buttons = [
        html.Button([icon("link"), html.Span("Copy link", className="word")], type="button", className="button",
                    **{"data-do": "link", "aria-label": "Copy a link to this view"}),
        *([html.Details([html.Summary([icon("download"), html.Span("Download", className="word")], className="button"),
                         html.Div(_files(["dashboard.html", *(f for f in FILES if f != "dashboard.html")]), className="menu-items")],
                        className="menu")] if downloads else []),
        html.Button(icon("theme"), type="button", className="button round", title="Light or dark",
                    **{"data-do": "theme", "aria-label": "Light or dark"}),
    ]  # fmt: skip
    banner = html.Div(
        [html.Strong("Example documents. "), "These came with Dateline. Read your own with ", html.Code("dateline run FOLDER"), "."],
        className="banner", role="note",
    )  # fmt: skip
    bar = html.Div([brand, html.Div(id=ids.COUNTS, className="counts", role="group", **{"aria-label": "What was read"}), search,
                    html.Div(buttons, className="buttons")], className="bar")  # fmt: skip
    return html.Header(([banner] if example else []) + [bar], className="header")


def _field(name: str, control: Any, class_name: str = "") -> html.Label:
    return html.Label([html.Span(name, className="field-name"), control], className=f"field {class_name}")


def filters() -> html.Section:
    """Chips for the focus and the types are filled by a callback; what is rarer stands behind “More filters”."""
    more = html.Details(
        [
            html.Summary([icon("filter"), "More filters"], className="button"),
            html.Div(
                [
                    _field("From", dcc.Input(id=ids.SINCE, type="text", placeholder="YYYY-MM-DD", debounce=True, value="", maxLength=11)),
                    _field("To", dcc.Input(id=ids.UNTIL, type="text", placeholder="YYYY-MM-DD", debounce=True, value="", maxLength=11)),
                    _field("In that time", dcc.RadioItems(
                        id=ids.CERTAINTY, options=[{"label": f"{c} in", "value": c} for c in CERTAINTIES], value="possibly",
                        className="segments"), "wide"),
                    _field("Countries", dcc.Dropdown(id=ids.COUNTRY, multi=True, placeholder="All", options=[]), "wide"),
                    _field("Status", dcc.Dropdown(id=ids.STATUS, multi=True, placeholder="All", options=[
                        {"label": s.capitalize(), "value": s} for s in STATUSES]), "wide"),
                    _field("Documents", dcc.Dropdown(id=ids.SOURCE, multi=True, placeholder="All", options=[]), "wide"),
                ],
                className="fields",
            ),
        ],
        className="more",
    )  # fmt: skip
    return html.Section(
        [html.Div(id=ids.CHIPS, className="chips"), more, html.Div(id=ids.SUMMARY, className="summary", role="status"),
         html.Div(id=ids.NOTICE, className="notice", role="alert")],
        className="filters", **{"aria-label": "Filters"},
    )  # fmt: skip


def page(*, example: bool, downloads: bool, version: int) -> html.Div:
    """The whole page, still empty; `version` is the store's, so that the first look at it draws nothing anew."""
    timeline = panel(
        "Timeline", "One lane a country. A day is a tick, a month a month long. Drag to select a period.",
        [html.Div(id=ids.LEGEND, className="legend"), _graph(ids.TIMELINE, 300), html.Div(id=ids.TRAY, className="tray")],
        class_name="timeline", tools=[_menu(ids.TIMELINE, ("timeline.html", "events.csv", "events.json"), downloads)],
    )  # fmt: skip
    shade = dcc.RadioItems(id=ids.SHADE, options=[{"label": "Events", "value": "events"}, {"label": "Mentions", "value": "mentions"}],
                           value="events", className="segments")  # fmt: skip
    world = panel(
        "Map", "Countries named are shaded areas; only cities are points. Click to filter.",
        [
            _graph(ids.MAP, 300, displayModeBar="hover", modeBarButtons=[["zoomInGeo", "zoomOutGeo", "resetGeo"]]),
            html.Div(id=ids.REGIONS, className="regions"),
        ],
        class_name="map", tools=[shade, _menu(ids.MAP, ("map.html", "events.csv", "events.geojson"), downloads)],
    )  # fmt: skip
    claims = panel(
        "Claims on one scale",
        "Changes that the documents claim, as new over old. Wordings that mean the same agree.",
        [
            _graph(ids.CLAIMS, 150),
            html.H3("Over the time that they cover", className="sub"),
            _graph(ids.WINDOWS, 170),
            html.Div(id=ids.IMPLIED, className="implied"),
        ],
        class_name="claims",
        tools=[_menu(ids.CLAIMS, ("agreement.html", "claims.csv", "claims.json"), downloads)],
    )
    totals = panel(
        "Total trade",
        [html.Span("Exports", className="word-export"), " and ", html.Span("imports", className="word-import"),
         " with the world, US dollars. Solid: goods. Dotted: goods and services; where the definition changes, the line breaks."],
        [_graph(ids.TOTALS, 220), html.Div(id=ids.SOURCED, className="sourced")],
        class_name="totals", tools=[_menu(ids.TOTALS, ("trade.html",), downloads)],
    )  # fmt: skip
    pairs = panel(
        "Trade of pairs", ["Seen from the country named first: ", html.Span("exports ○", className="word-export"), ", ",
         html.Span("imports ◇", className="word-import"),
         ", turnover □ as published: claims, not statistics. ★ told by the documents. Lines and bands: official, both sides."],
        [_graph(ids.PAIRS, 220), html.Div(id=ids.CITED, className="cited")],
        class_name="pairs", tools=[_menu(ids.PAIRS, ("pairs.html",), downloads)],
    )  # fmt: skip
    rail = panel(
        "Events", "The most told of first. Click to see the sentences.",
        [_loading(html.Div(html.P("Reading the store …", className="rest"), id=ids.LIST, className="cards"))],
        class_name="rail",
    )  # fmt: skip
    stores = [dcc.Store(id=name) for name in (ids.CLICK, ids.SELECTION, ids.DEVICE, ids.VIEWPORT)]
    return html.Div(
        [
            *stores, dcc.Store(id=ids.VERSION, data=version), dcc.Store(id=ids.BOOT, data=1), dcc.Interval(id=ids.TICK, interval=20_000),
            html.A("Skip to the events", href="#list", className="skip"),
            header(example, downloads), filters(),
            html.Main([timeline, world, claims, totals, pairs, rail], className="grid"),
            html.Div(id=ids.EVIDENCE, className="drawer-holder"),
            html.Footer([
                "Map shapes: United Nations geodata as distributed with plotly.js. Borders, also disputed ones, are shown as found "
                "there and endorse nothing."], className="foot"),
        ],
        className="page",
    )  # fmt: skip
