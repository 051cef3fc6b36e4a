"""Merging: one event of many mentions, on structure; ids that stay; persons outrank rules; disagreements only when real."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest

from dashboard.merge.events import explain_salience, judge, merge_events
from dashboard.merge.sources import Witness
from dashboard.model import Event, EventMention, Judgement, Participant, Place, Span, When, parse_day

HAVANA = Place("ha", "Havana", "city", "CU", 23.13, -82.38, "point")
SANTIAGO = Place("sa", "Santiago de Cuba", "city", "CU", 20.02, -75.83, "point")
CUBA = Place("cu", "Cuba", "country", "CU", 21.5, -80.0, "area")


SENTENCE = "Russia and Cuba signed an agreement on trade in Havana."


def when(first: str | None, last: str | None = None, precision: str = "day") -> When:
    last = last or first
    return When("DATE", first or "", parse_day(first) if first else None, parse_day(last) if last else None, precision)


def mention(
    doc: str, kind: str = "AGREEMENT", subtype: str = "signing", *, day: When | None = None, countries: tuple[str, ...] = ("RU", "CU"),
    place: Place | None = None, people: tuple[str, ...] = (), status: str = "happened", figures: tuple[str, ...] = (), speaker: str = "",
    negated: bool = False, at: int = 0, objects: tuple[str, ...] = (), sentence: str = SENTENCE,
) -> EventMention:  # fmt: skip
    who = [Participant(p, "participant") for p in people] + [Participant(o, "object") for o in objects]
    if speaker:
        who.append(Participant(speaker, "speaker"))
    return EventMention(
        Span(doc, at, at + 6, "signed"), kind, subtype, status, "test", Span(doc, at, at + len(sentence), sentence), negated, day,
        "explicit" if day else None, place, countries, tuple(who), tuple(Span(doc, 900 + i, 901 + i, f) for i, f in enumerate(figures)),
    )  # fmt: skip


def witnesses(published: dict[str, str | None]) -> dict[str, Witness]:
    return {d: Witness(d, None, parse_day(p) if p else None, "en") for d, p in published.items()}


def merge(*mentions: EventMention, published: str | None = "2023-05-05", judgements: tuple[Judgement, ...] = ()) -> tuple[Event, ...]:
    known = witnesses({m.span.document_id: published for m in mentions})
    return merge_events(mentions, known, judgements)


DAY = when("2023-05-04")


def test_the_same_day_type_and_countries_are_one_event() -> None:
    (found,) = merge(mention("a", day=DAY), mention("b", day=DAY), mention("c", day=DAY))
    assert found.sources == ("a", "b", "c") and found.independent_sources == 3 and found.agreement == "agree"


@pytest.mark.parametrize(
    "other",
    [
        mention("b", day=when("2023-06-20")),
        mention("b", day=DAY, countries=("BO", "CN")),
        mention("b", "MEETING", "summit", day=DAY),
        mention("b", day=DAY, negated=True),
        mention("b", "STATEMENT", "speech", day=DAY, speaker="Luis Arce"),
    ],
)
def test_another_day_country_type_or_a_denial_is_another_event(other: EventMention) -> None:
    assert len(merge(mention("a", day=DAY), other)) == 2


def test_two_happenings_of_one_document_stay_two() -> None:
    assert len(merge(mention("a", day=DAY), mention("a", day=DAY, at=50))) == 2


def test_an_undated_mention_joins_the_event_of_its_articles_days_and_takes_no_date_away() -> None:
    (found,) = merge(mention("a", day=DAY, people=("Luis Arce",)), mention("b", people=("Luis Arce",)))
    assert found.best.when == DAY and found.agreement == "compatible"


def test_an_undated_mention_that_fits_two_events_joins_neither() -> None:
    first = mention("a", "SANCTION", "lift", day=DAY, people=("Luis Arce",))
    second = mention("b", "SANCTION", "lift", day=when("2023-05-20"), people=("Luis Arce",))
    assert len(merge(first, second, mention("c", "SANCTION", "lift", people=("Luis Arce",)))) == 3


def test_statements_of_one_speaker_merge_and_of_two_do_not() -> None:
    a = mention("a", "STATEMENT", "speech", day=DAY, speaker="Vladimir Putin")
    b = mention("b", "STATEMENT", "praise", day=DAY, speaker="Putin")
    c = mention("c", "STATEMENT", "speech", day=DAY, speaker="Luis Arce")
    assert sorted(len(e.mentions) for e in merge(a, b, c)) == [1, 2]


def test_wordings_of_one_change_merge_and_another_change_does_not() -> None:
    year = when("2018-01-01", "2023-12-31", "year")
    kind = ("TRADE", "export change")
    told = [mention("a", *kind, day=year, figures=("130 percent",)), mention("b", *kind, day=year, figures=("2.3 times",)),
            mention("c", *kind, day=year, figures=("doubled",)), mention("d", *kind, day=year, figures=("40 percent",))]  # fmt: skip
    assert sorted(len(e.mentions) for e in merge(*told)) == [1, 3]


YEAR = when("2021-01-01", "2021-12-31", "year")


def trade(doc: str, figures: tuple[str, ...], subtype: str = "export level", exporter: str = "NI", day: When | None = YEAR) -> EventMention:
    found = mention(doc, "TRADE", subtype, day=day, countries=(exporter, "RU"), figures=figures)
    return replace(found, participants=(Participant(exporter, "exporter", exporter),))


@pytest.mark.parametrize(
    ("english", "language", "other"),
    [
        ("US$6.2 million", "ru", "6,2 млн долларов"),
        ("US$7.87 billion", "es", "7.870 millones de dólares"),
        ("US$8.25 billion", "es", "8.248 millones"),
        ("US$14.5 billion", "pt", "14,5 bilhões de dólares"),
        ("1.4 billion tonnes", "ru", "1,4 миллиарда тонн"),
    ],
)
def test_one_amount_is_one_amount_in_every_language(english: str, language: str, other: str) -> None:
    known = witnesses({"a": "2022-05-01", "b": "2022-05-02"})
    known["b"] = replace(known["b"], language=language)
    assert len(merge_events([trade("a", (english,)), trade("b", (other,))], known)) == 1
    assert len(merge_events([trade("a", ("US$9.9 billion",)), trade("b", (other,))], known)) == 2


def test_a_level_and_a_change_with_one_amount_are_one_and_another_exporters_never() -> None:
    change = trade("b", ("US$6.2 million", "US$13 million", "doubled"), "export change")
    assert len(merge(trade("a", ("US$13 million",)), change)) == 1
    assert len(merge(trade("a", ("2.3 times",), "export change", "RU"), change)) == 2
    assert len(merge(replace(trade("a", ("2.3 times",), "export change", "419"), participants=()), change)) == 2
    assert len(merge(trade("a", ("5 percent",), "export change"), trade("b", ("US$13 million",)))) == 2


def test_a_visit_in_one_language_is_a_meeting_in_another_where_day_city_and_person_are_the_same() -> None:
    met = mention("a", "MEETING", "meeting", day=DAY, place=HAVANA, people=("Сергеем Лавровым",))
    flew = mention("b", "MEETING", "visit", day=DAY, place=HAVANA, people=("Sergey Lavrov",))
    assert len(merge(met, flew)) == 1
    assert len(merge(met, replace(flew, place=SANTIAGO))) == 2
    assert len(merge(met, mention("b", "MEETING", "visit", day=DAY, place=HAVANA, people=("Luis Arce",)))) == 2
    next_stop = mention("b", "MEETING", "visit", day=when("2023-05-05"), place=SANTIAGO, people=("Sergey Lavrov",))
    assert len(merge(flew, replace(next_stop, span=met.span))) == 2
    tour = mention("b", "MEETING", "visit", day=when("2023-05-02", "2023-05-06"), countries=("CU", "BO", "NI"), people=("Sergey Lavrov",))
    assert len(merge(mention("a", "MEETING", "visit", day=DAY, place=HAVANA, people=("Sergey Lavrov",)), tour)) == 2


def test_the_most_precise_date_and_place_win() -> None:
    a = mention("a", day=when("2023-05-01", "2023-05-31", "month"), place=CUBA, people=("Luis Arce",))
    b = mention("b", day=DAY, place=HAVANA, people=("Luis Arce",))
    (found,) = merge(a, b)
    assert found.best.when == DAY and found.best.place == HAVANA and found.agreement == "compatible" and not found.disagreements


def test_a_conferences_window_is_more_than_its_first_day() -> None:
    window = when("2023-09-29", "2023-10-02")
    a = mention("a", "MEETING", "conference", day=when("2023-09-29"))
    (found,) = merge(a, mention("b", "MEETING", "conference", day=window), published="2023-10-02")
    assert found.best.when == window and not found.disagreements


def test_the_status_is_that_of_the_latest_article() -> None:
    a, b = mention("a", day=DAY, status="planned"), mention("b", day=DAY)
    (found,) = merge_events([a, b], witnesses({"a": "2023-04-01", "b": "2023-05-05"}))
    assert found.best.status == "happened" and not found.disagreements


def test_a_plan_is_never_told_as_done_unless_somebody_says_so() -> None:
    (found,) = merge(mention("a", day=when("2024-01-01", "2024-12-31", "year"), status="planned"), published="2025-06-01")
    assert found.best.status == "planned"


def test_sources_that_name_other_cities_or_days_disagree() -> None:
    a = mention("a", day=DAY, place=HAVANA, people=("Luis Arce",))
    (found,) = merge(a, mention("b", day=DAY, place=SANTIAGO, people=("Luis Arce",)))
    assert [d.field for d in found.disagreements] == ["place"] and found.agreement == "conflict"
    (found,) = merge(a, mention("b", day=when("2023-05-06"), place=HAVANA, people=("Luis Arce",)))
    assert found.disagreements[0].field == "date" and found.disagreements[0].values == (("a", "2023-05-04"), ("b", "2023-05-06"))


def test_silence_and_coarser_words_are_no_disagreement() -> None:
    (found,) = merge(mention("a", day=DAY, place=HAVANA), mention("b", day=DAY), mention("c", day=DAY, place=CUBA))
    assert found.agreement != "conflict"


def test_a_person_outranks_the_rules_both_ways() -> None:
    a, b, c = mention("a", day=DAY), mention("b", day=DAY), mention("c", day=when("2023-08-01"))
    left, right = sorted((a.id, b.id))
    apart = merge(a, b, judgements=(Judgement(left, right, "different", "person:ana", ""),))
    assert len(apart) == 2
    left, right = sorted((a.id, c.id))
    joined = merge(a, c, judgements=(Judgement(left, right, "same", "person:ana", ""),))
    assert len(joined) == 1
    assert len(merge(a, b, judgements=(Judgement(*sorted((a.id, b.id)), "different", "rule:structure", ""),))) == 1


def test_ids_are_of_the_smallest_mention_and_the_others_are_aliases() -> None:
    told = [mention(d, day=DAY) for d in "abcd"]
    (found,) = merge(*told)
    assert found.id == min(m.id for m in told) and {found.id, *found.aliases} == {m.id for m in told}
    (fewer,) = merge(*told[1:])
    assert fewer.id in {found.id, *found.aliases}


def crowd(count: int) -> tuple[list[EventMention], dict[str, Witness]]:
    rng = random.Random(7)
    told, days = [], {}
    for n in range(count // 4):
        day = 19000 + n // 4
        countries = tuple(rng.sample(["RU", "CU", "BO", "CN", "VE", "NI", "US", "BR"], 2))
        kind = rng.choice([("AGREEMENT", "signing"), ("MEETING", "summit"), ("SANCTION", "lift")])
        for k in range(4):
            doc = f"d{(n * 3 + k * 11) % max(8, count // 6):06}"
            days[doc] = day
            dated = rng.random() < 0.7
            told.append(EventMention(
                Span(doc, n * 50 + k, n * 50 + k + 3, "xxx"), *kind, "happened", "", Span(doc, n * 50 + k, n * 50 + k + 40, "y" * 40),
                when=When("DATE", "", day, day, "day") if dated else None, date_basis="explicit" if dated else None, countries=countries,
                participants=(Participant(f"Ana N{n % 17}", "participant"),) if rng.random() < 0.5 else (),
            ))  # fmt: skip
    return told, {d: Witness(d, None, day, "en") for d, day in days.items()}


def test_the_order_of_documents_changes_nothing() -> None:
    told, known = crowd(400)
    expected = merge_events(told, known)
    for seed in range(3):
        shuffled = told[:]
        random.Random(seed).shuffle(shuffled)
        assert merge_events(shuffled, dict(sorted(known.items(), reverse=bool(seed % 2)))) == expected


def test_a_document_that_comes_and_goes_leaves_no_trace() -> None:
    told, known = crowd(200)
    before = merge_events(told, known)
    more = [*told, mention("zz", day=when("2022-02-02"))]
    merge_events(more, known | witnesses({"zz": "2022-02-03"}))
    assert merge_events(told, known) == before


def test_time_grows_near_linearly() -> None:
    def cost(count: int) -> float:
        told, known = crowd(count)
        start = time.process_time()
        merge_events(told, known)
        return time.process_time() - start

    small, large = min(cost(500) for _ in range(2)), cost(4000)
    assert large < 24 * small + 0.2  # eight times the mentions


def test_salience_is_explained_and_grows_with_sources() -> None:
    (few,) = merge(mention("a", day=DAY))
    (many,) = merge(*(mention(d, day=DAY) for d in "abcde"))
    assert 0 < few.salience < many.salience <= 1
    assert "independent sources" in explain_salience(many)


def test_titles_are_the_documents_own_words() -> None:
    long = (
        "On a long and rainy day in the capital, after talks that had lasted for the better part of a week and then some, "
        "Russia and Cuba signed an agreement."
    )
    (found,) = merge(mention("a", day=DAY, sentence=long))
    assert found.title.strip("… ") in long and len(found.title) <= 144


def headline(sentence: str, trigger: str, **kw: object) -> str:
    found = mention("a", day=DAY, sentence=sentence, **kw)  # type: ignore[arg-type]
    at = sentence.index(trigger)
    (told,) = merge(replace(found, span=Span("a", at, at + len(trigger), trigger)))
    return told.title


LONG = "The United States on Wednesday suspended most of its measures against oil and gas of the country for half a year and a day"


@pytest.mark.parametrize(
    ("tail", "trigger", "expected"),
    [
        (", one day after the government and the opposition signed an agreement.", "signed", "The government and the opposition signed"),
        (", when President Arce signed an agreement with the miners.", "signed", "President Arce signed an agreement"),
        (": the two parliaments signed a plan.", "signed", "The two parliaments signed a plan."),
        (", and it signed a plan.", "signed", "… it signed"),
        (", among them the one that it signed.", "signed", "… among them"),
    ],
)
def test_a_headline_begins_where_a_clause_has_its_own_subject(tail: str, trigger: str, expected: str) -> None:
    told = headline(LONG + tail, trigger)
    assert told.startswith(expected) or (expected[0] == "…" and told.startswith("… ") and told[2:] in LONG + tail)


def test_news_gives_the_headline_rather_than_a_speech() -> None:
    speech = mention("a", day=DAY, sentence="Friends, I am glad that Russia and Cuba signed an agreement on trade in Havana this week.")
    told = "On Thursday Russia and Cuba signed an agreement on the supply of wheat and of fertilisers in Havana."
    news = mention("b", day=DAY, sentence=told)
    (found,) = merge(speech, news)
    assert found.title == news.sentence.text


def test_a_headline_speaks_the_language_of_most_documents_where_one_of_the_mentions_does() -> None:
    told = (
        mention("a", day=DAY, sentence="Rusia y Cuba firmaron el jueves un acuerdo de comercio en La Habana."),
        mention("b", day=DAY, sentence=SENTENCE),
        mention("c", day=when("2023-08-08"), sentence="Rusia y Cuba firmaron otro acuerdo de comercio en agosto de 2023."),
    )
    known = {d: Witness(d, None, None, language) for d, language in (("a", "es"), ("b", "en"), ("c", "es"), ("d", "en"), ("e", "en"))}
    titles = {e.mentions[0].span.document_id: e.title for e in merge_events(told, known)}
    assert titles == {"a": SENTENCE, "c": "Rusia y Cuba firmaron otro acuerdo de comercio en agosto de 2023."}


def test_the_rules_verdict_has_three_values_and_a_reason() -> None:
    known = witnesses({"a": "2023-05-05", "b": "2023-05-05"})
    groups = {"a": "a", "b": "b"}
    same = judge(mention("a", day=DAY), mention("b", day=DAY), known, groups)
    other = judge(mention("a", day=DAY), mention("b", day=when("2023-09-09")), known, groups)
    open_ = judge(mention("a"), mention("b", countries=()), known, groups)
    assert [j.verdict for j in (same, other, open_)] == ["same", "different", "unsure"]
    assert all(j.why and j.left < j.right and j.who == "rule:structure" for j in (same, other, open_))
