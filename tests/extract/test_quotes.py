"""Quotations: what stands in marks, between dashes and under labels, and whose words they are."""

from __future__ import annotations

import time

import pytest

from dashboard.extract.people import find_people
from dashboard.extract.quotes import find_quotes
from dashboard.model import Document, Mention, Quote, Source
from dashboard.text import sentences


def document(text: str, language: str = "en") -> Document:
    return Document("d", Source("d", "d", "given"), text, language=language)


def quotes(text: str, language: str = "en") -> tuple[Mention[Quote], ...]:
    d = document(text, language)
    return find_quotes(d, sentences(d)).mentions


def said(text: str, language: str = "en") -> list[tuple[str, str | None]]:
    return [(q.span.text, q.value.speaker) for q in quotes(text, language)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"We agree on this," he said.', "We agree on this,"),
        ("“We agree on this,” he said.", "We agree on this,"),
        ('"We agree on this,” he said.', "We agree on this,"),
        ("“We agree on this.“said Ana Prado.", "We agree on this."),
        ("«We agree on this», said Ana Prado.", "We agree on this"),
        ("„We agree on this“, said Ana Prado.", "We agree on this"),
        ("‘We agree on this,’ Ana Prado said.", "We agree on this,"),
        ('"We agree on\n\nthis and that,” she told the press.', "We agree on\n\nthis and that,"),
    ],
)
def test_marks_of_every_shape_and_mismatch(text: str, words: str) -> None:
    assert [q.span.text for q in quotes(text)] == [words]


def test_each_paragraph_that_a_mark_opens_is_a_quotation_of_the_same_speaker() -> None:
    text = "“The first part stands here.\n\n“The second part ends it,” said Ana Prado."
    assert [q.span.text for q in quotes(text)] == ["The first part stands here.", "The second part ends it,"]


def test_an_apostrophe_opens_nothing() -> None:
    assert quotes("The ministers' plan, Cuba's rum and the '90s don't count, Ana Prado said.") == ()


def test_the_words_are_those_of_the_text() -> None:
    text = "Ana Prado said: “Trade will grow.”"
    (q,) = quotes(text)
    assert text[q.span.start : q.span.end] == q.span.text == q.value.words == "Trade will grow."
    assert q.value.speaker_span is not None and text[q.value.speaker_span.start : q.value.speaker_span.end] == "Ana Prado"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We will sign it soon,” said Ana Prado, the minister of trade.", "Ana Prado"),
        ("“We will sign it soon,” President Luis Arce told reporters.", "Luis Arce"),
        ("President Luis Arce said in La Paz: “We will sign it soon.”", "Luis Arce"),
        ("President Luis Arce said that the deal was “a first step of many” for them.", "Luis Arce"),
        ("According to Ana Prado, the deal is “a first step of many”.", "Ana Prado"),
        ("“We will sign it soon.” — Ana Prado", "Ana Prado"),
        ("Luis Arce met Xi Jinping on Monday. “We will sign it soon,” he said.", "Luis Arce"),
        ("Ana Prado spoke next. “We will sign it soon,” she said.", "Ana Prado"),
        ("Luis Arce, the mayor of Oruro, argued it was “a first step of many” for all.", "Luis Arce"),
    ],
)
def test_the_speaker_is_found_and_resolved(text: str, speaker: str) -> None:
    assert [s for _, s in said(text)] == [speaker]


def test_a_title_names_whom_the_document_gave_it() -> None:
    text = (
        "Chairman of the State Council, Pavel Orlov, met Deputy Chairwoman of the State Council Irina Belova. "
        "Belova spoke first.\n\n“We stand together in this,” stressed the Chairman of the State Council."
    )
    assert said(text)[-1][1] == "Pavel Orlov"


def test_a_quotation_goes_on_after_its_speaker() -> None:
    text = "“We agree,” said Ana Prado. “The rest will follow in May.”"
    assert [s for _, s in said(text)] == ["Ana Prado", "Ana Prado"]


def test_scare_quotes_and_names_in_marks_are_nobodys_words() -> None:
    d = document("The 'friendly' countries went to the forum “Russia – Latin America” in Moscow.")
    found = find_quotes(d, sentences(d))
    assert found.mentions == ()
    assert {m.span.text for m in found.leftovers} == {"friendly", "Russia – Latin America"}


def test_a_mark_without_a_partner_is_a_leftover() -> None:
    d = document("He opened “and never closed it.")
    found = find_quotes(d, sentences(d))
    assert not found.mentions and [m.reason for m in found.leftovers] == ["quotation mark without a partner"]


def test_a_label_governs_the_paragraphs_below_it() -> None:
    text = "President of Bolivia Luis Arce:\n\nFriends, welcome to you all.\n\n(Applause.)\n\nOur trade has grown."
    found = quotes(text)
    assert [(q.value.kind, q.span.text, q.value.speaker) for q in found] == [
        ("transcript", "Friends, welcome to you all.", "Luis Arce"),
        ("transcript", "Our trade has grown.", "Luis Arce"),
    ]


def test_a_heading_with_a_colon_is_no_label() -> None:
    assert quotes("Theme: Global Economy\n\nThe talks went well for all.") == ()


@pytest.mark.parametrize(
    ("text", "language", "words", "speaker"),
    [
        ("—Firmaremos el acuerdo —dijo Luis Arce—. Será pronto.", "es", ["Firmaremos el acuerdo", "Será pronto."], "Luis Arce"),
        ("«Firmaremos el acuerdo», afirmó el presidente Luis Arce.", "es", ["Firmaremos el acuerdo"], "Luis Arce"),
        ("Luis Arce dijo que es “un primer paso importante” para todos.", "es", ["un primer paso importante"], "Luis Arce"),
        ("“Vamos assinar o acordo”, disse o presidente Luis Arce.", "pt", ["Vamos assinar o acordo"], "Luis Arce"),
        ("«Мы подпишем соглашение», — заявил Сергей Лавров.", "ru", ["Мы подпишем соглашение"], "Сергей Лавров"),
        ("— Мы подпишем соглашение, — сказал Сергей Лавров. — Скоро.", "ru", ["Мы подпишем соглашение", "Скоро."], "Сергей Лавров"),
    ],
)
def test_other_languages(text: str, language: str, words: list[str], speaker: str) -> None:
    assert said(text, language) == [(w, speaker) for w in words]


def test_nothing_is_quoted_from_roles_that_are_not_read() -> None:
    from dashboard.model import Block

    text = "“We agree on it,” said Ana Prado.\n“Nice one,” said Bob."
    d = Document("d", Source("d", "d", "given"), text, language="en", blocks=(Block(0, 34, "body"), Block(34, len(text), "comment")))
    assert [q.span.text for q in find_quotes(d, sentences(d)).mentions] == ["We agree on it,"]


HOSTILE = ['"a ', "“We agree\n\n", "“We agree,” he said. ", " 'a", "President of ", "Vladimir Putin: yes\n"]


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_with_the_text_and_not_faster(unit: str) -> None:
    def cost(size: int) -> float:
        d = document(unit * (size // len(unit)))
        told = sentences(d)
        find_people.cache_clear()
        start = time.process_time()
        find_quotes(d, told)
        return time.process_time() - start

    small, large = min(cost(15_000) for _ in range(2)), cost(75_000)
    assert large < 15 * small + 0.3  # five times the text
