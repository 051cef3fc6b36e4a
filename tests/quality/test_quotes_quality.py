"""Quotations with speaker in short texts of our own, in four languages, some of them without any."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from dashboard.extract.quotes import find_quotes
from dashboard.model import Document, Source
from dashboard.text import sentences

HERE = Path(__file__).parent


@cache
def score() -> dict[str, float]:
    right = spoken = predicted = wanted = 0
    for line in (HERE / "quotes.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        d = Document("d", Source("d", "d", "given"), row["text"], language=row["language"])
        found = {q.span.text: q.value.speaker for q in find_quotes(d, sentences(d)).mentions}
        told = {q["words"]: q["speaker"] for q in row["quotes"]}
        predicted += len(found)
        wanted += len(told)
        right += len(found.keys() & told.keys())
        spoken += sum(found[w] == told[w] for w in found.keys() & told.keys())
    return {"quote F1": 2 * right / (predicted + wanted), "quote and speaker F1": 2 * spoken / (predicted + wanted)}


@pytest.mark.parametrize("what", ["quote F1", "quote and speaker F1"])
def test_quotations_reach_their_floor(what: str) -> None:
    floors = json.loads((HERE / "floors" / "quotes.json").read_text("utf-8"))
    assert score()[what] >= floors[what], score()
