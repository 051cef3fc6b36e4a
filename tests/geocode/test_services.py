"""A geopy service behind a setting: user agent, rate limit, and no question asked twice."""

from __future__ import annotations

import pytest
from geopy.exc import GeocoderUnavailable
from geopy.location import Location

from dashboard.errors import SettingError
from dashboard.geocode.gazetteer import Gazetteer
from dashboard.geocode.services import Remembered, service


class Memory(dict):
    def put(self, key: str, value: str) -> None:
        self[key] = value


class Spy:
    """Stands for a network service: counts what it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def geocode(self, query, **options):
        self.asked.append(query)
        if query == "down":
            raise GeocoderUnavailable("no route")
        found = Location("Havana, Cuba", (23.1, -82.4), {"place_id": 1})
        return None if query == "nowhere" else found if options.get("exactly_one", True) else [found]


def remembered(spy: Spy, memory: Memory) -> Remembered:
    return Remembered("spy", spy, memory, seconds=0)


def test_the_default_is_the_offline_gazetteer():
    assert isinstance(service("gazetteer"), Gazetteer)


def test_a_question_is_asked_once_and_misses_are_remembered_too():
    spy, memory = Spy(), Memory()
    for _ in range(2):
        again = remembered(spy, memory)  # a new run of the program with the same store
        assert again.geocode("Havana") == Location("Havana, Cuba", (23.1, -82.4), {"place_id": 1})
        assert again.geocode("Havana", exactly_one=False)[0].address == "Havana, Cuba"
        assert again.geocode("nowhere") is None
    assert spy.asked == ["Havana", "Havana", "nowhere"]


def test_a_failure_is_raised_and_not_remembered():
    spy, memory = Spy(), Memory()
    with pytest.raises(GeocoderUnavailable):
        remembered(spy, memory).geocode("down")
    assert not memory


def test_a_service_without_reverse_says_so():
    with pytest.raises(SettingError, match="reverse"):
        remembered(Spy(), Memory()).reverse((0, 0))


@pytest.mark.parametrize("name", ["nominatim", "photon", "geonames"])
def test_network_services_need_a_user_agent_and_a_memory(name):
    with pytest.raises(SettingError, match="user agent"):
        service(name, answers=Memory())
    with pytest.raises(SettingError, match="user agent"):
        service(name, user_agent="newsroom")


def test_any_geopy_service_can_be_named():
    assert isinstance(service("nominatim", user_agent="newsroom (desk@example.org)", answers=Memory()), Remembered)
    assert isinstance(service("photon", user_agent="newsroom", answers=Memory()), Remembered)
    assert isinstance(service("geonames", user_agent="newsroom", answers=Memory(), username="me"), Remembered)
    with pytest.raises(SettingError, match="no such"):
        service("atlantis", user_agent="newsroom", answers=Memory())


def test_wrong_options_are_a_setting_error():
    with pytest.raises(SettingError, match="set up"):
        service("geonames", user_agent="newsroom", answers=Memory())
