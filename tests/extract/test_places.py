"""Toponyms: what is found, what is left, which part it plays; each rule in sentences of its own."""

from __future__ import annotations

import time
from types import SimpleNamespace

import pytest

from dashboard.extract.places import find_places, ner_spans
from dashboard.geocode import names, resolve
from dashboard.model import Block, Document, Source
from dashboard.text import sentences


def told(text: str, language: str | None = "en", blocks: tuple[Block, ...] = ()):
    document = Document("d", Source("s", "s", "given"), text, language=language, blocks=blocks)
    found = find_places(document, sentences(document), names())
    mentions, left = resolve(document, found.toponyms, names())
    return mentions, (*found.leftovers, *left)


def places(text: str, language: str | None = "en") -> list[tuple[str, str | None]]:
    return [(m.span.text, m.value.country) for m in told(text, language)[0]]


def words(text: str, language: str | None = "en") -> list[str]:
    return [m.span.text for m in told(text, language)[0]]


def roles(text: str, language: str = "en") -> dict[str, str]:
    return {m.span.text: m.role for m in told(text, language)[0]}


def test_the_longest_name_wins_and_spans_are_verbatim():
    assert words("They flew from San Salvador de Jujuy to New South Wales and Papua New Guinea.") == [
        "San Salvador de Jujuy", "New South Wales", "Papua New Guinea",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("The U.S. and its allies met.", "en", "US"), ("The US and its allies met.", "en", "US"), ("The UK left.", "en", "GB"),
        ("Los EE. UU. votaron.", "es", "US"), ("Los EE.UU. votaron.", "es", "US"), ("Os EUA votaram.", "pt", "US"),
        ("Власти США против.", "ru", "US"), ("Посол РФ прибыл.", "ru", "RU"), ("Посол КНР прибыл.", "ru", "CN"),
    ],
)  # fmt: skip
def test_abbreviations_are_read_in_their_exact_letters(text, language, country):
    assert [c for _, c in places(text, language)] == [country]


def test_a_pronoun_is_no_country():
    assert words("Tell us what it told us.") == []
    assert words("We paid US$5 million.") == []
    assert words("We paid US\\$5 million.") == []


def test_containment_decides_which_paris():
    assert places("She lives in Paris, Texas.") == [("Paris", "US"), ("Texas", "US")]
    assert places("She lives in Paris, France.") == [("Paris", "FR"), ("France", "FR")]
    assert places("Vive en Córdoba (Argentina).", "es") == [("Córdoba", "AR"), ("Argentina", "AR")]
    assert places("He was born in Springfield, IL, in 1950.")[0] == ("Springfield", "US")


def test_a_list_of_countries_contains_nothing():
    assert places("Envoys of China, Japan and Cuba came.") == [("China", "CN"), ("Japan", "JP"), ("Cuba", "CU")]


def test_one_sense_a_document_follows_the_company_a_name_keeps():
    american = "Police in Georgia closed roads near Atlanta. Officials from Savannah and Macon said Georgia would pay."
    assert ("Georgia", "US") in places(american) and ("Georgia", "GE") not in places(american)
    assert ("Georgia", "GE") in places("Georgia and Armenia signed in Tbilisi, officials from Batumi said.")


@pytest.mark.parametrize(
    ("text", "language", "trap"),
    [
        ("Paris Johnson met Jordan Baker.", "en", "Paris"), ("Senator Lincoln spoke.", "en", "Lincoln"),
        ("J. Houston wrote it.", "en", "Houston"),
        ("Salvador Allende gobernó Chile.", "es", "Salvador"), ("Miguel de la Madrid gobernó México.", "es", "Madrid"),
        ("O delegado Tavares da Graça saiu.", "pt", "Graça"), ("Владимир Петров выступил.", "ru", "Владимир"),
        ("Встреча с Владимиром Путиным.", "ru", "Владимиром"),
    ],
)  # fmt: skip
def test_persons_are_no_places(text, language, trap):
    assert trap not in " ".join(words(text, language))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Shares of Bank of America fell.", "en"), ("The Washington Post reported it.", "en"), ("The University of Chicago agreed.", "en"),
        ("La Universidad de Salamanca firmó.", "es"), ("O Banco do Brasil lucrou.", "pt"), ("Банк Москвы закрыт.", "ru"),
        ("Клуб «Барселона» выиграл.", "ru"), ("Leaders of BRICS and ALBA met.", "en"),
    ],
)  # fmt: skip
def test_organisations_are_no_places(text, language):
    assert words(text, language) == []


def test_dishes_are_no_countries_and_common_words_no_towns():
    assert words("French fries and Swiss cheese.") == []
    assert words("La paz y la victoria llegan.", "es") == []
    assert words("Esse acordo é como a vitória.", "pt") == []
    assert words("Мир и победа.", "ru") == []


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("Cubans voted.", "en", "CU"), ("Las bolivianas votaron.", "es", "BO"), ("Los nicaragüenses votaron.", "es", "NI"),
        ("As russas votaram.", "pt", "RU"), ("Os alemães votaram.", "pt", "DE"), ("Вместе с кубинцами.", "ru", "CU"),
        ("О российской нефти.", "ru", "RU"), ("Венесуэльского президента нет.", "ru", "VE"),
    ],
)  # fmt: skip
def test_demonyms_in_all_genders_numbers_and_cases(text, language, country):
    mentions, _ = told(text, language)
    assert [(m.value.country, m.value.kind, m.role) for m in mentions] == [(country, "demonym", "modifier")]


@pytest.mark.parametrize("form", ["Гавана", "Гаваны", "Гаване", "Гавану", "Гаваной"])
def test_russian_case_forms_are_one_place(form):
    assert places(f"Речь о городе {form} сегодня.", "ru") == [(form, "CU")]


