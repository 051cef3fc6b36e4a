"""Events of one document: type, status, dates, who says so, and each happening once."""

from __future__ import annotations

import re
import time

import pytest

from dashboard.extract.events import Events, find_events
from dashboard.extract.events.lexicon import event_lexicon
from dashboard.extract.people import find_people
from dashboard.extract.quotes import find_quotes
from dashboard.model import Block, Document, EventMention, Mention, Place, Published, Source, When, iso_day, parse_day
from dashboard.text import sentences

COUNTRIES = {
    "Russia": "RU", "Russian": "RU", "Bolivia": "BO", "Cuba": "CU", "Cuban": "CU", "China": "CN", "Chinese": "CN", "Nicaragua": "NI",
    "Venezuela": "VE",
    "Argentina": "AR", "Latin America": "419", "United States": "US", "American": "US",
    "Rusia": "RU", "Bolívia": "BO", "Россия": "RU", "Кубе": "CU",
    "Taiwan": "TW", "Estados Unidos": "US",
}  # fmt: skip
CITIES = {"Moscow": "RU", "Havana": "CU", "La Paz": "BO", "Moscú": "RU", "La Habana": "CU"}
DATES = re.compile(r"\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?|\b(?:19|20)\d\d\b(?!-)")


def places(d: Document) -> list[Mention[Place]]:
    found = []
    for words, code in {**COUNTRIES, **CITIES}.items():
        for m in re.finditer(rf"\b{words}\b", d.text):
            kind = "city" if words in CITIES else "country"
            role = "location" if re.search(r"\b(?:in|en|em|to|в|на) $", d.text[: m.start()]) else "actor"
            found.append(Mention(d.span(*m.span()), Place(words, words, kind, code, 1.0, 1.0, "area"), role, "test"))
    return found


def dates(d: Document) -> tuple[list[Mention[When]], list[Mention[When]]]:
    """Dates written as YYYY-MM-DD or YYYY, ranges as A/B: the dates room has its own tests."""
    alone, ranges = [], []
    for m in DATES.finditer(d.text):
        words = m.group()
        first, _, last = words.partition("/")
        if len(first) == 4:
            w = When("DATE", first, parse_day(f"{first}-01-01"), parse_day(f"{first}-12-31"), "year")
        else:
            w = When("DATE", words, parse_day(first), parse_day(last or first), "day")
        (ranges if last else alone).append(Mention(d.span(*m.span()), w, "date", "test"))
    return alone, ranges


def find(text: str, language: str = "en", published: str | None = "2023-10-01", blocks: tuple[Block, ...] = ()) -> Events:
    day = None if published is None else Published(When("DATE", published, parse_day(published), parse_day(published), "day"), "given")
    d = Document("d", Source("d", "d", "given"), text, language=language, published=day, blocks=blocks)
    told = sentences(d)
    alone, ranges = dates(d)
    return find_events(d, told, alone, ranges, places(d), (), find_quotes(d, told).mentions)


def events(text: str, language: str = "en", **kw: object) -> list[EventMention]:
    return list(find(text, language, **kw).mentions)  # type: ignore[arg-type]


