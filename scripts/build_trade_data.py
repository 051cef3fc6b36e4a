"""Build data/factbook_totals.csv and data/published_values.csv from the two tables of values that were collected.

    python scripts/build_trade_data.py FACTBOOK.csv PUBLISHED.csv data/

FACTBOOK: year, reporter, partner, flow, value_usd, source (edition and its date), licence, note. The CIA World Factbook
changed what it counts, from goods (until the estimates for 2016) to goods and services; the editions of 2021 and 2024
carried the last estimate of the old kind for two more values. Which is which is decided here and written on each line.
PUBLISHED: values quoted by newspapers and reference pages, with their address.
"""

import csv
import re
import sys
from pathlib import Path

COLUMNS = (
    "year",
    "reporter",
    "partner",
    "flow",
    "value",
    "definition",
    "valuation",
    "status",
    "source",
    "retrieved",
    "licence",
    "url",
    "note",
)
LAST_YEAR_OF_GOODS = 2016
OLD_ESTIMATES = {("CUB", 2017), ("NIC", 2017)}
"""Goods, carried on by later editions: the next year's exports are 5.5 and 1.5 times as much, of the new kind."""


def factbook(row: dict[str, str]) -> dict[str, str]:
    edition = re.search(r"@(\w+) \((\d{4}-\d\d-\d\d)\)", row["source"])
    if edition is None:
        raise SystemExit(f"no edition in {row['source']!r}")
    goods = int(row["year"]) <= LAST_YEAR_OF_GOODS or (row["reporter"], int(row["year"])) in OLD_ESTIMATES
    return {
        **{k: row[k] for k in ("year", "reporter", "partner", "flow")}, "value": row["value_usd"],
        "definition": "goods" if goods else "goods and services", "valuation": "FOB" if goods else "unknown", "status": "official",
        "source": "CIA World Factbook", "retrieved": edition[2], "licence": "public domain",
        "url": f"https://github.com/factbook/factbook.json/tree/{edition[1]}", "note": f"estimate in the edition of {edition[2]}",
    }  # fmt: skip


def published(row: dict[str, str], above: dict[str, str]) -> dict[str, str]:
    source = above["source"] if row["source"] == "same" else row["source"]
    return {
        **{k: row[k] for k in ("year", "reporter", "partner", "flow", "url", "note")}, "value": f"{float(row['value_usd']):.0f}",
        "definition": "goods", "valuation": "unknown", "status": "published", "source": source, "retrieved": "",
        "licence": "a fact quoted with its source" if "fact" in row["licence"] else row["licence"],
    }  # fmt: skip


def main(totals: str, values: str, out: str) -> None:
    with open(totals, encoding="utf-8", newline="") as file:
        write(Path(out, "factbook_totals.csv"), [factbook(r) for r in csv.DictReader(file)])
    made: list[dict[str, str]] = []
    with open(values, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            made.append(published(row, made[-1] if made else {}))
    write(Path(out, "published_values.csv"), made)


def write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda r: (r["reporter"], r["partner"], r["flow"], r["year"], r["source"])))


if __name__ == "__main__":
    main(*sys.argv[1:4])
