"""Web pages: the main text by trafilatura, and what the page says of itself.

The text that is stored is the readable text, one paragraph a line with an empty line between; offsets point into
it. Nothing of the page runs, and nothing it names is fetched.
"""

from __future__ import annotations

import re

import lxml.html
from lxml import etree
from trafilatura import bare_extraction

from dashboard.errors import UnreadableDocument
from dashboard.model import parse_day
from dashboard.read.content import MAX_CHARS, Content, field, web_address
from dashboard.read.plain import decode

MOST_ATTRIBUTES = 100
"""Attributes of one element, above which it keeps none: real pages have up to 64 (181 pages), and 30,000 cost
the parser 7 seconds, which compares each with all before it."""
MOST_ELEMENTS = 10_000
"""Elements from which the fast way is taken: the largest real page has 3,124 (181 pages)."""
SHORT = 200
"""Below this many code points the page's own language attribute is surer than the text's look (.934 to .953)."""
NEWEST = "2100-01-01"
"""The library drops dates after its clock's today; a fixed limit keeps its answer the same on every day."""

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.\-]{2,40})""", re.IGNORECASE)
_ENCODINGS = re.compile(
    r"(iso-?8859-?\d{1,2}|windows-?\d{3,4}|cp-?\d{3,4}|koi8-?[ru]|gbk?|gb2312|gb18030|big5(-hkscs)?|shift[_-]jis|euc-?(jp|kr)|"
    r"latin-?1|us-ascii|macintosh|mac-?cyrillic)",
    re.IGNORECASE,
)
_LONG_TAG = re.compile(r"(?P<name><[A-Za-z][A-Za-z0-9-]{0,20})[^<>]{1000,}")
_UNIT = re.compile(r"[ \t]*\n[ \t\n]*")


def read_html(data: bytes, location: str) -> Content:
    """Main text, title, author, publisher, published day and address of a page.

    Raises UnreadableDocument where there is no page or no text in it.
    """
    tree = _tree(data, location)
    try:
        page = bare_extraction(
            tree, with_metadata=True, include_comments=False, fast=_large(tree),
            date_extraction_params={"original_date": True, "extensive_search": False, "max_date": NEWEST},
        )  # fmt: skip
    except (etree.LxmlError, ValueError, RecursionError, AttributeError, TypeError, KeyError) as fault:
        raise UnreadableDocument("a page that cannot be taken apart", value=location, remedy="Save its text as .txt.") from fault
    if page is None or isinstance(page, dict) or not page.text:
        raise UnreadableDocument("a page without readable text", value=location, remedy="Save its text as .txt.")
    text = _UNIT.sub("\n\n", page.text[: MAX_CHARS + 1]).strip()
    return Content(
        text, field(page.title), field(page.author), field(page.sitename), _day(page.date), _language(tree, text), web_address(page.url)
    )


def _tree(data: bytes, location: str) -> lxml.html.HtmlElement:
    declared = _DECLARED.search(data[:4096])
    name = declared.group(1).decode("ascii") if declared else ""
    text = decode(data, name if _ENCODINGS.fullmatch(name) else None).replace("\x00", "\ufffd")
    text = _LONG_TAG.sub(_without_attributes, text)
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8")
    try:
        tree = lxml.html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError) as fault:
        raise UnreadableDocument("not a page of HTML", value=location, remedy="Save its text as .txt.") from fault
    return tree


def _without_attributes(tag: re.Match[str]) -> str:
    return tag["name"] if tag.group().count("=") > MOST_ATTRIBUTES else tag.group()


def _large(tree: lxml.html.HtmlElement) -> bool:
    return sum(1 for _ in tree.iter()) > MOST_ELEMENTS


def _day(value: object) -> int | None:
    try:
        return parse_day(str(value)[:10]) if value else None
    except ValueError:
        return None


def _language(tree: lxml.html.HtmlElement, text: str) -> str | None:
    declared = re.match(r"[a-z]{2,3}(?![a-z])", tree.get("lang", "").strip().lower())
    return declared.group() if declared and len(text) < SHORT else None
