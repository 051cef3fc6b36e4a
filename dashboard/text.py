"""Text with offsets: sentences, and the one door through which a finder names words.

Everything here is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.errors import SpanError
from dashboard.model import READ_FOR_DATES_AND_PLACES, READ_IN_FULL, Document, Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a block that is read; `role` is the block's."""

    start: int
    end: int
    role: str

    @property
    def in_full(self) -> bool:
        """Whether everything is looked for here, or dates and places only."""
        return self.role in READ_IN_FULL


def span(document: Document, start: int, end: int, words: str) -> Span:
    """The span of `words` at [start, end) of the document. Raises SpanError if other words stand there."""
    if not 0 <= start < end or document.text[start:end] != words:
        raise SpanError(
            f"the words at {start}-{end} of document {document.id} are {document.text[start:end][:80]!r}, not", value=words[:80]
        )
    return Span(document.id, start, end, words)


# Words before a full stop that does not end a sentence: titles, months, units, initials' neighbours, in the
# languages that are read. Lower case, without the stop.
ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof st sr jr gen lt col sgt capt maj adm gov sen rep rev hon pres messrs mt ft
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    inc ltd co corp bros no nos vs etc approx est fig al cf ca viz dept univ assn
    sra srta dra lic ing ud uds ee uu pág págs art núm av avda depto tel aprox gral cnel
    exmo exma dep pág ex sto sta
    г гг в вв т тт руб коп млн млрд тыс трлн ул пр им акад проф ст см стр рис чел р д п н э""".split()
)

_BREAK = re.compile(
    r"""(?P<stop>[.!?…]+)(?P<close>["'”’»\)\]]{0,3})(?:[ \t\u00a0]+|(?=\n)|$)   # a stop before space or line end
      | (?<=[a-zà-ÿа-яё0-9”"’])(?P<glued>[.!?])(?=[“"«]?[A-ZÀ-ÞА-ЯЁ][a-zà-ÿа-яё]) # a stop glued to the next sentence
      | (?P<line>\n[ \t]*)                                                          # a line end inside a block
    """,
    re.VERBOSE,
)
_WORD_BEFORE = re.compile(r"[^\W\d_]{1,12}$")
_CLOCK = re.compile(r"\b[ap]\.m$", re.IGNORECASE)
_DAY_OR_ZONE = re.compile(r"(?:Mon|Tues?|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|[A-Z]{2,4}T\b|GMT|UTC)")
"""What after "5 p.m." belongs to the same time."""
_STARTS_LOW = re.compile(r"[\s\"'“‘«(\[]{0,3}[a-zà-ÿа-яё]")


def _ends_sentence(text: str, match: re.Match[str], start: int, end: int) -> bool:
    if match["line"] is not None:
        # A line is wrapped, not ended, where the next one goes on in lower case.
        before = text[start : match.start()].rstrip()[-1:]
        return before in ".!?…:;\"”»" or not _STARTS_LOW.match(text, match.end(), end)
    if match["glued"] is not None:
        word = _WORD_BEFORE.search(text, max(start, match.start() - 12), match.start())
        return word is not None and len(word.group()) > 1 and word.group().lower() not in ABBREVIATIONS
    if match.end() >= end:
        return True
    if match["stop"] != ".":
        return not _STARTS_LOW.match(text, match.end(), end) or (match["stop"] in "!?" and not match["close"])
    if _STARTS_LOW.match(text, match.end(), end):
        return False
    if _CLOCK.search(text, max(start, match.start() - 4), match.start()):
        return not _DAY_OR_ZONE.match(text, match.end(), end)
    word = _WORD_BEFORE.search(text, max(start, match.start() - 13), match.start())
    if word is None:
        return True
    initial = len(word.group()) == 1 and word.group().isupper()
    return not initial and word.group().lower() not in ABBREVIATIONS


def _split(text: str, start: int, end: int, wrapped: bool) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _BREAK.finditer(text, start, end):
        if wrapped and match["line"] is not None:
            continue
        if _ends_sentence(text, match, begin, end):
            yield begin, match.end()
            begin = match.end()
    yield begin, end


def sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of the blocks in which anything is looked for, in order, without outer white space.

    A document without blocks is read as one body, in which a line may end a sentence; a block is one paragraph,
    so that its line ends are for want of room.
    """
    text = document.text
    blocks = [(b.start, b.end, b.role) for b in document.blocks] or [(0, len(text), "body")]
    found = []
    for block_start, block_end, role in blocks:
        if role not in READ_FOR_DATES_AND_PLACES:
            continue
        for start, end in _split(text, block_start, block_end, bool(document.blocks)):
            while start < end and text[start].isspace():
                start += 1
            while end > start and text[end - 1].isspace():
                end -= 1
            if start < end:
                found.append(Sentence(start, end, role))
    return tuple(found)
