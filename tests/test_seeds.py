"""The bundled documents: each is described, read and dated as it says; the facts they share are the same."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from dashboard.clean import clean
from dashboard.model import READ_IN_FULL, Document, iso_day
from dashboard.read import documents, find
from dashboard.read.language import language_of

SEEDS = Path(__file__).parent.parent / "seeds"
NOTES = tomllib.loads((SEEDS / "sources.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def read_seeds() -> dict[str, Document]:
    found = {}
    for each in find([SEEDS]):
        assert each.reason is None
        for document in documents(each.path, each.root):
            assert isinstance(document, Document)
            found[each.location] = clean(document)
    return found


def body(document: Document) -> str:
    return "\n".join(document.text[b.start : b.end] for b in document.blocks if b.role in READ_IN_FULL)


def test_every_document_is_described_and_every_description_has_its_document(read_seeds: dict[str, Document]) -> None:
    assert set(read_seeds) == set(NOTES) and len(read_seeds) >= 10
    readme = (SEEDS / "README.md").read_text(encoding="utf-8")
    assert [name for name in NOTES if f"`{name}`" not in readme] == []


def test_each_is_read_with_the_publisher_day_and_language_that_are_known(read_seeds: dict[str, Document]) -> None:
    for name, document in read_seeds.items():
        published = document.published.when.first if document.published else None
        assert (document.source.publisher, document.language) == (NOTES[name]["publisher"], NOTES[name]["language"])
        assert iso_day(published) == (str(NOTES[name]["published"]) if "published" in NOTES[name] else None)


def test_the_languages_are_what_a_detector_would_say(read_seeds: dict[str, Document]) -> None:
    assert {n: language_of(body(d)) for n, d in read_seeds.items()} == {n: d.language for n, d in read_seeds.items()}


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        (
            "moscow-wire.txt",
            [
                "25%",
                "more than doubled",
                "September 29 to October 2",
                "More than 200",
                "5,000",
                "Bolivia",
                "Cuba",
                "Nicaragua",
                "Venezuela",
            ],
        ),
        ("moscow-page.html", ["a quarter", "2.3 times", "200 participants", "27 countries", "January 2024"]),
        (
            "moscow-newsletter.txt",
            [
                "September 29 to October 2",
                "200 participants",
                "about a quarter",
                "US$20 billion",
                "half a million",
                "27 countries",
                "January 2024",
            ],
        ),
        ("moscow-thread.txt", ["25 percent", "130 percent", "27 Latin American", "5,000 students"]),
        ("moscow-blog.txt", ["Last year", "25% increase", "2.3 times"]),
    ],
)
def test_the_five_retellings_carry_the_facts_in_words_that_are_read(read_seeds: dict[str, Document], name: str, facts: list[str]) -> None:
    assert [fact for fact in facts if fact not in body(read_seeds[name])] == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("moscow-thread.txt", "US$10 billion"),
        ("moscow-newsletter.txt", "Nairobi"),
        ("havana-autumn-blog.txt", "16 hours"),
        ("nicaragua-china-tlc.txt", "Honduras"),
        ("sanctions-newsletter.txt", "Unsubscribe"),
        ("moscow-page.html", "Five charts"),
    ],
)
def test_comments_lives_and_links_are_not_read(read_seeds: dict[str, Document], name: str, words: str) -> None:
    assert words in (SEEDS / name).read_text(encoding="utf-8")
    assert words not in body(read_seeds[name])


def test_happenings_are_told_by_more_than_one_document(read_seeds: dict[str, Document]) -> None:
    for words in (
        r"Barbados",
        r"Uranium One",
        r"CELAC|Celac",
        r"all-weather",
        r"Mercosu[rl]",
        r"[Ff]ree trade|libre comercio",
        r"Lavrov|Лавров",
        r"frigate",
    ):
        assert sum(bool(re.search(words, body(d))) for d in read_seeds.values()) >= 2, words
