"""The words of reported speech in one language, loaded once from reference/events/speech.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dashboard.extract.forms import verb_forms

LANGUAGES = ("en", "es", "pt", "ru")


@dataclass(frozen=True, slots=True)
class Speech:
    """Lower-case word lists. `verbs`: form -> tags of `forms`; `pronouns`: form -> m f p (plural) r (relative) i (first person)."""

    language: str
    verbs: Mapping[str, str]
    nouns: frozenset[str]
    according: re.Pattern[str]
    pronouns: Mapping[str, str]
    possessives: Mapping[str, str]
    titles: frozenset[str]
    honorifics: frozenset[str]
    feminine: frozenset[str]
    masculine: frozenset[str]
    stop: frozenset[str]


def language_of(language: str | None) -> str:
    """The lexicon that fits a document's language code: its own, else English."""
    short = (language or "en")[:2].lower()
    return short if short in LANGUAGES else "en"


@cache
def _tables() -> dict[str, dict]:
    return tomllib.loads(resources.files("dashboard.reference").joinpath("events/speech.toml").read_text("utf-8"))


@cache
def speech(language: str) -> Speech:
    table = _tables()[language]
    verbs: dict[str, str] = {}
    for lemma in table["verbs"].split():
        for form, tag in verb_forms(language, lemma):
            if tag not in verbs.get(form, ""):
                verbs[form] = verbs.get(form, "") + tag
    words = {k: frozenset(table[k].split()) for k in ("nouns", "titles", "honorifics", "feminine", "masculine", "stop")}
    according = re.compile(r"\b(?:" + "|".join(map(re.escape, table["according"])) + r")\b", re.IGNORECASE)
    return Speech(language, verbs, words["nouns"], according, table["pronouns"], table["possessives"],
                  words["titles"], words["honorifics"], words["feminine"], words["masculine"], words["stop"])  # fmt: skip


@cache
def given_names() -> dict[str, str]:
    """Given name -> `m`, `f`, "" (either), or `z` for a family name that comes first; see reference/events.md for their source."""
    text = resources.files("dashboard.reference").joinpath("events/given_names.tsv").read_text("utf-8")
    return dict(line.split("\t") for line in text.splitlines())
