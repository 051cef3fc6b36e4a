"""Official files in their true columns, whole and damaged, into one internal form."""

# ruff: noqa: E501 -- rows of tables stay one line

from __future__ import annotations

import gzip
import io
import json
import tracemalloc
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.errors import TradeFileError
from dashboard.model import Flow
from dashboard.trade import Flows, read, recognise

DATA = Path(__file__).parents[2] / "data"

COMTRADE = (
    "typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,reporterDesc,flowCode,flowDesc,partnerCode,partnerISO,"
    "partnerDesc,partner2Code,partner2ISO,partner2Desc,classificationCode,classificationSearchCode,isOriginalClassification,cmdCode,cmdDesc,"
    "aggrLevel,isLeaf,customsCode,customsDesc,mosCode,motCode,motDesc,qtyUnitCode,qtyUnitAbbr,qty,isQtyEstimated,altQtyUnitCode,"
    "altQtyUnitAbbr,altQty,isAltQtyEstimated,netWgt,isNetWgtEstimated,grossWgt,isGrossWgtEstimated,cifvalue,fobvalue,primaryValue,"
    "legacyEstimationFlag,isReported,isAggregate"
)


def comtrade(**cells: str) -> str:
    row = {
        "freqCode": "A", "refYear": "2019", "refMonth": "52", "period": "2019", "reporterCode": "643", "reporterISO": "RUS", "flowCode": "X",
        "partnerCode": "192", "partnerISO": "CUB", "partner2Code": "0", "cmdCode": "TOTAL", "customsCode": "C00", "motCode": "0",
        "mosCode": "0", "fobvalue": "395800000.5", "primaryValue": "395800000.5", "isReported": "false", "isAggregate": "true", **cells,
    }  # fmt: skip
    return ",".join(row.get(name, "") for name in COMTRADE.split(","))


def load(text: str | bytes) -> Flows:
    return read(io.BytesIO(text.encode() if isinstance(text, str) else text))


def brief(found: Flows) -> list[tuple[int, str, str, str, Decimal, str]]:
    return [(f.year, f.reporter, f.partner, f.flow, f.value, f.valuation) for f in found.flows]


def reasons(found: Flows) -> dict[str, int]:
    return {s.reason: s.count for s in found.skipped}


def test_comtrade_reads_totals_only_and_says_what_it_left_out() -> None:
    lines = [
        COMTRADE, comtrade(), comtrade(flowCode="M", cifvalue="12000000", primaryValue="12000000"), comtrade(cmdCode="10"),
        comtrade(partner2Code="156"), comtrade(customsCode="C01"), comtrade(motCode="1000"), comtrade(flowCode="RX"),
        comtrade(freqCode="M", refMonth="3", period="201903"), comtrade(), comtrade(primaryValue="1"), comtrade(partnerCode="899", partnerISO=""),
        comtrade(partnerCode="0", partnerISO="W00", partnerDesc="World", primaryValue="424000000000"),
    ]  # fmt: skip
    found = load("\ufeff" + "\n".join(lines) + "\n")
    assert brief(found) == [
        (2019, "RUS", "CUB", "export", Decimal("395800000.5"), "FOB"), (2019, "RUS", "CUB", "import", Decimal("12000000"), "CIF"),
        (2019, "RUS", "W00", "export", Decimal("424000000000"), "FOB"),
    ]  # fmt: skip
    assert found.source == "UN Comtrade" and found.flows[0].licence and found.flows[0].url
    assert reasons(found) == {
        "a single commodity; totals are read": 1, "a second partner; totals are read": 1, "a customs procedure; totals are read": 1,
        "a mode of transport; totals are read": 1, "re-exports, re-imports and other flows; exports and imports are read": 1,
        "a month; years are read": 1, "the same row again": 1, "another value for a year that was told; the first is kept": 1,
        "a country or group that has no code here": 1,
    }  # fmt: skip
    assert found.rows == len(found.flows) + sum(s.count for s in found.skipped)


