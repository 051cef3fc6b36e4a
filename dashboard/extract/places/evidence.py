"""Is a name a place here? Weights for and against, as hand-set log odds; the sum decides, 0 is even."""

from __future__ import annotations

from dashboard.extract.places import words
from dashboard.extract.places.candidates import Candidate, Names
from dashboard.extract.places.tokens import Token
from dashboard.reference.packed import ADMIN1, ADMIN2, CAPITAL, COMMON_WORD, COUNTRY, FACILITY, FIRST_NAME, REGION, SURNAME

# Weights by reading the public development corpora, in steps of a half; none was fitted.
KNOWN = ((1_000_000, 3.0), (300_000, 2.5), (100_000, 1.5), (15_000, 0.5), (0, -1.0))
"""People of the largest place of this name → weight."""


class Persons:
    """Names that a document uses of persons: surnames after a first name or a title."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def learn(self, line: list[Token], found: list[Candidate], names: Names) -> None:
        covered = {n for c in found if c.words > 1 or c.exact for n in range(c.first, c.last + 1)}
        for i, token in enumerate(line[:-1]):
            after = line[i + 1]
            if not (token.capital and after.capital and after.gap in (" ", "\u00a0") and len(after.key) > 2):
                continue
            if i in covered or i + 1 in covered:
                continue
            entry = names.look(token.key)
            if entry and entry.flags & FIRST_NAME and not (entry.senses and entry.senses[0].level == COUNTRY):
                second = names.look(after.key)
                if second is None or not second.senses or second.senses[0].level != COUNTRY:
                    self.names.add(after.key)
                    self.names.add(token.key)


def weigh(line: list[Token], c: Candidate, names: Names, persons: Persons, lower: set[str]) -> tuple[float, str]:
    """(sum of weights, the reasons)."""
    if c.exact:
        return 6.0, "an abbreviation in its exact letters"
    before = line[c.first - 1] if c.first else None
    after = line[c.last + 1] if c.last + 1 < len(line) else None
    next_to = after is not None and after.gap in (" ", "\u00a0")
    close = before is not None and line[c.first].gap in (" ", "\u00a0", ". ")
    if c.kind == "demonym":
        if next_to and after is not None and after.key in words.FOOD:
            return -5.0, "a dish, breed or toy"
        return 4.0, "a demonym or adjective of the gazetteer"
    if c.kind == "metonym":
        return 4.0, "a seat of power"
    reasons: list[str] = []
    top = c.senses[0]
    score, levels = 0.0, {s.level for s in c.senses}
    people = max(s.population for s in c.senses)
    if levels & {COUNTRY, REGION}:
        score += 4.0
        reasons.append("country or region")
    elif levels & {ADMIN1, CAPITAL} and top.rank < 2:
        score += 3.0
        reasons.append("division or capital")
    else:
        score += next(w for floor, w in KNOWN if people >= floor)
        reasons.append(f"largest of this name has {people} people")
    single = c.words == 1
    if not single:
        score += 1.5
        reasons.append(f"{c.words} words")
    if single and not levels & {COUNTRY, REGION}:
        if c.flags & COMMON_WORD:
            score -= 2.5
            reasons.append("common word")
        if c.key in lower:
            score -= 2.5
            reasons.append("stands in lower case too")
        if c.flags & FIRST_NAME:
            score -= 1.5
            reasons.append("first name")
        elif c.flags & SURNAME:
            score -= 1.0
            reasons.append("surname")
        if before is None:
            score -= 0.5
    if single and levels & {ADMIN2} and not levels & {COUNTRY, REGION, ADMIN1, CAPITAL} and people < 100000:
        score -= 1.0
    if close and before is not None:
        if before.key in words.INSIDE:
            score += 2.0
            reasons.append(f"after {before.word!r}")
        elif before.key in words.FROM_TO:
            score += 0.75
            reasons.append(f"after {before.word!r}")
        elif before.key in words.CITY_WORDS or before.key in words.AREA_WORDS:
            score += 1.5
        elif before.key in words.TITLES and single:
            score -= 5.0
            reasons.append(f"after the title {before.word!r}")
        elif before.capital and before.key not in words.SMALL and c.first > 0:
            entry = names.look(before.key)
            if entry and entry.flags & FIRST_NAME:
                score -= 5.0
                reasons.append("after a first name")
            elif len(before.word) <= 2 and before.word.isupper():
                score -= 5.0
                reasons.append("after an initial")
            elif not (entry and entry.senses):
                score -= 2.0
                reasons.append("inside a longer name")
        if before.key in words.OF and c.first > 1 and line[c.first - 2].key in words.ORGANISATION_HEADS and (line[c.first - 2].capital):
            return -5.0, "part of the name of an organisation"
        if before.key in words.ORGANISATION_HEADS and before.capital:
            return -5.0, "part of the name of an organisation"
    if c.within:
        score += 4.0
        reasons.append("followed by what contains it")
    if next_to and after is not None:
        if after.capital:
            if after.key in words.LETTERHEAD:
                return -5.0, "part of the name of an organisation"
            entry = names.look(after.key)
            if single and c.flags & FIRST_NAME and after.key not in words.PLACE_HEADS and not (levels & {COUNTRY, REGION} and not c.flags & FIRST_NAME):
                score -= 5.0
                reasons.append("a first name before a name")
            elif single and not levels & {COUNTRY, REGION, ADMIN1, FACILITY} and not (entry and entry.senses):
                score -= 1.5
                reasons.append("begins a longer name")
        elif after.key in words.SPEAKS and single and not levels & {COUNTRY, REGION, CAPITAL}:
            score -= 2.0
            reasons.append("speaks")
    if single and c.key in persons.names and not c.within:
        score -= 4.0
        reasons.append("a person's name here")
    return score, ", ".join(reasons)
