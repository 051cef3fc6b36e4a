"""Small documents whose mentions are named by hand, so that the store is tested without any finder."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from dashboard.model import (
    Block,
    Claim,
    Document,
    Event,
    EventMention,
    Extraction,
    Figure,
    Leftover,
    Mention,
    Place,
    Published,
    Quote,
    Source,
    Span,
    When,
    content_id,
    document_id,
    figure_mention_id,
    parse_day,
)

BERLIN = Place("2950159", "Berlin", "city", "DE", 52.52, 13.41, "point")
TEXT = "Pact of Berlin\n\nOn 12 March 2024 France and Germany signed a pact in Berlin. “Good,” he said. Exports of steel rose 4 percent."


def day(text: str) -> When:
    return When("DATE", text, parse_day(text), parse_day(text), "day")


def told(location: str = "a.txt", text: str = TEXT, when: str = "2024-03-12") -> Extraction:
    """What the text says, with one mention of every kind."""
    source = Source(content_id("file", location), location, "file", "Our Paper", "en", "https://example.org/a")
    d = Document(document_id(source, text.encode()), source, text, "Pact of Berlin", "A. Writer", "en")

    def span(words: str) -> Span:
        start = text.index(words)
        return Span(d.id, start, start + len(words), words)

    date, sentence = span("12 March 2024"), span(text[text.index("On 12") : text.index("Berlin.") + 7])
    place = Mention(span("Berlin."), BERLIN, "location", "named")
    place = replace(place, span=replace(place.span, end=place.span.end - 1, text="Berlin"))
    d = replace(
        d, published=Published(day(when), "dateline", date), place=place,
        blocks=(Block(0, 14, "title"), Block(16, len(text), "body")),
    )  # fmt: skip
    event = EventMention(
        span("signed"), "AGREEMENT", None, "happened", "verb", sentence, False, day(when), "explicit", BERLIN, ("DE", "FR")
    )
    figure = Figure("percent", Decimal("4"), "percent", ratio=Decimal("1.04"), measure="exports", period=day(when))
    return Extraction(
        d, (Mention(date, day(when), "body", "day month year"),), (Mention(date, day(when), "body", "range"),), (place,),
        (Mention(span("4 percent"), figure, "figure", "number and unit"),),
        (Mention(span("Good,"), Quote("direct", "Good,"), "quote", "marks"),),
        (event,), (Leftover(span("he"), "nobody"),),
    )  # fmt: skip


def event_of(*mentions: EventMention) -> Event:
    first = min(mentions, key=lambda m: m.id)
    sources = tuple(sorted({m.span.document_id for m in mentions}))
    return Event(first.id, first, mentions, sources, len(sources), "agree" if len(sources) > 1 else "single", "A pact", 0.5)


def claim_of(*mentions: Mention[Figure]) -> Claim:
    first = min(mentions, key=figure_mention_id)
    sources = tuple(sorted({m.span.document_id for m in mentions}))
    return Claim(
        figure_mention_id(first), first.value, mentions, sources, len(sources), "single", "Exports", Decimal("1.04"), Decimal("1.04"), 0.25
    )
