"""The arguments of a trigger: where it happens, who does it to whom, and what is built, signed or sent."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.extract.events.clauses import Line
from dashboard.extract.events.lexicon import Frame, Lexicon
from dashboard.extract.events.material import Candidate, Material, countries_of, is_ground
from dashboard.extract.people import Named
from dashboard.model import Mention, Participant, Place

OBJECT_WORDS = 3  # words of a noun phrase before its head that tell one plant or treaty from another
SUBJECT = 4  # tokens between a capital that stands for its government and the verb of what it does
_AND = frozenset("and y e и".split())
_PREPOSITIONS_OF_PARTIES = frozenset("with against between by con contra entre por com с против между".split())
_PREPOSITIONS_OF_PLACE = frozenset("in at en em no na в".split())
_BEFORE_OBJECT = frozenset(
    """a an the of to in on and with for by has have had will its their this that un una el la los las de del en con para su o os
    as um uma do da signed sign build built new is are was were""".split()
)


class Arguments:
    """Finds the arguments of the triggers of one document."""

    def __init__(self, lex: Lexicon, material: Material) -> None:
        self.lex = lex
        self.material = material

    def place(self, line: Line, i: int, places: Sequence[Mention[Place]], acts: bool) -> Place | None:
        """The place that is stated for the trigger: a city or building first, nearest first; a country where something is done in it."""
        best: tuple[int, int] | None = None
        chosen: Place | None = None
        party = False
        for p in places:
            k = line.index(p.span.start)
            low = line.lows[k - 1] if k else ""
            party = low in _PREPOSITIONS_OF_PARTIES or (party and low in _AND)  # between Managua and Beijing
            if party or not is_ground(p, self.material.text):
                continue
            if p.value.kind in ("country", "region", "demonym") and low not in _PREPOSITIONS_OF_PLACE:
                continue
            if acts and k == line.clause_bounds(i)[0] and 0 < i - k <= SUBJECT:
                continue  # Madrid will not lift: a government
            rank = (0 if p.value.kind in ("city", "facility") else 1, abs(k - i))
            if best is None or rank < best:
                best, chosen = rank, p.value
        return chosen

    def give(self, line: Line, i: int, candidate: Candidate, passive: bool) -> None:
        """Fills a verb's participants: who is left and right of it, and what it is done to."""
        a, b = line.clause_bounds(i)
        m = self.material
        left = [*self._names(m.places_in(line.starts[a], line.starts[i]), m.people.within(line.starts[a], line.starts[i]))]
        right = [*self._names(m.places_in(line.ends[i], line.ends[b - 1]), m.people.within(line.ends[i], line.ends[b - 1]))]
        frame = candidate.frame
        assert frame is not None
        candidate.subjects = [c for _, c in left if c]
        candidate.objects = [c for _, c in right if c]
        if frame.type == "MEMBERSHIP":
            candidate.countries = self._subject_countries(line, i, a) or candidate.countries
        if passive:
            left, right = right, left
        thing = self._object(line, i, frame, passive)
        if thing:
            candidate.participants.append(Participant(thing, "object"))
        seen: set[str] = set()
        for role, names in ((frame.subject, left), (frame.object, right)):
            for name, country in names[:4]:
                if name not in seen:
                    seen.add(name)
                    candidate.participants.append(Participant(name, role, country))

    def _object(self, line: Line, i: int, frame: Frame, passive: bool) -> str | None:
        """What is built, signed or sent: the word of the class that the frame asks for, with the words before it."""
        names = [n for side, group in frame.need if side == ">" for n in group if n in self.lex.classes]
        a, b = line.clause_bounds(i)
        for name in names:
            j = next(line.has(name, a if passive else i + 1, i if passive else min(b, i + 1 + frame.near)), None)
            if j is None:
                continue
            start, first = j, i + 1 if j > i else a
            first = max(first, j - OBJECT_WORDS)
            while start > first and line.words[start - 1].isalpha() and line.lows[start - 1] not in _BEFORE_OBJECT:
                start -= 1
            return " ".join(line.lows[start : j + 1])
        return None

    def _subject_countries(self, line: Line, i: int, a: int) -> list[str]:
        """Countries of the nearest noun phrase to the left of a verb: `Brazil belongs and Argentina will join` gives Argentina."""
        places = self.material.places_in(line.starts[a], line.starts[i])
        kept: list[Mention[Place]] = []
        for p in reversed(places):
            if kept:
                gap = self.material.text[p.span.end : kept[-1].span.start].replace(",", " ").split()
                if len(gap) > 2 or any(w not in ("and", "y", "e", "the", "и", "o") for w in gap):
                    break
            kept.append(p)
        return countries_of(kept[::-1])

    @staticmethod
    def _names(places: Sequence[Mention[Place]], people: Sequence[Named]) -> list[tuple[str, str | None]]:
        rows = [(p.span.start, p.value.name, p.value.country) for p in places if p.role in ("actor", "metonym")]
        rows += [(n.start, n.person.name, None) for n in people]
        return [(name, country) for _, name, country in sorted(rows, key=lambda row: (row[0], row[1], row[2] or ""))]
