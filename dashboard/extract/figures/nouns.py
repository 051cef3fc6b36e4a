"""Counted nouns: where they end, and their lemma."""

from __future__ import annotations

import re

from dashboard.extract.figures.lexicon import Lexicon
from dashboard.extract.figures.numbers import Number
from dashboard.extract.figures.tokens import Tokens

_RUSSIAN_ADJECTIVES = ("ых", "их", "ого", "его", "ый", "ий", "ая", "ое", "ые", "ие")
_DEMONYMS = ("an", "ese", "ish")
_NOUN_WORDS = 6
"""Words behind a number in which its noun must come to an end; "27 other Latin American and …" has no more than five."""


def lemma(word: str, lex: Lexicon) -> str:
    """The singular of a counted noun; the word itself where no rule fits."""
    if word in lex.irregular:
        return lex.irregular[word]
    if lex.language == "en":
        word = re.sub(r"['’]s?$", "", word)
        if word.endswith("ies") and len(word) > 4:
            return word[:-3] + "y"
        if word.endswith(("ches", "shes", "xes", "sses", "zzes")):
            return word[:-2]
        return word[:-1] if _plural(word, lex) else word
    if lex.language == "es":
        if word.endswith("ces"):
            return word[:-3] + "z"
        if word.endswith("iones"):
            return word[:-5] + "ión"
        if re.search(r"[lnrdsjy]es$", word):
            return word[:-2]
        return word[:-1] if re.search(r"[aeiouáéíóú]s$", word) else word
    if lex.language == "pt":
        if word.endswith(("ões", "ães")):
            return word[:-3] + "ão"
        if word.endswith(("ais", "éis", "óis", "uis")):
            return word[:-2].replace("é", "e") + "l"
        if word.endswith("ns"):
            return word[:-2] + "m"
        if re.search(r"[rsz]es$", word):
            return word[:-2]
        return word[:-1] if re.search(r"[aeiouáéíóúã]s$", word) else word
    return word


def unit_name(t: Tokens, lex: Lexicon, first: int, last: int) -> str:
    """The lemma of a counted noun without whose or what sort it is: country of "Latin American countries", latin american of
    "young Latin Americans", naval vessel of "Russian naval vessels"; but EV model, working group."""
    named, begin = t.raw[last - 1][0].isupper(), last - 1
    while begin > first:
        word = t.raw[begin - 1]
        if (named and not word[0].isupper()) or (not named and word[0].isupper() and word.endswith(_DEMONYMS)):
            break
        begin -= 1
    return " ".join([*(w for w in t.low[begin : last - 1] if w != "-"), lemma(t.low[last - 1], lex)])


def _plural(word: str, lex: Lexicon) -> bool:
    if word in lex.irregular:
        return True
    return len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ous", "'s", "’s"))


def noun_phrase(t: Tokens, lex: Lexicon, number: Number, at: int, hyphen: bool) -> tuple[int, int] | None:
    """Tokens [first, last) of the counted noun that begins at `at`, adjectives included; None if none does."""
    run = at
    while run < len(t) and run - at < _NOUN_WORDS:
        word = t.low[run]
        if word == "-" and run > at and t.adjacent(run) and t.adjacent(run + 1):
            run += 1
            continue
        if not word[0].isalpha() or word in lex.sets["stop"] or word in lex.sets["verbs"] or word in lex.numbers:
            break
        run += 1
    if run == at or t.start[at] - t.end[at - 1] > 1 or t.low[at] in lex.sets["determiners"]:
        return None
    if lex.language == "en":
        return _english(t, lex, number, at, run, hyphen)
    k = at
    while k < run - 1 and (t.low[k] in lex.sets["adjectives_plural"] or (lex.language == "ru" and t.low[k].endswith(_RUSSIAN_ADJECTIVES))):
        k += 1
    return at, k + 1


def _english(t: Tokens, lex: Lexicon, number: Number, at: int, run: int, hyphen: bool) -> tuple[int, int] | None:
    """In English the first plural ends it: 27 Latin American countries. Compounds (a six-speed box) count nothing."""
    if hyphen:
        return None
    if number.value == 1:
        return at, min(run, at + 3)
    for k in range(at, run):
        if _plural(t.low[k], lex) and t.low[k] != "-":
            while k + 1 < run and _plural(t.low[k + 1], lex) and t.low[k + 1] not in lex.sets["verbs"]:
                k += 1
            return at, k + 1
    if t.low[at].endswith(("ing", "ed")) and run - at == 1:
        return None
    named = number.first > 0 and t.raw[number.first - 1][0].isupper() and not number.scaled
    return (at, min(run, at + 3)) if run - at <= 3 and not t.raw[at][0].isupper() and not named else None
