"""One file: its bytes, safely, the reader of its format, and what stands about it in sources.toml beside it."""

from __future__ import annotations

import functools
import gzip
import importlib
import io
import itertools
import json
import operator
import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from dashboard.errors import DocumentError, UnreadableDocument, UnsupportedFormat
from dashboard.model import Document, Failure, Published, Source, content_id, document_id
from dashboard.read.archive import members
from dashboard.read.content import MAX_BYTES, Content, bounded, day, storable
from dashboard.read.find import location
from dashboard.read.given import given
from dashboard.read.language import language_of
from dashboard.read.sources import Note, note

Reader = Callable[[bytes, str], Content]

READERS = {
    ".txt": ("plain", "read_plain"), ".text": ("plain", "read_plain"), ".md": ("plain", "read_plain"),
    ".html": ("html", "read_html"), ".htm": ("html", "read_html"), ".xhtml": ("html", "read_html"),
    ".pdf": ("pdf", "read_pdf"), ".docx": ("docx", "read_docx"),
}  # fmt: skip
"""Ending → (module of this package, function). A format's library is loaded when its first file comes."""
LINES = frozenset({".jsonl", ".ndjson"})
FEEDS = frozenset({".xml", ".rss", ".atom"})
ARCHIVES = frozenset({".zip"})
MANY = LINES | FEEDS | ARCHIVES
"""Endings of files that hold many documents; `documents` reads them."""
ENDINGS = ".txt, .html, .pdf, .docx, .jsonl, feeds (.xml) and .zip"


def read(path: Path, root: Path) -> Document:
    """The one document in the file at `path`, whose location is told relative to `root`.

    Raises UnreadableDocument (no regular file, too large, broken inside) and UnsupportedFormat.
    """
    place = location(path, root)
    ending, packed = _ending(path.name)
    if ending in MANY:
        raise UnsupportedFormat("holds many documents, not one", value=place, remedy="Read it with documents().")
    return _document(_bytes(path, place), ending, packed, place, note(path))


def documents(path: Path, root: Path) -> Iterator[Document | Failure]:
    """Every document in the file at `path`, and a failure for each part of it that is none. Raises as `read`."""
    ending, packed = _ending(path.name)
    if ending not in MANY:
        yield read(path, root)
        return
    place = location(path, root)
    if ending in LINES:
        with _opened(path, place) as file:
            yield from _lines(gzip.GzipFile(fileobj=file) if packed else file, place)
        return
    data = _bytes(path, place)
    yield from _many(_unpacked(data, place) if packed else data, ending, place, note(path))


def _many(data: bytes, ending: str, place: str, known: Note) -> Iterator[Document | Failure]:
    if ending in LINES:
        yield from _lines(io.BytesIO(data), place)
    elif ending in FEEDS:
        for item, content in _module("feed", ending, place).read_feed(data, place):
            yield Failure(place, content) if isinstance(content, str) else _item(content, f"{place}#{item}", known)
    else:
        yield from _members(data, place)


def _lines(file: BinaryIO | gzip.GzipFile, place: str) -> Iterator[Document | Failure]:
    """The document of each line; the file may be of any length, one line of at most `MAX_BYTES`."""
    told: set[str] = set()
    for number in itertools.count(1):
        try:
            line = file.readline(MAX_BYTES + 1)
        except (OSError, EOFError, zlib.error):
            yield Failure(f"{place}:{number}", "the file cannot be read from here on; fetch it again")
            return
        if not line:
            return
        if len(line) > MAX_BYTES:
            yield Failure(f"{place}:{number}", f"a line of more than {MAX_BYTES // 1_000_000} MB, at which reading stops")
            return
        if line.strip():
            yield _line(line.decode("utf-8-sig" if number == 1 else "utf-8", errors="replace"), place, number, told)


def _item(content: Content, place: str, known: Note) -> Document | Failure:
    try:
        return _described(content, content.text.encode("utf-8", errors="replace"), place, known)
    except DocumentError as fault:
        return Failure(place, str(fault))


