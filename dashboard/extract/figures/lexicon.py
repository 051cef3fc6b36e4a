"""What the words of four languages mean for numbers: read once from `dashboard/reference`, never at import."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from dashboard.extract.figures.tokens import Tokens, words

LANGUAGES = ("en", "es", "pt", "ru")
_LONGEST = 5  # words of the longest phrase looked for (dólares de las islas caimán)


class Phrases:
    """Phrases of one or more tokens to a value; the longest that stands at (or ends before) a place wins."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._table = {words(phrase): value for phrase, value in table.items()}
        self._longest = max((len(key) for key in self._table), default=0)
        self._firsts = {key[0] for key in self._table}
        self._lasts = {key[-1] for key in self._table}

    def at(self, tokens: Tokens, index: int) -> tuple[int, Any] | None:
        """(index after the phrase, its value) of the longest phrase that begins at `index`."""
        low = tokens.low
        if index >= len(low) or low[index] not in self._firsts:
            return None
        for length in range(min(self._longest, len(low) - index), 0, -1):
            key = tuple(low[index : index + length])
            if key in self._table:
                return index + length, self._table[key]
        return None

    def before(self, tokens: Tokens, index: int) -> tuple[int, Any] | None:
        """(index of the phrase's first token, its value) of the longest phrase that ends before `index`."""
        low = tokens.low
        if index < 1 or low[index - 1] not in self._lasts:
            return None
        for length in range(min(self._longest, index), 0, -1):
            key = tuple(low[index - length : index])
            if key in self._table:
                return index - length, self._table[key]
        return None


def _stems(text: str) -> re.Pattern[str]:
    """`grow* rose`: whole words, and words that begin so."""
    parts = [re.escape(w[:-1]) + r"[^\W\d_]*" if w.endswith("*") else re.escape(w) for w in text.split()]
    return re.compile("|".join(parts) or r"(?!)")


@dataclass(frozen=True)
class Lexicon:
    """One language. Word sets are lower case."""

    language: str
    numbers: dict[str, Decimal]
    scales: dict[str, Decimal]
    glued: dict[str, Decimal]
    abbreviated: dict[str, Decimal]
    fractions: dict[str, Decimal]
    multiples: dict[str, Decimal]
    vague: dict[str, tuple[Decimal, Decimal]]
    fused_halves: dict[str, Decimal]
    sets: dict[str, frozenset[str]]
    up: re.Pattern[str]
    down: re.Pattern[str]
    percent: Phrases
    points: Phrases
    basis_points: Phrases
    percent_before: Phrases
    and_a_half: Phrases
    half_change: Phrases
    bounds: Phrases
    bounds_after: Phrases
    units: Phrases
    currencies: Phrases
    minor: Phrases
    duration: Phrases
    age_after: Phrases
    irregular: dict[str, str]
    starters: frozenset[str] = field(default=frozenset())

    def has(self, kind: str, word: str) -> bool:
        return word in self.sets[kind]

    @property
    def duration_words(self) -> frozenset[str]:
        """The lemmas of time units: after adjectives (50 previous years) they are durations all the same."""
        return _DURATIONS


_DURATIONS = frozenset("second minute hour day week month year decade century año mes día ano mês dia".split())


def _read(name: str) -> dict[str, Any]:
    text = files("dashboard.reference").joinpath(name).read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return data


@cache
def currency_signs() -> dict[str, str]:
    """Signs and abbreviations in front of or behind an amount, to ISO 4217 codes."""
    signs: dict[str, str] = dict(_read("currencies.json")["symbols"])
    return signs


@cache
def currency_codes() -> frozenset[str]:
    return frozenset(_read("currencies.json")["codes"])


@cache
def unit_symbols() -> dict[str, str]:
    symbols: dict[str, str] = _read("units.json")["symbols"]
    return {"".join(k.split()): v for k, v in symbols.items()}


