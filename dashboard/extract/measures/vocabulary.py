"""The controlled vocabulary of measures and commodities, from `dashboard/reference/measures.json`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("en", "es", "pt", "ru")


@dataclass(frozen=True, slots=True)
class Measure:
    """`parties`: directed (of one, with another), symmetric, subject (of one) or none. `kinds` of figures it takes."""

    key: str
    label: str
    parties: str
    kinds: frozenset[str]


@dataclass(frozen=True)
class Vocabulary:
    """Word sequences of one language to measures and commodities; words of relation; and `discourse`, by what they do.

    Discourse: `its` stands before a measure and `of_it` behind it for the country last spoken of, `there` for the
    partner, `about` begins a sentence on a country; `prepositions` and `relative` words before a country keep it from
    being what a clause is about, `clause` words begin one; `pair` stands for two countries; `modifier` words may come
    between a country and its measure; `rival` nouns have amounts of their own; with `world` words no partner is meant.
    """

    language: str
    measures: dict[tuple[str, ...], Measure]
    commodities: dict[tuple[str, ...], str]
    relations: dict[str, frozenset[str]]
    window: frozenset[str]
    planned: frozenset[str]
    compared: frozenset[str]
    discourse: dict[str, frozenset[str]]

    @property
    def longest(self) -> int:
        return 3


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(files("dashboard.reference").joinpath("measures.json").read_text(encoding="utf-8"))
    return data


@cache
def measures() -> dict[str, Measure]:
    """All measures by key."""
    return {k: Measure(k, m["label"], m["parties"], frozenset(m["kinds"].split())) for k, m in _data()["measures"].items()}


@cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of one of `LANGUAGES`; English for any other."""
    if language not in LANGUAGES:
        return vocabulary("en")
    data = _data()
    found = {tuple(w.split("_")): measures()[k] for k, m in data["measures"].items() for w in m[language].split()}
    goods = {tuple(w.split("_")): k for k, m in data["commodities"].items() for w in m[language].split()}
    relations = {k: frozenset(v.split()) for k, v in data["relations"][language].items()}
    window, planned, compared = (frozenset(data[key][language].split()) for key in ("window", "planned", "compared"))
    discourse = {k: frozenset(w.replace("_", " ") for w in v.split()) for k, v in data["discourse"][language].items()}
    return Vocabulary(language, found, goods, relations, window, planned, compared, discourse)
