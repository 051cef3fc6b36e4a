"""What a number in a sentence is read as, and what is no figure."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.extract.figures import Figures, find_figures
from dashboard.model import Block, Document, Figure, Source, Span
from dashboard.text import sentences


def read(text: str, language: str = "en", taken: tuple[str, ...] = ()) -> Figures:
    document = Document("d", Source("d", "d", "given"), text, language=language)
    spans = [Span("d", text.index(words), text.index(words) + len(words), words) for words in taken]
    return find_figures(document, sentences(document), spans)


def only(text: str, language: str = "en") -> Figure:
    found = read(text, language).mentions
    assert len(found) == 1, [m.span.text for m in found]
    return found[0].value


# ruff: noqa: E501 -- tables of sentences, one a line

# --- one value in many forms ----------------------------------------------------------------------

FORMS = (
    ("en", "It paid {n} million dollars."), ("en", "It paid ${n} million."), ("en", "It paid US${n}m."), ("en", "It paid {n}mn USD."),
    ("en", "It paid USD {n} million."), ("en", "It paid US\\${n} million."), ("en", "It paid {n} million U.S. dollars."),
    ("en", "It paid almost ${n} million."), ("en", "It paid up to {n} million US dollars."), ("es", "Pagó {c} millones de dólares."),
    ("es", "Pagó US$ {c} millones."), ("es", "Pagó más de {c} millones de dólares estadounidenses."), ("es", "Pagó USD {c} millones."),
    ("pt", "Pagou {c} milhões de dólares."), ("pt", "Pagou US$ {c} milhões."), ("pt", "Pagou cerca de {c} milhões de dólares."),
    ("ru", "Выплачено {c} млн долларов."), ("ru", "Выплачено {c} миллионов долларов США."), ("ru", "Выплачено около ${c} млн."),
    ("ru", "Выплачено почти {c} млн долл. за год."), ("en", "It paid {full} dollars."), ("es", "Pagó {voll} dólares."),
)  # fmt: skip


@given(st.integers(min_value=11, max_value=9999))
@settings(max_examples=40, deadline=None)
def test_an_amount_in_any_form_reads_back_to_the_same_value(tenths: int) -> None:
    point = f"{tenths / 10:.1f}"
    units = tenths * 100_000
    words = {"n": point, "c": point.replace(".", ","), "full": f"{units:,}", "voll": f"{units:,}".replace(",", ".")}
    for language, form in FORMS:
        figure = only(form.format(**words), language)
        assert (figure.kind, figure.unit, figure.quantity) == ("money", "USD", Decimal(units)), form.format(**words)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "nine hundred and forty-five thousand tonnes", 945_000), ("en", "two and a half million tonnes", 2_500_000),
        ("en", "half a million tonnes", 500_000), ("en", "three quarters of a million tonnes", 750_000), ("en", "a dozen tonnes", 12),
        ("en", "2 1/2 tonnes", "2.5"), ("en", "1,234,567.5 tonnes", "1234567.5"), ("en", "12,34,567 tonnes", 1_234_567),
        ("es", "ciento veintitrés mil millones de toneladas", 123 * 10**9), ("es", "1.234.567,5 toneladas", "1234567.5"),
        ("es", "dos mil quinientas toneladas", 2500), ("es", "4.8 millones de toneladas", 4_800_000),
        ("pt", "duas mil e quinhentas toneladas", 2500), ("pt", "cento e vinte e três toneladas", 123), ("pt", "1,5 bilhão de toneladas", 1.5e9),
        ("ru", "двести тридцать пять тысяч тонн", 235_000), ("ru", "полтора миллиона тонн", 1_500_000), ("ru", "10 500 тонн", 10_500),
    ],
)  # fmt: skip
def test_numbers_in_words_and_numerals_of_any_convention(language: str, text: str, value: object) -> None:
    figure = only(text, language)
    assert (figure.quantity, figure.unit) == (Decimal(str(value)), "tonne")


# --- change ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "ratio"),
    [
        ("en", "Trade has increased by 25 percent.", "1.25"), ("en", "They reported a 25% increase in trade.", "1.25"),
        ("en", "Trade rose by about a quarter.", "1.25"), ("en", "Exports climbed by 130 percent.", "2.3"),
        ("en", "Exports are growing 2.3 times.", "2.3"), ("en", "Exports more than doubled.", "2"), ("en", "Imports are down 10 %.", "0.9"),
        ("en", "Exports surged ninefold.", "9"), ("en", "Imports were cut by half.", "0.5"), ("en", "Sales fell 2.5 times.", "0.4"),
        ("en", "Growth of 25 percent was seen.", "1.25"), ("es", "El comercio se multiplicó por 5,5.", "5.5"),
        ("es", "Las ventas se triplicaron.", "3"), ("es", "La deuda se redujo en un 20 %.", "0.8"), ("pt", "As vendas dobraram.", "2"),
        ("pt", "O comércio cresceu 25%.", "1.25"), ("ru", "Экспорт вырос вдвое.", "2"), ("ru", "Импорт упал на 10%.", "0.9"),
        ("ru", "Товарооборот вырос в 2,3 раза.", "2.3"),
    ],
)  # fmt: skip
def test_a_change_in_any_wording_has_its_ratio(language: str, text: str, ratio: str) -> None:
    assert only(text, language).ratio == Decimal(ratio)


@pytest.mark.parametrize("text", ["Inflation rose to 25 percent.", "A quarter of 25 percent is told.", "The share of oil is 25 percent."])
def test_a_level_is_no_change(text: str) -> None:
    assert all(m.value.ratio is None for m in read(text).mentions if m.span.text == "25 percent")


def test_the_two_ends_of_a_change_give_its_ratio() -> None:
    together = only("Exports grew from 6.2 to 13 million dollars.")
    assert (together.quantity, together.high, together.ratio) == (Decimal(6_200_000), Decimal(13_000_000), Decimal("2.0968"))
    apart = read("Exports grew from 6.2 million dollars in 2020 to 13 million in 2021.", taken=("2020", "2021")).mentions
    assert [(m.value.quantity, m.value.unit, m.value.ratio) for m in apart] == [
        (Decimal(6_200_000), "USD", None), (Decimal(13_000_000), "USD", Decimal("2.0968"))]  # fmt: skip
    by_to = read("The deficit widened; it increased by $40 billion to $420 billion.").mentions
    assert [(m.role, m.value.ratio and round(m.value.ratio, 3)) for m in by_to] == [("increment", Decimal("1.105")), ("figure", None)]


# --- bounds and spans -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words", "bound", "bound_words"),
    [
        ("It has more than 200 participants.", "200 participants", ">", "more than"), ("Nearly half a million came.", "half a million", "<~", "Nearly"),
        ("It amounts almost to US\\$20 billion now.", "US\\$20 billion", "<~", "almost to"), ("At least 40 ships wait.", "40 ships", ">=", "At least"),
        ("About 40 ships or more wait.", "40 ships", "~", "About"), ("They sent up to 40 ships.", "40 ships", "<=", "up to"),
    ],
)  # fmt: skip
def test_bound_words_are_told_apart_from_the_figure(text: str, words: str, bound: str, bound_words: str) -> None:
    mention = read(text).mentions[0]
    assert (mention.span.text, mention.value.bound) == (words, bound)
    assert mention.value.bound_span is not None
    start, end = mention.value.bound_span
    assert text[start:end] == bound_words


def test_at_least_is_no_minus() -> None:
    assert only("Prestó al menos 200 millones de euros.", "es").quantity == 200_000_000
    assert only("It was minus 5 degrees.").quantity == -5


def test_people_counts_and_units_are_classed() -> None:
    found = read("27 Latin American countries sent 200 students for 5 years with 40 hectares, aged 22, on the 14th day.").mentions
    assert [(m.value.kind, m.value.unit) for m in found] == [
        ("count", "country"), ("people", "student"), ("duration", "year"), ("measure", "hectare"), ("age", "year of age"),
        ("ordinal", "ordinal")]  # fmt: skip


# --- no figures -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Call +7 495 123-45-67 or (495) 123-45-67."), ("en", "The motion passed by 187 votes."), ("en", "They won 2-1 again."),
        ("en", "It is one of the leading roles."), ("en", "Article 5 of Resolution 2231 holds."), ("en", "The Su-30 and the COVID-19 rules."),
        ("en", "It began at 10:30."), ("en", "See https://example.org/2023/500/a or write to a500@example.org."), ("en", "Published in 2023."),
        ("es", "Es uno de los principales socios; véase el artículo 5."), ("ru", "Статья 5 закона принята 87 голосами."), ("en", "34"),
        ("en", "The address is 192.168.1.2."), ("en", "Several countries, most of them small."), ("en", "The third country and a second chance."),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_figure_is_none(language: str, text: str) -> None:
    assert [m.span.text for m in read(text, language).mentions] == []


def test_numbers_in_dates_are_taken_but_lengths_of_time_are_durations() -> None:
    found = read("On 5 March 2023, over the last five years, 12 ships came.", taken=("5 March 2023", "the last five years")).mentions
    assert [(m.span.text, m.value.kind) for m in found] == [("five years", "duration"), ("12 ships", "count")]


@pytest.mark.parametrize("text", ["General License 44A replaced it.", "Under Section 12C they left.", "The Airbus 320A flew."])
def test_a_letter_glued_to_the_number_of_a_named_thing_is_no_unit(text: str) -> None:
    assert not read(text).mentions
    assert only("The cable carries 44A.").unit == "ampere"


def test_what_makes_up_a_share_is_no_growth() -> None:
    assert only("Imports from Mexico made up 15.4 percent of the total.").ratio is None


def test_a_numeral_does_not_swallow_the_next_number_word() -> None:
    found = read("It signed for more than US$1 billion and two plants.").mentions
    assert [(m.value.quantity, m.value.unit) for m in found] == [(Decimal(10**9), "USD"), (Decimal(2), "plant")]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("es", "Sumaron 7.870 millones de dólares en 2022 y 8.248 millones en 2023.", [7_870_000_000, 8_248_000_000]),
        ("en", "It was worth $14.5 billion in 2022, against 11.6 billion in 2021.", [14_500_000_000, 11_600_000_000]),
    ],
)
def test_an_amount_without_its_currency_has_that_of_the_one_before(language: str, text: str, values: list[int]) -> None:
    found = [m.value for m in read(text, language, taken=("2022", "2023" if language == "es" else "2021")).mentions]
    assert [(f.unit, f.quantity) for f in found] == [("USD", Decimal(v)) for v in values]


@pytest.mark.parametrize(
    ("text", "unit"),
    [("5,000 young Latin Americans came.", "latin american"), ("Four Russian vessels left.", "vessel"), ("Two new EV models sold.", "new EV model")],
)
def test_the_unit_is_what_is_counted_and_not_whose(text: str, unit: str) -> None:
    assert only(text).unit == unit.lower()


def test_nothing_is_lost_silently() -> None:
    found = read("Article 5 passed by 187 votes to 12 at 10:30.")
    assert not found.mentions
    assert {(m.span.text, m.reason) for m in found.leftovers} >= {("5", "number of something, not of how many"), ("187 votes", "votes")}


def test_nothing_is_read_in_furniture_and_comments() -> None:
    text = "40 comments\nTrade rose by 25 percent."
    blocks = (Block(0, 11, "comment"), Block(12, len(text), "body"))
    document = Document("d", Source("d", "d", "given"), text, blocks=blocks)
    assert [m.span.text for m in find_figures(document, sentences(document), ()).mentions] == ["25 percent"]


# --- hostile text ---------------------------------------------------------------------------------

WORST = (
    "1,111", "one million ", "$", "+1 ", "a ", "from 1 to 2 ", "Six ", "1.1.", "half a ", "((((", "twenty-", "up 5% to ", "@a.a", "1 000 ",
    "+123456789 ", "thousands of ", "of 5 million and ", "1-2-3-", "menos ", "a quarter ",
)  # fmt: skip
SIZE = 8_000


def seconds(text: str) -> float:
    begin = time.process_time()
    read(text)
    return time.process_time() - begin


@pytest.mark.parametrize("piece", WORST)
def test_time_grows_with_the_length_of_hostile_text_and_no_faster(piece: str) -> None:
    short, long = (piece * (size // len(piece)) for size in (SIZE // 8, SIZE))
    read(short)
    # Eight times the text: 64 times the work if it grew as the square. The least of several runs, as others' work slows one.
    assert min(seconds(long) for _ in range(2)) < 8 * 4 * min(seconds(short) for _ in range(3)) + 0.05


def test_the_longest_hostile_text_is_read_to_its_end() -> None:
    assert len(read("12 ships, " * 2_500).mentions) == 2_500  # beyond the longest piece read at once
