"""Lines and paragraphs as found: the units that get a role.

A unit is one line of the text, or the lines of one paragraph where the text is wrapped: in such a text no line
is ended but for want of room.
"""

from __future__ import annotations

import itertools
import re

NARROWEST, WIDEST = 40, 130
"""Columns between which text is wrapped by hand or by a mail program (RFC 5322 asks for 78)."""
FULL_LINES = 0.5
"""Share of a text's inner lines that must be full for the text to count as wrapped."""
LONGEST_LOOKED_AT = 4_000
"""Code points of a unit that its shape is judged by; a longer one is text in any case."""

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\([^()\s]{0,500}\)")
_HEADING_MARK = re.compile(r"^(?:#{1,6}|>+)\s+")
_EMPHASIS = re.compile(r"[*_`]{2,3}")
_MARKED = re.compile(r"\]\(|[*_`]{2}|^#|^>")
_SENTENCE_END = re.compile(r"[.!?…:;。！？][\"'”’»)\]*_]{0,4}$|[\"”»]$")


class Unit:
    """One line or wrapped paragraph, [start, end) without outer white space.

    `text` is its words in the document; `shown` what a reader would see of them (Markdown links as their words, no
    emphasis or heading marks); `words` the words of that. `alone`: an empty line, or nothing, stands before it.
    `ended`: it ends as a sentence does; `prose`: it is a sentence or more of running text.
    """

    __slots__ = ("alone", "end", "ended", "prose", "shown", "start", "text", "words")

    def __init__(self, start: int, end: int, text: str, alone: bool) -> None:
        self.start, self.end, self.text, self.alone = start, end, text, alone
        head = text[:LONGEST_LOOKED_AT]
        if _may_be_marked(head) and _MARKED.search(head):
            head = _EMPHASIS.sub("", _HEADING_MARK.sub("", _LINK.sub(r"\1", head))).strip()
        self.shown = head
        self.words = tuple(_WORD.findall(head))
        self.ended = len(text) > LONGEST_LOOKED_AT or bool(_SENTENCE_END.search(head[-8:]))
        self.prose = self.ended and len(self.words) >= FEWEST_PROSE_WORDS and _running(self.words)

    @property
    def key(self) -> str:
        """The words in lower case, one space between: equal for what a reader would call the same line."""
        return " ".join(self.words).lower()

    @property
    def linked(self) -> float:
        """Share of the text that stands in Markdown links."""
        head = self.text[:LONGEST_LOOKED_AT]
        return sum(len(m.group()) for m in _LINK.finditer(head)) / len(head) if "](" in head else 0.0


def _may_be_marked(head: str) -> bool:
    """Whether the letters of Markdown stand in it at all: asked before the search, for most lines have none."""
    return "](" in head or "*" in head or "_" in head or "`" in head or head[0] in "#>"


def _running(words: tuple[str, ...]) -> bool:
    fewest, low = LOW_SHARE * len(words), 0
    for word in words:
        first = word[0]
        if first.islower() or (not first.isupper() and first.isalpha()):
            low += 1
            if low >= fewest:
                return True
    return not words


SENTENCE_GAP = re.compile(r"(?<=[.!?…”\"])\s+(?=[\"“«\[(¡¿]?[A-ZÀ-ÞА-ЯЁ])")
"""Where a sentence about the site may end and another begin; finer cuts are not needed to tell furniture."""
FEWEST_PROSE_WORDS = 8
"""Words from which an ended line is running text: shorter ones are captions, labels and exclamations as well."""
LOW_SHARE = 0.3
"""Share of words without a capital in running text; headlines in title case have less."""


def divide(text: str) -> tuple[Unit, ...]:
    """All units of a text, in order; together they hold every character that is not white space."""
    lines = [
        (m.start() + len(m.group()) - len(m.group().lstrip()), m.start() + len(m.group().rstrip()))
        for m in _LINE.finditer(text)
        if m.group().strip()
    ]
    width = _wrap_width(text, lines)
    spans: list[tuple[int, int, bool]] = []
    for number, (start, end) in enumerate(lines):
        before = lines[number - 1] if number else None
        gap = text[before[1] : start].count("\n") if before else 2
        if before and gap == 1 and _goes_on(text, before, (start, end), width):
            spans[-1] = (spans[-1][0], end, spans[-1][2])
        else:
            spans.append((start, end, gap > 1))
    return tuple(Unit(start, end, text[start:end], alone) for start, end, alone in spans)


def _wrap_width(text: str, lines: list[tuple[int, int]]) -> int | None:
    """Columns at which the text is wrapped, None if it is not."""
    inner = [end - start for (start, end), (after, _) in itertools.pairwise(lines) if text.count("\n", end, after) == 1]
    if len(inner) < 3:
        return None
    width = sorted(inner)[min(len(inner) - 1, len(inner) * 19 // 20)]
    full = sum(1 for length in inner if 0.8 * width <= length <= width + 5)
    return width if NARROWEST <= width <= WIDEST and full >= FULL_LINES * len(inner) else None


def _goes_on(text: str, before: tuple[int, int], now: tuple[int, int], width: int | None) -> bool:
    """Whether the line `now` is the rest of the line `before`, which had no more room."""
    if text[now[0]] in "•*-–—>#|·" or width is None:
        return False
    first = text[now[0] : now[1]].split(None, 1)[0]
    return before[1] - before[0] + 1 + len(first) > 0.97 * width
