"""From units to roles: first what is sure by its words, then what its place tells, then the rest is body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.clean import heads, phrases
from dashboard.clean.blocks import blocks
from dashboard.clean.captions import verbless
from dashboard.clean.comments import thread_start
from dashboard.clean.repeats import repeats
from dashboard.clean.titles import SHORT_LINE, article, masthead, title_of
from dashboard.clean.units import LONGEST_LOOKED_AT, SENTENCE_GAP, Unit
from dashboard.model import READ_IN_FULL, Block

FIRST_PROSE_WORDS = 12
"""Words of the running text that ends the head of a page: decks and menu teasers are shorter."""
LINKED_SHARE = 0.5
"""Share of a unit in links from which it is a menu; the menus of a real newsletter have .66 and more, its appeals .2."""
FEWEST_IN_MENU = 3
"""Short lines in a row, at the head or the foot of a page, that make a menu."""
FEWEST_ENTRIES = 3
"""Times of day at the head of paragraphs that make a live blog."""
NOTICE_SHARE = 0.5
"""Share of a notice's sentences that speak of the site or the law; a whole article with a notice at its end in
one line has far fewer."""
LONGEST_AFTERWORD = 60
"""Words of a paragraph about the site that no notice's phrases mark."""

_CLOCK = re.compile(
    r"(?:\[?\d{1,2}[:.h]\d{2}\]?(?:\s?[ap]\.?m\.?)?(?:\s(?:GMT|UTC|MSK|EDT|EST|ET|CET|CEST|BST)(?:[+-]\d{1,2})?)?)(?=\s|$|[-–—:|])",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"\(?[—–-]?\s?[A-ZÀ-ÞА-ЯЁ][\w.'’-]*(?:,? (?:de |del |da |do |e |y )?[A-ZÀ-ÞА-ЯЁ][\w.'’-]*){0,3}\)?")
