"""Stretches of text between quotation marks: straight, curly, mismatched, guillemets, over paragraphs.

One pass with one open quotation at a time. Whether a mark opens or closes is read from its neighbours where its
shape does not tell (`"`), or tells wrongly (`“said` after a full stop).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.text import Sentence

MAX_QUOTE = 4000  # characters; the longest quotation in marks of PolNeAR's dev part has 1,204
_DOUBLE = re.compile('["“”„‟«»〝〞″]|\n[ \t]*(?=\\S)')
_SINGLE = re.compile(r"[‘’‚']")
_OPENS = frozenset(" \t\n\u00a0([{—–-/:¡¿")


@dataclass(frozen=True, slots=True)
class Marked:
    """What stands in marks: [start, end) without them; `outer` with them. `goes_on`: in the next paragraph, which a mark opens again."""

    start: int
    end: int
    outer: tuple[int, int]
    single: bool = False
    goes_on: bool = False


def paragraphs(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """Runs of sentences that are read in full; a quotation may run over their line ends, not out of them."""
    start = end = -1
    for s in sentences:
        if not s.in_full or s.role == "title":  # a headline quotes what the body quotes
            if start >= 0:
                yield start, end
            start = -1
        else:
            start = s.start if start < 0 else start
            end = s.end
    if start >= 0:
        yield start, end


def _opening(text: str, at: int, width: int, inside: bool) -> bool:
    """Whether the mark at `at` opens a quotation."""
    mark = text[at]
    before = text[at - 1] if at else "\n"
    if before == "=":  # an attribute of markup that was left in the text
        return False
    after = text[at + width] if at + width < len(text) else "\n"
    if mark in "«„‚":
        return True
    if mark == "»":
        return False
    free_before, free_after = before in _OPENS or before == "‘", after.isspace()
    if mark in "“‘":
        return free_before or not inside
    if mark == "”":
        return free_before and not free_after and not inside and after not in ".,;:!?"
    if inside:
        return free_before and not free_after and after not in ".,;:!?)—–"
    return not free_after and (free_before or not before.isalnum())


def find_marked(text: str, sentences: Sequence[Sentence]) -> tuple[list[Marked], list[tuple[int, int]]]:
    """All quotations in marks, in order, and the marks that open one and find no partner."""
    found: list[Marked] = []
    lost: list[tuple[int, int]] = []
    for start, end in paragraphs(sentences):
        _double(text, start, end, found, lost)
        if "‘" in text[start:end] or " '" in text[start:end]:
            found.extend(_singles(text, start, end, found))
    found.sort(key=lambda m: m.start)
    return found, lost


def _double(text: str, start: int, end: int, found: list[Marked], lost: list[tuple[int, int]]) -> None:
    opened = -1  # where the words begin
    depth = 0  # guillemets nest
    breaks = 0  # paragraph ends since the opening
    for match in _DOUBLE.finditer(text, start, end):
        at, mark = match.start(), match.group()
        if mark[0] == "\n":
            if opened >= 0:
                breaks += 1
                if at - opened > MAX_QUOTE or (breaks > 2 and text[at + len(mark) : at + len(mark) + 1] not in '"“«'):
                    lost.append((opened - 1, opened))
                    opened, depth = -1, 0
            continue
        width = len(mark)
        if _opening(text, at, width, opened >= 0):
            if opened < 0:
                opened, breaks, depth = at + width, 0, 0
            elif mark == "«" or mark == "„":
                depth += 1
            elif breaks:  # a mark again at the head of each paragraph: the quotation goes on
                if _begins_line(text, at):
                    _keep(text, opened, _line_end(text, opened), opened - 1, _line_end(text, opened), found, goes_on=True)
                else:
                    lost.append((opened - 1, opened))
                opened, breaks, depth = at + width, 0, 0
        elif opened >= 0:
            if depth and mark == "»":
                depth -= 1
                continue
            if at - opened <= MAX_QUOTE:
                _keep(text, opened, at, opened - 1, at + width, found)
            opened, depth = -1, 0
    if opened >= 0:
        lost.append((opened - 1, opened))


def _begins_line(text: str, at: int) -> bool:
    return not text[max(0, text.rfind("\n", max(0, at - 8), at) + 1) : at].strip()


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _keep(text: str, start: int, end: int, left: int, right: int, found: list[Marked], single: bool = False, goes_on: bool = False) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start and any(c.isalnum() for c in text[start:end]):
        found.append(Marked(start, end, (left, right), single, goes_on))


def _singles(text: str, start: int, end: int, doubles: Sequence[Marked]) -> list[Marked]:
    """Quotations in single marks outside those in double ones. A mark between letters, or after s before a word, is an apostrophe."""
    taken = [m.outer for m in doubles if start <= m.start < end]
    found: list[Marked] = []
    opened, k = -1, 0
    for match in _SINGLE.finditer(text, start, end):
        at = match.start()
        while k < len(taken) and taken[k][1] <= at:
            k += 1
        if k < len(taken) and taken[k][0] <= at:
            opened = -1
            continue
        mark = match.group()
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        if opened >= 0 and (at - opened > MAX_QUOTE or "\n" in text[opened:at][-200:]):
            opened = -1
        if mark in "‘'‚" and before in _OPENS and after.isalnum():
            if opened < 0 and not _elision(text, at):
                opened = at + 1
        elif opened >= 0 and mark in "’'" and not after.isalnum() and not before.isspace():
            if before == "s" and after == " " and text[at + 2 : at + 3].islower() and _another(text, at + 1, end):
                continue
            _keep(text, opened, at, opened - 1, at + 1, found, True)
            opened = -1
    return found


def _elision(text: str, at: int) -> bool:
    """'em, 'til, '90s: an apostrophe that stands at a word's head."""
    return text[at + 1].isdigit() or re.match(r"(?:em|til|tis|twas|cause|n)\b", text[at + 1 : at + 8]) is not None


def _another(text: str, at: int, end: int) -> bool:
    """Whether another mark that could close stands soon after in the line."""
    return re.search(r"\S[’'](?!\w)", text[at : min(end, at + 200)].split("\n", 1)[0]) is not None
