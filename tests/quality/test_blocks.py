"""How well blocks get their roles, on documents we wrote: lines with the role that a reader would give them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dashboard.clean import clean
from dashboard.model import READ_FOR_DATES_AND_PLACES, READ_IN_FULL, Document, Source

HERE = Path(__file__).parent
FLOOR = json.loads((HERE / "floors" / "blocks.json").read_text(encoding="utf-8"))


def gold() -> Iterator[tuple[Document, list[tuple[int, int, str]]]]:
    """Each document with its lines as (start, end, role). A dateline that a body follows shares its line."""
    for row in (HERE / "blocks.jsonl").read_text(encoding="utf-8").splitlines():
        entry: dict[str, Any] = json.loads(row)
        text, spans = "", []
        for role, line in entry["lines"]:
            text += "" if not text or line.startswith(" ") else entry["between"]
            spans.append((len(text) + len(line) - len(line.lstrip()), len(text) + len(line), role))
            text += line
        yield Document(entry["id"], Source(entry["id"], entry["id"], "given"), text, language=entry["language"]), spans


def told(document: Document, start: int, end: int) -> set[str]:
    return {b.role for b in document.blocks if b.start < end and start < b.end}


def measure() -> dict[str, float]:
    """Shares of lines: body read in full, the rest kept out of it, every role right."""
    counts: Counter[str] = Counter()
    for document, spans in gold():
        cleaned = clean(document)
        for start, end, role in spans:
            found = told(cleaned, start, end)
            kind = "read" if role in READ_IN_FULL else "marked" if role in READ_FOR_DATES_AND_PLACES else "silent"
            counts[kind] += 1
            counts["lines"] += 1
            counts["exact"] += found == {role}
            if kind == "read":
                counts["read_right"] += found <= READ_IN_FULL
            elif kind == "marked":
                counts["marked_right"] += not found & READ_IN_FULL
            else:
                counts["silent_right"] += not found & READ_FOR_DATES_AND_PLACES
    return {
        "body_read": counts["read_right"] / counts["read"],
        "furniture_silent": counts["silent_right"] / counts["silent"],
        "asides_marked": counts["marked_right"] / counts["marked"],
        "role_exact": counts["exact"] / counts["lines"],
    }


@pytest.mark.parametrize("name", sorted(FLOOR))
def test_roles_stay_as_good_as_they_were_measured(name: str) -> None:
    assert measure()[name] >= FLOOR[name]
