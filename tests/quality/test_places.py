"""Our own gold for places: 204 sentences in four languages with traps, and floors that only an explicit act lowers.

A sentence is written with its gold in it: `[[Havana|city|CU|location]]` must be found, `{{Salvador Allende}}` must not.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from dashboard.extract.places import find_places
from dashboard.geocode import names, resolve
from dashboard.model import Document, Source
from dashboard.text import sentences

HERE = Path(__file__).resolve().parent
LANGUAGES = ("en", "es", "pt", "ru")
FLOORS = json.loads((HERE / "floors" / "places.json").read_text(encoding="utf-8"))
_MARK = re.compile(r"\[\[([^|\]]+)\|([^|\]]+)\|([^|\]]+)\|([^|\]]+)\]\]|\{\{([^}]+)\}\}")


def read(marked: str) -> tuple[str, list[tuple[int, int, str, str, str]], list[tuple[int, int]]]:
    """(text, gold as (start, end, kind, country, role), traps as (start, end))."""
    text, gold, traps, at = "", [], [], 0
    for m in _MARK.finditer(marked):
        text += marked[at : m.start()]
        words = m[1] or m[5]
        span = (len(text), len(text) + len(words))
        if m[1]:
            gold.append((*span, m[2], m[3], m[4]))
        else:
            traps.append(span)
        text, at = text + words, m.end()
    return text + marked[at:], gold, traps


def touch(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


@cache
def measured(language: str) -> dict[str, float]:
    """overlap F1, and of those found: country, kind and role right; traps hit."""
    count: Counter[str] = Counter()
    for line in (HERE / f"places.{language}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text, gold, traps = read(row["marked"])
        document = Document(row["id"], Source(row["id"], row["id"], "given"), text, language=language)
        found = find_places(document, sentences(document), names())
        mentions, _ = resolve(document, found.toponyms, names())
        spans = [(m.span.start, m.span.end) for m in mentions]
        count["gold"] += len(gold)
        count["found"] += len(spans)
        count["traps"] += len(traps)
        count["trapped"] += sum(any(touch(t, s) for s in spans) for t in traps)
        for start, end, kind, country, role in gold:
            m = next((m for m in mentions if touch((start, end), (m.span.start, m.span.end))), None)
            if m is not None:
                count["hit"] += 1
                count["country"] += m.value.country == country
                count["kind"] += m.value.kind == kind
                count["role"] += m.role == role
    hit = count["hit"]
    return {
        "overlap F1": 2 * hit / (count["gold"] + count["found"]), "country": count["country"] / hit, "kind": count["kind"] / hit,
        "role": count["role"] / hit, "traps hit": count["trapped"] / count["traps"],
    }  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("measure", ["overlap F1", "country", "kind", "role"])
def test_places_keep_their_floor(language, measure):
    value, floor = measured(language)[measure], FLOORS[language][measure]
    assert value >= floor, f"{measure} of {language} places is {value:.3f}, below the floor of {floor}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_traps_stay_under_their_ceiling(language):
    value, ceiling = measured(language)["traps hit"], FLOORS[language]["traps hit"]
    assert value <= ceiling, f"{value:.3f} of the {language} traps are taken for places, more than {ceiling}"


def test_the_gold_is_large_enough_and_marks_nothing_twice():
    rows = [json.loads(line) for lang in LANGUAGES for line in (HERE / f"places.{lang}.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= 200 and len({r["id"] for r in rows}) == len(rows)
    assert not [r["id"] for r in rows if "[[" in read(r["marked"])[0] or "{{" in read(r["marked"])[0]]
