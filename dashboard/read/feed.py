"""RSS and Atom files, as saved: each item is a document, read by feedparser. Nothing is fetched."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import feedparser
import lxml.html
from lxml import etree

from dashboard.errors import UnreadableDocument
from dashboard.model import day_number
from dashboard.read.content import Content, field, web_address
from dashboard.read.plain import decode

MOST_ITEMS = 2_000
"""Items of one file that are read."""

_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/h[1-6]|/tr)\b[^<>]{0,200}>", re.IGNORECASE)
_EMPTY_LINES = re.compile(r"[ \t\r]*\n\s*")


def read_feed(data: bytes, location: str) -> Iterator[tuple[str, Content | str]]:
    """(item's id, its content) of each item; ("", reason) last where the file ends too early.

    Raises UnreadableDocument for XML that is no feed and for XML that declares entities: no feed needs them.
    """
    text = decode(data)
    if "<!ENTITY" in text or re.search(r"<!DOCTYPE[^>]{0,300}\b(?:SYSTEM|PUBLIC)\b", text[:5000]):
        raise UnreadableDocument("XML that declares entities, which is refused", value=location, remedy="Save the feed again.")
    if not _FEED.search(text[:5000]):
        raise UnreadableDocument("XML that is no RSS or Atom feed", value=location, remedy="Save its text as .txt.")
    feed = feedparser.parse(
        io.BytesIO(text.encode("utf-8", errors="replace")), response_headers={"content-type": "text/xml; charset=utf-8"}
    )
    publisher = field(feed.feed.get("title"))
    for number, item in enumerate(feed.entries[:MOST_ITEMS], 1):
        yield field(item.get("id") or item.get("link")) or str(number), _item(item, publisher)
    if feed.bozo:
        yield "", "the feed is not well-formed or ends too early; the items that could be read were taken"


def _item(item: Any, publisher: str | None) -> Content:
    title = field(_words(item.get("title", "")))
    bodies = [c.get("value", "") for c in item.get("content", [])] or [item.get("summary", "")]
    body = "\n\n".join(_words(b) for b in bodies)
    text = body if title and body.startswith(title) else "\n\n".join(p for p in (title, body) if p)
    at = item.get("published_parsed") or item.get("updated_parsed")
    published = day_number(at.tm_year, at.tm_mon, at.tm_mday) if at else None
    return Content(text, title, field(item.get("author")), publisher, published, None, web_address(item.get("link")))


def _words(markup: str) -> str:
    """The words of a piece of HTML, a paragraph a line with an empty line between."""
    if "<" not in markup and "&" not in markup:
        return _EMPTY_LINES.sub("\n\n", markup).strip()
    try:
        tree = lxml.html.fromstring(f"<div>{_BREAK.sub(chr(10), markup)}</div>")
    except (etree.LxmlError, ValueError):
        return markup.strip()
    for element in tree.xpath("//script | //style"):
        element.drop_tree()
    return _EMPTY_LINES.sub("\n\n", str(tree.text_content())).strip()
