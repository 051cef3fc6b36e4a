"""Whose a disputed territory is, by a policy that a setting chooses; the map says which one it follows.

`un` (the default): as ISO 3166 and resolutions of the UN General Assembly have it, so Crimea is Ukraine's, the Golan
Heights are Syria's, Abkhazia is Georgia's; Taiwan, Palestine, Kosovo and Western Sahara keep codes of their own.
`de-facto`: who governs there. Neither is a judgement; names, points and sentences stay the same under both.
"""

from __future__ import annotations

from dashboard.errors import SettingError
from dashboard.reference.packed import Packed

DEFAULT = "un"
NOTES = {
    "un": "Disputed territories are shown as ISO 3166 and the UN General Assembly have them.",
    "de-facto": "Disputed territories are shown under who governs them.",
}
"""The sentence under the map, by policy."""
_DE_FACTO_PLACES = {
    "x-crimea": "RU", "703883": "RU", "694422": "RU", "x-dnr": "RU", "x-lnr": "RU",  # Crimea, Sevastopol, Donetsk and Luhansk republics
    "x-golan": "IL", "x-northern-cyprus": "x-northern-cyprus", "x-abkhazia": "x-abkhazia", "6643410": "x-abkhazia",
    "x-south-ossetia": "x-south-ossetia", "x-transnistria": "x-transnistria", "858889": "x-transnistria", "x-somaliland": "x-somaliland",
}  # fmt: skip
"""Ids of places (GeoNames or ours) and of first-level divisions → who governs them."""
_DE_FACTO_COUNTRIES = {"EH": "MA"}
POLICIES = tuple(NOTES)


def governed(gazetteer: Packed, place: int, policy: str = DEFAULT) -> str:
    """The country code of a place under a policy. Raises SettingError for an unknown policy."""
    if policy not in NOTES:
        raise SettingError("no such policy for disputed territories", value=policy, remedy=f"Use one of {', '.join(POLICIES)}")
    country = gazetteer.country(place)
    if policy == DEFAULT:
        return country
    division = gazetteer.inside(place)[0]
    for n in (place, division):
        if n is not None and gazetteer.id(n) in _DE_FACTO_PLACES:
            return _DE_FACTO_PLACES[gazetteer.id(n)]
    return _DE_FACTO_COUNTRIES.get(country, country)
