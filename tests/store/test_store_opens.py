"""The one door: URLs, schema versions, and faults that say what to do."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text
from telling import told

from dashboard.errors import StoreError
from dashboard.store import Store, connect, open_store, schema


@pytest.mark.parametrize(
    "url",
    ["", "nonsense", "sqlite://", "sqlite:///:memory:", "sqlite://host/file", "mysql://root@localhost/x", "http://a.example", "postgres:"],
)
def test_another_url_is_refused_with_the_remedy(url: str) -> None:
    with pytest.raises(StoreError, match="sqlite:///relative"):
        open_store(url)


def test_postgres_is_written_either_way_and_no_password_is_shown() -> None:
    for scheme in ("postgres", "postgresql"):
        url = connect.parse(f"{scheme}://ann:secret@db.example/dateline")
        assert url.drivername == "postgresql+psycopg"
        assert connect.shown(url) == "postgresql://ann:***@db.example/dateline"


def test_a_server_that_is_not_there_is_one_line() -> None:
    with pytest.raises(StoreError) as fault:
        open_store("postgresql://ann:secret@127.0.0.1:1/dateline")
    assert "secret" not in str(fault.value) and "\n" not in str(fault.value)


def test_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.sqlite").write_bytes(b"this is no database, but long enough to be taken for one" * 100)
    with pytest.raises(StoreError, match=r"x\.sqlite"):
        open_store(f"sqlite:///{tmp_path / 'x.sqlite'}")


def test_reading_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="dateline ingest PATH"):
        open_store(f"sqlite:///{tmp_path / 'none.sqlite'}", read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_a_reader_cannot_write(store: Store, store_url: str) -> None:
    store.replace(told())
    with open_store(store_url, read_only=True) as reader:
        assert reader.known() == store.known()
        with pytest.raises(StoreError):
            reader.replace(told("b.txt"))
        with pytest.raises(StoreError):
            reader.put("query", "answer")
    assert len(store.known()) == 1


def test_a_newer_store_is_refused_with_the_remedy(store: Store, store_url: str) -> None:
    with store._writing() as c:
        c.execute(schema.meta.update().where(schema.meta.c.key == "schema").values(value=str(schema.SCHEMA + 1)))
    for read_only in (False, True):
        with pytest.raises(StoreError, match="newer Dateline"):
            open_store(store_url, read_only)


def test_an_older_store_is_brought_up_when_written_and_refused_when_read(store: Store, store_url: str, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    store.replace(told())
    rows = store.digest()

    def add_column(c):  # type: ignore[no-untyped-def]
        c.execute(text("ALTER TABLE failure ADD COLUMN since TEXT"))

    monkeypatch.setattr(schema, "SCHEMA", schema.SCHEMA + 1)
    monkeypatch.setitem(schema.STEPS, schema.SCHEMA - 1, add_column)
    with pytest.raises(StoreError, match="dateline migrate"):
        open_store(store_url, read_only=True)
    for _ in range(2):
        with open_store(store_url) as opened:
            assert opened.digest() == rows
            with opened.snapshot() as c:
                assert schema.found(c) == schema.SCHEMA
                c.execute(text("SELECT since FROM failure"))


def test_a_step_that_fails_leaves_the_store_as_it_was(store: Store, store_url: str, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    def half(c):  # type: ignore[no-untyped-def]
        c.execute(text("ALTER TABLE failure ADD COLUMN since TEXT"))
        raise RuntimeError("the power went")

    monkeypatch.setattr(schema, "SCHEMA", schema.SCHEMA + 1)
    monkeypatch.setitem(schema.STEPS, schema.SCHEMA - 1, half)
    with pytest.raises(RuntimeError):
        open_store(store_url)
    monkeypatch.undo()
    with open_store(store_url, read_only=True) as reader:
        assert reader.failures() == ()


def test_sqlite_is_in_wal_mode_and_its_folder_is_made(tmp_path: Path) -> None:
    place = tmp_path / "new folder" / "store.sqlite"
    with open_store(f"sqlite:///{place}"):
        assert sqlite3.connect(place).execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_forked_process_shares_no_connection(store: Store) -> None:
    store.replace(told())
    child = os.fork()
    if child == 0:
        with store.snapshot() as c:
            c.execute(text("SELECT 1"))
        store.replace(told("child.txt"))
        os._exit(0)
    for n in range(5):
        store.replace(told(f"{n}.txt"))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert len(store.known()) == 7
