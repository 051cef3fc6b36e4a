"""Which program read a document: a hash of everything that decides what is found in it."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path

from dashboard.model import Document, content_id

ROOMS = ("model.py", "text.py", "clean.py", "clean", "dateline.py", "read", "extract", "geocode", "reference", "pipeline/stages.py")
"""What decides; a change in any of them makes the next ingest read every document anew."""


def program() -> str:
    """Hash of the program's stages and of what they know."""
    return _hash(ROOMS)


def merging() -> str:
    """Hash of what folds mentions into events and claims."""
    return _hash(("merge", "pipeline/ingest.py"))


@functools.cache
def _hash(rooms: tuple[str, ...]) -> str:
    package = Path(__file__).resolve().parent.parent
    hashed = hashlib.sha256()
    for room in rooms:
        place = package / room
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file() and path.suffix != ".pyc":
                hashed.update(f"{path.relative_to(package).as_posix()} {path.stat().st_size}\n".encode())
                if path.suffix == ".py":
                    hashed.update(path.read_bytes())
    return hashed.hexdigest()[:16]


def fingerprint(program: str, document: Document) -> str:
    """What decides the extraction of a document beside its bytes: the program, and what was noted of it by others."""
    source, published = document.source, document.published
    return content_id(
        program, document.title, document.author, document.language, source.publisher, source.language, source.url,
        published.when.value if published else None, published.basis if published else None,
    )  # fmt: skip
