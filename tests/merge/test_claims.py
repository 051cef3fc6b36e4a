"""Figures told once across wordings, units and languages; agreement, intervals, and claims that bear on each other."""

# ruff: noqa: E501 -- rows of tables stay one line

from __future__ import annotations

import random
from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.merge.claims import consistency, merge_claims
from dashboard.merge.claims.consistency import falls_above, implied_imports, impossible_above
from dashboard.merge.claims.interval import interval
from dashboard.merge.sources import Witness
from dashboard.model import Claim, Figure, Judgement, Mention, Span, When, day_number, figure_mention_id

YEARS = When("DURATION", "P5Y", day_number(2018, 1, 1), day_number(2023, 12, 31), "year")
LENGTH = When("DURATION", "P5Y", None, None, "year")


def year(y: int) -> When:
    return When("DATE", str(y), day_number(y, 1, 1), day_number(y, 12, 31), "year")


def told(document: str, words: str, figure: Figure, at: int = 100) -> Mention[Figure]:
    return Mention(Span(document, at, at + len(words), words), figure, "figure", "test")


def percent(q: str, bound: str = "=", measure: str = "turnover", period: When | None = None, up: bool = True) -> Figure:
    change = Decimal(q) / 100
    return Figure("percent", Decimal(q), "percent", None, bound, 1 + change if up else 1 - change, measure, "RU", "419", period=period)


def times(q: str, bound: str = "=", measure: str = "exports", period: When | None = None) -> Figure:
    return Figure("ratio", Decimal(q), "times", None, bound, Decimal(q), measure, "RU", "419", period=period)


def money(q: float, measure: str = "turnover", period: When | None = None, bound: str = "=", unit: str = "USD") -> Figure:
    return Figure("money", Decimal(str(q)), unit, None, bound, None, measure, "RU", "CU", period=period)


def merge(
    mentions: Sequence[Mention[Figure]], judgements: Sequence[Judgement] = (), days: dict[str, int] | None = None
) -> tuple[Claim, ...]:
    documents = {m.span.document_id for m in mentions}
    witnesses = {d: Witness(d, f"paper {d}", (days or {}).get(d), "en") for d in documents}
    return merge_claims(mentions, witnesses, judgements)


TURNOVER = (
    told("a", "25 percent", percent("25", period=LENGTH)), told("b", "25%", percent("25", period=YEARS)),
    told("c", "a quarter", percent("25", "~")), told("d", "25 %", percent("25")),
)  # fmt: skip
EXPORTS = (
    told("a", "130 percent", percent("130", measure="exports"), 200), told("b", "doubled", times("2", ">", period=YEARS), 200),
    told("d", "2.3 times", times("2.3", period=LENGTH), 200),
)  # fmt: skip


def test_one_change_in_several_wordings_is_one_claim() -> None:
    exports, turnover = sorted(merge([*TURNOVER, *EXPORTS]), key=lambda c: c.best.measure or "")
    assert (len(turnover.mentions), len(exports.mentions)) == (4, 3)
    assert (turnover.agreement, exports.agreement) == ("compatible", "compatible")
    assert exports.low is not None and exports.high is not None
    assert exports.low <= Decimal("2.3") <= exports.high < Decimal("2.4")
    assert (exports.best.ratio, exports.best.period) == (Decimal("2.3"), YEARS)
    assert turnover.sources == ("a", "b", "c", "d")


