"""The period a figure is told for: a date of its clause, or a window that ends when the document speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.extract.measures.vocabulary import Vocabulary
from dashboard.model import Document, Mention, When, civil, day_number

_LENGTH = re.compile(r"P(\d{1,3})([YMWD])")
_BEFORE = 8
"""Characters by which a date behind a figure may be further away than one before it, and is still the figure's own:
"from 6.2 million dollars in 2020 to 13 million dollars in 2021"."""
_BREAK = 40
"""Characters that a comma or bracket between date and figure counts for: what stands there begins another clause."""
_CLAUSE = 100
"""Characters before a date in which the relative clause that holds it begins."""
_WORDS = re.compile(r"[^\W\d_]+")
_WINDOW_WORDS = 24
"""Characters before a length of time in which a word like "previous" may stand."""


def window(document: Document, mention: Mention[When], words: Vocabulary) -> When | None:
    """`over the previous five years` as the years it covers, counted back from when the document speaks.

    Whole years, as the words give no more: said in September 2023, five years are 2018 to 2023. Without a
    published date the length alone, with no days. None if the words are a length of time and no window.
    """
    when = mention.value
    length = _LENGTH.fullmatch(when.value)
    if when.type != "DURATION" or length is None or length[2] not in "YM":
        return None
    near = document.text[max(0, mention.span.start - _WINDOW_WORDS) : mention.span.end].lower()
    if not words.window & set(re.findall(r"[^\W\d_]+", near)):
        return None
    published = document.published.when.first if document.published else None
    count = int(length[1])
    if published is None or count == 0:
        return When("DURATION", when.value, None, None, "year" if length[2] == "Y" else "month")
    year, month, _ = civil(published)
    if length[2] == "Y":
        return When("DURATION", when.value, day_number(year - count, 1, 1), day_number(year, 12, 31), "year")
    begin = year * 12 + month - 1 - count
    after = year * 12 + month
    return When("DURATION", when.value, day_number(begin // 12, begin % 12 + 1, 1), day_number(after // 12, after % 12 + 1, 1) - 1, "month")


def _aside(text: str, first: int, last: int, start: int, words: Vocabulary) -> bool:
    """Whether a date at [first, last) stands in a relative clause that is over before a figure at `start`: "BRICS, whose
    chair passes to Russia in January 2024, and said that 27 countries"."""
    comma = text.rfind(",", max(0, first - _CLAUSE), first)
    heads = _WORDS.findall(text[comma + 1 : first].lower())[:1] if comma >= 0 else []
    return bool(words.discourse["relative"] & set(heads)) and "," in text[last:start]


def period(document: Document, start: int, end: int, here: Sequence[Mention[When]], words: Vocabulary) -> tuple[When, str] | None:
    """(period, the words that name it) of a figure at [start, end), among the dates of its sentence; the nearest wins."""
    best: tuple[int, When, str] | None = None
    for mention in here:
        when = mention.value
        if when.type == "DATE" and when.first is not None and when.last is not None:
            told: When | None = when
        else:
            told = window(document, mention, words)
        if told is None or (mention.span.start <= start and end <= mention.span.end):
            continue
        ahead = mention.span.end <= start
        if ahead and _aside(document.text, mention.span.start, mention.span.end, start, words):
            continue
        between = document.text[mention.span.end : start] if ahead else document.text[end : mention.span.start]
        if not ahead and when.type == "DATE" and words.compared & set(re.findall(r"[^\W\d_]+", between.lower())):
            continue  # 48 % less than in 2022: what it is compared with
        distance = len(between) + (_BEFORE if ahead else 0) + (_BREAK if set(",;:()") & set(between) else 0)
        if best is None or distance < best[0]:
            best = distance, told, mention.span.text
    return best and (best[1], best[2])
