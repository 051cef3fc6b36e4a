"""Where the article begins on a page, and which line is its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.clean import heads
from dashboard.clean.units import Unit

SHORT_LINE = 4
"""Words of a menu line, a section's or a paper's name at most."""
CROWDED = 8
"""Headlines above the running text from which a page was saved whole; articles have a title, a deck and a section."""
LINE_COSTS = 5
"""Words of running text that one short line between outweighs (181 pages as text)."""
MOST_WORDS_COUNTED = 60
"""Words of one unit that count: a long notice is no article."""
TITLE_WORDS, SIGNED, AWAY = 5, 0.2, 0.002
"""Long words of a full title, what a byline or date just below it is worth, and what each unit between it and the
text costs (90 pages as text with their titles)."""
FEWEST_TITLE_WORDS = 3
"""Words of a title, if there is a longer line as well: shorter ones name a section."""


def article(found: Sequence[Unit], role: Sequence[str | None], prose: Sequence[int]) -> int:
    """Where the article's running text begins: the first unit of the stretch that has the most of it for the fewest
    lines between. A page saved whole has teasers and notices above it."""
    running = frozenset(prose)
    begin, total, best, first = 0, 0, 0, len(found)
    for i, unit in enumerate(found):
        if total <= 0:
            begin, total = i, 0
        if i in running:
            total += min(len(unit.words), MOST_WORDS_COUNTED)
        elif not unit.ended and role[i] in (None, "furniture", "related"):
            total -= LINE_COSTS
        if total > best:
            best, first = total, begin
    return next((i for i in prose if i >= first), len(found))


def title_of(found: Sequence[Unit], role: Sequence[str | None], prose: Sequence[int], first: int, title: str | None) -> int | None:
    """Which unit is the title: the given one where it stands in the text, one that stands twice, the first
    headline above the running text; on a crowded page, the one that shares most words with the text below it."""
    head = [i for i in range(min(first, len(found))) if role[i] is None and heads.headline(found[i])]
    head = [i for i in head if i + 1 == len(found) or not found[i + 1].text[0].islower()]
    if title:
        key = " ".join(re.findall(r"\w+", title.lower()))
        for i in head:
            if " ".join(re.findall(r"\w+", found[i].shown.lower())) == key:
                return i
    if first >= len(found) or not head:
        return None
    keys: dict[str, int] = {}
    for unit in found[: first + 3]:
        keys[unit.key] = keys.get(unit.key, 0) + 1
    last = max((i for i, r in enumerate(role[: head[-1]]) if r in ("dateline", "furniture")), default=-1)
    apart = [i for i in head if i < last and len(found[i].words) <= SHORT_LINE]
    long = [i for i in head if i not in apart and len(found[i].words) >= FEWEST_TITLE_WORDS]
    if len(head) > CROWDED:
        return _closest(found, role, long or head, [i for i in prose if i >= first])
    twice = [i for i in head if keys[found[i].key] > 1 and len(found[i].words) >= FEWEST_TITLE_WORDS]
    return next(iter(twice or long or head), None)


def _closest(found: Sequence[Unit], role: Sequence[str | None], head: Sequence[int], prose: Sequence[int]) -> int:
    """The headline that shares most of its words with the running text and stands nearest above it."""
    told = {word.lower() for i in prose for word in found[i].words if len(word) > 3}

    def score(i: int) -> float:
        words = [w.lower() for w in found[i].words if len(w) > 3]
        shared = sum(w in told for w in words) / len(words) if words else 0.0
        signed = any(r in ("byline", "dateline") for r in role[i + 1 : i + 6])
        return shared * min(len(words), TITLE_WORDS) / TITLE_WORDS + SIGNED * signed - AWAY * (prose[0] - i)

    return max(head, key=lambda i: (score(i), -i))


def masthead(found: Sequence[Unit], role: list[str | None], heading: int) -> None:
    """The name of the paper or section, set apart from the title by its date or a menu; on a page saved whole, all
    lines above the title."""
    crowded = heading > CROWDED
    apart = False
    for i in range(heading - 1, -1, -1):
        apart = apart or role[i] in ("dateline", "furniture")
        if apart and role[i] is None and not found[i].ended and (crowded or len(found[i].words) <= SHORT_LINE):
            role[i] = "furniture"