def one(text: str, language: str = "en", **kw: str | None) -> EventMention:
    found = events(text, language, **kw)  # type: ignore[arg-type]
    assert len(found) == 1, [(e.type, e.subtype, e.span.text) for e in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind", "trigger"),
    [
        ("Russia and Cuba signed a trade agreement on 2023-05-04.", "AGREEMENT", "signed"),
        ("The summit was held in Havana on 2023-09-15.", "MEETING", "summit"),
        ("Argentina will join BRICS in 2024.", "MEMBERSHIP", "join"),
        ("Russia takes over the chairmanship of BRICS in 2024.", "MEMBERSHIP", "takes"),
        ("A metallurgical plant is being upgraded in Cuba.", "PROJECT", "upgraded"),
        ("Russia sent 20,000 tonnes of wheat to Cuba in 2022.", "AID", "sent"),
        ("American sanctions against Venezuela remain.", "SANCTION", "sanctions"),
        ("The United States suspended its sanctions on Venezuela.", "SANCTION", "suspended"),
        ("Nicaragua broke off relations with Taiwan on 2021-12-09.", "SANCTION", "broke"),
        ("Bolivia approved a new law on lithium.", "POLICY", "approved"),
        ("Elections will be held in Venezuela in 2024.", "POWER", "Elections"),
        ("Protests broke out in Bolivia on 2023-09-20.", "PROTEST", "Protests"),
        ("Russia deployed warships to Cuba.", "MILITARY", "deployed"),
        ("An earthquake struck Cuba on 2023-09-20.", "DISASTER", "earthquake"),
        ("Police in Bolivia arrested the governor on 2023-09-20.", "JUSTICE", "arrested"),
        ("Russia attacked the port of Cuba on 2023-09-20.", "CONFLICT", "attacked"),
    ],
)
def test_types(text: str, kind: str, trigger: str) -> None:
    found = one(text)
    assert (found.type, found.span.text) == (kind, trigger)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Russia and Cuba signed a trade agreement.", "happened"),
        ("Russia and Cuba have signed a trade agreement.", "happened"),
        ("Russia and Cuba will sign a trade agreement.", "planned"),
        ("Russia and Cuba plan to sign a trade agreement.", "planned"),
        ("Russia and Cuba are to sign a trade agreement.", "planned"),
        ("Russia and Cuba could sign a trade agreement.", "hypothetical"),
        ("China urged Russia and Cuba to sign a trade agreement.", "hypothetical"),
        ("A trade agreement is being signed by Russia and Cuba.", "ongoing"),
        ("A new power plant is being built in Cuba.", "ongoing"),
        ("Russia claims to have signed a trade agreement with Cuba.", "happened"),
        ("Russia was the first to sign a trade agreement with Cuba.", "happened"),
        ("If Russia and Cuba sign a trade agreement, prices will fall.", "hypothetical"),
    ],
)
def test_status_follows_tense_and_modals(text: str, status: str) -> None:
    assert one(text).status == status


def test_a_future_date_makes_the_present_a_plan() -> None:
    assert one("Russia takes over the chairmanship of BRICS in 2024.").status == "planned"
    assert one("Argentina will join BRICS in 2024.").status == "planned"


def test_denial_is_a_flag_of_its_own() -> None:
    found = one("Russia and Cuba did not sign the trade agreement.")
    assert found.negated and found.status == "happened"


def test_a_date_belongs_to_its_own_clause() -> None:
    found = {
        e.span.text: e
        for e in events("Russia signed a treaty with Cuba on 2023-05-04, but China will sign an agreement with Bolivia in 2024.")
    }
    assert found["signed"].when is not None and found["signed"].when.precision == "day"
    assert found["sign"].when is not None and found["sign"].when.precision == "year" and found["sign"].status == "planned"


def test_what_has_no_date_stays_undated() -> None:
    found = one("Russia and Cuba signed a trade agreement.")
    assert found.when is None and found.date_basis is None


def test_what_is_said_at_a_venue_takes_its_window_and_a_project_does_not() -> None:
    text = (
        "The conference was held in Moscow on 2023-09-29/2023-10-02 with guests from Cuba. A new plant is being built in Bolivia.\n\n"
        "“We trust one another,” said Ana Prado, the minister of trade of Cuba."
    )
    by_type = {e.type: e for e in events(text, published="2023-10-02")}
    statement = by_type["STATEMENT"]
    assert statement.date_basis == "venue" and statement.when == by_type["MEETING"].when
    assert by_type["PROJECT"].when is None


def test_a_meeting_named_often_is_one_event() -> None:
    text = "The conference was held in Moscow on 2023-09-29. Russia hosted the conference. The gathering ended well for Russia."
    found = [e for e in events(text) if e.type == "MEETING"]
    assert len(found) == 1 and {s.text for s in found[0].also} == {"conference", "gathering"}


