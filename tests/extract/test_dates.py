"""Dates in text: values, days, words that are no dates, and cost that grows with length and no faster."""

from __future__ import annotations

import random
import re
import time

import pytest

from dashboard.extract.dates import Dates, find_dates
from dashboard.extract.dates.calendar import a_day, containing, easter, iso_week, weekday
from dashboard.extract.dates.grammar import rules
from dashboard.extract.dates.lexicon import LANGUAGES, lexicon
from dashboard.model import Document, Published, Source, Span, When, day_number, iso_day, parse_day
from dashboard.text import sentences

FRIDAY = "2023-09-29"


def read(text: str, published: str | None = FRIDAY, language: str = "en", at: tuple[int, int] | None = None) -> Dates:
    told = None
    if published is not None:
        day = parse_day(published)
        where = None if at is None else Span("d", at[0], at[1], text[at[0] : at[1]])
        told = Published(When("DATE", published, day, day, "day"), "given", where)
    document = Document("d", Source("s", "s", "given"), text, language=language, published=told)
    return find_dates(document, sentences(document))


def values(text: str, published: str | None = FRIDAY, language: str = "en") -> list[tuple[str, str]]:
    return [(m.span.text, m.value.value) for m in read(text, published, language).mentions]


# --- direction and anchors ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The ministers met on Monday.", "2023-09-25"),
        ("The ministers will meet on Monday.", "2023-10-02"),
        ("He spoke on Friday in Moscow.", "2023-09-29"),
        ("The truce holds until Tuesday.", "2023-10-03"),
        ("The ministers had filed the papers by Tuesday.", "2023-09-26"),
        ("They arrived last Friday.", "2023-09-22"),
        ("The ferry leaves next Tuesday.", "2023-10-03"),
        ("The visit ends on Tuesday.", "2023-10-03"),
    ],
)
def test_a_weekday_looks_back_unless_the_clause_looks_ahead(text: str, day: str) -> None:
    assert values(text)[0][1] == day


def test_the_year_under_discussion_carries_on() -> None:
    text = "Talks opened on 4 July 2018. Two days later they failed. The same month a new round began, and a year earlier there was none."
    assert [v for _, v in values(text)] == ["2018-07-04", "2018-07-06", "2018-07", "2017-07"]


def test_a_year_ago_is_the_quarter_under_discussion() -> None:
    text = "In the second quarter of 2021 sales were $5 million, up from $4 million a year ago."
    assert [v for _, v in values(text)] == ["2021-Q2", "2020-Q2"]


HISTORY = (
    "The war began in 1904. On 8 February 1904 ships were attacked. On 12 April two more sank. On 2 January 1905 the port fell. "
    "On 20 February the army marched. In 1905, in 1906 and in 1907 reforms came. By 1910 and 1912 they were gone. " * 3
)


def test_a_history_resolves_against_itself_and_not_against_its_date_line() -> None:
    told = dict(values(HISTORY, "2009-12-19"))
    assert told["12 April"] == "1904-04-12"
    assert told["20 February"] == "1905-02-20"


def test_without_a_published_date_nothing_is_placed_that_needs_one() -> None:
    found = read("Yesterday the speaker came. He leaves on Friday, and last year he stayed away. On 4 May 2019 he was here.", None)
    assert [(m.value.value, m.value.placed) for m in found.mentions] == [
        ("XXXX-XX-XX", False), ("XXXX-WXX-5", False), ("XXXX", False), ("2019-05-04", True),
    ]  # fmt: skip
    assert len(found.leftovers) == 3
    assert all(r.reason.startswith("date not placed: ") for r in found.leftovers)


def test_same_text_same_answer() -> None:
    assert read(HISTORY) == read(HISTORY)


# --- what a mention carries ---------------------------------------------------------------------------


