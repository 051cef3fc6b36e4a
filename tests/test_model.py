"""The nouns: days, ids, spans."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.model import Span, When, civil, content_id, day_number, iso_day, parse_day

EPOCH = datetime.date(1970, 1, 1)


@given(st.dates())
def test_a_day_number_is_the_days_since_1970_of_the_calendar(date: datetime.date) -> None:
    """Every day that the standard library knows has the number it has there."""
    assert (date - EPOCH).days == day_number(date.year, date.month, date.day)


@given(st.integers(parse_day("-9999-01-01"), parse_day("9999-12-31")))
def test_days_survive_the_way_through_words_before_christ_too(day: int) -> None:
    assert day == day_number(*civil(day))
    assert day == parse_day(iso_day(day) or "")


@pytest.mark.parametrize("words", ["2023-02-30", "2023-13-01", "2023-2-01", "today", "", "2023-00-10", "20²3-01-01", "--001-01-01"])
def test_what_is_no_day_of_the_calendar_is_refused(words: str) -> None:
    with pytest.raises(ValueError):
        parse_day(words)


def test_ids_depend_on_content_and_on_where_parts_end() -> None:
    assert content_id("a", 1, None) == content_id("a", 1, None)
    assert content_id("ab", "c") != content_id("a", "bc")
    assert len(content_id("x")) == 16


def test_spans_touch_only_where_they_share_a_character() -> None:
    left, right = Span("d", 0, 5, "Havan"), Span("d", 5, 6, "a")
    assert not left.touches(right)
    assert left.touches(Span("d", 4, 6, "na"))


def test_a_stretch_open_on_both_sides_cannot_be_placed() -> None:
    assert not When("DATE", "PRESENT_REF").placed
    assert When("DATE", "2024", None, 19_000).placed
