"""CEPII BACI: one file a year, a line for each exporter, importer and HS6 product, in thousand US dollars.

The exporter's and the importer's reports are reconciled by CEPII and valued FOB; the products are summed here, so that
a year of eleven million lines is held as the sums of its pairs.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from dashboard.model import Flow
from dashboard.trade.codes import by_m49
from dashboard.trade.table import NO_COUNTRY, NO_NUMBER, NOT_KNOWN, Skips, Table, amount

SOURCE = "CEPII BACI"
REMEDY = "Use a BACI_HS…_Y….csv file as CEPII gives it, with the columns t, i, j, k, v, q"
LICENCE = "Etalab Open Licence 2.0"
URL = "https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37"
_THOUSAND = 1000


def fits(columns: frozenset[str]) -> bool:
    return columns == {"t", "i", "j", "k", "v", "q"} or columns == {"t", "i", "j", "k", "v"}


def flows(table: Table, skips: Skips) -> Iterator[Flow]:
    t, i, j, v = (table.index(name) or 0 for name in "tijv")
    sums: dict[tuple[str, str, str], Decimal] = {}
    lines: dict[tuple[str, str, str], int] = {}
    for row in table.rows(skips):
        value = _amount(row[v], table.line, skips)
        if value is None:
            continue
        key = row[t], row[i], row[j]
        sums[key] = sums.get(key, Decimal(0)) + value
        lines.setdefault(key, table.line)
    for (when, exporter, importer), value in sums.items():
        reporter, partner = by_m49(exporter), by_m49(importer)
        if reporter is None or partner is None or not when.strip().isdigit():
            skips.add(NO_COUNTRY, lines[when, exporter, importer])
            continue
        yield Flow(int(when), reporter, partner, "export", value * _THOUSAND, SOURCE, valuation="FOB", licence=LICENCE, url=URL,
                   definition="goods, reconciled", note="reports of both sides reconciled by the publisher")  # fmt: skip


def _amount(text: str, line: int, skips: Skips) -> Decimal | None:
    """As `table.value_of`, with a short way for the plain numbers that nearly all of eleven million lines have."""
    plain = text.strip()
    if plain.replace(".", "", 1).isdigit():
        return Decimal(plain)
    try:
        value = amount(text)
    except ValueError:
        skips.add(NO_NUMBER, line)
        return None
    if value is None:
        skips.add(NOT_KNOWN, line)
    return value
