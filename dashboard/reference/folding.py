"""How a name is folded before it is looked up: one rule for the build and for the reader."""

from __future__ import annotations

import unicodedata

_KEEP = str.maketrans({"ё": "е", "Ё": "е", "ß": "ss", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d",
                       "Đ": "d", "ı": "i", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "œ": "oe", "Œ": "oe", "’": "'", "ʻ": "'",
                       "ʼ": "'", "‘": "'", "`": "'", "´": "'", "й": "й", "Й": "й"})  # fmt: skip


def fold(word: str) -> str:
    """Lower case without accents (й stays): `São` → `sao`, `Орёл` → `орел`."""
    if word.isascii():
        return word.lower()
    word = word.translate(_KEEP)
    out = []
    for letter in word.lower():
        if letter.isascii() or "а" <= letter <= "я":
            out.append(letter)
        else:
            out.extend(c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c))
    return "".join(out).translate(_KEEP)


def words(name: str) -> list[str]:
    """The folded words of a name, as the finder cuts them: letters and apostrophes, no possessive; all else parts words."""
    out, word = [], []
    for letter in fold(name):
        if letter.isalnum() or letter == "'":
            word.append(letter)
        elif word:
            out.append("".join(word).strip("'"))
            word = []
    if word:
        out.append("".join(word).strip("'"))
    return [w.removesuffix("'s") for w in out if w and w != "'s"]


def key(name: str) -> str:
    """The lookup key of a name: its folded words with one space between."""
    return " ".join(words(name))
