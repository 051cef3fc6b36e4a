"""The shipped gazetteer as a geopy geocoder: same methods, return types and exceptions, no network.

Gazetteer().geocode("Paris, Texas")            -> Location((33.66, -95.55)) of Paris, Texas, United States
Gazetteer().geocode("Nowhere at all")          -> None
Gazetteer().reverse((23.13, -82.38))           -> the city of Havana
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from geopy.adapters import BaseAsyncAdapter, BaseSyncAdapter
from geopy.distance import great_circle
from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from dashboard.geocode.resolution import INSIDE, KINDS, prior
from dashboard.reference import display_name
from dashboard.reference.folding import key
from dashboard.reference.packed import ADMIN1, ADMIN2, CAPITAL, CITY, COUNTRY, DEMONYM, SEAT, Packed, Sense, packed

FEATURE_TYPES = {
    "country": {COUNTRY},
    "state": {ADMIN1},
    "city": {CAPITAL, SEAT, CITY},
    "settlement": {CAPITAL, SEAT, CITY, ADMIN1, ADMIN2},
}
"""Nominatim's `featuretype` → levels."""
STRUCTURED = ("city", "county", "state", "country")
"""The keys of a structured query that a gazetteer can answer, the narrowest first."""
UNANSWERABLE = frozenset(("street", "postalcode"))
MOST_ANSWERS, MOST_WORDS = 10, 12
"""Answers without a `limit`; words of a query that are read (a longer one names no place)."""
NEAREST_RINGS = 2
"""Whole degrees around a point that `reverse` searches: no city within about 200 km is a miss."""
COUNTRY_ZOOM, STATE_ZOOM = 4, 8
"""Nominatim's zoom up to which `reverse` answers with the country, and with the division."""


