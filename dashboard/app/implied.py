"""Under the claims: levels as rows, what the claims imply together, and what is not here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.app.cards import AGREEMENT, badge, plural
from dashboard.app.layout import clickable, link
from dashboard.charts.rows import ClaimRow, Claims, Trade
from dashboard.charts.trade import FLOWS, money

VERDICTS = {"implies": "Together they imply: ", "contradiction": "They cannot all be true: ", "slip": "A slip: "}
LEVELS = 40
"""Claims listed under the charts; the others are in the data."""


def _level(row: ClaimRow) -> html.Button:
    return html.Button(
        [html.Span(row.title, className="level-title"), html.Strong(row.reading if row.ratio is None else f"×{row.ratio:g}"),
         html.Span([html.Span(plural(row.sources, "source"), className="told"),
                    badge(AGREEMENT[row.agreement], row.agreement) if row.agreement in ("agree", "conflict") else None])],
        type="button", className=f"level{' chosen' if row.chosen else ''}", **clickable("trade", {"chosen": row.id}),
    )  # fmt: skip


def sourced(trade: Trade) -> Any:
    """Where the totals are from, and the totals as a table."""
    if not trade.totals:
        return None
    rows = [
        html.Tr(
            [html.Td(p.title), html.Td(str(v.year)), html.Td(FLOWS.get(s.flow, s.flow)), html.Td(money(v.value)), html.Td(s.definition)]
        )
        for p in trade.totals
        for s in p.series
        for v in s.values
    ]
    head = html.Thead(html.Tr([html.Th(name) for name in ("Country", "Year", "Flow", "Value", "Definition")]))
    return [
        html.P("Source: " + "; ".join(trade.sources) + ".", className="rest"),
        html.Details(
            [html.Summary("The same as a table"), html.Table([head, html.Tbody(rows)], className="reasons")], className="levels-box"
        ),
    ]


def cited(trade: Trade) -> Any:
    """The published values as a table, each with the address where it stands."""
    rows = [
        html.Tr([html.Td(s.words), html.Td(str(v.year)), html.Td(money(v.value)), html.Td([v.source, " ", link(v.url, "source")])])
        for p in trade.pairs for s in p.series for v in s.values
    ]  # fmt: skip
    if not rows:
        return None
    head = html.Thead(html.Tr([html.Th("What"), html.Th("Year"), html.Th("Value"), html.Th("Published by")]))
    return html.Details(
        [html.Summary(f"The {plural(len(rows), 'published value')} as a table"), html.Table([head, html.Tbody(rows)], className="reasons")],
        className="levels-box",
    )


def claims(rows: Claims, trade: Trade) -> list[Any]:
    """What stands under the ratio chart."""
    found: list[Any] = []
    for implication in rows.implications:
        found.append(html.P([html.Strong(VERDICTS.get(implication.verdict, "")), implication.text,
                             html.Span(implication.arithmetic, className="arithmetic")],
                            className=f"implication {implication.verdict}"))  # fmt: skip
    if not trade.official_pairs:
        found.append(html.P([
            html.Strong("No official bilateral series is here, "),
            "so these claims can be compared with each other, not with statistics. Drop one in: download a file from UN Comtrade, "
            "WITS, IMF, OEC or BACI and run ", html.Code("dateline ingest FILE"), "."], className="implication"))  # fmt: skip
    found += [
        _listed(rows.changes, "change as a list", LEVELS),
        _listed(rows.levels, "amount told, no change", LEVELS, not rows.changes),
    ]
    return found


def _listed(rows: Sequence[ClaimRow], words: str, limit: int, shown: bool = False) -> Any:
    """Claims as a list that opens; the keyboard reaches them here."""
    if not rows:
        return None
    more = len(rows) - limit
    noun, space, rest = words.partition(" ")
    return html.Details(
        [
            html.Summary(plural(len(rows), noun) + space + rest),
            html.Div([_level(r) for r in rows[:limit]], className="levels"),
            html.P(f"and {more:,} more: download the data.", className="rest") if more > 0 else None,
        ],
        className="levels-box",
        open=shown,
    )
