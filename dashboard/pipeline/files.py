"""Files through the stages, in parallel where that pays, each on its own: one bad document never stops the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from dashboard import trade
from dashboard.errors import DocumentError
from dashboard.merge.sources import Witness, witness
from dashboard.model import Document, Extraction, Failure, content_id
from dashboard.pipeline.fingerprint import fingerprint
from dashboard.pipeline.isolation import CPU_SECONDS, here, isolated
from dashboard.pipeline.reasons import reason
from dashboard.pipeline.stages import KINDS, extract
from dashboard.read import Found, documents
from dashboard.trade import Flows

FEW = 8
SMALL_BYTES = 300_000
"""So few files of plain text, each so small, are read in this process: starting children takes longer than reading them."""
PLAIN = frozenset({".txt", ".text", ".md"})
TABLES = frozenset({".csv", ".tsv", ".json"})
"""Files that hold official trade statistics, or nothing that we know."""
LINES = frozenset({".jsonl", ".ndjson"})
"""Files that hold a document a line: each line is handed out on its own."""


TABLE_BYTES_A_SECOND = 1_000_000
"""Of a trade file, at least; rows are read at ten times that."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of every file. For a store, `program` says who reads, and `known` which documents need not be
    read again: their fingerprints by id."""

    only: tuple[str, ...] = KINDS
    program: str | None = None
    known: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Piece:
    """A file that is to be read, or what one line of it is."""

    found: Found
    line: Document | Failure | None = None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A document that is in the store already, read by this very program."""

    document_id: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one document; `fingerprint` is of the program and the notes that it was read with, `witness`
    what merging needs to know of it."""

    found: Found
    result: Extraction | Unchanged | Flows | Failure
    fingerprint: str = ""
    witness: Witness | None = None


def results(found: Sequence[Found], order: Order, workers: int | None = None) -> Iterator[Outcome]:
    """What came of each document, in the order of the files; every file is accounted for."""
    run = here if _few_and_small(found) else isolated
    for piece, answer in run(work, order, _pieces(found), seconds, workers):
        if isinstance(answer, Exception):
            place = piece.line.source.location if isinstance(piece.line, Document) else piece.found.location
            yield Outcome(piece.found, Failure(place, reason(answer)))
        else:
            yield from answer


def work(order: Order, piece: Piece) -> list[Outcome]:
    """What comes of the documents in one piece."""
    if piece.found.reason is not None:
        return [Outcome(piece.found, Failure(piece.found.location, piece.found.reason))]
    if _ending(piece.found) in TABLES:
        return [Outcome(piece.found, trade.read(piece.found.path))]
    read = [piece.line] if piece.line is not None else documents(piece.found.path, piece.found.root)
    return [Outcome(piece.found, document) if isinstance(document, Failure) else _one(order, piece.found, document) for document in read]


def _one(order: Order, found: Found, document: Document) -> Outcome:
    try:
        if order.program is None:
            return Outcome(found, extract(document, order.only))
        mark = fingerprint(order.program, document)
        if order.known.get(document.id) == mark:
            return Outcome(found, Unchanged(document.id), mark)
        extraction = extract(document, order.only)
        return Outcome(found, extraction, mark, witness(extraction))
    except Exception as fault:
        return Outcome(found, Failure(document.source.location, reason(fault)))


def _pieces(found: Sequence[Found]) -> Iterator[Piece]:
    for file in found:
        if file.reason is not None or _ending(file) not in LINES:
            yield Piece(file)
            continue
        try:
            for document in documents(file.path, file.root):
                yield Piece(file, document if isinstance(document, Failure) else _of_file(document, file))
        except DocumentError as fault:
            yield Piece(file, Failure(file.location, reason(fault)))


def _ending(file: Found) -> str:
    return PurePath(file.path.name.lower().removesuffix(".gz")).suffix


def seconds(piece: Piece) -> float:
    """How long a piece may keep the processor: trade files are as large as a publisher makes them."""
    if _ending(piece.found) not in TABLES or piece.found.reason is not None:
        return CPU_SECONDS
    return CPU_SECONDS + piece.found.path.stat().st_size / TABLE_BYTES_A_SECOND


def _of_file(document: Document, file: Found) -> Document:
    """A given id means something in its file alone; the document's own is made of both, and of its words."""
    source = replace(document.source, id=content_id("line", file.location, document.id))
    return replace(document, id=content_id(source.id, document.text), source=source)


def _few_and_small(found: Sequence[Found]) -> bool:
    if len(found) > FEW:
        return False
    return all(f.reason or (f.path.suffix.lower() in PLAIN and f.path.stat().st_size <= SMALL_BYTES) for f in found)