def test_two_meetings_with_their_own_dates_are_two() -> None:
    text = "The summit was held in Moscow on 2023-03-20. The summit in Havana was held on 2023-09-15."
    assert len([e for e in events(text) if e.type == "MEETING"]) == 2


def test_a_meeting_that_lasts_beyond_the_article_is_ongoing() -> None:
    assert one("The conference in Moscow, 2023-09-29/2023-10-02, brings guests from Cuba.", published="2023-09-29").status == "ongoing"


def test_a_speaker_makes_one_statement_however_often_he_is_quoted() -> None:
    text = (
        "President Luis Arce of Bolivia spoke in La Paz on 2023-09-29. “Trade will grow,” he said. “Gas will follow,” he added. "
        "Arce condemned the sanctions."
    )
    found = [e for e in events(text) if e.type == "STATEMENT"]
    assert len(found) == 1
    assert found[0].participants[0].name == "Luis Arce" and len(found[0].quotes) == 2 and found[0].subtype == "speech"


def test_the_verb_takes_its_noun() -> None:
    found = one("Russia and Cuba signed an agreement on 2023-05-04.")
    assert [s.text for s in found.also] == ["agreement"]


def test_a_headline_alone_makes_no_card() -> None:
    text = "Russia and Cuba sign trade agreement\nBread is cheap in Bolivia."
    blocks = (Block(0, 36, "title"), Block(37, len(text), "body"))
    assert events(text, blocks=blocks) == []
    d = Document("d", Source("d", "d", "given"), text, language="en", blocks=blocks)
    left = find_events(d, sentences(d), (), (), places(d), (), ()).leftovers
    assert [(x.span.text, x.reason) for x in left] == [("sign", "AGREEMENT told by the headline alone")]


def test_nothing_comes_of_comments_and_furniture() -> None:
    text = "Russia and Cuba signed an agreement.\nChina signed an agreement with Bolivia."
    blocks = (Block(0, 36, "body"), Block(37, len(text), "comment"))
    assert [e.countries for e in events(text, blocks=blocks)] == [("RU", "CU")]


def test_words_that_only_look_like_events_make_none() -> None:
    for text in ("In March 2023 Russia bought bread.", "BRICS is a forum for Russia and China.", "The conference room in Moscow is large.",
                 "Latin American states and their claims are many."):  # fmt: skip
        assert events(text) == [], text


def test_a_participle_before_a_name_tells_of_no_event_of_its_own() -> None:
    assert [e.type for e in events("A friend of ousted President Luis Arce of Bolivia bought bread.")] == []


def test_a_stretch_of_years_is_no_date_of_a_meeting() -> None:
    found = one("The conference in Moscow, known since 1995-01-01/2005-12-31, brings guests from Cuba.")
    assert found.when is None


def test_what_a_clause_with_when_tells_happened_on_the_day_of_its_main_clause() -> None:
    text = "China and Venezuela signed an agreement on 2023-09-13, when President Luis Arce met Minister Ana Prado of Cuba."
    found = {e.type: e for e in events(text)}
    assert found["MEETING"].when == found["AGREEMENT"].when is not None


def test_an_infinitive_does_not_take_the_date_before_it() -> None:
    found = [e for e in events("On 2023-09-20 guests from Cuba came to Moscow to join BRICS.") if e.type == "MEMBERSHIP"]
    assert [e.when for e in found] == [None]


def test_a_label_speaks_even_if_no_word_says_so() -> None:
    text = "President of Bolivia Luis Arce:\n\nFriends, our trade with China is good.\n\nLithium is next for us."
    (found,) = [e for e in events(text) if e.type == "STATEMENT"]
    assert found.participants[0].name == "Luis Arce"


