"""One file: its bytes, safely, the reader of its format, and what stands about it in sources.toml beside it."""

from __future__ import annotations

import importlib
import json
import os
import stat
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from dashboard.errors import DocumentError, UnreadableDocument, UnsupportedFormat
from dashboard.model import Document, Failure, Published, Source, content_id, document_id
from dashboard.read.content import MAX_BYTES, Content, bounded, day
from dashboard.read.find import location
from dashboard.read.given import given
from dashboard.read.language import language_of
from dashboard.read.sources import Note, note

Reader = Callable[[bytes, str], Content]

READERS = {
    ".txt": ("plain", "read_plain"), ".text": ("plain", "read_plain"), ".md": ("plain", "read_plain"),
    ".html": ("html", "read_html"), ".htm": ("html", "read_html"), ".xhtml": ("html", "read_html"),
}  # fmt: skip
"""Ending → (module of this package, function). A format's library is loaded when its first file comes."""
LINES = frozenset({".jsonl", ".ndjson"})
TEXT_ENDINGS = ".txt, .html, .pdf, .docx and .jsonl"


def read(path: Path, root: Path) -> Document:
    """The one document in the file at `path`, whose location is told relative to `root`.

    Raises UnreadableDocument (no regular file, too large, broken inside) and UnsupportedFormat.
    """
    place = location(path, root)
    ending, packed = _ending(path)
    if ending in LINES:
        raise UnsupportedFormat("holds one document a line, not one document", value=place, remedy="Read it with documents().")
    data = _bytes(path, place)
    text_bytes = _unpacked(data, place) if packed else data
    content = _reader(ending, text_bytes, place)(text_bytes, place)
    return _document(content, data, place, note(path))


def documents(path: Path, root: Path) -> Iterator[Document | Failure]:
    """Every document in the file at `path`, and a failure for each part of it that is none. Raises as `read`."""
    ending, packed = _ending(path)
    if ending not in LINES:
        yield read(path, root)
        return
    place = location(path, root)
    data = _bytes(path, place)
    text = (_unpacked(data, place) if packed else data).decode("utf-8-sig", errors="replace")
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _line(line, f"{place}:{number}")


def _line(line: str, place: str) -> Document | Failure:
    try:
        document = given(json.loads(line))
    except DocumentError as fault:
        return Failure(place, str(fault))
    except (ValueError, RecursionError) as fault:
        return Failure(place, f"not a JSON object: {str(fault)[:120]}")
    source = replace(document.source, id=content_id("file", place, document.id), location=place)
    return replace(document, source=source)


def _ending(path: Path) -> tuple[str, bool]:
    """(ending in lower case, whether it is gzipped)."""
    name = path.name.lower()
    packed = name.endswith(".gz")
    return os.path.splitext(name.removesuffix(".gz"))[1], packed


def _bytes(path: Path, place: str) -> bytes:
    """The file's bytes: a regular file of at most `MAX_BYTES`, never through a link and never waiting for a pipe."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as fault:
        cause = (getattr(fault, "strerror", None) or str(fault)).lower()
        raise UnreadableDocument(f"cannot be opened ({cause})", value=place, remedy="Check that it is there and may be read.") from fault
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableDocument("not a regular file", value=place)
        if status.st_size > MAX_BYTES:
            raise _too_large(place)
        try:
            data = file.read(MAX_BYTES + 1)
        except OSError as fault:
            raise UnreadableDocument("cannot be read", value=place, remedy="Check the disk or the share it is on.") from fault
    if len(data) > MAX_BYTES:
        raise _too_large(place)
    return data


def _too_large(place: str) -> UnreadableDocument:
    return UnreadableDocument(f"larger than {MAX_BYTES // 1_000_000} MB", value=place, remedy="Split it into one file a document.")


def _unpacked(data: bytes, place: str) -> bytes:
    """What a gzip file holds, never more than `MAX_BYTES` of it."""
    parts, size, rest = [], 0, data
    try:
        while rest:
            stream = zlib.decompressobj(wbits=31)
            parts.append(stream.decompress(rest, MAX_BYTES + 1 - size))
            size += len(parts[-1])
            if size > MAX_BYTES:
                raise _too_large(place)
            if not stream.eof:
                raise UnreadableDocument("the gzip file ends too early", value=place, remedy="Fetch it again.")
            rest = stream.unused_data.lstrip(b"\0")
    except zlib.error as fault:
        raise UnreadableDocument("not a sound gzip file", value=place, remedy="Fetch it again.") from fault
    return b"".join(parts)


def _reader(ending: str, data: bytes, place: str) -> Reader:
    """By the ending; a page of HTML under another name is read as what it is."""
    named = READERS.get(ending)
    if named is None or (ending == ".pdf" and b"%PDF-" not in data[:1024]):
        if named is not None and b"<html" in data[:1024].lower():
            named = READERS[".html"]
        elif named is not None:
            raise UnreadableDocument("not a PDF inside", value=place)
        else:
            raise UnsupportedFormat(
                f"no reader takes {ending or 'files without an ending'}", value=place, remedy=f"Documents are {TEXT_ENDINGS}."
            )
    module, function = named
    reader: Reader = getattr(importlib.import_module(f"dashboard.read.{module}"), function)
    return reader


def _document(content: Content, data: bytes, place: str, known: Note) -> Document:
    """What the user wrote beside the document goes before what the document says of itself."""
    text = bounded(content.text, place)
    if not text.strip():
        raise UnreadableDocument("no text in it", value=place, remedy="A scanned or picture page needs text recognition first.")
    language = known.language or content.language or language_of(text)
    url = known.url or content.url
    source = Source(content_id("file", place), place, "file", known.publisher or content.publisher, language, url)
    published = None
    if known.published is not None:
        published = Published(day(known.published), "given")
    elif content.published is not None:
        published = Published(day(content.published), "metadata")
    return Document(
        document_id(source, data), source, text, known.title or content.title, known.author or content.author, language, published
    )
