"""The headline of an event, in the documents' own words: who said what, or the sentence that tells it best on its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.model import EventMention

TITLE = 140  # characters of a title, the length of a long headline
SHORTEST = 35  # characters that a sentence needs to say something on its own
ROOM = 20  # characters kept for the trigger and what follows it
_FRAME = 30  # characters of a title of a statement that are its speaker's name and marks
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w+")
_CLAUSE = re.compile(r"[;:] | – |[.!?][”\"»]? |, | (?=(?:when|after|before|where|while|cuando|donde|después|quando|onde|когда|где)\b)")
_LINKS = frozenset(
    """and but when after before where while as y pero cuando donde después de que e mas quando onde и а но когда где""".split()
)
_DETERMINERS = frozenset("the a an its their his her el la los las un una su o os as um uma seu sua".split())
_PRONOUNS = frozenset(
    """he she it they this that these those which who whom whose we i you él ella ellos eso esto que quien ele ela eles isso он она они
    это""".split()
)
_FIRST_PERSON = re.compile(
    r"\b(?:I|we|our|my|me|us|ladies|gentlemen|friends|colleagues|yo|nosotros|nuestr[oa]s?|señoras|nós|noss[oa]s?|senhoras|я|мы|наш\w*|нас|друзья)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“«\"][^“”«»\"]*[”»\"]")


def title(told: Sequence[EventMention], best: EventMention) -> str:
    """At most `TITLE` characters (and marks of omission) of the mentions' words; `told` in an order of its own."""
    speaker = next((p.name for p in best.participants if p.role == "speaker"), None) if best.type == "STATEMENT" else None
    if speaker and best.subtype != "speech":
        said = _said(told)
        if said:
            return f"{speaker}: “{said}”"
    lead = min(told, key=lambda m: (_unfit(m), m.span.document_id, m.span.start, m.span.end))
    start, whole = _start(lead)
    if speaker and not whole and (said := _said(told)):
        return f"{speaker}: “{said}”"
    words = _clipped(_SPACE.sub(" ", lead.sentence.text[start:]).strip(' "“”«»*–—-'), TITLE)
    return words[:1].upper() + words[1:] if whole else "… " + words


def _clipped(words: str, length: int) -> str:
    return words if len(words) <= length else words[: words.rfind(" ", 0, length)].rstrip(",;:–— ") + "…"


def _said(told: Sequence[EventMention]) -> str | None:
    """The quotation that reads best in a headline, cut at a word."""
    quotes = sorted((abs(len(q.text) - 80), q.document_id, q.start, q.text) for m in told for q in m.quotes if len(q.text) >= SHORTEST)
    return _clipped(_SPACE.sub(" ", quotes[0][3]).strip(' ,.“”"«»'), TITLE - _FRAME) if quotes else None


def _start(m: EventMention) -> tuple[int, bool]:
    """Where in its sentence a mention's headline begins, and whether it stands alone: the sentence, or a clause with a subject."""
    text, at = m.sentence.text, m.span.start - m.sentence.start
    if at <= TITLE - ROOM:
        return 0, True
    clauses = [c for c in _CLAUSE.finditer(text, 0, at) if at - c.end() <= TITLE - ROOM]
    for c in clauses:
        start = _subject(text, c.group(), c.end(), at)
        if start is not None:
            return start, True
    starts = [c.end() for c in clauses]
    return (starts[0] if starts else text.rfind(" ", 0, at - TITLE // 2) + 1), False


def _subject(text: str, mark: str, start: int, at: int) -> int | None:
    """Where a clause's own subject begins; None where it has none: an apposition, a relative clause, a bare verb."""
    linked = mark.strip() != ","
    words = list(_WORD.finditer(text, start, at))
    while words and words[0].group().lower() in _LINKS and not words[0].group()[0].isupper():
        linked = linked or words[0].group() != "que"
        words = words[1:]
    if len(words) < 2:
        return None
    first = words[0].group()
    if first.lower() in _PRONOUNS or not (first[0].isupper() or first in _DETERMINERS):
        return None
    if not linked and "," in text[words[0].start() : at]:
        return None  # the Speaker, Ana Pérez, said
    return words[0].start() if linked or len(words) > 2 else None


def _unfit(m: EventMention) -> float:
    """How far a mention's sentence is from a headline: too long, too short, without its date or countries, a bare pronoun, a speech."""
    words = m.sentence.text
    length = len(words)
    cost = abs(length - 110) / 60 + (3 if length < SHORTEST else 0)
    first = _WORD.search(words)
    cost += 1.5 if first is not None and first.group().lower() in _PRONOUNS else 0
    cost += 1 if m.claim_by and m.type == "MEETING" else 0  # a host's welcome names the meeting and does not tell of it
    cost += 1 if words[:1] in '“"«‘' else 0
    cost += 3 * (not _start(m)[1])
    cost += 2.5 if _FIRST_PERSON.search(_QUOTED.sub("", words)) else 0
    cost -= 0.5 * (m.date_basis in ("explicit", "range")) + 0.2 * min(len(m.countries), 3) + 0.3 * (m.place is not None)
    return cost
