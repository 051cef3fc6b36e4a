"""OEC: exporter, importer and product by year in US dollars, built on BACI; the products are summed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from dashboard.model import Flow
from dashboard.trade.codes import by_name, by_oec
from dashboard.trade.table import NO_COUNTRY, Skips, Table, cell, value_of, year

SOURCE = "OEC"
REMEDY = "Save exporter, importer, year and trade value of an OEC query"
LICENCE = "OEC terms: free use with attribution; built on CEPII BACI (Etalab 2.0)"
URL = "https://oec.world"


def fits(columns: frozenset[str]) -> bool:
    ids = {"exporter country id", "importer country id"} <= columns or {"exporter country", "importer country"} <= columns
    return ids and {"year", "trade value"} <= columns


def flows(table: Table, skips: Skips) -> Iterator[Flow]:
    when, worth = table.index("year"), table.index("trade value")
    sides = [(table.index(f"{side} country id"), table.index(f"{side} country")) for side in ("exporter", "importer")]
    sums: dict[tuple[int, str, str], Decimal] = {}
    seen: set[tuple[str, ...]] = set()
    for row in table.rows(skips):
        told = year(cell(row, when))
        exporter, importer = (by_oec(cell(row, i)) or by_name(cell(row, n)) for i, n in sides)
        if told is None or exporter is None or importer is None:
            skips.add(NO_COUNTRY if told is not None else "no year", table.line)
            continue
        if tuple(row) in seen:
            skips.add("the same row again", table.line)
            continue
        seen.add(tuple(row))
        value = value_of(cell(row, worth), 1, table.line, skips)
        if value is not None:
            key = told, exporter, importer
            sums[key] = sums.get(key, Decimal(0)) + value
    for (told, exporter, importer), value in sums.items():
        yield Flow(
            told, exporter, importer, "export", value, SOURCE, valuation="FOB", licence=LICENCE, url=URL, definition="goods, reconciled"
        )
