"""One sentence the whole way: bytes, roles, date, place, figure, quote, event, one event of several documents, the
store, a selection, and back to its words, letter for letter. On every store."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.model import civil, parse_day
from dashboard.pipeline.ingest import ingest
from dashboard.query import Columns, Names, Selection
from dashboard.store import Store

SENTENCE = "On Friday, Cuba and Russia signed an agreement on wheat supplies in Havana."
WIRE = f"""Cuba and Russia sign wheat deal

HAVANA, September 29, 2023 (Our Wire) - {SENTENCE}

"We will buy 30 percent more wheat," said Foreign Minister Bruno Rodríguez.
"""
RETOLD = """Russia's wheat for Cuba

PRAGUE, 2 October 2023. Russia and Cuba signed an agreement on wheat in Havana on 29 September 2023, officials said.
The island had asked for it since spring.
"""
FORUM = "Unrelated\n\nBERLIN, 5 May 2021. Germany and France signed an agreement on energy in Berlin on 4 May 2021.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "articles"
    (place / "deeper").mkdir(parents=True)
    (place / "wire.txt").write_bytes(WIRE.encode())
    (place / "deeper" / "retold.txt").write_bytes(RETOLD.encode())
    (place / "forum.txt").write_bytes(FORUM.encode())
    return place


def test_a_sentence_lives(store: Store, folder: Path) -> None:
    report = ingest([folder], store)
    assert (report.written, report.failures) == (3, [])

    # the document: when and where it speaks
    (listed,) = (d for d in store.documents() if d.path == "wire.txt")
    wire = store.document(listed.id)
    assert wire is not None and wire.document.text == WIRE
    assert wire.document.title == "Cuba and Russia sign wheat deal"
    assert wire.document.published is not None and wire.document.published.when.first == parse_day("2023-09-29")
    assert wire.document.place is not None and wire.document.place.value.country == "CU"

    # its mentions: every value is the words that stand there
    start = WIRE.index(SENTENCE)
    for mention in (*wire.dates, *wire.ranges, *wire.places, *wire.figures, *wire.quotes):
        assert WIRE[mention.span.start : mention.span.end] == mention.span.text
    (friday,) = (m for m in wire.dates if m.span.text == "Friday" or m.span.text.startswith("On Friday"))
    assert civil(friday.value.first or 0) == (2023, 9, 29)
    havana = next(m for m in wire.places if m.span.text == "Havana")
    assert havana.value.latitude == pytest.approx(23.13, abs=0.1) and havana.value.longitude == pytest.approx(-82.38, abs=0.1)
    (figure,) = (m for m in wire.figures if m.value.unit == "percent")
    assert figure.value.quantity == 30 and figure.value.ratio == Decimal("1.3")
    assert any(m.value.words.startswith("We will buy") and m.value.speaker == "Bruno Rodríguez" for m in wire.quotes)
    told = next(e for e in wire.events if e.type == "AGREEMENT" and e.sentence.start == start)
    assert set(told.countries) == {"CU", "RU"} and told.when is not None and told.when.first == parse_day("2023-09-29")

    # one event of two documents, of which each is a source
    event = store.event(told.id)
    assert event is not None
    assert {store.document(i).document.source.location for i in event.sources} == {"wire.txt", "deeper/retold.txt"}  # type: ignore[union-attr]
    assert event.independent_sources == 2

    # found by the selections that it fits, and by no other
    columns = Columns.read(store, Names())

    def selected(**parameters: str) -> bool:
        mask = columns.mask(Selection.from_params({name: [value] for name, value in parameters.items()}))
        return event.id in {e.id for e, chosen in zip(columns.events, mask, strict=True) if chosen}

    assert selected(since="2023-09-29", until="2023-09-29", country="CU", type="AGREEMENT", q="WHEAT")
    assert not selected(since="2023-09-30")
    assert not selected(country="DE")
    assert not selected(q="energy")

    # and any pixel can be followed to its words
    row = next(e for e in columns.events if e.id == event.id)
    for mention in row.mentions:
        document = store.document(mention.span.document_id)
        assert document is not None
        assert document.document.text[mention.span.start : mention.span.end] == mention.span.text
        assert document.document.text[mention.sentence.start : mention.sentence.end] == mention.sentence.text
    assert SENTENCE in {m.sentence.text for m in row.mentions} or any(SENTENCE in m.sentence.text for m in row.mentions)


def test_the_whole_way_twice_changes_nothing(store: Store, folder: Path) -> None:
    ingest([folder], store)
    before = store.digest(), store.version
    report = ingest([folder], store)
    assert (report.written, report.unchanged) == (0, 3)
    assert (store.digest(), store.version) == before
