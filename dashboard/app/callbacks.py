"""What follows a click: one callback turns it into the Selection, and each view follows the Selection.

No view knows another. A further view is one more line in `VIEWS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, html, no_update

from dashboard import charts, query
from dashboard.app import cards, evidence, ids, implied
from dashboard.app.source import Shelf
from dashboard.charts.theme import Theme, theme
from dashboard.errors import SelectionError
from dashboard.model import parse_day
from dashboard.query import Columns, Selection

MOST_OPTIONS = 400
"""Documents that the dropdown offers; more are found by searching."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything that a view is drawn from."""

    columns: Columns
    selection: Selection
    focus: Sequence[str]
    theme: Theme
    narrow: bool
    view: tuple[int, int] | None


def _timeline(a: Asked) -> list[Any]:
    rows = query.timeline(a.columns, a.selection, a.focus, a.view)
    counted = a.columns.type.counts(a.columns.mask(a.selection, without=("types",)))
    figure = charts.timeline(rows, a.theme, narrow=a.narrow, view=a.view)
    return [figure, cards.legend(a.columns, a.selection, counted, rows, a.view), cards.tray(query.tray(a.columns, a.selection))]


def _map(a: Asked) -> list[Any]:
    rows = query.world(a.columns, a.selection)
    return [charts.world(rows, a.theme, height=200 if a.narrow else charts.map.HEIGHT, narrow=a.narrow), cards.regions(rows, a.selection)]


def _trade(a: Asked) -> list[Any]:
    rows = query.trade(a.columns, a.selection, a.focus)
    return [
        charts.totals(rows, a.theme, narrow=a.narrow),
        implied.sourced(rows),
        charts.pairs(rows, a.theme, narrow=a.narrow),
        implied.cited(rows),
    ]


def _claims(a: Asked) -> list[Any]:
    rows = query.claims(a.columns, a.selection)
    flows = query.trade(a.columns, a.selection, a.focus)
    return [charts.claims(rows, a.theme, narrow=a.narrow), charts.windows(rows, a.theme, narrow=a.narrow), implied.claims(rows, flows)]


def _list(a: Asked) -> list[Any]:
    return [cards.card_list(query.cards(a.columns, a.selection), a.selection)]


def _evidence(a: Asked) -> list[Any]:
    return [evidence.opened(a.columns, a.selection)]


def _head(a: Asked) -> list[Any]:
    counts = query.counts(a.columns, a.selection)
    counted = a.columns.country.counts(a.columns.mask(a.selection, without=("countries",)))
    return [cards.header_counts(counts), cards.chips(a.columns, a.selection, a.focus, counted),
            cards.summary(a.columns, a.selection, counts.shown)]  # fmt: skip


def _controls(a: Asked) -> list[Any]:
    """The filters show what is selected, also where an address or another view selected it."""
    s, c = a.selection, a.columns
    codes = sorted(set(c.country.keys) | set(s.countries), key=lambda code: (c.names.name(code), code))
    documents = list(c.documents)[:MOST_OPTIONS]
    sources = list(dict.fromkeys([*documents, *s.sources]))
    return [
        s.certainty,
        [{"label": c.names.name(code), "value": code} for code in codes], list(s.countries), list(s.statuses),
        [{"label": c.label(i), "value": i} for i in sources], list(s.sources), s.shade,
    ]  # fmt: skip


View = Callable[[Asked], list[Any]]

VIEWS: tuple[tuple[View, tuple[tuple[str, str], ...]], ...] = (
    (_head, ((ids.COUNTS, "children"), (ids.CHIPS, "children"), (ids.SUMMARY, "children"))),
    (_timeline, ((ids.TIMELINE, "figure"), (ids.LEGEND, "children"), (ids.TRAY, "children"))),
    (_list, ((ids.LIST, "children"),)),
    (_map, ((ids.MAP, "figure"), (ids.REGIONS, "children"))),
    (_claims, ((ids.CLAIMS, "figure"), (ids.WINDOWS, "figure"), (ids.IMPLIED, "children"))),
    (_trade, ((ids.TOTALS, "figure"), (ids.SOURCED, "children"), (ids.PAIRS, "figure"), (ids.CITED, "children"))),
    (_evidence, ((ids.EVIDENCE, "children"),)),
    (_controls, (
        (ids.CERTAINTY, "value"), (ids.COUNTRY, "options"),
        (ids.COUNTRY, "value"), (ids.STATUS, "value"), (ids.SOURCE, "options"), (ids.SOURCE, "value"), (ids.SHADE, "value"),
    )),
)  # fmt: skip
"""Every view: what it draws, and where it is put."""


