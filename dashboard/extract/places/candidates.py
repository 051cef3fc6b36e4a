"""Longest matches of a gazetteer's names in a sentence."""

from __future__ import annotations

from dashboard.extract.places.candidate import Candidate, Names, joined
from dashboard.extract.places.tokens import Token
from dashboard.extract.places.unknown import with_unknown
from dashboard.reference.packed import (
    ADMIN1,
    COMMON_WORD,
    COUNTRY,
    DEMONYM,
    FACILITY,
    FIRST_NAME,
    LANGUAGE_BITS,
    METONYM,
    REGION,
    SURNAME,
    Entry,
    Sense,
)

ARTICLES = frozenset(("the", "el", "la", "los", "las", "o", "os", "as"))
LOWER_CASE_LANGUAGES = frozenset(("es", "pt", "ru", None))
"""Languages that write demonyms small."""


def fitting(entry: Entry, language: str | None) -> tuple[Sense, ...]:
    """The senses that a name has in this language; all of them where none is marked for it."""
    bit = LANGUAGE_BITS.get(language or "", 0)
    if not bit:
        return entry.senses
    right = tuple(s for s in entry.senses if not s.languages or s.languages & bit)
    return right or tuple(s for s in entry.senses if s.rank < DEMONYM)


def of_money(text: str, end: int) -> bool:
    """Whether the letters before `end` belong to a currency sign: `US$`, and `US\\$` as some exports of pages write it."""
    return text.startswith(("$", "\\$"), end)


def exact(text: str, line: list[Token], i: int, names: Names) -> Candidate | None:
    """A name in these very letters: U.S., EE. UU., РФ, N.C., Calif."""
    token = line[i]
    if len(token.word) > 6 or (token.word[1:].islower() and text[token.end : token.end + 1] != "."):
        return None
    for j in (i + 1, i):
        if j >= len(line) or (j > i and (len(line[j].word) > 5 or len(line[j].gap) > 2)):
            continue
        for end in (line[j].end + 1, line[j].end):
            raw = text[token.start : end]
            if end > line[j].end and not raw.endswith("."):
                continue
            entry = names.look("=" + raw)
            if entry and entry.senses and not of_money(text, end):
                return Candidate(token.start, end, i, j, "=" + raw, entry.senses, 0, exact=True)
    return None


def longest(line: list[Token], i: int, names: Names, language: str | None) -> Candidate | None:
    """The longest known name that begins at token `i` of the line, or None."""
    first = line[i]
    entry = names.look(first.key)
    if entry is None:
        return None
    reach = [i]
    while len(reach) < entry.longest and reach[-1] + 1 < len(line) and joined(line[reach[-1]], line[reach[-1] + 1]):
        reach.append(reach[-1] + 1)
    for j in reversed(reach[1:]):
        if (
            not line[j].capital
            and language == "en"
            and line[j].key not in ("peninsula", "states", "continent", "world", "countries", "zone")
        ):
            continue
        if line[j].word.isdigit():
            continue
        key = " ".join(t.key for t in line[i : j + 1])
        whole = names.look(key)
        if whole and whole.senses:
            senses = fitting(whole, language)
            if senses and (line[j].capital or lowered(senses[0], line[j])):
                return made(line, i, j, key, senses, whole.flags | personal(entry, names.look(line[j].key)))
    if len(first.key) < 2 or not entry.senses:
        return None
    senses = fitting(entry, language)
    return made(line, i, i, first.key, senses, entry.flags) if senses else None


def personal(first: Entry, last: Entry | None) -> int:
    """The flag of a person's full name, where the parts of a place name are one: `Simón Bolívar`."""
    return FIRST_NAME | SURNAME if last and first.flags & FIRST_NAME and last.flags & SURNAME and not first.flags & COMMON_WORD else 0


def lowered(sense: Sense, last: Token) -> bool:
    """Whether a name may end in a small word: `Korean peninsula`, `Белый дом`, `Московская область`; not `La paz`."""
    return sense.level in (COUNTRY, REGION, FACILITY) or (sense.level == ADMIN1 and "а" <= last.key[:1] <= "я")


