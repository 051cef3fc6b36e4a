"""Words with offsets, folded once, and what stands between them."""

from __future__ import annotations

import re
from functools import lru_cache

from dashboard.reference.folding import fold
from dashboard.text import Sentence

_WORD = re.compile(r"[^\W\d_](?:(?:\.[^\W\d_])+\.|[^\W\d_]*(?:['’ʼ][^\W\d_]+)*)|\d+")
_POSSESSIVE = ("'s", "’s", "'S", "’S")
_FOLDED_WORDS = 100_000
"""Distinct words folded and remembered: a large newspaper's vocabulary, about 15 MB when full."""


@lru_cache(maxsize=_FOLDED_WORDS)
def folded(word: str) -> str:
    return fold(word).strip("'")


class Token:
    """One word: offsets, the word without a possessive 's, its folded form, and whether it begins with a capital."""

    __slots__ = ("capital", "end", "gap", "key", "start", "word")

    def __init__(self, start: int, end: int, word: str, gap: str) -> None:
        self.start, self.end, self.word, self.gap = start, end, word, gap
        self.capital = word[0].isupper()
        self.key = folded(word)


def tokens(text: str, sentence: Sentence) -> list[Token]:
    """The words of a sentence; `gap` is the text before each."""
    found, before = [], sentence.start
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        word = match.group()
        if word.endswith(_POSSESSIVE) and len(word) > 2:
            word, end = word[:-2], end - 2
        found.append(Token(start, end, word, text[before:start]))
        before = end
    return found
