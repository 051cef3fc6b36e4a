"""The Procfile's own commands, as a host runs them: a process manager, $PORT, and PostgreSQL in DATABASE_URL."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

ROOT = Path(__file__).parents[2]
STARTS = 60
"""Seconds that a web process may take until it answers; hosts give up after 60."""
ENDS = 30
"""Seconds between a host's SIGTERM and its SIGKILL."""


def environment(**settings: str) -> dict[str, str]:
    """What a host sets, and nothing else of ours."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {"PATH": path, "HOME": os.environ.get("HOME", "/"), "LANG": "C.UTF-8", "PYTHONUNBUFFERED": "1", **settings}


def honcho(process: str, **settings: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "honcho", "--no-colour", "start", process]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment(**settings), text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    )


def release(database: str) -> str:
    """Runs the release phase; what it said. Fails where it fails."""
    process = honcho("release", DATABASE_URL=database)
    said, _ = process.communicate(timeout=300)
    assert process.returncode == 0, said
    return said


@dataclass
class Web:
    """A running web process; `ask` is one request."""

    process: subprocess.Popen[str]
    port: int

    def ask(self, method: str, path: str, body: bytes | None = None, kind: str = "application/json") -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, body, {"Content-Type": kind} if body is not None else {})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


@pytest.fixture(scope="module")
def database(postgres_url: str) -> Iterator[str]:
    """A new empty database, named as hosts name it: `postgres://…`."""
    name = f"dateline_host_{os.getpid()}"
    with psycopg.connect(postgres_url, autocommit=True) as c:
        c.execute(f"CREATE DATABASE {name}")  # type: ignore[arg-type]  # a name of our own making
    yield urlsplit(postgres_url)._replace(scheme="postgres", path=f"/{name}").geturl()
    with psycopg.connect(postgres_url, autocommit=True) as c:
        c.execute(f"DROP DATABASE {name} WITH (FORCE)")  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def web(database: str) -> Iterator[Web]:
    """The web process after a release, answering."""
    release(database)
    port = free_port()
    process = honcho("web", DATABASE_URL=database, PORT=str(port), WEB_CONCURRENCY="2")
    running = Web(process, port)
    deadline = time.monotonic() + STARTS
    while True:
        try:
            if running.ask("GET", "/healthz")[0] == 200:
                break
        except OSError:
            pass
        if process.poll() is not None or time.monotonic() > deadline:
            os.killpg(process.pid, signal.SIGKILL)
            pytest.fail(f"the web process did not answer:\n{process.communicate()[0]}")
        time.sleep(0.2)
    yield running
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def stored(database: str) -> tuple[int, int]:
    with psycopg.connect(database) as c:
        documents = c.execute("SELECT count(*) FROM document").fetchone()
        events = c.execute("SELECT count(*) FROM event_group").fetchone()
    assert documents and events
    return documents[0], events[0]


def test_a_release_fills_an_empty_database_once(database: str) -> None:
    release(database)
    first = stored(database)
    assert first[0] >= 10 and first[1] > 0, "the bundled documents and their events are there"
    release(database)
    assert stored(database) == first


def test_the_fresh_deploy_shows_a_page(web: Web) -> None:
    status, page = web.ask("GET", "/")
    assert status == 200 and b"Dateline" in page
    status, layout = web.ask("GET", "/_dash-layout")
    assert status == 200 and json.loads(layout)
    status, health = web.ask("GET", "/healthz")
    assert status == 200 and health


@pytest.mark.parametrize(
    "body",
    [
        b"", b"not json", b"{}", b"[]", b"null", b"7", b'"x"', b'{"output": 1}', b'{"output": "nowhere.children", "inputs": []}',
        b'{"output": "..nowhere.a...b.c..", "outputs": [], "inputs": [], "changedPropIds": []}', b"[" * 20_000, b"\xff\xfe\x00",
        b'{"output": "nowhere.children", "outputs": {"id": "nowhere", "property": "children"}, "inputs": [null], "changedPropIds": [null]}',
    ],
    ids=lambda body: repr(body[:24]),
)  # fmt: skip
def test_a_malformed_post_is_the_callers_fault(web: Web, body: bytes) -> None:
    assert web.ask("POST", "/_dash-update-component", body)[0] == 400


@pytest.mark.parametrize(
    "path", ["/_dash-component-suites/os/path.py", "/assets/../../etc/passwd", "/assets/%2e%2e/%2e%2e/etc/passwd", "/nowhere/%00", "/_mcp"]
)
def test_a_strange_address_is_no_fault_of_the_server(web: Web, path: str) -> None:
    status, body = web.ask("GET", path)
    assert status < 500 and b"root:" not in body and b"Traceback" not in body


def test_a_strange_selection_in_the_address_shows_the_page(web: Web) -> None:
    assert web.ask("GET", "/?since=yesterday&country=%00&q=%27%22%3Cscript%3E&chosen=" + "9" * 5000)[0] == 200


def test_sigterm_ends_the_web_process_cleanly(web: Web) -> None:
    """Runs last: it ends what the module shares."""
    os.kill(web.process.pid, signal.SIGTERM)
    said, _ = web.process.communicate(timeout=ENDS)
    assert "Traceback" not in said, said
    assert "Shutting down" in said or "Handling signal: term" in said, said
    with pytest.raises(OSError, match=r".*"):
        web.ask("GET", "/healthz")
