"""One test body for every store: what is put in comes out, and only what changed is written."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from telling import TEXT, claim_of, event_of, told

from dashboard.model import Disagreement, Failure, Flow, Judgement
from dashboard.store import Store, open_store


def tell(store: Store) -> int:
    """Each mention its own event or claim, as a merging of strangers would have it."""
    return store.tell([event_of(m) for m in store.event_mentions()], [claim_of(m) for m in store.figure_mentions()], {})


def test_a_document_comes_out_as_it_went_in(store: Store) -> None:
    x = told()
    store.replace(x)
    assert store.document(x.document.id) == x
    assert store.document("another") is None


def test_the_same_document_again_changes_no_row(store: Store) -> None:
    x = told()
    assert store.replace(x)
    tell(store)
    before = store.digest(), store.version
    assert not store.replace(x)
    assert store.untold is None
    assert (store.digest(), store.version) == before


def test_another_program_reads_the_same_document_anew(store: Store) -> None:
    x = told()
    store.replace(x, "program 1")
    assert not store.replace(replace(x, quotes=()), "program 1")
    assert store.replace(replace(x, quotes=()), "program 2")
    found = store.document(x.document.id)
    assert found and found.quotes == ()


def test_changed_bytes_take_the_place_of_what_the_source_said(store: Store) -> None:
    old, new = told(), told(text=TEXT + " More.")
    store.replace(old)
    tell(store)
    store.replace(new)
    tell(store)
    assert [d.id for d in store.documents()] == [new.document.id]
    assert store.document(old.document.id) is None
    assert {e.sources for e in store.events()} == {(new.document.id,)}


def test_readers_see_the_former_version_until_the_next_is_told(store: Store) -> None:
    old, new = told(), told(text=TEXT + " More.")
    store.replace(old)
    tell(store)
    version, events = store.version, store.events()
    store.replace(new)
    store.replace(told("b.txt"))
    assert store.untold is not None
    assert (store.version, store.events()) == (version, events)
    assert [d.id for d in store.documents()] == [old.document.id]
    assert store.document(old.document.id) == old
    assert tell(store) == version + 1
    assert store.untold is None
    assert [d.path for d in store.documents()] == ["a.txt", "b.txt"]


def test_a_source_that_changes_back_before_the_next_version_is_whole(store: Store) -> None:
    old, new = told(), told(text=TEXT + " More.")
    store.replace(old)
    tell(store)
    before = store.digest()
    store.replace(new)
    store.replace(old)
    tell(store)
    assert store.digest() == before


def test_the_order_of_documents_makes_no_difference(store: Store, tmp_path) -> None:  # type: ignore[no-untyped-def]
    many = [told(f"{n}.txt") for n in range(4)]
    with open_store(f"sqlite:///{tmp_path / 'other.sqlite'}") as other:
        for x in many:
            store.replace(x)
        for x in reversed(many):
            other.replace(x)
            tell(other)
        tell(store)
        assert store.digest() == other.digest()
        assert store.events() == other.events()


def test_events_and_claims_come_out_as_they_went_in(store: Store) -> None:
    a, b = told("a.txt"), told("b.txt")
    for x in (a, b):
        store.replace(x)
    event = event_of(*a.events, *b.events)
    event = replace(event, disagreements=(Disagreement("date", ((a.document.id, "2024"), (b.document.id, "2023"))),))
    event = replace(event, aliases=tuple(sorted({m.id for m in event.mentions} - {event.id})))
    claim = claim_of(*a.figures)
    store.tell([event], [claim, claim_of(*b.figures)], {b.document.id: a.document.id})
    assert store.events() == (event,)
    assert store.event(event.id) == event
    assert store.claim(claim.id) == claim
    assert len(store.claims()) == 2
    assert [d.copy_of for d in store.documents()] == [None, a.document.id]


def test_any_id_that_an_event_had_goes_on_opening_it(store: Store) -> None:
    a, b = told("a.txt"), told("b.txt")
    for x in (a, b):
        store.replace(x)
    tell(store)
    ids = [e.id for e in store.events()]
    store.tell([event_of(*a.events, *b.events)], [], {})
    (event,) = store.events()
    assert [store.event(id_) for id_ in ids] == [event, event]
    assert set(ids) <= {event.id, *event.aliases}
    assert store.event("nothing") is None


def test_the_id_of_a_mention_that_is_gone_opens_the_event_of_the_others(store: Store) -> None:
    a, b = sorted((told("a.txt"), told("b.txt")), key=lambda x: x.events[0].id)
    for x in (a, b):
        store.replace(x)
    store.tell([event_of(*a.events, *b.events)], [], {})
    changed = told(a.document.source.location, TEXT.replace("signed", "inked  signed"))
    store.replace(changed)
    store.tell([event_of(*changed.events, *b.events)], [], {})
    (event,) = store.events()
    assert a.events[0].id in event.aliases
    assert store.event(a.events[0].id) == event


def test_judgements_survive_a_new_extraction(store: Store) -> None:
    x = told()
    store.replace(x, "1")
    word = Judgement("1", "2", "same", "person:ann", "she was there")
    store.judge(word)
    store.judge(replace(word, who="rule:date", verdict="different", why="days differ"))
    store.replace(x, "2")
    tell(store)
    assert set(store.judgements()) == {word, replace(word, who="rule:date", verdict="different", why="days differ")}
    store.judge(replace(word, verdict="different"))
    assert store.untold is not None
    assert [j.verdict for j in store.judgements() if j.who == "person:ann"] == ["different"]
    with pytest.raises(ValueError, match="smaller one first"):
        store.judge(replace(word, left="3"))


def test_failures_are_listed_until_the_document_can_be_read(store: Store) -> None:
    store.fail(Failure("a.txt", "broken"))
    store.fail(Failure("b \N{SNOWMAN}.txt", "broken"))
    version = store.version
    store.fail(Failure("a.txt", "broken"))
    assert store.version == version
    assert [f.location for f in store.failures()] == ["a.txt", "b \N{SNOWMAN}.txt"]
    store.replace(told("a.txt"))
    assert [f.location for f in store.failures()] == ["b \N{SNOWMAN}.txt"]


def test_official_values_keep_every_digit_and_replace_their_file(store: Store) -> None:
    flow = Flow(2022, "RUS", "CUB", "export", Decimal("123456789012.345678"), "Office", licence="CC0", note="n")
    assert store.put_flows("a.csv", [flow, replace(flow, year=2023)])
    assert not store.put_flows("a.csv", [flow, replace(flow, year=2023)])
    version = store.version
    store.put_flows("b.csv", [replace(flow, partner="W00")])
    store.put_flows("a.csv", [flow])
    assert store.flows() == (flow, replace(flow, partner="W00"))
    assert store.version == version + 2


def test_answers_of_geocoding_services_are_remembered(store: Store) -> None:
    assert store.get("nominatim Havana") is None
    store.put("nominatim Havana", '{"lat": 23.1}')
    store.put("nominatim Havana", '{"lat": 23.2}')
    assert store.get("nominatim Havana") == '{"lat": 23.2}'
    assert store.get("photon Havana") is None


def test_bundled_documents_go_when_they_are_told_to(store: Store) -> None:
    store.mark_example()
    store.replace(told())
    tell(store)
    store.retire_example()
    assert not store.example
    assert len(store.documents()) == 1, "readers see them until the next version"
    assert store.known() == {}
    tell(store)
    assert store.documents() == () and store.events() == ()


def test_hostile_words_are_kept_letter_for_letter(store: Store) -> None:
    text = TEXT + " '; DROP TABLE document; -- \ufffd \u202e <script>alert(1)</script> %s {x} 𝕏 \x01"
    x = told("'; DROP TABLE document; --.txt", text)
    store.replace(x)
    assert store.document(x.document.id) == x
