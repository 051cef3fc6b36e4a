"""Which files there are, in an order that depends on their names alone.

Only regular files are documents. Links, devices, pipes and folders that cannot be opened are reported with a
reason; files that are about documents (README, LICENSE, sources.toml, dot files) are no documents.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

NOTES = frozenset({"readme", "license", "licence", "changelog", "sources.toml"})
"""Lower-case names or stems that a folder walk passes over; named on their own they are read like any other."""
MAX_DEPTH = 64
"""Folders in folders: no collection is deeper, and a deeper one is a mistake or a trap."""


@dataclass(frozen=True, slots=True)
class Found:
    """One file; `root` is what its location is relative to. `reason` says why it cannot be read, if so."""

    path: Path
    root: Path
    reason: str | None = None

    @property
    def location(self) -> str:
        return location(self.path, self.root)


def location(path: Path, root: Path) -> str:
    """`path` relative to `root`, with `/`. Bytes that are not UTF-8 are written `\\xNN`, so it can be stored."""
    relative = path.relative_to(root) if path != root and path.is_relative_to(root) else Path(path.name)
    return os.fsencode(relative.as_posix()).decode("utf-8", errors="backslashreplace")


def find(paths: Iterable[Path]) -> Iterator[Found]:
    """The files at `paths` and, recursively, in them. Each is told once; two files of one location get a
    longer one (by the folder above), so that neither replaces the other."""
    seen: set[Path] = set()
    taken: set[str] = set()
    for path in paths:
        for found in _at(Path(path)):
            key = Path(os.path.abspath(found.path))
            if key in seen:
                continue
            seen.add(key)
            root = Path(os.path.abspath(found.root))
            while found.location in taken and root != root.parent:
                root = root.parent
                found = Found(key, root, found.reason)
            taken.add(found.location)
            yield found


def _at(path: Path) -> Iterator[Found]:
    try:
        mode = os.lstat(path).st_mode
        folder = os.path.isdir(path)
    except (OSError, ValueError) as fault:
        yield Found(path, path.parent, f"cannot be opened: {_words(fault)}")
        return
    if folder:
        yield from _walk(path, path, 0)
    else:
        yield Found(path, path.parent, _not_regular(mode))


def _walk(folder: Path, root: Path, depth: int) -> Iterator[Found]:
    if depth > MAX_DEPTH:
        yield Found(folder, root, f"more than {MAX_DEPTH} folders deep")
        return
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda e: os.fsencode(e.name))
    except OSError as fault:
        yield Found(folder, root, f"the folder cannot be opened: {_words(fault)}")
        return
    for entry in entries:
        name = entry.name.lower()
        if name.startswith(".") or name in NOTES or name.rpartition(".")[0] in NOTES:
            continue
        path = folder / entry.name
        try:
            mode = entry.stat(follow_symlinks=False).st_mode
        except OSError as fault:
            yield Found(path, root, f"cannot be opened: {_words(fault)}")
            continue
        if stat.S_ISDIR(mode):
            yield from _walk(path, root, depth + 1)
        else:
            yield Found(path, root, _not_regular(mode))


def _not_regular(mode: int) -> str | None:
    if stat.S_ISREG(mode):
        return None
    if stat.S_ISLNK(mode):
        return "a symbolic link, which is not followed; name the file itself"
    return "not a regular file but a pipe, socket or device"


def _words(fault: Exception) -> str:
    return (getattr(fault, "strerror", None) or str(fault)).lower()