def test_comtrade_bulk_without_names_and_the_apis_json() -> None:
    header = "refYear,freqCode,reporterCode,flowCode,partnerCode,partner2Code,cmdCode,customsCode,motCode,cifValue,fobValue,primaryValue"
    assert brief(load(f"{header}\n2021,A,558,X,643,0,TOTAL,C00,0,,13000000,13000000\n"))[0][:5] == (
        2021,
        "NIC",
        "RUS",
        "export",
        13_000_000,
    )
    row = {"refYear": 2021, "freqCode": "A", "reporterCode": 68, "reporterISO": "BOL", "flowCode": "X", "partnerCode": 643, "partner2Code": 0,
           "cmdCode": "TOTAL", "customsCode": "C00", "motCode": 0, "primaryValue": 14100000.25, "isReported": True}  # fmt: skip
    assert brief(load(json.dumps({"elapsedTime": "0.1", "count": 1, "data": [row]})))[0][:5] == (
        2021,
        "BOL",
        "RUS",
        "export",
        Decimal("14100000.25"),
    )


def test_baci_sums_products_in_thousand_dollars_by_pair() -> None:
    found = load(
        "t,i,j,k,v,q\n2022,643,192,100199,  1.5 ,10\n2022,643,192,310210,2.25,NA\n2022,842,192,020714,3,1\n2022,643,192,270900,NA,1\n"
    )
    assert brief(found) == [(2022, "RUS", "CUB", "export", Decimal("3750.00"), "FOB"), (2022, "USA", "CUB", "export", Decimal(3000), "FOB")]
    assert reasons(found) == {"no value (not known or not published)": 1}


def test_a_large_baci_year_is_read_in_bounded_memory() -> None:
    class Year(io.RawIOBase):
        def __init__(self) -> None:
            self.left = 40_000
            self.buffer = b"t,i,j,k,v,q\n"

        def readable(self) -> bool:
            return True

        def readinto(self, into: memoryview) -> int:  # type: ignore[override]
            while len(self.buffer) < len(into) and self.left:
                self.left -= 1
                self.buffer += b"2022,643,%d,%06d,1.5,2\n" % ((192, 558, 68, 862)[self.left % 4], self.left % 5000)
            n = min(len(into), len(self.buffer))
            into[:n] = self.buffer[:n]
            self.buffer = self.buffer[n:]
            return n

    read(DATA / "published_values.csv")  # code tables are loaded before the measuring begins
    tracemalloc.start()
    found = read(Year())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert sum(f.value for f in found.flows) == 40_000 * 1500 and found.rows == 40_000
    assert peak < 400_000, "40,000 lines are 0.9 MB of text; the sums of four pairs are not"


def test_cow_minus_nine_is_not_known_and_each_importer_reports() -> None:
    header = "ccode1,ccode2,year,importer1,importer2,flow1,flow2,smoothflow1,smoothflow2,smoothtotrade,spike1,source1,source2,version"
    rows = "40,365,2010,Cuba,Russia,223.5,50.1,223.5,50.1,273.6,0,1,1,4\n93,365,2010,Nicaragua,Russia,-9,12,-9,12,-9,0,1,1,4\n"
    found = load(f"{header}\n{rows}")
    assert brief(found) == [
        (2010, "CUB", "RUS", "import", Decimal("223500000.0"), "unknown"), (2010, "RUS", "CUB", "import", Decimal("50100000.0"), "unknown"),
        (2010, "RUS", "NIC", "import", Decimal(12_000_000), "unknown"),
    ]  # fmt: skip
    assert reasons(found) == {"no value (not known or not published)": 1}


