"""Quotations and events of the bundled documents: characters a CPU second of each finder."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from dashboard.extract.events import find_events
from dashboard.extract.people import find_people
from dashboard.extract.quotes import find_quotes
from dashboard.pipeline.stages import extract
from dashboard.read import read
from dashboard.text import sentences

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
REPEATS = 5


def rows() -> list[dict[str, Any]]:
    """Characters a CPU second, over all bundled documents."""
    files = sorted(p for p in SEEDS.iterdir() if p.suffix in (".txt", ".html"))
    found = [extract(read(p, SEEDS)) for p in files]
    spent = {"quotations": 0.0, "events": 0.0}
    for _ in range(REPEATS):
        for x in found:
            told = sentences(x.document)
            find_people.cache_clear()
            start = time.process_time()
            quotes = find_quotes(x.document, told).mentions
            middle = time.process_time()
            find_people.cache_clear()
            find_events(x.document, told, x.dates, x.ranges, x.places, x.figures, quotes)
            spent["quotations"] += middle - start
            spent["events"] += time.process_time() - middle
    chars = REPEATS * sum(len(x.document.text) for x in found)
    return [{"finder": k, "documents": len(found), "characters per cpu s": chars / v} for k, v in spent.items()]
