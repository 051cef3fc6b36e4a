"""Places beside two light finders, in one run over our own gold: `python -m tests.benchmarks.bench_places`.

geotext and flashgeotext are asked where they are installed (`pip install geotext flashgeotext`); nothing needs them.
Ratios count, not seconds: the machine is shared.
"""

from __future__ import annotations

import importlib
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from dashboard.extract.places import find_places
from dashboard.geocode import names, resolve
from dashboard.model import Document, Source
from dashboard.text import sentences
from tests.quality.test_places import read, touch

GOLD = Path(__file__).resolve().parent.parent / "quality"
COPIES = 40
"""How often each sentence is read, so that the clock sees something."""
Spans = list[tuple[int, int]]


def ours(text: str, language: str) -> Spans:
    document = Document("d", Source("s", "s", "given"), text, language=language)
    mentions, _ = resolve(document, find_places(document, sentences(document), names()).toponyms, names())
    return [(m.span.start, m.span.end) for m in mentions]


def with_geotext() -> Callable[[str, str], Spans]:
    geotext = importlib.import_module("geotext").GeoText

    def find(text: str, language: str) -> Spans:
        found = geotext(text)
        return [(at, at + len(word)) for word in {*found.cities, *found.countries} if (at := text.find(word)) >= 0]

    return find


def with_flashgeotext() -> Callable[[str, str], Spans]:
    geotext = importlib.import_module("flashgeotext.geotext").GeoText()

    def find(text: str, language: str) -> Spans:
        found = geotext.extract(input_text=text)
        return [span for kind in found.values() for place in kind.values() for span in place["span_info"]]

    return find


def measured(find: Callable[[str, str], Spans], language: str) -> tuple[float, float, float]:
    """(overlap F1, share of traps hit, CPU seconds)."""
    rows = [read(json.loads(line)["marked"]) for line in (GOLD / f"places.{language}.jsonl").read_text(encoding="utf-8").splitlines()]
    hit = gold = given = trapped = traps = 0
    for text, marks, bad in rows:
        spans = find(text, language)
        hit += sum(any(touch(m, s) for s in spans) for m in marks)
        trapped += sum(any(touch(b, s) for s in spans) for b in bad)
        gold, given, traps = gold + len(marks), given + len(spans), traps + len(bad)
    start = time.process_time()
    for _ in range(COPIES):
        for text, _, _ in rows:
            find(text, language)
    return 2 * hit / (gold + given), trapped / traps, time.process_time() - start


def main() -> None:
    finders: dict[str, Callable[[str, str], Spans]] = {"dateline": ours}
    for name, make in (("geotext", with_geotext), ("flashgeotext", with_flashgeotext)):
        try:
            finders[name] = make()
        except ImportError:
            print(f"{name} is not installed and left out", file=sys.stderr)
    print("finder\tlanguage\toverlap F1\ttraps hit\ttime (ours = 1)")
    for language in ("en", "es", "pt", "ru"):
        base = 0.0
        for name, find in finders.items():
            f1, traps, seconds = measured(find, language)
            base = base or seconds
            print(f"{name}\t{language}\t{f1:.3f}\t{traps:.3f}\t{seconds / base:.2f}")
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB", file=sys.stderr)


if __name__ == "__main__":
    main()
