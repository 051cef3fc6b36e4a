"""Dates and figures as words: never more precise than what was told."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dashboard.model import Figure, When, parse_day
from dashboard.query import date_words, figure_words


def when(first: str | None, last: str | None, precision: str | None = None, value: str = "x", mod: str | None = None) -> When:
    return When("DATE", value, parse_day(first) if first else None, parse_day(last) if last else None, precision, mod)


@pytest.mark.parametrize(("told", "words"), [
    (when("2023-09-29", "2023-09-29", "day"), "29 Sep 2023"),
    (when("2023-09-29", "2023-10-02", "day"), "29 Sep – 2 Oct 2023"),
    (when("2023-09-04", "2023-09-06", "day"), "4 – 6 Sep 2023"),
    (when("2022-12-30", "2023-01-02", "day"), "30 Dec 2022 – 2 Jan 2023"),
    (when("2023-09-01", "2023-09-30", "month"), "September 2023"),
    (when("2023-09-01", "2023-11-30", "month"), "September – November 2023"),
    (when("2023-01-01", "2023-12-31", "year"), "2023"),
    (when("2018-01-01", "2023-12-31", "year"), "2018 – 2023"),
    (when("2023-07-01", "2023-09-30", "quarter", "2023-Q3"), "Q3 2023"),
    (when("2023-06-01", "2023-08-31", "season", "2023-SU"), "summer 2023"),
    (when("1990-01-01", "1999-12-31", "decade", "199"), "1990s"),
    (when("2023-09-25", "2023-10-01", "week", "2023-W39"), "week of 25 Sep 2023"),
    (when("2014-03-18", None), "since 18 Mar 2014"),
    (when(None, "2022-02-24"), "until 24 Feb 2022"),
    (when("1962-02-01", None, "month"), "since February 1962"),
    (when("1959-01-01", None, "year"), "since 1959"),
    (when("2023-09-01", "2023-09-10", "month", "2023-09", "START"), "early September 2023"),
    (when("-0262-01-01", "-0262-12-31", "year"), "263 BC"),
    (when(None, None), "no date"),
    (None, "no date"),
])  # fmt: skip
def test_a_date_is_shown_as_the_stretch_it_is(told: When | None, words: str) -> None:
    assert date_words(told) == words


@pytest.mark.parametrize(("figure", "words"), [
    (Figure("percent", Decimal("25"), "percent", bound="~"), "about 25 %"),
    (Figure("ratio", Decimal("2.3"), "times"), "×2.3"),
    (Figure("money", Decimal("20000000000"), "USD", bound="<~"), "almost US$20 billion"),
    (Figure("money", Decimal("1250000"), "RUB"), "RUB 1.25 million"),
    (Figure("count", Decimal("200"), "participant", bound=">"), "more than 200 participant"),
    (Figure("percent", Decimal("5"), "percent", Decimal("7")), "5 to 7 %"),
    (Figure("count", Decimal("1234567"), "tonne"), "1.23 million tonne"),
])  # fmt: skip
def test_a_figure_keeps_its_bound_and_scale(figure: Figure, words: str) -> None:
    assert figure_words(figure) == words
