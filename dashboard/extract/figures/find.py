"""From sentences to figures: numbers, their units, bounds, ranges and changes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboard.extract.figures.changes import Bound, bound
from dashboard.extract.figures.context import judge, surroundings
from dashboard.extract.figures.lexicon import Lexicon, decimal_comma, language_of, lexicon
from dashboard.extract.figures.numbers import Number, Reader
from dashboard.extract.figures.ranges import Candidate, join
from dashboard.extract.figures.refuse import addresses
from dashboard.extract.figures.special import multiple, ordinal, vague
from dashboard.extract.figures.tokens import Tokens, tokenise
from dashboard.extract.figures.units import Unit, Units
from dashboard.model import Document, Figure, Leftover, Mention, Span
from dashboard.text import Sentence, span

_THOUSANDS = re.compile(r"\d{1,3}[.,]\d{3}")
_LONGEST = 20_000  # characters of one "sentence" read; longer ones are data, not prose, and are read in pieces
_NAMED_REACH = 12  # tokens before a capitalised number word that tell whether it stands in a sentence or in a headline


@dataclass(frozen=True, slots=True)
class Figures:
    """What `find_figures` found, in order of the text, and the numbers it did not use, with reasons."""

    mentions: tuple[Mention[Figure], ...]
    leftovers: tuple[Leftover, ...]


def find_figures(document: Document, sentences: Sequence[Sentence], taken: Sequence[Span]) -> Figures:
    """The figures of a document's sentences, with the role "increment" where an amount is what something changed by.
    `taken` are spans of dates: numbers in them are none.

    A length of time in a date (`15 years`, `the last five years`) is classed as a duration; other numbers in dates
    are part of the date.
    """
    lex = lexicon(language_of(document.text, document.language))
    comma = decimal_comma(document.text, lex.language)
    dates = _Taken([(s.start, s.end) for s in taken])
    mentions: list[Mention[Figure]] = []
    leftovers: list[Leftover] = []
    for sentence in sentences:
        if not sentence.in_full:
            continue
        for start in range(sentence.start, sentence.end, _LONGEST):
            scan = _Scan(document, start, min(sentence.end, start + _LONGEST), lex, comma, dates)
            for candidate in scan.candidates():
                where = scan.words(candidate.first, candidate.last)
                if candidate.refused is not None:
                    leftovers.append(Leftover(where, candidate.refused))
                else:
                    role = "increment" if candidate.increment else "figure"
                    mentions.append(Mention(where, scan.figure(candidate), role, "; ".join(candidate.why)))
    return Figures(tuple(mentions), tuple(leftovers))


class _Taken:
    """Stretches that are something else, asked by offset."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = sorted(set(spans))
        self._starts = [s for s, _ in self._spans]
        self._ends: list[int] = []
        for _, end in self._spans:
            self._ends.append(max(end, self._ends[-1] if self._ends else 0))

    def over(self, start: int) -> tuple[int, int] | None:
        """A span that holds this offset."""
        index = bisect_right(self._starts, start) - 1
        return (self._spans[index][0], self._ends[index]) if index >= 0 and self._ends[index] > start else None


