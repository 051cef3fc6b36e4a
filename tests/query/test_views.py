"""Selection -> rows, over a hand-made world in a real store."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import world as hand_made
from world import World

from dashboard import query
from dashboard.model import Flow, parse_day
from dashboard.query import Columns, Selection
from dashboard.store import open_store

FOCUS = ("CU", "NI", "BO", "VE")
AUTUMN = Selection(parse_day("2023-09-15"), parse_day("2023-10-15"))


def titles(columns: Columns, selection: Selection) -> set[str]:
    return {c.title for c in query.cards(columns, selection).cards}


def test_the_header_counts_everything_that_was_read_and_left_out(columns: Columns) -> None:
    counts = query.counts(columns, Selection())
    assert (counts.documents, counts.events, counts.undated, counts.leftovers, counts.failures, counts.shown) == (6, 11, 1, 1, 1, 11)


def test_possibly_in_takes_what_may_touch_the_window_and_certainly_in_only_what_lies_inside(columns: Columns) -> None:
    possibly = titles(columns, AUTUMN)
    certainly = titles(columns, Selection(AUTUMN.since, AUTUMN.until, "certainly"))
    assert certainly == {"Parliamentary conference Russia – Latin America", "Putin speaks of growing trade"}
    assert possibly == certainly | {"Treaty on visas", "Blockade of Cuba"}  # September may be its end; "since 1962" has no end


def test_an_undated_event_is_in_no_window_but_in_the_tray_with_its_reason(columns: Columns) -> None:
    assert "Nicaragua praises the talks" in titles(columns, Selection())
    assert "Nicaragua praises the talks" not in titles(columns, AUTUMN)
    tray = query.tray(columns, AUTUMN)
    assert [(m.title, m.when) for m in tray.cards] == [
        ("Nicaragua praises the talks", "no date: only a vague past (“recently”, “earlier”)")
    ]


@pytest.mark.parametrize(("selection", "expected"), [
    (Selection(countries=("BO",)), {"Bolivia may join the bloc", "Bolivia does not sign"}),
    (Selection(types=("SANCTION",)), {"Blockade of Cuba"}),
    (Selection(statuses=("planned", "hypothetical")), {"Steel plant to open", "Bolivia may join the bloc"}),
    (Selection(places=("3646738",)), {"Lavrov visits Caracas and Havana", "Venezuela and Russia sign memoranda"}),
    (Selection(words="MEMORANDA"), {"Venezuela and Russia sign memoranda"}),
    (Selection(words="no such words at all"), set()),
    (Selection(countries=("VE",), types=("AGREEMENT",)), {"Venezuela and Russia sign memoranda"}),
])  # fmt: skip
def test_each_filter_lets_through_what_it_names(columns: Columns, selection: Selection, expected: set[str]) -> None:
    assert titles(columns, selection) == expected


def test_a_source_shows_what_that_document_tells(columns: Columns, world: World) -> None:
    assert titles(columns, Selection(sources=(world.documents["blog"],))) == {"Parliamentary conference Russia – Latin America"}


def test_focus_countries_stand_first_even_where_nothing_is_dated(columns: Columns) -> None:
    lanes = query.timeline(columns, Selection(), FOCUS).lanes
    assert [lane.name for lane in lanes[:4]] == ["Cuba", "Nicaragua", "Bolivia", "Venezuela"]
    assert {lane.code: len(lane.marks) for lane in lanes}["NI"] == 0


def test_the_timeline_keeps_what_the_window_leaves_out_as_context(columns: Columns) -> None:
    rows = query.timeline(columns, AUTUMN, FOCUS)
    inside = {m.title for lane in rows.lanes for m in lane.marks if m.inside}
    outside = {m.title for lane in rows.lanes for m in lane.marks if not m.inside}
    assert inside == titles(columns, AUTUMN) and "Venezuela and Russia sign memoranda" in outside


def test_far_dates_do_not_press_the_others_into_a_corner_but_are_known(columns: Columns) -> None:
    rows = query.timeline(columns, Selection(), FOCUS)
    assert rows.first == parse_day("1962-02-01") and rows.fit is not None and rows.fit[0] >= parse_day("2022-10-18")


def test_the_map_has_areas_for_countries_and_points_only_for_cities(columns: Columns) -> None:
    rows = query.world(columns, Selection())
    areas = {a.shape: a.events for a in rows.areas}
    assert areas["CUB"] == 5 and areas["NIC"] == 1 and areas["USA"] == 1
    assert {p.name: p.total for p in rows.points} == {"Moscow": 2, "Havana": 2, "Caracas": 2}
    assert rows.regions == (("419", "Latin America and the Caribbean", 1),)


def test_the_map_counts_the_window_but_offers_the_other_countries(columns: Columns) -> None:
    rows = query.world(columns, Selection(AUTUMN.since, AUTUMN.until, countries=("CU",)))
    assert {a.code for a in rows.areas} == {"CU", "RU", "US"} and [a.code for a in rows.areas if a.chosen] == ["CU"]


def test_claims_follow_window_country_and_words(columns: Columns) -> None:
    every = query.claims(columns, Selection())
    assert [(c.title, c.ratio, c.sources, c.agreement) for c in every.changes] == [
        ("Exports of Russia to Latin America and the Caribbean", 2.3, 3, "agree"),
        ("Turnover of Russia with Latin America and the Caribbean", 1.25, 2, "agree"),
    ]
    assert [c.reading for c in every.levels] == ["almost US$20 billion"]
    assert not query.claims(columns, Selection(until=parse_day("2016-12-31"))).changes
    assert len(query.claims(columns, Selection(countries=("CU",))).changes) == 2  # Cuba is of Latin America
    assert not query.claims(columns, Selection(countries=("US",))).changes


def test_two_claims_imply_a_third_with_the_arithmetic(columns: Columns) -> None:
    told = [i for i in query.claims(columns, Selection()).implications if i.verdict == "implies"]
    assert told and "imports" in told[0].text and "2.3" in told[0].arithmetic and "1.25" in told[0].arithmetic


def test_trade_series_are_split_at_definitions_and_pairs_are_claims(columns: Columns) -> None:
    rows = query.trade(columns, Selection(), FOCUS)
    assert [p.title for p in rows.totals] == ["Cuba", "Nicaragua", "Bolivia", "Venezuela", "Russia"]
    assert {s.definition for s in rows.totals[0].series} == {"goods", "goods and services"}
    assert 2016 not in {v.year for s in rows.totals[0].series for v in s.values}
    assert [p.title for p in rows.pairs] == ["Russia – Cuba", "Russia – Nicaragua", "Russia – Bolivia", "Russia – Venezuela"]
    rival = [v.value for s in rows.pairs[3].series for v in s.values]
    assert rival == [140e6, 149e6] and not rows.official_pairs


def test_official_series_of_a_pair_become_a_mirror_band_and_judge_the_claims(tmp_path: Path) -> None:
    made = hand_made.build(tmp_path / "official.sqlite")
    with open_store(made.url) as store:
        store.put_flows("official.csv", [
            Flow(2021, "RUS", "CUB", "export", Decimal(100), "Comtrade", valuation="FOB"),
            Flow(2021, "CUB", "RUS", "import", Decimal(120), "Comtrade", valuation="CIF"),
            Flow(2022, "RUS", "CUB", "export", Decimal(150), "Comtrade", valuation="FOB"),
            *(Flow(2022, "CUB", f"X{i:02d}", "export", Decimal(i + 1), "Comtrade") for i in range(40)),
        ])  # fmt: skip
        rows = query.trade(Columns.read(store), Selection(), FOCUS)
    cuba = rows.pairs[0]
    assert rows.official_pairs and cuba.title == "Russia – Cuba" and len(rows.pairs) == 10
    assert [(m.title, m.flow, m.values) for m in cuba.mirrors] == [
        ("Russia to Cuba", "export", ((2021, 100.0, 120.0), (2022, 150.0, None)))
    ]


def test_trade_of_a_selected_country_shows_that_country(columns: Columns) -> None:
    rows = query.trade(columns, Selection(countries=("NI",)), FOCUS)
    assert [p.title for p in rows.totals] == ["Nicaragua"] and [p.title for p in rows.pairs] == ["Russia – Nicaragua"]


def test_evidence_is_the_documents_letters(columns: Columns, world: World) -> None:
    witnesses = query.evidence.event_evidence(columns, world.events["conference"])
    assert len(witnesses) == 3
    for w in witnesses:
        text = next(hand_made.TEXTS[n] for n, i in world.documents.items() if i == w.document)
        for p in w.passages:
            assert "".join(piece.text for piece in p.pieces) == text[p.start : p.start + sum(len(x.text) for x in p.pieces)]
    heads = {piece.text for w in witnesses for p in w.passages for piece in p.pieces if "event" in piece.kinds}
    assert heads == {"met", "opened"}


def test_a_whole_document_is_shown_letter_for_letter(columns: Columns, world: World) -> None:
    whole = query.evidence.document_evidence(columns, world.documents["wire"])
    assert whole is not None
    blocks = ["".join(p.text for p in pieces) for _, pieces in whole.blocks]
    assert "\n\n".join(blocks) == hand_made.TEXTS["wire"]
    assert query.evidence.document_evidence(columns, "no such id") is None


def test_a_crowd_is_counted_in_bins_that_add_up(tmp_path: Path) -> None:
    made = hand_made.build(tmp_path / "crowd.sqlite")
    with open_store(made.url) as store:
        hand_made.many(store, 3000)
        columns = Columns.read(store)
        rows = query.timeline(columns, Selection(), FOCUS)
        assert rows.bins and not any(lane.marks for lane in rows.lanes)
        assert sum(b.count for b in rows.bins) == 3000 == sum(lane.total for lane in rows.lanes)
        near = query.timeline(columns, Selection(), FOCUS, (parse_day("2016-01-01"), parse_day("2016-12-31")))
        assert not near.bins and all(lane.marks for lane in near.lanes if lane.total)
