"""Words without quotation marks: transcripts under a speaker's label, and dialogue between dashes.

A label is a line's head up to a colon that names somebody: `President of Russia Vladimir Putin:`, `MS. LEAVITT:`,
`Q:`. It governs the paragraphs to the next label, or to the end of what is read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.extract.speech import Speech, given_names
from dashboard.text import Sentence

MAX_LABEL = 100  # characters before the colon
_NAME = r"[A-ZÀ-ÞА-ЯЁ][\w’'.-]*|of|the|and|for|on|de|del|la"
_LABEL = re.compile(rf"[ \t]*((?:{_NAME})(?:[ \u00a0](?:{_NAME}|[(][^)\n]{{1,40}}[)])){{0,11}}):[ \t]*(?=\n|\S)")
_ASIDE = re.compile(r"[(\[][^()\[\]\n]{1,60}[)\]]\.?$")
_WORDS = re.compile(r"[\w’'-]+")

Turn = tuple[int, int, int, int]


def _lines(text: str, sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    """Lines that hold sentences read in full."""
    out: list[tuple[int, int]] = []
    for s in sentences:
        if not s.in_full or s.role == "title":
            continue
        start = text.rfind("\n", 0, s.start) + 1 if not out or s.start >= out[-1][1] else out[-1][0]
        start = max(start, s.start - 400)
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], s.end))
        else:
            out.append((start if text[start : s.start].isspace() or start == s.start else s.start, s.end))
    return out


def _names_somebody(label: str, speech: Speech) -> bool:
    words = _WORDS.findall(label)
    lows = [w.lower() for w in words]
    if any(low in speech.titles or low in speech.honorifics for low in lows):
        return any(w[0].isupper() for w in words)
    return len(words) >= 2 and words[0] in given_names()


def find_transcript(text: str, sentences: Sequence[Sentence], speech: Speech) -> list[Turn]:
    """Each paragraph under a label: (label start, label end, words start, words end).

    A document is a transcript where a label stands alone on its line, or where labels of somebody open two lines or
    more; words in capitals (`WALLACE:`) count as a name when they come twice.
    """
    labelled: dict[int, re.Match[str]] = {}
    lines = _lines(text, sentences)
    for start, end in lines:
        if ":" in text[start : start + MAX_LABEL]:
            match = _LABEL.match(text, start, min(end + 1, start + MAX_LABEL))
            if match:
                labelled[start] = match
    if not labelled:
        return []
    counts: dict[str, int] = {}
    for match in labelled.values():
        counts[match.group(1)] = counts.get(match.group(1), 0) + 1
    good = {
        at: m for at, m in labelled.items()
        if _names_somebody(m.group(1), speech) or (m.group(1).isupper() and counts[m.group(1)] > 1)
    }  # fmt: skip
    alone = any(text[m.end() : m.end() + 1] in ("\n", "") for m in good.values())
    if not alone and len(good) < 2:
        return []
    good |= {at: m for at, m in labelled.items() if m.group(1).isupper()}  # Q: and A: in a transcript that others make sure
    turns: list[Turn] = []
    label: re.Match[str] | None = None
    for start, end in lines:
        match = good.get(start)
        if match is not None:
            label, start = match, match.end()
        if label is None:
            continue
        while start < end and text[start].isspace():
            start += 1
        if start < end and not _ASIDE.fullmatch(text[start:end]):
            turns.append((label.start(1), label.end(1), start, end))
    return turns


_DASH = "—–―"
_INCISE = re.compile(r"[ \u00a0][—–―-][ \u00a0]?(?=[^\W\d_])|,[ \u00a0]?[—–―-][ \u00a0](?=[^\W\d_])")


def find_dialogue(text: str, sentences: Sequence[Sentence], speech: Speech) -> list[Turn]:
    """Lines that a dash opens and in which an aside with a verb of speech stands: `—Sí —dijo Ana—. Vamos.`,
    `— Да, — сказал он. — Идём.`; (words start, words end, aside start, aside end)."""
    if not any(d in text for d in _DASH):
        return []
    turns: list[Turn] = []
    for start, end in _lines(text, sentences):
        if text[start] not in _DASH and text[start:end].lstrip()[:1] not in tuple(_DASH):
            continue
        at = start + (len(text[start:end]) - len(text[start:end].lstrip())) + 1
        while at < end and text[at].isspace():
            at += 1
        for match in _INCISE.finditer(text, at, end):
            word = _WORDS.match(text, match.end())
            if word is None or word.group().lower() not in speech.verbs:
                continue
            close = _close_of_aside(text, match.end(), end)
            words_end = match.start()
            while words_end > at and text[words_end - 1] in " ,\u00a0":
                words_end -= 1
            if words_end > at:
                turns.append((at, words_end, match.end(), close))
            rest = close
            while rest < end and text[rest] in " .,:—–―-\u00a0":
                rest += 1
            if rest < end and close < end:
                turns.append((rest, end, match.end(), close))
            break
    return turns


def _close_of_aside(text: str, start: int, end: int) -> int:
    """Where an aside ends: at the next dash, or at the line's end."""
    for i in range(start, end):
        if text[i] in _DASH:
            return i
    return end
