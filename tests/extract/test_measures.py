"""What a figure measures, of whom, with whom and when."""

from __future__ import annotations

import re
import time

import pytest

from dashboard.extract.dates import find_dates
from dashboard.extract.figures import find_figures
from dashboard.extract.measures import measure
from dashboard.model import Document, Figure, Mention, Place, Published, Quote, Source, Span, When, iso_day, parse_day
from dashboard.text import sentences

NAMES = {
    "RU": r"Russia(?:n|ns)?|Moscow|Rusia|rus[ao]s?|Rússia|Росси\w+|российск\w+", "CU": r"Cuban?|Куб\w+|cuban[ao]s?", "NI": r"Nicaraguan?",
    "VE": r"Venezuelan?|venezolan[ao]s?|Венесуэл\w+", "CN": r"China|Chinese", "BO": r"Bolivian?", "419": r"Latin America(?:n)?",
}  # fmt: skip


def places(document: Document) -> list[Mention[Place]]:
    found = []
    for code, pattern in NAMES.items():
        for m in re.finditer(rf"\b(?:{pattern})\b", document.text):
            place = Place(code, code, "country", code, None, None, "area")
            found.append(Mention(Span(document.id, m.start(), m.end(), m.group()), place, "actor", "listed in the test"))
    return sorted(found, key=lambda m: m.span.start)


def read(text: str, language: str = "en", published: str | None = "2023-09-29", quotes: tuple[Mention[Quote], ...] = ()) -> list[Figure]:
    day = parse_day(published) if published else None
    told = Published(When("DATE", published or "", day, day, "day"), "given") if day is not None else None
    document = Document("d", Source("d", "d", "given"), text, language=language, published=told)
    read_in = sentences(document)
    dates = find_dates(document, read_in)
    figures = find_figures(document, read_in, [m.span for m in (*dates.mentions, *dates.ranges)]).mentions
    return [m.value for m in measure(document, read_in, figures, dates.mentions, places(document), quotes) if m.value.kind != "duration"]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Trade between Russia and Latin America has increased by 25 percent.", ("turnover", "RU", "419")),
        ("en", "Russian exports to Cuba more than doubled.", ("exports", "RU", "CU")),
        ("en", "Russia's imports from Cuba fell 10 percent.", ("imports", "RU", "CU")),
        ("en", "Moscow saw a 25% rise in trade with Nicaragua.", ("turnover", "NI", "RU")),
        ("en", "China's investment in Bolivia reached $1.2 billion.", ("investment", "CN", "BO")),
        ("es", "Las exportaciones venezolanas a Rusia se multiplicaron por 5,5.", ("exports", "VE", "RU")),
        ("pt", "As exportações da Rússia cresceram 25%.", ("exports", "RU", None)),
        ("ru", "Товарооборот между Россией и Кубой вырос на 25 процентов.", ("turnover", "CU", "RU")),
    ],
)  # fmt: skip
def test_measure_and_parties(language: str, text: str, told: tuple[str, str, str | None]) -> None:
    (figure,) = read(text, language)
    assert (figure.measure, figure.subject, figure.partner) == told


def test_each_figure_takes_the_measure_of_its_own_clause() -> None:
    text = "Trade turnover between Russia and Cuba rose, with a 25% increase, while Russian exports, such as wheat, grew 2.3 times."
    first, second = read(text)
    assert (first.measure, second.measure) == ("turnover", "exports")
    assert second.commodity is None, "a list of examples narrows nothing"


def test_a_commodity_narrows_its_measure() -> None:
    (figure,) = read("Russian wheat exports to Cuba rose by 30 percent.")
    assert (figure.measure, figure.commodity) == ("exports", "wheat")


def test_what_a_sentence_leaves_out_is_taken_from_the_pair_the_document_is_about() -> None:
    text = "Russia and Cuba met. Cuba thanked Russia. Exchanges increased by 25%."
    (figure,) = read(text)
    assert (figure.measure, figure.subject, figure.partner) == ("turnover", "CU", "RU")


def test_a_window_is_counted_back_from_when_the_document_speaks() -> None:
    text = "Over the past five years, trade between Russia and Cuba has increased by 25 percent."
    (figure,) = read(text)
    assert figure.period is not None
    assert (figure.period.value, iso_day(figure.period.first), iso_day(figure.period.last)) == ("P5Y", "2018-01-01", "2023-12-31")
    assert figure.period.precision == "year"
    (undated,) = read(text, published=None)
    assert undated.period is not None
    assert (undated.period.value, undated.period.first, undated.period.last) == ("P5Y", None, None)


def test_each_end_of_a_change_has_its_own_year() -> None:
    text = "Exports of Nicaragua to Russia rose from 6.2 million dollars in 2020 to 13 million dollars in 2021."
    first, second = read(text)
    assert [f.period and f.period.value for f in (first, second)] == ["2020", "2021"]


def test_an_amount_of_change_is_another_measure_than_the_level() -> None:
    first, second = read("China's investment in Bolivia rose by $200 million to $1.2 billion.")
    assert (first.measure, second.measure) == ("investment change", "investment")


def test_what_a_figure_is_compared_with_is_not_its_period() -> None:
    (figure,) = read("El comercio entre Rusia y Cuba cayó en 2023 un 48 % más que en 2022.".replace("Cuba", "Bolivia"), "es")
    assert figure.period is not None and figure.period.value == "2023"


def test_targets_and_shares_are_other_measures_than_the_level() -> None:
    (target,) = read("Russia and Cuba want to double trade by 2030.")
    assert target.measure == "turnover target"
    (share,) = read("Wheat was 70% of Russian exports to Cuba.")
    assert share.measure == "exports share"


def test_he_is_whoever_spoke_last() -> None:
    text = "“We are friends,” President Vladimir Putin said. He mentioned Fidel Castro. He noted that trade with Cuba increased by 25%."
    words = "We are friends,"
    at = Span("d", text.index("Vladimir"), text.index("Vladimir") + 14, "Vladimir Putin")
    quote = Mention(Span("d", 1, 1 + len(words), words), Quote("direct", words, "Vladimir Putin", at), "quote", "test")
    (figure,) = read(text, quotes=(quote,))
    assert figure.claim_by == "Vladimir Putin"


def test_who_claims_it() -> None:
    (figure,) = read("According to the Ministry of Economy, trade between Russia and Cuba rose by 25 percent.")
    assert figure.claim_by == "Ministry of Economy"
    text = "“Trade between Russia and Cuba has increased by 25 percent,” he said."
    words = text[1 : text.index("”")]
    quote = Mention(Span("d", 1, 1 + len(words), words), Quote("direct", words, "Vladimir Putin"), "quote", "test")
    (said,) = read(text, quotes=(quote,))
    assert said.claim_by == "Vladimir Putin"


def test_durations_and_what_nothing_measures_stay_without_a_measure() -> None:
    figures = read("Over five years 51 languages were added.")
    assert [f.measure for f in figures] == [None]


@pytest.mark.parametrize("piece", ["exports rose 5% ", "Russia trade Cuba 5% in 2020 ", "he said 5% ", "according to The The The 5% "])
def test_time_grows_with_the_length_of_hostile_text_and_no_faster(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        document = Document("d", Source("d", "d", "given"), text, language="en")
        read_in = sentences(document)
        figures, named = find_figures(document, read_in, ()).mentions, places(document)
        begin = time.process_time()
        measure(document, read_in, figures, (), named, ())
        return time.process_time() - begin

    assert seconds(16_000) < 8 * 2.5 * min(seconds(2_000) for _ in range(3)) + 0.05
