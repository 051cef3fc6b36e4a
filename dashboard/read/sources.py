"""What the user knows about documents: `sources.toml` in their folder.

    ["wire.txt"]
    publisher = "News Agency"
    published = 2023-09-29
    language = "en"
    url = "https://…"

Every key may be missing, `title` and `author` may stand too. It goes before what the document says of itself.
"""

from __future__ import annotations

import datetime
import functools
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.errors import UnreadableDocument
from dashboard.model import parse_day
from dashboard.read.content import field, web_address

NAME = "sources.toml"
LARGEST = 5_000_000
"""Bytes: some 30,000 documents."""


@dataclass(frozen=True, slots=True)
class Note:
    """One document's entry; `published` is a day number."""

    publisher: str | None = None
    published: int | None = None
    language: str | None = None
    url: str | None = None
    title: str | None = None
    author: str | None = None


def note(path: Path) -> Note:
    """The entry for the file at `path`; an empty one if there is none. Raises UnreadableDocument for a
    `sources.toml` or an entry that cannot be understood: guessing would misdate a document."""
    beside = path.parent / NAME
    try:
        status = os.lstat(beside)
    except (OSError, ValueError):
        return Note()
    entry = _entries(beside, status.st_mtime_ns, status.st_size).get(path.name)
    if entry is None:
        return Note()
    try:
        return Note(
            field(entry.get("publisher")), _day(entry.get("published")), field(entry.get("language")),
            web_address(entry.get("url")), field(entry.get("title")), field(entry.get("author")),
        )  # fmt: skip
    except (ValueError, TypeError, AttributeError) as fault:
        raise UnreadableDocument(
            f"{NAME} says something of it that cannot be understood ({fault})", value=path.name, remedy="Write published as YYYY-MM-DD."
        ) from fault


@functools.lru_cache(maxsize=64)
def _entries(beside: Path, changed: int, size: int) -> Mapping[str, Any]:
    if size > LARGEST:
        raise UnreadableDocument(f"{NAME} is larger than {LARGEST // 1_000_000} MB", value=str(beside))
    try:
        return tomllib.loads(beside.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as fault:
        raise UnreadableDocument(f"{NAME} beside it cannot be read ({str(fault)[:100]})", value=str(beside)) from fault


def _day(value: object) -> int | None:
    if value is None:
        return None
    if isinstance(value, datetime.date):
        return parse_day(value.isoformat()[:10])
    return parse_day(str(value))