def test_first_last_precision_and_modifier() -> None:
    by_text = {
        m.span.text: m.value
        for m in read("In late July 2012, in the third quarter of 2020, in the 1990s and about 2005 it rained.").mentions
    }
    july = by_text["late July 2012"]
    assert (july.value, july.mod, july.precision) == ("2012-07", "END", "month")
    assert (iso_day(july.first), iso_day(july.last)) == ("2012-07-01", "2012-07-31")
    quarter = by_text["the third quarter of 2020"]
    assert (iso_day(quarter.first), iso_day(quarter.last), quarter.precision) == ("2020-07-01", "2020-09-30", "quarter")
    assert (iso_day(by_text["the 1990s"].first), by_text["the 1990s"].precision) == ("1990-01-01", "decade")


def test_a_window_is_a_length_with_the_years_it_covers() -> None:
    window = read("Exports more than doubled over the past five years.").mentions[0].value
    assert (window.type, window.value, window.precision) == ("DURATION", "P5Y", "year")
    assert (iso_day(window.first), iso_day(window.last)) == ("2018-01-01", "2023-12-31")


def test_why_says_against_what() -> None:
    why = {m.span.text: m.why for m in read("On 4 July 2018 they met; two days later, and again on Monday, they quarrelled.").mentions}
    assert why["4 July 2018"] == "explicit"
    assert why["two days later"] == "against “4 July 2018” before it"
    assert why["Monday"] == "against the published date 2023-09-29"


def test_vague_words_are_typed_and_never_placed() -> None:
    found = read("Now prices are high; recently they fell, and in the future they may rise.").mentions
    assert [m.value.value for m in found] == ["PRESENT_REF", "PAST_REF", "FUTURE_REF"]
    assert not any(m.value.placed for m in found)


def test_the_published_date_is_marked_as_such() -> None:
    text = "29 September 2023\nOn Monday they met."
    assert [m.role for m in read(text, at=(0, 17)).mentions] == ["published", "content"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It ran from September 29 to October 2, 2023.", "2023-09-29", "2023-10-02"),
        ("It ran from 5 May to 8 June 2020.", "2020-05-05", "2020-06-08"),
        ("The fair of June 12-16 was full.", "2023-06-12", "2023-06-16"),
        ("Between 2018 and 2022 trade grew.", "2018-01-01", "2022-12-31"),
        ("On September 29 – October 2, 2023 it met.", "2023-09-29", "2023-10-02"),
    ],
)
def test_a_range_is_two_dates_and_one_interval(text: str, first: str, last: str) -> None:
    found = read(text)
    assert len(found.mentions) == 2
    assert [(iso_day(r.value.first), iso_day(r.value.last)) for r in found.ranges] == [(first, last)]


def test_years_before_christ() -> None:
    when = read("Carthage fell in 146 BC.").mentions[0].value
    assert (when.value, iso_day(when.first), iso_day(when.last)) == ("BC0146", "-0145-01-01", "-0145-12-31")


def test_no_date_that_the_calendar_lacks() -> None:
    assert [v for _, v in values("Born on 31 February 2020 or 2020-13-45, they say.")] in ([], ["2020-02"], ["2020"], ["2020-02", "2020"])
    assert all("-31" not in v and "-45" not in v for _, v in values("On 31 February 2020 and 2020-13-45 nothing was."))


# --- numeric forms -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "Filed on 07/08/2021.", "2021-07-08"),
        ("es", "Firmado el 07/08/2021.", "2021-08-07"),
        ("ru", "Принято 07.08.2021 в Москве.", "2021-08-07"),
        ("en", "Filed on 25/08/2021.", "2021-08-25"),
        ("en", "Seen at 2021-08-07T10:30Z there.", "2021-08-07T10:30Z"),
    ],
)
def test_numeric_dates_are_read_as_the_language_writes_them(language: str, text: str, value: str) -> None:
    assert values(text, language=language)[0][1] == value


# --- what is no date -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "The price rose to $1,999 from $2,015 and then 45 percent more.",
        "We may march in May Street; Sun and Sat are companies.",
        "They won 3-1, 2:1 and lost 10-12.",
        "Version 2.0.1 needs 2048 MB and 1900 mm.",
        "The 60-year-old is in his 30s and weighs 80 kg.",
        "Shares closed at 101 1/4 after 4 5/8.",
        "10.0.0.1 and 192.168.1.1 do not answer; call 555-2019-33.",
    ],
)
def test_no_date_is_invented(text: str) -> None:
    assert [m.span.text for m in read(text).mentions] == []


