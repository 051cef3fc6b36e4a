"""From a mark back to its words: passages cut out of their document, letter for letter, with what was read in them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.model import Claim, Event, EventMention, Extraction, Figure, Mention, Span, When
from dashboard.query.columns import Columns
from dashboard.query.words import date_words, figure_words

CONTEXT = 420
"""Characters of a paragraph that are shown on each side of the words: a reader's glance."""
WHOLE = 200_000
"""Characters of a document that are shown; a longer one is cut and says so."""
MOST = 2000
"""Leftovers or documents that a list shows."""

KINDS = ("event", "figure", "date", "place", "quote", "sentence")
"""What may be marked in a passage, the strongest first."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of a document that is marked, and why."""

    start: int
    end: int
    kind: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Consecutive characters under the same marks."""

    text: str
    kinds: tuple[str, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """One stretch of one document; joined, its pieces are the document's very characters from `start` on."""

    start: int
    pieces: tuple[Piece, ...]
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True, slots=True)
class Witness:
    """What one document tells: where it stands, its passages, and the readings with their reasons."""

    document: str
    label: str
    title: str
    path: str
    url: str | None
    published: str | None
    basis: str | None
    passages: tuple[Passage, ...]
    readings: tuple[tuple[str, str, str], ...]  # (what, value, why)


def pieces(text: str, start: int, end: int, marks: Iterable[Marked]) -> tuple[Piece, ...]:
    """The characters [start, end) cut wherever a mark begins or ends. Linear in marks and characters."""
    inside = [m for m in marks if m.start < end and start < m.end]
    cuts = sorted({start, end, *(max(m.start, start) for m in inside), *(min(m.end, end) for m in inside)})
    opening: dict[int, list[Marked]] = {}
    for m in inside:
        opening.setdefault(max(m.start, start), []).append(m)
    live: list[Marked] = []
    found = []
    for a, b in itertools.pairwise(cuts):
        live = [m for m in live if m.end > a] + opening.get(a, [])
        kinds = tuple(k for k in KINDS if any(m.kind == k for m in live))
        found.append(Piece(text[a:b], kinds, tuple(dict.fromkeys(m.why for m in live if m.why))))
    return tuple(found)


def _stretch(extraction: Extraction, start: int, end: int) -> tuple[int, int]:
    """The paragraph around the words, at most `CONTEXT` characters on each side, cut at a space."""
    text, low, high = extraction.document.text, max(0, start - CONTEXT), min(len(extraction.document.text), end + CONTEXT)
    for block in extraction.document.blocks:
        if block.start <= start < block.end:
            low, high = max(low, block.start), min(high, max(block.end, end))
            break
    while low > 0 and low < start and not text[low - 1].isspace():
        low += 1
    while high < len(text) and high > end and not text[high].isspace():
        high -= 1
    while low < start and text[low].isspace():
        low += 1
    while high > end and text[high - 1].isspace():
        high -= 1
    return low, high


def _passages(extraction: Extraction, spans: Sequence[tuple[int, int]], marks: Sequence[Marked]) -> tuple[Passage, ...]:
    text = extraction.document.text
    stretches: list[list[int]] = []
    for low, high in sorted(_stretch(extraction, *span) for span in spans):
        if stretches and low <= stretches[-1][1]:
            stretches[-1][1] = max(stretches[-1][1], high)
        else:
            stretches.append([low, high])
    return tuple(
        Passage(low, pieces(text, low, high, marks), bool(text[:low].strip()), bool(text[high:].strip())) for low, high in stretches
    )


def _witness(columns: Columns, extraction: Extraction, passages: tuple[Passage, ...], readings: Sequence[tuple[str, str, str]]) -> Witness:
    d = extraction.document
    listed = columns.documents.get(d.id)
    return Witness(
        d.id, columns.label(d.id), d.title or d.source.location, d.source.location, listed.url if listed else None,
        date_words(d.published.when) if d.published else None, d.published.basis if d.published else None,
        passages, tuple(dict.fromkeys(readings)),
    )  # fmt: skip


def _spans(kind: str, spans: Iterable[Span], why: str = "") -> list[Marked]:
    return [Marked(s.start, s.end, kind, why) for s in spans]


def _event_marks(extraction: Extraction, mention: EventMention) -> list[Marked]:
    """The sentence, its trigger, and the dates, places, figures and quotes that the event was read from."""
    marks = [Marked(mention.sentence.start, mention.sentence.end, "sentence"), *_spans("event", [mention.span], mention.why)]
    marks += _spans("event", mention.also)
    marks += _spans("figure", mention.figures) + _spans("quote", mention.quotes)
    when = mention.when
    for date in (*extraction.dates, *extraction.ranges):
        if when is not None and when.placed and (date.value.first, date.value.last) == (when.first, when.last):
            marks += _spans("date", [date.span], date.why)
    for place in extraction.places:
        near = mention.sentence.start <= place.span.start < mention.sentence.end
        if mention.place is not None and place.value.id == mention.place.id and near:
            marks += _spans("place", [place.span], place.why)
    return marks


def event_evidence(columns: Columns, event: Event) -> tuple[Witness, ...]:
    """Every document that tells of the event, with its sentences."""
    found = []
    by_document: dict[str, list[EventMention]] = {}
    for mention in event.mentions:
        by_document.setdefault(mention.span.document_id, []).append(mention)
    for document_id in dict.fromkeys([*event.sources, *by_document]):
        extraction = columns.store.document(document_id)
        if extraction is None:
            continue
        mentions = by_document.get(document_id, [])
        marks = [m for mention in mentions for m in _event_marks(extraction, mention)]
        spans = [(m.sentence.start, m.sentence.end) for m in mentions]
        spans += [(s.start, s.end) for m in mentions for s in m.also]
        readings = [r for m in mentions for r in _event_readings(columns, m)]
        found.append(_witness(columns, extraction, _passages(extraction, spans, marks), readings))
    return tuple(found)


