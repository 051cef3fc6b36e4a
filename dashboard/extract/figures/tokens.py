"""Words, numerals and signs of a sentence, with offsets into the document. Linear in its length."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""(?<![\w.,;:)%])[.,]\d+(?![\d.,]*\d)                              # .500 and ,08
      | \d+(?:[.,]\d+)?e[+-]?\d{1,3}(?!\w)                             # 1e10
      | \d{1,3}(?:[.,'’\u00a0\u202f\u2009]\d{3})+(?:[.,]\d+)?(?!\d)   # 1,234,567.8  1.234.567,8  1 234 567
      | \d+(?:[.,]\d+)*                                              # 12,34,567.89  3.5  2023
      | [^\W\d_]+(?:['’][^\W\d_]+)?                                  # words; it's
      | \S                                                           # any other sign, alone
    """,
    re.VERBOSE,
)
_MARKUP = "\\"
"""Signs that stand in front of a currency sign in exported Markdown and mean nothing."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists: the words as written, in lower case, and their offsets."""

    raw: list[str]
    low: list[str]
    start: list[int]
    end: list[int]

    def __len__(self) -> int:
        return len(self.raw)

    def adjacent(self, index: int) -> bool:
        """Whether no space stands between this token and the one before."""
        return 0 < index < len(self.start) and self.start[index] == self.end[index - 1]

    def word(self, index: int) -> str:
        """The token in lower case, "" outside the sentence."""
        return self.low[index] if 0 <= index < len(self.low) else ""


def tokenise(text: str, start: int, end: int) -> Tokens:
    raw: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        if word in _MARKUP:
            continue
        raw.append(word)
        starts.append(match.start())
        ends.append(match.end())
    return Tokens(raw, [w.lower() for w in raw], starts, ends)


def words(phrase: str) -> tuple[str, ...]:
    """A phrase of a lexicon, cut as the text is."""
    return tuple(tokenise(phrase, 0, len(phrase)).low)
