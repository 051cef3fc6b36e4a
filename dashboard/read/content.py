"""What a format reader gives back, and the limits that all of them keep."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dashboard.errors import UnreadableDocument
from dashboard.model import When, iso_day

MAX_BYTES = 20_000_000
"""Largest input file, bytes: a hundred times the largest article seen; larger files are dumps, not documents."""
MAX_CHARS = 2_000_000
"""Largest text, code points: a thousand printed pages. What a small file unpacks to is held to it as well."""
MAX_FIELD = 500
"""Longest title, author or publisher that is believed, code points."""

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Content:
    """The readable text of one document and what its own metadata says. `published` is a day number."""

    text: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: int | None = None
    language: str | None = None
    url: str | None = None


def storable(text: str) -> str:
    """The same text with every NUL and lone surrogate replaced, one for one, by U+FFFD, so that it can be
    stored anywhere and offsets stay true."""
    return _UNSTORABLE.sub("\ufffd", text)


def field(value: object) -> str | None:
    """One line of metadata without outer or doubled white space; None if there is nothing in it."""
    if not isinstance(value, str):
        return None
    line = " ".join(storable(value[: 4 * MAX_FIELD]).split())
    return line[:MAX_FIELD].rstrip() or None


def web_address(value: object) -> str | None:
    """`value` if it is an http or https address, else None: no other scheme is ever kept."""
    line = field(value)
    return line if line and re.match(r"https?://[^\s/]", line, re.IGNORECASE) else None


def day(number: int) -> When:
    """A published day."""
    text = iso_day(number)
    assert text is not None
    return When("DATE", text, number, number, "day")


def bounded(text: str, location: str) -> str:
    """`text` made storable; UnreadableDocument if it is longer than `MAX_CHARS`."""
    if len(text) > MAX_CHARS:
        raise UnreadableDocument(f"longer than {MAX_CHARS:,} characters", value=location, remedy="Split it into one file a document.")
    return storable(text)
