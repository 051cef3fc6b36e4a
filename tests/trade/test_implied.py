"""Mirror band, windows, and whether official values bear a claim out."""

# ruff: noqa: E501 -- rows of tables stay one line

from __future__ import annotations

from decimal import Decimal

import pytest

from dashboard.model import Flow, When, day_number
from dashboard.trade.implied import Band, change, judge_change, judge_level, mirror, runs, spread, turnover, window


def flow(year: int, reporter: str, partner: str, way: str, value: int, **more: str) -> Flow:
    return Flow(year, reporter, partner, way, Decimal(value), "test", **more)


FLOWS = (
    flow(2018, "RUS", "CUB", "export", 100), flow(2018, "CUB", "RUS", "import", 110), flow(2019, "CUB", "RUS", "import", 120),
    flow(2023, "RUS", "CUB", "export", 230), flow(2023, "CUB", "RUS", "import", 250), flow(2018, "CUB", "RUS", "export", 50),
    flow(2023, "CUB", "RUS", "export", 20), flow(2020, "RUS", "CUB", "export", 999, status="published"),
    flow(2020, "RUS", "CUB", "export", 999, definition="goods and services"), flow(2020, "RUS", "CUB", "export", 9, commodity="10"),
)  # fmt: skip
FIVE = When("DURATION", "P5Y", day_number(2018, 1, 1), day_number(2023, 12, 31), "year")


def of_year(y: int) -> When:
    return When("DATE", str(y), day_number(y, 1, 1), day_number(y, 12, 31), "year")


def test_the_band_keeps_both_reports_and_never_joins_definitions_or_claims() -> None:
    assert mirror(FLOWS, "RUS", "CUB") == (
        Band(2018, Decimal(100), Decimal(110)), Band(2019, None, Decimal(120)), Band(2023, Decimal(230), Decimal(250)))  # fmt: skip


def test_turnover_is_both_directions_where_both_are_known() -> None:
    there, back = mirror(FLOWS, "RUS", "CUB"), mirror(FLOWS, "CUB", "RUS")
    assert turnover(there, back) == {2018: (150, 160), 2023: (250, 270)}


def test_a_gap_in_the_years_is_a_gap_in_the_line() -> None:
    assert runs([2023, 2018, 2019, 2021]) == ((2018, 2019), (2021,), (2023,))


def test_the_years_that_a_claim_covers() -> None:
    assert window(FIVE) == (2018, 2023)
    assert window(When("DURATION", "P5Y")) is None and window(None) is None


@pytest.mark.parametrize(
    ("low", "high", "period", "verdict"),
    [
        ("2.25", "2.35", FIVE, "within"), ("2", None, FIVE, "within"), ("1.2", "1.3", FIVE, "outside"), ("2.2", "2.3", None, "not comparable"),
        ("2.2", "2.3", When("DURATION", "P5Y"), "not comparable"), ("1", "2", of_year(2011), "nothing to compare with"),
    ],
)  # fmt: skip
def test_a_claimed_change_against_the_series(low: str, high: str | None, period: When | None, verdict: str) -> None:
    told = judge_change(spread(mirror(FLOWS, "RUS", "CUB")), Decimal(low), Decimal(high) if high else None, period)
    assert told.verdict == verdict
    assert (told.low is not None) == (verdict in ("within", "outside"))


def test_growth_in_one_year_is_against_the_year_before() -> None:
    told = judge_change(spread(mirror(FLOWS, "RUS", "CUB")), Decimal("1.1"), Decimal("1.2"), of_year(2019))
    assert told.verdict == "within" and "from 2018 to 2019" in told.text


def test_a_claimed_amount_against_the_series() -> None:
    values = spread(mirror(FLOWS, "RUS", "CUB"))
    assert judge_level(values, Decimal(235), Decimal(245), "USD", of_year(2023)).verdict == "within"
    assert judge_level(values, Decimal(300), Decimal(310), "USD", of_year(2023)).verdict == "outside"
    assert judge_level(values, Decimal(235), Decimal(245), "RUB", of_year(2023)).verdict == "not comparable"
    assert judge_level(values, Decimal(235), Decimal(245), "USD", FIVE).verdict == "not comparable"
    assert judge_level(values, Decimal(235), Decimal(245), "USD", of_year(2022)).verdict == "nothing to compare with"
    assert judge_level({}, Decimal(235), None, "USD", of_year(2022)).verdict == "nothing to compare with"


def test_no_change_is_told_from_nothing() -> None:
    assert change({2018: (Decimal(0), Decimal(0)), 2019: (Decimal(1), Decimal(1))}, 2018, 2019) is None
    assert judge_change({}, Decimal(1), None, FIVE).verdict == "nothing to compare with"
