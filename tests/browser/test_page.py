"""The page in a real browser: selecting in one view moves all others, and nothing leaves the machine."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
import world as hand_made
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from werkzeug.serving import make_server
from world import World

from dashboard.app import create_app

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]  # fmt: skip
WAIT = 90_000  # milliseconds; a loaded machine draws a map in many seconds
expect.set_options(timeout=WAIT)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return hand_made.build(tmp_path_factory.mktemp("world") / "store.sqlite")


@pytest.fixture(scope="module")
def address(world: World) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, create_app(world.url, focus=("CU", "NI", "BO", "VE")).server, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A new reader's window. A request that leaves the machine, or an error on the page, fails the test."""
    opened = browser.new_context(viewport={"width": 1440, "height": 1000}, color_scheme="light")
    opened.set_default_timeout(WAIT)
    left: list[str] = []
    opened.on("request", lambda r: left.append(r.url) if outside(r.url) else None)
    opened.on("console", lambda m: left.append(m.text) if m.type == "error" else None)
    opened.on("weberror", lambda e: left.append(str(e.error)))
    yield opened
    opened.close()
    assert not left


def outside(url: str) -> bool:
    return urlsplit(url).scheme not in ("data", "blob") and urlsplit(url).hostname != "127.0.0.1"


def opened(context: BrowserContext, address: str) -> Page:
    """The page, completely drawn."""
    page = context.new_page()
    page.goto(address)
    settled(page)
    page.wait_for_selector("#map .choroplethlayer path.choroplethlocation", state="attached")
    return page


def settled(page: Page) -> None:
    """Waits until no callback is under way."""
    page.wait_for_selector("#list .card, #list .nothing")
    page.wait_for_load_state("networkidle")
    page.wait_for_function("() => document.title !== 'Updating...' && !document.querySelector('[data-dash-is-loading=true]')")


def titles(page: Page) -> set[str]:
    return set(page.locator("#list .card-title").all_inner_texts())


def countries(page: Page) -> set[str]:
    found = page.evaluate(
        "document.querySelector('#map .js-plotly-plot').data.filter(t => t.type === 'choropleth').flatMap(t => t.locations)"
    )
    return set(found)


def shapes(page: Page, graph: str) -> int:
    """Bands of the selected window on a chart."""
    return int(
        page.evaluate(f"document.querySelector('#{graph} .js-plotly-plot').layout.shapes?.filter(s => s.type === 'rect').length ?? 0")
    )


def drag(page: Page, first: str, last: str) -> None:
    """Draws a brush over the timeline between two days, as a hand would."""
    box = page.evaluate(
        """([a, b]) => { const g = document.querySelector('#timeline .js-plotly-plot'), x = g._fullLayout.xaxis;
        const r = g.getBoundingClientRect();
        return [r.left + x._offset + x.d2p(a), r.left + x._offset + x.d2p(b), r.top + g._fullLayout.yaxis._offset + 8]; }""",
        [first, last],
    )
    page.mouse.move(box[0], box[2])
    page.mouse.down()
    page.mouse.move((box[0] + box[1]) / 2, box[2] + 20, steps=6)
    page.mouse.move(box[1], box[2] + 30, steps=6)
    page.mouse.up()


def test_a_brush_on_the_timeline_changes_map_charts_and_list(context: BrowserContext, address: str) -> None:
    page = opened(context, address)
    assert "Bolivia does not sign" in titles(page) and {"BOL", "NIC", "CUB"} <= countries(page) and shapes(page, "totals") == 0
    drag(page, "2023-09-15", "2023-10-15")
    page.wait_for_url(re.compile(r"since=2023-09-1\d&until=2023-10-1\d"))
    settled(page)
    expect(page.locator("#list .card-title").filter(has_text="Bolivia does not sign")).to_have_count(0)
    assert "Parliamentary conference Russia – Latin America" in titles(page)
    page.wait_for_function("() => document.querySelector('#totals .js-plotly-plot').layout.shapes.length > 0")
    assert shapes(page, "totals") == 5
    assert countries(page) == {"CUB", "RUS", "USA"}
    page.get_by_role("button", name="Clear").click()
    page.wait_for_url(address)
    expect(page.locator("#list .card-title").filter(has_text="Bolivia does not sign")).to_have_count(1)


def test_a_click_on_a_country_changes_the_others(context: BrowserContext, address: str) -> None:
    page = opened(context, address)
    point = page.evaluate(
        """() => { const g = document.querySelector('#map .js-plotly-plot'), p = g._fullLayout.geo._subplot.projection([-64.5, -17]);
        const r = g.querySelector('.geo').ownerSVGElement.getBoundingClientRect(); return [r.left + p[0], r.top + p[1]]; }"""
    )
    page.mouse.move(point[0] - 3, point[1])
    page.mouse.move(*point)
    page.wait_for_timeout(200)
    page.mouse.click(*point)
    page.wait_for_url(re.compile("country=BO"))
    settled(page)
    expect(page.locator("#list .card-title")).to_have_count(2)
    assert titles(page) == {"Bolivia may join the bloc", "Bolivia does not sign"}
    page.wait_for_function("() => document.querySelectorAll('#totals .annotation').length === 1")
    expect(page.locator("#chips .chip.on")).to_have_text(re.compile("Bolivia"))
    expect(page.locator("#timeline .ytick")).to_contain_text(["Cuba", "Nicaragua", "Bolivia", "Venezuela"])


