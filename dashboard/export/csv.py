"""Records as CSV: one row each, nested values joined into one cell, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

Row = dict[str, Any]

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What makes a spreadsheet read a cell as a formula (OWASP's list for CSV injection, and the line feed)."""
COLUMNS = {
    "events": (
        "id", "title", "type", "subtype", "status", "negated", "first", "last", "precision", "date_basis", "countries", "participants",
        "place", "lat", "lon", "claim_by", "salience", "agreement", "independent_sources", "sources", "disagreements", "words", "aliases",
    ),
    "claims": (
        "id", "title", "class", "quantity", "quantity_high", "unit", "bound", "ratio", "low", "high", "measure", "subject", "partner",
        "commodity", "first", "last", "precision", "claim_by", "salience", "agreement", "independent_sources", "sources",
        "disagreements", "words", "aliases",
    ),
    "documents": ("id", "paths", "title", "author", "publisher", "language", "published", "status", "reason", "copy_of"),
    "failures": ("path", "reason", "tries"),
}  # fmt: skip
"""The columns of each table, always all of them, so that tables of several exports can be joined."""


def to_csv(name: str, records: Sequence[Row]) -> bytes:
    """A table of `COLUMNS[name]` in UTF-8 with a heading; RFC 4180 but for the line end, which is one line feed."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS[name])
    for record in records:
        flat = _flat(record)
        writer.writerow([cell(flat.get(column)) for column in COLUMNS[name]])
    return out.getvalue().encode("utf-8", "replace")


def cell(value: object) -> str:
    """A value as one cell. Text that a spreadsheet would take for a formula gets an apostrophe before it; numbers do not."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return json.dumps(value)
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def _flat(record: Row) -> Row:
    """A record whose nested values are text: names of people and place, the words of the evidence."""
    flat = dict(record)
    if record.get("bound") == "=":
        flat["bound"] = None  # an equals sign in a cell is how formulas begin; the other bounds are signs that do not
    place = record.get("place")
    if isinstance(place, dict):
        flat |= {"place": place["name"], "lat": place["lat"], "lon": place["lon"]}
    if isinstance(record.get("published"), dict):
        flat["published"] = record["published"]["value"]
    if "participants" in record:
        flat["participants"] = [f"{p['name']} ({p['role']})" for p in record["participants"]]
    if "disagreements" in record:
        flat["disagreements"] = [f"{d['field']}: " + " / ".join(v["value"] for v in d["values"]) for d in record["disagreements"]]
    if "evidence" in record:
        words = (e.get("sentence_text") or e["text"] for e in record["evidence"])
        flat["words"] = " | ".join(dict.fromkeys(" ".join(w.split()) for w in words))
        paths = {e["document"]: e["path"] for e in record["evidence"]}
        flat["sources"] = [paths.get(d) or d for d in record["sources"]]
    return flat
