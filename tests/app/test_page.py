"""The page's server: honest answers to honest requests, 400 to the others, and nothing of a document as markup."""

from __future__ import annotations

import gzip
import json
import re
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import world as hand_made
from flask.testing import FlaskClient
from world import World

from dashboard.app import create_app
from dashboard.app.layout import link
from dashboard.charts.theme import DARK, LIGHT
from dashboard.errors import ExportError, StoreError
from dashboard.model import Failure
from dashboard.query import Columns, Selection
from dashboard.store import open_store

ASSETS = Path(__file__).parents[2] / "dashboard" / "app" / "assets"
FOCUS = ("CU", "NI", "BO", "VE")
POST = "/_dash-update-component"


def download(name: str, columns: Columns, selection: Selection) -> tuple[bytes, str]:
    if name != "events.csv":
        raise ExportError("no such file", value=name)
    return f"{int(columns.mask(selection).sum())} events".encode(), "text/csv"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return hand_made.build(tmp_path_factory.mktemp("world") / "store.sqlite")


@pytest.fixture(scope="module")
def client(world: World) -> FlaskClient:
    return create_app(world.url, focus=FOCUS, example=True, download=download).server.test_client()


def dependencies(client: FlaskClient) -> list[dict[str, Any]]:
    return client.get("/_dash-dependencies").get_json()


def call(client: FlaskClient, target: str, values: dict[str, Any]) -> Any:
    """What the callback that writes `target` answers, as the browser would ask it."""
    found = next(d for d in dependencies(client) if target in d["output"] and not d["clientside_function"])
    names = re.findall(r"([\w-]+)\.(\w+)", found["output"])
    outputs = [{"id": i, "property": p} for i, p in names]
    body = {
        "output": found["output"], "outputs": outputs if found["output"].startswith("..") else outputs[0],
        "inputs": [{**i, "value": values.get(i["id"])} for i in found["inputs"]],
        "state": [{**i, "value": values.get(i["id"])} for i in found["state"]],
        "changedPropIds": [f"{i['id']}.{i['property']}" for i in found["inputs"][:1]],
    }  # fmt: skip
    answer = client.post(POST, json=body)
    assert answer.status_code in (200, 204), answer.data
    return answer.get_json()["response"] if answer.status_code == 200 else None


def view(client: FlaskClient, target: str, **params: list[str]) -> str:
    return json.dumps(call(client, target, {"selection": params, "device": {"theme": "light", "narrow": False}}), ensure_ascii=False)


def test_the_page_needs_nothing_from_elsewhere(client: FlaskClient) -> None:
    page = client.get("/").get_data(as_text=True)
    assert not re.search(r"""(src|href)=["'](https?:)?//""", page)
    for asset in ASSETS.rglob("*.*"):
        text = asset.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "http" not in text.replace("https?", ""), asset


def test_headers_allow_own_scripts_only(client: FlaskClient) -> None:
    for path in ("/", "/assets/dateline.js", "/healthz", "/no-such-page", "/_dash-layout"):
        policy = client.get(path).headers["Content-Security-Policy"]
        scripts = next(p for p in policy.split(";") if "script-src" in p)
        assert "default-src 'none'" in policy and "unsafe" not in scripts and "sha256-" in scripts


def test_health_names_the_store_version_and_not_its_place(client: FlaskClient, world: World) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200 and re.search(rb"version \d", answer.data) and world.url.encode() not in answer.data


def test_shapes_come_packed_or_plain_and_none_but_these(client: FlaskClient) -> None:
    packed = client.get("/topojson/world_50m.json", headers={"Accept-Encoding": "gzip"})
    plain = client.get("/topojson/world_50m.json", headers={"Accept-Encoding": "identity"})
    assert gzip.decompress(packed.data) == plain.data and len(packed.data) < len(plain.data) / 2
    ids = {g["id"] for g in json.loads(plain.data)["objects"]["countries"]["geometries"]}
    assert {"CUB", "NIC", "BOL", "VEN", "RUS", "SGP", "MLT", "BRB"} <= ids  # small states exist at 1:50m
    assert client.get("/topojson/..%2f..%2fmodel.json").status_code == 404


