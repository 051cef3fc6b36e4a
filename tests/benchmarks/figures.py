"""Figures beside quantulum3 and Recognizers-Text, in one run over our own English gold.

Both are asked where they are installed (`pip install quantulum3 stemming ms-recognizers-text-suite`); nothing needs them.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dashboard.extract.figures import find_figures
from dashboard.model import Document, Source
from dashboard.text import sentences

GOLD = Path(__file__).resolve().parent.parent / "quality" / "figures.en.jsonl"
COPIES = {"dateline": 40, "quantulum3": 2, "Recognizers-Text": 1}
"""How often the sentences are read, so that the clock sees something of the fast and the slow ones can be waited for."""
Found = list[tuple[int, int, float]]


def ours() -> Callable[[str], Found]:
    def find(text: str) -> Found:
        document = Document("d", Source("d", "d", "given"), text, language="en")
        return [(m.span.start, m.span.end, float(m.value.quantity)) for m in find_figures(document, sentences(document), ()).mentions]

    return find


def quantulum3() -> Callable[[str], Found]:
    parser = importlib.import_module("quantulum3.parser")
    return lambda text: [(*q.span, q.value) for q in parser.parse(text, classifier_path=None)]


def recognizers() -> Callable[[str], Found]:
    sys.modules.setdefault("recognizers_text", importlib.import_module("ms_recognizers_text"))  # renamed upstream, not where it is used
    library = importlib.import_module("ms_recognizers_number_with_unit")
    number = importlib.import_module("ms_recognizers_number")
    with_unit = library.NumberWithUnitRecognizer("en-us")
    models = [with_unit.get_currency_model(), with_unit.get_dimension_model(), number.NumberRecognizer("en-us").get_percentage_model(),
              number.NumberRecognizer("en-us").get_number_model()]  # fmt: skip

    def find(text: str) -> Found:
        found: Found = []
        for model in models:
            for r in model.parse(text):
                value = r.resolution and r.resolution.get("value")
                if value and not any(a <= r.end and r.start < b for a, b, _ in found):
                    found.append((r.start, r.end + 1, float(str(value).rstrip("%") or "nan")))
        return found

    return find


def rows() -> list[dict[str, Any]]:
    """Value F1 on the gold's figures (overlap and equal value), sentences per CPU second and their ratio to ours."""
    gold = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    table: list[dict[str, Any]] = []
    for name, make in (("dateline", ours), ("quantulum3", quantulum3), ("Recognizers-Text", recognizers)):
        try:
            find = make()
            answers = [find(row["text"]) for row in gold]
        except Exception as fault:  # a peer that is not there, or breaks on a sentence, is said so
            table.append({"system": name, "missing": f"{type(fault).__name__}: {fault}"})
            continue
        begin = time.process_time()
        for _ in range(COPIES[name]):
            for row in gold:
                find(row["text"])
        speed = COPIES[name] * len(gold) / (time.process_time() - begin)
        hits = sum(_hit(want, found) for row, found in zip(gold, answers, strict=True) for want in row["figures"])
        total = sum(map(len, answers)) + sum(len(row["figures"]) for row in gold)
        table.append(
            {
                "system": name,
                "value F1 x 100": 200 * hits / total,
                "sentences per CPU s": speed,
                "of ours": speed / (table[0].get("sentences per CPU s") if table else speed),
            }
        )
    return table


def _hit(want: dict[str, Any], found: Found) -> bool:
    return any(a < want["end"] and want["start"] < b and abs(v - want["quantity"]) <= 1e-3 * max(1, abs(v)) for a, b, v in found)
