"""Search means the same on every store: whole words, all of them, case and accents aside, a phrase in quotes."""

from __future__ import annotations

import pytest
from telling import TEXT, claim_of, event_of, told

from dashboard.store import Store
from dashboard.store.search import MOST_WORDS, fold, phrases


@pytest.fixture
def filled(store: Store) -> Store:
    texts = {
        "es.txt": TEXT + " El canciller visitó São Paulo; la pandemia pasó. ПРИВЕТ Москва",
        "long.txt": TEXT + " " + "x" * 3000 + " " + " ".join(f"w{n}" for n in range(30_000)) + " last words here",
    }
    for location, text in texts.items():
        x = told(location, text)
        store.replace(x)
    store.tell([event_of(m) for m in store.event_mentions()], [claim_of(m) for m in store.figure_mentions()], {})
    return store


def paths(store: Store, words: str) -> list[str]:
    found = store.search(words)
    return [d.path for d in store.documents() if d.id in found]


FOUND = (
    ("visitó", ["es.txt"]),
    ("VISITO sao", ["es.txt"]),
    ("привет", ["es.txt"]),
    ("visit", []),  # whole words
    ("visitó nothing", []),  # all of them
    ('"sao paulo"', ["es.txt"]),
    ('"paulo sao"', []),
    ('"paulo, la PANDEMIA" visito', ["es.txt"]),
    ('"last words here"', ["long.txt"]),
    ("w29999", ["long.txt"]),
    ("x" * 3000, ["long.txt"]),
    ("4 percent", ["es.txt", "long.txt"]),
    ("", []),
    ('"', []),
    ("--- %", []),
)


def test_what_is_found(filled: Store) -> None:
    assert {words: paths(filled, words) for words, _ in FOUND} == dict(FOUND)


def test_events_and_claims_are_found_by_their_own_sentence(filled: Store) -> None:
    events, claims = {e.id for e in filled.events()}, {c.id for c in filled.claims()}
    assert set(filled.search("germany pact")) & (events | claims) == events
    assert set(filled.search("steel")) & (events | claims) == claims
    assert not set(filled.search("germany steel")) & (events | claims), "no sentence holds both"
    assert len(paths(filled, "germany steel")) == 2, "both documents do"


HOSTILE = (
    "AND", "OR NOT", "NEAR(a b)", '"x', "sentence:foo", "*", "body : x", "x*", "^x", "a + b", "-x", "'; DROP TABLE passage; --",
    "\0", "\ud800", "%", "_", "\\", "{a b}: c", "a" * 100_000, "a " * 100_000, '"' * 1001, "&|!():*<->", "e\u0301" * 50,
)  # fmt: skip


def test_no_input_is_an_error(filled: Store) -> None:
    for words in HOSTILE:
        assert isinstance(filled.search(words), tuple), words


def test_a_replaced_document_is_no_longer_found_by_its_old_words(store: Store) -> None:
    for text in (TEXT + " walrus", TEXT + " penguin"):
        store.replace(told(text=text))
        store.tell([], [], {})
    assert paths(store, "walrus") == []
    assert paths(store, "penguin") == ["a.txt"]


def test_folding() -> None:
    assert fold("São Paulo, 29 Sept. — it’s ÆON-Straße_x") == ["sao", "paulo", "29", "sept", "it", "s", "æon", "strasse", "x"]
    assert phrases('one "two three" one four "five') == (("one",), ("two", "three"), ("four",), ("five",))
    assert sum(map(len, phrases("word " * 1000 + "other " * 1000))) <= MOST_WORDS
