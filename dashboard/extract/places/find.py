"""The order of the steps: words, candidates, evidence, roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.extract.places.candidate import Candidate, Names
from dashboard.extract.places.candidates import candidates
from dashboard.extract.places.evidence import Persons, weigh
from dashboard.extract.places.roles import role
from dashboard.extract.places.tokens import Token, tokens
from dashboard.model import Document, Leftover, Span, Toponym
from dashboard.reference.folding import key
from dashboard.reference.packed import COMMON_WORD
from dashboard.text import Sentence, span


@dataclass(frozen=True, slots=True)
class Places:
    """What was found in one document, in order and without overlap."""

    toponyms: tuple[Toponym, ...]
    leftovers: tuple[Leftover, ...]


def find_places(document: Document, sentences: Sequence[Sentence], names: Names, given: Sequence[Span] = ()) -> Places:
    """Names of places with the evidence for each; names that lost go to the leftovers with the reason.

    `given` are spans that the caller, or a named-entity recogniser (`ner_spans`), knows to be places.
    """
    text = document.text
    lines = [tokens(text, s) for s in sentences]
    lower = {t.key for line in lines for t in line if not t.capital}
    found: list[tuple[Sentence, list[Token], Candidate]] = []
    persons = Persons()
    for sentence, line in zip(sentences, lines, strict=True):
        here = candidates(text, line, names, document.language)
        persons.learn(line, here, names)
        found += [(sentence, line, c) for c in here]
    judged = [(sentence, line, c, *weigh(line, c, names, persons, lower)) for sentence, line, c in found]
    sure = {c.key for _, _, c, score, _ in judged if score >= SURE}
    kept: list[Toponym] = []
    previous: tuple[Candidate, str] | None = None
    at: Sentence | None = None
    left: list[Leftover] = []
    for sentence, line, c, score, why in judged:
        words = span(document, c.start, c.end, text[c.start : c.end])
        if 0 > score > NOT_EVEN_THEN and c.key in sure:
            score, why = 0.0, f"{why}, surely a place elsewhere here"
        if score < DOUBTFUL:
            if not (c.words == 1 and c.flags & COMMON_WORD):  # a word of the language never looked like a place
                left.append(Leftover(words, f"not a place: {why}"))
        else:
            part = role(line, c, sentence, previous if sentence is at else None)
            previous, at = (c, part), sentence
            kept.append(Toponym(words, c.key, c.what or c.kind, part, round(score, 2), why, c.within))
    return with_given(document, Places(tuple(kept), tuple(left)), given)


def with_given(document: Document, found: Places, given: Sequence[Span]) -> Places:
    """The given spans among the found ones, which win where the two touch."""
    new: list[Toponym] = []
    for s in given:
        if not any(s.touches(t.span) for t in (*found.toponyms, *new) if t.score >= 0):
            words = span(document, s.start, s.end, s.text)
            new.append(Toponym(words, key(s.text), "name", "location", GIVEN, "given as a place"))
    if not new:
        return found
    kept = [t for t in found.toponyms if not any(t.span.touches(n.span) for n in new)]
    left = [x for x in found.leftovers if not any(x.span.touches(n.span) for n in new)]
    return Places(tuple(sorted([*kept, *new], key=lambda t: t.span.start)), tuple(left))


GIVEN = 3.0
"""The weight (log odds) of a span that was given as a place."""


SURE, DOUBTFUL, NOT_EVEN_THEN = 3.0, -2.0, -4.5
"""Weights (log odds by hand): a name so sure counts as a place throughout its document, unless the weight there is below
NOT_EVEN_THEN; names below DOUBTFUL are given up, those between it and 0 wait for what `resolve` knows of their region."""
