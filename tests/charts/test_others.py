"""Map, trade and claims: what is an area, what is a point, what is joined and what is not."""

from __future__ import annotations

import json

from dashboard import charts
from dashboard.charts.rows import Area, ClaimRow, Claims, Mark, Mirror, Panel, Point, Series, Trade, Value, Wording, World
from dashboard.charts.theme import LIGHT
from dashboard.charts.trade import money, runs, steps


def mark(name: str) -> Mark:
    return Mark(name, name, "MEETING", None, "happened", 1, 1, "2 Jan 1970", ("Cuba",), "Havana", 1, 1, "single", (), 0.1)


CUBA = Area("CU", "CUB", "Cuba", 5, 9, True)
RUSSIA = Area("RU", "RUS", "Russia", 2, 3)
HAVANA = Point("1", "Havana", "CU", 23.1, -82.4, tuple(mark(f"e{i}") for i in range(5)), 5)


def test_the_map_fetches_nothing_and_does_not_jump() -> None:
    geo = charts.world(World((CUBA,), (), "events"), LIGHT)["layout"]["geo"]
    assert geo["fitbounds"] is False and geo["projection"] == {"type": "natural earth"} and geo["resolution"] == 50


def test_countries_are_areas_and_only_cities_are_points() -> None:
    data = charts.world(World((CUBA, RUSSIA), (HAVANA,), "events"), LIGHT)["data"]
    assert [t["type"] for t in data] == ["choropleth", "scattergeo"]
    assert data[0]["locations"] == ["CUB", "RUS"] and data[0]["customdata"] == [["country", "CU"], ["country", "RU"]]
    assert data[1]["customdata"] == [["place", "1"]] and data[1]["text"] == ["5"]


def test_the_shade_is_by_events_or_by_mentions() -> None:
    events = charts.world(World((CUBA, RUSSIA), (), "events"), LIGHT)["data"][0]
    mentions = charts.world(World((CUBA, RUSSIA), (), "mentions"), LIGHT)["data"][0]
    assert [round(z * z) for z in events["z"]] == [5, 2] and [round(z * z) for z in mentions["z"]] == [9, 3]


def test_a_chosen_city_opens_out_into_its_events_tied_to_it() -> None:
    opened = Point(HAVANA.id, HAVANA.name, "CU", 23.1, -82.4, HAVANA.marks, 5, True)
    _, legs, centre, events = charts.world(World((), (opened,), "events"), LIGHT)["data"]
    assert (centre["lat"][0], centre["lon"][0]) == (23.1, -82.4) and len(events["lat"]) == 5
    assert len({(round(a, 3), round(b, 3)) for a, b in zip(events["lat"], events["lon"], strict=True)}) == 5
    assert legs["lat"][0::3] == [23.1] * 5 and [c[1] for c in events["customdata"]] == [f"e{i}" for i in range(5)]


def test_one_event_in_a_city_opens_its_evidence_at_once() -> None:
    single = Point("1", "Havana", "CU", 23.1, -82.4, (mark("only"),), 1)
    assert charts.world(World((), (single,), "events"), LIGHT)["data"][1]["customdata"] == [["chosen", "only"]]


def series(definition: str, years: list[int], official: bool = True) -> Series:
    return Series("Cuba", "the world", "export", definition, official, tuple(Value(y, y * 1e6, "a source") for y in years))


def test_a_missing_year_is_a_gap_and_a_new_definition_another_line() -> None:
    panel = Panel("Cuba", (series("goods", [2013, 2014, 2016]), series("goods and services", [2017, 2018])))
    data = charts.totals(Trade((panel,), (), None, None, False), LIGHT)["data"]
    assert [t["x"] for t in data] == [["2013-07-01", "2014-07-01"], ["2016-07-01"], ["2017-07-01", "2018-07-01"]]
    assert [t["line"]["dash"] for t in data] == ["solid", "solid", "dot"] and not any(t["connectgaps"] for t in data)


def test_published_claims_are_markers_that_say_so() -> None:
    panel = Panel("Russia – Cuba", (series("goods", [2019, 2020], official=False),))
    trace = charts.pairs(Trade((), (panel,), None, None, False), LIGHT)["data"][0]
    assert trace["mode"] == "markers" and trace["marker"]["symbol"] == "circle-open" and "not statistics" in trace["hovertext"][0]


def test_both_reports_of_a_pair_are_lines_with_a_band_between_that_ends_at_gaps() -> None:
    mirror = Mirror("Russia to Cuba", "export", ((2013, 1e6, 2e6), (2014, 2e6, 3e6), (2016, 2e6, None)))
    data = charts.pairs(Trade((), (Panel("Russia – Cuba", (), (mirror,)),), None, None, True), LIGHT)["data"]
    bands = [t for t in data if t.get("fill") == "toself"]
    lines = [t for t in data if t["mode"] == "lines+markers"]
    assert [b["y"] for b in bands] == [[1e6, 2e6, 3e6, 2e6]]
    assert [(t["line"]["dash"], t["y"]) for t in lines] == [("solid", [1e6, 2e6]), ("solid", [2e6]), ("dash", [2e6, 3e6])]


def test_the_selected_window_is_a_band_on_every_trade_chart() -> None:
    panels = (Panel("Cuba", (series("goods", [2013, 2020]),)), Panel("Bolivia", (series("goods", [2013, 2020]),)))
    layout = charts.totals(Trade(panels, (), 17000, 17100, False), LIGHT)["layout"]
    assert [s["xref"] for s in layout["shapes"]] == ["x", "x2"]
    assert not charts.totals(Trade(panels, (), 0, 10, False), LIGHT)["layout"]["shapes"]


def test_no_series_says_so() -> None:
    assert "No totals" in json.dumps(charts.totals(Trade((), (), None, None, False), LIGHT))


def test_runs_end_where_years_are_missing() -> None:
    values = tuple(Value(y, 1.0, "") for y in (2015, 2013, 2014, 2018, 2018))
    assert [[v.year for v in run] for run in runs(values)] == [[2013, 2014, 2015], [2018, 2018]]


def test_money_and_steps_are_round() -> None:
    assert money(14_200_000_000) == "US$ 14.2 bn" and money(450e6) == "US$ 450 m" and money(5) == "US$ 5"
    assert steps(18.9e9) == [5e9, 10e9, 15e9] and steps(38e6)[-1] <= 38e6 and len(steps(1.0)) >= 2


def claim(name: str, ratio: float, agreement: str = "agree") -> ClaimRow:
    wording = Wording("d", "The <Wire>", "25 <percent>", "25 %", ratio, None)
    return ClaimRow(
        name, f"Trade <{name}>", "2018 – 2023", None, None, ratio, ratio * 0.9, ratio * 1.1, "25 %", 2, 2, agreement, (wording,)
    )


def test_claims_stand_on_one_ratio_axis_with_every_wording() -> None:
    figure = charts.claims(Claims((claim("a", 2.3), claim("b", 0.8, "conflict")), ()), LIGHT)
    bars, rings = figure["data"]
    assert figure["layout"]["xaxis"]["type"] == "log" and [b + 1 for b in bars["x"]] == [2.3, 0.8] and rings["x"] == [2.3, 0.8]
    told = json.dumps(figure)
    assert "<Wire>" not in told and "<percent>" not in told and "sources differ" in told and "sources agree" in told


def test_no_claims_say_so() -> None:
    assert "claims a change" in json.dumps(charts.claims(Claims((), ()), LIGHT))
