"""Independent sources: copies, agencies and tellings of one utterance count once; other witnesses count."""

from __future__ import annotations

import random

from dashboard.merge.sources import Utterance, Witness, independent, resemblance, witness
from dashboard.model import Document, Extraction, Mention, Quote, Source

WORDS = [f"word{i}" for i in range(4000)]


def article(doc: str, text: str, speaker: str | None = None, author: str | None = None) -> Extraction:
    d = Document(doc, Source(doc, doc, "given"), text, language="en", author=author)
    quotes = ()
    if speaker:
        quotes = (Mention(d.span(0, len(text)), Quote("direct", text, speaker), "quote", "test"),)
    return Extraction(d, quotes=quotes)


def prose(seed: int, words: int = 400) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=words))


def groups(*extractions: Extraction) -> dict[str, str]:
    return independent({x.document.id: witness(x) for x in extractions})


def test_an_exact_copy_and_a_shortened_one_are_one_source() -> None:
    text = prose(1)
    cut = " ".join(text.split()[:280])
    found = groups(article("a", text), article("b", text), article("c", "Our own headline. " + cut), article("d", prose(2)))
    assert found["a"] == found["b"] == found["c"] == "a" and found["d"] == "d"


def test_the_sketch_estimates_the_share_of_common_shingles() -> None:
    text = prose(3, 2000).split()
    a, b = witness(article("a", " ".join(text))), witness(article("b", " ".join(text[:1000])))
    assert 0.4 < resemblance(a.signature, b.signature) < 0.6
    assert resemblance(a.signature, a.signature) == 1.0


def test_one_agency_makes_one_source_of_stories_that_share_sentences_and_only_of_those() -> None:
    shared, other = prose(4, 120), prose(5, 160)
    a = article("a", shared + " " + prose(6, 120), author="Reuters")
    b = article("b", shared + " " + prose(7, 120), author="Reuters")
    c = article("c", other, author="Reuters")
    found = groups(a, b, c)
    assert found["a"] == found["b"] and found["c"] != found["a"]
    assert groups(article("a", a.document.text), article("b", b.document.text))["b"] == "b"


def test_the_same_words_of_one_speaker_are_one_utterance() -> None:
    said = "we are convinced that a new order is being built by all of us together"
    other = article("c", prose(9) + " " + said, "Bob Stone")
    found = groups(article("a", said, "Ana Prado"), article("b", "Today " + said, "A. Prado"), other)
    assert found["a"] == found["b"] and found["c"] == "c"


def test_a_speaker_on_another_day_is_another_utterance() -> None:
    def told(doc: str, day: int | None, *marks: str) -> Witness:
        return Witness(doc, None, day, "en", (), None, (Utterance("prado", day, (), tuple(sorted(marks))),))

    same = independent({w.document_id: w for w in (told("a", 10), told("b", 10), told("c", 11))})
    assert same == {"a": "a", "b": "a", "c": "c"}
    paraphrase = independent(
        {w.document_id: w for w in (told("a", 10, "x2", "x1.25", "castro"), told("b", None, "castro", "x2", "x1.25", "y"))}
    )
    assert paraphrase["b"] == "a"
    unlike = independent({w.document_id: w for w in (told("a", 10, "x2"), told("b", None, "x2"))})
    assert unlike["b"] == "b"


def test_the_order_of_documents_changes_nothing() -> None:
    texts = [article(f"d{i}", prose(i // 3)) for i in range(12)]
    witnesses = {x.document.id: witness(x) for x in texts}
    backwards = dict(sorted(witnesses.items(), reverse=True))
    assert independent(witnesses) == independent(backwards)
    assert len(set(independent(witnesses).values())) == 4
