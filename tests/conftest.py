"""What the tests may need beside Python, how it is found, and that nothing is skipped in silence.

The plain suite runs everywhere. Tests marked `postgres`, `browser`, `hosts` or `packaging` need more; they run where
`--all` is given, and then whatever is missing is a failure, not a skip.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from dashboard.store import Store, open_store

NEEDS = {
    "postgres": "a PostgreSQL server named by DATELINE_TEST_POSTGRES",
    "browser": "a Chromium, and about a minute",
    "hosts": "a PostgreSQL server named by DATELINE_TEST_POSTGRES, and free ports",
    "packaging": "the package index, and about a minute",
}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all", action="store_true", help="run the tests that need PostgreSQL, Chromium or the index; skip nothing")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        for part in ("browser", "hosts"):
            if f"tests/{part}/" in item.path.as_posix():
                item.add_marker(part)
        needs = [name for name in NEEDS if item.get_closest_marker(name)]
        if needs and not config.getoption("--all"):
            item.add_marker(pytest.mark.skip(reason=f"not asked for: --all runs it, given {NEEDS[needs[0]]}"))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """With --all, a skipped test is a failed run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if session.config.getoption("--all") and reporter and reporter.stats.get("skipped") and exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = len(terminalreporter.stats.get("skipped", []))
    if skipped:
        verdict = "which --all forbids" if terminalreporter.config.getoption("--all") else "the lines above say why"
        terminalreporter.write_sep("!", f"NOT TESTED: {skipped} tests were skipped, {verdict}", red=True, bold=True)


@pytest.fixture(scope="session")
def postgres_url() -> str:
    """URL of a PostgreSQL database that tests may fill and empty."""
    url = os.environ.get("DATELINE_TEST_POSTGRES")
    if not url:
        pytest.fail(f"needs {NEEDS['postgres']}")
    return url


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the machine's Chromium."""
    path = os.environ.get("BROWSER_PATH") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not path:
        pytest.fail("needs Chromium on the PATH or named by BROWSER_PATH. Debian: apt-get install chromium")
    return path


@pytest.fixture(autouse=True)
def environment_of_a_new_user(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test sees the settings, or writes into the home, of who runs it."""
    for name in list(os.environ):
        if name in ("DATABASE_URL", "PORT", "WEB_CONCURRENCY") or (name.startswith("DATELINE_") and "_TEST_" not in name):
            monkeypatch.delenv(name)
    yield


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """URL of an empty store: one test body for all of them."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'store.sqlite'}"
    url = str(request.getfixturevalue("postgres_url"))
    with psycopg.connect(url, autocommit=True) as c:
        c.execute("DROP SCHEMA IF EXISTS dateline_test CASCADE")
        c.execute("CREATE SCHEMA dateline_test")
    return f"{url}?options=-csearch_path%3Ddateline_test"


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """An empty store, open for writing."""
    with open_store(store_url) as opened:
        yield opened