def test_imf_bulk_wide_and_long_and_the_new_imts() -> None:
    wide = (
        '"Country Name","Country Code","Indicator Name","Indicator Code","Counterpart Country Name","Counterpart Country Code","Attribute","2018","2018M01","2019"\n'
        '"Russian Federation","922","Goods, Value of Exports, Free on board (FOB), US Dollars","TXG_FOB_USD","Cuba","928","Value","395800000","1","365000000"\n'
        '"Russian Federation","922","Goods, Value of Trade Balance, US Dollars","TBG_USD","Cuba","928","Value","1","1","1"\n'
        '"Russian Federation","922","Goods, Value of Imports, Cost, Insurance, Freight (CIF), US Dollars, Millions","TMG_CIF_USD","World","001","Value","240000.5","1",""\n'
        '"Russian Federation","922","Goods, Value of Exports, Free on board (FOB), US Dollars","TXG_FOB_USD","Cuba","928","Status","E","","E"\n'
    )
    assert brief(load(wide)) == [
        (2018, "RUS", "CUB", "export", 395_800_000, "FOB"), (2019, "RUS", "CUB", "export", 365_000_000, "FOB"),
        (2018, "RUS", "W00", "import", Decimal("240000500000.0"), "CIF"),
    ]  # fmt: skip
    long = "Country Name,Country Code,Indicator Name,Indicator Code,Counterpart Country Name,Counterpart Country Code,Time Period,Value,Status\n"
    assert brief(load(long + "Bolivia,218,x,TMG_FOB_USD,Russian Federation,922,2015,5000000,\n"))[0][1:6] == (
        "BOL",
        "RUS",
        "import",
        5_000_000,
        "FOB",
    )
    imts = "COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE,SCALE\n"
    found = load(
        imts + "VEN,XG_FOB_USD,RUS,A,2020,1.25,Millions\nVEN,XG_FOB_USD,RUS,M,2020-M01,1,Millions\nVEN,XG_FOB_USD,RUS,A,2021,7,6\n"
    )
    assert [f.value for f in found.flows] == [1_250_000, 7_000_000]
    assert reasons(found) == {"a month or quarter; years are read": 1}


def test_wits_wide_and_long_in_thousand_dollars() -> None:
    wide = (
        "Reporter,Partner,Product categories,Indicator Type,Indicator,2019,2020\n"
        "Nicaragua,Russian Federation,All Products,Export,Export (US$ Thousand),1234.5,\n"
        "Nicaragua, World,All Products,Import,Import (US$ Thousand),5300000,5100000\n"
        "Nicaragua,Russian Federation,Fuels,Export,Export (US$ Thousand),1,1\n"
        "Nicaragua,Russian Federation,All Products,Export,Export Partner Share (%),0.1,0.1\n"
    )
    assert brief(load(wide)) == [
        (2019, "NIC", "RUS", "export", Decimal("1234500.0"), "FOB"), (2019, "NIC", "W00", "import", Decimal(5_300_000_000), "CIF"),
        (2020, "NIC", "W00", "import", Decimal(5_100_000_000), "CIF"),
    ]  # fmt: skip
    long = "Reporter,Partner,ProductCode,Year,Indicator,Value\nBOL,RUS,Total,2021,XPRT-TRD-VL,14100\n"
    assert brief(load(long)) == [(2021, "BOL", "RUS", "export", Decimal(14_100_000), "FOB")]


def test_oec_sums_products_and_counts_a_doubled_row_once() -> None:
    header = "Year,Exporter Country ID,Exporter Country,Importer Country ID,Importer Country,HS2 ID,HS2,Trade Value\n"
    found = load(header + "2021,asrus,Russia,nacub,Cuba,10,Cereals,100\n2021,eurus,Russia,nacub,Cuba,31,Fertilizers,50\n" * 2)
    assert brief(found) == [(2021, "RUS", "CUB", "export", Decimal(150), "FOB")]
    assert reasons(found) == {"the same row again": 2}


