"""When a document speaks: its published date, with the words that say it.

Metadata, URL and caller are believed first. Else the date stands in a date line above or below the title, in a
byline, in the dateline of a wire story, or glued to the first sentence. Expressions that need a clock to be read
("1 year ago", "last year") never give one, and no clock is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any, Protocol

from dashboard.model import Document, Mention, Published, When, civil, day_number
from dashboard.text import Sentence, span


class Dates(Protocol):
    """What a finder of dates hands over; `dashboard.extract.dates.Dates` is one."""

    @property
    def mentions(self) -> tuple[Mention[When], ...]: ...


FindDates = Callable[[Document, Sequence[Sentence]], Dates]
"""The finder that dateline is handed: `dashboard.extract.dates.find_dates`."""

READ_HERE = frozenset({"en", "es", "pt", "ru", "fr", "it", "de"})
"""Languages whose dates `FindDates` reads; a date line in another one is put before dateparser."""

HEAD_LINES = 14
"""Lines from the top within which a date line is looked for when nothing announces it: icon names, menus and region
links stand above it on real pages."""
LINE = 160
"""Longest line, in code points, that can be a date line; of longer ones only the beginning is looked at."""
OTHER_WORDS = 7
"""Most words beside the date in a date line without a cue ("Global Research, October 02, 2023", agency and section names)."""
FIRST_YEAR, LAST_YEAR = 1700, 2100
"""Years between which a published date is believed: newspapers began to be dated about 1700."""
EPOCHS = frozenset({day_number(1970, 1, 1), day_number(1900, 1, 1), day_number(1980, 1, 1), day_number(1904, 1, 1)})
"""Days that software writes when it knows none."""

_YEAR = re.compile(r"(?<!\d)(?:1[789]|20)\d\d(?!\d)|\d[/.]\d{1,2}[/.]\d\d(?!\d)")
_PUBLISHED = re.compile(
    r"\b(?:published|posted|publication date|first published|release date|released|date|dated|publicado|publicada|publicação|fecha|data|"
    r"publié|mis en ligne|pubblicato|veröffentlicht|erschienen|опубликован[оа]?|дата)\b\W{0,3}",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:updated|modified|last edited|actualizado|actualizada|atualizado|atualizada|mis à jour|aggiornato|aktualisiert|обновлен[оа]?)\b",
    re.IGNORECASE,
)
_NOT_ITS_OWN = re.compile(r"(?:©|\(c\)|copyright|retrieved|accessed|consultado|archived|born|since|desde|until)", re.IGNORECASE)
_BYLINE = re.compile(r"^\W*(?:by|por|par|di|von|автор)\s+\S", re.IGNORECASE)
_WIRE_HEAD = re.compile(r"^\W{0,3}[^\W\d_a-z][^\n\d—–]{1,60}[,.(]?\s*$")
_WIRE_TAIL = re.compile(r"^[.,]?\s*(?:\([^()\n]{2,40}\)|/[^/\n]{2,30}/)?\s*[-–—.:]")
_GLUED_TAIL = re.compile(r"^[.:]?\s+[\"“«‘]?[A-ZÀ-ÞА-ЯЁ]")
_FIELD = re.compile(r"^\W{0,3}(?:date|fecha|data|дата)?\W{0,3}$", re.IGNORECASE)
_COPYRIGHT_YEAR = re.compile(r"(?:©|\(c\)|copyright)\D{0,20}((?:19|20)\d\d)(?!\d|\s*[-–]\s*\d)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")

# What is looked for, best first; the number is the rank.
_CUED, _ROLE, _LINE, _WIRE, _GLUED, _OLD, _TITLE = range(7)
_BASIS = {_CUED: "dateline", _ROLE: "byline", _LINE: "dateline", _WIRE: "dateline", _GLUED: "dateline", _OLD: "dateline", _TITLE: "title"}


@dataclass(frozen=True, slots=True, order=True)
class _Candidate:
    rank: int
    start: int
    end: int
    basis: str


def dateline(document: Document, find_dates: FindDates) -> Document:
    """The document with `published` set, or None where nothing tells it.

    A date from metadata, a URL or the caller stays, unless no calendar of print can have it (`EPOCHS`, years outside
    `FIRST_YEAR` to `LAST_YEAR`).
    """
    if document.published is not None and _believable(document.published.when):
        return document
    found = _found(document, find_dates)
    return document if found is None and document.published is None else replace(document, published=found)


def _believable(when: When) -> bool:
    return when.first is not None and FIRST_YEAR <= civil(when.first)[0] <= LAST_YEAR and when.first not in EPOCHS


def _found(document: Document, find_dates: FindDates) -> Published | None:
    best: tuple[_Candidate, When] | None = None
    for start, end, role, index in _lines(document):
        for candidate, when in _in_line(document, find_dates, (start, end), role, index):
            if best is None or candidate < best[0]:
                best = candidate, when
    if best is None:
        return None
    candidate, when = best
    words = document.text[candidate.start : candidate.end]
    return Published(when, candidate.basis, span(document, candidate.start, candidate.end, words))


def _lines(document: Document) -> Iterator[tuple[int, int, str, int]]:
    """(start, end, role, number among the lines that are not empty); comments and related links are left out."""
    text = document.text
    blocks = [(b.start, b.end, b.role) for b in document.blocks] or [(0, len(text), "body")]
    index = 0
    for block_start, block_end, role in blocks:
        if role in ("related", "comment"):
            continue
        start = block_start
        while start < block_end:
            end = text.find("\n", start, block_end)
            end = block_end if end < 0 else end
            if text[start:end].strip():
                yield start, min(end, start + LINE), role, index
                index += 1
            start = end + 1


def _in_line(
    document: Document, find_dates: FindDates, at_line: tuple[int, int], role: str, index: int
) -> Iterator[tuple[_Candidate, When]]:
    start, end = at_line
    line = document.text[start:end]
    special = role in ("byline", "dateline")
    if not (special or index < HEAD_LINES or _PUBLISHED.search(line)) or not any(c.isdigit() for c in line):
        return
    whole = len(line) < LINE
    told = list(_explicit(document, find_dates, start, end))
    if not told and not _YEAR.search(line):
        told = list(_of_copyright_year(document, find_dates, start, end, index))
    if not told and (special or index < HEAD_LINES) and whole:
        told = list(_foreign(document, start, line))
    for at, until, when in told:
        if not _believable(when):
            continue
        before, after = line[: at - start], line[until - start :]
        rank = _rank(before, after, role, index, whole)
        if rank is not None:
            basis = "byline" if role == "byline" or (rank in (_ROLE, _LINE) and _BYLINE.search(line)) else _BASIS[rank]
            yield _Candidate(rank, at, until, "dateline" if role == "dateline" else basis), when


def _rank(before: str, after: str, role: str, index: int, whole: bool) -> int | None:
    """How the words around a date in its line say that it is the document's own; None where they do not."""
    if _NOT_ITS_OWN.search(before[-24:]):
        return None
    if _CHANGED.search(before):
        return _OLD if whole else None
    if (
        (cue := _PUBLISHED.search(before))
        and len(before) - cue.end() < 30
        and (whole or (index == 0 and not before[: cue.start()].strip()))
    ):
        return _CUED
    if role in ("byline", "dateline"):
        return _ROLE
    if role == "title":
        separated = not after.strip(" )]") and before.rstrip()[-1:] in ",|–—-(:[" and before.strip()
        return _TITLE if separated else None
    if role not in ("body", "furniture", "entry") or index >= HEAD_LINES:
        return None
    if role != "furniture" and index < 6 and _WIRE_HEAD.match(before) and _WIRE_TAIL.match(after) and _upper_share(before) > 0.3:
        return _WIRE
    if whole and len(_WORD.findall(before)) + len(_WORD.findall(after)) <= OTHER_WORDS and _stands_apart(before, after):
        return _LINE
    if index < 2 and _FIELD.match(before) and _GLUED_TAIL.match(after) and role != "furniture":
        return _GLUED
    return None