class _Scan:
    """One sentence."""

    def __init__(self, document: Document, start: int, end: int, lex: Lexicon, comma: bool, taken: _Taken) -> None:
        self.document = document
        self.text = document.text
        self.bounds = (start, end)
        self.lex = lex
        self.comma = comma
        self.taken = taken
        self.t: Tokens = tokenise(self.text, start, end)

    def words(self, first: int, last: int) -> Span:
        start, end = self.t.start[first], self.t.end[last - 1]
        return span(self.document, start, end, self.text[start:end])

    # --- candidates ---------------------------------------------------------------------------------

    def candidates(self) -> list[Candidate]:
        t, lex = self.t, self.lex
        if not any(w in lex.starters or w[-1].isdigit() or w in "½¼¾⅓⅔" for w in t.low):
            return []
        self.away = _Taken(addresses(self.text, *self.bounds))
        self.reader, self.units = Reader(t, lex, self.comma), Units(t, lex)
        found = list(self._numbers())
        previous: Candidate | None = None
        for candidate in found:
            surroundings(t, lex, candidate, previous)
            previous = candidate
        refused = [c for c in found if c.refused is not None]
        joined = join(t, lex, [c for c in found if c.refused is None])
        for candidate in joined:
            judge(t, lex, candidate, self.text)
        return sorted([*joined, *refused], key=lambda c: c.first)

    def _numbers(self) -> Iterator[Candidate]:
        t, lex = self.t, self.lex
        at = 0
        while at < len(t):
            word = t.low[at]
            candidate = None
            if word[-1].isdigit() or word in lex.starters or word in lex.sets["articles"] or word in "½¼¾⅓⅔":
                candidate = self._candidate(at)
            if candidate is None:
                at += 1
                continue
            inside = self.taken.over(t.start[candidate.number.first])
            if inside is not None and not self._is_length(candidate, inside):
                while at < len(t) and t.start[at] < inside[1]:
                    at += 1
                continue
            yield candidate
            at = max(candidate.last, at + 1)

    def _is_length(self, candidate: Candidate, inside: tuple[int, int]) -> bool:
        """Whether what a date finder took is a length of time ("15 years", "nine days later"), or a share that only
        looked like one ("about a quarter")."""
        t = self.t
        if candidate.kind in ("duration", "age"):
            return t.end[candidate.last - 1] <= inside[1] or t.start[candidate.first] == inside[0]
        if not candidate.number.share:
            return False
        before = bound(t, self.lex, candidate.first, candidate.last)
        begin = before.first if before is not None and before.first < candidate.first else candidate.first
        return t.start[begin] <= inside[0] and inside[1] <= t.end[candidate.last - 1]

    def _candidate(self, at: int) -> Candidate | None:
        t, lex = self.t, self.lex
        special = multiple(t, lex, at) or vague(t, lex, self.units, at) or ordinal(t, lex, at)
        if special is not None:
            return special
        money = self.units.sign_before(at) is not None if t.low[at][0].isdigit() or t.low[at] in lex.numbers else False
        number = self.reader.read(at, money)
        if number is None:
            if t.low[at][-1].isdigit():
                return Candidate(Number(at, at + 1, Decimal(0)), at, at + 1, Decimal(0), refused="no number: separators of a code")
            return None
        if self.away.over(t.start[at]):
            return Candidate(number, at, number.last, number.value, refused="address or telephone number")
        if not number.literal and t.raw[number.first][0].isupper() and number.last == number.first + 1 and self._named(number):
            return Candidate(number, at, number.last, number.value, refused="part of a name")
        number = self._signed(number)
        unit = self.units.of(number)
        if number.lone and not self._one(number, unit):
            return None if t.low[at] != "one" else Candidate(number, at, number.last, number.value, refused="one as a pronoun")
        if unit is None:
            return Candidate(number, number.first, number.last, number.value)
        value = number.value * unit.factor + unit.added
        if unit.kind in ("people", "count") and value != int(value) and _THOUSANDS.fullmatch(t.raw[number.last - 1]):
            value *= 1000  # 3,500 jobs, whatever the document's decimal sign: there are no 3.5 jobs
        if number.share and unit.kind in ("percent",):
            number = Number(number.first, number.last, number.value, number.literal, scaled=number.scaled)
        return Candidate(number, unit.first, unit.last, value, unit.kind, unit.name, why=[unit.why])

    def _named(self, number: Number) -> bool:
        """Whether a capitalised number word stands inside a sentence that is no headline: BBC One, Kick Six."""
        t = self.t
        before = [k for k in range(max(0, number.first - _NAMED_REACH), number.first) if t.raw[k].isalpha()]
        return bool(before) and any(t.raw[k].islower() and len(t.raw[k]) > 3 for k in before) and t.raw[before[-1]][0].isupper()

    def _signed(self, number: Number) -> Number:
        """A minus sign that is glued to the number and to nothing else, or the word minus."""
        t, k = self.t, number.first - 1
        word = t.word(k)
        sign = word in ("-", "−") and t.adjacent(number.first) and (k == 0 or not t.adjacent(k) or t.word(k - 1) in "($€£")
        bounding = self.lex.bounds.before(t, number.first) is not None  # al menos, pelo menos
        if sign or (word in self.lex.sets["minus"] and not bounding) or (word == "-" and t.word(k - 1) == "minus"):
            first = k - (word == "-" and t.word(k - 1) == "minus")
            return Number(first, number.last, -number.value, number.literal, number.share, number.scaled, number.lone, number.factor)
        return number

    def _one(self, number: Number, unit: Unit | None) -> bool:
        """Whether the word one (un, um, один) counts: with a percent sign, money or a noun of its own."""
        t, at = self.t, number.first
        if unit is None:
            return False
        if unit.kind in ("percent", "money", "measure"):
            return unit.kind != "measure" or self.lex.language == "en"
        if self.lex.language != "en" or t.word(at - 1) in self.lex.sets["no_count_before_one"]:
            return False
        return unit.last > number.last and t.word(number.last) not in self.lex.sets["of"]

    def figure(self, c: Candidate) -> Figure:
        b: Bound | None = None if c.vague else c.bound
        where = None if b is None else (self.t.start[b.first], self.t.end[b.last - 1])
        return Figure(c.kind or "count", c.value, c.unit, c.high, b.sign if b else "=", c.ratio, bound_span=where)
