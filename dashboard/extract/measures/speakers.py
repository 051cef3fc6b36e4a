"""Who claims a figure: the speaker of its quotation, "according to …", "…, the ministry says", "he highlighted that …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from dashboard.extract.people import find_people
from dashboard.extract.quotes.speakers import Attribution, Speaker
from dashboard.extract.speech import language_of, speech
from dashboard.model import Document, Mention, Quote
from dashboard.text import Sentence

MOST_ASKED = 400  # figures of one document whose speaker is looked for; tables and hostile texts have more, articles have not
_BACK = 1500  # characters before a sentence in which a pronoun's antecedent is looked for, as for quotations

_JOINT = r"(?:of|for|and|the|de|del|la|las|los|el|y|do|da|das|dos|e)"
_NAME = rf"([A-ZÀ-ÞА-ЯЁ][\w’'.-]{{0,40}}(?:\s+(?:{_JOINT}\s+){{0,3}}[A-ZÀ-ÞА-ЯЁ][\w’'.-]{{0,40}}){{0,7}})"
_ARTICLE = r"(?i:the |el |la |los |las |o |a |os |as )?"
_ACCORDING = re.compile(
    rf"(?i:according to|según|segundo|de acuerdo con|de acordo com|по словам|по данным|как сообщил[аи]?)\s+{_ARTICLE}{_NAME}"
)
_SAID_BY = re.compile(
    r",\s+(?:says?|said|dice|dijo|afirma|afirmó|señala|señaló|informa|informó|diz|disse|afirmou|informou|сообщил[аои]?|заявил[аои]?)\s+"
    rf"{_ARTICLE}{_NAME}"
)
_ASIDE = re.compile(
    rf",\s+{_ARTICLE}((?:[^\W\d_][\w’'-]{{0,40}}\s+){{1,5}}?)(?:says?|said|estimates?|reports?|reported)(?=[,.;]|\s+(?:on|in|at)\s|$)"
)
_HE = frozenset(("he", "she"))
_PRONOUNS = _HE | frozenset("they it who which that we i you".split())


class Reported:
    """Reported speech in one document; the people it names are looked for only if a figure asks."""

    def __init__(self, document: Document, sentences: tuple[Sentence, ...]) -> None:
        self.document = document
        self.sentences = sentences
        self.speech = speech(language_of(document.language))
        self.left = MOST_ASKED

    @cached_property
    def _attribution(self) -> Attribution:
        return Attribution(self.document, find_people(self.document, self.sentences), self.speech)

    def said(
        self, low: int, high: int, start: int, end: int, quotes: Sequence[Mention[Quote]], before: Sequence[Mention[Quote]]
    ) -> str | None:
        """Who claims the figure at [start, end) of a sentence [low, high); `quotes` touch the sentence, `before` end before it."""
        for quote in quotes:
            if quote.span.start <= start and end <= quote.span.end:
                return quote.value.speaker
        text = self.document.text
        for pattern in (_ACCORDING, _SAID_BY, _ASIDE):
            found = pattern.search(text, low, high)
            first = found[1].split()[0].lower() if found is not None else ""
            if found is not None and first not in _PRONOUNS:
                return self._name(found[1].strip(" .,"))
            if first in _HE and before and before[-1].value.speaker:
                return before[-1].value.speaker
        beside = next((q.value.speaker for q in quotes if q.value.speaker), None)
        return beside or self.speaker(low, start, before)

    def _name(self, words: str) -> str:
        """A person's full name where the words name one with a title, else the words."""
        persons = self._attribution.people.persons
        return next((p.name for p in persons if f" {words}".endswith(f" {p.name}")), words)

    def speaker(self, low: int, start: int, quotes: Sequence[Mention[Quote]]) -> str | None:
        """The person whose verb of speech stands in [low, start), the sentence before a figure; None without one.

        `quotes` are those before it: "he" is whoever spoke last.
        """
        words = self.document.text[low:start].lower().split()
        if self.left == 0 or not any(word.strip(",;:") in self.speech.verbs for word in words):
            return None
        self.left -= 1
        found = self._attribution.before(start, low, max(0, low - _BACK), self._last(quotes))
        return found.person.name if found is not None and found.person is not None else None

    def _last(self, quotes: Sequence[Mention[Quote]]) -> Speaker | None:
        for quote in reversed(quotes):
            name, at = quote.value.speaker, quote.value.speaker_span
            person = next((p for p in self._attribution.people.persons if p.name == name), None)
            if person is not None and at is not None:
                return Speaker(person.name, at.start, at.end, "last speaker", person)
        return None
