"""Country codes as statistics files write them, to ISO 3166-1 alpha-3; the world is W00, groups keep M49 digits."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from functools import cache
from importlib.resources import files
from io import StringIO

WORLD = "W00"
_WORLD_WORDS = frozenset({"world", "wld", "w00", "000", "0", "all", "001", "w1", "wl", "wd"})
_TRADE_M49 = {
    "842": "USA",
    "251": "FRA",
    "757": "CHE",
    "579": "NOR",
    "699": "IND",
    "490": "TWN",
    "381": "ITA",
    "711": "ZAF",
    "58": "BEL",
    "056": "BEL",
}
"""Customs areas that Comtrade and BACI give numbers of their own (USA with Puerto Rico, Other Asia n.e.s. …)."""
_OTHER_NAMES = {
    "russia": "RUS", "russian federation": "RUS", "united states of america": "USA", "united states": "USA", "usa": "USA",
    "united kingdom": "GBR", "bolivia": "BOL", "venezuela": "VEN", "viet nam": "VNM", "korea rep": "KOR", "korea republic of": "KOR",
    "republic of korea": "KOR", "iran islamic rep": "IRN", "syrian arab republic": "SYR", "egypt arab rep": "EGY", "turkey": "TUR",
    "turkiye": "TUR", "czech republic": "CZE", "hong kong china": "HKG", "china hong kong sar": "HKG", "chinese taipei": "TWN",
    "other asia nes": "TWN", "lao pdr": "LAO", "slovak republic": "SVK", "kyrgyz republic": "KGZ", "congo dem rep": "COD",
    "congo rep": "COG", "ethiopia excludes eritrea": "ETH", "cote divoire": "CIV", "moldova republic of": "MDA", "tanzania": "TZA",
    "bahamas the": "BHS", "gambia the": "GMB", "yemen rep": "YEM", "north macedonia": "MKD", "brunei": "BRN", "cape verde": "CPV",
    "bolivia plurinational state of": "BOL", "venezuela bolivarian republic of": "VEN", "bolivia plur state of": "BOL", "swaziland": "SWZ",
    "venezuela rep bolivariana de": "VEN", "serbia fr serbia montenegro": "SRB", "soviet union": "SUN",
}  # fmt: skip


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    return " ".join(re.sub(r"[^a-z ]+", " ", folded.replace("'", "")).split())


@cache
def _tables() -> tuple[dict[str, str], dict[str, str], dict[str, str], frozenset[str]]:
    """Alpha-2, M49 number and plain English (and other) names to alpha-3, and all alpha-3 codes."""
    data = json.loads(files("dashboard.reference").joinpath("countries.json").read_text(encoding="utf-8"))["countries"]
    alpha2 = {code: entry["alpha3"] for code, entry in data.items()}
    m49 = {str(int(entry["m49"])): entry["alpha3"] for entry in data.values() if str(entry.get("m49") or "").isdigit()}
    m49 |= {str(int(k)): v for k, v in _TRADE_M49.items()}
    names = {_plain(name): entry["alpha3"] for entry in data.values() for name in entry["names"].values() if _plain(name)}
    return alpha2, m49, {**names, **_OTHER_NAMES}, frozenset(alpha2.values())


@cache
def _numbers(column: str) -> dict[str, str]:
    text = files("dashboard.reference").joinpath("trade_codes.csv").read_text(encoding="utf-8")
    found = {row[column]: row["alpha3"] for row in csv.DictReader(StringIO(text)) if row[column]}
    if column == "cow":  # states of the past that became part of one, or two
        found |= {"260": "DEU", "265": "DDR", "678": "YEM", "345": "SRB"}
    return found


def alpha3(code: str) -> str | None:
    """Of an alpha-2 or alpha-3 code in any case; None for what is none."""
    word = code.strip().upper()
    if word.lower() in _WORLD_WORDS:
        return WORLD
    if len(word) == 3 and word in _tables()[3]:
        return word
    return _tables()[0].get(word)


def by_m49(number: str) -> str | None:
    """Of a UN M49 or Comtrade number; a group that is no country keeps its three digits."""
    word = number.strip().removesuffix(".0")
    if not word.isdigit():
        return alpha3(word)
    if int(word) == 0:
        return WORLD
    return _tables()[1].get(str(int(word)))


def by_name(name: str) -> str | None:
    """Of a country's name as WITS and WTO write it, footnote marks and bracketed remarks left out."""
    bare = re.sub(r"\([^()]*\)|\[[^\[\]]*\]|\*|\d", " ", name)
    word = _plain(bare)
    if word in _WORLD_WORDS:
        return WORLD
    names = _tables()[2]
    return names.get(word) or names.get(_plain(name)) or names.get(_plain(bare.split(",")[0]))


def by_cow(number: str) -> str | None:
    """Of a state number of the Correlates of War project."""
    return _numbers("cow").get(number.strip().removesuffix(".0"))


def by_imf(number: str) -> str | None:
    """Of a three-digit IMF country number (001 is the world)."""
    word = number.strip()
    if word in ("001", "1"):
        return WORLD
    return _numbers("imf").get(str(int(word))) if word.isdigit() else alpha3(word)


def by_oec(identifier: str) -> str | None:
    """Of an OEC country id: continent and alpha-3 (`asrus`, `nacub`)."""
    word = identifier.strip()
    return alpha3(word[2:]) if len(word) == 5 else None
