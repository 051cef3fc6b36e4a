"""Nouns to table rows, and back. The JSON of a row is that of `dashboard.contract`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from dashboard import contract
from dashboard.model import (
    Claim,
    Disagreement,
    Event,
    EventMention,
    Extraction,
    Figure,
    Flow,
    Mention,
    Published,
    content_id,
    figure_mention_id,
)
from dashboard.store import search
from dashboard.text import sentences

Row = dict[str, Any]
PLURAL = {"date": "dates", "range": "ranges", "place": "places", "figure": "figures", "quote": "quotes", "event": "events"}


@dataclass(frozen=True, slots=True)
class Listed:
    """A document as the list of documents shows it, without its text."""

    id: str
    path: str
    title: str | None
    author: str | None
    publisher: str | None
    language: str | None
    published: Published | None
    url: str | None
    copy_of: str | None
    leftovers: int


def dump(row: Row) -> str:
    """JSON text of a row; equal rows, equal text."""
    return contract.dump(row).decode("utf-8")


def load(text: str) -> Row:
    row: Row = contract.load(text)
    return row


# --- documents ------------------------------------------------------------------------------------


def document_row(x: Extraction, fingerprint: str, witness: Row | None) -> Row:
    d = x.document
    row = contract.document_row(d)
    del row["text"]
    when = d.published.when if d.published else None
    return {
        "id": d.id, "source_id": d.source.id, "fingerprint": fingerprint, "path": d.source.location, "title": d.title,
        "publisher": d.source.publisher, "language": d.language, "published_first": when.first if when else None,
        "published_last": when.last if when else None, "copy_of": None, "text": d.text, "row": dump(row),
        "witness": None if witness is None else dump(witness),
    }  # fmt: skip


def _mention(x: Extraction, kind: str, ordinal: int, span: Any, row: Row, **columns: Any) -> Row:
    return {
        "document_id": x.document.id, "kind": kind, "ordinal": ordinal, "start": span.start, "end": span.end,
        "id": content_id(kind, span.document_id, span.start, span.end), "row": dump(row),
        "sentence": None, "first": None, "last": None, "type": None, "status": None, "country": None, **columns,
    }  # fmt: skip


def mention_rows(x: Extraction) -> list[Row]:
    """All mentions of a document, one row each."""
    found = []
    starts = _sentence_starts(x)
    for kind, dates in (("date", x.dates), ("range", x.ranges)):
        for n, date in enumerate(dates):
            when = date.value
            found.append(
                _mention(x, kind, n, date.span, contract.date_row(date), first=when.first, last=when.last, type=when.type)
            )  # fmt: skip
    for n, place in enumerate(x.places):
        row = contract.mentioned_place_row(place)
        found.append(_mention(x, "place", n, place.span, row, type=place.role, country=place.value.country))
    for n, figure in enumerate(x.figures):
        period = figure.value.period
        found.append(_mention(
            x, "figure", n, figure.span, contract.figure_row(figure), sentence=starts.get(figure.span.start), type=figure.value.kind,
            first=period.first if period else None, last=period.last if period else None, country=figure.value.subject,
        ))  # fmt: skip
    for n, quote in enumerate(x.quotes):
        found.append(_mention(x, "quote", n, quote.span, contract.quote_row(quote), type=quote.value.kind))
    for n, event in enumerate(x.events):
        found.append(_mention(
            x, "event", n, event.span, contract.event_row(event), sentence=event.sentence.start, type=event.type,
            status=event.status, first=event.when.first if event.when else None, last=event.when.last if event.when else None,
        ))  # fmt: skip
    return found


def _sentence_starts(x: Extraction) -> dict[int, int]:
    """Start of the sentence that holds each figure, by the figure's start."""
    starts: dict[int, int] = {}
    wanted = iter(sorted(f.span.start for f in x.figures))
    at = next(wanted, None)
    for sentence in sentences(x.document) if x.figures else ():
        while at is not None and at < sentence.end:
            if at >= sentence.start:
                starts[at] = sentence.start
            at = next(wanted, None)
    return starts


def leftover_rows(x: Extraction) -> list[Row]:
    return [
        {"document_id": x.document.id, "ordinal": n, "start": m.span.start, "end": m.span.end, "text": m.span.text, "reason": m.reason}
        for n, m in enumerate(x.leftovers)
    ]


def passage_rows(x: Extraction, mentions: Iterable[Row]) -> list[Row]:
    """The whole document, and each sentence that holds an event or a figure, as folded words."""
    d = x.document
    wanted = {row["sentence"] for row in mentions if row["sentence"] is not None}
    ends = {s.start: s.end for s in sentences(d)} if wanted else {}
    ends |= {e.sentence.start: e.sentence.end for e in x.events}
    parts: Iterator[tuple[int | None, str]] = iter(
        [(None, f"{d.title or ''}\n{d.text}"), *((start, d.text[start : ends[start]]) for start in sorted(wanted))]
    )
    return [
        {"number": _number(d.id, start), "document_id": d.id, "sentence": start, "body": " ".join(search.fold(words))}
        for start, words in parts
    ]


