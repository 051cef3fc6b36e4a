"""When a document speaks: from its date lines, from metadata, never from a clock."""

from __future__ import annotations

import pytest

from dashboard.dateline import dateline
from dashboard.extract.dates import find_dates
from dashboard.model import Block, Document, Published, Source, When, parse_day


def told(text: str, language: str = "en", published: Published | None = None, blocks: tuple[Block, ...] = ()) -> Published | None:
    document = Document("d", Source("s", "s", "file"), text, language=language, published=published, blocks=blocks)
    return dateline(document, find_dates).published


def given(value: str, basis: str = "metadata") -> Published:
    day = parse_day(value)
    return Published(When("DATE", value, day, day, "day"), basis)


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("icons menu search\n29 Sep, 2023 18:28\nA strong region\nBody text follows here.", "2023-09-29T18:28", "29 Sep, 2023 18:28"),
        ("A long title of a piece\nBy Jane Doe\nThe Daily News, October 02, 2023\nRegion: here", "2023-10-02", "October 02, 2023"),
        (" date 2023-09-29 The president spoke today.", "2023-09-29", "2023-09-29"),
        ("HAVANA, June 5, 2023 (Wire) - The island said on Monday it would buy wheat.", "2023-06-05", "June 5, 2023"),
        ("MOSCOW, 5 June 2023. /AGENCY/. The minister said so.", "2023-06-05", "5 June 2023"),
        ("Title\nUpdated: 7 June 2023\nPublished: 5 June 2023\nText of the article.", "2023-06-05", "5 June 2023"),
        ("Title\nBy Jane Doe | 5 June 2023\nText: on 2 May 2021 it rained.", "2023-06-05", "5 June 2023"),
        ("© 2023 The Wire\nHAVANA, June 5 (Wire) - The island said", "2023-06-05", "June 5"),
    ],
)
def test_a_date_line_tells_it_with_its_words(text: str, value: str, words: str) -> None:
    found = told(text)
    assert found is not None and found.span is not None
    assert (found.when.value, found.span.text) == (value, words)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("es", "Firman un acuerdo\n\nPublicado el 5 de junio de 2023\n\nEl presidente dijo.", "2023-06-05"),
        ("pt", "Assinam acordo\n\nPublicado em 5 de junho de 2023 às 14h30\n\nO presidente disse.", "2023-06-05"),
        ("ru", "Договор\n\n5 июня 2023 года, 14:30\n\nПрезидент заявил.", "2023-06-05T14:30"),
        ("tr", "Küba haberi\n\n5 Haziran 2023\n\nMetin burada.", "2023-06-05"),
    ],
)
def test_in_other_languages(language: str, text: str, value: str) -> None:
    found = told(text, language)
    assert found is not None
    assert found.when.value == value


@pytest.mark.parametrize(
    "text",
    [
        "Last year in the capital the president spoke.\n\nreader 1 year ago 5 votes",
        "On 29 September 2023 the conference opened.\nIt was long.",
        "The war of 1 June 2020 was over. It was long.",
        "HAVANA, June 5 (Wire) - The island said on Monday.",
        "Retrieved 5 June 2023\nA text.",
        "It rained yesterday and today.",
        "",
    ],
)
def test_what_tells_no_date(text: str) -> None:
    assert told(text) is None


def test_votes_in_a_comment_thread_are_not_looked_at() -> None:
    text = "A speech was held.\nJohn 5 June 2023\nI agree."
    assert told(text, blocks=(Block(0, 18, "body"), Block(19, len(text), "comment"))) is None


def test_metadata_and_the_caller_are_believed() -> None:
    found = told("Title\n5 June 2023\nText", published=given("2021-01-02", "given"))
    assert found is not None and found.when.value == "2021-01-02"


@pytest.mark.parametrize("absurd", ["1970-01-01", "0001-01-01", "2999-01-01"])
def test_absurd_metadata_is_not(absurd: str) -> None:
    found = told("Title\n5 June 2023\nText", published=given(absurd))
    assert found is not None and found.when.value == "2023-06-05"
    assert told("Title and text.", published=given(absurd)) is None


def test_a_byline_block_tells_it() -> None:
    text = "A title\nstaff writer, Havana, 5 June 2023, 10:00 in the morning edition of the paper\nBody."
    end = text.index("\nBody")
    found = told(text, blocks=(Block(0, 7, "title"), Block(8, end, "byline"), Block(end + 1, len(text), "body")))
    assert found is not None and (found.when.value[:10], found.basis) == ("2023-06-05", "byline")