def test_portuguese_contractions_leave_the_name():
    assert places("Chuvas no Rio de Janeiro, na Bahia e pelo Acre.", "pt") == [("Rio de Janeiro", "BR"), ("Bahia", "BR"), ("Acre", "BR")]


def test_countries_and_regions_are_areas_and_only_cities_and_buildings_are_points():
    mentions, _ = told("Cuba and Latin America met in Havana; the Kremlin watched Siberia.")
    assert {m.span.text: m.value.precision for m in mentions} == {
        "Cuba": "area", "Latin America": "area", "Havana": "point", "Kremlin": "point", "Siberia": "area",
    }  # fmt: skip
    assert {m.span.text: m.value.country for m in mentions}["Latin America"] == "419"


def test_roles_tell_where_it_happens_from_who_acts():
    assert roles("Russia signed a pact with Cuba in Havana.") == {"Russia": "actor", "Cuba": "actor", "Havana": "location"}
    assert roles("Moscow warned Kyiv again.")["Moscow"] == "metonym"
    assert roles("The White House declined.") == {"White House": "metonym"}
    assert roles("It rained in Cuba, Nicaragua and Bolivia.") == {"Cuba": "location", "Nicaragua": "location", "Bolivia": "location"}
    assert roles("Exports to China fell.") == {"China": "actor"}


def test_a_name_that_the_gazetteer_does_not_know_is_an_answer_without_a_point():
    mentions, _ = told("Rangers searched the Zanquihue River near Havana, Cuba.")
    unknown = next(m for m in mentions if m.span.text == "Zanquihue River")
    assert (unknown.value.kind, unknown.value.latitude, unknown.value.country) == ("region", None, "CU")
    assert "not in the gazetteer" in unknown.why


def test_what_was_seen_and_not_used_is_left_with_a_reason():
    _, left = told("The University of Chicago agreed with Paris Johnson.")
    assert {"Chicago", "Paris"} <= {x.span.text for x in left if x.reason}


def test_every_mention_says_why_and_names_the_runner_up():
    (mention,) = told("He moved to Valencia.")[0]
    assert "score" in mention.why and "next" in mention.why


def test_furniture_is_not_read_and_a_dateline_is():
    text = "Contact us: London office\n\nHAVANA, Jan 3 - Ministers met.\n\nPosted from Madrid"
    blocks = (Block(0, 25, "furniture"), Block(27, 57, "body"), Block(59, 77, "comment"))
    assert [m.span.text for m in told(text, "en", blocks)[0]] == ["HAVANA"]


def test_a_document_without_a_language_is_read_too():
    assert [c for _, c in places("La Habana y Moscú firmaron; Москва и Гавана.", None)] == ["CU", "RU", "RU", "CU"]


def test_a_vessel_bears_the_name_of_a_town_and_is_none():
    assert words("The frigate entered with the submarine Kazan. Later the Kazan left Havana.") == ["Havana"]
    assert words("Подлодка «Казань» вошла в Гавану.", "ru") == ["Гавану"]


def test_offices_bodies_and_events_hold_a_country_without_acting():
    assert roles("The Prime Minister of India and the presidents of Brazil and China came.") == {
        "India": "affiliation", "Brazil": "affiliation", "China": "affiliation",
    }  # fmt: skip
    assert roles("The Eurasian Economic Union met.") == {"Eurasian": "affiliation"}
    assert roles("He opened the Russia-Latin America Parliamentary Conference.") == {"Russia": "name", "Latin America": "name"}


def test_spans_that_are_given_become_places():
    text = "The convoy reached Qaryat Zubala, then Zzyzxia."
    document = Document("d", Source("s", "s", "given"), text, language="en")
    given = (document.span(19, 32), document.span(39, 46))
    found = find_places(document, sentences(document), names(), given)
    assert [(t.span.text, t.why) for t in found.toponyms] == [("Qaryat Zubala", "given as a place"), ("Zzyzxia", "given as a place")]
    assert all(m.value.latitude is None for m in resolve(document, found.toponyms, names())[0])


def test_a_recogniser_of_either_kind_can_be_plugged_in():
    document = Document("d", Source("s", "s", "given"), "From Zubala to Anna.")
    spacy = SimpleNamespace(
        ents=[SimpleNamespace(start_char=5, end_char=11, label_="GPE"), SimpleNamespace(start_char=15, end_char=19, label_="PERSON")]
    )
    slovnet = SimpleNamespace(spans=[SimpleNamespace(start=5, stop=11, type="LOC"), SimpleNamespace(start=15, stop=19, type="PER")])
    for marked in (spacy, slovnet):
        assert [s.text for s in ner_spans(document, lambda text, m=marked: m)] == ["Zubala"]


def test_equal_text_gives_equal_answers():
    text = "Georgia, Springfield and Paris wrote to San José and Córdoba about Richmond."
    assert told(text) == told(text)


HOSTILE = {
    "capitals": "A" * 300_000,
    "names": "Paris, Texas " * 5_000,
    "heads": "Red " * 12_000 + "River",
    "quotes": "«" * 150_000 + "Москва" + "»" * 150_000,
    "commas": "Rome, " * 9_000,
    "particles": "de la " * 50_000 + "Madrid",
    "initials": "U.S." * 75_000,
    "cyrillic": "Нижний Новгород " * 6_000,
    "apostrophes": "O'" * 150_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_takes_time_in_proportion(name):
    def seconds(text: str) -> float:
        start = time.process_time()
        told(text)
        return time.process_time() - start

    text = HOSTILE[name]
    seconds(text[:1000])
    small, large = max(seconds(text[: len(text) // 8]), 0.02), seconds(text)
    assert large / small < 8 * 4, f"eight times the text took {large / small:.0f} times as long"
