"""Captions that nothing marks: a sentence of names and places without a verb, alone between paragraphs."""

from __future__ import annotations

import functools
import re
from importlib import resources

from dashboard.clean.units import Unit

FEWEST_WORDS, MOST_WORDS = 6, 45
"""Length of a caption, words."""


@functools.cache
def _verbs() -> frozenset[str]:
    data = resources.files("dashboard.reference").joinpath("finite_verbs.txt").read_text(encoding="utf-8")
    return frozenset(word for line in data.splitlines() if not line.startswith("#") for word in line.split())


# A verb missing in the list or here costs a reader a mark: the list is long on purpose.
_ENDINGS = re.compile(
    r"(?:ed|ó|aron|ieron|aba|aban|ían|ará|erá|irá|arán|erán|irán|ou|eu|iu|aram|eram|iram|ava|avam"
    r"|ет|ут|ют|ит|ат|ят|ает|ал|ала|али|ял|ила|или|ил|ился|илась|лись|лся|лась|ется|ются|ится|ятся)$"
)
_JOINED = re.compile(
    r"\b(?:with|and|at|in|during|before|after|together|next to|alongside|from left|with the|con|junto a|durante|en|com|no|na"
    r"|в|на|с|во время)\b",
    re.IGNORECASE,
)
_BEGUN = re.compile(r"(?:The|A|An|From|El|La|Los|Las|O|Os|As)\b|[A-ZÀ-Þ][\w'’-]*\s(?:[\w'’-]+\s){0,3}?[A-ZÀ-Þ]")
_CYRILLIC = re.compile("[а-яё]")  # Russian verbs have no endings of their own to know them by
_FIRST = re.compile(
    r"(?:and|but|or|so|if|when|while|because|although|as|since|what|why|how|who|where|not|no|yes|thank|y|pero|si|mas|и|но|а"
    r"|если)\b",
    re.IGNORECASE,
)


def verbless(unit: Unit) -> bool:
    """Whether the unit is one sentence of names, ended like a sentence, in which no verb is told."""
    words = unit.words
    line = unit.shown
    if not FEWEST_WORDS <= len(words) <= MOST_WORDS or line[-1:] != "." or ". " in line[:-1] or line[0] in '"“«‘-–—•*(':
        return False
    if any(c in line for c in '?!:;“”"«»%$€') or _FIRST.match(line):
        return False
    if not _BEGUN.match(line) or _CYRILLIC.search(line):
        return False
    low = [w.lower() for w in words]
    if any(w in _verbs() or (len(w) > 4 and _ENDINGS.search(w)) for w in low):
        return False
    named = sum(1 for w in words[1:] if w[0].isupper())
    return named >= 3 and named >= 0.2 * len(words) and len(_JOINED.findall(line)) >= 2
