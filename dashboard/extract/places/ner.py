"""Spans of places from a named-entity recogniser that the caller has loaded: spaCy or slovnet, or one that answers like them.

find_places(document, sentences, names, given=ner_spans(document, spacy.load("en_core_web_sm")))
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dashboard.model import Document, Span

PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
"""Labels of places in OntoNotes (spaCy) and in slovnet."""


def ner_spans(document: Document, recognise: Callable[[str], Any]) -> tuple[Span, ...]:
    """The places that `recognise(text)` marks: spaCy's `.ents` (start_char, end_char, label_) or slovnet's `.spans`
    (start, stop, type)."""
    marked = recognise(document.text)
    if hasattr(marked, "ents"):
        found = [(e.start_char, e.end_char) for e in marked.ents if e.label_ in PLACE_LABELS]
    else:
        found = [(s.start, s.stop) for s in marked.spans if s.type in PLACE_LABELS]
    return tuple(document.span(start, end) for start, end in found)
