"""Which place each toponym of a document is: one sense a document, chosen by what surrounds it.

Containment ("Paris, Texas") outranks all; then country and division votes of the surer names, the rank of the name,
population. The score of the best and of the runner-up stand in `why`.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.model import Document, Leftover, Mention, Place, Toponym
from dashboard.reference.packed import (
    ADMIN1,
    ADMIN2,
    CAPITAL,
    CITY,
    COUNTRY,
    DEMONYM,
    FACILITY,
    FORM,
    LANGUAGE_BITS,
    METONYM,
    OTHER,
    REGION,
    SEAT,
    Packed,
    Sense,
)

# Hand-set in steps of a half after reading the public development corpora; log10 of people is the unit.
LEVEL = {COUNTRY: 5.0, REGION: 6.0, ADMIN1: 2.0, CAPITAL: 2.5, SEAT: 0.5, CITY: 0.0, ADMIN2: -1.0, FACILITY: 5.0}
RANK = {OTHER: -1.5, DEMONYM: 0.0, METONYM: 0.0, FORM: -0.25}
INSIDE = 12.0
"""Weight of being inside what the words after a name say."""
COUNTRY_VOTE, DIVISION_VOTE = 1.0, 1.0
"""Weight of a doubling of the votes for a country or division."""
CLEAR = 2.0
"""Lead over the runner-up from which a name votes."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """The chosen sense of a name, its score, the next best, and why."""

    sense: Sense
    score: float
    runner_up: Sense | None
    runner_up_score: float
    why: str


class Votes:
    """Countries and divisions that the names of a document point to, each name once."""

    def __init__(self) -> None:
        self.countries: dict[str, set[str]] = defaultdict(set)
        self.divisions: dict[int, set[str]] = defaultdict(set)

    def cast(self, key: str, sense: Sense, gazetteer: Packed) -> None:
        self.countries[sense.country].add(key)
        division = sense.place if sense.level == ADMIN1 else gazetteer.inside(sense.place)[0]
        if division is not None:
            self.divisions[division].add(key)

    def of(self, key: str, sense: Sense, gazetteer: Packed) -> float:
        """The pull of the other names on this sense."""
        country = len(self.countries.get(sense.country, set()) - {key})
        division = sense.place if sense.level == ADMIN1 else gazetteer.inside(sense.place)[0]
        near = len(self.divisions.get(division, set()) - {key}) if division is not None else 0
        return COUNTRY_VOTE * math.log2(1 + country) + DIVISION_VOTE * math.log2(1 + near)


def prior(sense: Sense) -> float:
    """What a sense weighs before anything is read."""
    return LEVEL[sense.level] + RANK.get(sense.rank, 0.0) + math.log10(sense.population + 10)


def contained(sense: Sense, within: set[Sense], gazetteer: Packed) -> bool:
    first, second = gazetteer.inside(sense.place)
    for w in within:
        if w.place == sense.place:
            continue
        if w.level == COUNTRY and w.country == sense.country and sense.level != COUNTRY:
            return True
        if w.place in (first, second):
            return True
    return False


def senses_of(toponym: Toponym, gazetteer: Packed, language: str | None) -> tuple[Sense, ...]:
    entry = gazetteer.look(toponym.key)
    if entry is None:
        return ()
    bit = LANGUAGE_BITS.get(language or "", 0)
    if toponym.kind == "demonym":
        return tuple(s for s in entry.senses if s.rank == DEMONYM and (not bit or not s.languages or s.languages & bit))
    right = tuple(s for s in entry.senses if not bit or not s.languages or s.languages & bit)
    return right or entry.senses


def choose(key: str, senses: Sequence[Sense], within: set[Sense], votes: Votes, gazetteer: Packed) -> Resolved:
    """The best sense of a name; ties go to the lower place number, which is the more populous place."""
    scored = []
    for s in senses:
        inside = bool(within) and contained(s, within, gazetteer)
        scored.append((prior(s) + votes.of(key, s, gazetteer) + (INSIDE if inside else 0.0), -s.place, inside, s))
    scored.sort(key=lambda x: x[:2], reverse=True)
    best = scored[0]
    second = next((x for x in scored[1:] if x[3].place != best[3].place), None)
    why = "inside what the words after it say" if best[2] else f"best of {len({x[3].place for x in scored})}"
    return Resolved(best[3], best[0], second[3] if second else None, second[0] if second else -math.inf, why)


def resolve(
    document: Document, toponyms: Sequence[Toponym], gazetteer: Packed
) -> tuple[tuple[Mention[Place], ...], tuple[Leftover, ...]]:
    """Places of a document's toponyms, in order, and the names that no gazetteer place fits."""
    senses: dict[tuple[str, str], tuple[Sense, ...]] = {}
    within: dict[tuple[str, str], set[Sense]] = defaultdict(set)
    for t in toponyms:
        k = (t.key, t.kind)
        if k not in senses:
            senses[k] = senses_of(t, gazetteer, document.language)
        for container in t.within:
            entry = gazetteer.look(container)
            found = {s for s in entry.senses if s.rank != DEMONYM} if entry else set()
            if any(contained(s, found, gazetteer) for s in senses[k]):
                within[k] |= found
    votes, chosen = Votes(), {}
    for _ in range(2):
        fresh = Votes()
        for k, options in senses.items():
            if options:
                r = chosen[k] = choose(k[0], options, within[k], votes, gazetteer)
                if r.score - r.runner_up_score >= CLEAR:
                    fresh.cast(k[0], r.sense, gazetteer)
        votes = fresh
    chosen = {k: choose(k[0], o, within[k], votes, gazetteer) for k, o in senses.items() if o}
    mentions, left = [], []
    for t in toponyms:
        r = chosen.get((t.key, t.kind))
        if r is None:
            left.append(Leftover(t.span, "a place name that the gazetteer does not know"))
        else:
            mentions.append(Mention(t.span, place(r.sense, t.kind, gazetteer), t.role, said(t, r, gazetteer)))
    return tuple(mentions), tuple(left)


def said(t: Toponym, r: Resolved, gazetteer: Packed) -> str:
    other = f"; next {gazetteer.name(r.runner_up.place)} ({r.runner_up.country}) {r.runner_up_score:.1f}" if r.runner_up else ""
    return f"{t.why} [{t.score:g}]; {r.why}, score {r.score:.1f}{other}"


def place(sense: Sense, kind: str, gazetteer: Packed) -> Place:
    """The public form of a sense."""
    point = gazetteer.point(sense.place)
    latitude, longitude = point if point else (None, None)
    level = sense.level
    what = "demonym" if kind == "demonym" else "country" if level == COUNTRY else "facility" if level == FACILITY else (
        "region" if level in (ADMIN1, ADMIN2, REGION) else "city"
    )
    precision = "point" if what in ("city", "facility") else "area"
    return Place(gazetteer.id(sense.place), gazetteer.name(sense.place), what, sense.country, latitude, longitude, precision)


__all__ = ["Resolved", "place", "resolve"]
