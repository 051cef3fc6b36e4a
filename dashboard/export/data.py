"""The data files: which there are, and the bytes of each for a selection."""

from __future__ import annotations

from dashboard.errors import ExportError
from dashboard.export import records
from dashboard.export.csv import to_csv
from dashboard.export.geojson import to_geojson
from dashboard.export.json import to_json
from dashboard.query import Columns, Selection

RECORDS = {"events": records.events, "claims": records.claims, "documents": records.documents, "failures": records.failures}
DATA = (*(f"{name}.{kind}" for name in RECORDS for kind in ("json", "csv")), "events.geojson")
"""The names of all data files."""


def data(name: str, columns: Columns, selection: Selection) -> bytes:
    """The bytes of one of `DATA`. Raises ExportError for another name."""
    if name not in DATA:
        raise ExportError("no such data file", value=name[:80], remedy=f"There are: {', '.join(DATA)}.")
    stem, _, kind = name.rpartition(".")
    found = RECORDS[stem](columns, selection)
    if kind == "csv":
        return to_csv(stem, found)
    return to_json(to_geojson(found) if kind == "geojson" else {stem: found})