def test_a_table_of_prices_has_no_dates() -> None:
    table = "\n".join(f"Item {i}\t{i * 37 % 997}.{i % 100:02d}\t{i * 113 % 9000 + 3000}\t{i % 90}%\t${i * 7}" for i in range(1, 400))
    assert len(read(table).mentions) == 0


# --- cost ----------------------------------------------------------------------------------------------

HOSTILE = {
    "digits": "1234567890",
    "dots": "1.1.1.1.1.",
    "slashes": "12/12/",
    "dashes": "2020-",
    "months": "May June ",
    "numbers": "one two hundred ",
    "last": "last last next this ",
    "of the": "the end of the ",
    "lists": "1, 2, 3 and 4, ",
    "articles": "the a the a ",
    "marks": "'80s’",
    "quarters": "third-quarter year-ago ",
    "hours": "5 p.m. 17:00 ",
}


def cost(words: str, size: int) -> float:
    text = (words * (size // len(words) + 1))[:size]
    best = float("inf")
    for _ in range(2):
        began = time.process_time()
        read(text)
        best = min(best, time.process_time() - began)
    return best


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_cost_grows_with_length_and_no_faster(name: str) -> None:
    small, large = cost(HOSTILE[name], 8_000), cost(HOSTILE[name], 32_000)
    assert large < 4 * 3 * max(small, 0.01), f"{name}: {small:.3f} s for 8 kB, {large:.3f} s for 32 kB"


# --- calendar ------------------------------------------------------------------------------------------


def test_calendar() -> None:
    assert weekday(parse_day("2023-09-29")) == 5
    assert iso_week(parse_day("2021-01-03")) == (2020, 53)
    assert containing("W", parse_day("2020-12-31")).value == "2020-W53"
    assert iso_day(easter(2024)) == "2024-03-31"
    assert a_day(2023, 2, 29) is None
    assert containing("CE", day_number(1998, 1, 1)).value == "19"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("In Q3 2023 and FY2022, and in 3Q23, revenue fell.", ["2023-Q3", "2022", "2023-Q3"]),
        ("The 2014/15 season was mild.", ["2014"]),
        ("Payments are due by Dec 31.", ["2023-12-31"]),
        ("From January through June exports fell.", ["2023-01", "2023-06"]),
        ("On the first Monday in May 2021 they met.", ["2021-05-03"]),
        ("In the second half of the last century it was common.", ["19"]),
        ("It happened on Tuesday; later in the day, and that evening, calm returned.", ["2023-09-26", "2023-09-26", "2023-09-26TEV"]),
        ("The plan runs for two hundred and ten years.", ["P210Y"]),
    ],
)
def test_constructions_of_reports(text: str, wanted: list[str]) -> None:
    assert [v for _, v in values(text)] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Windows 2000, Peugeot 2008 and RAL 2004 are names.",
        "ISSN 2049-3630 and A-2019 are codes.",
        "1984 1985 1986 1987",
        "Jan van Eyck and June Carter read the Sunday Times; open Mon-Fri 9-17.",
        "The 2000 m race took 5:31.2 and 1999 kcal.",
    ],
)
def test_names_codes_and_measures_are_no_dates(text: str) -> None:
    assert [m.span.text for m in read(text).mentions] == []


SCRAPS = "1 12 31 99 0 1999 2023 12:30 5.30 1,000 1/2 12/05/2023 2023-09-29T10:00 1990s 1st - , . ' ( $ % Q3 2014/15 2-го 1980-х XX".split()


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_order_of_words_is_read_without_a_fault(language: str) -> None:
    chance = random.Random(7)
    words = sorted(lexicon(language).words) + SCRAPS * 8
    for published in (None, FRIDAY, "0001-01-01", "9999-12-31"):
        for _ in range(60):
            text = " ".join(chance.choice(words) for _ in range(40))
            found = read(text if chance.random() < 0.7 else text.title(), published, language)
            for m in found.mentions:
                iso_day(m.value.first), iso_day(m.value.last)
                if m.value.first is not None and m.value.last is not None:
                    assert m.value.first <= m.value.last, m