def test_a_click_on_an_event_shows_its_sentence(context: BrowserContext, address: str) -> None:
    page = opened(context, address)
    page.locator("#list .card").filter(has_text="Parliamentary conference").click()
    passage = page.locator(".drawer .passage").first
    expect(passage).to_contain_text("Lawmakers from Latin America met in Moscow from 29 September to 2 October 2023.")
    expect(passage.locator("mark.mark-event")).to_have_text(["met"])
    page.keyboard.press("Escape")
    expect(page.locator(".drawer")).to_have_count(0)


def test_a_mark_on_the_timeline_opens_the_same_evidence(context: BrowserContext, address: str) -> None:
    page = opened(context, address)
    bar = page.locator("#timeline .barlayer .point path").first
    bar.hover(force=True)
    bar.click(force=True)
    expect(page.locator(".drawer h2")).to_be_visible()
    page.wait_for_url(re.compile("chosen="))


def test_an_address_opened_afresh_shows_the_same_view(context: BrowserContext, address: str) -> None:
    page = opened(context, address)
    page.locator("#chips .chip").filter(has_text="Cuba").click()
    page.wait_for_url(re.compile("country=CU"))
    page.locator("#legend .chip.type").filter(has_text="Meeting").click()
    page.wait_for_url(re.compile("type=MEETING"))
    settled(page)
    page.locator("#list .card").filter(has_text="Lavrov visits").click()
    page.wait_for_url(re.compile("chosen="))
    expect(page.locator(".drawer h2")).to_be_visible()
    settled(page)
    other = opened(context, page.url)
    expect(other.locator(".drawer h2")).to_have_text(page.locator(".drawer h2").inner_text())
    assert titles(other) == titles(page) and countries(other) == countries(page)
    assert other.locator("#summary").inner_text() == page.locator("#summary").inner_text()
    page.go_back()
    expect(page.locator(".drawer")).to_have_count(0)
    assert "chosen" not in page.url and "type=MEETING" in page.url


def test_a_city_opens_out_into_its_events(context: BrowserContext, address: str) -> None:
    page = opened(context, address)
    page.locator("#map .scattergeo .point").first.hover(force=True)
    page.locator("#map .scattergeo .point").first.click(force=True)
    page.wait_for_url(re.compile("place="))
    page.wait_for_function("() => document.querySelectorAll('#map .scattergeo').length >= 3")


def test_search_and_an_empty_selection(context: BrowserContext, address: str) -> None:
    page = opened(context, address)
    page.keyboard.press("/")
    page.keyboard.type("memoranda")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("q=memoranda"))
    expect(page.locator("#list .card-title")).to_have_text(["Venezuela and Russia sign memoranda"])
    page.locator("#search").fill("no such words")
    page.locator("#search").press("Enter")
    page.wait_for_url(re.compile("q=no"))
    expect(page.locator("#list .nothing")).to_contain_text("No event matches this selection")
    page.get_by_role("button", name="Clear all filters").click()
    expect(page.locator("#list .card-title")).to_have_count(11)
    expect(page.locator("#search")).to_have_value("")


def test_light_and_dark_are_remembered(context: BrowserContext, address: str) -> None:
    page = opened(context, address)
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Light or dark").click()
    page.wait_for_function("() => document.querySelector('#timeline .js-plotly-plot').layout.font.color === '#e8ecf4'")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    assert opened(context, address).evaluate("document.documentElement.dataset.theme") == "dark"


def test_a_picture_is_made_in_the_browser(context: BrowserContext, address: str) -> None:
    page = opened(context, address)
    page.locator(".panel.timeline .menu > summary").click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Picture, SVG").first.click()
    text = saved.value.path().read_text("utf-8")
    assert saved.value.suggested_filename == "dateline-timeline.svg" and "<svg" in text and "Timeline" in text


def test_hostile_words_stay_words(context: BrowserContext, address: str) -> None:
    page = opened(context, address)
    card = page.locator("#list .card").filter(has_text="talk in Havana")
    expect(card.locator(".card-title")).to_have_text("Ministers <b>meet</b> & talk in Havana")
    card.click()
    expect(page.locator(".drawer .passage").first).to_contain_text('Ministers <script>alert(1)</script> & "guests" met %{x}')
    assert page.locator(".drawer script, .drawer b").count() == 0


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_nothing_is_wider_than_the_window(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    context.set_default_timeout(WAIT)
    page = opened(context, address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
