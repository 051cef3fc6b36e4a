"""From figures to comparable figures: measure, parties, commodity, period and speaker from the words around them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from dashboard.extract.figures.lexicon import language_of
from dashboard.extract.measures.parties import document_pair, parties
from dashboard.extract.measures.periods import period
from dashboard.extract.measures.speakers import Reported
from dashboard.extract.measures.vocabulary import Measure, Vocabulary, vocabulary
from dashboard.model import Document, Figure, Mention, Place, Quote, Span, When
from dashboard.text import Sentence

NEVER_MEASURED = frozenset({"duration", "age", "ordinal"})
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_AHEAD = 60
"""Characters behind a figure in which its measure may follow ("a 25 % increase in trade between …")."""
_LINK = frozenset("in of on the de del en las los la el do da das dos nas nos no na as os в во на worth para for s a".split())
_PLANNED = 6
"""Words before a figure in which a word of plan or forecast makes it a target ("want to double", "is expected to grow 3 %")."""
_REACH = 600
"""Characters of the sentence before and behind a figure that are asked; a long sentence of the real articles has 500."""
_NEAREST = 12
"""Places, dates and measure words on each side of a figure that are asked; no sentence of the real articles has more."""
_LONGEST_QUOTE = 20_000
"""Characters back from a figure in which a quotation that holds it may begin."""
_SAYS = re.compile(
    r"(?i:according to|según|segundo|de acuerdo con|de acordo com|по словам|по данным|как сообщил[аи]?)\s+(?i:the |el |la |o |a )?"
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
    dated, placed, said = _Near(dates), _Near(places), _Near(quotes)
    reported = Reported(document, tuple(sentences))
    nouns: dict[int, _Nouns] = {}
    made: list[Mention[Figure]] = []
    for mention in figures:
        index = bisect_right(starts, mention.span.start) - 1
        if mention.value.kind in NEVER_MEASURED or index < 0:
            made.append(mention)
            continue
        sentence = spans[index]
        if index not in nouns:
            nouns[index] = _Nouns(_nouns(document.text, sentence, words))
        made.append(_measured(document, sentence, mention, nouns[index].near(mention.span), words, dated, placed, pair, said, reported))
    return tuple(made)


T = TypeVar("T")


class _Near(Generic[T]):
    """Mentions by offset, so that a figure asks only those around it."""

    def __init__(self, mentions: Sequence[Mention[T]]) -> None:
        self._mentions = sorted(mentions, key=lambda m: m.span.start)
        self._starts = [m.span.start for m in self._mentions]
        self._longest = max((m.span.end - m.span.start for m in self._mentions), default=0)

    def within(self, low: int, high: int, around: int | None = None) -> list[Mention[T]]:
        """Those that begin in [low, high), and of these the ones nearest to an offset."""
        first, last = bisect_left(self._starts, low), bisect_left(self._starts, high)
        if around is not None:
            middle = bisect_left(self._starts, around)
            first, last = max(first, middle - _NEAREST), min(last, middle + _NEAREST)
        return self._mentions[first:last]

    def over(self, low: int, high: int) -> list[Mention[T]]:
        """Those that touch [low, high)."""
        reach = min(self._longest, _LONGEST_QUOTE)
        return [m for m in self.within(low - reach, high) if m.span.end > low]


class _Nouns:
    """The vocabulary's words in one sentence, by offset."""

    def __init__(self, nouns: Sequence[_Noun]) -> None:
        self._nouns = nouns
        self._starts = [n.start for n in nouns]

    def near(self, span: Span) -> Sequence[_Noun]:
        middle = bisect_left(self._starts, span.start)
        first = max(bisect_left(self._starts, span.start - _REACH), middle - _NEAREST)
        return self._nouns[first : min(bisect_left(self._starts, span.end + _REACH), middle + _NEAREST)]


def _key(noun: _Noun | None, mention: Mention[Figure], text: str, low: int, words: Vocabulary) -> str | None:
    """The measure's key. What it changed by, a share of it, and what it is to become are other measures than what it is."""
    if noun is None or noun.measure is None:
        return None
    figure, key = mention.value, noun.measure.key
    if mention.role == "increment":
        key = f"{key} change"
    elif figure.kind == "percent" and figure.ratio is None and "money" in noun.measure.kinds:
        key = f"{key} share"
    before = _WORD.findall(text[max(low, mention.span.start - _AHEAD) : mention.span.start].lower())
    return f"{key} target" if words.planned & set(before[-_PLANNED:]) else key


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
    dates: _Near[When], places: _Near[Place], pair: tuple[str, ...], quotes: _Near[Quote],
    reported: Reported,
) -> Mention[Figure]:  # fmt: skip
    text, figure, span = document.text, mention.value, mention.span
    noun = _measure_noun(text, figure, span.start, span.end, [n for n in nouns if n.measure])
    low, high = max(sentence.start, span.start - _REACH), min(sentence.end, span.end + _REACH)
    here = places.within(low, high, span.start)
    told = period(document, span.start, span.end, dates.within(low, high, span.start), words)
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
        figure, measure=_key(noun, mention, text, low, words), subject=subject, partner=partner,
        commodity=_commodity(text, span.start, span.end, noun, nouns), period=told[0] if told else None,
        claim_by=_claim_by(text, low, high, span.start, span.end, quotes.over(low, high))
        or reported.speaker(low, span.start, quotes.within(low - _LONGEST_QUOTE, low)),
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
        if (start <= n.start and n.end <= end) or (0 <= n.start - end <= 12 and not set(text[end : n.start]) & set(",;:–—()")):
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


def _claim_by(text: str, low: int, high: int, start: int, end: int, quotes: Sequence[Mention[Quote]]) -> str | None:
    """Whose figure it is: the speaker of the quotation it stands in, of one in its sentence, or "according to"."""
    beside = None
    for quote in quotes:
        if quote.span.start <= start and end <= quote.span.end:
            return quote.value.speaker
        beside = beside or quote.value.speaker
    said = _SAYS.search(text, low, high)
    return said[1].strip(" .,") if said else beside
