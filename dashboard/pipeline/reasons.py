"""Faults as the one line that a user reads."""

from __future__ import annotations

from dashboard.errors import DatelineError, DocumentError, TradeFileError

LONGEST_LINE = 300
"""Code points: what still can be read in a terminal and in a table of failures."""


def reason(fault: Exception) -> str:
    """Why a document failed, without its location, which stands beside it."""
    if isinstance(fault, DocumentError | TradeFileError):
        return one_line(f"{fault.cause}. {fault.remedy}" if fault.remedy else fault.cause)
    if isinstance(fault, DatelineError):
        return one_line(str(fault))
    if isinstance(fault, RecursionError):
        return "nested too deep"
    if isinstance(fault, MemoryError):
        return "needs more memory than there is"
    return one_line(f"could not be understood ({type(fault).__name__}: {fault})")


def one_line(words: str) -> str:
    line = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    return line if len(line) <= LONGEST_LINE else line[: LONGEST_LINE - 1] + "…"
