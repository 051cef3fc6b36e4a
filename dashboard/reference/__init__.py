"""What the program knows of the world: countries and regions by code. Data built by scripts/, licences beside it.

countries()                 -> {"CU": Country(...)}
alpha3("CU") -> "CUB"       alpha2("CUB") -> "CU"      m49("CU") -> "192"
display_name("CU", "ru")    -> "Куба"                  display_name("419") -> "Latin America and the Caribbean"
members("419")              -> frozenset({"AR", ...})  regions_of("CU") -> ("029", "419", "019", "001")
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Country:
    """Codes (ISO 3166-1, UN M49), names by language, and a point of its own in WGS-84 degrees."""

    alpha2: str
    alpha3: str
    m49: str
    names: dict[str, str]
    latitude: float | None
    longitude: float | None
    capital: str


@cache
def _facts() -> dict[str, Any]:
    facts: dict[str, Any] = json.loads((resources.files("dashboard.reference") / "countries.json").read_text(encoding="utf-8"))
    return facts


@cache
def countries() -> dict[str, Country]:
    """Every country by its ISO alpha-2 code (XK for Kosovo)."""
    return {
        code: Country(code, row["alpha3"], row["m49"], row["names"], row["lat"], row["lon"], row["capital"])
        for code, row in _facts()["countries"].items()
    }


@cache
def _by_alpha3() -> dict[str, str]:
    return {c.alpha3: c.alpha2 for c in countries().values()}


def alpha3(code: str) -> str | None:
    """ISO alpha-3 of an alpha-2 code; None for a region or an unknown code."""
    country = countries().get(code)
    return country.alpha3 if country else None


def alpha2(code: str) -> str | None:
    """ISO alpha-2 of an alpha-3 code."""
    return _by_alpha3().get(code)


def m49(code: str) -> str | None:
    """UN M49 numeric code of an alpha-2 code."""
    country = countries().get(code)
    return country.m49 if country else None


def display_name(code: str, language: str = "en") -> str:
    """The name to show for a country or region code; the code itself where it is unknown."""
    country = countries().get(code)
    names: dict[str, str] = country.names if country else _facts()["regions"].get(code, {}).get("names", {})
    return names.get(language) or names.get("en") or code


@cache
def members(region: str) -> frozenset[str]:
    """Alpha-2 codes of the countries of an M49 or x-… region; a country is its own member."""
    if region in countries():
        return frozenset({region})
    return frozenset(_facts()["regions"].get(region, {}).get("members", ()))


@cache
def regions_of(country: str) -> tuple[str, ...]:
    """The regions a country belongs to, smallest first."""
    found = [(len(row["members"]), code) for code, row in _facts()["regions"].items() if country in row["members"]]
    return tuple(code for _, code in sorted(found))
