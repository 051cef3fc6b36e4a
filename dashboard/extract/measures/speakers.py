"""Who reports a figure without quotation marks: "he highlighted that exchanges increased by 25 percent"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from dashboard.extract.people import find_people
from dashboard.extract.quotes.speakers import Attribution, Speaker
from dashboard.extract.speech import language_of, speech
from dashboard.model import Document, Mention, Quote
from dashboard.text import Sentence

MOST_ASKED = 400  # figures of one document whose speaker is looked for; tables and hostile texts have more, articles have not
_BACK = 1500  # characters before a sentence in which a pronoun's antecedent is looked for, as for quotations


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