_SETS = (
    "hundreds bare_scales joiners decimal_words minus articles halves of times multiples_if_change change_comparatives bound_fillers "
    "range_to range_between range_and range_from range_or stop verbs determiners adjectives_plural people age_before "
    "ordinal_suffixes identifiers votes halves_of_time compared_with no_count_before_one no_multiple_after multiple_after multiple_before"
).split()


def _values(table: dict[str, Any]) -> dict[str, Decimal]:
    return {k: Decimal(str(v)) for k, v in table.items()}


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of one of `LANGUAGES`; English for any other."""
    if language not in LANGUAGES:
        return lexicon("en")
    raw = _read(f"figures_{language}.json")
    money = _read("currencies.json")
    units = _read("units.json")
    numbers, scales = _values(raw["numbers"]), _values(raw["scales"])
    fractions, multiples = _values(raw["fractions"]), _values(raw["multiples"])
    fused = _values(raw.get("fused_halves", {}))
    sets = {key: frozenset(raw.get(key, "").split()) for key in _SETS}
    starters = frozenset().union(
        numbers, raw["vague"], fractions, multiples, fused, scales, sets["halves"], sets["bare_scales"], sets["hundreds"], {"tens"},
        (w for p in raw["half_change"] for w in (p.split()[0], p.split()[-1])),
    )  # fmt: skip
    return Lexicon(
        language, numbers, scales, _values(raw["glued"]), _values(raw["abbreviated"]), fractions, multiples,
        {k: (Decimal(a), Decimal(b)) for k, (a, b) in raw["vague"].items()}, fused, sets, _stems(raw["up"]), _stems(raw["down"]),
        Phrases({"%": 1, "％": 1, **dict.fromkeys(raw["percent"], 1)}), Phrases(dict.fromkeys(raw["percent_points"], 1)),
        Phrases(dict.fromkeys(raw["basis_points"], 1)), Phrases(dict.fromkeys(raw["percent_before"], 1)),
        Phrases(dict.fromkeys(raw["and_a_half"], 1)), Phrases(dict.fromkeys(raw["half_change"], 1)),
        Phrases({"~": "~", "≈": "~", "≥": ">=", "≤": "<=", ">": ">", "<": "<", **raw["bounds"]}),
        Phrases({"+": ">=", **raw["bounds_after"]}), Phrases(units[language]), Phrases(money["names"][language]),
        Phrases(money["minor"][language]), Phrases(raw["duration"]), Phrases(dict.fromkeys(raw["age_after"], 1)),
        raw["irregular"], starters,
    )  # fmt: skip


_HINTS = {
    "en": "the of and to in is that for was with on as by from are has were".split(),
    "es": "el la los las del y que en un una con por para se más su al es".split(),
    "pt": "o os as do da dos das e que em um uma com por para se mais ao não é".split(),
    "ru": "и в на не что с по из за от до для это как его о".split(),
}
_SAMPLE = 4000  # characters of a document that tell its language; a few hundred words are plenty to count 16 of the commonest


def language_of(text: str, told: str | None) -> str:
    """The document's language if it is one we read, else the one whose commonest words it has most of."""
    code = (told or "")[:2].lower()
    if code in LANGUAGES:
        return code
    found = re.findall(r"[^\W\d_]+", text[:_SAMPLE].lower())
    counts = {lang: sum(w in hints for w in found) for lang, hints in _HINTS.items()}
    return max(LANGUAGES, key=lambda lang: (counts[lang], lang == "en"))


_POINT = re.compile(r"\d\.\d{1,2} ?(?:%|por c|mil|bil|млн|млрд|bn)|\d,\d{3}(?:,\d{3})++(?![\d,])|\d,\d{3}\.\d")
_COMMA = re.compile(r"\d,\d{1,2} ?(?:%|por c|mil|bil|млн|млрд|bn|проц)|\d\.\d{3}(?:\.\d{3})++(?![\d.])|\d\.\d{3},\d")


def decimal_comma(text: str, language: str) -> bool:
    """Whether this document writes 2,3 for two and three tenths: its own numerals tell, else its language's habit."""
    comma, point = len(_COMMA.findall(text)), len(_POINT.findall(text))
    return comma > point if comma != point else language != "en"
