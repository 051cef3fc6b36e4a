"""The JSON form: nothing is lost on the way there and back."""

import json
from decimal import Decimal

from dashboard import contract
from dashboard.model import (
    Block,
    Document,
    EventMention,
    Extraction,
    Figure,
    Leftover,
    Mention,
    Participant,
    Place,
    Published,
    Quote,
    Source,
    When,
    parse_day,
)

TEXT = "MOSCOW, 29 Sep 2023. Exports more than doubled, “a record,” he said in Havana."


def example() -> Extraction:
    source = Source("s1", "a.txt", "file", "Wire", "en")
    bare = Document("d1", source, TEXT)
    day = parse_day("2023-09-29")
    on_friday = When("DATE", "2023-09-29", day, day, "day")
    moscow = Place("524901", "Moscow", "city", "RU", 55.75, 37.62, "point")
    place = Mention(bare.span(0, 6), moscow, "location", "stands in a dateline")
    date = Mention(bare.span(8, 19), on_friday, "date", "explicit")
    document = Document(
        "d1", source, TEXT, "Title", "An Author", "en", Published(on_friday, "dateline", date.span), place, (Block(0, len(TEXT), "body"),)
    )
    figure = Mention(
        bare.span(39, 46),
        Figure(
            "ratio", Decimal("2"), "times", None, ">", Decimal("2"), "exports", "RU", "419", None,
            When("DATE", "2018/2023", day - 2000, day, "year"), "Vladimir Putin", (29, 38),
        ),
        "figure",
        "more than doubled",
    )  # fmt: skip
    quote = Mention(bare.span(49, 57), Quote("partial", TEXT[49:57], "Vladimir Putin", bare.span(60, 62)), "quote", "he said")
    event = EventMention(
        bare.span(39, 46), "TRADE", "export change", "happened", "doubled", bare.span(21, len(TEXT)), False, on_friday, "explicit",
        moscow, ("RU", "CU"), (Participant("Russia", "exporter", "RU"),), (figure.span,), (quote.span,), None, (bare.span(21, 28),),
    )  # fmt: skip
    leftover = Leftover(bare.span(8, 10), "a number without a unit")
    return Extraction(document, (date,), (date,), (place,), (figure,), (quote,), (event,), (leftover,))


def test_an_extraction_survives_the_way_through_json() -> None:
    row = json.loads(json.dumps(contract.extraction_row(example())))
    assert example() == contract.extraction(row)


def test_every_span_in_a_row_holds_the_words_that_stand_there() -> None:
    row = contract.extraction_row(example())
    for kind in ("dates", "ranges", "places", "figures", "quotes", "events", "leftovers"):
        for mention in row[kind]:
            assert mention["text"] == row["text"][mention["start"] : mention["end"]]


def test_a_number_is_written_as_a_number_and_comes_back_as_the_same() -> None:
    assert 20_000_000_000 == contract.number(Decimal("2e10"))
    assert 2.3 == contract.number(Decimal("2.3"))
    assert Decimal("2.3") == contract.decimal(2.3)
    assert contract.number(None) is None


def test_a_row_is_one_line_however_lines_are_told_apart() -> None:
    row = {"text": "a\u2028b\u2029c\x85d\ne\x1cf\x0bg", "n": 1 << 70}
    assert len(contract.dump(row).decode("utf-8").splitlines()) == 1
    assert contract.load(contract.dump(row)) == row