@pytest.mark.parametrize(
    ("text", "language", "kind", "status"),
    [
        ("Rusia y Bolivia firmaron un acuerdo el 2023-05-04.", "es", "AGREEMENT", "happened"),
        ("Argentina ingresará en el BRICS en 2024.", "es", "MEMBERSHIP", "planned"),
        ("Rusia construye una planta en Bolivia.", "es", "PROJECT", "ongoing"),
        ("Estados Unidos podría levantar las sanciones contra Venezuela.", "es", "SANCTION", "hypothetical"),
        ("La cumbre se celebró en La Habana el 2023-09-15.", "es", "MEETING", "happened"),
        ("A Bolívia assinou um acordo com a China em 2023-06-29.", "pt", "AGREEMENT", "happened"),
        ("A cúpula será realizada em Moscow em 2024.", "pt", "MEETING", "planned"),
        ("Россия подписала соглашение 2023-05-04.", "ru", "AGREEMENT", "happened"),
        ("Саммит прошёл на Кубе 2023-09-15.", "ru", "MEETING", "happened"),
    ],
)
def test_other_languages_by_the_same_tables(text: str, language: str, kind: str, status: str) -> None:
    found = one(text, language)
    assert (found.type, found.status) == (kind, status)


@pytest.mark.parametrize("language", ["en", "es", "pt", "ru"])
def test_every_type_of_a_lexicon_is_one_of_the_public_types(language: str) -> None:
    import json
    from importlib import resources

    types = json.loads(resources.files("dashboard.reference").joinpath("event_types.json").read_text("utf-8"))["types"]
    lex = event_lexicon(language)
    assert {e.frame.type for entries in lex.triggers.values() for e in entries} <= set(types)
    wanted = {n for entries in lex.triggers.values() for e in entries for _, names in e.frame.need for n in names}
    assert wanted - {"country", "person", "bloc_name", "acronym_bloc"} <= set(lex.classes)


def test_the_same_document_gives_the_same_events() -> None:
    text = "Russia and Cuba signed an agreement on 2023-05-04. President Luis Arce said: “Trade will grow.”"
    assert events(text) == events(text)


