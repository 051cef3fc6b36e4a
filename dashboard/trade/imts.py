"""IMF trade in goods by partner: DOTS (bulk files, wide and long, IMF country numbers) and, since 2025, IMTS (ISO codes).

Indicators say flow, valuation and currency; SCALE or the indicator's name say the unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.model import Flow
from dashboard.trade.codes import WORLD, by_imf, by_name
from dashboard.trade.table import NO_COUNTRY, Skips, Table, cell, value_of, year

SOURCE = "IMF DOTS/IMTS"
REMEDY = "Ask for annual exports FOB and imports CIF or FOB in US dollars"
LICENCE = "IMF terms: free use with attribution"
URL = "https://data.imf.org"
_INDICATOR = re.compile(r"T?(XG|MG)_(FOB|CIF)_USD$")
_SCALES = {"millions": 10**6, "6": 10**6, "thousands": 1000, "3": 1000, "billions": 10**9, "9": 10**9, "units": 1, "0": 1, "": 1}
_NAMES = {
    "reporter": ("country code", "ref_area", "country"), "partner": ("counterpart country code", "counterpart_area", "counterpart_country"),
    "indicator": ("indicator code", "indicator"), "name": ("indicator name",), "freq": ("freq", "frequency"),
    "time": ("time period", "time_period"), "value": ("value", "obs_value"), "scale": ("scale", "unit_mult"), "attribute": ("attribute",),
    "reporter name": ("country name",), "partner name": ("counterpart country name",),
}  # fmt: skip


def fits(columns: frozenset[str]) -> bool:
    bulk = {"country code", "indicator code", "counterpart country code"} <= columns
    sdmx = {"ref_area", "indicator", "counterpart_area"} <= columns or {"country", "indicator", "counterpart_country"} <= columns
    return bulk or sdmx


def flows(table: Table, skips: Skips) -> Iterator[Flow]:
    at = {key: table.index(*names) for key, names in _NAMES.items()}
    wide = [] if at["value"] is not None else table.years()
    for row in table.rows(skips):
        if cell(row, at["attribute"]).lower() not in ("", "value"):
            skips.add("a status line; values are read", table.line)
            continue
        series = _INDICATOR.search(cell(row, at["indicator"]).upper())
        if series is None:
            skips.add("another indicator; exports and imports in US dollars are read", table.line)
            continue
        if cell(row, at["freq"]).upper() not in ("A", "", "ANNUAL"):
            skips.add("a month or quarter; years are read", table.line)
            continue
        reporter, partner = _country(row, at["reporter"], at["reporter name"]), _country(row, at["partner"], at["partner name"])
        if reporter is None or partner is None:
            skips.add(NO_COUNTRY, table.line)
            continue
        named = next((s for s in ("millions", "thousands", "billions") if s in cell(row, at["name"]).lower()), "")
        factor = _SCALES.get((cell(row, at["scale"]) or named).lower().removesuffix(".0"))
        if factor is None:
            skips.add("a scale that is not known", table.line)
            continue
        flow = "export" if series[1] == "XG" else "import"
        told = wide or [(at["value"] or 0, year(cell(row, at["time"])) or 0)]
        for place, when in told:
            if not when:
                skips.add("a month or quarter; years are read", table.line)
                continue
            value = value_of(row[place], factor, table.line, skips)
            if value is not None:
                yield Flow(when, reporter, partner, flow, value, SOURCE, valuation=series[2], licence=LICENCE, url=URL)


def _country(row: list[str], code: int | None, name: int | None) -> str | None:
    word = cell(row, code)
    return by_imf(word) or (WORLD if word.upper() in ("G001", "1_C", "W00") else None) or by_name(cell(row, name) or word)
