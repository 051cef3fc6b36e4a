"""Dates on sentences that we wrote: spans and TIMEX3 values in four languages, against the pinned floors.

`dates.<language>.jsonl`: a sentence a line, `published` the day it speaks from, `dates` what stands in it; sentences
without any are traps. Relaxed: one character of overlap, one to one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dashboard.extract.dates import find_dates
from dashboard.model import Document, Mention, Published, Source, When, parse_day
from dashboard.text import sentences

HERE = Path(__file__).parent
FLOORS = json.loads((HERE / "floors" / "dates.json").read_text(encoding="utf-8"))
LANGUAGES = ("en", "es", "pt", "ru")


def rows(language: str) -> Iterator[dict[str, Any]]:
    for line in (HERE / f"dates.{language}.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def found(row: dict[str, Any]) -> tuple[Mention[When], ...]:
    published = None
    if row["published"] is not None:
        day = parse_day(row["published"])
        published = Published(When("DATE", row["published"], day, day, "day"), "given")
    document = Document(row["id"], Source("s", "s", "given"), row["text"], language=row["language"], published=published)
    return find_dates(document, sentences(document)).mentions


def measured(language: str) -> dict[str, float]:
    """Relaxed F1, strict F1 and value F1 over the sentences with dates, and dates found in those without."""
    gold = predicted = relaxed = strict = valued = traps = 0
    for row in rows(language):
        mentions = found(row)
        if not row["dates"]:
            traps += len(mentions)
            continue
        gold += len(row["dates"])
        predicted += len(mentions)
        for g in row["dates"]:
            hit = next((m for m in mentions if m.span.start < g["end"] and g["start"] < m.span.end), None)
            if hit is not None:
                relaxed += 1
                strict += (hit.span.start, hit.span.end) == (g["start"], g["end"])
                valued += hit.value.value == g["value"] and hit.value.type == g["type"]
    return {
        "sentences": sum(1 for _ in rows(language)),
        **{name: round(200 * n / (gold + predicted), 1) for name, n in (("relaxed", relaxed), ("strict", strict), ("value", valued))},
        "traps": traps,
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_quality_does_not_fall(language: str) -> None:
    reached, floor = measured(language), FLOORS[language]
    assert reached["traps"] <= floor["traps"], f"dates found where there are none: {reached}"
    for name in ("sentences", "relaxed", "strict", "value"):
        assert reached[name] >= floor[name], f"{language}: {name} fell below its floor: {reached} < {floor}"


def test_gold_spans_are_the_words() -> None:
    for language in LANGUAGES:
        for row in rows(language):
            for g in row["dates"]:
                assert row["text"][g["start"] : g["end"]] == g["text"], row["id"]


def test_gold_is_large_enough() -> None:
    assert sum(FLOORS[language]["sentences"] for language in LANGUAGES) >= 300