def _number(document_id: str, start: int | None) -> int:
    """A 63-bit key that depends on content alone."""
    return int.from_bytes(hashlib.sha256(f"{document_id} {start}".encode()).digest()[:8]) >> 1


def extraction(row: Row, text: str, mentions: Iterable[tuple[str, str]], leftovers: Iterable[Row]) -> Extraction:
    """The extraction of a stored document; `mentions` are (kind, JSON) in order."""
    whole: Row = {**row, "text": text, **{plural: [] for plural in PLURAL.values()}, "leftovers": list(leftovers)}
    for kind, body in mentions:
        whole[PLURAL[kind]].append(load(body))
    return contract.extraction(whole)


def listed(row: Row, copy_of: str | None, leftovers: int) -> Listed:
    d = contract.document({**row, "text": "", "blocks": []})
    published = None if d.published is None else Published(d.published.when, d.published.basis)
    return Listed(
        d.id, d.source.location, d.title, d.author, d.source.publisher, d.language, published, d.source.url, copy_of, leftovers
    )  # fmt: skip


# --- events and claims ----------------------------------------------------------------------------


def _told(group: Event | Claim) -> Row:
    return {
        "id": group.id, "title": group.title, "salience": group.salience, "sources": list(group.sources),
        "independent_sources": group.independent_sources, "agreement": group.agreement,
        "disagreements": [[d.field, [list(v) for v in d.values]] for d in group.disagreements],
        "aliases": sorted({id_ for id_, _ in identified(group)} - {group.id} | set(group.aliases)),
    }  # fmt: skip


def event_body(event: Event) -> Row:
    return {
        **_told(event), "best": _event_mention_row(event.best), "mentions": [_event_mention_row(m) for m in event.mentions],
    }  # fmt: skip


def _event_mention_row(m: EventMention) -> Row:
    return {"document": m.span.document_id, **contract.event_row(m)}


def event(row: Row, former: Iterable[str] = ()) -> Event:
    """`former` are ids it had whose mentions are gone."""
    return Event(
        row["id"], contract.event(row["best"]["document"], row["best"]),
        tuple(contract.event(m["document"], m) for m in row["mentions"]), tuple(row["sources"]), row["independent_sources"],
        row["agreement"], row["title"], row["salience"], _disagreements(row), tuple(sorted({*row["aliases"], *former})),
    )  # fmt: skip


def claim_body(claim: Claim) -> Row:
    merged = Mention(claim.mentions[0].span, claim.best, "figure", "merged")
    best = next((m for m in claim.mentions if m.value == claim.best), merged)
    return {
        **_told(claim), "low": contract.number(claim.low), "high": contract.number(claim.high), "best": _figure_mention_row(best),
        "mentions": [_figure_mention_row(m) for m in claim.mentions],
    }  # fmt: skip


def _figure_mention_row(m: Mention[Figure]) -> Row:
    return {"document": m.span.document_id, **contract.figure_row(m)}


def claim(row: Row, former: Iterable[str] = ()) -> Claim:
    """As `event`."""
    return Claim(
        row["id"], contract.figure(row["best"]["document"], row["best"]).value,
        tuple(contract.figure(m["document"], m) for m in row["mentions"]), tuple(row["sources"]), row["independent_sources"],
        row["agreement"], row["title"], contract.decimal(row["low"]), contract.decimal(row["high"]), row["salience"],
        _disagreements(row), tuple(sorted({*row["aliases"], *former})),
    )  # fmt: skip


def _disagreements(row: Row) -> tuple[Disagreement, ...]:
    return tuple(Disagreement(field, tuple((v[0], v[1]) for v in values)) for field, values in row["disagreements"])


def group_rows(groups: Iterable[Event | Claim]) -> list[Row]:
    found = []
    for group in groups:
        best = group.best
        when = best.when if isinstance(best, EventMention) else best.period
        found.append({
            "id": group.id, "first": when.first if when else None, "last": when.last if when else None,
            "type": best.type if isinstance(best, EventMention) else best.kind,
            "status": best.status if isinstance(best, EventMention) else None,
            "body": dump(event_body(group) if isinstance(group, Event) else claim_body(group)),
        })  # fmt: skip
    return sorted(found, key=lambda row: str(row["id"]))


def identified(group: Event | Claim) -> list[tuple[str, EventMention | Mention[Figure]]]:
    """(id, mention) of a group's evidence; each of these ids opens it."""
    return [(m.id if isinstance(m, EventMention) else figure_mention_id(m), m) for m in group.mentions]


# --- trade ----------------------------------------------------------------------------------------

FLOW_COLUMNS = (
    "year", "reporter", "partner", "flow", "value", "source", "status", "valuation", "definition", "commodity", "licence",
    "retrieved", "url", "note",
)  # fmt: skip


def flow_row(file: str, ordinal: int, flow: Flow) -> Row:
    return {"file": file, "ordinal": ordinal, **{name: getattr(flow, name) for name in FLOW_COLUMNS}, "value": str(flow.value)}


def flow(row: Row) -> Flow:
    return Flow(**{**{name: row[name] for name in FLOW_COLUMNS}, "value": Decimal(row["value"])})
