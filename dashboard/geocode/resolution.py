"""Which place each toponym of a document is: one sense a document, chosen by what surrounds it.

Containment ("Paris, Texas") outranks all; then country and division votes of the surer names, the rank of the name,
population. The score of the best and of the runner-up stand in `why`.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.geocode.disputed import DEFAULT, governed
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
LEVEL = {COUNTRY: 5.0, REGION: 6.0, ADMIN1: 1.0, CAPITAL: 2.0, SEAT: 0.5, CITY: 0.0, ADMIN2: -1.0, FACILITY: 5.0}
KINDS = {COUNTRY: "country", ADMIN1: "region", ADMIN2: "region", REGION: "region", FACILITY: "facility"}
"""Level of a place → its public kind; the others are cities."""
POINTS = ("city", "facility")
RANK = {OTHER: -2.0, DEMONYM: 0.0, METONYM: 0.0, FORM: -0.25}
CAPITAL_ABROAD = -1.25
"""Rank of a capital's name in another language, which is better known than other cities' names abroad."""
INSIDE = 12.0
"""Weight of being inside what the words after a name say."""
AROUND = 4.0
"""Weight of containing the name before: in `Trinidad, Beni` the department."""
COUNTRY_VOTE, DIVISION_VOTE = 1.5, 2.0
"""Weight of a doubling of the votes for a country or division."""
ROUNDS = 2
VOTER = 0.0
"""Evidence (log odds) from which a name votes."""
NEIGHBOUR, COMPATRIOT = 0.75, 0.5
"""What each of up to two names of the same division, and more than two of the same country, add for a doubtful name."""
FAINT = 6.0
"""Behind the best by more than this a sense has no vote."""
TOWN, NAMESAKE = 100_000, -3.0
"""A division whose country has a town of its name of so many people loses this much: New York is the city."""
SAFE, LONELY = 2.0, -1.25
"""Below SAFE a name is asked what supports it; one of whose country nothing else speaks loses LONELY."""
COMPANY = 2
"""Names that a document must have before loneliness says anything."""


Name = tuple[str, str]
"""Key and kind of a toponym: what one document uses in one sense."""


@dataclass(slots=True)
class Found:
    """One name of a document: what it may mean, what contains it, which senses contain another name, the best evidence."""

    senses: tuple[Sense, ...]
    within: set[Sense] = field(default_factory=set)
    around: set[int] = field(default_factory=set)
    score: float = -math.inf


@dataclass(frozen=True, slots=True)
class Resolved:
    """The chosen sense of a name, its score, the next best, and why."""

    sense: Sense
    score: float
    runner_up: Sense | None
    runner_up_score: float
    why: str


class Votes:
    """How much the names of a document point to each country and division: the likelihood of each sense, summed."""

    def __init__(self) -> None:
        self.names = 0
        self.countries: dict[str, float] = defaultdict(float)
        self.divisions: dict[int, float] = defaultdict(float)
        self._cast: dict[tuple[str, str | int], float] = defaultdict(float)

    def cast(self, key: str, scored: Sequence[tuple[float, Sense]], gazetteer: Packed) -> None:
        """One name's vote, shared among its senses; the same name in another kind adds up to one vote at most."""
        self.names += 1
        top = max(score for score, _ in scored)
        likely = [(math.exp(score - top), s) for score, s in scored if top - score < FAINT]
        total = sum(p for p, _ in likely)
        for p, sense in likely:
            self._add(key, sense.country, self.countries, p / total)
            self._add(key, division_of(sense, gazetteer), self.divisions, p / total)

    def _add(self, key: str, what: Any, box: dict[Any, float], share: float) -> None:
        share = min(share, 1.0 - self._cast[key, what])
        self._cast[key, what] += share
        box[what] += share

    def country(self, key: str, sense: Sense) -> float:
        """The other names' votes for the country of a sense."""
        return max(0.0, self.countries.get(sense.country, 0.0) - self._cast.get((key, sense.country), 0.0))

    def division(self, key: str, sense: Sense, gazetteer: Packed) -> float:
        """The other names' votes for the first-level division of a sense."""
        division = division_of(sense, gazetteer)
        return max(0.0, self.divisions.get(division, 0.0) - self._cast.get((key, division), 0.0)) if division >= 0 else 0.0

    def of(self, key: str, sense: Sense, gazetteer: Packed) -> float:
        """The pull of the other names on this sense."""
        return COUNTRY_VOTE * math.log2(1 + self.country(key, sense)) + DIVISION_VOTE * math.log2(1 + self.division(key, sense, gazetteer))


