"""Trade series of the selection as rows: totals with the world, and what is said of pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from dashboard.charts.rows import Mark, Mirror, Panel, Series, Trade, Value
from dashboard.model import Flow
from dashboard.query.claims import chosen_claims, claim_row
from dashboard.query.columns import WORLD, Columns
from dashboard.query.selection import Selection
from dashboard.query.views import mark
from dashboard.trade import implied

SEEN = {"export": "import", "import": "export"}
"""A flow as its partner sees it."""
PAIRS = 10
"""Pairs that are drawn: two rows of small charts."""
EVENTS = 200
"""Events marked on the trade charts; the most salient."""
ORDER = {"export": 0, "import": 1, "turnover": 2}


def trade(columns: Columns, selection: Selection, focus: Sequence[str] = ()) -> Trade:
    """Totals and pairs of the selected countries; without one that has series, of the focus and of the country that most
    values of pairs are reported by (of the shipped values: Russia)."""
    totals, other = columns.totals, _loudest(columns, focus)
    have = {f.reporter for f in totals}
    wanted = _codes(columns, selection.countries)
    if not wanted & have:
        wanted = _codes(columns, focus) | ({other} if other else set())
        wanted = wanted & have or have
    shown = [c for c in dict.fromkeys([*_in_order(columns, focus), *sorted(have)]) if c in wanted]
    panels = tuple(Panel(_name(columns, code), _series(columns, [f for f in totals if f.reporter == code])) for code in shown)
    looked_at = [c for c in shown if c != other] or list(_in_order(columns, focus))
    return Trade(
        panels, _pairs(columns, selection, looked_at), selection.since, selection.until,
        any(f.status == "official" for flows in columns.pairs.values() for f in flows), _events(columns, selection),
        tuple(sorted({f"{f.source} ({f.licence})" if f.licence else f.source for f in totals if f.reporter in shown})),
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


def _loudest(columns: Columns, focus: Sequence[str]) -> str | None:
    """The country outside the focus that most values of pairs with the focus are about."""
    count: Counter[str] = Counter()
    inside = _codes(columns, focus)
    for pair, flows in columns.pairs.items():
        if len(pair - inside) == 1:
            count.update(dict.fromkeys(pair - inside, len(flows)))
    return min(count, key=lambda c: (-count[c], c)) if count else None


def _series(columns: Columns, flows: Sequence[Flow], seen_from: str | None = None) -> tuple[Series, ...]:
    """One series for each flow, definition and status; values of one year by several sources stay several."""
    groups: dict[tuple[int, str, str, str, str], list[Flow]] = {}
    for f in flows:
        groups.setdefault((ORDER.get(f.flow, 9), f.definition, f.status, f.reporter, f.partner), []).append(f)
    found = []
    for (_, definition, status, reporter, partner), members in sorted(groups.items()):
        values = sorted(
            (Value(f.year, float(f.value), f.source, f.note, f.url) for f in members), key=lambda v: (v.year, v.value, v.source)
        )
        flow, a, b = members[0].flow, _name(columns, reporter), _name(columns, partner)
        words = {"export": f"Exports of {a} to {b}", "import": f"Imports of {a} from {b}"}.get(flow, f"Turnover of {a} with {b}")
        seen = SEEN.get(flow, flow) if seen_from not in (None, reporter) else flow
        found.append(Series(a, b, seen, definition, status == "official", tuple(values), words))
    return tuple(found)


def _pairs(columns: Columns, selection: Selection, looked_at: Sequence[str]) -> tuple[Panel, ...]:
    """One panel for each pair of a country that is looked at, seen from its partner; pairs that documents or newspapers
    tell of before those of statistics alone, then by values, at most `PAIRS`."""
    amounts = [(c, claim_row(columns, c, selection)) for c in chosen_claims(columns, selection) if c.best.unit == "USD"]
    claimed = [(_codes(columns, filter(None, (c.best.subject, c.best.partner))), row) for c, row in amounts if row.amount is not None]
    ranked = []
    for pair, flows in columns.pairs.items():
        here = next((c for c in looked_at if c in pair), None)
        if here is not None and len(pair) == 2:
            told = any(f.status != "official" for f in flows) or any(pair == parties for parties, _ in claimed)
            (there,) = pair - {here}
            ranked.append((not told, -len(flows), looked_at.index(here), here, there))
    chosen = sorted(ranked)[:PAIRS]
    found = []
    for _, _, _, here, there in sorted(chosen, key=lambda r: (r[2], r[0], r[1], r[4])):
        flows = columns.pairs[frozenset((here, there))]
        official = [f for f in flows if f.status == "official"]
        mirrors = [_mirror(columns, official, there, here, "export"), _mirror(columns, official, here, there, "import")]
        found.append(Panel(
            f"{_name(columns, there)} – {_name(columns, here)}", _series(columns, [f for f in flows if f.status != "official"], there),
            tuple(m for m in mirrors if m.values), tuple(row for parties, row in claimed if parties == {here, there}),
        ))  # fmt: skip
    return tuple(found)


def _mirror(columns: Columns, flows: Sequence[Flow], exporter: str, importer: str, flow: str) -> Mirror:
    bands = implied.mirror(flows, exporter, importer)
    values = tuple(
        (b.year, None if b.exporter is None else float(b.exporter), None if b.importer is None else float(b.importer)) for b in bands
    )
    return Mirror(f"{_name(columns, exporter)} to {_name(columns, importer)}", flow, values)


def _events(columns: Columns, selection: Selection) -> tuple[Mark, ...]:
    mask = columns.mask(selection) & columns.placed
    rows = np.flatnonzero(mask)
    rows = rows[np.argsort(-columns.salience[rows], kind="stable")][:EVENTS]
    return tuple(mark(columns, columns.events[int(i)], selection) for i in rows)
