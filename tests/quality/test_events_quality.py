"""Events of the bundled documents and of eight short texts in `events/`, against what we read in them ourselves.

A row of `events.jsonl`: document, type, status, first and last day, and `contexts`, the words around each trigger that
counts, with the trigger in double brackets. `optional` rows are neither hits nor misses. An event is found when its
trigger is one of the contexts'; type, status and dates are scored over what was found.
"""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from dashboard.model import EventMention, iso_day
from dashboard.pipeline.stages import extract
from dashboard.read import read

HERE = Path(__file__).parent
SEEDS = HERE.parent.parent / "seeds"


@cache
def floors() -> dict[str, float]:
    return json.loads((HERE / "floors" / "events.json").read_text("utf-8"))


@cache
def gold() -> dict[str, list[dict]]:
    found: dict[str, list[dict]] = defaultdict(list)
    for line in (HERE / "events.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        found[row["document"]].append(row)
    return dict(found)


def spots(text: str, row: dict) -> list[tuple[int, int]]:
    """Where the triggers of a row stand; a context that the document does not have is a fault of the gold."""
    found = []
    for context in row["contexts"]:
        before, rest = context.split("[[")
        trigger, after = rest.split("]]")
        at = text.find(before + trigger + after)
        assert at >= 0, f"{row['document']} does not say {context!r}"
        found.append((at + len(before), at + len(before) + len(trigger)))
    return found


@cache
def score() -> dict[str, float]:
    hits = predicted = wanted = types = statuses = dated = dates_right = undated = undated_kept = 0
    for name, rows in gold().items():
        path = (HERE if name.startswith("events/") else SEEDS) / name
        x = extract(read(path, path.parent))
        places = [spots(x.document.text, row) for row in rows]
        left: list[EventMention] = list(x.events)
        for row, where in zip(rows, places):
            here = [e for e in left if any(e.span.start < b and a < e.span.end for a, b in where)]
            found = next((e for e in here if any((e.span.start, e.span.end) == w for w in where[:1])), here[0] if here else None)
            left = [e for e in left if e not in here]
            if row.get("optional"):
                continue
            wanted += 1
            if found is None:
                continue
            hits += 1
            types += found.type == row["type"]
            statuses += found.status == row["status"]
            told = (iso_day(found.when.first), iso_day(found.when.last)) if found.when else (None, None)
            if row["first"] or row["last"]:
                dated += 1
                dates_right += told == (row["first"], row["last"])
            else:
                undated += 1
                undated_kept += told == (None, None)
        predicted += len(left)
    precision, recall = hits / (hits + predicted), hits / wanted
    return {
        "wanted": wanted, "trigger F1": 2 * precision * recall / (precision + recall), "type": types / hits, "status": statuses / hits,
        "dates": dates_right / dated, "undated kept": undated_kept / undated,
    }  # fmt: skip


@pytest.mark.parametrize("what", ["wanted", "trigger F1", "type", "status", "dates", "undated kept"])
def test_events_of_the_bundled_documents_reach_their_floor(what: str) -> None:
    assert score()[what] >= floors()[what], score()


if __name__ == "__main__":
    print({k: round(v, 3) for k, v in score().items()})