def division_of(sense: Sense, gazetteer: Packed) -> int:
    """The number of its first-level division; -1 for none."""
    if sense.level == ADMIN1:
        return sense.place
    first = gazetteer.inside(sense.place)[0]
    return -1 if first is None else first


def prior(sense: Sense) -> float:
    """What a sense weighs before anything is read."""
    rank = CAPITAL_ABROAD if sense.rank == OTHER and sense.level == CAPITAL else RANK.get(sense.rank, 0.0)
    return LEVEL[sense.level] + rank + math.log10(sense.population + 10)


def contained(sense: Sense, within: set[Sense], gazetteer: Packed) -> bool:
    return any(gazetteer.contains(w, sense) for w in within)


def senses_of(toponym: Toponym, gazetteer: Packed, language: str | None) -> tuple[Sense, ...]:
    entry = gazetteer.look(toponym.key)
    if entry is None or toponym.kind in ("region", "facility"):
        return ()
    bit = LANGUAGE_BITS.get(language or "", 0)
    if toponym.kind == "demonym":
        return tuple(s for s in entry.senses if s.rank == DEMONYM and (not bit or not s.languages or s.languages & bit))
    right = tuple(s for s in entry.senses if not bit or not s.languages or s.languages & bit)
    return right or entry.senses


def weights(n: Name, found: Found, votes: Votes, gazetteer: Packed) -> list[tuple[float, Sense]]:
    """The score of each sense of a name, best first; ties go to the lower number, which is the more populous place."""
    towns = {s.country for s in found.senses if s.level in (CAPITAL, SEAT, CITY) and s.population >= TOWN}
    scored = []
    for s in found.senses:
        score = prior(s) + votes.of(n[0], s, gazetteer)
        if s.level == ADMIN1 and s.country in towns:
            score += NAMESAKE
        if found.within and contained(s, found.within, gazetteer):
            score += INSIDE
        if s.place in found.around:
            score += AROUND
        scored.append((score, s))
    return sorted(scored, key=lambda x: (-x[0], x[1].place))


def choose(scored: Sequence[tuple[float, Sense]], within: set[Sense], gazetteer: Packed) -> Resolved:
    """The best sense and the next best place."""
    score, best = scored[0]
    second = next((x for x in scored[1:] if x[1].place != best.place), None)
    inside = bool(within) and contained(best, within, gazetteer)
    why = "inside what the words after it say" if inside else f"best of {len({s.place for _, s in scored})}"
    return Resolved(best, score, second[1] if second else None, second[0] if second else -math.inf, why)


