"""Which place a name is: containment, company, namesakes; and whose a disputed place is."""

from __future__ import annotations

import pytest

from dashboard.errors import SettingError
from dashboard.geocode import names, resolve
from dashboard.geocode.disputed import NOTES, POLICIES, governed
from dashboard.model import Document, Source, Toponym
from dashboard.reference import alpha2, alpha3, countries, display_name, m49, members, regions_of


def asked(*toponyms: tuple[str, tuple[str, ...]], language: str = "en", score: float = 3.0, disputed: str = "un"):
    """The places of names in one document; each with the keys of what contains it."""
    text = " ".join(name for name, _ in toponyms)
    document, at, given = Document("d", Source("s", "s", "given"), text, language=language), 0, []
    for name, within in toponyms:
        given.append(Toponym(document.span(at, at + len(name)), name.lower(), "name", "location", score, "test", within))
        at += len(name) + 1
    mentions, left = resolve(document, given, names(), disputed)
    return [(m.value.name, m.value.country, m.value.kind) for m in mentions], left


def test_population_decides_where_nothing_else_does():
    assert asked(("Paris", ()))[0] == [("Paris", "FR", "city")]


def test_containment_outranks_population():
    assert asked(("Paris", ("texas",)), ("Texas", ()))[0][0] == ("Paris", "US", "city")


def test_a_container_becomes_the_place_that_contains():
    assert asked(("Trinidad", ("beni",)), ("Beni", ()))[0][1][1:] == ("BO", "region")


def test_the_city_wins_over_the_division_named_after_it():
    assert asked(("New York", ()), ("Moscow", ()))[0] == [("New York City", "US", "city"), ("Moscow", "RU", "city")]


def test_company_turns_a_namesake():
    alone, company = asked(("Georgia", ()))[0], asked(("Georgia", ()), ("Atlanta", ()), ("Savannah", ()), ("Macon", ()), ("Alabama", ()))[0]
    assert alone[0] == ("Georgia", "GE", "country") and company[0] == ("Georgia", "US", "region")


def test_a_doubtful_name_stays_only_in_company_and_is_left_with_its_reason():
    found, left = asked(("Valdosta", ()), score=-0.5)
    assert not found and "too little" in left[0].reason


@pytest.mark.parametrize(("policy", "country"), [("un", "UA"), ("de-facto", "RU")])
def test_a_policy_says_whose_a_disputed_place_is(policy, country):
    assert [c for _, c, _ in asked(("Crimea", ()), ("Sevastopol", ()), disputed=policy)[0]] == [country, country]


def test_policies_are_named_noted_and_checked():
    assert set(POLICIES) == set(NOTES)
    with pytest.raises(SettingError, match="policy"):
        governed(names(), 0, "mine")


def test_codes_translate_both_ways_and_regions_have_members():
    assert (alpha3("CU"), alpha2("CUB"), m49("CU")) == ("CUB", "CU", "192")
    assert alpha3("419") is None and alpha2("XXX") is None
    assert [display_name("CU", x) for x in ("en", "es", "pt", "ru")] == ["Cuba", "Cuba", "Cuba", "Куба"]
    assert display_name("419") == "Latin America and the Caribbean" and display_name("ZZ") == "ZZ"
    assert {"CU", "NI", "BO", "VE"} <= members("419") and members("CU") == {"CU"}
    assert regions_of("CU")[0] == "029" and {"419", "019"} <= set(regions_of("CU"))
    assert len(members("x-eu")) == 27
    assert all(len(c.alpha3) == 3 and c.names.keys() == {"en", "es", "pt", "ru"} for c in countries().values())


def test_opening_the_gazetteer_reads_almost_nothing():
    gazetteer = names()
    assert len(gazetteer) > 150_000 and len(gazetteer.checksum) == 64
    assert gazetteer.look("no such name at all") is None
