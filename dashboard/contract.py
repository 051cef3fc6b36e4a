"""The nouns as JSON, and back: the public form that `extract`, `export`, the store and scorers share.

`extraction_row` and `extraction` are inverses for everything but the bytes a document was read from.
Adding keys is free; renaming one breaks others.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import orjson

from dashboard.model import (
    Block,
    Document,
    EventMention,
    Extraction,
    Figure,
    Leftover,
    Mention,
    Participant,
    Place,
    Published,
    Quote,
    Source,
    Span,
    When,
    iso_day,
    parse_day,
)

Row = dict[str, Any]


_LINE_ENDS = {"\u0085": b"\\u0085", "\u2028": b"\\u2028", "\u2029": b"\\u2029"}
"""What a reader of lines may take for their end, and JSON leaves as it is."""


def dump(row: Any) -> bytes:
    """A row as one line of JSON in UTF-8, however lines are told apart: equal rows, equal bytes. Integers of more than
    64 bits are written out."""
    try:
        line = orjson.dumps(row)
    except TypeError:
        line = json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    for sign, escape in _LINE_ENDS.items():
        line = line.replace(sign.encode("utf-8"), escape)
    return line


def load(data: bytes | str) -> Any:
    """What one line of JSON says; lone surrogates, bytes that are not UTF-8 and long integers are taken as they come.

    Raises ValueError where it is no JSON, RecursionError where it is nested beyond sense.
    """
    try:
        return orjson.loads(data)
    except ValueError:
        return json.loads(data.decode("utf-8", "replace") if isinstance(data, bytes) else data)


def number(value: Decimal | None) -> int | float | None:
    """A JSON number: an integer where the value is one, else the nearest double."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def decimal(value: float | int | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _span(span: Span) -> Row:
    return {"start": span.start, "end": span.end, "text": span.text}


def _day(text: str | None) -> int | None:
    return None if text is None else parse_day(text)


# --- nouns to rows --------------------------------------------------------------------------------


def when_row(when: When | None) -> Row:
    """The five keys of a date; all null where there is none."""
    if when is None:
        return {"type": None, "value": None, "mod": None, "first": None, "last": None, "precision": None}
    return {
        "type": when.type, "value": when.value, "mod": when.mod,
        "first": iso_day(when.first), "last": iso_day(when.last), "precision": when.precision,
    }  # fmt: skip


def place_row(place: Place | None) -> Row | None:
    if place is None:
        return None
    return {
        "name": place.name, "kind": place.kind, "country": place.country, "lat": place.latitude, "lon": place.longitude,
        "id": place.id, "precision": place.precision,
    }  # fmt: skip


def date_row(mention: Mention[When]) -> Row:
    return {**_span(mention.span), **when_row(mention.value), "role": mention.role, "why": mention.why}


def mentioned_place_row(mention: Mention[Place]) -> Row:
    return {**_span(mention.span), **(place_row(mention.value) or {}), "role": mention.role, "why": mention.why}


def figure_row(mention: Mention[Figure]) -> Row:
    f = mention.value
    low, high = f.bound_span or (None, None)
    period = when_row(f.period)
    return {
        **_span(mention.span), "class": f.kind, "quantity": number(f.quantity), "quantity_high": number(f.high), "unit": f.unit,
        "bound": f.bound, "bound_start": low, "bound_end": high, "ratio": number(f.ratio), "measure": f.measure,
        "subject": f.subject, "partner": f.partner, "commodity": f.commodity,
        "first": period["first"], "last": period["last"], "precision": period["precision"], "period": period["value"],
        "claim_by": f.claim_by, "why": mention.why,
    }  # fmt: skip


def quote_row(mention: Mention[Quote]) -> Row:
    q = mention.value
    return {
        **_span(mention.span), "kind": q.kind, "speaker": q.speaker,
        "speaker_start": q.speaker_span.start if q.speaker_span else None,
        "speaker_end": q.speaker_span.end if q.speaker_span else None, "why": mention.why,
    }  # fmt: skip


def event_row(e: EventMention) -> Row:
    when = when_row(e.when)
    return {
        "id": e.id, **_span(e.span), "mentions": [_span(s) for s in e.also], "type": e.type, "subtype": e.subtype,
        "status": e.status, "negated": e.negated,
        "first": when["first"], "last": when["last"], "precision": when["precision"], "value": when["value"], "mod": when["mod"],
        "date_basis": e.date_basis, "countries": list(e.countries),
        "participants": [{"name": p.name, "role": p.role, "country": p.country} for p in e.participants],
        "place": place_row(e.place), "claim_by": e.claim_by, "sentence": [e.sentence.start, e.sentence.end],
        "sentence_text": e.sentence.text, "figures": [_span(s) for s in e.figures], "quotes": [_span(s) for s in e.quotes],
        "why": e.why,
    }  # fmt: skip


def published_row(p: Published | None) -> Row | None:
    if p is None:
        return None
    return {**when_row(p.when), "start": p.span.start if p.span else None, "end": p.span.end if p.span else None, "basis": p.basis}


