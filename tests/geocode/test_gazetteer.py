"""The offline geocoder keeps geopy's contract: return types, options, exceptions, rate limiter, async adapters."""

from __future__ import annotations

import asyncio
import inspect

import pytest
from geopy.adapters import BaseAsyncAdapter
from geopy.exc import GeocoderQueryError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from dashboard.geocode.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


def test_it_is_a_geopy_geocoder_with_nominatims_option_names(gazetteer):
    assert isinstance(gazetteer, Geocoder)
    for method in ("geocode", "reverse"):
        ours = inspect.signature(getattr(Gazetteer, method)).parameters
        theirs = inspect.signature(getattr(Nominatim, method)).parameters
        assert list(ours)[:2] == ["self", "query"]
        assert all(p.kind is p.KEYWORD_ONLY for name, p in ours.items() if name not in ("self", "query"))
        assert set(ours) - {"limit"} <= set(theirs)
    assert all(p.kind is p.KEYWORD_ONLY for name, p in inspect.signature(Gazetteer.__init__).parameters.items() if name != "self")


def test_exactly_one_gives_a_location_with_point_address_and_raw(gazetteer):
    found = gazetteer.geocode("Havana")
    assert isinstance(found, Location)
    assert found.point == Point(23.13302, -82.38304) and found.address == "Havana, Cuba"
    assert found.raw["country_code"] == "CU" and found.raw["id"] == "3553478" and found.raw["population"] > 1_000_000
    address, (latitude, longitude) = found
    assert (round(latitude), round(longitude)) == (23, -82) and address == found.address


def test_not_exactly_one_gives_a_list_and_limit_cuts_it(gazetteer):
    many = gazetteer.geocode("Springfield", exactly_one=False)
    assert isinstance(many, list) and len(many) == 10 and all(isinstance(x, Location) for x in many)
    assert gazetteer.geocode("Springfield", exactly_one=False, limit=2) == many[:2]


@pytest.mark.parametrize("exactly_one", [True, False])
@pytest.mark.parametrize("query", ["Nowhere at all", "", "   ", ",,,", "Paris, Bolivia", "10 Downing Street, London"])
def test_a_miss_is_none_either_way(gazetteer, query, exactly_one):
    assert gazetteer.geocode(query, exactly_one=exactly_one) is None


@pytest.mark.parametrize("limit", [0, -1])
def test_a_limit_below_one_is_a_value_error(gazetteer, limit):
    with pytest.raises(ValueError, match="limit"):
        gazetteer.geocode("Paris", limit=limit)
    with pytest.raises(ValueError, match="limit"):
        gazetteer.reverse((0, 0), limit=limit)


@pytest.mark.parametrize(
    ("query", "country"),
    [
        ("Paris, Texas", "US"), ("Paris Texas", "US"), ("Córdoba, Argentina", "AR"), ("Springfield, IL", "US"), ("Гавана", "CU"),
        ("Moscú", "RU"), ("Londres", "GB"), ("U.S.", "US"), ("РФ", "RU"), ("EE. UU.", "US"), ("San José, Costa Rica", "CR"),
        ("Санкт-Петербург", "RU"), ("Georgetown, Guyana", "GY"), ("St. Louis", "US"),
    ],
)  # fmt: skip
def test_names_of_four_languages_and_what_contains_them(gazetteer, query, country):
    assert gazetteer.geocode(query).raw["country_code"] == country


def test_a_structured_query(gazetteer):
    assert gazetteer.geocode({"city": "Georgetown", "country": "Guyana"}).raw["country_code"] == "GY"
    assert gazetteer.geocode({"city": "Paris", "state": "Texas"}).address == "Paris, Texas, United States"
    assert gazetteer.geocode({"street": "Calle 23", "city": "La Habana"}) is None, "a street is not a city"
    with pytest.raises(GeocoderQueryError):
        gazetteer.geocode({"planet": "Mars"})


@pytest.mark.parametrize("query", [None, 7, ["Paris"]])
def test_another_kind_of_query_is_geopys_query_error(gazetteer, query):
    with pytest.raises(GeocoderQueryError):
        gazetteer.geocode(query)


