"""A store's columns made by hand: three events, one of them hostile, and a claim of two sources."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.model import (
    Block,
    Claim,
    Disagreement,
    Document,
    Event,
    EventMention,
    Extraction,
    Failure,
    Figure,
    Flow,
    Mention,
    Participant,
    Place,
    Published,
    Source,
    When,
    document_id,
    parse_day,
)
from dashboard.query import Columns, Names
from dashboard.store import Store, open_store

TEXTS = {
    "wire.txt": "Moscow hosted a conference on 29 September 2023. Trade with Cuba grew by 130 percent, the minister said.",
    "blog.txt": "=HYPERLINK(1) told of talks in Havana </script><script>alert(1)</script> and trade growing 2.3 times.",
}
FRIDAY = parse_day("2023-09-29")
MOSCOW = Place("524901", "Moscow", "city", "RU", 55.75, 37.62, "point")
CUBA = Place("CU", "Cuba", "country", "CU", 21.5, -80.0, "area")


def document(name: str) -> Document:
    source = Source(f"source-{name}", name, "file", publisher=name.removesuffix(".txt").capitalize(), language="en")
    text = TEXTS[name]
    published = Published(When("DATE", "2023-09-30", FRIDAY + 1, FRIDAY + 1, "day"), "metadata")
    blocks = (Block(0, len(text), "body"),)
    return Document(document_id(source, text.encode()), source, text, name, None, "en", published, None, blocks)


def found(d: Document, words: str) -> tuple[int, int]:
    at = d.text.index(words)
    return at, at + len(words)


def event(d: Document, word: str, kind: str, when: When | None, place: Place | None, countries: tuple[str, ...]) -> EventMention:
    sentence = d.span(0, len(d.text))
    return EventMention(
        d.span(*found(d, word)), kind, None, "happened", "a rule", sentence, when=when, date_basis="explicit" if when else None,
        place=place, countries=countries, participants=(Participant("Russia", "host", "RU"),),
    )  # fmt: skip


def figure(d: Document, words: str, quantity: str, unit: str) -> Mention[Figure]:
    kind = "percent" if unit == "percent" else "ratio"
    value = Figure(kind, Decimal(quantity), unit, ratio=Decimal("2.3"), measure="trade", subject="RU", partner="CU")
    return Mention(d.span(*found(d, words)), value, "figure", "a rule")


@pytest.fixture
def columns(tmp_path: Path) -> Iterator[Columns]:
    wire, blog = document("wire.txt"), document("blog.txt")
    day = When("DATE", "2023-09-29", FRIDAY, FRIDAY, "day")
    year = When("DATE", "2023", parse_day("2023-01-01"), parse_day("2023-12-31"), "year")
    conference = event(wire, "conference", "MEETING", day, MOSCOW, ("RU", "CU"))
    talks = event(blog, "talks", "MEETING", year, CUBA, ("CU",))
    telling = event(blog, "told", "STATEMENT", None, None, ())
    percent, times = figure(wire, "130 percent", "130", "percent"), figure(blog, "2.3 times", "2.3", "times")
    both = tuple(sorted((wire.id, blog.id)))
    events = [
        Event(conference.id, conference, (conference,), (wire.id,), 1, "single", "Conference in Moscow", 0.9),
        Event(talks.id, talks, (talks,), (blog.id,), 1, "single", "=1+1 talks </script><script>alert(1)</script>", 0.5),
        Event(telling.id, telling, (telling,), (blog.id,), 1, "single", "A statement", 0.1),
    ]
    claim = Claim(
        "claim", percent.value, (percent, times), both, 2, "agree", "Trade of Russia with Cuba", Decimal("2.3"), Decimal("2.3"), 0.8,
        (Disagreement("figure", ((wire.id, "130 percent"), (blog.id, "2.3 times"))),),
    )  # fmt: skip
    with open_store(f"sqlite:///{tmp_path}/store.sqlite") as store:
        told_by_wire = Extraction(wire, figures=(percent,), events=(conference,))
        fill(store, [told_by_wire, Extraction(blog, figures=(times,), events=(talks, telling))], events, claim)
        yield Columns.read(store, Names())


def fill(store: Store, extractions: list[Extraction], events: list[Event], claim: Claim) -> None:
    for extraction in extractions:
        store.replace(extraction)
    store.fail(Failure("broken\n.pdf", "not a file that we can open"))
    store.put_flows("totals.csv", [Flow(2021, "CUB", "W00", "export", Decimal("2e9"), "A statistics office")])
    store.tell(events, [claim], {})
