"""Is a name a place here? Weights for and against, as hand-set log odds; the sum decides, 0 is even."""

from __future__ import annotations

from dashboard.extract.places import words
from dashboard.extract.places.candidate import Candidate, Names
from dashboard.extract.places.tokens import Token
from dashboard.reference.packed import (
    ADMIN1,
    ADMIN2,
    CAPITAL,
    COMMON_SPANISH,
    COMMON_WORD,
    COUNTRY,
    FACILITY,
    FIRST_NAME,
    OTHER,
    REGION,
    SURNAME,
    Entry,
)

# Weights by reading the public development corpora, in steps of a half; none was fitted.
KNOWN = ((1_000_000, 3.0), (300_000, 2.5), (100_000, 2.0), (30_000, 1.0), (15_000, 0.5), (5_000, 0.0), (0, -0.5))
"""People of the largest place of this name → weight."""
MAJOR = 100_000
"""People from which a place is as well known as any person of its name."""
NEVER = -9.0
GIVEN_LEVELS = frozenset((COUNTRY, REGION))


DATELINE_MARKS = (",", "(", "—", "–", "-", ":", "/")
OPENING, CLOSING = ("«", "„", "“", "''"), ("»", "“", "”", "''")
CYRILLIC_NEIGHBOUR = -2.0
"""Two capitalised words side by side are in Russian a person far more often than a place and a name."""


def cyrillic(key: str) -> bool:
    return "а" <= key[:1] <= "я"


