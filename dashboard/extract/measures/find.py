"""From figures to comparable figures: measure, parties, commodity, period and speaker from the words around them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from dashboard.extract.figures.lexicon import language_of
from dashboard.extract.measures.discourse import Discourse, points_back
from dashboard.extract.measures.parties import Noun as MeasureNoun
from dashboard.extract.measures.parties import Parties, Resolver
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
_SIGNS = frozenset(",;:–—()")
"""Signs over which no measure reaches back to a figure."""
_RIVAL = 30
"""Characters behind an amount in which a noun with amounts of its own may stand ("a $1 billion contract")."""
_AMOUNT = 10**6
"""From where a number without a unit can be an amount in the currency of the sentence before; smaller ones count something."""
_PLANNED = 6
"""Words before a figure in which a word of plan or forecast makes it a target ("want to double", "is expected to grow 3 %")."""
_REACH = 600
"""Characters of the sentence before and behind a figure that are asked; a long sentence of the real articles has 500."""
_NEAREST = 12
"""Places, dates and measure words on each side of a figure that are asked; no sentence of the real articles has more."""
_LONGEST_QUOTE = 20_000
"""Characters back from a figure in which a quotation that holds it may begin."""


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
    dated, said = _Near(dates), _Near(quotes)
    resolver = Resolver(Discourse(document, spans, places, words))
    reported = Reported(document, tuple(sentences))
    reader = _Reader(document, words, dated, _Near(places), said, reported, resolver)
    nouns: dict[int, _Nouns] = {}
    made: list[Mention[Figure]] = []
    for mention in figures:
        index = bisect_right(starts, mention.span.start) - 1
        if mention.value.kind in NEVER_MEASURED or index < 0:
            made.append(mention)
            continue
        if index not in nouns:
            nouns[index] = _Nouns(_nouns(document.text, spans[index], words))
        made.append(reader.measured(mention, index, spans[index], nouns[index].near(mention.span)))
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


class _Reader:
    """Measures the figures of one document, in the order of the text."""

    def __init__(
        self, document: Document, words: Vocabulary, dates: _Near[When], places: _Near[Place], quotes: _Near[Quote], reported: Reported,
        resolver: Resolver,
    ) -> None:  # fmt: skip
        self.document, self.text, self.words = document, document.text, words
        self.dates, self.places, self.quotes = dates, places, quotes
        self.reported, self.resolver = reported, resolver
        self._shared: int | None = None
        self._currency = (-2, "")
        self._levels: dict[int, list[When]] = {}

    def measured(self, mention: Mention[Figure], index: int, sentence: Sentence, nouns: Sequence[_Noun]) -> Mention[Figure]:
        span, figure = mention.span, self._in_currency(mention, index, nouns)
        noun = _measure_noun(self.text, figure, span.start, span.end, [n for n in nouns if n.measure], self.words)
        low, high = max(sentence.start, span.start - _REACH), min(sentence.end, span.end + _REACH)
        why, key, parties = [mention.why], None, Parties()
        told = period(self.document, span.start, span.end, self.dates.within(low, high, span.start), self.words)
        if noun is not None and noun.measure is not None:
            key = self._key(noun, noun.measure, mention, low)
            parties = self._parties(noun, noun.measure, mention, index, sentence, nouns)
            why.append(f"measure by {self.text[noun.start : noun.end]!r}")
            if parties.why:
                why.append(parties.why)
            told = self._later(noun, figure, told)
        if told is not None:
            why.append(f"period by {told[1]!r}")
        before = self.quotes.within(low - _LONGEST_QUOTE, low)
        said = self.reported.said(low, high, span.start, span.end, self.quotes.over(low, high), before)
        filled = replace(
            figure, measure=key, subject=parties.subject, partner=parties.partner, period=told[0] if told else None,
            commodity=_commodity(self.text, span.start, span.end, noun, nouns), claim_by=said,
        )  # fmt: skip
        return Mention(span, filled, mention.role, "; ".join(why))

    def _in_currency(self, mention: Mention[Figure], index: int, nouns: Sequence[_Noun]) -> Figure:
        """A bare amount of exports, debt … in the currency told last: "reached 11.9 billion dollars. Exports came to 5.8 billion"."""
        figure, span = mention.value, mention.span
        if figure.kind == "money":
            self._currency = index, figure.unit
        elif figure.kind == "count" and not figure.unit and figure.quantity >= _AMOUNT and index - self._currency[0] == 1:
            amount = replace(figure, kind="money", unit=self._currency[1])
            noun = _measure_noun(self.text, amount, span.start, span.end, [n for n in nouns if n.measure], self.words)
            if noun is not None and noun.measure is not None and not noun.measure.kinds & {"count", "people"}:
                return amount
        return figure

    def _key(self, noun: _Noun, kind: Measure, mention: Mention[Figure], low: int) -> str:
        """The measure's key. What it changed by, a share of it, and what it is to become are other measures than what it is."""
        figure, key, end = mention.value, kind.key, mention.span.end
        if mention.role == "increment":
            key = f"{key} change"
        elif figure.kind == "percent" and figure.ratio is None:
            behind = _WORD.findall(self.text[end : end + _AHEAD].lower())
            part = bool(behind) and behind[0] in self.words.relations["of"]
            if part or self._shared == noun.start:  # 95 percent of tariff lines, about 60 percent from the first day
                self._shared = noun.start
            if "money" in kind.kinds or self._shared == noun.start:
                key = f"{key} share"
        before = _WORD.findall(self.text[max(low, mention.span.start - _AHEAD) : mention.span.start].lower())
        return f"{key} target" if self.words.planned & set(before[-_PLANNED:]) else key

    def _parties(
        self, noun: _Noun, kind: Measure, mention: Mention[Figure], index: int, sentence: Sentence, nouns: Sequence[_Noun]
    ) -> Parties:
        stop = next((n.start for n in nouns if n.start > noun.start and n.measure is not None), sentence.end)
        low, high = max(sentence.start, noun.start - _REACH), min(sentence.end, noun.end + _REACH)
        near = self.places.within(low, high, noun.start)
        here = [p for p in near if p.value.country and p.role != "name" and not points_back(self.text, p)]
        counted = (mention.span.start, mention.span.end) if mention.value.kind in ("people", "count") else None
        asked = MeasureNoun(noun.start, noun.end, stop, kind, index)
        return self.resolver.shifted(asked, self.resolver.parties(asked, here, counted), here, mention.span.start)

    def _later(self, noun: _Noun, figure: Figure, told: tuple[When, str] | None) -> tuple[When, str] | None:
        """The period of a figure; of a change that is summed up behind its two levels ("to 11.9 in 2023 from 14.5 in 2022,
        a drop of 18 percent"), the later of theirs."""
        levels = self._levels.setdefault(noun.start, [])
        if figure.ratio is None or figure.kind not in ("percent", "ratio"):
            if told is not None and told[0].last is not None:
                levels.append(told[0])
        elif told is not None and len(levels) > 1 and told[0] in levels[-2:]:
            return max(levels[-2:], key=lambda w: w.last or 0), told[1]
        return told


