"""Files come to disk whole or not at all; a picture needs a browser, the rest does not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard.errors import ExportError
from dashboard.export import CHARTS, names, picture, write
from dashboard.export.figures import chart, described, framed
from dashboard.export.html import POLICY
from dashboard.model import parse_day
from dashboard.query import Columns, Selection

YEAR = Selection(since=parse_day("2023-01-01"), until=parse_day("2023-12-31"), countries=("CU",))


@pytest.fixture
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine whose browser is not there."""
    monkeypatch.setenv("BROWSER_PATH", "/nonexistent/chromium")


def test_a_folder_gets_every_file_but_the_pictures_that_have_no_browser(columns: Columns, tmp_path: Path, no_browser: None) -> None:
    folder = tmp_path / "export"
    with pytest.raises(ExportError, match=r"apt-get install chromium"):
        write([folder], columns.store, Selection())
    wanted = {name for name in names() if not name.endswith(picture.FORMATS)}
    assert {p.name for p in folder.iterdir()} == wanted and "dashboard.html" in wanted


def test_the_missing_browser_is_told_in_one_line(columns: Columns, tmp_path: Path, no_browser: None) -> None:
    with pytest.raises(ExportError) as told:
        write([tmp_path / "map.svg"], columns.store, Selection())
    assert "\n" not in str(told.value) and "BROWSER_PATH" in str(told.value)
    assert list(tmp_path.glob("*map*")) == []


def test_a_file_may_say_more_in_its_name(columns: Columns, tmp_path: Path) -> None:
    assert write([tmp_path / "new" / "events-2023.csv"], columns.store, YEAR) == [tmp_path / "new" / "events-2023.csv"]


@pytest.mark.parametrize("name", ["events.docx", "weather.json", "timeline.csv"])
def test_an_unknown_name_is_refused_before_anything_is_written(name: str, columns: Columns, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"events\.json"):
        write([tmp_path / "events.json", tmp_path / name], columns.store, Selection())
    assert not (tmp_path / "events.json").exists()


def test_a_place_that_cannot_be_written_is_named(columns: Columns, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ExportError, match=r"file/events\.json"):
        write([tmp_path / "file" / "events.json"], columns.store, Selection())


def test_pages_stand_alone_and_no_text_of_a_document_runs(columns: Columns, tmp_path: Path) -> None:
    write([tmp_path / "dashboard.html", *(tmp_path / f"{name}.html" for name in CHARTS)], columns.store, Selection())
    for path in tmp_path.glob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert POLICY in page and "<script>alert" not in page and page.count("</script>") == 2
        assert not re.search(r"<(?:script|link|img)[^>]+(?:src|href)=", page), "nothing is loaded"
        assert "2 documents (Blog, Wire)" in page
    assert "hosted a conference on 29 September 2023" in (tmp_path / "dashboard.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CHARTS)
def test_title_source_and_selection_stand_in_the_picture(name: str, columns: Columns) -> None:
    bare = chart(name, columns, YEAR)
    layout = framed(bare)["layout"]
    words = " ".join([layout["title"]["text"], *(note["text"] for note in layout["annotations"])])
    assert bare.title in words and "2023-01-01 to 2023-12-31" in words and "countries: Cuba" in words and "Source: " in words
    assert layout["height"] > bare.figure["layout"].get("height", 0), "the frame takes nothing from the chart"
    assert "annotations" not in bare.figure["layout"] or bare.figure["layout"]["annotations"] != layout["annotations"]


def test_the_selection_is_told_with_what_it_leaves_out(columns: Columns) -> None:
    assert described(columns, Selection()) == "3 of 3 events · all dates"
    assert described(columns, YEAR) == "2 of 3 events · 2023-01-01 to 2023-12-31 (possibly inside) · countries: Cuba"
    hostile = Selection(words="<b>talks</b>")
    assert "<b>" not in framed(chart("timeline", columns, hostile))["layout"]["annotations"][-2]["text"]


@pytest.mark.browser
@pytest.mark.parametrize("kind", picture.FORMATS)
def test_pictures_are_drawn_without_network_and_alike_twice(kind: str, columns: Columns, tmp_path: Path, chromium: str) -> None:
    begins = {"png": b"\x89PNG", "svg": b"<svg", "pdf": b"%PDF"}[kind]
    figures = [framed(chart(name, columns, YEAR)) for name in CHARTS]
    wanted = [picture.Picture(f, kind, f["layout"]["width"], f["layout"]["height"]) for f in figures]
    first, second = picture.draw(wanted), picture.draw(wanted)
    assert all(data.startswith(begins) and len(data) > 2_000 for data in first)
    assert first == second
