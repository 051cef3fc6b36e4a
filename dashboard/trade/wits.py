"""World Bank WITS: the wide tables by country (a column a year) and the long form of its API; thousand US dollars."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.model import Flow
from dashboard.trade.codes import alpha3, by_m49, by_name
from dashboard.trade.table import NO_COUNTRY, Skips, Table, cell, value_of, year

SOURCE = "World Bank WITS"
REMEDY = "Save exports or imports in US$ Thousand for all products"
LICENCE = "CC BY 4.0"
URL = "https://wits.worldbank.org"
_EVERYTHING = frozenset({"all products", "total", "999999", "totalproducts", "total products", ""})
_CODED = {"XPRT-TRD-VL": "export", "MPRT-TRD-VL": "import"}
_UNITS = (
    (re.compile(r"US\$ ?(?:thousand|000)", re.I), 1000),
    (re.compile(r"US\$ ?mil", re.I), 10**6),
    (re.compile(r"US\$ ?bil", re.I), 10**9),
)


def fits(columns: frozenset[str]) -> bool:
    wide = {"reporter", "partner", "indicator"} <= columns and any(re.fullmatch(r"(?:19|20)\d\d", c) for c in columns)
    return wide or {"reporter", "partner", "productcode", "year", "indicator", "value"} <= columns


def flows(table: Table, skips: Skips) -> Iterator[Flow]:
    at = {key: table.index(*names) for key, names in {
        "reporter": ("reporter",), "partner": ("partner",), "product": ("product categories", "product group", "productcode"),
        "type": ("indicator type",), "indicator": ("indicator",), "year": ("year",), "value": ("value",)}.items()}  # fmt: skip
    years = table.years() if at["value"] is None else []
    for row in table.rows(skips):
        if cell(row, at["product"]).lower() not in _EVERYTHING:
            skips.add("a product group; totals are read", table.line)
            continue
        told = _indicator(cell(row, at["type"]), cell(row, at["indicator"]))
        if told is None:
            skips.add("another indicator; trade values in US$ are read", table.line)
            continue
        reporter, partner = (_country(cell(row, at[side])) for side in ("reporter", "partner"))
        if reporter is None or partner is None:
            skips.add(NO_COUNTRY, table.line)
            continue
        for place, when in years or [(at["value"] or 0, year(cell(row, at["year"])) or 0)]:
            if not when:
                skips.add("no year", table.line)
                continue
            value = value_of(row[place], told[1], table.line, skips)
            if value is not None:
                yield Flow(
                    when,
                    reporter,
                    partner,
                    told[0],
                    value,
                    SOURCE,
                    valuation="FOB" if told[0] == "export" else "CIF",
                    licence=LICENCE,
                    url=URL,
                )


def _indicator(kind: str, name: str) -> tuple[str, int] | None:
    """(flow, factor to US dollars) of an indicator, None for shares, counts of products, tariffs and the like."""
    if name.upper() in _CODED:
        return _CODED[name.upper()], 1000
    factor = next((f for pattern, f in _UNITS if pattern.search(name)), None)
    words = f"{kind} {name}".lower()
    flow = "export" if "export" in words else "import" if "import" in words else None
    if factor is None or flow is None or any(w in words for w in ("share", "growth", "index", "number", "duty", "duties", "tariff", "%")):
        return None
    return flow, factor


def _country(name: str) -> str | None:
    return by_name(name) or alpha3(name) or by_m49(name)
