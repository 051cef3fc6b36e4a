"""Dateline's own form: one line a value, with its definition, source, status and licence. What `data/` ships is in it.

Columns: year, reporter, partner, flow, value (or value_usd), and if there are any definition, valuation, status, source,
retrieved, licence, url, note, commodity. Value in current US dollars.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.model import Flow
from dashboard.trade.codes import by_m49
from dashboard.trade.table import NO_COUNTRY, Skips, Table, cell, value_of, year

SOURCE = "trade series"
REMEDY = "The columns are year, reporter, partner, flow, value, and if known definition, status, source, licence, url, note"
_FLOWS = frozenset({"export", "import", "turnover"})


def fits(columns: frozenset[str]) -> bool:
    return {"year", "reporter", "partner", "flow"} <= columns and bool({"value", "value_usd"} & columns)


def flows(table: Table, skips: Skips) -> Iterator[Flow]:
    worth = table.index("value", "value_usd")
    at = {name: table.index(name) for name in (
        "year", "reporter", "partner", "flow", "definition", "valuation", "status", "source", "retrieved", "licence", "url", "note",
        "commodity", "kind")}  # fmt: skip
    for row in table.rows(skips):
        when, flow = year(cell(row, at["year"])), cell(row, at["flow"]).lower()
        reporter, partner = by_m49(cell(row, at["reporter"])), by_m49(cell(row, at["partner"]))
        if when is None or flow not in _FLOWS:
            skips.add("no year" if when is None else "a flow that is not export, import or turnover", table.line)
            continue
        if reporter is None or partner is None:
            skips.add(NO_COUNTRY, table.line)
            continue
        value = value_of(cell(row, worth), 1, table.line, skips)
        if value is not None:
            quoted = "quoted" in cell(row, at["kind"])
            yield Flow(
                when, reporter, partner, flow, value, cell(row, at["source"]) or SOURCE,
                cell(row, at["status"]) or ("published" if quoted else "official"), cell(row, at["valuation"]) or "unknown",
                cell(row, at["definition"]) or "goods", cell(row, at["commodity"]) or "TOTAL", cell(row, at["licence"]),
                cell(row, at["retrieved"]) or None, cell(row, at["url"]) or None, cell(row, at["note"]),
            )  # fmt: skip
