"""The packed file: columns for memory mapping. The reader is dashboard/geocode/packed.py.

Layout: 8 bytes magic `DLGAZ001`, 4 bytes length of a JSON header, the header, then the columns, each aligned to 8.
Names are known by the first 8 bytes of BLAKE2b of their key; `bucket` gives the first name of each 16-bit prefix.
"""

from __future__ import annotations

import hashlib
import json
from array import array
from pathlib import Path

from dashboard.reference.folding import key
from gazetteer.book import DEMONYM, Book

MAGIC = b"DLGAZ001"
NONE = 0x7FFFF


def hashed(k: str) -> int:
    return int.from_bytes(hashlib.blake2b(k.encode(), digest_size=8).digest(), "big")


def repeated(place: str, rank: int, bits: int, senses: dict[tuple[str, int], int]) -> bool:
    """Whether a better rank already gives this name to the place in the same languages."""
    return rank != DEMONYM and any(
        other == place and better < rank and (not theirs or (bits and bits & theirs == bits)) for (other, better), theirs in senses.items()
    )


def write(book: Book, path: Path) -> int:
    # most populous first, so that equal names read in order of population
    order = sorted(book.places.values(), key=lambda p: (p.level > 0 and p.level != 6, -p.population, p.id))
    number = {p.id: i for i, p in enumerate(order)}
    countries = sorted({p.country for p in order})
    code = {c: i for i, c in enumerate(countries)}
    columns: dict[str, array] = {
        "id": array("I", [int(p.id) if p.id.isdigit() and len(p.id) > 3 else 0 for p in order]),
        "level": array("B", [p.level for p in order]),
        "country": array("H", [code[p.country] for p in order]),
        "latitude": array("i", [round((p.lat if p.lat is not None else 200) * 1e5) for p in order]),
        "longitude": array("i", [round((p.lon if p.lon is not None else 200) * 1e5) for p in order]),
        "population": array("I", [p.population for p in order]),
        "admin1": array("I", [number.get(p.admin1, NONE) for p in order]),
        "admin2": array("I", [number.get(p.admin2, NONE) for p in order]),
    }
    blob, starts = bytearray(), array("I")
    for p in order:
        starts.append(len(blob))
        blob += p.name.encode()
    starts.append(len(blob))
    columns["display"] = starts
    own = {str(number[p.id]): p.id for p in order if not (p.id.isdigit() and len(p.id) > 3)}

    flags = dict(book.flags)
    longest: dict[str, int] = {}
    for k in book.names:
        parts = k.lstrip("=").split(" ")
        if not k.startswith("=") and len(parts) > 1:
            longest[parts[0]] = max(longest.get(parts[0], 0), min(len(parts), 15))
    everything = sorted({*book.names, *flags, *longest}, key=hashed)
    keys = array("Q", [hashed(k) for k in everything])
    if len(set(keys)) != len(keys):
        raise SystemExit("two names share a hash")
    postings, first, marks = array("I"), array("I"), array("B")
    for k in everything:
        first.append(len(postings))
        marks.append(flags.get(k, 0) | longest.get(k, 0) << 4)
        senses = book.names.get(k, {})
        found = [
            (number[i], rank, bits) for (i, rank), bits in senses.items()
            if not repeated(i, rank, bits, senses)
        ]  # fmt: skip
        for n, rank, bits in sorted(found, key=lambda x: (x[1], x[0])):
            postings.append(n | rank << 19 | bits << 22)
    first.append(len(postings))
    bucket, at = array("I"), 0
    for prefix in range(65536 + 1):
        while at < len(keys) and keys[at] >> 48 < prefix:
            at += 1
        bucket.append(at)
    columns |= {"key": keys, "first": first, "mark": marks, "posting": postings, "bucket": bucket}

    # a grid of whole degrees for reverse lookups: places sorted by cell
    cells = sorted(
        (int(p.lat + 90) * 360 + int(p.lon + 180), n) for n, p in enumerate(order)
        if p.lat is not None and p.lon is not None and p.level in (3, 4, 5)
    )  # fmt: skip
    columns["cell"], columns["cell_place"] = array("I", [c for c, _ in cells]), array("I", [n for _, n in cells])

    data, sections = bytearray(), {}
    for name, column in [*columns.items(), ("names", array("B", bytes(blob)))]:
        data += b"\0" * (-len(data) % 8)
        raw = column.tobytes()
        sections[name] = [column.typecode, len(data), len(raw)]
        data += raw
    facts = {"version": 1, "countries": countries, "ids": own, "sections": sections, "checksum": hashlib.sha256(data).hexdigest()}
    header = json.dumps(facts, ensure_ascii=False, sort_keys=True).encode()
    header += b" " * (-(len(header) + 12) % 8)
    path.write_bytes(MAGIC + len(header).to_bytes(4, "little") + header + bytes(data))
    return path.stat().st_size


__all__ = ["hashed", "key", "write"]