def after_article(line: list[Token], i: int, names: Names, language: str | None) -> Candidate | None:
    """`the West`, `las Américas`: names that only their article tells from words. The article stays outside."""
    if i + 1 >= len(line) or not line[i + 1].capital or not joined(line[i], line[i + 1]):
        return None
    whole = longest(line, i, names, language)
    if whole is None or whole.words < 2 or whole.senses[0].level not in (COUNTRY, REGION):
        return None
    whole.first, whole.start = i + 1, line[i + 1].start
    return whole


def made(line: list[Token], i: int, j: int, key: str, senses: tuple[Sense, ...], flags: int) -> Candidate:
    kind = "name"
    if all(s.rank == DEMONYM for s in senses) or (
        any(s.rank == DEMONYM and s.level in (COUNTRY, REGION) for s in senses)
        and not any(s.rank < DEMONYM and s.level in (COUNTRY, REGION, ADMIN1) for s in senses)
    ):
        kind, senses = "demonym", tuple(s for s in senses if s.rank == DEMONYM)
    elif any(s.rank == METONYM for s in senses):
        kind, senses = "metonym", tuple(s for s in senses if s.rank == METONYM)
    return Candidate(line[i].start, line[j].end, i, j, key, senses, flags, kind)


def candidates(text: str, line: list[Token], names: Names, language: str | None) -> list[Candidate]:
    """All names in a sentence, the longest at each word, left to right."""
    found: list[Candidate] = []
    small_demonyms = language in LOWER_CASE_LANGUAGES
    i = 0
    while i < len(line):
        token = line[i]
        candidate = None
        if token.capital and of_money(text, token.end):
            pass
        elif token.capital:
            candidate = exact(text, line, i, names) or longest(line, i, names, language)
            if i == 0 and token.key in ARTICLES and candidate and len(line) > 1:
                rest = (exact(text, line, 1, names) or longest(line, 1, names, language)) if line[1].capital else None
                candidate = rest if rest and rest.words >= candidate.words else candidate
        elif token.key in ARTICLES:
            candidate = after_article(line, i, names, language)
        elif small_demonyms and len(token.key) > 2:
            entry = names.look(token.key)
            if entry and any(s.rank == DEMONYM for s in entry.senses):
                senses = tuple(s for s in fitting(entry, language) if s.rank == DEMONYM)
                if senses:
                    candidate = Candidate(token.start, token.end, i, i, token.key, senses, 0, "demonym")
        if candidate is None:
            i += 1
        else:
            found.append(candidate)
            i = candidate.last + 1
    found = with_unknown(line, found, names, language)
    contain(line, found, names)
    if headline(line):
        for c in found:
            c.shouted = True
    return found


def headline(line: list[Token]) -> bool:
    """Whether most words of six letters and more, which are no abbreviations, stand in capitals."""
    long = [t.word.isupper() for t in line if len(t.word) > 5]
    return 2 * sum(long) > len(long)


def contain(line: list[Token], found: list[Candidate], names: Names) -> None:
    """`Paris, Texas` and `Córdoba (Argentina)`: the second says where the first lies; so does a postal code."""
    for n, c in enumerate(found):
        after = line[c.last + 1] if c.last + 1 < len(line) else None
        if after is None or c.kind != "name" or c.within or any(s.level == COUNTRY for s in c.senses):
            continue
        if n + 1 < len(found) and found[n + 1].first == c.last + 1 and after.gap in (", ", " (", ",", ",\n"):
            where = found[n + 1].senses if found[n + 1].kind == "name" else ()
            key = found[n + 1].key
        elif after.word.isupper() and 2 <= len(after.word) <= 3 and after.gap in (", ", " (", ",", " - ", "/", "-"):
            postal = names.look("=~" + after.word)
            where, key = (postal.senses, "=~" + after.word) if postal else ((), "")
        else:
            continue
        if any(names.contains(w, s) for w in where for s in c.senses) or (c.given and where):
            c.within = (key,)


__all__ = ["candidates"]