def test_country_codes_filter(gazetteer):
    assert gazetteer.geocode("Paris", country_codes="us").raw["country_code"] == "US"
    assert gazetteer.geocode("Paris", country_codes=["CA", "BO"], exactly_one=True).raw["country_code"] == "CA"
    assert gazetteer.geocode("Havana", country_codes="no") is None


def test_feature_type_filters(gazetteer):
    assert gazetteer.geocode("Georgia", featuretype="country").raw["country_code"] == "GE"
    assert gazetteer.geocode("Georgia", featuretype="state").raw["country_code"] == "US"
    assert gazetteer.geocode("Cuba", featuretype="city").raw["kind"] == "city"
    with pytest.raises(ValueError, match="featuretype"):
        gazetteer.geocode("Paris", featuretype="galaxy")


def test_viewbox_prefers_and_bounded_demands(gazetteer):
    texas = [(36.5, -106.6), (25.8, -93.5)]
    assert gazetteer.geocode("Paris", viewbox=texas).raw["country_code"] == "US"
    assert gazetteer.geocode("Lisbon", viewbox=texas).raw["country_code"] == "PT"
    assert gazetteer.geocode("Lisbon", viewbox=texas, bounded=True) is None
    with pytest.raises(ValueError, match="viewbox"):
        gazetteer.geocode("Paris", viewbox=[(1, 2)])


def test_language_names_the_country(gazetteer):
    assert gazetteer.geocode("Moscow", language="es").address.endswith("Rusia")
    assert gazetteer.geocode("Cuba", language="ru").address == "Куба"


def test_reverse_takes_every_form_of_point(gazetteer):
    for query in (Point(23.13, -82.38), (23.13, -82.38), "23.13, -82.38", "23 7m 48s N, 82 22m 48s W"):
        assert gazetteer.reverse(query).raw["country_code"] == "CU"
    assert isinstance(gazetteer.reverse((23.13, -82.38), exactly_one=False), list)


@pytest.mark.parametrize("exactly_one", [True, False])
def test_reverse_in_the_open_ocean_is_a_miss(gazetteer, exactly_one):
    assert gazetteer.reverse((-40.0, -120.0), exactly_one=exactly_one) is None


@pytest.mark.parametrize("query", ["not a point", (95.0, 0.0, 0, 0, 0)])
def test_reverse_of_a_bad_point_is_a_value_error(gazetteer, query):
    with pytest.raises((ValueError, TypeError)):
        gazetteer.reverse(query)


def test_reverse_zooms_out_to_division_and_country(gazetteer):
    assert gazetteer.reverse((-23.55, -46.63), zoom=3).address == "Brazil"
    assert gazetteer.reverse((-23.55, -46.63), zoom=5).raw["kind"] == "region"
    with pytest.raises(ValueError, match="zoom"):
        gazetteer.reverse((0, 0), zoom=19)


@pytest.mark.parametrize("point", [(90, 0), (-90, 0), (0, 180), (0, -180), (66.0, -179.9)])
def test_reverse_at_the_ends_of_the_earth_does_not_fail(gazetteer, point):
    found = gazetteer.reverse(point)
    assert found is None or isinstance(found, Location)


def test_the_rate_limiter_works_around_it_unchanged(gazetteer):
    limited = RateLimiter(gazetteer.geocode, min_delay_seconds=0)
    assert limited("Managua").raw["country_code"] == "NI"
    assert RateLimiter(gazetteer.reverse, min_delay_seconds=0)((12.13, -86.25)).raw["country_code"] == "NI"
    assert limited("Nowhere at all") is None


def test_an_async_adapter_makes_answers_awaitable():
    class Adapter(BaseAsyncAdapter):
        async def get_json(self, url, *, timeout, headers): ...

        async def get_text(self, url, *, timeout, headers): ...

    async def ask():
        async with Gazetteer(adapter_factory=Adapter) as geocoder:
            return await geocoder.geocode("Caracas")

    assert asyncio.run(ask()).raw["country_code"] == "VE"


def test_it_opens_no_address(gazetteer):
    with pytest.raises(GeocoderQueryError):
        gazetteer.adapter.get_json("https://example.org", timeout=1, headers={})


def test_a_long_hostile_query_is_only_a_miss(gazetteer):
    assert gazetteer.geocode("Paris " * 50_000) is None
    assert gazetteer.geocode("," * 100_000) is None
    assert gazetteer.geocode("\ud800" + "a" * 100_000) is None
