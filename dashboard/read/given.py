"""A document given as one JSON object: `text` is taken as it is, `id` is kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from dashboard.errors import UnreadableDocument
from dashboard.model import Document, Published, Source, content_id, parse_day
from dashboard.read.content import bounded, day, field, web_address
from dashboard.read.language import language_of

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def given(row: Mapping[str, Any]) -> Document:
    """The document of `{"id", "text", "published"?, "language"?, "title"?, "author"?, "publisher"?, "url"?}`.

    Its id is the given one; without one, the hash of its text. Raises UnreadableDocument for a row without text
    and for a published date that is no day.
    """
    text = row.get("text") if isinstance(row, Mapping) else None
    if not isinstance(text, str):
        raise UnreadableDocument("a JSON line without a text", remedy='Each line is an object such as {"id": "1", "text": "…"}.')
    given_id = row.get("id")
    name = field(str(given_id)) if isinstance(given_id, (str, int)) and str(given_id).strip() else content_id("given", text)
    assert name is not None
    text = bounded(text, name)
    language = field(row.get("language"))
    url = web_address(row.get("url"))
    source = Source(content_id("given", name), name, "given", field(row.get("publisher")), language, url)
    return Document(
        name, source, text, field(row.get("title")), field(row.get("author")), language or language_of(text), _published(row, name)
    )


def _published(row: Mapping[str, Any], name: str) -> Published | None:
    value = row.get("published")
    if value is None or value == "":
        return None
    try:
        match = _DAY.match(value)
        return Published(day(parse_day(match.group() if match else value)), "given")
    except (ValueError, TypeError, AttributeError) as fault:
        raise UnreadableDocument(
            f"the published date of document {name} is no day", value=value, remedy="Write it as YYYY-MM-DD, or leave it out."
        ) from fault
