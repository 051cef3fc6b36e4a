"""The exported page in a real browser: it draws, and asks nobody for anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from dashboard.export import write
from dashboard.query import Columns, Selection

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND"]


@pytest.mark.browser
def test_the_dashboard_in_one_file_draws_without_a_request(columns: Columns, tmp_path: Path, chromium: str) -> None:
    path = tmp_path / "dashboard.html"
    write([path], columns.store, Selection())
    asked: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page()
        page.on("request", lambda r: asked.append(r.url) if not r.url.startswith(("data:", "blob:")) else None)
        page.on("pageerror", lambda e: asked.append(str(e)))
        page.goto(path.as_uri())
        page.wait_for_selector(".choroplethlayer path.choroplethlocation", state="attached")
        charts = page.locator(".js-plotly-plot").count()
        page.get_by_text("Conference in Moscow").last.click()
        assert page.get_by_text("Moscow hosted a conference on 29 September 2023.").is_visible()
        browser.close()
    assert asked == [path.as_uri()] and charts == 5
