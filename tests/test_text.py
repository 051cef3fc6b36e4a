"""Sentences with offsets, and the door through which words are named."""

import pytest

from dashboard.errors import DatelineError, SpanError
from dashboard.model import Block, Document, Source
from dashboard.text import sentences, span

SOURCE = Source("s", "s.txt", "file")


def split(text: str, *blocks: Block) -> list[str]:
    return [text[s.start : s.end] for s in sentences(Document("d", SOURCE, text, blocks=blocks))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. The minister left.", ["It rained.", "The minister left."]),
        ("Mr. Smith met Gen. Jones at 5 p.m. on Friday.", ["Mr. Smith met Gen. Jones at 5 p.m. on Friday."]),
        ("J. F. Kennedy spoke. He left.", ["J. F. Kennedy spoke.", "He left."]),
        ("La Sra. Pérez llegó. ¿Por qué?", ["La Sra. Pérez llegó.", "¿Por qué?"]),
        ("Это было в 2023 г. в Москве. Потом он уехал.", ["Это было в 2023 г. в Москве.", "Потом он уехал."]),
        ("“We agree.” He sat down.", ["“We agree.”", "He sat down."]),
        ("on the continent.Putin insisted", ["on the continent.", "Putin insisted"]),
        ("It rose 2.5 percent to 3.1.", ["It rose 2.5 percent to 3.1."]),
        ("A heading\nThe text goes\non in one line.", ["A heading", "The text goes\non in one line."]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, expected: list[str]) -> None:
    assert expected == split(text)


def test_furniture_and_comments_have_no_sentences() -> None:
    text = "Share this\nThe treaty was signed.\n1 year ago"
    blocks = Block(0, 10, "furniture"), Block(11, 33, "body"), Block(34, 44, "comment")
    assert ["The treaty was signed."] == split(text, *blocks)


def test_a_finder_that_names_other_words_than_stand_there_is_refused() -> None:
    document = Document("d", SOURCE, "Havana, 5 June")
    assert span(document, 0, 6, "Havana").text == "Havana"
    with pytest.raises(SpanError, match="Havana"):
        span(document, 0, 6, "Habana")
    with pytest.raises(DatelineError):
        span(document, 9, 40, "June")


def test_splitting_takes_time_in_proportion_to_the_text() -> None:
    """Counted in sentences per character, not by the clock: hostile text makes no quadratic work to count."""
    for unit in (". ", "a.", "\n", "A. ", "…”)", ".a. "):
        text = unit * 50_000
        assert sum(len(s) for s in split(text)) <= len(text)
