"""Numbers as they are written: figures, dates in figures, ordinals with their endings, sums of number words."""

from __future__ import annotations

import re
from typing import Any

LARGEST_COUNT = 100_000
"""Numbers from here on count no units of time ("210 years" does, "1,460 years" too)."""
_ORDINAL_SUFFIX = re.compile(r"(?:st|nd|rd|th|º|ª|er|ère|ème|[иоы]?го|[иоы]?м|[оы]?е|й|я|ю|ое|ая|ый|ой|х|ого|ом)$")


def _full_year(year: int, digits: int) -> int:
    # Two digits: the POSIX pivot, 69 to 99 are the 20th century.
    return year if digits > 2 else year + (1900 if year >= 69 else 2000)


def _numeric(word: str, month_first: bool) -> tuple[str, Any]:
    """An ISO or numeric date: `i` and (year, month, day, rest), or `x` if the calendar has no such day."""
    rest = ""
    if len(word) > 10:
        word, rest = word[:10], word[11:].upper()
    separator = next(c for c in word if not c.isdigit())
    a, b, c = word.split(separator)
    if len(a) == 4:
        year, month, day = int(a), int(b), int(c)
        plain = len(c) <= 2
    else:
        plain = len(c) != 3 and len(a) <= 2 and (len(c) == 4 or separator == "/" or len(a) == len(b) == 2 != month_first)
        year, month, day = _full_year(int(c), len(c)), int(b), int(a)
        if (month_first and separator != "." and int(a) <= 12) or month > 12:
            month, day = day, month
    if plain and 1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year <= 2199:
        return "i", (year, month, day, rest)
    return "x", None


def _short(word: str) -> tuple[str, Any]:
    """`q3`, `h1`, `fy2022`, `3q23`: class `Q`, and (unit, which, year or None)."""
    if word[0].isdigit():
        year = _full_year(int(word[2:]), len(word) - 2) if len(word) > 2 else None
        return "Q", ("Q", int(word[0]), year)
    if word.startswith("fy"):
        return "Q", ("Y", 1, _full_year(int(word[2:]), len(word) - 2))
    return "Q", ("Q" if word[0] == "q" else "HY", int(word[1]), None)


def number(word: str, month_first: bool) -> tuple[str, Any]:
    """Class and value of a token that begins with a digit or an apostrophe."""
    if word[0] in "qhf" or (word[0].isdigit() and word[1:2] == "q"):
        return _short(word)
    if word.isdigit():
        if len(word) <= 3:
            return "n", int(word)
        if len(word) == 4 and "1000" <= word <= "2199":
            return "y", int(word)
        return "9", None
    if word[-1] == "s":
        digits = "".join(c for c in word if c.isdigit())
        if len(digits) == 4:
            return ("D", int(digits[:3])) if "1000" <= digits <= "2199" else ("x", None)
        # '80s is of the century in which newspapers speak of it; decades below the 20s may be of the next one.
        return ("D", 190 + int(digits[0])) if len(digits) == 2 and digits[0] != "1" else ("x", None)
    if len(word) >= 16 and word[4] == "-":
        return _numeric(word, month_first)
    if ":" in word or "h" in word:
        hour, minute = word.replace("h", ":").split(":")[:2]
        return ("c", f"{int(hour):02d}:{minute}") if int(hour) <= 24 and int(minute) < 60 else ("x", None)
    if "/" in word and word.count("/") == 1:
        above, _, below = word.partition("/")
        if len(above) == 4 and len(below) == 2 and "1000" <= above <= "2199" and int(below) == (int(above) + 1) % 100:
            return "y", int(above)  # the season of 2014/15
        return ("½", int(above) / int(below)) if below in ("2", "3", "4") and len(above) == 1 and above != "0" else ("x", None)
    separators = {c for c in word if not c.isdigit()}
    if len(separators) == 1 and len(word) <= 10:
        parts = word.split(separators.pop())
        if len(parts) == 3 and not (len(parts[1]) == 3 and len(parts[2]) == 3):
            return _numeric(word, month_first)
        if all(len(p) == 3 for p in parts[1:]):
            value = int("".join(parts))
            return ("n", value) if value < LARGEST_COUNT else ("9", None)
        return "8", word
    return "9", None


def with_suffix(kind: str, value: int, words: list[str], i: int, starts: list[int], ends: list[int]) -> tuple[str, Any, int]:
    """`1st`, `2-го`, `1980-х`, `5º`: a number and its glued ending."""
    suffix, width = words[i + 1], 2
    if suffix == "." and i + 2 < len(words) and words[i + 2] in ("º", "ª", "°") and starts[i + 2] == ends[i + 1]:
        return "o", value, 3  # Spanish "1.º de mayo"
    if suffix == "-" and i + 2 < len(words) and starts[i + 2] == ends[i + 1]:
        suffix, width = words[i + 2], 3
    if not _ORDINAL_SUFFIX.match(suffix):
        return kind, value, 1
    if width == 3 and suffix in ("е", "х", "ые", "ых", "ми", "м") and value % 10 == 0 and (kind == "y" or 20 <= value <= 90):
        return "D", value // 10 if kind == "y" else 190 + value // 10, 3
    return ("o", value, width) if kind == "n" else (kind, value, width if width == 3 else 1)


def total(values: list[int]) -> int:
    """The number that number words make together: [2, 100, 10] is 210, [19, 90] 1990."""
    whole = current = 0
    for value in values:
        if value == 100:
            current = min(max(current, 1) * 100, LARGEST_COUNT)
        elif value == 1000:
            whole, current = min(whole + max(current, 1) * 1000, LARGEST_COUNT), 0
        elif 10 <= current < 100 and value >= 10:  # nineteen ninety
            current = current * 100 + value
        else:
            current += value
    return whole + current
