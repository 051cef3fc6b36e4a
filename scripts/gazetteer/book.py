"""What the build gathers: places, and the names that point to them."""

from __future__ import annotations

from dataclasses import dataclass, field

from dashboard.reference.folding import key

LANGUAGES = ("en", "es", "pt", "ru")
MAIN, OFFICIAL, OTHER, DEMONYM, METONYM, FORM = range(6)
"""Name ranks: the name, an official or CLDR name, another name, a demonym or adjective, a seat of power, a case form."""
COUNTRY, ADMIN1, ADMIN2, CAPITAL, SEAT, CITY, REGION, FACILITY = range(8)
"""Levels of a place. REGION: macro-regions, seas, islands, disputed and historical territories."""
FIRST_NAME, SURNAME, COMMON_WORD, COMMON_SPANISH = 1, 2, 4, 8
"""Flags of a name; COMMON_SPANISH also serves Portuguese."""


SHORTENED = {"saint": "st", "mount": "mt", "fort": "ft", "santa": "sta", "santo": "sto", "sainte": "ste"}
"""Words in names that are also written short."""


@dataclass
class Place:
    id: str
    name: str
    level: int
    country: str
    lat: float | None
    lon: float | None
    population: int = 0
    admin1: str = ""  # id of the first-level division
    admin2: str = ""
    feature: str = ""


@dataclass
class Book:
    places: dict[str, Place] = field(default_factory=dict)
    names: dict[str, dict[tuple[str, int], int]] = field(default_factory=dict)  # key -> {(place id, rank): language bits}
    flags: dict[str, int] = field(default_factory=dict)
    facts: dict[str, object] = field(default_factory=dict)

    def name(self, place: str, name: str, rank: int, language: str = "", exact: bool = False) -> None:
        """One more name of a place. `exact`: only in these very letters (`US`, never `us`)."""
        k = f"={name}" if exact else key(name)
        if not k or (not exact and len(k) < 2):
            return
        head, _, rest = k.partition(" ")
        if rest and head in SHORTENED and not exact:
            self.name(place, f"{SHORTENED[head]} {rest}", OTHER if rank < OTHER else rank, language)
        if "'" in k and not exact:
            self.name(place, k.replace("'", ""), rank, language)
        ranks = self.names.setdefault(k, {})
        bit = 1 << LANGUAGES.index(language) if language else 0
        old = ranks.get((place, rank))
        ranks[place, rank] = bit if old is None else (0 if not bit or not old else old | bit)
