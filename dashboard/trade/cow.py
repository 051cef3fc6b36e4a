"""Correlates of War, dyadic trade 4.0: imports of each of two states from the other, in million current US dollars.

-9 is "not known". The series ends in 2014.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.model import Flow
from dashboard.trade.codes import by_cow
from dashboard.trade.table import NO_COUNTRY, Skips, Table, value_of, year

SOURCE = "COW Trade 4.0"
REMEDY = "Use Dyadic_COW_4.0.csv as the Correlates of War project gives it"
LICENCE = "free for research with citation (Barbieri, Keshk and Pollins)"
URL = "https://correlatesofwar.org/data-sets/bilateral-trade/"
_MILLION = 10**6


def fits(columns: frozenset[str]) -> bool:
    return {"ccode1", "ccode2", "year", "flow1", "flow2"} <= columns


def flows(table: Table, skips: Skips) -> Iterator[Flow]:
    a, b, when, one, two = (table.index(name) or 0 for name in ("ccode1", "ccode2", "year", "flow1", "flow2"))
    for row in table.rows(skips):
        told, first, second = year(row[when]), by_cow(row[a]), by_cow(row[b])
        if told is None or first is None or second is None:
            skips.add(NO_COUNTRY if told is not None else "no year", table.line)
            continue
        for importer, exporter, cell in ((first, second, row[one]), (second, first, row[two])):
            value = value_of(cell, _MILLION, table.line, skips)
            if value is not None:
                yield Flow(told, importer, exporter, "import", value, SOURCE, licence=LICENCE, url=URL)
