"""Any geopy service by a setting: named user agent, one request a second, and no question asked twice.

    nominatim = service("nominatim", user_agent="my-newsroom (me@example.org)", answers=store)
    nominatim.geocode("Casablanca")

`answers` remembers: anything with `get(key) -> str | None` and `put(key, value: str) -> None`; the store does.
"""

from __future__ import annotations

import json
from typing import Any, Protocol

from geopy.exc import GeocoderNotFound, GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import get_geocoder_for_service
from geopy.location import Location

from dashboard.errors import SettingError
from dashboard.geocode.gazetteer import Gazetteer

SECONDS_BETWEEN = 1.0
"""Between two requests: the most that Nominatim's usage policy allows an application."""
OFFLINE = "gazetteer"


class Answers(Protocol):
    """A memory of answers, as JSON texts."""

    def get(self, key: str) -> str | None: ...
    def put(self, key: str, value: str) -> None: ...


class Remembered:
    """A geopy service whose answers are kept, misses too; `geocode` and `reverse` as the service has them."""

    def __init__(self, name: str, geocoder: Any, answers: Answers, seconds: float = SECONDS_BETWEEN) -> None:
        self.name, self.answers = name, answers
        limited = {"min_delay_seconds": seconds, "max_retries": 2, "error_wait_seconds": max(5 * seconds, 0.0), "swallow_exceptions": False}
        self._ask = {"geocode": RateLimiter(geocoder.geocode, **limited)}
        if hasattr(geocoder, "reverse"):
            self._ask["reverse"] = RateLimiter(geocoder.reverse, **limited)

    def geocode(self, query: Any, **options: Any) -> Any:
        """As the service's own; raises geopy's exceptions, and remembers no failure."""
        return self._remember("geocode", query, options)

    def reverse(self, query: Any, **options: Any) -> Any:
        if "reverse" not in self._ask:
            raise SettingError("this geocoding service has no reverse lookup", value=self.name, remedy="Choose another, as nominatim")
        return self._remember("reverse", query, options)

    def _remember(self, method: str, query: Any, options: dict[str, Any]) -> Any:
        key = json.dumps([self.name, method, query, options], ensure_ascii=False, sort_keys=True, default=str)
        kept = self.answers.get(key)
        if kept is None:
            found = self._ask[method](query, **options)
            kept = json.dumps(_plain(found), ensure_ascii=False, sort_keys=True, default=str)
            self.answers.put(key, kept)
        return _locations(json.loads(kept))


def _plain(found: Any) -> Any:
    if found is None:
        return None
    if isinstance(found, list):
        return [_plain(one) for one in found]
    return {"address": found.address, "point": [found.latitude, found.longitude, found.altitude], "raw": found.raw}


def _locations(kept: Any) -> Any:
    if kept is None:
        return None
    if isinstance(kept, list):
        return [_locations(one) for one in kept]
    return Location(kept["address"], tuple(kept["point"]), kept["raw"])


def service(name: str, *, user_agent: str = "", answers: Answers | None = None, seconds: float = SECONDS_BETWEEN, **options: Any) -> Any:
    """The geocoder of this name: `gazetteer` (offline), or a geopy service with its options.

    Raises SettingError for an unknown service, and for one on the network without a user agent or a memory.
    """
    if name == OFFLINE:
        return Gazetteer()
    try:
        geocoder = get_geocoder_for_service(name)
    except GeocoderNotFound as error:
        raise SettingError(
            "no such geocoding service", value=name, remedy="Use gazetteer, nominatim, photon, geonames or another of geopy"
        ) from error
    if not user_agent or answers is None:
        raise SettingError(
            "a geocoding service on the network needs a user agent that names you and a store that remembers its answers",
            value=name, remedy="Set DATELINE_USER_AGENT",
        )  # fmt: skip
    try:
        return Remembered(name, geocoder(user_agent=user_agent, **options), answers, seconds)
    except (GeopyError, TypeError) as error:
        raise SettingError(f"the geocoding service cannot be set up ({error})", value=name, remedy="Check its options and keys") from error