def _upper_share(words: str) -> float:
    """Share of the words that begin with a capital: a place and an agency, not the beginning of a sentence."""
    found = _WORD.findall(words)
    return sum(w.isupper() or (len(found) < 4 and w[0].isupper()) for w in found) / len(found) if found else 0.0


def _stands_apart(before: str, after: str) -> bool:
    """Whether a date is set off from the words beside it, as in a date line, and not a part of a sentence."""
    head, tail = before.rstrip(), after.strip()
    if tail[-1:] in ".!?" and len(_WORD.findall(after)) > 2:
        return False
    if head and head[-1] not in ",|–—-(:[•·>*/)." and not _BYLINE.search(before):
        # "On 29 September", "October 2": a word that runs into the date.
        return (
            len(_WORD.findall(before)) <= 1
            and head[:1].isupper()
            and not head.lower().endswith(("on", "in", "el", "em", "since", "until", "по", "до"))
        )
    return not tail or not tail[0].islower()


def _explicit(document: Document, find_dates: FindDates, start: int, end: int) -> Iterator[tuple[int, int, When]]:
    """Full dates in a line that the words alone give."""
    if not _YEAR.search(document.text, start, end):
        return
    for language in dict.fromkeys((_language(document) or "en", "en")):
        if language not in READ_HERE:
            continue
        found = find_dates(replace(document, language=language, published=None), (Sentence(start, end, "byline"),)).mentions
        told = [
            m
            for m in found
            if m.why.startswith("explicit")
            and m.value.precision in ("day", "minute")
            and m.value.type in ("DATE", "TIME")
            and m.value.placed
        ]
        for m in told:
            yield m.span.start, m.span.end, m.value
        if told:
            return


