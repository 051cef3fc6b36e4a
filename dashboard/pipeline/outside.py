"""Places that the gazetteer does not know, asked of a geocoding service where the user has switched one on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Protocol

from geopy.exc import GeopyError

from dashboard.model import Extraction, Mention, Place

ASKED = frozenset({"city", "facility"})
"""Kinds that a service is asked for: countries and regions without a point have none."""


class Geocoder(Protocol):
    """What any geopy geocoder has."""

    def geocode(self, query: Any, **options: Any) -> Any: ...


def located(x: Extraction, geocoder: Geocoder) -> Extraction:
    """The extraction with points for the places that had none, where the service knows them. A service that does not
    answer is a miss: the place stays without a point."""
    found: dict[Place, Place] = {}
    for mention in x.places:
        place = mention.value
        if place.latitude is None and place.kind in ASKED and place not in found:
            found[place] = _asked(place, geocoder)
    if all(old is new for old, new in found.items()):
        return x
    places = tuple(_moved(m, found) for m in x.places)
    events = tuple(replace(e, place=found.get(e.place, e.place)) if e.place is not None else e for e in x.events)
    home = x.document.place
    return replace(x, document=replace(x.document, place=home and _moved(home, found)), places=places, events=events)


def _moved(mention: Mention[Place], found: dict[Place, Place]) -> Mention[Place]:
    place = found.get(mention.value, mention.value)
    return mention if place is mention.value else replace(mention, value=place, why=f"{mention.why}; found by a geocoding service")


def _asked(place: Place, geocoder: Geocoder) -> Place:
    try:
        location = geocoder.geocode(place.name)
    except GeopyError:
        return place
    if location is None:
        return place
    address = location.raw.get("address") if isinstance(location.raw, dict) else None
    code = address.get("country_code") if isinstance(address, dict) else None
    country = place.country or (code.upper() if isinstance(code, str) and len(code) == 2 else None)
    return replace(place, latitude=round(location.latitude, 5), longitude=round(location.longitude, 5), country=country, precision="point")