def _selection(params: Any) -> Selection:
    if not isinstance(params, Mapping):
        raise SelectionError("not a selection", value=str(params)[:40])
    texts = {str(k): [str(v) for v in vs] for k, vs in params.items() if isinstance(vs, list)}
    return Selection.from_params(texts)


def _days(view: Any) -> tuple[int, int] | None:
    """The days in sight as the browser tells them, or None."""
    if not isinstance(view, list) or len(view) != 2:
        return None
    try:
        low, high = (parse_day(str(v)) for v in view)
    except ValueError:
        return None
    return (low, high) if low < high else None


def register(app: Dash, shelf: Shelf, focus: Sequence[str]) -> None:
    """All callbacks of the page."""
    _register_views(app, shelf, focus)

    @app.callback(
        Output(ids.SELECTION, "data"), Output(ids.NOTICE, "children"), Input(ids.CLICK, "data"), State(ids.SELECTION, "data"),
        prevent_initial_call=True,
    )  # fmt: skip
    def clicked(click: Any, params: Any) -> Any:
        try:
            if not isinstance(click, Mapping):
                raise SelectionError("not a click", value=str(click)[:40])
            before = Selection() if params is None else _selection(params)
            after = query.select(before, str(click.get("view")), click.get("click") or {})
        except SelectionError as fault:
            # a wrong address still shows the page
            return ({} if params is None else no_update), html.Span(str(fault))
        told = after.to_params()
        return (no_update if told == params else told), None

    @app.callback(Output(ids.VERSION, "data"), Input(ids.TICK, "n_intervals"), State(ids.VERSION, "data"), prevent_initial_call=True)
    def ticked(_: Any, known: Any) -> Any:
        version = shelf.store.version
        return no_update if version == known else version

    client = [
        ("boot", [Output(ids.DEVICE, "data"), Output(ids.CLICK, "data")], [Input(ids.BOOT, "data")], [], False),
        ("remember", [Output(i, "value") for i in (ids.SEARCH, ids.SINCE, ids.UNTIL)], [Input(ids.SELECTION, "data")], [], True),
        ("brushed", [], [Input(ids.TIMELINE, "relayoutData")], [State(ids.SELECTION, "data")], True),
        (
            "filtered",
            [],
            [Input(i, "value") for i in (ids.SEARCH, ids.SINCE, ids.UNTIL, ids.CERTAINTY, ids.COUNTRY, ids.STATUS, ids.SOURCE, ids.SHADE)],
            [State(ids.SELECTION, "data")],
            True,
        ),
        *(
            ("pressed", [], [Input(i, "clickData")], [], True)
            for i in (ids.TIMELINE, ids.MAP, ids.CLAIMS, ids.WINDOWS, ids.TOTALS, ids.PAIRS)
        ),
    ]
    for name, outputs, inputs, states, wait in client:
        app.clientside_callback(ClientsideFunction("dateline", name), *outputs, *inputs, *states, prevent_initial_call=wait)


def _register_views(app: Dash, shelf: Shelf, focus: Sequence[str]) -> None:
    """One callback for each view."""
    for draw, outputs in VIEWS:
        zoomed = [Input(ids.VIEWPORT, "data")] if draw is _timeline else []

        def follow(params: Any, device: Any, _: Any, view: Any = None, draw: View = draw, count: int = len(outputs)) -> Any:
            if params is None or not isinstance(device, Mapping):
                return [no_update] * count if count > 1 else no_update
            asked = Asked(
                shelf.columns(), _selection(params), focus, theme(str(device.get("theme"))), bool(device.get("narrow")), _days(view)
            )
            drawn = draw(asked)
            return drawn if count > 1 else drawn[0]

        inputs = [Input(ids.SELECTION, "data"), Input(ids.DEVICE, "data"), Input(ids.VERSION, "data"), *zoomed]
        app.callback([Output(i, p) for i, p in outputs] if len(outputs) > 1 else Output(*outputs[0]), *inputs, prevent_initial_call=True)(
            follow
        )