class Persons:
    """Names that a document uses of persons: surnames after a first name or a title."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def learn(self, line: list[Token], found: list[Candidate], names: Names) -> None:
        covered = {n for c in found if c.words > 1 or c.exact for n in range(c.first, c.last + 1)}
        for i, token in enumerate(line[:-1]):
            after = line[i + 1]
            if token.key in words.VESSELS and after.capital:
                self.names.add(after.key)
            if not (token.capital and after.capital and after.gap in (" ", "\u00a0") and len(after.key) > 2):
                continue
            if i in covered or i + 1 in covered or after.key in words.LOCAL_BODIES or after.key in words.PLACE_HEADS:
                continue
            entry = names.look(token.key)
            if cyrillic(token.key) and i > 0:
                self.learn_russian(token, after, entry, names)
            if token.key in words.TITLES or (
                entry and entry.flags & FIRST_NAME and not (entry.senses and entry.senses[0].level == COUNTRY)
            ):
                second = names.look(after.key)
                if (second is not None and second.senses and second.senses[0].level == COUNTRY) or (
                    second is not None and (second.flags & COMMON_WORD and not second.flags & SURNAME)
                ):
                    continue
                self.names.add(after.key)
                if entry is None or not entry.senses or entry.senses[0].population < MAJOR:
                    self.names.add(token.key)

    def learn_russian(self, token: Token, after: Token, entry: Entry | None, names: Names) -> None:
        """`Уитни Хьюстон`: two capitalised words of which the first is no place."""
        second = names.look(after.key)
        if (
            second
            and second.senses
            and (second.senses[0].level == COUNTRY or (second.senses[0].population >= MAJOR and not (entry and entry.flags & FIRST_NAME)))
        ):
            return
        if entry is None or not entry.senses or entry.flags & FIRST_NAME:
            self.names.add(stem(after.key))

    def has(self, key: str) -> bool:
        return key in self.names or (cyrillic(key) and stem(key) in self.names)


def stem(key: str) -> str:
    """A Russian surname without its case ending, roughly."""
    return key[: max(3, len(key) - 2)] + "-"


class Weight:
    """A running sum with its reasons."""

    def __init__(self) -> None:
        self.sum, self.reasons = 0.0, []  # type: float, list[str]

    def add(self, weight: float, reason: str) -> None:
        self.sum += weight
        self.reasons.append(reason)


def weigh(line: list[Token], c: Candidate, names: Names, persons: Persons, lower: set[str]) -> tuple[float, str]:
    """(sum of weights, the reasons)."""
    before = line[c.first - 1] if c.first and line[c.first].gap in (" ", "\u00a0", ". ", "\n", "-") else None
    after = line[c.last + 1] if c.last + 1 < len(line) and line[c.last + 1].gap in (" ", "\u00a0", "-") else None
    if c.exact:
        return (
            (NEVER, "inside a longer abbreviation")
            if line[c.first].gap == "-" and before and len(before.word) < 4
            else (6.0, "an abbreviation in its exact letters")
        )
    if c.kind == "demonym":
        if after is not None and after.key in words.FOOD:
            return -5.0, "a dish, breed or toy"
        if c.flags & FIRST_NAME and after is not None and after.capital and after.key not in words.PLACE_HEADS:
            return -5.0, "a first name before a name"
        return 4.0, "a demonym or adjective of the gazetteer"
    if c.kind == "metonym":
        return 4.0, "a seat of power"
    if before is not None and before.key in words.VESSELS:
        return NEVER, f"the name of a vessel, after {before.word!r}"
    if organisation(line, c, before, after):
        return NEVER, "part of the name of an organisation"
    total = Weight()
    single = c.words == 1
    if c.given is not None:
        total.add(*c.given)
    else:
        known(total, line, c, single, lower)
    if before is not None:
        look_back(total, line, c, before, names, single)
        if before.key in words.PARTICLES and c.first > 1 and single:
            linked(total, line, c, names)
    if c.within:
        total.add(4.0, "followed by what contains it")
    if after is not None:
        look_ahead(total, c, after, names, single)
    if quoted(line, c):
        total.add(-4.0, "alone in quotation marks")
    if single and persons.has(c.key) and not c.within and not {x.level for x in c.senses} & GIVEN_LEVELS:
        total.add(-3.0, "a person's name here")
    return total.sum, ", ".join(total.reasons)


def organisation(line: list[Token], c: Candidate, before: Token | None, after: Token | None) -> bool:
    """`Bank of America`, `Washington Post`, `Banco Santander`, `Банк Москвы`."""
    if after is not None and after.key in words.LETTERHEAD and after.capital and after.gap != "-":
        return True
    if after is not None and after.capital and c.last + 2 < len(line) and line[c.last + 2].gap == " " and line[c.last + 2].capital:
        if line[c.last + 2].key in words.LETTERHEAD and after.key not in words.LOCAL_BODIES:
            return True
    if before is None:
        return False
    if before.key in words.ORGANISATION_HEADS and before.capital:
        return True
    return before.key in words.OF and c.first > 1 and line[c.first - 2].key in words.ORGANISATION_HEADS and line[c.first - 2].capital


def known(total: Weight, line: list[Token], c: Candidate, single: bool, lower: set[str]) -> None:
    """What the gazetteer says of the name itself."""
    levels = {s.level for s in c.senses}
    people = max(s.population for s in c.senses)
    start = c.first == 0 or line[c.first].gap.strip(" \n\u00a0") in ("“", '"', "«", "—", "–", ":")
    if levels & GIVEN_LEVELS:
        total.add(4.0, "country or region")
    elif any(s.level in (ADMIN1, CAPITAL) and s.rank < 2 for s in c.senses):
        total.add(3.0, "division or capital")
    else:
        total.add(next(w for floor, w in KNOWN if people >= floor), f"largest of this name has {people} people")
    if not single:
        total.add(1.5, f"{c.words} words")
        if c.flags & SURNAME and people < MAJOR:
            total.add(-3.0, "first name and surname")
        return
    if line[c.first].word.isupper() and len(c.key) < 6 and abbreviated(line, c):
        total.add(NEVER, "capitals only, as an abbreviation")
    if levels & GIVEN_LEVELS:
        return
    if c.key.isascii() and any(cyrillic(t.key) for t in (line[0], line[-1], line[len(line) // 2])):
        total.add(-3.0, "Latin letters in a Russian text")
    if c.flags & COMMON_WORD:
        total.add(-3.5 if start else -1.5 if people >= MAJOR else -2.0, "common word")
    elif c.flags & COMMON_SPANISH and start:
        total.add(-2.0, "common word of Spanish or Portuguese")
    if c.key in lower:
        total.add(-2.5, "stands in lower case too")
    if c.flags & FIRST_NAME:
        total.add(-0.5 if people >= MAJOR else -1.5, "first name")
    elif c.flags & SURNAME:
        total.add(-0.5 if people >= MAJOR else -1.0, "surname")
    if c.flags & (FIRST_NAME | SURNAME) and all(s.rank == OTHER for s in c.senses):
        total.add(-2.0, "only another name of a place")
    if levels <= {ADMIN2}:
        total.add(-1.0, "a county's name without the word")


def abbreviated(line: list[Token], c: Candidate) -> bool:
    """Whether a short name in capitals is rather an abbreviation: not in a headline, not of a country or capital, and
    not where a dateline stands (`LIMA, Jan 3`)."""
    if c.shouted or any(s.level in (COUNTRY, CAPITAL) and s.rank < OTHER for s in c.senses):
        return False
    after = line[c.last + 1].gap.strip() if c.last + 1 < len(line) else ""
    return not (c.first == 0 and after[:1] in DATELINE_MARKS)


def quoted(line: list[Token], c: Candidate) -> bool:
    """`«Барселона»`: nothing but the name between the marks, as of a club, a firm or a ship."""
    after = line[c.last + 1].gap if c.last + 1 < len(line) else ""
    return line[c.first].gap.endswith(OPENING) and after.startswith(CLOSING)


def look_back(total: Weight, line: list[Token], c: Candidate, before: Token, names: Names, single: bool) -> None:
    """The word before."""
    if before.key in words.INSIDE:
        total.add(2.0, f"after {before.word!r}")
    elif before.key in words.OF:
        head = line[c.first - 2].key if c.first > 1 else ""
        kind = head in words.CITY_WORDS or head in words.AREA_WORDS
        total.add(2.0 if kind else 0.5, f"after {line[c.first - 2].word + ' ' if kind else ''}{before.word!r}")
    elif before.key in words.FROM_TO:
        total.add(1.0, f"after {before.word!r}")
    elif before.key in words.CITY_WORDS or before.key in words.AREA_WORDS:
        total.add(1.5, f"after {before.word!r}")
    elif before.key in words.TITLES and single and titled(c) and (before.capital or before.key not in words.VERBS_TOO):
        total.add(-5.0, f"after the title {before.word!r}")
    elif before.capital and before.key not in words.SMALL and c.first > 0:
        entry = names.look(before.key)
        if named(entry) or (single and c.first > 1 and before.gap == " " and surnamed(entry) and named(names.look(line[c.first - 2].key))):
            total.add(-5.0, "after a first name")
        elif len(before.word) <= 2 and before.word.isupper():
            total.add(-5.0 if before.key not in words.STARTERS else 0.0, "after an initial")
        elif single and c.flags & (FIRST_NAME | SURNAME) and not (entry and entry.senses) and before.key not in words.STARTERS:
            total.add(-3.0, "the last part of a name")
        elif not (entry and entry.senses):
            total.add(CYRILLIC_NEIGHBOUR if cyrillic(c.key) and single and c.first > 1 else -1.0, "inside a longer name")


def named(entry: Entry | None) -> bool:
    """Whether a word is a first name and no country's."""
    return bool(entry and entry.flags & FIRST_NAME and not (entry.senses and entry.senses[0].level in GIVEN_LEVELS))