# --- tense, names, shared years ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("pt", "Em 20 de janeiro, a estatal fechou um acordo.", "2023-01-20"),
        ("pt", "Os ministros reuniram-se em 10 de fevereiro.", "2023-02-10"),
        ("pt", "Em 20 de janeiro, a estatal vai fechar um acordo.", "2024-01-20"),
        ("pt", "A empresa fixou 10 de janeiro como prazo.", "2024-01-10"),
        ("pt", "O prazo foi prorrogado até 20 de janeiro.", "2024-01-20"),
        ("es", "El 20 de enero, la estatal cerró un acuerdo.", "2023-01-20"),
        ("es", "Los cancilleres firmaron el pacto el 20 de enero.", "2023-01-20"),
        ("es", "El ministro dijo que el pacto se firmará el 20 de enero.", "2024-01-20"),
        ("es", "El presidente convocó una cumbre el 20 de enero.", "2024-01-20"),
        ("ru", "20 января министры подписали соглашение.", "2023-01-20"),
        ("ru", "20 января стороны подпишут соглашение.", "2024-01-20"),
        ("en", "On January 20, the company won a contract.", "2023-01-20"),
        ("en", "On January 20, the elected president will take office.", "2024-01-20"),
        ("en", "Holders of January 20 get a dividend, it said.", "2024-01-20"),
    ],
)
def test_the_verb_of_a_day_says_whether_it_is_over(language: str, text: str, day: str) -> None:
    assert [v for _, v in values(text, "2023-12-07", language)] == [day]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pt", "O Rio de Janeiro recebe a cúpula."),
        ("pt", "Rio de Janeiro, cidade do porto."),
        ("es", "Las Madres de Plaza de Mayo marchan."),
    ],
)
def test_a_month_at_the_end_of_a_name_is_none(language: str, text: str) -> None:
    assert values(text, language=language) == []