def document_row(d: Document) -> Row:
    return {
        "id": d.id, "path": d.source.location, "title": d.title, "author": d.author, "publisher": d.source.publisher,
        "language": d.language,
        "published": published_row(d.published),
        "dateline_place": mentioned_place_row(d.place) if d.place else None,
        "source": {"id": d.source.id, "kind": d.source.kind, "language": d.source.language, "url": d.source.url},
        "text": d.text, "blocks": [{"start": b.start, "end": b.end, "role": b.role} for b in d.blocks],
    }  # fmt: skip


def leftover_row(leftover: Leftover) -> Row:
    return {**_span(leftover.span), "reason": leftover.reason}


def extraction_row(x: Extraction) -> Row:
    """One document as `extract` prints it."""
    return {
        **document_row(x.document),
        "dates": [date_row(m) for m in x.dates], "ranges": [date_row(m) for m in x.ranges],
        "places": [mentioned_place_row(m) for m in x.places], "figures": [figure_row(m) for m in x.figures],
        "quotes": [quote_row(m) for m in x.quotes], "events": [event_row(e) for e in x.events],
        "leftovers": [leftover_row(m) for m in x.leftovers],
    }  # fmt: skip


# --- rows to nouns --------------------------------------------------------------------------------


def when(row: Row) -> When | None:
    if row.get("value") is None:
        return None
    return When(
        row.get("type") or "DATE", row["value"], _day(row.get("first")), _day(row.get("last")), row.get("precision"), row.get("mod")
    )


def place(row: Row | None) -> Place | None:
    if row is None:
        return None
    return Place(row["id"], row["name"], row["kind"], row["country"], row["lat"], row["lon"], row["precision"])


def span(document_id: str, row: Row) -> Span:
    return Span(document_id, row["start"], row["end"], row["text"])


def figure(document_id: str, row: Row) -> Mention[Figure]:
    bound = None if row["bound_start"] is None else (row["bound_start"], row["bound_end"])
    value = Figure(
        row["class"], Decimal(str(row["quantity"])), row["unit"], decimal(row["quantity_high"]), row["bound"], decimal(row["ratio"]),
        row["measure"], row["subject"], row["partner"], row["commodity"],
        when({**row, "value": row["period"], "type": "DATE", "mod": None}), row["claim_by"], bound,
    )  # fmt: skip
    return Mention(span(document_id, row), value, "figure", row["why"])


def event(document_id: str, row: Row) -> EventMention:
    start, end = row["sentence"]
    return EventMention(
        span(document_id, row), row["type"], row["subtype"], row["status"], row["why"],
        Span(document_id, start, end, row["sentence_text"]), row["negated"], when({**row, "type": "DATE"}), row["date_basis"],
        place(row["place"]), tuple(row["countries"]),
        tuple(Participant(p["name"], p["role"], p["country"]) for p in row["participants"]),
        tuple(span(document_id, s) for s in row["figures"]), tuple(span(document_id, s) for s in row["quotes"]),
        row["claim_by"], tuple(span(document_id, s) for s in row["mentions"]),
    )  # fmt: skip


def quote(document_id: str, text: str, row: Row) -> Mention[Quote]:
    start, end = row["speaker_start"], row["speaker_end"]
    speaker_span = None if start is None else Span(document_id, start, end, text[start:end])
    return Mention(span(document_id, row), Quote(row["kind"], row["text"], row["speaker"], speaker_span), "quote", row["why"])


def document(row: Row) -> Document:
    origin = row["source"]
    source = Source(origin["id"], row["path"], origin["kind"], row["publisher"], origin["language"], origin.get("url"))
    doc = row["id"]
    p = row["published"]
    published = None
    if p is not None:
        at = None if p["start"] is None else Span(doc, p["start"], p["end"], row["text"][p["start"] : p["end"]])
        told = when(p)
        published = None if told is None else Published(told, p["basis"], at)
    home = row["dateline_place"]
    return Document(
        doc, source, row["text"], row["title"], row["author"], row["language"], published,
        None if home is None else mentioned_place(doc, home), tuple(Block(b["start"], b["end"], b["role"]) for b in row["blocks"]),
    )  # fmt: skip


def mentioned_place(document_id: str, row: Row) -> Mention[Place]:
    value = place(row)
    assert value is not None
    return Mention(span(document_id, row), value, row["role"], row["why"])


def date(document_id: str, row: Row) -> Mention[When]:
    value = when(row)
    assert value is not None
    return Mention(span(document_id, row), value, row["role"], row["why"])


def extraction(row: Row) -> Extraction:
    """The inverse of `extraction_row`."""
    d = document(row)
    return Extraction(
        d, tuple(date(d.id, r) for r in row["dates"]), tuple(date(d.id, r) for r in row["ranges"]),
        tuple(mentioned_place(d.id, r) for r in row["places"]), tuple(figure(d.id, r) for r in row["figures"]),
        tuple(quote(d.id, d.text, r) for r in row["quotes"]), tuple(event(d.id, r) for r in row["events"]),
        tuple(Leftover(span(d.id, r), r["reason"]) for r in row["leftovers"]),
    )  # fmt: skip