def surnamed(entry: Entry | None) -> bool:
    return bool(entry and entry.flags & SURNAME and not entry.flags & COMMON_WORD)


def titled(c: Candidate) -> bool:
    """Whether a title before a name can mean a person: not before a country, and in Russian (`мэр Москвы`) only before
    a name that persons have."""
    if {s.level for s in c.senses} & GIVEN_LEVELS:
        return False
    return not cyrillic(c.key) or bool(c.flags & (FIRST_NAME | SURNAME))


def linked(total: Weight, line: list[Token], c: Candidate, names: Names) -> None:
    """`Tavares da Graça`, `Miguel de la Madrid`: a particle between the parts of a person's name."""
    n = c.first - 1
    while n > max(0, c.first - 4) and line[n].key in words.PARTICLES and not line[n].capital:
        n -= 1
    entry = names.look(line[n].key) if line[n].capital else None
    if entry and entry.flags & (FIRST_NAME | SURNAME) and not entry.flags & COMMON_WORD:
        total.add(-4.0, "after a person's name and a particle")


def look_ahead(total: Weight, c: Candidate, after: Token, names: Names, single: bool) -> None:
    """The word after."""
    levels = {s.level for s in c.senses}
    if after.key in words.LOCAL_BODIES:
        total.add(1.0, f"before {after.word!r}")
    elif after.capital and after.gap != "-":
        entry = names.look(after.key)
        if (
            single
            and c.flags & FIRST_NAME
            and not (levels & GIVEN_LEVELS and not c.flags & FIRST_NAME)
            and after.key not in words.PLACE_HEADS
        ):
            total.add(-5.0, "a first name before a name")
        elif single and not levels & GIVEN_LEVELS and entry and entry.flags & SURNAME and after.key not in words.PLACE_HEADS:
            total.add(-4.0 if c.flags & (FIRST_NAME | SURNAME) else -1.0, "before a surname")
        elif single and not levels & {COUNTRY, REGION, ADMIN1, FACILITY} and not (entry and entry.senses):
            total.add(CYRILLIC_NEIGHBOUR if cyrillic(c.key) else -1.0, "begins a longer name")
    elif after.key in words.SPEAKS and single and not levels & {COUNTRY, REGION, CAPITAL, ADMIN1}:
        total.add(-2.0, "speaks")
