"""WTO Stats: a title line that names the indicator and its unit, then economies by year in million US dollars."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.model import Flow
from dashboard.trade.codes import WORLD, by_name
from dashboard.trade.table import NO_COUNTRY, Skips, Table, cell, value_of

SOURCE = "WTO Stats"
REMEDY = "Save the table with its title line, which says whether it is exports or imports and in which unit"
LICENCE = "WTO terms: free use with attribution"
URL = "https://stats.wto.org"
_TOTAL = re.compile(r"total|all products|goods$|^services$|commercial services|memo item: total", re.IGNORECASE)


def fits(columns: frozenset[str]) -> bool:
    return {"reporting economy", "partner economy"} <= columns and any(c[:4].isdigit() for c in columns)


def flows(table: Table, skips: Skips) -> Iterator[Flow]:
    reporter_at, partner_at = table.index("reporting economy"), table.index("partner economy")
    product_at, indicator_at = table.index("product/sector", "product", "sector"), table.index("indicator")
    years = table.years()
    for row in table.rows(skips):
        title = f"{cell(row, indicator_at)} {table.title}".lower()
        product = cell(row, product_at)
        flow = "export" if "export" in title else "import" if "import" in title else None
        if flow is None or ("us dollar" not in title and "us$" not in title and "usd" not in title):
            skips.add("the title does not say exports or imports in US dollars", table.line)
            continue
        if product and not _TOTAL.search(product):
            skips.add("a single product or sector; totals are read", table.line)
            continue
        reporter = by_name(cell(row, reporter_at))
        partner = by_name(cell(row, partner_at)) if cell(row, partner_at) else WORLD
        if reporter is None or partner is None:
            skips.add(NO_COUNTRY, table.line)
            continue
        factor = 10**6 if "million" in title else 10**9 if "billion" in title else 1000 if "thousand" in title else 1
        services = "service" in f"{title} {product.lower()}"
        valuation = "unknown" if services else "FOB" if flow == "export" else "CIF"
        for place, when in years:
            value = value_of(row[place], factor, table.line, skips)
            if value is not None:
                yield Flow(when, reporter, partner, flow, value, SOURCE, valuation=valuation, licence=LICENCE, url=URL,
                           definition="services" if services else "goods")  # fmt: skip
