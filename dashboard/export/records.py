"""Events, claims, documents and failures as JSON rows: the best value of each, and every mention that tells it.

Keys are those of `dashboard.contract`. What a selection leaves out is left out here too, by the same masks as the
page's; the order is that of ids and paths, so that equal stores give equal bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from dashboard import contract
from dashboard.model import Claim, Disagreement, Event, EventMention, Figure, Mention, Span
from dashboard.query import Columns, Selection, chosen_claims

Row = dict[str, Any]
Paths = Mapping[str, str]
"""Path of each document by its id."""

OF_A_DOCUMENT = frozenset(
    {"id", "start", "end", "text", "mentions", "sentence", "sentence_text", "figures", "quotes", "bound_start", "bound_end"}
)
"""Keys of a mention that mean something inside its own document only; `evidence` carries them."""


def events(columns: Columns, selection: Selection) -> list[Row]:
    """The events of a selection, by id."""
    paths = _paths(columns)
    found = [columns.events[i] for i in np.flatnonzero(columns.mask(selection))]
    return [event(e, paths) for e in sorted(found, key=lambda e: e.id)]


def claims(columns: Columns, selection: Selection) -> list[Row]:
    """The claims of a selection, by id."""
    paths = _paths(columns)
    return [claim(c, paths) for c in sorted(chosen_claims(columns, selection), key=lambda c: c.id)]


def documents(columns: Columns, selection: Selection) -> list[Row]:
    """The documents of a store by path, those that failed among them; with a selection of sources, just these."""
    read = [
        {
            "id": d.id, "paths": [d.path], "title": d.title, "author": d.author, "publisher": d.publisher, "language": d.language,
            "published": contract.published_row(d.published), "status": "read", "reason": None, "copy_of": d.copy_of,
        }
        for d in columns.documents.values()
        if not selection.sources or d.id in selection.sources
    ]  # fmt: skip
    failed = [
        {
            "id": None, "paths": [f.location], "title": None, "author": None, "publisher": None, "language": None,
            "published": None, "status": "failed", "reason": f.reason, "copy_of": None,
        }
        for f in columns.failures
    ]  # fmt: skip
    return sorted(read + failed, key=lambda row: (row["paths"], row["id"] or ""))


def failures(columns: Columns, selection: Selection) -> list[Row]:
    """The documents that could not be used, by path. No selection leaves one out: a failure is never hidden."""
    return [
        {"path": f.location, "reason": f.reason, "tries": f.tries} for f in sorted(columns.failures, key=lambda f: f.location)
    ]


def event(e: Event, paths: Paths) -> Row:
    """One event: its best value and its evidence."""
    evidence = [
        _evidence(span, m.why, paths, m) for m in e.mentions for span in (m.span, *(s for s in m.also if s != m.span))
    ]
    return {**_head(e, paths), **_value(contract.event_row(e.best)), **_foot(e, evidence)}


def claim(c: Claim, paths: Paths) -> Row:
    """One claim: its best value, the bounds that all wordings allow, and its evidence."""
    best: Mention[Figure] = Mention(c.mentions[0].span, c.best, "figure", "")
    value = _value(contract.figure_row(best))
    value.pop("why")
    bounds = {"low": contract.number(c.low), "high": contract.number(c.high)}
    return {**_head(c, paths), **value, **bounds, **_foot(c, [_evidence(m.span, m.why, paths) for m in c.mentions])}


def _value(row: Row) -> Row:
    return {key: value for key, value in row.items() if key not in OF_A_DOCUMENT}


def _head(group: Event | Claim, paths: Paths) -> Row:
    return {
        "id": group.id, "aliases": list(group.aliases), "title": group.title, "salience": group.salience,
        "sources": list(group.sources), "independent_sources": group.independent_sources, "agreement": group.agreement,
        "disagreements": [_disagreement(d, paths) for d in group.disagreements],
    }  # fmt: skip


def _foot(group: Event | Claim, evidence: Sequence[Row]) -> Row:
    return {"evidence": sorted(evidence, key=lambda row: (row["document"], row["start"], row["end"]))}


def _disagreement(d: Disagreement, paths: Paths) -> Row:
    said = [{"document": document, "path": paths.get(document), "value": value} for document, value in d.values]
    return {"field": d.field, "values": said}


def _evidence(span: Span, why: str, paths: Paths, mention: EventMention | None = None) -> Row:
    row: Row = {
        "document": span.document_id, "path": paths.get(span.document_id), "start": span.start, "end": span.end,
        "text": span.text, "why": why,
    }  # fmt: skip
    if mention is not None:
        row |= {"sentence": [mention.sentence.start, mention.sentence.end], "sentence_text": mention.sentence.text}
    return row


def _paths(columns: Columns) -> Paths:
    return {d.id: d.path for d in columns.documents.values()}