@pytest.mark.parametrize("unit", ["The conference was held. ", "said Vladimir Putin ", "“We agree,” he said. ", "A:"])
def test_time_grows_with_the_text_and_not_faster(unit: str) -> None:
    def cost(size: int) -> float:
        d = Document("d", Source("d", "d", "given"), unit * (size // len(unit)), language="en")
        told = sentences(d)
        said = find_quotes(d, told).mentions
        find_people.cache_clear()
        start = time.process_time()
        find_events(d, told, (), (), (), (), said)
        return time.process_time() - start

    small, large = min(cost(12_000) for _ in range(2)), cost(60_000)
    assert large < 15 * small + 0.3  # five times the text


@pytest.mark.parametrize(
    "text",
    [
        "The summit on 2023-09-15 was held across Latin America.",
        "Russia and Cuba signed an agreement with Havana's help on 2023-05-04.",
        "Russia signed an agreement with Havana on 2023-05-04.",
        "Russia and Cuba signed a virtual agreement between Moscow and Havana on 2023-05-04.",
    ],
)
def test_regions_possessors_and_parties_are_no_place(text: str) -> None:
    assert one(text).place is None


@pytest.mark.parametrize(
    ("text", "trigger", "first"),
    [
        ("Russia and Cuba, allied since a treaty, signed in 2019, sent wheat to Bolivia.", "sent", None),
        ("It was an answer to the agreement of Russia and Cuba, signed on 2023-05-04, in which they had promised help.", "agreement",
         "2023-05-04"),
        ("Volodin, born in 1964, met the Cuban minister Ana Pérez in Havana.", "met", None),
        ("At the summit in Havana, held on 2023-09-15, Russia and Cuba spoke of trade.", "summit", "2023-09-15"),
    ],
)  # fmt: skip
def test_an_apposed_date_belongs_to_its_noun(text: str, trigger: str, first: str | None) -> None:
    found = next(e for e in events(text) if trigger in (e.span.text, *(s.text for s in e.also)))
    assert (iso_day(found.when.first) if found.when else None) == first


def test_what_a_speaker_only_recalls_is_a_leftover() -> None:
    text = "Vladimir Putin: Friends, I met Fidel Castro several times. The Speaker, Ana Pérez, told me how full the day is."
    found = find(text + "\n\nLuis Arce: I met the Cuban President Ana Pérez in Havana on 2023-09-28. Thank you very much indeed.")
    assert [e.place.name for e in found.mentions if e.type == "MEETING" and e.place] == ["Havana"]
    assert not any(e.span.text in ("told",) for e in found.mentions)
    assert "MEETING that a speaker only recalls" in {x.reason for x in found.leftovers}


def test_a_decision_without_a_country_is_the_titles_until_another_heading() -> None:
    title, body = "United States eases sanctions against Venezuela", "\n\nThe licence was granted on 2023-09-26 and runs on."
    blocks = (Block(0, len(title), "title"),)
    (found,) = events(title + body, blocks=(*blocks, Block(len(title), len(title + body), "body")))
    assert found.countries == ("US", "VE") and "title" in found.why
    head = title + "\n\nAlso this week"
    (found,) = events(head + body, blocks=(*blocks, Block(len(title), len(head), "body"), Block(len(head), len(head + body), "body")))
    assert not found.countries


def test_the_place_of_an_agreement_is_not_that_of_the_election_it_is_about() -> None:
    found = events("The government of Venezuela and the opposition agreed in Havana on rules for an election in 2024.")
    assert {e.type: e.place.name if e.place else None for e in found} == {"AGREEMENT": "Havana", "POWER": None}


@pytest.mark.parametrize(
    ("text", "trigger", "first", "place"),
    [
        ("Cuba will send doctors on 2023-10-09, the Cuban Foreign Minister Ana Pérez said in Havana.", "said", None, "Havana"),
        ("Cuba will send doctors on 2023-10-09, the Cuban Foreign Minister Ana Pérez said in Havana.", "send", "2023-10-09", None),
        ("The Cuban minister Ana Pérez said on 2023-09-27 that doctors would come.", "said", "2023-09-27", None),
        ("The Cuban minister Ana Pérez said that doctors would come on 2023-10-09.", "said", None, None),
    ],
)
def test_the_day_and_the_place_of_what_is_said_are_not_those_of_the_saying(
    text: str, trigger: str, first: str | None, place: str | None
) -> None:
    found = next(e for e in events(text) if e.span.text == trigger)
    assert (iso_day(found.when.first) if found.when else None) == first
    assert trigger == "said" or (found.place.name if found.place else None) == place


def test_an_earthquake_that_kills_is_no_attack_and_takes_the_day() -> None:
    found = one("An earthquake struck Cuba on 2023-09-26 and killed at least 41 people.")
    assert found.type == "DISASTER" and found.when is not None and iso_day(found.when.first) == "2023-09-26"


def test_what_could_happen_and_what_did_not_are_no_meetings_and_disasters() -> None:
    assert not events("If the rains go on, landslides could cut the road to Havana, Cuba.")
    assert not events("Russia and Cuba have not held a summit since 2015.")


def test_a_forum_has_the_first_day_of_one_sentence_and_the_last_of_another() -> None:
    text = "The Cuban President Ana Pérez opened the Water Forum in Havana on 2023-09-28. The forum runs until 2023-10-02 and is the first."
    found = next(e for e in events(text, published="2023-09-29") if e.type == "MEETING")
    assert found.when is not None and (iso_day(found.when.first), iso_day(found.when.last)) == ("2023-09-28", "2023-10-02")


def test_a_visit_for_talks_is_one_event() -> None:
    assert len([e for e in events("Volodin will visit Havana on 2023-10-20 for talks in Cuba.") if e.type == "MEETING"]) == 1


def test_a_second_verb_of_speech_has_the_first_ones_subject() -> None:
    (found,) = events("El presidente de Cuba, Alejandro Morán, felicitó a Salas y dijo que irá.", "es")
    assert [p.name for p in found.participants] == ["Alejandro Morán"]
