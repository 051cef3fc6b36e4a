"""Who a measure is of, and with whom: exports of Russia to Cuba, trade between Russia and Latin America."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dashboard.extract.measures.vocabulary import Measure, Vocabulary
from dashboard.model import Mention, Place

Places = Sequence[Mention[Place]]
_WORD = re.compile(r"[^\W\d_]+")
_ATTACHED = 3
"""Characters between a demonym or genitive and its measure noun: "Russian exports", "Russia's exports"."""
_OF = 30
"""Characters between a measure noun and the country it is of or goes to, adjectives and articles included."""
_PAIR = 2
"""Mentions of each of the two countries a document is about, for their pair to be understood where none is named."""


def code(mention: Mention[Place]) -> str | None:
    return mention.value.country


def _last_word(text: str, start: int, end: int) -> str:
    found = _WORD.findall(text[start:end].lower())
    return found[-1] if found else ""


def attached(text: str, kind: Measure, start: int, end: int, here: Places, words: Vocabulary) -> tuple[str | None, str | None]:
    """(of whom, to or with whom) as the words right beside a measure noun at [start, end) tell.

    Exports from Cuba are Cuba's; imports from Cuba are somebody else's.
    """
    inward = kind.key == "imports"
    subject = partner = None
    for place in here:
        if not code(place):
            continue
        if 0 <= start - place.span.end <= _ATTACHED and subject is None:
            subject = code(place)
        elif 0 <= place.span.start - end <= _OF and "." not in text[end : place.span.start]:
            link = _last_word(text, end, place.span.start)
            to, of, from_ = (link in words.relations[r] for r in ("to", "of", "from"))
            outward = (to and not inward) or (from_ and inward) or link in words.relations["with"]
            origin = of and inward and place.value.kind == "demonym"  # imports of Cuban nickel
            outward = outward or origin
            own = (of and not origin) or (not link and place.value.kind != "city") or (from_ and not inward) or (to and inward)
            if outward and partner is None and code(place) != subject:
                partner = code(place)
            elif own and subject is None:
                subject = code(place)
    return subject, partner


def document_pair(places: Places) -> tuple[str, ...]:
    """The two countries or regions a document names most, if it names both more than once; else fewer."""
    counts: Counter[str] = Counter(c for m in places if (c := code(m)))
    ranked = [c for c, _ in counts.most_common()]  # equal counts in the order of the text
    return tuple(c for c in ranked[:2] if counts[c] >= _PAIR)


def in_order(start: int, here: Places) -> list[str]:
    """The codes named in a sentence, nearest to an offset first, each once."""
    ranked = sorted(here, key=lambda m: abs(m.span.start - start))
    return list(dict.fromkeys(c for m in ranked if (c := code(m))))


def parties(
    text: str, kind: Measure, start: int, end: int, here: Places, pair: tuple[str, ...], words: Vocabulary
) -> tuple[str | None, str | None, str]:
    """(subject, partner, why) of a measure noun at [start, end) in a sentence with these places.

    `pair` are the countries the document is about: what a sentence leaves out is taken from there, if one of
    the two is all that can be meant.
    """
    if kind.parties == "none":
        return None, None, ""
    subject, partner = attached(text, kind, start, end, here, words)
    named = in_order(start, here)
    if kind.parties == "subject":
        subject = subject or (named[0] if named else pair[0] if pair else None)
        return subject, None, "" if named else "country of the document"
    why = ""
    if kind.parties == "symmetric":
        both = [c for c in (subject, partner) if c]
        both += [c for c in named if c not in both]
        if len(both) < 2 and pair:
            both += [c for c in pair if c not in both]
            why = "pair of the document"
        both = sorted(both[:2], key=lambda c: (not (len(c) == 2 and c.isalpha()), c))
        return (both[0] if both else None), (both[1] if len(both) > 1 else None), why
    others = [c for c in named if c not in (subject, partner)]
    if subject is None and others:
        subject = others.pop(0)
    if subject is None and pair and partner in pair:
        subject, why = next((c for c in pair if c != partner), None), "pair of the document"
    if subject is None and pair and partner is None:
        subject, why = pair[0], "country of the document"
    if partner is None and others:
        partner = others[0]
    if partner is None and len(pair) == 2 and subject in pair:
        partner, why = next(c for c in pair if c != subject), "pair of the document"
    return subject, partner, why
