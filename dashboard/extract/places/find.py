"""The order of the steps: words, candidates, evidence, roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.extract.places.candidates import Candidate, Names, candidates
from dashboard.extract.places.evidence import Persons, weigh
from dashboard.extract.places.roles import role
from dashboard.extract.places.tokens import Token, tokens
from dashboard.model import Document, Leftover, Toponym
from dashboard.text import Sentence, span


@dataclass(frozen=True, slots=True)
class Places:
    """What was found in one document, in order and without overlap."""

    toponyms: tuple[Toponym, ...]
    leftovers: tuple[Leftover, ...]


def find_places(document: Document, sentences: Sequence[Sentence], names: Names) -> Places:
    """Names of places with the evidence for each; names that lost go to the leftovers with the reason."""
    text = document.text
    lines = [tokens(text, s) for s in sentences]
    lower = {t.key for line in lines for t in line if not t.capital}
    found: list[tuple[Sentence, list[Token], Candidate]] = []
    persons = Persons()
    for sentence, line in zip(sentences, lines, strict=True):
        here = candidates(text, line, names, document.language)
        persons.learn(line, here, names)
        found += [(sentence, line, c) for c in here]
    kept: list[Toponym] = []
    left: list[Leftover] = []
    sure: set[str] = set()
    judged = []
    for sentence, line, c in found:
        score, why = weigh(line, c, names, persons, lower)
        judged.append((sentence, line, c, score, why))
        if score >= SURE:
            sure.add(c.key)
    for sentence, line, c, score, why in judged:
        if 0 > score > DOUBTFUL and c.key in sure:
            score, why = 0.0, f"{why}; surely a place elsewhere here"
        words = span(document, c.start, c.end, text[c.start : c.end])
        if score < 0:
            left.append(Leftover(words, why))
        else:
            kept.append(Toponym(words, c.key, c.kind, role(line, c, sentence), round(score, 2), why, c.within))
    return Places(tuple(kept), tuple(left))


SURE, DOUBTFUL = 3.0, -4.0
"""Weights (log odds by hand) from which a name counts as a place throughout its document, and below which it never does."""
