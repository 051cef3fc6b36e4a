"""Russian case forms by pymorphy3 (build time only)."""

from __future__ import annotations

from functools import cache

import pymorphy3

from gazetteer.book import FORM, LANGUAGES, Book

AREA = frozenset("RU BY UA KZ KG UZ TM TJ AM AZ GE MD LV LT EE".split())
CASES = ("gent", "datv", "accs", "ablt", "loct")
INDECLINABLE_END = ("о", "е", "и", "у", "ю", "э")


@cache
def morph() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer()


def nominative(word: str, adjective: bool = False):
    parses = [p for p in morph().parse(word) if "nomn" in p.tag]
    if adjective:
        parses = [p for p in parses if "ADJF" in p.tag]
    else:
        parses = [p for p in parses if "NOUN" in p.tag] or [p for p in parses if "ADJF" in p.tag]
        parses.sort(key=lambda p: "Geox" not in p.tag)
    return parses[0] if parses else None


ENDINGS = (
    ("ия", ("ии", "ию", "ией")), ("а", ("ы", "и", "е", "у", "ой")), ("я", ("и", "е", "ю", "ей")), ("ь", ("и", "ью", "я", "ю", "ем", "е")),
    ("й", ("я", "ю", "ем", "е")), ("", ("а", "у", "ом", "е")),
)  # fmt: skip
"""Nominative ending → endings of the other cases, for words the dictionary does not decline."""


def by_ending(word: str) -> set[str]:
    if word[-1] in INDECLINABLE_END:
        return set()
    end, others = next((e, o) for e, o in ENDINGS if word.endswith(e))
    return {word[: len(word) - len(end)] + o for o in others}


def decline(word: str, case: str, noun=None) -> str | None:
    """One word in a case; an adjective agrees with `noun`."""
    if noun is not None:
        parsed = nominative(word, adjective=True)
        if parsed is None:
            return None
        want = {case}
        if "plur" in noun.tag:
            want.add("plur")
        elif noun.tag.gender:
            want |= {noun.tag.gender, "sing"}
        if case == "accs":
            want.add("anim" if noun.tag.animacy == "anim" else "inan") if "masc" in want or "plur" in want else None
        form = parsed.inflect(want)
        return form.word if form else None
    parsed = nominative(word)
    if parsed is None or "Fixd" in parsed.tag:
        return word
    form = parsed.inflect({case})
    return form.word if form else word


def is_noun(word: str) -> bool:
    parsed = nominative(word)
    return parsed is not None and "NOUN" in parsed.tag


@cache
def forms(name: str) -> tuple[str, ...]:
    """The other case forms of a place name, lower case."""
    words = name.lower().split(" ")
    if len(words) > 5:
        return ()
    found = set()
    for case in CASES:
        out = list(words)
        head = next((i for i, w in enumerate(words) if is_noun(w) and (i + 1 == len(words) or nominative(w, adjective=True) is None)), None)
        if "-" in words[0] and len(words) == 1:
            parts = words[0].split("-")
            at = 0 if len(parts) == 3 and parts[1] in ("на", "де", "ам") else len(parts) - 1
            if not (at == len(parts) - 1 and parts[at].endswith(INDECLINABLE_END)):
                parts[at] = decline(parts[at], case) or parts[at]
            found.add("-".join(parts))
            if len(parts) == 2:
                both = [decline(p, case) or p for p in words[0].split("-")]
                found.add("-".join(both))
            continue
        if len(words) == 1:
            parsed = nominative(words[0])
            if parsed is None:
                return tuple(sorted(by_ending(words[0])))
            if parsed is not None and "ADJF" in parsed.tag and "NOUN" not in parsed.tag:
                form = parsed.inflect({case} | ({"inan"} if case == "accs" and parsed.tag.gender == "masc" else set()))
                found.add(form.word if form else words[0])
            else:
                found.add(decline(words[0], case) or words[0])
            continue
        if head is None:
            continue
        noun = nominative(words[head])
        out[head] = decline(words[head], case) or words[head]
        for i in range(head):
            out[i] = decline(words[i], case, noun) or words[i]
        found.add(" ".join(out))
    found.discard(name.lower())
    if not found and len(words) == 1:
        found = by_ending(words[0])
    return tuple(sorted(found))


def every_form(word: str) -> set[str]:
    """All forms of an adjective or noun, in every gender and number."""
    return {form.word for p in morph().parse(word)[:2] if p.is_known for form in p.lexeme}


def uses(word: str) -> set[str]:
    """What the dictionary knows a word as: `person` (a first name or surname), `place`, `word`."""
    found = set()
    for p in morph().parse(word):
        if p.is_known:
            found.add("person" if {"Name"} & set(p.tag.grammemes) or "Surn" in p.tag else "place" if "Geox" in p.tag else "word")
    return found


def first_name(word: str) -> bool:
    return any(p.is_known and "Name" in p.tag for p in morph().parse(word))


def add_forms(book: Book, place: str, name: str, rank: int = FORM) -> None:
    if any("а" <= c <= "я" for c in name.lower()):
        book.name(place, name, rank if rank != FORM else 2, "ru")
        for form in forms(name):
            book.name(place, form, rank, "ru")


__all__ = ["LANGUAGES", "add_forms", "forms"]
