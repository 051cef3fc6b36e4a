"""The timeline's figure: intervals as they are, styles by status, nothing that plotly would read as markup."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from typing import Any

import pytest

from dashboard import charts
from dashboard.charts.rows import Bin, Lane, Mark, Timeline
from dashboard.charts.theme import DARK, LIGHT, cut, escaped, wrapped
from dashboard.model import parse_day


def mark(name: str, first: str | None, last: str | None, status: str = "happened", type_: str = "MEETING", **more: Any) -> Mark:
    day = lambda text: None if text is None else parse_day(text)  # noqa: E731
    return Mark(
        name, f"Title of {name}", type_, None, status, day(first), day(last), "some day", ("Cuba",), None, 1, 1, "single", (), 0.5, **more
    )


MARKS = (
    mark("day", "2023-09-29", "2023-09-29"), mark("month", "2023-04-01", "2023-04-30"),
    mark("plan", "2024-01-01", "2024-12-31", "planned"), mark("maybe", "2024-03-01", "2024-05-31", "hypothetical"),
    mark("since", "2023-02-01", None, "ongoing"), mark("until", None, "2023-06-30"),
)  # fmt: skip


def rows(marks: tuple[Mark, ...] = MARKS, **more: Any) -> Timeline:
    first = min(m.first for m in marks if m.first is not None)
    last = max(m.last for m in marks if m.last is not None)
    return replace(Timeline((Lane("CU", "Cuba", marks, len(marks), True),), (), first, last, None, None, len(marks)), **more)


def drawn(figure: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """What is drawn for each event: bars with first and last day, points with their symbol."""
    found: dict[str, list[dict[str, Any]]] = {}
    bars, points = figure["data"][0], figure["data"][1]
    for i, (_, name) in enumerate(bars["customdata"]):
        days = round(bars["x"][i] / 86_400_000)
        found.setdefault(name, []).append({"bar": (bars["base"][i], days), "shape": bars["marker"]["pattern"]["shape"][i],
                                           "fill": bars["marker"]["color"][i], "y": bars["y"][i]})  # fmt: skip
    for i, (_, name) in enumerate(points["customdata"]):
        found.setdefault(name, []).append({"symbol": points["marker"]["symbol"][i], "x": points["x"][i], "y": points["y"][i]})
    return found


def test_a_day_is_a_tick_and_a_month_is_a_month_long() -> None:
    seen = drawn(charts.timeline(rows(), LIGHT))
    assert seen["day"][0]["symbol"] == "line-ns" and seen["day"][0]["x"].startswith("2023-09-29")
    assert seen["month"][0]["bar"] == ("2023-04-01", 30)


def test_planned_is_hollow_and_hypothetical_hatched() -> None:
    seen = drawn(charts.timeline(rows(), LIGHT))
    assert seen["plan"][0]["shape"] == "" and seen["plan"][0]["fill"].endswith(",0.08)")
    assert seen["maybe"][0]["shape"] == "/" and seen["month"][0]["fill"].endswith(",0.88)")


def test_an_open_side_fades_into_an_arrow_on_that_side() -> None:
    seen = drawn(charts.timeline(rows(), LIGHT))
    assert [p["symbol"] for p in seen["since"] if "symbol" in p] == ["triangle-right"]
    assert [p["symbol"] for p in seen["until"] if "symbol" in p] == ["triangle-left"]
    fading = [float(p["fill"].split(",")[3][:-1]) for p in seen["since"] if "bar" in p]
    assert fading == sorted(fading, reverse=True) and len(fading) > 2
    assert min(p["bar"][0] for p in seen["since"] if "bar" in p) == "2023-02-01"


def test_events_of_one_lane_do_not_cover_each_other() -> None:
    crowd = tuple(mark(f"m{i}", f"2023-0{1 + i % 6}-01", f"2023-0{2 + i % 6}-15") for i in range(6))
    seen = drawn(charts.timeline(rows(crowd), LIGHT))
    spans = sorted((p["y"], parse_day(p["bar"][0]), p["bar"][1]) for parts in seen.values() for p in parts)
    for (y1, start, days), (y2, other, _) in itertools.pairwise(spans):
        assert y1 != y2 or start + days <= other


def test_what_the_window_leaves_out_is_faint() -> None:
    seen = drawn(charts.timeline(rows((mark("month", "2023-04-01", "2023-04-30", inside=False), MARKS[0])), LIGHT))
    assert float(seen["month"][0]["fill"].split(",")[3][:-1]) < 0.2


def test_the_window_stands_as_a_selection_that_can_be_dragged() -> None:
    figure = charts.timeline(rows(since=parse_day("2023-04-01"), until=parse_day("2023-04-30")), LIGHT)
    box = figure["layout"]["selections"][0]
    assert (box["x0"], box["x1"], box["yref"]) == ("2023-04-01", "2023-05-01", "y")
    assert charts.timeline(rows(), LIGHT)["layout"]["selections"] == []


def test_the_view_fits_what_is_dated_and_says_what_lies_beyond() -> None:
    low, high = charts.timeline(rows(), LIGHT)["layout"]["xaxis"]["range"]
    assert low < "2023-02-01" and high > "2024-12-31"
    near = rows((*MARKS, mark("far", "1962-02-01", "1962-02-28")), fit=(parse_day("2023-02-01"), parse_day("2024-12-31")))
    figure = charts.timeline(near, LIGHT)
    assert figure["layout"]["xaxis"]["range"][0] > "2022-06"
    assert any("1 earlier" in words for words in figure["data"][1]["hovertext"])


def test_words_of_documents_are_escaped_wherever_plotly_reads_markup() -> None:
    nasty = mark("x", "2023-04-01", "2023-04-30")
    nasty = replace(nasty, title="<script>alert(1)</script> & <b>bold</b>", countries=("<i>Cuba</i>",), when="<u>", salience=1.0)
    told = json.dumps(charts.timeline(rows((nasty, MARKS[0])), LIGHT))
    assert "<script" not in told and "<i>" not in told and "<u>" not in told and "&lt;script" in told


def test_nothing_dated_says_so() -> None:
    figure = charts.timeline(Timeline((), (), None, None, None, None, 0), LIGHT)
    assert "No dated event" in figure["layout"]["annotations"][0]["text"]


def test_counts_are_drawn_where_marks_would_be_too_many() -> None:
    day = parse_day("2023-01-01")
    many = Timeline((Lane("CU", "Cuba", (), 2500),), (Bin(0, "TRADE", day, day + 6, 2000), Bin(0, "MEETING", day, day + 6, 500)),
                    day, day + 400, None, None, 2500)  # fmt: skip
    figure = charts.timeline(many, DARK)
    assert {t["type"] for t in figure["data"]} == {"bar"} and [t["hovertext"] for t in figure["data"]] == [
        ["500 meeting · Cuba"],
        ["2,000 trade · Cuba"],
    ]


@pytest.mark.parametrize("first", ["-0263-03-01", "0001-01-01"])
def test_dates_before_the_common_era_have_their_place(first: str) -> None:
    figure = charts.timeline(rows((mark("old", first, None), mark("young", first, "0005-01-01"))), LIGHT)
    assert any(base.startswith(first[:4]) for base in figure["data"][0]["base"])


def test_the_same_rows_give_the_same_figure() -> None:
    assert json.dumps(charts.timeline(rows(), LIGHT)) == json.dumps(charts.timeline(rows(tuple(reversed(MARKS))), LIGHT))


def test_texts_are_cut_at_words_and_wrapped() -> None:
    assert cut("one two three four", 10) == "one two…" and cut("short", 10) == "short"
    assert wrapped("a <b> c", 3) == "a<br>&lt;b&gt;<br>c" and escaped("<&>") == "&lt;&amp;&gt;"