class Offline(BaseSyncAdapter):  # type: ignore[misc]
    """An adapter that opens nothing."""

    def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> Any:
        raise GeocoderQueryError(f"the offline gazetteer opens no address: {url}")

    def get_text(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> Any:
        raise GeocoderQueryError(f"the offline gazetteer opens no address: {url}")


class Gazetteer(Geocoder):  # type: ignore[misc]
    """A geopy geocoder over GeoNames' cities, divisions and countries and hand-made regions, on this machine."""

    def __init__(
        self,
        *,
        scheme: str | None = None,
        timeout: Any = DEFAULT_SENTINEL,
        proxies: Any = DEFAULT_SENTINEL,
        user_agent: str | None = None,
        ssl_context: Any = DEFAULT_SENTINEL,
        adapter_factory: Any = None,
        places: Packed | None = None,
    ) -> None:
        super().__init__(
            scheme=scheme, timeout=timeout, proxies=proxies, user_agent=user_agent, ssl_context=ssl_context,
            adapter_factory=adapter_factory or Offline,
        )  # fmt: skip
        self._places = places or packed()

    def geocode(
        self,
        query: str | Mapping[str, str],
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,
        limit: int | None = None,
        country_codes: str | Iterable[str] | None = None,
        language: str | bool = False,
        featuretype: str | None = None,
        viewbox: Sequence[Any] | None = None,
        bounded: bool = False,
    ) -> Any:
        """Location of a name, or None; a list with `exactly_one=False`. Arguments as in geopy's Nominatim.

        Raises GeocoderQueryError for a query that is neither words nor a mapping, ValueError for a bad `limit`,
        `featuretype` or `viewbox`.
        """
        if limit is not None and limit < 1:
            raise ValueError("limit must be positive")
        levels = self._levels(featuretype)
        box = self._box(viewbox)
        codes = {country_codes} if isinstance(country_codes, str) else set(country_codes or ())
        codes = {c.strip().upper() for code in codes for c in code.split(",")}
        scored = []
        for score, sense in self._ranked(self._parts(query)):
            point = self._places.point(sense.place)
            if point is None or (levels and sense.level not in levels) or (codes and sense.country not in codes):
                continue
            inside = box is not None and box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]
            if bounded and not inside:
                continue
            scored.append((score + (INSIDE if inside else 0.0), sense))
        scored.sort(key=lambda x: (-x[0], x[1].place))
        found = [self._location(sense, score, language) for score, sense in scored[: limit or MOST_ANSWERS]]
        return self._answer(found, exactly_one)

    def reverse(
        self,
        query: Any,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,
        language: str | bool = False,
        zoom: int | None = None,
        limit: int | None = None,
    ) -> Any:
        """The nearest city of a Point, (latitude, longitude) or "latitude, longitude"; with a small `zoom` its
        division or country. None where no city is within about 200 km. Raises ValueError for a bad point."""
        if limit is not None and limit < 1:
            raise ValueError("limit must be positive")
        if zoom is not None and not 0 <= zoom <= 18:
            raise ValueError("zoom must be between 0 and 18")
        point = Point(query)
        near = sorted(
            (great_circle(point, self._places.point(n)).km, n) for n in self._places.near(point.latitude, point.longitude, NEAREST_RINGS)
        )  # fmt: skip
        found = []
        for km, n in near[: limit or MOST_ANSWERS]:
            n = self._above(n, zoom)
            sense = Sense(n, 0, 0, self._places.level[n], self._places.country(n), self._places.population[n])
            found.append(self._location(sense, -km, language))
        return self._answer(found, exactly_one)

    def _answer(self, found: list[Location], exactly_one: bool) -> Any:
        result = None if not found else found[0] if exactly_one else found
        if isinstance(self.adapter, BaseAsyncAdapter):
            return _later(result)
        return result

    def _levels(self, featuretype: str | None) -> set[int] | None:
        if featuretype is None:
            return None
        if featuretype not in FEATURE_TYPES:
            raise ValueError(f"featuretype must be one of {', '.join(FEATURE_TYPES)}, not {featuretype!r}")
        return FEATURE_TYPES[featuretype]

    def _box(self, viewbox: Sequence[Any] | None) -> tuple[float, float, float, float] | None:
        """(south, west, north, east) of two corners."""
        if viewbox is None:
            return None
        if len(viewbox) != 2:
            raise ValueError("viewbox takes two points")
        a, b = Point(viewbox[0]), Point(viewbox[1])
        return (
            min(a.latitude, b.latitude), min(a.longitude, b.longitude), max(a.latitude, b.latitude), max(a.longitude, b.longitude),
        )  # fmt: skip

    def _parts(self, query: str | Mapping[str, str]) -> list[str]:
        """The name asked for, then what contains it."""
        if isinstance(query, Mapping):
            unknown = set(query) - set(STRUCTURED) - UNANSWERABLE
            if unknown:
                raise GeocoderQueryError(f"unknown keys of a structured query: {', '.join(sorted(unknown))}")
            if any(query.get(k) for k in UNANSWERABLE):
                return []
            return [query[k] for k in STRUCTURED if query.get(k)]
        if not isinstance(query, str):
            raise GeocoderQueryError(f"a query is words or a mapping, not {type(query).__name__}")
        return [part.strip() for part in query.split(",") if part.strip()][:MOST_WORDS]

    def _ranked(self, parts: list[str]) -> list[tuple[float, Sense]]:
        if not parts:
            return []
        found = self._senses(parts[0])
        around = [self._senses(part) for part in parts[1:]]
        if not found and len(parts) == 1:
            found, around = self._split(parts[0])
        best: dict[int, tuple[float, Sense]] = {}
        for sense in found:
            if all(any(self._places.contains(c, sense) for c in senses) for senses in around):
                scored = prior(sense), sense
                if sense.place not in best or scored[0] > best[sense.place][0]:
                    best[sense.place] = scored
        return list(best.values())

    def _senses(self, name: str) -> list[Sense]:
        """What a name may mean, demonyms apart; `U.S.` and `UK` in these very letters."""
        found: list[Sense] = []
        for k in (f"={name}", f"=~{name}", key(name[:200])):
            entry = self._places.look(k)
            found += [s for s in entry.senses if s.rank != DEMONYM] if entry else []
        return found

    def _split(self, name: str) -> tuple[list[Sense], list[list[Sense]]]:
        """`Paris Texas`: a name and what contains it without a comma between."""
        words = name.split()[: MOST_WORDS + 1]
        if len(words) <= MOST_WORDS:
            for at in range(len(words) - 1, 0, -1):
                found, around = self._senses(" ".join(words[:at])), self._senses(" ".join(words[at:]))
                if found and around:
                    return found, [around]
        return [], []

    def _above(self, n: int, zoom: int | None) -> int:
        """The place itself, or the division or country it is in."""
        if zoom is None or zoom > STATE_ZOOM:
            return n
        if zoom > COUNTRY_ZOOM:
            division = self._places.inside(n)[0]
            return n if division is None else division
        code = self._places.country(n)
        entry = self._places.look(key(display_name(code)))
        return next((s.place for s in entry.senses if s.level == COUNTRY and s.country == code), n) if entry else n

    def _location(self, sense: Sense, score: float, language: str | bool) -> Location:
        point = self._places.point(sense.place) or (math.nan, math.nan)
        name = self._places.name(sense.place)
        tongue = language.split(",")[0].split("-")[0].strip().lower() if isinstance(language, str) else "en"
        country = display_name(sense.country, tongue)
        if sense.level == COUNTRY:
            address = country
        else:
            division = self._places.inside(sense.place)[0]
            parts = [name, self._places.name(division) if division is not None else "", country if country != sense.country else ""]
            address = ", ".join(dict.fromkeys(p for p in parts if p))
        raw = {
            "id": self._places.id(sense.place), "name": name, "kind": KINDS.get(sense.level, "city"), "country_code": sense.country,
            "population": sense.population, "score": round(score, 3), "lat": point[0], "lon": point[1],
        }  # fmt: skip
        return Location(address, point, raw)


async def _later(result: Any) -> Any:
    return result