def test_a_month_with_its_year_is_one_after_any_noun() -> None:
    assert values("O Boletim de Janeiro de 2010 saiu.", language="pt") == [("Janeiro de 2010", "2010-01")]
    assert values("São Paulo, 7 de dezembro", language="pt") == [("7 de dezembro", "2023-12-07")]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "It runs October 22 to 24, 2024.", ["October 22", "24, 2024"]),
        ("en", "It ran October 22-24, 2024 in Kazan.", ["October 22", "24, 2024"]),
        ("es", "Será del 22 al 24 de octubre de 2024.", ["22", "24 de octubre de 2024"]),
        ("pt", "Será de 22 a 24 de outubro de 2024.", ["22", "24 de outubro de 2024"]),
        ("ru", "Встреча с 22 по 24 октября 2024 года.", ["22", "24 октября 2024 года"]),
    ],
)
def test_the_year_behind_a_range_is_of_both_days(language: str, text: str, found: list[str]) -> None:
    dates = read(text, language=language)
    assert [(m.span.text, m.value.value) for m in dates.mentions] == list(zip(found, ["2024-10-22", "2024-10-24"], strict=True))
    assert [r.value.value for r in dates.ranges] == ["2024-10-22/2024-10-24"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_rule_matches_over_an_unknown_word(language: str) -> None:
    patterns = {rule.pattern.pattern for of_class in rules(language).starts.values() for rule in of_class}
    assert len(patterns) > 40
    assert [p for p in patterns if "x" in re.sub(r"\(\?[!=][^()]*\)", "", p)] == []


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            """Wheat 215.50 2,150 1,984 +3.2%; Item No. Qty Price Total 12 1,200.00 14,400.00; Boeing 737 and Airbus A320 flew to Havana;
            Su-35 and MiG-29 fighters, Tu-160 bombers; UN Security Council Resolution 2231 was adopted; Agenda 2030 for development;
            the 2030 Agenda for Sustainable Development; COP28 was held in Dubai; Sputnik V and Sputnik 2000 doses; Law 1178;
            the law 2010 on customs; Decree 2015 was signed; Flight 1968 landed at gate 12; Real Madrid 3-1 Barcelona 2-2;
            Set scores: 6-4, 3-6, 7-5; GDP 2,019 1,998 1,876 2,020; Invoice #2023-0456 Total $2,024.00; room 1910, suite 2001;
            1984 Elm Street; Tel. 555-2019; Windows 2000 and Office 2016; Ratio 3:10; Brent 85.30 84.10 86.00 1.5%; Version 10.11.12 build;
            it may result in; they march on; the sun rises; ISO 9001 and ISO 2001; Order 1991 units at 1995 dollars; Group of 77, G20, 5G;
            2023 tonnes of wheat and 1990 barrels; KC-390, F-16, A-29; Mi-17, T-90, S-400; Highway 1936; page 2010""",
        ),
        (
            "es",
            """Ley 1178 de administración; la Ley 2023 fue promulgada; Decreto Supremo 2015 del gobierno; Resolución Nº 1998 de la cámara;
            Agenda 2030 de desarrollo; COP28 en Dubái; Boeing 737 MAX y Airbus A320neo; aviones Su-30 y MiG-29; Sputnik V y Soberana 02;
            calle 25 de Mayo 1984; Avenida 9 de Julio 2010; Av. Arce 2021, La Paz; Trigo 2.150 1.984 +3,2%; Precio unitario 1999 Bs;
            Artículo 2010 del código; vuelo 1968 de la aerolínea; Plan 2025; Visión 2030; 2023 toneladas de trigo;
            Barcelona 2-1 Madrid 3-0; Habitación 2001, piso 19; Factura 2023-0456; Grupo de los 77 y G20; Movimiento 26 de Julio;
            estadio 5 de Septiembre; Julio Martínez y Augusto Domingo; Mercado Central 1995 kilos; canal 2019; 120 barriles a 85,3""",
        ),
        (
            "pt",
            """Lei 2010 da República; Lei nº 1.178; Decreto 1999 do governo; Resolução 2231 do Conselho; Agenda 2030 das Nações Unidas;
            COP28 em Dubai, COP30 em Belém; Boeing 737 e KC-390; caças Su-35 e MiG-29; Sputnik V e CoronaVac; Rua 15 de Novembro 1984;
            Avenida 9 de Julho, 2010; Trigo 2.150 1.984 +3,2%; Total R$ 2.023,00; voo 1968 da Gol; Artigo 2010 do código;
            2023 toneladas de soja; Flamengo 2-1 Santos; Sala 2001, bloco 19; Nota fiscal 2023-0456; segunda via;
            quarta posição; sexta economia do mundo; terça parte; Estádio 7 de Setembro; Rio de Janeiro""",
        ),
        (
            "ru",
            """Закон 2010 о бюджете; Резолюция 2231 Совета Безопасности; Указ № 1998 президента; Повестка 2030; Ту-160 и Су-35, МиГ-29;
            Boeing 737 и Ан-124; Спутник V; рейс 1968 приземлился; ул. 8 Марта, 2010; улица 1905 года, дом 15; Тел. 555-2019;
            2023 тонны; Пшеница 2150 1984 +3,2%; Итого 2 023 500 руб.; Счёт 2:1, 3:0; Статья 2010 кодекса; кабинет 2001; С-400 и Т-90;
            Цена 1999 рублей 2020 рублей; договор № 2023-0456""",
        ),
    ],
)
def test_tables_laws_models_and_addresses_hold_no_dates(language: str, lines: str) -> None:
    found = [(line.strip(), made) for line in lines.split(";") if (made := values(line.strip(), language=language))]
    assert found == []


def test_what_looks_like_a_number_of_something_is_a_year_all_the_same() -> None:
    assert values("Закон 2010 года", language="ru") == [("2010 года", "2010")]
    assert values("la versión 2011 del programa", language="es") == [("2011", "2011")]
    assert values("El 1.º de mayo marcharon.", language="es") == [("El 1.º de mayo", "2023-05-01")]
    assert values("28 апреля 2 человека прибыли", language="ru") == [("28 апреля", "2023-04-28")]


def test_more_counts_on_and_a_participle_is_no_past() -> None:
    assert values("They stay for at least 20 more years.") == [("at least 20 more years", "P20Y")]
    assert values("El software ha pasado a ser líder.", language="es") == []
    assert values("In July last year it fell.") == [("July last year", "2022-07")]
