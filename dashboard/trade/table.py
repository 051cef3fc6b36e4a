"""Rows of a statistics file with their columns by name, and the count of what was not used."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation

_MISSING = frozenset({"", "..", "...", "-", "–", "n/a", "na", "n.a.", "nan", "null", "none", ":", "x", "-9", "-9.0", "-9.00", "c"})
"""How publishers write "not known"; -9 is COW's."""
_FOOTNOTE = re.compile(r"\s*(?:\([a-zA-Z]{1,2}\)|\[[^\[\]]{1,8}\]|[*†‡^]+|[a-z]{1,2})$")
_YEAR = re.compile(r"(1[6-9]\d\d|20\d\d)(?:\.0)?$")

NOT_KNOWN = "no value (not known or not published)"
NO_NUMBER = "the value is no number"
NO_COUNTRY = "a country or group that has no code here"
FOOTNOTE = "a footnote or empty line"


class Skips:
    """Reasons why rows were not used, counted, with the line of each reason's first row."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.first: dict[str, int] = {}

    def add(self, reason: str, line: int) -> None:
        self.counts[reason] += 1
        self.first.setdefault(reason, line)


class Table:
    """Header and rows; `title` is what stands above the header. Rows are read once, in order."""

    def __init__(self, header: list[str], rows: Iterable[list[str]], title: str, first_line: int) -> None:
        self.header = header
        self.title = title
        self.count = 0
        self.line = first_line - 1
        self._rows = rows
        self._columns = {name.lower(): i for i, name in reversed(list(enumerate(header)))}

    def has(self, name: str) -> bool:
        return name in self._columns

    def index(self, *names: str) -> int | None:
        """The place of the first of these columns that the file has."""
        return next((self._columns[n] for n in names if n in self._columns), None)

    def years(self) -> list[tuple[int, int]]:
        """(place, year) of the columns that are years, as 2019 or [2019] or 2019A."""
        found = []
        for place, name in enumerate(self.header):
            match = _YEAR.match(name.strip(" []"))
            if match:
                found.append((place, int(match[1])))
        return found

    def rows(self, skips: Skips) -> Iterator[list[str]]:
        """The rows that have as many cells as the header; `line` tells where each stands. Others are footnotes."""
        width = len(self.header)
        for row in self._rows:
            self.line += 1
            if len(row) == width and row[0]:
                self.count += 1
                yield row
                continue
            if not any(cell.strip() for cell in row):
                continue
            self.count += 1
            if len(row) == width + 1 and not row[-1].strip():
                row = row[:-1]
            if (len(row) < width and len([c for c in row if c.strip()]) <= 2) or len(row) > width:
                skips.add(FOOTNOTE, self.line)
            elif len(row) < width:
                skips.add("the row is cut off", self.line)
            else:
                yield row


def amount(text: str) -> Decimal | None:
    """A value with thousands separators and footnote marks taken off; None if it is not known.

    Raises ValueError for what is no number.
    """
    word = text.strip()
    if word.lower() in _MISSING:
        return None
    word = _FOOTNOTE.sub("", word).replace("\u00a0", "").replace(" ", "")
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", word):
        word = word.replace(",", "")
    try:
        value = Decimal(word)
    except InvalidOperation:
        raise ValueError(word) from None
    if not value.is_finite():
        raise ValueError(word)
    return value


def year(text: str) -> int | None:
    """The year of a cell: 2019, 2019.0, 20191231's first four digits are none; None for another form."""
    match = _YEAR.match(text.strip())
    return int(match[1]) if match else None


def cell(row: list[str], place: int | None) -> str:
    """A cell's text, "" where the file has no such column."""
    return "" if place is None else row[place].strip()


def value_of(text: str, factor: int, line: int, skips: Skips) -> Decimal | None:
    """The value in US dollars of a cell in units of `factor`; None, with the reason counted, where there is none."""
    try:
        value = amount(text)
    except ValueError:
        skips.add(NO_NUMBER, line)
        return None
    if value is None:
        skips.add(NOT_KNOWN, line)
        return None
    if value < 0:
        skips.add("a negative value, which no flow of goods can have", line)
        return None
    return value * factor
