"""Dates beside dateparser's search and chrono-node: quality on our own sentences, speed on the same words, in one run.

Speed is characters a CPU second over a text made of those sentences; `per character` is our cost at growing sizes,
relative to the smallest. chrono-node is looked for where `NODE_PATH` says, and beside this file.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from dashboard.extract.dates import find_dates
from dashboard.model import Document, Published, Source, When, parse_day
from dashboard.text import sentences

HERE = Path(__file__).parent
GOLD = HERE.parent / "quality"
LANGUAGES = ("en", "es", "pt", "ru")
SIZES = (2_000, 20_000, 200_000, 2_000_000)
PEER_CHARACTERS = 12_000
"""Length of the text that slow peers get, so that the run ends within a minute."""

Found = list[tuple[int, int, str | None]]
Finder = Callable[[str, str, str | None], Found]
"""(text, language, published day) -> (start, end, value as YYYY-MM-DD, YYYY-MM or YYYY)."""


def gold() -> Iterator[dict[str, Any]]:
    for language in LANGUAGES:
        for line in (GOLD / f"dates.{language}.jsonl").read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def text_of(language: str, size: int) -> str:
    words = " ".join(row["text"] for row in gold() if row["language"] == language) + "\n\n"
    return (words * (size // len(words) + 1))[:size]


def ours(text: str, language: str, published: str | None) -> Found:
    at = None
    if published is not None:
        day = parse_day(published)
        at = Published(When("DATE", published, day, day, "day"), "given")
    document = Document("d", Source("s", "s", "given"), text, language=language, published=at)
    return [(m.span.start, m.span.end, m.value.value) for m in find_dates(document, sentences(document)).mentions]


def dateparser_search(text: str, language: str, published: str | None) -> Found:
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime.fromisoformat(published or "2023-09-29"), "RETURN_TIME_SPAN": False}
    found: Found = []
    position = 0
    for words, when in search_dates(text, languages=[language], settings=settings) or ():
        at = text.find(words, position)
        if at >= 0:
            found.append((at, at + len(words), when.strftime("%Y-%m-%d")))
            position = at + len(words)
    return found


CHRONO = """
const chrono = require('chrono-node');
const rows = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const by = {en: chrono.en, es: chrono.es, pt: chrono.pt, ru: chrono.ru};
const began = process.cpuUsage();
const out = rows.map(r => ((by[r.language] || chrono.en).parse(r.text, r.published ? new Date(r.published + 'T12:00:00') : undefined) || [])
  .map(f => { const s = f.start, p = n => String(n).padStart(2, '0');
    const day = s.isCertain('day') || s.isCertain('weekday') ? '-' + p(s.get('day')) : '';
    return [f.index, f.index + f.text.length, s.get('year') + '-' + p(s.get('month')) + day]; }));
const used = process.cpuUsage(began);
console.log(JSON.stringify({out, seconds: (used.user + used.system) / 1e6}));
"""


def chrono(rows: list[dict[str, Any]]) -> dict[str, Any] | None:
    """What chrono-node finds in rows of text, language and published; None where node or the package is not there."""
    if shutil.which("node") is None:
        return None
    paths = os.pathsep.join(p for p in (os.environ.get("NODE_PATH", ""), str(HERE / "node_modules")) if p)
    done = subprocess.run(
        ["node", "-e", CHRONO], input=json.dumps(rows), capture_output=True, text=True, timeout=300, check=False,
        env={**os.environ, "NODE_PATH": paths},
    )  # fmt: skip
    return json.loads(done.stdout) if done.returncode == 0 else None


def scores(found: list[Found]) -> dict[str, float]:
    """Relaxed and value F1 over the sentences, traps included; values are compared where gold is a day, month or year."""
    relaxed = valued = total = predicted = days = 0
    for row, spans in zip(gold(), found, strict=True):
        total += len(row["dates"])
        predicted += len(spans)
        for g in row["dates"]:
            hit = next((f for f in spans if f[0] < g["end"] and g["start"] < f[1]), None)
            relaxed += hit is not None
            if g["type"] == "DATE" and g["value"][:4].isdigit() and g["value"].replace("-", "").isdigit():
                days += 1
                valued += hit is not None and str(hit[2])[: len(g["value"])] == g["value"]
    return {"relaxed F1": 200 * relaxed / (total + predicted), "calendar dates right %": 100 * valued / days}


def speed(find: Finder, size: int) -> float:
    """Characters a CPU second over the four languages."""
    texts = [(text_of(language, size), language) for language in LANGUAGES]
    for text, language in texts:
        find(text[:500], language, "2023-09-29")  # lexicons are built on first use
    began = time.process_time()
    for text, language in texts:
        find(text, language, "2023-09-29")
    return sum(len(t) for t, _ in texts) / (time.process_time() - began)


def rows() -> list[dict[str, Any]]:
    asked = [(r["text"], r["language"], r["published"]) for r in gold()]
    table: list[dict[str, Any]] = []
    by_size = {size: speed(ours, size) for size in SIZES}
    table.append({"peer": "dateline", **scores([ours(*a) for a in asked]), "characters per CPU s": by_size[200_000],
                  "per character": " ".join(f"{by_size[SIZES[0]] / by_size[s]:.2f}" for s in SIZES)})  # fmt: skip
    table.append({"peer": "dateparser search", **scores([dateparser_search(*a) for a in asked]),
                  "characters per CPU s": speed(dateparser_search, PEER_CHARACTERS)})  # fmt: skip
    told = chrono([{"text": t, "language": lang, "published": p} for t, lang, p in asked])
    if told is None:
        table.append({"peer": "chrono-node", "missing": "no node, or no chrono-node where NODE_PATH points (npm install chrono-node)"})
    else:
        texts = [{"text": text_of(lang, 200_000), "language": lang, "published": "2023-09-29"} for lang in LANGUAGES]
        long = chrono(texts)
        assert long is not None
        table.append({"peer": "chrono-node", **scores([[(s, e, v) for s, e, v in r] for r in told["out"]]),
                      "characters per CPU s": sum(len(t["text"]) for t in texts) / long["seconds"]})  # fmt: skip
    return table