def test_wto_takes_flow_and_unit_from_the_title() -> None:
    text = (
        "Merchandise exports by product group - annual (Million US dollar)\n\n"
        "Reporting Economy,Product/Sector,Partner Economy,Period,2014,2015\n"
        '"Bolivia, Plurinational State of",Total merchandise,World,,"12,893.1 (e)",8 726\n'
        "Cuba,Agricultural products,World,,1,2\n"
        "Source: WTO Stats\n"
    )
    found = load(text)
    assert brief(found) == [
        (2014, "BOL", "W00", "export", Decimal("12893100000.0"), "FOB"), (2015, "BOL", "W00", "export", Decimal(8_726_000_000), "FOB")]  # fmt: skip
    assert reasons(found) == {"a footnote or empty line": 1, "a single product or sector; totals are read": 1}


def test_shipped_files_never_mix_two_definitions_and_mark_claims() -> None:
    totals = read(DATA / "factbook_totals.csv")
    assert (len(totals.flows), totals.skipped) == (98, ())
    assert {f.definition for f in totals.flows} == {"goods", "goods and services"}
    cuba = {(f.year, f.definition): f.value for f in totals.flows if (f.reporter, f.flow) == ("CUB", "export")}
    assert cuba[2017, "goods"] == 2_630_000_000 and cuba[2018, "goods and services"] == 14_530_000_000
    published = read(DATA / "published_values.csv")
    assert {f.status for f in published.flows} == {"published"} and len(published.flows) == 10
    assert all(f.source != "same" and f.url and f.licence for f in published.flows)
    assert {f.status for f in totals.flows} == {"official"} and {f.licence for f in totals.flows} == {"public domain"}


def test_readers_tell_files_by_columns_and_articles_by_none() -> None:
    assert recognise(["title", "text", "date"]) is None
    assert recognise(["t", "i", "j", "k", "v", "q"]) is not None
    reader = recognise([name.upper() for name in COMTRADE.split(",")])
    assert reader is not None and reader.source == "UN Comtrade"


def test_gzip_semicolons_and_utf16_are_read(tmp_path: Path) -> None:
    text = "t;i;j;k;v;q\n2022;643;192;100199;1.5;10\n"
    for data in (gzip.compress(text.encode()), text.encode("utf-16"), text.encode()):
        path = tmp_path / "BACI_HS92_Y2022.csv"
        path.write_bytes(data)
        assert brief(read(path))[0][4] == 1500


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"a,b,c\n1,2,3\n", "no trade statistics"), (b'{"data": [{"refYear": 20', "broken or cut off"), (b'{"data": []}', "holds no rows"),
        (b"t,i,j,k,v,q\n", "no usable row"), (b"t,i,j,k,v,q\n2022,643,192,1,NA,NA\n", "not known"), (b"t,i,j,k,v,q\n\xff\xff,1,2\n", "not text"),
        (b"\x1f\x8bnot gzip at all", "cannot be read"), (b"", "no trade statistics"),
    ],
)  # fmt: skip
def test_a_broken_file_is_named_with_a_remedy(data: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.csv"
    path.write_bytes(data)
    with pytest.raises(TradeFileError, match=words) as caught:
        read(path)
    assert "broken.csv" in str(caught.value)


def test_cut_rows_and_words_for_numbers_are_skipped_with_their_line() -> None:
    found = load("t,i,j,k,v,q\n2022,643,192,100199,1.5,10\n2022,643,192,100199,many,10\n2022,643,192,1001\nSource: CEPII\n")
    assert {s.reason: s.line for s in found.skipped} == {
        "the value is no number": 3,
        "the row is cut off": 4,
        "a footnote or empty line": 5,
    }


def test_order_of_rows_changes_nothing() -> None:
    rows = ["2022,643,192,1,1.5,1", "2022,842,192,1,2.5,1", "2021,643,192,1,3.5,1"]
    assert load("t,i,j,k,v,q\n" + "\n".join(rows)).flows == load("t,i,j,k,v,q\n" + "\n".join(reversed(rows))).flows
    assert all(isinstance(f, Flow) for f in load("t,i,j,k,v,q\n" + rows[0]).flows)
