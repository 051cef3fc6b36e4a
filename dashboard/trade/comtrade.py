"""UN Comtrade: the CSV of the web query, and the JSON of its API.

Only rows that are totals in every respect are read, for the file repeats each value by commodity, second partner,
customs procedure and mode of transport. Values in current US dollars: exports FOB, imports CIF.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.model import Flow
from dashboard.trade.codes import alpha3, by_m49
from dashboard.trade.table import NO_COUNTRY, Skips, Table, cell, value_of, year

SOURCE = "UN Comtrade"
REMEDY = "Ask for annual data, all commodities (TOTAL), and the totals of partner 2, customs and transport"
LICENCE = "UN Comtrade terms: free use with attribution, no redistribution of bulk data"
URL = "https://comtradeplus.un.org"
_FLOWS = {"X": ("export", "FOB"), "M": ("import", "CIF")}
_TOTALS = (
    ("cmdcode", {"TOTAL"}, "a single commodity; totals are read"),
    ("partner2code", {"0", ""}, "a second partner; totals are read"),
    ("customscode", {"C00", ""}, "a customs procedure; totals are read"),
    ("motcode", {"0", ""}, "a mode of transport; totals are read"),
    ("moscode", {"0", ""}, "a mode of supply; totals are read"),
)


def fits(columns: frozenset[str]) -> bool:
    return {"reportercode", "partnercode", "flowcode", "cmdcode"} <= columns and bool({"primaryvalue", "fobvalue", "cifvalue"} & columns)


def flows(table: Table, skips: Skips) -> Iterator[Flow]:
    at = {name: table.index(name) for name in (
        "refyear", "period", "freqcode", "reportercode", "reporteriso", "partnercode", "partneriso", "flowcode", "primaryvalue", "fobvalue",
        "cifvalue", "isreported", "isaggregate", "legacyestimationflag")}  # fmt: skip
    totals = [(table.index(name), allowed, reason) for name, allowed, reason in _TOTALS]
    for row in table.rows(skips):
        reason = next(
            (why for place, allowed, why in totals if place is not None and cell(row, place).removesuffix(".0") not in allowed), None
        )
        if cell(row, at["freqcode"]).upper() not in ("A", ""):
            reason = "a month; years are read"
        flow = _FLOWS.get(cell(row, at["flowcode"]).upper())
        if flow is None:
            reason = "re-exports, re-imports and other flows; exports and imports are read"
        when = year(cell(row, at["refyear"])) or year(cell(row, at["period"]))
        if when is None:
            reason = reason or "no year"
        if reason is not None or flow is None or when is None:
            skips.add(reason or "no year", table.line)
            continue
        reporter = alpha3(cell(row, at["reporteriso"])) or by_m49(cell(row, at["reportercode"]))
        partner = by_m49(cell(row, at["partnercode"])) or alpha3(cell(row, at["partneriso"]))
        if reporter is None or partner is None:
            skips.add(NO_COUNTRY, table.line)
            continue
        told = cell(row, at["primaryvalue"]) or cell(row, at["fobvalue"] if flow[0] == "export" else at["cifvalue"])
        value = value_of(told, 1, table.line, skips)
        if value is not None:
            estimated = cell(row, at["isreported"]).lower() in ("0", "false") and cell(row, at["isaggregate"]).lower() in ("0", "false")
            yield Flow(when, reporter, partner, flow[0], value, SOURCE, valuation=flow[1], licence=LICENCE, url=URL,
                       note="estimated by the publisher" if estimated else "")  # fmt: skip