def _language(document: Document) -> str | None:
    return document.language[:2].lower() if document.language else None


def _of_copyright_year(document: Document, find_dates: FindDates, start: int, end: int, index: int) -> Iterator[tuple[int, int, When]]:
    """A wire dateline without a year ("HAVANA, June 5 (Reuters) -"), where a copyright line tells the one year."""
    if index > 5:
        return
    years = {int(y) for y in _COPYRIGHT_YEAR.findall(document.text)}
    if len(years) != 1:
        return
    year = years.pop()
    language = _language(document) or "en"
    made = find_dates(
        replace(document, language=language if language in READ_HERE else "en", published=None), (Sentence(start, end, "byline"),)
    )
    for m in made.mentions:
        parts = m.value.value.split("-")
        if len(parts) == 3 and parts[0] == "XXXX" and parts[1].isdigit() and parts[2].isdigit():
            day = day_number(year, int(parts[1]), int(parts[2]))
            if civil(day)[1] == int(parts[1]):
                yield m.span.start, m.span.end, When("DATE", f"{year:04d}-{parts[1]}-{parts[2]}", day, day, "day")


# --- dates in other languages ---------------------------------------------------------------------------


_BASE = datetime(2000, 1, 1)  # noqa: DTZ001  (dateparser wants it naive; with it no clock is asked)


@cache
def _dateparser() -> Any:
    import dateparser  # heavy: loaded only where a line in a language without a table of ours asks for it

    return dateparser


def _foreign(document: Document, start: int, line: str) -> Iterator[tuple[int, int, When]]:
    """The date of a short line in a language that we have no table for, by dateparser, absolute forms only."""
    language = _language(document)
    words = line.strip()
    if (
        language is None
        or language in READ_HERE
        or (not _YEAR.search(line) and not re.search(r"[٠-٩۰-۹]{4}|\d{4}", line))
        or len(words) > 60
    ):
        return
    settings = {
        "PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"], "RELATIVE_BASE": _BASE,
        "TIMEZONE": "UTC", "TO_TIMEZONE": "UTC", "RETURN_AS_TIMEZONE_AWARE": False,
    }  # fmt: skip
    head = line.rfind(":", 0, 40) + 1 if _WORD.match(line.strip()) and ":" in line[:40] else 0
    piece = line[head:].strip(" \t|,•·-–—()[]") if head else words
    try:
        told = _dateparser().parse(piece, languages=[language], settings=settings)
    except (ValueError, OverflowError, RecursionError, TypeError):  # a language that dateparser lacks, digits it chokes on
        return
    if told is None:
        return
    at = line.find(piece)
    day = day_number(told.year, told.month, told.day)
    yield start + at, start + at + len(piece), When("DATE", told.strftime("%Y-%m-%d") if told.year > 999 else "", day, day, "day")