_END_MARK = re.compile(r"[*#\-–—_=~•·.\s]{1,20}|\[?ends?\]?|-30-", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """Blocks, and what the head of the article says."""

    blocks: tuple[Block, ...]
    title: str | None
    author: str | None


def assign(found: Sequence[Unit], title: str | None, author: str | None) -> Told:
    """The role of every unit, and title and author where they are told."""
    known: dict[str, str | None] = {}
    role = [known[u.text] if u.text in known else known.setdefault(u.text, _by_words(u)) for u in found]
    start = thread_start(found)
    if start is not None:
        role[start:] = ["comment"] * (len(found) - start)
    prose = [i for i, unit in enumerate(found) if role[i] is None and unit.prose]
    prose = [i for i in prose if len(found[i].words) >= FIRST_PROSE_WORDS] or prose
    last = prose[-1] if prose else -1
    first = article(found, role, prose)
    author = _head(found, role, first, author)
    heading = title_of(found, role, prose, first, title)
    if heading is not None:
        role[heading] = "title"
        masthead(found, role, heading)
    if prose:
        _credit(found, role, last)
        _menus(found, role, first, last)
        _foot(found, role, first, author)
        _between(found, role)
    _entries(found, role)
    for i in repeats(found, [i for i, r in enumerate(role) if r in (None, "title", "quoted")], heading):
        role[i] = "repeat"
    inner = [i for i in prose if role[i] is None]
    for i in inner[1:-1]:
        if found[i].alone and verbless(found[i]):
            role[i] = "caption"
    if not any(r is None or r in READ_IN_FULL for r in role):
        role = [None if r == "furniture" else r for r in role]  # a document of nothing else is read all the same
    if title is None and heading is not None:
        title = found[heading].shown.strip("*#_ ") or None
    return Told(blocks(found, role), title, author)


# --- what the words say ---------------------------------------------------------------------------


def _by_words(unit: Unit) -> str | None:
    line = unit.shown
    if phrases.stage(line) or phrases.button(line) or (not unit.prose and phrases.icons(unit.words)):
        return "furniture"
    if phrases.related(line):
        return "related"
    if heads.photo(unit):
        return "caption"
    if heads.credit(unit):
        return "byline"
    if unit.text.startswith(">") and len(unit.text) > 1:
        return "quoted"
    if not unit.ended and phrases.menu(line) and heads.byline(unit) is None and not heads.dated(unit):
        return "furniture"
    if unit.linked >= LINKED_SHARE and not unit.prose and heads.byline(unit) is None:
        return "furniture"
    sentences = SENTENCE_GAP.split(line) if len(line) <= LONGEST_LOOKED_AT else []
    if sentences and all(phrases.address(s) or phrases.button(s) for s in sentences):
        return "furniture"
    if _notice(sentences):
        return "furniture"
    return None


def _notice(sentences: Sequence[str]) -> bool:
    """Whether a paragraph is a legal or other notice of the site: it begins like one, or has two phrases of one,
    and at least half of its sentences speak of nothing else."""
    if not sentences or not (phrases.address(sentences[0]) or phrases.legal(" ".join(sentences)) >= 2):
        return False
    about = sum(1 for s in sentences if phrases.address(s) or phrases.site(s) or phrases.legal(s))
    return about >= NOTICE_SHARE * len(sentences)


# --- the head -------------------------------------------------------------------------------------


def _head(found: Sequence[Unit], role: list[str | None], first: int, author: str | None) -> str | None:
    """Bylines and date lines above the first running text, and just after it."""
    for i in range(min(first + 2, len(found))):
        if role[i] is not None or (found[i].prose and len(found[i].words) >= FIRST_PROSE_WORDS):
            continue
        if heads.dated(found[i]) and not (heads.byline(found[i]) or ""):
            role[i] = "dateline"
            continue
        who = heads.byline(found[i])
        if who is not None:
            role[i] = "byline"
            author = author or who or None
    return author


# --- what the place tells -------------------------------------------------------------------------


def _credit(found: Sequence[Unit], role: list[str | None], last: int) -> None:
    """The agency's name, known to us or not, as the first line after the last words of the article."""
    after = next((i for i in range(last + 1, len(found)) if role[i] is None), None)
    if after is not None and len(found[after].words) <= SHORT_LINE - 1 and not found[after].ended:
        if _SIGNED.fullmatch(found[after].shown) and (after + 1 == len(found) or role[after + 1] is not None):
            role[after] = "byline"


def _menus(found: Sequence[Unit], role: list[str | None], first: int, last: int) -> None:
    """Lists of other articles under their heading; rows of short lines at the head and the foot."""
    listing = False
    for i, unit in enumerate(found):
        if role[i] == "related":
            listing = True
        elif listing and role[i] is None and not unit.prose and not (unit.ended and len(unit.words) > SHORT_LINE):
            role[i] = "related"
        elif role[i] not in ("furniture", "caption", "dateline", "byline"):
            listing = False
    for zone in (range(first), range(last + 1, len(found))):
        row: list[int] = []
        for i in [*zone, -1]:
            short = i >= 0 and (role[i] == "furniture" or (role[i] is None and _menu_line(found[i])))
            if short:
                row.append(i)
                continue
            if len(row) >= FEWEST_IN_MENU:
                for j in row:
                    role[j] = "furniture"
            row = []


def _menu_line(unit: Unit) -> bool:
    return len(unit.words) <= SHORT_LINE and not unit.ended and not any(c.isdigit() for c in unit.text)


def _foot(found: Sequence[Unit], role: list[str | None], first: int, author: str | None) -> None:
    """After the last words of the article, from the end upwards: what is about the site, and the author's life."""
    end = next((i for i, r in enumerate(role) if r == "comment"), len(found))
    below = ("furniture", "related", "byline", "caption", "dateline")
    for i in range(end - 1, first, -1):
        if role[i] in below:
            continue
        if role[i] is None and (_afterword(found[i]) or heads.life(found[i], author, i + 1 < end)):
            role[i] = "furniture"
        else:
            break


def _afterword(unit: Unit) -> bool:
    """Whether it is about the site, or an end mark, or an address."""
    line = unit.shown
    if len(unit.words) > LONGEST_AFTERWORD:
        return False
    if _END_MARK.fullmatch(line) or ("@" in line and len(unit.words) <= 20) or phrases.legal(line) or phrases.address(line):
        return True
    return phrases.site(line) >= 2


def _between(found: Sequence[Unit], role: list[str | None]) -> None:
    """Units about the site, or of a few words, that stand between furniture; "All articles can be read in …"."""
    gone = ("furniture", "related", "byline", "dateline", "title")
    for i, unit in enumerate(found):
        if role[i] is not None:
            continue
        before = role[i - 1] if i else "furniture"
        after = role[i + 1] if i + 1 < len(found) else "furniture"
        if before in ("furniture", "related") and after in ("furniture", "related") and _menu_line(unit):
            role[i] = "furniture"
        elif before in gone and after == "furniture" and phrases.site(unit.shown) >= 2 and len(unit.words) <= LONGEST_AFTERWORD:
            role[i] = "furniture"


def _entries(found: Sequence[Unit], role: list[str | None]) -> None:
    """A live blog: from the first time of day on, what is body is an entry."""
    clocks = [i for i, unit in enumerate(found) if role[i] is None and unit.alone and _CLOCK.match(unit.shown)]
    if len(clocks) < FEWEST_ENTRIES:
        return
    for i in range(clocks[0], len(found)):
        if role[i] is None:
            role[i] = "entry"
