"""What pages say around an article, in English, Spanish, Portuguese and Russian.

Four kinds: a line that is nothing but a button or heading (`button`), the beginning of a sentence that speaks to
the reader about the site (`address`), words of the law of the site (`legal`, two of them make a notice), and words
that such sentences are full of (`site`, evidence only beside other furniture).
"""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources

_ICON = re.compile(r"icon|chevron|arrow|hamburger|glyph|svg|sprite|caret|thumb|logo|btn|button|menu", re.IGNORECASE)
_STAGE = re.compile(
    r"[\[(*_]{1,3}\s*(?:prolonged |sustained |loud |stormy |general )?(?:applause|laughter|cheers|cheering|music|video"
    r"|ovation|standing ovation|laughs|crosstalk|inaudible"
    r"|unintelligible|pause|silence|interruption|end of (?:transcript|video|recording)|aplausos|risas|ovaci[oó]n|m[uú]sica"
    r"|pausa|risos|palmas"
    r"|аплодисменты|продолжительные аплодисменты|бурные аплодисменты|смех|музыка|пауза|оживление в зале"
    r"|неразборчиво)\W{0,3}(?:\s(?:and|y|e|и)\s\w{3,20}\W{0,3})?[\])*_]{1,3}\.?",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"\s(?:[|›»·•>/]|::|&gt;|\\)\s|\s?[|›]\s?")
ICON_SHARE = 0.2
"""Share of icon words in a line of icon labels; that of a real page has .86."""


_NO_LITERAL = re.compile(r"\(.*\)[?*]?|\[[^\]]*\]\??|.\?|\\b|[.*+|]")


@functools.cache
def _lists() -> dict[str, list[str]]:
    return tomllib.loads(resources.files("dashboard.reference").joinpath("page_phrases.toml").read_text(encoding="utf-8"))


@functools.cache
def _opening(kind: str) -> re.Pattern[str]:
    """One pattern for the phrases that are looked for at the beginning."""
    whole = "[.!:»›>→…]{0,3}$" if kind in ("button", "related") else ""
    return re.compile(f"(?:{'|'.join(_lists()[kind])}){whole}", re.IGNORECASE)


@functools.cache
def _anywhere(kind: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The phrases that are looked for anywhere, each behind its longest literal part: looking for that first makes
    the search thirty times as fast."""
    return tuple((max(_NO_LITERAL.split(phrase), key=len), re.compile(phrase)) for phrase in _lists()[kind])


def _count(kind: str, text: str) -> int:
    low = text.lower()
    return sum(1 for literal, pattern in _anywhere(kind) if literal in low and pattern.search(low))


def button(line: str) -> bool:
    """Whether the whole line is a button, menu entry or heading of furniture."""
    return len(line) <= 90 and bool(_opening("button").match(line))


def related(line: str) -> bool:
    """Whether the line heads a list of other articles."""
    return len(line) <= 80 and bool(_opening("related").match(line))


def address(sentence: str) -> bool:
    """Whether the sentence speaks to the reader about the site."""
    return bool(_opening("address").match(sentence[:400]))


def legal(text: str) -> int:
    """How many different phrases of a legal notice stand in it."""
    return _count("legal", text[:4000])


def site(text: str) -> int:
    """How many different phrases about the site stand in it."""
    return _count("site", text[:2000])


def stage(line: str) -> bool:
    """Whether it is a stage direction of a transcript: "(Applause.)"."""
    return len(line) <= 80 and bool(_STAGE.fullmatch(line))


def icons(words: tuple[str, ...]) -> bool:
    """Whether they are the labels of an icon font."""
    return len(words) >= 2 and sum(1 for w in words if _ICON.search(w)) >= max(2, ICON_SHARE * len(words))


def menu(line: str) -> bool:
    """Whether it is a row of menu entries: "Home | World | Business", "News > Americas > Cuba"."""
    if len(line) > 400 or line[-1:] in ".!?":
        return False
    parts = [p for p in _SEPARATORS.split(line) if p.strip()]
    return len(parts) >= 3 and all(len(p.split()) <= 4 for p in parts)
