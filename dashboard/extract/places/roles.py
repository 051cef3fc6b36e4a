"""What part a place plays: only what happens somewhere earns a pin."""

from __future__ import annotations

from dashboard.extract.places import words
from dashboard.extract.places.candidate import Candidate
from dashboard.extract.places.tokens import Token
from dashboard.reference.packed import CAPITAL, COUNTRY, REGION, Sense
from dashboard.text import Sentence

LISTED = frozenset(("and", "y", "e", "и", "or", "o", "ou", "или"))
"""Words that join two places of one part."""
LONGEST_NAME = 5
NAME_GAPS = (" ", "-", " – ", " — ", "’ ", "' ", "” ")
CONTAINED_GAPS = (", ", " (", ",")


def role(line: list[Token], c: Candidate, sentence: Sentence, previous: tuple[Candidate, str] | None) -> str:
    """location actor metonym affiliation name modifier. `previous` is the place before in the sentence, with its role."""
    whole = inside_name(line, c)
    if whole is not None:
        return whole
    if c.kind == "demonym":
        return "modifier"
    if c.kind == "metonym":
        return "metonym"
    before = line[c.first - 1] if c.first else None
    after = line[c.last + 1] if c.last + 1 < len(line) else None
    state = any(acts(s) for s in c.senses)
    capital = any(s.level == CAPITAL for s in c.senses)
    if sentence.role in ("dateline", "byline"):
        return "location"
    if before is not None and line[c.first].gap.isspace() and is_inside(before, line, c):
        return "location" if not (state and traded(line, c)) else "actor"
    if state and of_office(line, c):
        return "affiliation"
    if capital and not state and after is not None and after.gap == " " and after.key in words.AUXILIARIES:
        return "metonym"
    if after is not None and after.key in words.GOVERNS and after.gap == " " and (capital or state):
        return "metonym" if capital and not any(s.level == COUNTRY for s in c.senses) else "actor"
    if previous is not None and follows(line, previous[0], c):
        if previous[1] == "location" or (state and previous[1] in ("actor", "affiliation", "name")):
            return previous[1]
        return "location" if c.first == previous[0].last + 1 and not state else "actor" if state else "location"
    return "actor" if state else "location"


def acts(sense: Sense) -> bool:
    """Whether a place can be a party: countries and groups of states, not seas, mountains and stretches of land."""
    return sense.level == COUNTRY or (sense.level == REGION and (sense.country.isdigit() or sense.country in words.GROUPS))


def inside_name(line: list[Token], c: Candidate) -> str | None:
    """`Russia-Latin America Conference` is the name of an event, `Eurasian Economic Union` that of a body."""
    if c.words == 1 and c.senses and c.kind == "name" and not any(s.level in (COUNTRY, REGION) for s in c.senses):
        return None
    n = c.last + 1
    while n < len(line) and n <= c.last + LONGEST_NAME and line[n].capital and line[n].gap in NAME_GAPS:
        if line[n].key in words.EVENT_HEADS:
            return "name"
        if line[n].key in words.BODY_HEADS:
            return "affiliation"
        n += 1
    return None


def of_office(line: list[Token], c: Candidate) -> bool:
    """`the presidents of Brazil`, `министр иностранных дел России`: a state as part of a title."""
    before = line[c.first - 1] if c.first else None
    if before is None or line[c.first].gap != " ":
        return False
    if before.key in words.OF and c.first > 1:
        return line[c.first - 2].key in words.OFFICES
    return "а" <= c.key[:1] <= "я" and (before.key in words.OFFICES or before.key == "дел")


def is_inside(before: Token, line: list[Token], c: Candidate) -> bool:
    """`in Cuba`, `in the Caribbean`, `sur de Chile`: a preposition of place, with or without an article."""
    if before.key in words.INSIDE or before.key in words.DIRECTIONS:
        return True
    if before.key in words.OF and c.first > 1 and line[c.first - 2].key in words.DIRECTIONS:
        return True
    return before.key in words.ARTICLES and c.first > 1 and line[c.first - 2].key in words.INSIDE


def traded(line: list[Token], c: Candidate) -> bool:
    """`exports to Egypt`, `экспорт в Египет`: the state is a partner, not where something is."""
    return any(t.key in words.TRADE for t in line[max(0, c.first - 4) : c.first])


def follows(line: list[Token], previous: Candidate, c: Candidate) -> bool:
    """Whether a place continues a list (`Nicaragua and Cuba`) or says where the one before lies (`Trinidad, Bolivia`)."""
    if c.first == previous.last + 1:
        return line[c.first].gap in CONTAINED_GAPS
    return c.first == previous.last + 2 and line[c.first - 1].key in LISTED