def _members(data: bytes, place: str) -> Iterator[Document | Failure]:
    """The documents in an archive; an archive in it is not opened."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError) as fault:
        raise UnreadableDocument("not a sound zip archive", value=place, remedy="Fetch it again, or unpack it.") from fault
    with archive:
        for name, inside in members(archive, place):
            within = storable(f"{place}/{name}")
            ending, packed = _ending(name)
            if isinstance(inside, str):
                yield Failure(within, inside)
            elif ending in ARCHIVES:
                yield Failure(within, "an archive in an archive, which is not opened; unpack it into a folder")
            else:
                try:
                    if ending in MANY:
                        for found in _many(_unpacked(inside, within) if packed else inside, ending, within, Note()):
                            yield found if isinstance(found, Failure) else _by_content(found)
                    else:
                        yield _document(inside, ending, packed, within, Note())
                except DocumentError as fault:
                    yield Failure(within, str(fault))


def _by_content(document: Document) -> Document:
    """The document under an id of its own: a given id means something in its file alone."""
    return replace(document, id=document_id(document.source, document.text.encode("utf-8")))


def _line(line: str, place: str, number: int, told: set[str]) -> Document | Failure:
    """The document of one line, located by its id, so that another line above it does not make it another document;
    by its number where it has none or another line has told the same id."""
    try:
        row = json.loads(line)
        document = given(row)
    except DocumentError as fault:
        return Failure(f"{place}:{number}", str(fault))
    except (ValueError, RecursionError) as fault:
        return Failure(f"{place}:{number}", f"not a JSON object: {str(fault)[:120]}")
    named = row.get("id") is not None and document.id not in told
    told.add(document.id)
    within = f"{place}#{document.id}" if named else f"{place}:{number}"
    return replace(document, source=replace(document.source, id=content_id("file", within), location=within))


def _ending(name: str) -> tuple[str, bool]:
    """(ending in lower case, whether it is gzipped)."""
    low = name.lower()
    return os.path.splitext(low.removesuffix(".gz"))[1], low.endswith(".gz")


def _opened(path: Path, place: str) -> BinaryIO:
    """The file, open for reading: a regular file, never through a link and never waiting for a pipe."""
    flags = [getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY")]  # not every system has all
    try:
        handle = os.open(path, functools.reduce(operator.or_, flags, os.O_RDONLY))
    except (OSError, ValueError) as fault:
        cause = (getattr(fault, "strerror", None) or str(fault)).lower()
        raise UnreadableDocument(f"cannot be opened ({cause})", value=place, remedy="Check that it is there and may be read.") from fault
    file = os.fdopen(handle, "rb")
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        file.close()
        raise UnreadableDocument("not a regular file", value=place)
    return file


def _bytes(path: Path, place: str) -> bytes:
    """The file's bytes, at most `MAX_BYTES` of them."""
    with _opened(path, place) as file:
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
    if named is None:
        raise UnsupportedFormat(f"no reader takes {ending or 'files without an ending'}", value=place, remedy=f"Documents are {ENDINGS}.")
    if ending == ".pdf" and b"%PDF-" not in data[:1024]:
        if b"<html" not in data[:1024].lower():
            raise UnreadableDocument("not a PDF inside", value=place)
        named = READERS[".html"]
    module, function = named
    reader: Reader = getattr(_module(module, ending, place), function)
    return reader


def _module(name: str, ending: str, place: str) -> Any:
    try:
        return importlib.import_module(f"dashboard.read.{name}")
    except ModuleNotFoundError as fault:
        raise UnsupportedFormat(
            f"reading {ending} needs the package {fault.name}", value=place, remedy="Install it with: pip install 'dateline[documents]'."
        ) from fault


def _document(data: bytes, ending: str, packed: bool, place: str, known: Note) -> Document:
    inside = _unpacked(data, place) if packed else data
    return _described(_reader(ending, inside, place)(inside, place), data, place, known)


def _described(content: Content, data: bytes, place: str, known: Note) -> Document:
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
