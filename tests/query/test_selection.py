"""Selection: what a click does, and that the URL says it all."""

from __future__ import annotations

import pytest

from dashboard.errors import SelectionError
from dashboard.model import parse_day
from dashboard.query import Selection, select

FULL = Selection(
    parse_day("2023-01-01"), parse_day("2023-12-31"), "certainly", ("CU", "419", "x-west"), ("MEETING", "TRADE"), ("planned",),
    ("0123456789abcdef",), ("524901",), "“wheat” & más=?", "fedcba9876543210", "mentions",
)  # fmt: skip


@pytest.mark.parametrize("selection", [Selection(), FULL, Selection(since=parse_day("-0263-01-01")), Selection(words="a+b c")])
def test_an_address_reads_back_to_the_same_selection(selection: Selection) -> None:
    assert Selection.from_url(selection.to_url()) == selection


def test_nothing_selected_needs_no_address() -> None:
    assert Selection().to_url() == "" and not Selection().filtered
    assert not Selection(chosen="abc").filtered and FULL.filtered


def test_codes_and_types_are_taken_in_any_case_and_with_commas() -> None:
    read = Selection.from_url("?country=cu,ve&country=X-WEST&type=meeting&status=Planned")
    assert read.countries == ("CU", "VE", "x-west") and read.types == ("MEETING",) and read.statuses == ("planned",)


def test_a_window_told_backwards_is_turned_round() -> None:
    assert Selection.from_url("?since=2023-12-31&until=2023-01-01") == Selection.from_url("?since=2023-01-01&until=2023-12-31")


@pytest.mark.parametrize(("text", "since", "until"), [("2023", "2023-01-01", "2023-12-31"), ("2024-02", "2024-02-01", "2024-02-29")])
def test_a_year_or_month_stands_for_its_first_or_last_day(text: str, since: str, until: str) -> None:
    read = Selection.from_params({"since": [text], "until": [text]})
    assert (read.since, read.until) == (parse_day(since), parse_day(until))


@pytest.mark.parametrize("query", [
    "?since=yesterday", "?since=2023-02-30", "?certainty=perhaps", "?country=<b>", "?status=done", "?nonsense=1", "?chosen=a%20b",
    "?shade=x", "?type=" + "A" * 99, "?" + "&".join(f"country=C{i}" for i in range(9999)),
])  # fmt: skip
def test_an_address_that_means_nothing_is_refused_by_name(query: str) -> None:
    with pytest.raises(SelectionError):
        Selection.from_url(query)


def test_a_brush_sets_the_window_and_nothing_else() -> None:
    after = select(Selection(countries=("CU",)), "timeline", {"since": ["2023-09-01"], "until": ["2023-10-31"]})
    assert after == Selection(parse_day("2023-09-01"), parse_day("2023-10-31"), countries=("CU",))
    assert select(after, "timeline", {"since": [], "until": []}) == Selection(countries=("CU",))


def test_a_country_is_added_and_taken_back_from_map_and_chips_alike() -> None:
    both = select(select(Selection(), "map", {"country": "CU"}), "chips", {"country": "BO"})
    assert both.countries == ("CU", "BO")
    assert select(both, "chips", {"country": "cu"}).countries == ("BO",)


def test_a_city_opens_and_closes() -> None:
    opened = select(Selection(), "map", {"place": "524901"})
    assert opened.places == ("524901",) and select(opened, "map", {"place": "524901"}).places == ()


def test_a_year_on_a_trade_chart_is_a_window_and_once_more_is_none() -> None:
    year = select(Selection(), "trade", {"year": "2022"})
    assert year.to_params() == {"since": ["2022-01-01"], "until": ["2022-12-31"]}
    assert select(year, "trade", {"year": "2022"}) == Selection()


@pytest.mark.parametrize("view", ["timeline", "map", "trade", "list"])
def test_a_mark_in_any_view_opens_its_evidence(view: str) -> None:
    assert select(FULL, view, {"chosen": "abc"}).chosen == "abc"
    assert select(FULL, view, {"chosen": None}).chosen is None


def test_clearing_forgets_all_but_the_shade() -> None:
    assert select(FULL, "clear", {}) == Selection(shade="mentions")


def test_an_address_is_a_click_like_any_other() -> None:
    assert select(Selection(), "url", {"query": FULL.to_url()}) == FULL


@pytest.mark.parametrize(("view", "click"), [
    ("nowhere", {"a": "b"}), ("map", {}), ("timeline", []), ("timeline", {"since": {"a": 1}}), ("filters", {"q": ["x"], "z": ["y"]}),
    ("url", {"query": ["a"]}), ("trade", {"year": "20223"}), ("list", {"chosen": "x" * 5000}), ("chips", {"country": 3.5}),
])  # fmt: skip
def test_a_click_that_means_nothing_is_refused(view: str, click: object) -> None:
    with pytest.raises(SelectionError):
        select(Selection(), view, click)  # type: ignore[arg-type]
