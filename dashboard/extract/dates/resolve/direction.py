"""Whether a clause speaks of the past or of the future."""

from __future__ import annotations

from dashboard.extract.dates.grammar import Parse
from dashboard.extract.dates.lexicon import Tokens

CUE_REACH = 14
"""Tokens to either side in which a cue of tense is looked for."""
_PAST_ENDINGS = {
    "en": ("ed",),
    "es": ("ó", "aron", "ieron", "ía", "aba", "aban", "ían", "ados", "adas", "idos", "idas"),
    "pt": ("ou", "aram", "eram", "eu", "iu", "iam", "ava"),
    "ru": ("л", "ла", "ло", "ли", "лся", "лась", "лись"),
}
_PAST_PERFECT = frozenset("had había habían tinha tinham haviam havia".split())
_FUTURE_ENDINGS = {
    "es": ("ará", "erá", "irá", "arán", "erán", "irán", "drá", "drán", "brá", "ría", "rían"),
    "pt": ("ará", "erá", "irá", "arão", "erão", "irão"),
    "it": ("erà", "irà", "eranno"),
    "fr": ("era", "eront", "ira", "iront"),
}


def direction(tokens: Tokens, p: Parse, low: str, language: str) -> int:
    """1 where the clause speaks of the future, -1 of the past, 0 where nothing tells.

    The nearest cue before decides; failing that, the nearest after.
    """
    classes = tokens.classes
    past, future = _PAST_ENDINGS.get(language, ()), _FUTURE_ENDINGS.get(language, ())

    def ends(i: int, endings: tuple[str, ...]) -> bool:
        word = low[tokens.starts[i] : tokens.ends[i]]
        return len(word) > 3 and word.endswith(endings) and not word.endswith("eed")

    before = p.first - 1
    while before > 0 and classes[before] in "cPZnO":  # "until 9 a.m. Tuesday"
        before -= 1
    had = any(
        classes[i] == "=" and low[tokens.starts[i] : tokens.ends[i]] in _PAST_PERFECT for i in range(max(0, before - CUE_REACH), before)
    )
    if before > 0 and tokens.values[before] in ("by", "until"):
        return -1 if had else 2  # unless it opens the sentence: "Until Thursday, they had not …"
    weak = 0
    for i in range(before, max(-1, before - CUE_REACH), -1):
        kind = classes[i]
        if kind == "+" or (kind == "x" and future and ends(i, future)):
            return -1 if had else 1  # "had been due to expire"
        if kind == "=" and tokens.values[i] != "weak":
            return -1
        if kind == "=" or (kind == "x" and past and ends(i, past)):
            weak = -1  # "will be closed": a participle counts only where no stronger cue stands before it
        elif weak and kind in ",-(":
            return weak
    if weak:
        return weak
    for i in range(p.last, min(len(classes), p.last + CUE_REACH)):
        kind = classes[i]
        if kind == "+" or (kind == "x" and future and ends(i, future)):
            return 1
        if kind == "=" or (kind == "x" and past and ends(i, past)):
            return -1
    return 0
