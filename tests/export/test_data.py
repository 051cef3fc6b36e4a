"""Open data: nothing is lost between the store and the file, and nothing in it runs."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import ExportError
from dashboard.export import DATA, data, download
from dashboard.export.csv import COLUMNS, FORMULA, cell
from dashboard.query import Columns, Selection


def table(name: str, columns: Columns, selection: Selection) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data(f"{name}.csv", columns, selection).decode("utf-8"), newline="")))


def records(name: str, columns: Columns, selection: Selection) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(data(f"{name}.json", columns, selection))[name]
    return found


def test_an_event_carries_its_best_value_and_every_mention(columns: Columns) -> None:
    (conference,) = records("events", columns, Selection(countries=("RU",)))
    assert conference["first"] == conference["last"] == "2023-09-29"
    assert (conference["type"], conference["countries"], conference["agreement"]) == ("MEETING", ["RU", "CU"], "single")
    assert conference["place"]["name"] == "Moscow" and conference["independent_sources"] == 1
    (evidence,) = conference["evidence"]
    assert (evidence["text"], evidence["path"]) == ("conference", "wire.txt")
    assert columns.store.document(evidence["document"]).document.text[evidence["start"] : evidence["end"]] == "conference"


def test_a_claim_tells_its_wordings_and_by_whom_it_is_disputed(columns: Columns) -> None:
    (claim,) = records("claims", columns, Selection())
    assert (claim["quantity"], claim["unit"], claim["ratio"], claim["low"], claim["high"]) == (130, "percent", 2.3, 2.3, 2.3)
    assert {e["text"] for e in claim["evidence"]} == {"130 percent", "2.3 times"}
    assert {v["path"]: v["value"] for v in claim["disagreements"][0]["values"]} == {"wire.txt": "130 percent", "blog.txt": "2.3 times"}


def test_a_selection_leaves_out_what_the_page_leaves_out(columns: Columns) -> None:
    assert len(records("events", columns, Selection())) == 3
    assert [e["title"] for e in records("events", columns, Selection(types=("STATEMENT",)))] == ["A statement"]
    assert len(table("events", columns, Selection(countries=("CU",)))) == 2


def test_a_failed_document_is_listed_whatever_is_selected(columns: Columns) -> None:
    chosen = Selection(countries=("VE",))
    assert records("failures", columns, chosen) == [{"path": "broken\n.pdf", "reason": "not a file that we can open", "tries": 1}]
    failed = [d for d in records("documents", columns, chosen) if d["status"] == "failed"]
    assert [(d["paths"], d["reason"]) for d in failed] == [(["broken\n.pdf"], "not a file that we can open")]


def test_only_a_place_with_a_point_becomes_a_pin(columns: Columns) -> None:
    features = json.loads(data("events.geojson", columns, Selection()))["features"]
    pins = {f["properties"]["title"]: f["geometry"] for f in features}
    assert pins.pop("Conference in Moscow") == {"type": "Point", "coordinates": [37.62, 55.75]}
    assert set(pins.values()) == {None}, "Cuba is an area, and a statement is nowhere"


@pytest.mark.parametrize("name", DATA)
def test_equal_stores_give_equal_bytes(name: str, columns: Columns) -> None:
    assert data(name, columns, Selection()) == data(name, columns, Selection())
    assert data(name, columns, Selection()).endswith(b"\n")
    assert download(name, columns, Selection()) == (data(name, columns, Selection()), download(name, columns, Selection())[1])


def test_no_cell_of_a_table_is_a_formula(columns: Columns) -> None:
    for name in COLUMNS:
        rows = table(name, columns, Selection())
        texts = [value for row in rows for column, value in row.items() if column not in ("lat", "lon")]
        assert texts and not [text for text in texts if text.startswith(FORMULA)]
    titles = {row["title"] for row in table("events", columns, Selection())}
    assert "'=1+1 talks </script><script>alert(1)</script>" in titles, "the words are still there"


@given(st.text())
def test_no_text_makes_a_formula(text: str) -> None:
    assert not cell(text).startswith(FORMULA)


def test_numbers_stay_numbers() -> None:
    assert [cell(v) for v in (-3, -0.5, True, None, ["a", "b"])] == ["-3", "-0.5", "true", "", "a; b"]


@pytest.mark.parametrize("name", ["flows.json", "events.xlsx", "../events.json", ""])
def test_another_name_is_refused_with_the_names_there_are(name: str, columns: Columns) -> None:
    with pytest.raises(ExportError, match=r"events\.json"):
        data(name, columns, Selection())
