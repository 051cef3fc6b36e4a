"""Names to places, offline.

    from dashboard.geocode import names, resolve
    gazetteer = names()                                         # opened once a process, about a millisecond
    found = find_places(document, sentences, gazetteer)         # dashboard.extract.places: Places(toponyms, leftovers)
    mentions, leftovers = resolve(document, found.toponyms, gazetteer, disputed="un")   # or "de-facto": geocode.disputed
                                                                # tuple[Mention[Place], ...], tuple[Leftover, ...]
    Gazetteer().geocode("Paris, Texas")                         # dashboard.geocode.gazetteer: a geopy Geocoder
    service("nominatim", user_agent=..., answers=store)         # dashboard.geocode.services: any geopy service

Countries by code (alpha-3, M49, display names, regions) are in `dashboard.reference`.
"""

from __future__ import annotations

from dashboard.geocode.resolution import resolve
from dashboard.reference.packed import packed as names

__all__ = ["names", "resolve"]