def resolve(
    document: Document, toponyms: Sequence[Toponym], gazetteer: Packed, disputed: str = DEFAULT
) -> tuple[tuple[Mention[Place], ...], tuple[Leftover, ...]]:
    """Places of a document's toponyms, in order, and the names that stayed too doubtful. `disputed`: un or de-facto."""
    names = gather(document, toponyms, gazetteer)
    known = {n: found for n, found in names.items() if found.senses}
    votes = Votes()
    for _ in range(ROUNDS):
        fresh = Votes()
        for n, found in known.items():
            if found.score >= VOTER:
                fresh.cast(n[0], weights(n, found, votes, gazetteer), gazetteer)
        votes = fresh
    chosen = {n: choose(weights(n, found, votes, gazetteer), found.within, gazetteer) for n, found in known.items()}
    mentions, left = [], []
    for t in toponyms:
        r = chosen.get((t.key, t.kind))
        score = t.score + (support(t, r, votes, gazetteer) if t.score < SAFE else 0.0)
        if score < 0:
            left.append(Leftover(t.span, f"too little speaks for a place: {t.why} [{t.score:g}]"))
        elif r is None:
            mentions.append(
                Mention(t.span, unknown(t, names[t.key, t.kind].within, votes), t.role, f"{t.why} [{t.score:g}]; not in the gazetteer")
            )
        else:
            mentions.append(Mention(t.span, place(r.sense, t.kind, gazetteer, disputed), t.role, said(t, r, gazetteer)))
    return tuple(mentions), tuple(left)


def gather(document: Document, toponyms: Sequence[Toponym], gazetteer: Packed) -> dict[Name, Found]:
    """The distinct names of a document with their senses, containers, and the best evidence for each."""
    names: dict[Name, Found] = {}
    containers: dict[str, set[int]] = defaultdict(set)
    for t in toponyms:
        n = (t.key, t.kind)
        if n not in names:
            names[n] = Found(senses_of(t, gazetteer, document.language))
        found = names[n]
        found.score = max(found.score, t.score)
        for container in t.within:
            entry = gazetteer.look(container)
            around = {s for s in entry.senses if s.rank != DEMONYM} if entry else set()
            if not found.senses or any(contained(s, around, gazetteer) for s in found.senses):
                found.within |= around
                containers[container] |= {w.place for w in around if any(gazetteer.contains(w, s) for s in found.senses)}
    for (key, _), found in names.items():
        found.around = containers.get(key, set())
    return names


def support(t: Toponym, r: Resolved | None, votes: Votes, gazetteer: Packed) -> float:
    """What the other names of its division and country say for a name that is not sure; a lonely one loses."""
    if r is None:
        return 0.0
    near, country = votes.division(t.key, r.sense, gazetteer), votes.country(t.key, r.sense)
    alone = country < 0.5 and votes.names >= COMPANY
    return min(2.0, near) * NEIGHBOUR + (COMPATRIOT if country > 2 else LONELY if alone else 0.0)


def unknown(t: Toponym, within: set[Sense], votes: Votes) -> Place:
    """A place that only its words tell of: no point; the country is its container's, else the one most named here."""
    around = sorted({s.country for s in within})
    counted = [(total, code) for code, total in votes.countries.items() if len(code) == 2 and code.isalpha()]
    ranked = sorted(counted, key=lambda x: (-x[0], x[1]))
    country = around[0] if len(around) == 1 else None
    if country is None and ranked and ranked[0][0] >= 2 * (ranked[1][0] if len(ranked) > 1 else 0.0):
        country = ranked[0][1]
    return Place(f"name:{t.key}", t.span.text, t.kind if t.kind in ("region", "facility") else "city", country, None, None, "area")


def said(t: Toponym, r: Resolved, gazetteer: Packed) -> str:
    other = f"; next {gazetteer.name(r.runner_up.place)} ({r.runner_up.country}) {r.runner_up_score:.1f}" if r.runner_up else ""
    return f"{t.why} [{t.score:g}]; {r.why}, score {r.score:.1f}{other}"


def place(sense: Sense, kind: str, gazetteer: Packed, disputed: str = DEFAULT) -> Place:
    """The public form of a sense."""
    point = gazetteer.point(sense.place)
    latitude, longitude = point if point else (None, None)
    what = "demonym" if kind == "demonym" else KINDS.get(sense.level, "city")
    return Place(
        gazetteer.id(sense.place), gazetteer.name(sense.place), what, governed(gazetteer, sense.place, disputed), latitude, longitude,
        "point" if what in POINTS else "area",
    )  # fmt: skip


__all__ = ["Resolved", "place", "resolve"]
