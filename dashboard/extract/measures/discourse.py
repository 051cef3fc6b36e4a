"""What a text is about where it names nobody: the country last spoken of, and the pair under discussion."""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache, cached_property
from importlib.resources import files
from itertools import pairwise

from dashboard.extract.measures.vocabulary import Vocabulary
from dashboard.model import Document, Mention, Place
from dashboard.text import Sentence

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
ARTICLES = frozenset("the a an la el los las o os as".split())
_BOUNDARY = re.compile(r"[,;:()“”\"«»—–\n]")
_NAMED = re.compile(r"\b[A-ZÀ-ÞА-ЯЁ]")
_CLAUSE = 60
"""Characters from the begin of a clause in which its subject must stand; with titles ("Russian Foreign Minister") 40 do."""
_BEFORE_SUBJECT = 5
"""Words of a clause before the country that it is about ("Members of the Cuban delegation", "La presidenta de la")."""
_BACK = 3
"""Sentences back to which "its" and "the two countries" may point."""
_PARAPHRASE = frozenset("country giant nation partner neighbour neighbor island país socio gigante nación parceiro nação isla ilha".split())
_MOST = 50
"""Places of a sentence, and pairs of a document, that are asked; lists and hostile texts have more."""
_SHORT = 4
"""Words before "its" that only say when ("In the same year its exports"); after more, somebody else may be meant."""


def code(mention: Mention[Place]) -> str | None:
    return mention.value.country


def is_country(name: str) -> bool:
    return len(name) == 2 and name.isalpha()


@cache
def _members() -> dict[str, frozenset[str]]:
    """Region code to the countries in it."""
    regions = json.loads(files("dashboard.reference").joinpath("countries.json").read_text(encoding="utf-8"))["regions"]
    return {k: frozenset(r.get("members", ())) for k, r in regions.items()}


def apart(a: str, b: str) -> bool:
    """Whether two codes can be two parties: not the same, and none a country of the other."""
    return a != b and b not in _members().get(a, ()) and a not in _members().get(b, ())


def _of_region(mention: Mention[Place]) -> bool:
    """Whether it is an adjective of a region: the European Commission is not Europe."""
    return mention.value.kind == "demonym" and not is_country(mention.value.country or "")


def points_back(text: str, mention: Mention[Place]) -> bool:
    """Whether a region's adjective only paraphrases a country: el país asiático, the Asian giant."""
    if not _of_region(mention):
        return False
    before = WORD.findall(text[max(0, mention.span.start - 12) : mention.span.start].lower())
    behind = WORD.findall(text[mention.span.end : mention.span.end + 12].lower())
    return bool(_PARAPHRASE & {*before[-1:], *behind[:1]})


