"""Trade series of the selection as rows: totals with the world, and what is said of pairs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from dashboard.charts.rows import Mark, Panel, Series, Trade, Value
from dashboard.model import Flow
from dashboard.query.columns import Columns
from dashboard.query.selection import Selection
from dashboard.query.views import mark

WORLD = "W00"
EVENTS = 200
"""Events marked on the trade charts; the most salient."""
ORDER = {"export": 0, "import": 1, "turnover": 2}


def trade(columns: Columns, selection: Selection, focus: Sequence[str] = ()) -> Trade:
    """Totals and pairs of the selected countries, or of the focus and the partner that most values are about."""
    totals = [f for f in columns.flows if f.partner == WORLD and f.commodity == "TOTAL"]
    between = [f for f in columns.flows if f.partner != WORLD and f.commodity == "TOTAL"]
    partners = _reporters(between)
    wanted = _codes(columns, selection.countries)
    have = {f.reporter for f in totals}
    if not wanted & have:
        wanted = _codes(columns, focus) | set(partners[:1])
        wanted = wanted & have or have
    ranked = [*(c for c in _in_order(columns, focus)), *sorted(have)]
    shown = [c for c in dict.fromkeys(ranked) if c in wanted]
    panels = tuple(Panel(_name(columns, code), _series(columns, [f for f in totals if f.reporter == code])) for code in shown)
    chosen = wanted - set(partners[:1]) or wanted
    return Trade(
        panels, _pairs(columns, between, chosen if between else set(), focus), selection.since, selection.until,
        any(f.status == "official" for f in between), _events(columns, selection),
    )  # fmt: skip


def _codes(columns: Columns, countries: Iterable[str]) -> set[str]:
    return {code for c in countries if (code := columns.names.alpha3(c))}


def _in_order(columns: Columns, countries: Iterable[str]) -> list[str]:
    return [code for c in countries if (code := columns.names.alpha3(c))]


def _name(columns: Columns, code: str) -> str:
    """Name of a code as trade series use them: alpha-3, the world, or an M49 group."""
    if code == WORLD:
        return "the world"
    return columns.names.name(columns.names.alpha2(code) or code)


def _reporters(flows: Sequence[Flow]) -> list[str]:
    count: dict[str, int] = {}
    for flow in flows:
        count[flow.reporter] = count.get(flow.reporter, 0) + 1
    return sorted(count, key=lambda c: (-count[c], c))


def _series(columns: Columns, flows: Sequence[Flow]) -> tuple[Series, ...]:
    """One series for each flow, definition and status; values of one year by several sources stay several."""
    groups: dict[tuple[int, str, str, str, str], list[Flow]] = {}
    for f in flows:
        groups.setdefault((ORDER.get(f.flow, 9), f.definition, f.status, f.reporter, f.partner), []).append(f)
    found = []
    for (_, definition, status, reporter, partner), members in sorted(groups.items()):
        values = sorted((Value(f.year, float(f.value), f.source, f.note) for f in members), key=lambda v: (v.year, v.value, v.source))
        found.append(Series(_name(columns, reporter), _name(columns, partner), members[0].flow, definition, status == "official",
                            tuple(values)))  # fmt: skip
    return tuple(found)


def _pairs(columns: Columns, flows: Sequence[Flow], wanted: set[str], focus: Sequence[str]) -> tuple[Panel, ...]:
    """One panel for each pair that has values, seen from the country that is looked at."""
    groups: dict[tuple[str, str], list[Flow]] = {}
    for f in flows:
        a, b = (f.partner, f.reporter) if f.partner in wanted or f.reporter not in wanted else (f.reporter, f.partner)
        if a in wanted or not wanted or not a.isalpha():
            groups.setdefault((a, b), []).append(f)
    order = {code: i for i, code in enumerate(_in_order(columns, focus))}
    keys = sorted(groups, key=lambda k: (order.get(k[0], 99), -len(groups[k]), k))
    return tuple(
        Panel(f"{_name(columns, b)} – {_name(columns, a)}", _series(columns, groups[a, b])) for a, b in keys
    )  # fmt: skip


def _events(columns: Columns, selection: Selection) -> tuple[Mark, ...]:
    mask = columns.mask(selection) & columns.placed
    rows = np.flatnonzero(mask)
    rows = rows[np.argsort(-columns.salience[rows], kind="stable")][:EVENTS]
    return tuple(mark(columns, columns.events[int(i)], selection) for i in rows)