@given(st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_claims_do_not_depend_on_the_order_of_documents(shuffler: random.Random) -> None:
    mentions = [
        *TURNOVER, *EXPORTS, told("e", "$450 million", money(450e6, period=year(2022))), told("f", "$834 million", money(834e6, period=year(2022))),
        told("g", "$1 billion", money(1e9)), told("h", "$1.04 billion", money(1.04e9)), told("i", "about $1 billion", money(1e9, bound="~")),
    ]  # fmt: skip
    expected = merge(mentions)
    shuffler.shuffle(mentions)
    assert merge(mentions) == expected


def test_two_languages_and_forms_of_one_growth() -> None:
    mentions = [
        told("en", "453%", percent("453", measure="exports", period=year(2023))), told("pt", "5,5", times("5.5", period=year(2023))),
    ]  # fmt: skip
    (claim,) = merge(mentions)
    assert claim.agreement == "compatible"


def test_equal_words_agree_one_source_is_single_and_different_values_conflict() -> None:
    assert merge([told("a", "25%", percent("25", period=YEARS)), told("b", "25 %", percent("25", period=YEARS))])[0].agreement == "agree"
    assert merge([told("a", "25%", percent("25"))])[0].agreement == "single"
    (claim,) = merge(
        [told("a", "$450 million", money(450e6, period=year(2022))), told("b", "$834 million", money(834e6, period=year(2022)))]
    )
    assert claim.agreement == "conflict"
    assert claim.disagreements[0].values == (("a", "$450 million"), ("b", "$834 million"))
    assert claim.low is not None and claim.high is not None and claim.low < 450_000_000 and claim.high > 834_000_000


def test_different_periods_currencies_parties_and_measures_stay_apart() -> None:
    mentions = [
        told("a", "$450 million", money(450e6, period=year(2022))), told("b", "$450 million", money(450e6, period=year(2021))),
        told("c", "€450 million", money(450e6, period=year(2022), unit="EUR")), told("d", "$450 million", money(450e6, "exports", year(2022))),
    ]  # fmt: skip
    assert len(merge(mentions)) == 4


def test_a_figure_without_a_period_never_makes_a_conflict() -> None:
    claims = merge([told("a", "$450 million", money(450e6, period=year(2022))), told("b", "$834 million", money(834e6))])
    assert [c.agreement for c in claims] == ["single", "single"]


def test_a_figure_without_a_period_of_another_time_stays_apart() -> None:
    mentions = [told("old", "25%", percent("25")), told("new", "25%", percent("25", period=YEARS))]
    days = {"old": day_number(2012, 5, 1), "new": day_number(2023, 9, 29)}
    assert len(merge(mentions, days=days)) == 2


def test_a_figure_without_a_period_or_partner_never_joins_another_pair() -> None:
    def rise(subject: str, partner: str | None, period: When | None = None) -> Figure:
        return Figure("percent", Decimal(25), "percent", None, "=", Decimal("1.25"), "turnover", subject, partner, period=period)

    mentions = [
        told("a", "25%", rise("RU", "419", YEARS)), told("b", "25%", rise("CU", "RU")), told("c", "25%", rise("RU", None)),
        told("d", "25%", rise("RU", "419")),
    ]  # fmt: skip
    assert sorted(c.sources for c in merge(mentions)) == [("a", "d"), ("b",), ("c",)]


def test_trade_between_two_is_the_same_seen_from_either_side() -> None:
    there = Figure("percent", Decimal(25), "percent", None, "=", Decimal("1.25"), "turnover", "RU", "CU", period=year(2022))
    back = Figure("percent", Decimal(25), "percent", None, "=", Decimal("1.25"), "turnover", "CU", "RU", period=year(2022))
    assert len(merge([told("a", "25%", there), told("b", "25%", back)])) == 1


def test_participants_of_two_meetings_are_no_conflict() -> None:
    people = [
        Figure("people", Decimal(q), "participant", None, ">", None, "participants") for q in ("200", "200", "400")
    ]  # fmt: skip
    claims = merge([told(d, "participants", f) for d, f in zip("abc", people, strict=True)])
    assert sorted((len(c.mentions), c.agreement) for c in claims) == [(1, "single"), (2, "agree")]


def test_durations_ages_and_what_measures_nothing_are_no_claims() -> None:
    never = [
        Figure("duration", Decimal(5), "year", measure="turnover", subject="RU"), Figure("percent", Decimal(5), "percent"),
        Figure("money", Decimal(5), "USD", measure="exports"),
    ]  # fmt: skip
    assert merge([told(str(i), "five", f) for i, f in enumerate(never)]) == ()


def test_a_persons_word_outranks_the_rules_both_ways() -> None:
    a, b = told("a", "25%", percent("25", period=YEARS)), told("b", "25 %", percent("25", period=YEARS))
    left, right = sorted((figure_mention_id(a), figure_mention_id(b)))
    apart = Judgement(left, right, "different", "person:x", "two speeches")
    assert len(merge([a, b], [apart])) == 2
    c = told("c", "$3", money(3))
    left, right = sorted((figure_mention_id(a), figure_mention_id(c)))
    assert len(merge([a, c], [Judgement(left, right, "same", "person:x", "")])) == 1


@pytest.mark.parametrize(
    ("figure", "low", "high"),
    [
        (percent("25"), "1.245", "1.255"), (percent("25", "~"), "1.225", "1.275"), (percent("10", up=False), "0.895", "0.905"),
        (times("2.3"), "2.25", "2.35"), (times("2", ">"), "2", None), (money(20e9, bound="<~"), "18000000000", "20000000000"),
    ],
)  # fmt: skip
def test_the_values_that_a_wording_allows(figure: Figure, low: str, high: str | None) -> None:
    found = interval(figure)
    assert found.low is not None
    assert (round(found.low, 4), found.high and round(found.high, 4)) == (Decimal(low), Decimal(high) if high else None)


def test_two_currencies_are_one_claim_only_with_the_years_rate() -> None:
    mentions = [
        told("a", "60 billion roubles", money(60e9, period=year(2022), bound="<~", unit="RUB")), told("b", "$834 million", money(834e6, period=year(2022))),
    ]  # fmt: skip
    documents = {d: Witness(d, d, None, "en") for d in "ab"}
    assert len(merge_claims(mentions, documents)) == 2
    (claim,) = merge_claims(mentions, documents, rates={("RUB", 2022): Decimal("0.0146")})
    assert (claim.agreement, claim.best.unit, claim.best.quantity) == ("compatible", "USD", 834_000_000)
    assert {m.value.unit for m in claim.mentions} == {"RUB", "USD"}
    (apart,) = merge_claims(mentions, documents, rates={("RUB", 2022): Decimal("0.03")})
    assert apart.agreement == "conflict"


# --- consistency ----------------------------------------------------------------------------------


def test_exports_and_turnover_say_what_imports_did() -> None:
    found = consistency(merge([*TURNOVER, *EXPORTS]))
    assert [f.verdict for f in found] == ["implies"]
    assert "19 %" in found[0].text and "2.3·s + m·(1 − s) = 1.25" in found[0].arithmetic
    share = falls_above(Decimal("2.3"), Decimal("1.25"))
    assert share is not None and abs(implied_imports(Decimal("2.3"), Decimal("1.25"), share) - 1) < Decimal("1e-9")
    never = impossible_above(Decimal("2.3"), Decimal("1.25"))
    assert never is not None and abs(implied_imports(Decimal("2.3"), Decimal("1.25"), never)) < Decimal("1e-9")


def test_changes_that_cannot_both_be_true() -> None:
    mentions = [
        told("a", "25%", percent("25", period=YEARS)), told("a", "2.3 times", times("2.3", period=YEARS), 200),
        told("a", "doubled", times("2", measure="imports", period=YEARS), 300),
    ]  # fmt: skip
    assert [f.verdict for f in consistency(merge(mentions))] == ["contradiction"]


def test_exports_and_imports_that_do_not_add_up() -> None:
    def mentions(imports: float) -> list[Mention[Figure]]:
        return [
            told("a", "$450 million", money(450e6, period=year(2022))), told("a", "$300 million", money(300e6, "exports", year(2022)), 200),
            told("a", "imports", money(imports, "imports", year(2022)), 300),
        ]  # fmt: skip

    (found,) = consistency(merge(mentions(20e6)))
    assert found.verdict == "contradiction" and "= 320,000,000, not 450,000,000" in found.arithmetic
    assert consistency(merge(mentions(150e6))) == ()


def test_the_slip_of_percent_of_for_percent_more() -> None:
    said = Figure("percent", Decimal(208), "percent", None, "=", Decimal("3.08"), "exports", "NI", "RU", period=year(2021))
    ends = Figure("money", Decimal(6_200_000), "USD", Decimal(13_000_000), "=", Decimal("2.0968"), "exports", "NI", "RU", period=year(2021))
    found = consistency(merge([told("a", "208 %", said), told("a", "6.2 to 13 million", ends, 115)]))
    assert [f.verdict for f in found] == ["slip"] and "110 %" in found[0].text
    right = Figure("percent", Decimal(110), "percent", None, "=", Decimal("2.1"), "exports", "NI", "RU", period=year(2021))
    assert consistency(merge([told("a", "110 %", right), told("a", "6.2 to 13 million", ends, 115)])) == ()