class Discourse:
    """The countries of one document, as its sentences speak of them. `sentences` are those read in full."""

    def __init__(self, document: Document, sentences: Sequence[Sentence], places: Sequence[Mention[Place]], words: Vocabulary) -> None:
        self.text = document.text
        self.sentences = sentences
        self.words = words
        self._blocks = [b.start for b in document.blocks]
        self._places = sorted((p for p in places if code(p) and not points_back(document.text, p)), key=lambda p: p.span.start)
        self._starts = [p.span.start for p in self._places]
        self._subjects: dict[int, list[Mention[Place]]] = {}

    def places(self, index: int) -> list[Mention[Place]]:
        """The places of a sentence."""
        sentence = self.sentences[index]
        return self._places[bisect_left(self._starts, sentence.start) : bisect_left(self._starts, sentence.end)]

    @cached_property
    def paragraphs(self) -> list[int]:
        """The number of each sentence's paragraph."""
        if self._blocks:
            return [bisect_right(self._blocks, s.start) for s in self.sentences]
        found, at = [], 0
        for k, sentence in enumerate(self.sentences):
            at += k > 0 and "\n\n" in self.text[self.sentences[k - 1].end : sentence.start + 1]
            found.append(at)
        return found

    def _last(self, index: int, before: int) -> list[Mention[Place]]:
        """The last places of a sentence up to an offset."""
        low = bisect_left(self._starts, self.sentences[index].start)
        high = bisect_left(self._starts, min(before, self.sentences[index].end))
        return self._places[max(low, high - _MOST) : high]

    # --- the country spoken of -----------------------------------------------------------------------

    def subjects(self, index: int) -> list[Mention[Place]]:
        """The countries that clauses of a sentence begin with."""
        if index not in self._subjects:
            found: list[Mention[Place]] = []
            last: Mention[Place] | None = None
            for place in self.places(index):
                if self._begins_clause(self.sentences[index], place, last, found):
                    found.append(place)
                last = place
            self._subjects[index] = found
        return self._subjects[index]

    def _begins_clause(
        self, sentence: Sentence, place: Mention[Place], last: Mention[Place] | None, found: Sequence[Mention[Place]]
    ) -> bool:
        start, said = place.span.start, self.words.discourse
        if _of_region(place) or place.role == "name" or (place.role == "location" and place.value.kind != "country"):
            return False
        if last is not None and self._coordinated(last, place):
            return bool(found) and found[-1] is last
        low = max(sentence.start, start - _CLAUSE)
        ends = [m.end() for m in _BOUNDARY.finditer(self.text, low, start)]
        begin = ends[-1] if ends else low
        heads = WORD.findall(self.text[begin:start].lower())
        joints = [k for k, w in enumerate(heads) if w in said["clause"]]
        if joints:
            heads = heads[joints[-1] + 1 :]
        elif (last is not None and last.span.end > begin) or (begin > sentence.start and not ends):
            return False
        if heads and begin == sentence.start and heads[0] in said["about"]:
            return len(heads) <= 2
        return len(heads) <= _BEFORE_SUBJECT and not said["prepositions"].union(said["relative"]) & set(heads)

    def _coordinated(self, a: Mention[Place], b: Mention[Place]) -> bool:
        """Whether nothing but "and", a dash or a comma stands between two places."""
        between = self.text[a.span.end : b.span.start]
        rest = set(WORD.findall(between.lower())) - ARTICLES
        return len(between) < 12 and rest <= self.words.relations["and"] and (bool(rest) or between.strip() in ("-", "–", "—", ",", "/"))

    def subject(self, index: int, before: int) -> str | None:
        """The country that the clause around an offset is about, None if it names none or two."""
        own = self.subjects(index)
        last = bisect_left(own, before, key=lambda m: m.span.end + 1) - 1
        if last < 0 or (last and self._coordinated(own[last - 1], own[last])):
            return None
        return code(own[last])

    def topic(self, index: int, before: int) -> str | None:
        """The country that "its" at an offset means: the subject of its sentence, else of one of the last sentences."""
        if (own := self.subjects(index)) and own[0].span.end <= before:
            return self.subject(index, before)
        ahead = self.text[self.sentences[index].start : before]
        if len(WORD.findall(ahead)) > _SHORT and _NAMED.search(ahead, 1):
            return None
        for k in range(index - 1, max(-1, index - 1 - _BACK), -1):
            if self.paragraphs[index] - self.paragraphs[k] > 1:
                return None
            found = self.subjects(k)
            if found:
                return None if len(found) > 1 and self._coordinated(found[0], found[1]) else code(found[0])
        return None

    def only_country(self, index: int, before: int) -> str | None:
        """The one country that a paragraph has named up to an offset."""
        named: set[str] = set()
        for k in range(index, -1, -1):
            if self.paragraphs[k] != self.paragraphs[index] or len(named) > 1:
                break
            named |= {c for m in self._last(k, before) if (c := code(m)) and m.role != "name" and not _of_region(m)}
        return next(iter(named)) if len(named) == 1 else None

    # --- the pair under discussion -------------------------------------------------------------------

    @cached_property
    def _statements(self) -> list[tuple[int, int, frozenset[str]]]:
        """(offset, paragraph, pair) wherever two parties are named as such: Russia and Cuba, China–Bolivia, Russian-Cuban."""
        found = []
        for k in range(len(self.sentences)):
            here = self.places(k)
            joined = [self._coordinated(a, b) for a, b in pairwise(here)]
            for n, (a, b) in enumerate(pairwise(here)):
                alone = joined[n] and not (n and joined[n - 1]) and not (n + 1 < len(joined) and joined[n + 1])
                pair = code(a) or "", code(b) or ""
                if alone and apart(*pair) and "," not in self.text[a.span.end : b.span.start]:
                    if not (a.role == b.role == "location" or self._receives(a)):
                        found.append((a.span.start, self.paragraphs[k], frozenset(pair)))
        return found

    def _receives(self, place: Mention[Place]) -> bool:
        """Whether a list of places only goes with a verb: exports to Brazil and Argentina."""
        relations = self.words.relations
        before = [w for w in WORD.findall(self.text[max(0, place.span.start - 15) : place.span.start].lower()) if w not in ARTICLES]
        return bool(before) and before[-1] in relations["to"] | relations["with"] | relations["in"]

    def pair(self, index: int, at: int, known: Collection[str], marked: bool) -> frozenset[str] | None:
        """The two parties meant at an offset, the `known` one among them; `marked` if words say that there are two."""
        if marked or known:
            near = self._two(index, at, set(known))
            if near:
                return near
        made = bisect_left(self._statements, at, key=lambda s: s[0])
        said = [s for s in self._statements[max(0, made - _MOST) : made] if s[2].issuperset(known)]
        here = [pair for _, paragraph, pair in said if paragraph == self.paragraphs[index]]
        if here:
            return here[-1]
        ranked = Counter(pair for _, _, pair in said).most_common(1)
        if ranked and 2 * ranked[0][1] > len(said):
            return ranked[0][0]
        return self._with_lead(index, at, set(known)) if marked else None

    def _named(self, index: int, before: int, known: set[str]) -> set[str]:
        here = [m for m in self._last(index, before) if m.role != "name"]
        named = known | {c for m in here if (c := code(m))}
        if len(named) > 2:
            named = known | {c for m in here if m.role != "location" and (c := code(m))}
        return named

    def _two(self, index: int, at: int, known: set[str]) -> frozenset[str] | None:
        """The two countries that this sentence and those before it name, if they name no third."""
        named = set(known)
        for k in range(index, max(-1, index - 1 - _BACK), -1):
            if self.paragraphs[k] != self.paragraphs[index]:
                return None
            named = self._named(k, at, named)
            if len(named) >= 2:
                return frozenset(named) if len(named) == 2 and apart(*named) else None
        return None

    def _with_lead(self, index: int, at: int, known: set[str]) -> frozenset[str] | None:
        """The one country that the paragraph names, and the one that the document begins with."""
        one = known or {c for c in [self.only_country(index, at)] if c}
        lead = next((code(s[0]) for k, t in enumerate(self.sentences) if t.role != "title" and (s := self.subjects(k))), None)
        both = one | {lead} if lead else one
        return frozenset(c for c in both if c) if len(both) == 2 and apart(*(c or "" for c in both)) else None
