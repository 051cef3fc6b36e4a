"""Figures found in sentences of ours, in four languages, against the floors that are pinned."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dashboard.extract.dates import find_dates
from dashboard.extract.figures import find_figures
from dashboard.model import Document, Figure, Mention, Source
from dashboard.text import sentences

HERE = Path(__file__).parent
FLOORS: dict[str, dict[str, float]] = json.loads((HERE / "floors" / "figures.json").read_text(encoding="utf-8"))
LANGUAGES = ("en", "es", "pt", "ru")


def gold(language: str) -> Iterator[dict[str, Any]]:
    with (HERE / f"figures.{language}.jsonl").open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def found(row: dict[str, Any]) -> list[Mention[Figure]]:
    document = Document(row["id"], Source(row["id"], row["id"], "given"), row["text"], language=row["language"])
    read = sentences(document)
    dates = find_dates(document, read)
    return list(find_figures(document, read, [m.span for m in (*dates.mentions, *dates.ranges)]).mentions)


def close(a: float | None, b: object) -> bool:
    return a is None if b is None else a is not None and abs(a - float(str(b))) <= 1e-3 * max(1.0, abs(a))


def matches(want: dict[str, Any], mention: Mention[Figure]) -> dict[str, bool]:
    """Which views of a gold figure a mention meets: each includes the ones before it."""
    f = mention.value
    span = (mention.span.start, mention.span.end) == (want["start"], want["end"])
    overlap = mention.span.start < want["end"] and want["start"] < mention.span.end
    value = overlap and close(want["quantity"], f.quantity) and close(want["quantity_high"], f.high)
    full = value and (f.kind, f.unit, f.bound) == (want["class"], want["unit"], want["bound"]) and close(want["ratio"], f.ratio)
    return {"value": value, "span": value and span, "all": full and span}


def score(language: str) -> dict[str, float]:
    """F1 of value, of value and span, and of everything."""
    hits = {"value": 0, "span": 0, "all": 0}
    told = wanted = 0
    for row in gold(language):
        left = found(row)
        told += len(left)
        wanted += len(row["figures"])
        for want in row["figures"]:
            best = max(left, key=lambda m: sum(matches(want, m).values()), default=None)
            if best is not None and matches(want, best)["value"]:
                left.remove(best)
                for view, met in matches(want, best).items():
                    hits[view] += met
    return {view: 2 * n / (told + wanted) for view, n in hits.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_stay_above_their_floors(language: str) -> None:
    measured = score(language)
    assert {v: s for v, s in measured.items() if s < FLOORS[language][v]} == {}, measured


def test_gold_spans_are_their_words() -> None:
    for language in LANGUAGES:
        for row in gold(language):
            for f in row["figures"]:
                assert row["text"][f["start"] : f["end"]] == f["text"]
