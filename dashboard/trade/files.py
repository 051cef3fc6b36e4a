"""Opening a statistics file: its encoding, its delimiter, the line of its header, and which source it is of."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import IO, cast

from dashboard.errors import TradeFileError
from dashboard.model import Flow
from dashboard.trade import baci, comtrade, cow, imts, oec, series, wits, wto
from dashboard.trade.table import Skips, Table

HEADER_LINES = 12
"""First lines among which the header must stand; WTO puts a title and empty lines before it."""
_DELIMITERS = (",", ";", "\t")
_MOST_BYTES_JSON = 200_000_000


@dataclass(frozen=True, slots=True)
class Skip:
    """Rows of a file that were not used: why, how many, and the line of the first."""

    reason: str
    count: int
    line: int


@dataclass(frozen=True, slots=True)
class Flows:
    """What a file holds. `rows` counts the lines under the header: every one is in a flow or in `skipped`."""

    flows: tuple[Flow, ...]
    skipped: tuple[Skip, ...]
    source: str
    rows: int


@dataclass(frozen=True, slots=True)
class Reader:
    """One publisher's format: `fits` tells it by its columns (lower case), `flows` reads it."""

    source: str
    fits: Callable[[frozenset[str]], bool]
    flows: Callable[[Table, Skips], Iterator[Flow]]
    remedy: str = field(default="")


READERS = tuple(
    Reader(module.SOURCE, module.fits, module.flows, module.REMEDY) for module in (comtrade, baci, cow, imts, oec, wto, wits, series)
)


def recognise(header: Sequence[str]) -> Reader | None:
    """The reader for these column names, or None: then it is no official trade file that we know."""
    columns = frozenset(name.strip().strip("\ufeff").lower() for name in header)
    return next((reader for reader in READERS if reader.fits(columns)), None)


def read(source: Path | str | IO[bytes]) -> Flows:
    """The flows of one statistics file, given as a path or an open binary stream.

    Rows are read one by one; only sums by year and pair are kept. Raises TradeFileError if no publisher's columns
    are found, or if the file is broken: not text, cut JSON, no usable row at all.
    """
    name = str(source) if isinstance(source, (str, Path)) else getattr(source, "name", "stream")
    try:
        if isinstance(source, (str, Path)):
            with open(source, "rb") as stream:
                return _read(stream, str(name))
        return _read(source, str(name))
    except UnicodeDecodeError as fault:
        raise TradeFileError("the file is not text", value=name, remedy="Save it as CSV in UTF-8 and try again") from fault
    except (OSError, EOFError) as fault:
        raise TradeFileError(f"the file cannot be read ({fault})", value=name) from fault
    except csv.Error as fault:
        raise TradeFileError(f"the rows cannot be told apart ({fault})", value=name) from fault


def _read(stream: IO[bytes], name: str) -> Flows:
    buffered = io.BufferedReader(cast(io.RawIOBase, stream))
    start = buffered.peek(4)[:4]
    if start[:2] == b"\x1f\x8b":
        buffered = io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=buffered)))
        start = buffered.peek(4)[:4]
    encoding = "utf-16" if start[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = io.TextIOWrapper(buffered, encoding=encoding, newline="")
    if start.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"{", b"["):
        table, reader = _json_table(text, name)
    else:
        table, reader = _csv_table(text, name)
    skips = Skips()
    flows = tuple(sorted(_unique(reader.flows(table, skips), skips), key=_order))
    if not flows:
        reasons = ", ".join(f"{count} × {reason}" for (reason, _), count in _by_reason(skips)) or "it has no rows"
        raise TradeFileError(f"no usable row in this {reader.source} file: {reasons}", value=name, remedy=reader.remedy)
    listed = tuple(Skip(reason, count, line) for (reason, line), count in _by_reason(skips))
    text.detach()
    return Flows(flows, listed, reader.source, table.count)


def _by_reason(skips: Skips) -> list[tuple[tuple[str, int], int]]:
    return [((reason, skips.first[reason]), count) for reason, count in sorted(Counter(skips.counts).items())]


def _order(flow: Flow) -> tuple[str, str, str, int, str, str, Decimal, str]:
    return flow.reporter, flow.partner, flow.flow, flow.year, flow.definition, flow.valuation, flow.value, flow.source


def _unique(flows: Iterable[Flow], skips: Skips) -> Iterator[Flow]:
    """Each value once: a row that says the same again, or another value for the same thing, is skipped and said."""
    seen: dict[tuple[str, ...], Decimal] = {}
    for flow in flows:
        key = (
            str(flow.year),
            flow.reporter,
            flow.partner,
            flow.flow,
            flow.definition,
            flow.valuation,
            flow.commodity,
            flow.source,
            flow.status,
        )
        if key in seen:
            skips.add("the same row again" if seen[key] == flow.value else "another value for a year that was told; the first is kept", 0)
            continue
        seen[key] = flow.value
        yield flow


def _csv_table(text: IO[str], name: str) -> tuple[Table, Reader]:
    lines = list(islice(text, HEADER_LINES))
    for delimiter in _DELIMITERS:
        for index, line in enumerate(lines):
            header = next(csv.reader([line], delimiter=delimiter), [])
            reader = recognise(header) if len(header) > 2 else None
            if reader is not None:
                title = " ".join(part.strip().strip('"') for part in lines[:index])
                rows = csv.reader(_chain(lines[index + 1 :], text), delimiter=delimiter)
                return Table([h.strip().strip("\ufeff") for h in header], rows, title, index + 2), reader
    raise TradeFileError(
        "the columns are of no trade statistics that we know", value=name,
        remedy="Known are UN Comtrade, World Bank WITS, IMF DOTS and IMTS, CEPII BACI, OEC, COW, WTO Stats and Dateline's own form",
    )  # fmt: skip


def _chain(first: Sequence[str], rest: IO[str]) -> Iterator[str]:
    yield from first
    yield from rest


def _json_table(text: IO[str], name: str) -> tuple[Table, Reader]:
    """Comtrade's and WITS's API answers: a list of objects, alone or under `data`."""
    try:
        loaded = json.loads(text.read(_MOST_BYTES_JSON))
    except ValueError as fault:
        raise TradeFileError("the JSON is broken or cut off", value=name, remedy="Download it again") from fault
    rows = loaded.get("data") if isinstance(loaded, dict) else loaded
    if not isinstance(rows, list) or not rows or not all(isinstance(r, dict) for r in rows):
        raise TradeFileError("the JSON holds no rows", value=name, remedy="Save the whole answer of the API, with its `data`")
    header = list(dict.fromkeys(key for row in rows for key in row))
    reader = recognise(header)
    if reader is None:
        raise TradeFileError("the JSON is of no trade statistics that we know", value=name)
    made = (["" if row.get(key) is None else str(row[key]) for key in header] for row in rows)
    return Table(header, made, "", 1), reader
