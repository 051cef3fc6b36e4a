"""Names that no gazetteer has but whose words or surroundings say that they are places: `Neches River`, `Lake Elmo`."""

from __future__ import annotations

from dashboard.extract.places import words
from dashboard.extract.places.candidate import Candidate, Names, joined
from dashboard.extract.places.tokens import Token
from dashboard.reference.packed import ADMIN1, COMMON_WORD, COUNTRY, FIRST_NAME, SURNAME

HEAD_WEIGHT, FIRST_HEAD_WEIGHT, CONTAINED_WEIGHT, PREPOSITION_WEIGHT, NOUN_WEIGHT = 2.0, 2.0, 2.5, 0.5, 1.5
LONGEST_NAME = 4
"""Words before the head of a name that belong to it at most."""


def with_unknown(line: list[Token], found: list[Candidate], names: Names, language: str | None) -> list[Candidate]:
    """The candidates with the unknown names added; a longer unknown name swallows the known ones in it."""
    more = [
        *ending_in_head(line, language),
        *beginning_with_head(line, found),
        *contained(line, found, names),
        *placed(line, found, names),
        *russian_areas(line, found),
    ]
    holder = {n: c for c in found for n in range(c.first, c.last + 1)}
    for new in more:
        inside = {id(holder[n]): holder[n] for n in range(new.first, new.last + 1) if n in holder}.values()
        if any(c.words >= new.words or c.first < new.first or c.last > new.last for c in inside):
            continue
        if new.what == "facility" and any(c.first == new.first and c.senses for c in inside):
            continue
        if any(c.kind == "demonym" and c.first == new.first for c in inside) and new.words == 2:
            continue
        holder.update(dict.fromkeys(range(new.first, new.last + 1), new))
    return sorted({id(c): c for c in holder.values()}.values(), key=lambda c: c.first)


def made(line: list[Token], first: int, last: int, what: str, weight: float, why: str) -> Candidate:
    key = " ".join(t.key for t in line[first : last + 1])
    return Candidate(line[first].start, line[last].end, first, last, key, (), 0, given=(weight, why), what=what)


def ending_in_head(line: list[Token], language: str | None) -> list[Candidate]:
    """`Neches River`, `Governors' Parkway`: capitalised words before an English head noun."""
    found = []
    for i, token in enumerate(line):
        what = words.PLACE_HEADS.get(token.key) if token.capital else None
        if what is None or not i:
            continue
        first = i
        while (
            first > 0
            and i - first < LONGEST_NAME
            and joined(line[first - 1], line[first])
            and line[first].gap != "-"
            and (line[first - 1].capital and line[first - 1].key not in words.TITLES)
        ):
            first -= 1
        if first == i or line[first].word.isdigit():
            continue
        if first == 0 and line[0].key in words.STARTERS:
            first += 1
        if first < i:
            found.append(made(line, first, i, what, HEAD_WEIGHT, f"ends in {token.word!r}"))
    return found


def beginning_with_head(line: list[Token], found: list[Candidate]) -> list[Candidate]:
    """`Lake Elmo`, `Mount Sharp`, `Rua Augusta`."""
    out = []
    known = {c.first for c in found if c.words > 1}
    for i, token in enumerate(line[:-1]):
        what = words.PLACE_HEADS_FIRST.get(token.key) if token.capital else None
        if what is None or i in known:
            continue
        last = i
        while last + 1 < len(line) and last - i < 2 and joined(line[last], line[last + 1]) and line[last + 1].capital:
            last += 1
        if last > i:
            out.append(made(line, i, last, what, FIRST_HEAD_WEIGHT, f"begins with {token.word!r}"))
    return out


def contained(line: list[Token], found: list[Candidate], names: Names) -> list[Candidate]:
    """`Lanexa, Va.`: an unknown name before a comma and the division or country it lies in."""
    out = []
    ends = {o.last for o in found}
    for c in found:
        if c.first == 0 or not c.senses or line[c.first].gap not in (", ", " (") or not any(s.level in (ADMIN1, COUNTRY) for s in c.senses):
            continue
        if c.kind != "name" or c.first - 1 in ends:
            continue
        last = c.first - 1
        if not line[last].capital or line[last].word.isupper() or not plain(line[last], names):
            continue
        first = last
        while (
            first > 0
            and last - first < 2
            and line[first - 1].capital
            and joined(line[first - 1], line[first])
            and plain(line[first - 1], names)
        ):
            first -= 1
        if first > 0 and line[first - 1].key in words.INSIDE | words.FROM_TO | words.OF:
            new = made(line, first, last, "city", CONTAINED_WEIGHT, f"before {line[c.first].word!r}, which contains it")
            new.within = (c.key,)
            out.append(new)
    return out


def plain(token: Token, names: Names) -> bool:
    """Neither a person's name nor a word that has another use."""
    entry = names.look(token.key)
    return not token.word.isdigit() and (entry is None or not entry.flags & (FIRST_NAME | SURNAME | COMMON_WORD))


def placed(line: list[Token], found: list[Candidate], names: Names) -> list[Candidate]:
    """`near Chillagoe`, `the village of Stemnitsa`, `в посёлке Заречье`: an unknown capitalised word after a preposition
    of place, or after a noun that names a kind of place."""
    out = []
    taken = {n for c in found for n in range(c.first, c.last + 1)}
    for i in range(1, len(line)):
        token, before = line[i], line[i - 1]
        if not token.capital or i in taken or before.capital or token.gap != " ":
            continue
        noun = line[i - 2] if before.key in words.OF and i > 1 else before
        what = words.PLACE_NOUNS.get(noun.key)
        if what is None and before.key not in words.PLACING:
            continue
        if (
            len(token.word) < 4
            or token.word.isupper()
            or token.key in words.MONTHS
            or token.key in words.NOT_PLACED
            or not plain(token, names)
        ):
            continue
        after = line[i + 1] if i + 1 < len(line) else None
        if (after is not None and after.capital and joined(token, after)) or (after is not None and after.word.isdigit()):
            continue
        weight, why = (
            (NOUN_WEIGHT, f"an unknown name after {noun.word!r}")
            if what
            else (PREPOSITION_WEIGHT, f"an unknown name after {before.word!r}")
        )
        out.append(made(line, i, i, what or "city", weight, why))
    return out


def russian_areas(line: list[Token], found: list[Candidate]) -> list[Candidate]:
    """`Одинцовского района`: an adjective in capitals before the noun of an area."""
    out = []
    for i, token in enumerate(line[:-1]):
        after = line[i + 1]
        if token.capital and token.word.endswith(words.RUSSIAN_ADJECTIVE) and after.gap == " " and after.key in words.RUSSIAN_AREAS:
            out.append(made(line, i, i + 1, "region", HEAD_WEIGHT, f"an area by {after.word!r}"))
    return out


__all__ = ["with_unknown"]
