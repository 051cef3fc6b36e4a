"""The gazetteer file, memory-mapped: places as columns, names as a hash table. Written by scripts/build_gazetteer.py.

Nothing is copied at the start: opening costs about a millisecond and memory grows only with the names looked up.
"""

from __future__ import annotations

import json
import mmap
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

from dashboard.errors import ReferenceDataError

MAGIC = b"DLGAZ001"
COUNTRY, ADMIN1, ADMIN2, CAPITAL, SEAT, CITY, REGION, FACILITY = range(8)
"""Levels of a place. REGION: macro-regions, seas, islands, disputed and historical territories. FACILITY: seats of power."""
MAIN, OFFICIAL, OTHER, DEMONYM, METONYM, FORM = range(6)
"""Ranks of a name. FORM: a Russian case form."""
FIRST_NAME, SURNAME, COMMON_WORD, COMMON_SPANISH = 1, 2, 4, 8
LANGUAGE_BITS = {"en": 1, "es": 2, "pt": 4, "ru": 8}
_NO_PLACE = 0x7FFFF
_NO_DEGREES = 18_000_000
_CACHED_NAMES = 120_000
"""Names remembered before the memory is emptied: about 20 MB, the words of a thousand articles."""


class Sense(NamedTuple):
    """One place that a name may mean; `place` is its number, `languages` the bits in which it does (0: any)."""

    place: int
    rank: int
    languages: int
    level: int
    country: str
    population: int


class Entry(NamedTuple):
    """What is known of a name: flags against it, the longest name in words that starts with it, its senses."""

    flags: int
    longest: int
    senses: tuple[Sense, ...]


class Packed:
    """Read-only view of the packed gazetteer."""

    def __init__(self, path: Path) -> None:
        try:
            with open(path, "rb") as f:
                data = memoryview(mmap.mmap(f.fileno(), 0, access=mmap.ACCESS_READ))
        except OSError as error:
            raise ReferenceDataError("the gazetteer cannot be read", value=str(path), remedy="Reinstall the package") from error
        if bytes(data[:8]) != MAGIC:
            raise ReferenceDataError(
                "the gazetteer is of another version", value=str(path), remedy="Rebuild it with scripts/build_gazetteer.py"
            )
        size = int.from_bytes(data[8:12], "little")
        header: dict[str, Any] = json.loads(bytes(data[12 : 12 + size]))
        self.checksum: str = header["checksum"]
        self._countries: list[str] = header["countries"]
        self._ids: dict[str, str] = header["ids"]
        self._columns = {name: data[12 + size + at : 12 + size + at + n].cast(code) for name, (code, at, n) in header["sections"].items()}
        c = self._columns
        self._key, self._first, self._mark, self._posting, self._bucket = c["key"], c["first"], c["mark"], c["posting"], c["bucket"]
        self.level, self.population = c["level"], c["population"]
        self._memory: dict[str, Entry | None] = {}
        self._by_id = {own: int(number) for number, own in self._ids.items()}

    def __len__(self) -> int:
        return len(self.level)

    def look(self, key: str) -> Entry | None:
        """What is known of a folded name (or `=US`, a name in these very letters); None if nothing is."""
        try:
            return self._memory[key]
        except KeyError:
            if len(self._memory) > _CACHED_NAMES:
                self._memory.clear()
            entry = self._memory[key] = self._read(key)
            return entry

    def _read(self, key: str) -> Entry | None:
        digest = int.from_bytes(blake2b(key.encode("utf-8", "replace"), digest_size=8).digest(), "big")
        low, high = self._bucket[digest >> 48], self._bucket[(digest >> 48) + 1]
        at = bisect_left(self._key, digest, low, high)
        if at == high or self._key[at] != digest:
            return None
        mark = self._mark[at]
        senses = []
        for posting in self._posting[self._first[at] : self._first[at + 1]]:
            n = posting & 0x7FFFF
            senses.append(Sense(n, posting >> 19 & 7, posting >> 22, self.level[n], self.country(n), self.population[n]))
        return Entry(mark & 15, mark >> 4, tuple(senses))

    def country(self, place: int) -> str:
        """ISO alpha-2, M49 or x-… code."""
        return self._countries[self._columns["country"][place]]

    def id(self, place: int) -> str:
        """GeoNames id, or the code of a hand-made region."""
        return str(self._columns["id"][place] or self._ids[str(place)])

    def name(self, place: int) -> str:
        starts = self._columns["display"]
        return bytes(self._columns["names"][starts[place] : starts[place + 1]]).decode()

    def point(self, place: int) -> tuple[float, float] | None:
        """(latitude, longitude) in WGS-84 degrees; None for a region without a point."""
        latitude = self._columns["latitude"][place]
        return None if latitude > _NO_DEGREES else (latitude / 1e5, self._columns["longitude"][place] / 1e5)

    def inside(self, place: int) -> tuple[int | None, int | None]:
        """The numbers of its first- and second-level division."""
        first, second = self._columns["admin1"][place], self._columns["admin2"][place]
        return (None if first == _NO_PLACE else first), (None if second == _NO_PLACE else second)

    def contains(self, container: Sense, sense: Sense) -> bool:
        """Whether a sense lies inside another: in its country, division or second-level division."""
        if container.place == sense.place:
            return False
        if container.level == COUNTRY:
            return container.country == sense.country and sense.level != COUNTRY
        return container.place in (self._columns["admin1"][sense.place], self._columns["admin2"][sense.place])

    def number(self, id: str) -> int | None:
        """The number of a hand-made region's code (`419`, `x-west`)."""
        return self._by_id.get(id)

    def near(self, latitude: float, longitude: float, rings: int) -> Iterator[int]:
        """Cities in the whole-degree cells up to `rings` around a point, poles and date line included."""
        cell, place = self._columns["cell"], self._columns["cell_place"]
        row, column = min(int(latitude + 90), 179), int(longitude + 180) % 360
        for r in range(max(0, row - rings), min(179, row + rings) + 1):
            span = range(360) if 2 * rings >= 359 else [(column + d) % 360 for d in range(-rings, rings + 1)]
            for c in span:
                at = bisect_left(cell, r * 360 + c)
                while at < len(cell) and cell[at] == r * 360 + c:
                    yield place[at]
                    at += 1


@cache
def packed() -> Packed:
    """The shipped gazetteer, opened once a process."""
    return Packed(Path(str(resources.files("dashboard.reference") / "gazetteer.bin")))
