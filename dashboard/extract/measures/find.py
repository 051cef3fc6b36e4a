"""From figures to comparable figures: measure, parties, commodity, period and speaker from the words around them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.extract.figures.lexicon import language_of
from dashboard.extract.measures.parties import document_pair, parties
from dashboard.extract.measures.periods import period
from dashboard.extract.measures.vocabulary import Measure, Vocabulary, vocabulary
from dashboard.model import Document, Figure, Mention, Place, Quote, When
from dashboard.text import Sentence

NEVER_MEASURED = frozenset({"duration", "age", "ordinal"})
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_AHEAD = 60
"""Characters behind a figure in which its measure may follow ("a 25 % increase in trade between …")."""
_LINK = frozenset("in of on the de del en las los la el do da das dos nas nos no na as os в во на worth para for s a".split())
_SAYS = re.compile(
    r"(?:according to|según|segundo|de acuerdo con|de acordo com|по словам|по данным|как сообщил[аи]?)\s+(?:the |el |la |o |a )?"
    r"((?:[A-ZÀ-ÞА-ЯЁ][\w’'.-]*)(?:\s+(?:of|de|del|do|da|for|and|the|[A-ZÀ-ÞА-ЯЁ][\w’'.-]*)){0,7})"
)


@dataclass(frozen=True, slots=True)
class _Noun:
    """A word of the vocabulary in the text."""

    start: int
    end: int
    measure: Measure | None
    commodity: str | None = None


def measure(
    document: Document,
    sentences: Sequence[Sentence],
    figures: Sequence[Mention[Figure]],
    dates: Sequence[Mention[When]],
    places: Sequence[Mention[Place]],
    quotes: Sequence[Mention[Quote]],
) -> tuple[Mention[Figure], ...]:
    """The figures with `measure`, `subject`, `partner`, `commodity`, `period` and `claim_by` filled where the text tells."""
    words = vocabulary(language_of(document.text, document.language))
    spans = [s for s in sentences if s.in_full]
    starts = [s.start for s in spans]
    pair = document_pair(places)
    nouns: dict[int, list[_Noun]] = {}
    made: list[Mention[Figure]] = []
    for mention in figures:
        index = bisect_right(starts, mention.span.start) - 1
        if mention.value.kind in NEVER_MEASURED or index < 0:
            made.append(mention)
            continue
        sentence = spans[index]
        if index not in nouns:
            nouns[index] = _nouns(document.text, sentence, words)
        made.append(_measured(document, sentence, mention, nouns[index], words, dates, places, pair, quotes))
    return tuple(made)


def _nouns(text: str, sentence: Sentence, words: Vocabulary) -> list[_Noun]:
    """Measures and commodities named in a sentence; the longest phrase wins."""
    found = [(m.start(), m.end(), m.group().lower()) for m in _WORD.finditer(text, sentence.start, sentence.end)]
    out: list[_Noun] = []
    at = 0
    while at < len(found):
        for length in range(min(words.longest, len(found) - at), 0, -1):
            key = tuple(w for _, _, w in found[at : at + length])
            named, good = words.measures.get(key), words.commodities.get(key)
            if named is not None or good is not None:
                out.append(_Noun(found[at][0], found[at + length - 1][1], named, good))
                at += length - 1
                break
        at += 1
    return out


def _measured(
    document: Document, sentence: Sentence, mention: Mention[Figure], nouns: Sequence[_Noun], words: Vocabulary,
    dates: Sequence[Mention[When]], places: Sequence[Mention[Place]], pair: tuple[str, ...], quotes: Sequence[Mention[Quote]],
) -> Mention[Figure]:  # fmt: skip
    text, figure, span = document.text, mention.value, mention.span
    noun = _measure_noun(text, figure, span.start, span.end, [n for n in nouns if n.measure])
    here = [m for m in places if sentence.start <= m.span.start < sentence.end]
    told = period(document, span.start, span.end, [m for m in dates if sentence.start <= m.span.start < sentence.end], words)
    why = [mention.why]
    subject = partner = None
    if noun is not None and noun.measure is not None:
        subject, partner, how = parties(text, noun.measure, noun.start, noun.end, here, pair, words)
        why.append(f"measure by {text[noun.start : noun.end]!r}")
        if how:
            why.append(how)
    if told is not None:
        why.append(f"period by {told[1]!r}")
    filled = replace(
        figure, measure=noun.measure.key if noun and noun.measure else None, subject=subject, partner=partner,
        commodity=_commodity(text, span.start, span.end, noun, nouns), period=told[0] if told else None,
        claim_by=_claim_by(text, sentence, span.start, span.end, quotes),
    )  # fmt: skip
    return Mention(span, filled, mention.role, "; ".join(why))


def _measure_noun(text: str, figure: Figure, start: int, end: int, nouns: Sequence[_Noun]) -> _Noun | None:
    """The noun that a figure at [start, end) measures: in the figure, right behind it, before it, or behind it."""
    fits = [n for n in nouns if n.measure and figure.kind in n.measure.kinds]
    for n in fits:
        if start <= n.start and n.end <= end:
            return n
    after = [n for n in fits if n.start >= end]
    if after and after[0].start - end <= _AHEAD:
        between = _WORD.findall(text[end : after[0].start].lower())
        if len(between) <= 4 and not set(text[end : after[0].start]) & set(",;:–—()") and between and between[-1] in _LINK:
            return after[0]
        if not between:
            return after[0]
    before = [n for n in fits if n.end <= start]
    if before:
        return before[-1]
    if after and after[0].start - end <= _AHEAD:
        return after[0]
    return None


_QUALIFIES = 24
"""Characters between a measure noun and the commodity that narrows it ("wheat exports", "exports of wheat")."""


def _commodity(text: str, start: int, end: int, noun: _Noun | None, nouns: Sequence[_Noun]) -> str | None:
    """The commodity that narrows a measure; a list of examples ("exports, including wheat, …") narrows nothing."""
    goods = [n for n in nouns if n.commodity]
    for n in goods:
        if start <= n.start and n.end <= end or 0 <= n.start - end <= 12 and not set(text[end : n.start]) & set(",;:–—()"):
            return n.commodity
    if noun is None:
        return None
    for n in goods:
        if 0 <= noun.start - n.end <= 2:
            return n.commodity
        if 0 <= n.start - noun.end <= _QUALIFIES and not set(text[noun.end : n.start]) & set(",;:–—()"):
            link = _WORD.findall(text[noun.end : n.start].lower())
            if link and link[0] in ("of", "de", "del", "do", "da"):
                return n.commodity
    return None


def _claim_by(text: str, sentence: Sentence, start: int, end: int, quotes: Sequence[Mention[Quote]]) -> str | None:
    """Whose figure it is: the speaker of the quotation it stands in, of one in its sentence, or "according to"."""
    beside = None
    for quote in quotes:
        if quote.span.start <= start and end <= quote.span.end:
            return quote.value.speaker
        if quote.value.speaker and quote.span.start < sentence.end and sentence.start < quote.span.end:
            beside = beside or quote.value.speaker
    said = _SAYS.search(text, sentence.start, sentence.end)
    return said[1].strip(" .,") if said else beside
