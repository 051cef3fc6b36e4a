"""Zip archives, looked into and never unpacked to the disk: how much may come out of one."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator

from dashboard.errors import UnreadableDocument
from dashboard.read.content import MAX_BYTES

MAX_MEMBERS = 1_000
MAX_TOTAL = 100_000_000
"""Bytes of all members together."""
MAX_RATIO = 100
"""Bytes out for one byte in: text packs about four to one, a bomb a thousand to one."""
SMALL = 1_000_000
"""Bytes below which the ratio means nothing."""


def checked(archive: zipfile.ZipFile, location: str) -> list[zipfile.ZipInfo]:
    """The files in the archive, if it is no bomb by what its directory says. Raises UnreadableDocument."""
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise UnreadableDocument(f"an archive of more than {MAX_MEMBERS:,} files", value=location, remedy="Unpack it into a folder.")
    total = sum(m.file_size for m in members)
    packed = sum(m.compress_size for m in members)
    if total > MAX_TOTAL or (total > SMALL and total > MAX_RATIO * max(packed, 1)):
        raise UnreadableDocument("an archive that unpacks to far more than it holds", value=location, remedy="Unpack it into a folder.")
    return [m for m in members if not m.is_dir()]


def members(archive: zipfile.ZipFile, location: str) -> Iterator[tuple[str, bytes | str]]:
    """(name, bytes) of each file in the archive, in the order of names; (name, reason) for one that cannot be read.
    A name is a label here and never a path."""
    for member in sorted(checked(archive, location), key=lambda m: m.filename):
        try:
            with archive.open(member) as file:
                data = file.read(MAX_BYTES + 1)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError, zlib.error) as fault:
            yield member.filename, f"cannot be unpacked ({str(fault)[:80]})"
            continue
        yield member.filename, data if len(data) <= MAX_BYTES else f"larger than {MAX_BYTES // 1_000_000} MB"
