"""A name that may be a place's, and what the finder needs of a gazetteer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from dashboard.extract.places.tokens import Token
from dashboard.reference.packed import Entry, Sense

JOINTS = frozenset((" ", "\u00a0", "-", "‑", "\n", "  ", " \n", "\u202f"))
"""What may stand between the words of one name."""
STOPPED = frozenset(("st", "mt", "ft", "sta", "sto", "ste", "dr", "pt", "s"))
"""Abbreviated words in names, which a stop may follow."""


class Names(Protocol):
    """What the finder needs of a gazetteer."""

    def look(self, key: str) -> Entry | None: ...
    def contains(self, container: Sense, sense: Sense) -> bool: ...


@dataclass(slots=True)
class Candidate:
    """Words [start, end) = tokens first..last of the sentence, and what they may mean."""

    start: int
    end: int
    first: int
    last: int
    key: str
    senses: tuple[Sense, ...]
    flags: int
    kind: str = "name"
    within: tuple[str, ...] = field(default=())
    exact: bool = False
    given: tuple[float, str] | None = None  # evidence of the pattern that found it
    shouted: bool = False  # stands in a line of capitals, so that capitals say nothing
    what: str = ""  # region city facility, where the pattern tells

    @property
    def words(self) -> int:
        return self.last - self.first + 1


def joined(a: Token, b: Token) -> bool:
    """Whether two neighbouring words can belong to one name."""
    return b.gap in JOINTS or (b.gap in (". ", ".") and a.key in STOPPED)
