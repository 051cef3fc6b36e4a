"""URLs to engines: SQLite in WAL mode, PostgreSQL through psycopg 3."""

from __future__ import annotations

import os
import weakref
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from dashboard.errors import StoreError

WAIT_MS = 30_000
"""Milliseconds that a writer waits for another one: an ingest commits a document in milliseconds, a merge in seconds."""
STATEMENT_MS = 20_000
"""Milliseconds after which PostgreSQL gives up a reader's query: below a hosting router's 30 s."""


def parse(url: str) -> URL:
    """The URL of a store. Raises StoreError for another kind of URL."""
    form = "A store is sqlite:///relative/path, sqlite:////absolute/path, or postgresql://user@host/database"
    try:
        parsed = make_url(url.strip())
    except (ArgumentError, ValueError) as fault:
        raise StoreError("not a store's URL", value=url.split("@")[-1], remedy=form) from fault
    if parsed.drivername in ("postgres", "postgresql", "postgresql+psycopg"):
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername in ("sqlite", "sqlite+pysqlite") and parsed.database and parsed.database != ":memory:" and not parsed.host:
        return parsed
    raise StoreError("not a store's URL", value=parsed.render_as_string(hide_password=True), remedy=form)


def shown(url: URL) -> str:
    """The URL as it may be printed: no password, and the scheme that users type."""
    return url.set(drivername=url.get_backend_name()).render_as_string(hide_password=True)


def engine(url: URL, read_only: bool) -> Engine:
    """An engine that opens transactions as the store needs them, and whose connections no forked process shares.

    Raises StoreError for a file that is not there.
    """
    made = _sqlite(url, read_only) if url.get_backend_name() == "sqlite" else _postgresql(url, read_only)
    known = weakref.ref(made)

    def forget() -> None:
        if (inherited := known()) is not None:
            inherited.dispose(close=False)

    os.register_at_fork(after_in_child=forget)
    return made


def _postgresql(url: URL, read_only: bool) -> Engine:
    own = url.query.get("options", "")
    options = [own if isinstance(own, str) else " ".join(own), f"-c lock_timeout={WAIT_MS}"]
    if read_only:
        options += ["-c default_transaction_read_only=on", f"-c statement_timeout={STATEMENT_MS}"]
    return create_engine(url, pool_pre_ping=True, connect_args={"options": " ".join(options), "connect_timeout": 10})


def _sqlite(url: URL, read_only: bool) -> Engine:
    path = Path(url.database or "")
    if read_only and not path.is_file():
        raise StoreError("there is no store yet", value=shown(url), remedy="Make it: dateline ingest PATH")
    if not read_only:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise StoreError("the store's folder cannot be made", value=str(path.parent), remedy="Name another with --store") from fault
    made = create_engine(url, connect_args={"timeout": WAIT_MS / 1000, "check_same_thread": False})
    writable = not read_only or os.access(path.parent, os.W_OK)

    @event.listens_for(made, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        cursor = connection.cursor()
        if writable:
            cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=NORMAL")  # a lost last commit is ingested again; a torn one cannot be
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute(f"PRAGMA query_only={int(read_only)}")
        cursor.close()

    @event.listens_for(made, "begin")
    def _begin(connection: Any) -> None:
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return made