BASES = {"explicit": "told with the event", "range": "told as a span", "venue": "from the occasion it belongs to",
         "published": "counted from when the document speaks", "other-document": "told by another document"}  # fmt: skip


def _event_readings(columns: Columns, m: EventMention) -> list[tuple[str, str, str]]:
    found = [("event", f"{m.span.text} → {m.type.lower()}" + (f", {m.subtype}" if m.subtype else ""), m.why)]
    if m.when is not None:
        found.append(("date", date_words(m.when) if m.when.placed else m.when.value, BASES.get(m.date_basis or "", m.date_basis or "")))
    if m.place is not None:
        found.append(("place", m.place.name, "the event is located there"))
    if m.participants:
        found.append(("who", ", ".join(f"{p.name} ({p.role})" for p in m.participants), ""))
    if m.claim_by:
        found.append(("according to", m.claim_by, ""))
    return found


def claim_evidence(columns: Columns, claim: Claim) -> tuple[Witness, ...]:
    """Every document that tells the figure, with its wording and the arithmetic."""
    found = []
    by_document: dict[str, list[Mention[Figure]]] = {}
    for mention in claim.mentions:
        by_document.setdefault(mention.span.document_id, []).append(mention)
    for document_id, mentions in by_document.items():
        extraction = columns.store.document(document_id)
        if extraction is None:
            continue
        marks = [Marked(m.span.start, m.span.end, "figure", m.why) for m in mentions]
        marks += [Marked(*m.value.bound_span, "figure", "bound") for m in mentions if m.value.bound_span]
        readings = [("figure", f"{m.span.text} → {reading(m.value)}", m.why) for m in mentions]
        readings += [("over", date_words(m.value.period), "") for m in mentions if m.value.period is not None and m.value.period.placed]
        readings += [("according to", m.value.claim_by, "") for m in mentions if m.value.claim_by]
        spans = [(m.span.start, m.span.end) for m in mentions]
        found.append(_witness(columns, extraction, _passages(extraction, spans, marks), readings))
    return tuple(found)


def reading(figure: Figure) -> str:
    """A figure with the ratio it means: `25 % = ×1.25`."""
    words = figure_words(figure)
    if figure.ratio is None or figure.unit == "times":
        return words
    return f"{words} = ×{figure.ratio.normalize():f}"


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole document with everything that was found in it; `roles` are (start, role) of its blocks."""

    witness: Witness
    blocks: tuple[tuple[str, tuple[Piece, ...]], ...]
    leftovers: tuple[tuple[str, str], ...]  # (words, reason)
    cut: bool
    counts: tuple[tuple[str, int], ...]
    author: str | None
    language: str | None
    copy_of: str | None


def document_evidence(columns: Columns, document_id: str) -> Whole | None:
    """The document as it was read, block by block, each with its role."""
    x = columns.store.document(document_id)
    if x is None:
        return None
    marks = [Marked(e.span.start, e.span.end, "event", f"{e.type.lower()}: {e.why}") for e in x.events]
    marks += [Marked(s.start, s.end, "event", e.type.lower()) for e in x.events for s in e.also]
    marks += [Marked(m.span.start, m.span.end, "figure", f"{reading(m.value)}: {m.why}") for m in x.figures]
    marks += [Marked(m.span.start, m.span.end, "date", f"{_value(m)}: {m.why}") for m in (*x.dates, *x.ranges)]
    marks += [Marked(m.span.start, m.span.end, "place", f"{m.value.name}, {m.role}: {m.why}") for m in x.places]
    marks += [Marked(m.span.start, m.span.end, "quote", m.value.speaker or "") for m in x.quotes]
    text = x.document.text
    stretches = [(b.start, min(b.end, WHOLE), b.role) for b in x.document.blocks if b.start < WHOLE]
    stretches = stretches or [(0, min(len(text), WHOLE), "body")]
    marks.sort(key=lambda m: m.start)
    listed = columns.documents.get(document_id)
    counts = (("dates", len(x.dates)), ("places", len(x.places)), ("figures", len(x.figures)), ("quotes", len(x.quotes)),
              ("events", len(x.events)), ("leftovers", len(x.leftovers)))  # fmt: skip
    return Whole(
        _witness(columns, x, (), ()),
        tuple((role, pieces(text, start, end, _within(marks, start, end))) for start, end, role in stretches),
        tuple((left.span.text, left.reason) for left in x.leftovers[:MOST]), len(text) > WHOLE, counts,
        x.document.author, x.document.language, listed.copy_of if listed else None,
    )  # fmt: skip


def _within(marks: Sequence[Marked], start: int, end: int) -> list[Marked]:
    return [m for m in marks if m.start < end and start < m.end]


def _value(mention: Mention[When]) -> str:
    when = mention.value
    return date_words(when) if when.placed else when.value


def leftovers(columns: Columns, limit: int = MOST) -> tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]:
    """(document id, its name, its leftovers as (words, reason)), until `limit` leftovers are listed."""
    found = []
    for document_id, listed in columns.documents.items():
        if not listed.leftovers:
            continue
        extraction = columns.store.document(document_id)
        if extraction is None:
            continue
        rows = tuple((left.span.text, left.reason) for left in extraction.leftovers[:limit])
        limit -= len(rows)
        found.append((document_id, columns.label(document_id), rows))
        if limit <= 0:
            break
    return tuple(found)
