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
    "VE": r"Venezuelan?|venezolan[ao]s?|Венесуэл\w+", "CN": r"China|Chinese",
    "BO": r"Bolivian?|bolivian[ao]s?|Боливи\w+", "BR": r"Brazil|Brasil|Brasília", "419": r"Latin Americans?|Latin America",
    "142": r"asiático",
}  # fmt: skip


def places(document: Document) -> list[Mention[Place]]:
    found = []
    for code, pattern in NAMES.items():
        for m in re.finditer(rf"\b(?:{pattern})\b", document.text):
            place = Place(code, code, "demonym" if code == "142" else "country", code, None, None, "area")
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
        ("en", "Commerce between Russia and Latin America rose by 25 percent in all.", ("turnover", "RU", "419")),
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


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "China and Cuba met Bolivia and China. Bolivia's exports of goods and services rose to $14.5 billion.", ("BO", None)),
        ("en", "Cuba gets none of this. Its exports shrank to $8.8 billion, China and Russia say.", ("CU", None)),
        ("en", "For Bolivia it is the second. The country signed in Russia, with Cuba. Its exports fell to $11.9 billion.", ("BO", None)),
        ("es", "Bolivia se sumó al bloque. Sus exportaciones a Cuba llegaron a 12 millones de dólares.", ("BO", "CU")),
        ("pt", "O Brasil recebeu a China. Suas exportações somaram 14 bilhões de dólares.", ("BR", None)),
        ("ru", "Боливия вступила в союз. Её экспорт в Россию составил 14 млн долларов.", ("BO", "RU")),
        ("en", "Brazil is in another league: its trade with Russia reached $9.8 billion.", ("BR", "RU")),
        ("en", "Cuba depends on Russian oil. Trade between the two countries reached $2 billion.", ("CU", "RU")),
        ("en", "Cuba praised Bolivia. Russia thanked China. Trade rose to $2 billion.", (None, None)),
        ("en", "Trade with Russia is tiny: Bolivia's exports there came to $14 million.", ("BO", "RU")),
        ("en", "Exports to Russia, China and Cuba rose to $5 billion.", (None, None)),
        ("en", "Trade between Russia and the countries of Latin America rose to $20 billion.", ("RU", "419")),
        ("en", "Cuba and China spoke. Lumber Corp said in the north that its exports rose to $5 billion.", (None, None)),
        ("en", "The deputies of Cuba and Russia came. Exports reached $5 million.", (None, None)),
        ("en", "Cuba's exports to Russia rose to $5 billion. Lumber Corp shipped goods worth $2 billion to China.", (None, "CN")),
        ("pt", "A Bolívia cresceu. A Rússia esperava. O país importou 5 milhões de dólares.", ("RU", None)),
        ("es", "Bolivia creció. Sus importaciones desde el país asiático sumaron 2 millones de dólares.", ("BO", None)),
        ("en", "Gas went to Brazil and China. Later the minister said trade had grown fivefold.", (None, None)),
        ("en", "China has lent Bolivia more than $60 million.", ("CN", "BO")),
        ("ru", "Товарооборот России и Кубы вырос в 1,8 раза.", ("CU", "RU")),
        ("es", "La inflación en Bolivia llegó al 21 % en 2023, mientras que en Cuba bajó al 19 %.", ("CU", None)),
    ],
)  # fmt: skip
def test_no_party_is_invented_from_other_countries_of_the_text(language: str, text: str, told: tuple[str | None, str | None]) -> None:
    figure = read(text, language)[-1]
    assert (figure.subject, figure.partner) == told


def test_a_partner_goes_on_only_where_the_same_relation_does() -> None:
    first, second = read("Trade between Russia and Latin America rose by 25 percent. Russia's exports climbed by 130 percent.")
    assert (first.subject, first.partner) == (second.subject, second.partner) == ("RU", "419")
    _, total = read("Trade between Russia and Cuba rose 25 percent. Russia's total exports rose 4 percent.")
    assert (total.subject, total.partner) == ("RU", None)
    _, later = read("Trade between Russia and Cuba rose 25 percent.\n\nRussia's exports rose 4 percent.")
    assert (later.subject, later.partner) == ("RU", None), "another paragraph"


def test_the_pair_stated_as_a_pair_is_meant_and_not_the_last_countries_named() -> None:
    text = "Lawmakers from Russia and Latin America met. In Cuba, a plant was built with Russian money. The turnover rose by a quarter."
    (figure,) = read(text)
    assert (figure.subject, figure.partner) == ("RU", "419")


@pytest.mark.parametrize(
    "text",
    [
        "Cuba spoke of six working groups, on finance, farming, tourism and energy.",
        "Bolivia holds 21 million tonnes of lithium, but has exported very little of it.",
        "To raise its exports Bolivia signed contracts worth $1.2 billion.",
        "After the rise in trade Russia offered Cuba a $1 billion contract.",
    ],
)
def test_a_word_that_does_not_govern_a_figure_is_not_its_measure(text: str) -> None:
    assert [f.measure for f in read(text)] == [None]


def test_what_share_of_the_tariffs_is_no_tariff() -> None:
    first, second = read("Both sides lift duties on more than 95 percent of their tariff lines, about 60 percent of them at once.")
    assert (first.measure, second.measure) == ("tariff share", "tariff share")


def test_an_amount_without_its_currency_has_that_of_the_amount_it_is_compared_with() -> None:
    text = "As exportações bolivianas somaram 14,5 bilhões de dólares em 2022, segundo o governo, contra 11,6 bilhões em 2021."
    for figure in read(text, "pt"):
        assert (figure.kind, figure.unit, figure.measure, figure.subject) == ("money", "USD", "exports", "BO")


def test_an_amount_without_its_currency_has_that_of_the_sentence_before_if_it_is_one_of_money() -> None:
    text = "Las exportaciones bolivianas sumaron 9 millones de dólares. Las importaciones sumaron 5.800 millones. Vinieron 3 millones."
    assert [(f.kind, f.unit, f.measure) for f in read(text, "es")][1:] == [("money", "USD", "imports"), ("count", "", None)]


def test_a_change_summed_up_behind_its_two_ends_is_of_the_later() -> None:
    figures = read("Bolivia's exports fell to $11.9 billion in 2023 from $14.5 billion in 2022, a drop of 18 percent.")
    assert [f.period and f.period.value for f in figures] == ["2023", "2022", "2023"]


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


def test_a_date_of_a_relative_clause_is_not_the_period() -> None:
    (figure,) = read("He praised BRICS, whose chair passes to Russia in January 2024, and said that trade with Cuba rose by 25%.")
    assert (figure.measure, figure.period) == ("turnover", None)


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
    (aside,) = read("The trade turnover of Russia and Cuba, the organisers say, has risen by a quarter.")
    assert aside.claim_by == "organisers"
    (cia,) = read("Las exportaciones venezolanas sumaron 7 millones de dólares, según el World Factbook de la CIA.", "es")
    assert cia.claim_by == "World Factbook de la CIA"
    (behind,) = read("Cuba's exports shrank to $8.8 billion, says the CIA World Factbook, which is a fall.")
    assert behind.claim_by == "CIA World Factbook"
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

    assert min(seconds(8_000) for _ in range(2)) < 8 * 4 * min(seconds(1_000) for _ in range(3)) + 0.05