def _measure_noun(text: str, figure: Figure, start: int, end: int, nouns: Sequence[_Noun], words: Vocabulary) -> _Noun | None:
    """The noun that governs a figure at [start, end): in the figure, right behind it, before it, or behind it in its clause."""
    fits = [n for n in nouns if n.measure and figure.kind in n.measure.kinds]
    for n in fits:
        if start <= n.start and n.end <= end:
            return n
    rivals = words.discourse["rival"]
    if figure.kind == "money" and rivals & set(_WORD.findall(text[end : end + _RIVAL].lower())[:2]):
        return None  # a $1 billion contract
    after = [n for n in fits if n.start >= end and n.start - end <= _AHEAD and not set(text[end : n.start]) & _SIGNS]
    between = _WORD.findall(text[end : after[0].start].lower()) if after else []
    if words.relations["and"] & set(between):
        after = []  # 5.8 billion and imports of 6.1
    if after and (not between or (len(between) <= 4 and between[-1] in _LINK)):
        return after[0]
    before = [n for n in fits if n.end <= start]
    if before and _governs(text[before[-1].end : start].lower(), figure, rivals):
        return before[-1]
    return after[0] if after and not words.discourse["clause"] & set(between) and not rivals & set(between) else None


def _governs(between: str, figure: Figure, rivals: frozenset[str]) -> bool:
    """Whether a measure noun that stands before a figure, with these words between, is what the figure measures."""
    if ";" in between or (figure.kind == "money" and rivals & set(_WORD.findall(between))):
        return False
    own = figure.kind == "count" and bool(figure.unit)  # counts something else: tourism and six working groups
    return not own or (len(between) <= _AHEAD and not set(between) & _SIGNS)


_QUALIFIES = 24
"""Characters between a measure noun and the commodity that narrows it ("wheat exports", "exports of wheat")."""


def _commodity(text: str, start: int, end: int, noun: _Noun | None, nouns: Sequence[_Noun]) -> str | None:
    """The commodity that narrows a measure; a list of examples ("exports, including wheat, …") narrows nothing."""
    goods = [n for n in nouns if n.commodity]
    for n in goods:
        if (start <= n.start and n.end <= end) or (0 <= n.start - end <= 12 and not set(text[end : n.start]) & _SIGNS):
            return n.commodity
    if noun is None:
        return None
    for n in goods:
        if 0 <= noun.start - n.end <= 2:
            return n.commodity
        if 0 <= n.start - noun.end <= _QUALIFIES and not set(text[noun.end : n.start]) & _SIGNS:
            link = _WORD.findall(text[noun.end : n.start].lower())
            if link and link[0] in ("of", "de", "del", "do", "da"):
                return n.commodity
    return None