@pytest.mark.parametrize("body", [
    b"{}", b"[]", b"not json", b"", b"null", b"3", b'"x"', b"[" * 100_000, b'{"a":' * 50_000, b"\xff\xfe", b'{"output": 3, "inputs": []}',
    b'{"output": "nobody.children", "inputs": []}', b'{"output": "..list.children..", "inputs": [], "outputs": 3}',
    b'{"output": "list.children", "inputs": [{}], "outputs": {}}', b'{"output": "list.children", "inputs": ["x"], "changedPropIds": 5}',
    b'{"output": "list.children", "outputs": {"id": "list", "property": "children"}, "inputs": [], "changedPropIds": []}',
    b'{"output": "list.children", "outputs": null, "inputs": null}', b'{"output":"..timeline.figure...x..","inputs":[]}',
])  # fmt: skip
def test_a_malformed_callback_post_gets_400(client: FlaskClient, body: bytes) -> None:
    for kind in ("application/json", "text/plain"):
        assert client.post(POST, data=body, content_type=kind).status_code == 400


@pytest.mark.parametrize("path", [
    "/_dash-component-suites/os/path.py", "/_dash-component-suites/dash/../../etc/passwd", "/_dash-component-suites/nobody/x.js",
    "/assets/../__init__.py", "/assets/%2e%2e/server.py",
])  # fmt: skip
def test_paths_outside_the_page_are_refused(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (400, 404) and b"import" not in answer.data and b"Traceback" not in answer.data


def test_a_body_too_large_gets_413(client: FlaskClient) -> None:
    assert client.post(POST, data=b"x" * 1_100_000, content_type="application/json").status_code == 413


def test_other_methods_are_refused(client: FlaskClient) -> None:
    assert client.put(POST).status_code == 405 and client.post("/").status_code == 405


@pytest.mark.parametrize("params", [{"since": ["never"]}, {"nonsense": ["x"]}, {"country": ["<b>"]}, {"chosen": ["x" * 5000]}])
def test_a_selection_that_means_nothing_gets_400(client: FlaskClient, params: dict[str, list[str]]) -> None:
    found = next(d for d in dependencies(client) if d["output"] == "list.children")
    inputs = [{**i, "value": {"selection": params, "device": {}}.get(i["id"])} for i in found["inputs"]]
    body = {
        "output": "list.children",
        "outputs": {"id": "list", "property": "children"},
        "inputs": inputs,
        "changedPropIds": ["selection.data"],
    }
    assert client.post(POST, json=body).status_code == 400


def test_a_click_becomes_the_selection(client: FlaskClient) -> None:
    answer = call(client, "selection.data", {"click": {"view": "map", "click": {"country": "CU"}}, "selection": {"type": ["MEETING"]}})
    assert answer["selection"]["data"] == {"type": ["MEETING"], "country": ["CU"]}


def test_a_wrong_address_shows_the_page_and_says_what_is_wrong(client: FlaskClient) -> None:
    answer = call(client, "selection.data", {"click": {"view": "url", "click": {"query": "?since=yesterday"}}, "selection": None})
    assert answer["selection"]["data"] == {} and "yesterday" in json.dumps(answer["notice"])


def test_a_click_that_changes_nothing_asks_no_view(client: FlaskClient) -> None:
    values = {"click": {"view": "url", "click": {"query": "?country=CU"}}, "selection": {"country": ["CU"]}}
    assert "selection" not in call(client, "selection.data", values)


def test_every_view_follows_the_selection(client: FlaskClient) -> None:
    assert "Treaty on visas" in view(client, "list.children") and "Treaty on visas" not in view(client, "list.children", country=["BO"])
    assert "NIC" in view(client, "map.figure") and "NIC" not in view(client, "map.figure", since=["2023-09-15"], until=["2023-10-15"])
    assert '"CU"' in view(client, "timeline.figure") or "Cuba" in view(client, "timeline.figure")
    assert "Russia – Cuba" in view(client, "totals.figure") and "Russia – Cuba" not in view(client, "totals.figure", country=["NI"])


def test_an_empty_selection_says_so_and_how_to_leave_it(client: FlaskClient) -> None:
    told = view(client, "list.children", q=["no such word anywhere"])
    assert "No event matches this selection" in told and "Clear all filters" in told


def test_the_evidence_of_an_event_is_the_sentence_letter_for_letter(client: FlaskClient, world: World) -> None:
    told = view(client, "evidence.children", chosen=[world.events["conference"].id])
    for words in (
        "Lawmakers from Latin America ",
        '"met"',
        " in Moscow from 29 September to 2 October 2023.",
        "The Wire",
        "a verb of its lexicon",
    ):
        assert words.strip('"') in told


@pytest.mark.parametrize(("chosen", "words"), [
    ("documents", "Story of the wire"), ("leftovers", "no date of the document to count from"), ("failures", "not a PDF"),
    ("undated", "only a vague past"), ("events", "Treaty on visas"), ("0000000000000000", "Nothing of this id"),
])  # fmt: skip
def test_the_header_opens_what_was_read_and_what_was_left_out(client: FlaskClient, chosen: str, words: str) -> None:
    assert words in view(client, "evidence.children", chosen=[chosen])


def test_a_document_opens_whole_and_a_claim_with_its_wordings(client: FlaskClient, world: World) -> None:
    assert "Nicaragua recently" in view(client, "evidence.children", chosen=[world.documents["wire"]])
    claim = view(client, "evidence.children", chosen=[world.claims["exports"].id])
    assert all(words in claim for words in ("130 percent", "2.3 times", "doubled", "×2.3"))


def test_text_of_documents_is_never_markup(client: FlaskClient, world: World) -> None:
    """No component that renders markup, and plotly's pseudo-HTML escaped."""
    evidence = view(client, "evidence.children", chosen=[world.documents["gazette"]])
    assert "<script>alert(1)</script>" in evidence  # the letters, as the child of a text component
    for target in ("timeline.figure", "map.figure", "claims.figure", "totals.figure"):
        figure = view(client, target)
        assert "<script" not in figure and "<b>meet</b>" not in figure
    code = "".join(p.read_text("utf-8") for p in (ASSETS.parent).glob("*.py"))
    assert "Markdown" not in code and "dangerously" not in code


def test_links_are_followed_to_http_and_https_only() -> None:
    assert link("https://example.org/a", "x").href == "https://example.org/a"
    for url in (
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org",
        "http:",
        "http://[",
        "",
        None,
        " javascript:x",
    ):
        assert link(url, "x") is None


def test_data_files_are_those_of_the_selection(client: FlaskClient) -> None:
    assert client.get("/export/events.csv").data == b"11 events"
    answer = client.get("/export/events.csv?country=BO&utm_source=x")
    assert answer.data == b"2 events" and "attachment" in answer.headers["Content-Disposition"]
    assert client.get("/export/secrets.txt").status_code == 404 and client.get("/export/events.csv?since=x").status_code == 400


def test_the_banner_stands_over_example_documents_only(client: FlaskClient, world: World) -> None:
    plain = create_app(world.url, focus=FOCUS).server.test_client()
    assert b"Example documents" in client.get("/_dash-layout").data and b"Example documents" not in plain.get("/_dash-layout").data
    assert plain.get("/export/events.csv").status_code == 404


def test_a_raised_store_version_shows_at_the_next_request(tmp_path: Path) -> None:
    made = hand_made.build(tmp_path / "store.sqlite")
    client = create_app(made.url, focus=FOCUS).server.test_client()
    assert "Treaty on visas" in view(client, "list.children")
    with open_store(made.url) as store:
        store.fail(Failure("late.pdf", "broken too"))
        store.tell((made.events["join"],), (), {})
    assert "Treaty on visas" not in view(client, "list.children") and "Bolivia may join" in view(client, "list.children")


def test_a_store_that_is_not_there_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        create_app(f"sqlite:///{(tmp_path / 'nothing.sqlite').as_posix()}", focus=FOCUS)


def test_types_have_one_colour_on_charts_and_cards() -> None:
    css = (ASSETS / "dateline.css").read_text("utf-8")
    light, dark = css.split('[data-theme="dark"]')
    for key in LIGHT.types:
        assert f"--t-{key}: {LIGHT.types[key]};" in light and f"--t-{key}: {DARK.types[key]};" in dark and f".type-{key} " in css


def test_the_shapes_are_of_the_plotly_that_draws_them() -> None:
    assert version("plotly").startswith("7."), "new plotly: build the shapes again (scripts/build_topojson.py) and look at the map"
