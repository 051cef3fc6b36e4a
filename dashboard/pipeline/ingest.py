"""Folders into a store: read and extract in parallel, write in order, then derive what documents tell together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.model import Document, Extraction, Failure
from dashboard.pipeline.fingerprint import fingerprint
from dashboard.pipeline.isolation import here, isolated
from dashboard.pipeline.reasons import reason
from dashboard.pipeline.stages import KINDS, extract
from dashboard.read import Found, documents, find
from dashboard.store import Store

FEW = 8
SMALL_BYTES = 300_000
"""So few files of plain text, each so small, are read in this process: starting children takes longer than reading them."""
PLAIN = frozenset({".txt", ".text", ".md"})

Progress = Callable[[int, int, str], None]
"""Called with (files done, files in all, location of the last one)."""


@dataclass(frozen=True, slots=True)
class Task:
    """One file, or one document that was read already, and what is known of its documents."""

    found: Found
    only: tuple[str, ...] = KINDS
    known: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A document that is in the store already, read by this very program."""

    document_id: str


@dataclass(slots=True)
class Report:
    """What an ingest did. `failures` are named; files are seen, documents written or found unchanged."""

    files: int = 0
    written: int = 0
    unchanged: int = 0
    trade_files: int = 0
    failures: list[Failure] = field(default_factory=list)

    @property
    def documents(self) -> int:
        return self.written + self.unchanged


Result = Extraction | Unchanged | Failure


def work(task: Task) -> list[tuple[str, Result]]:
    """(fingerprint, what came of it) for each document in one file."""
    results: list[tuple[str, Result]] = []
    if task.found.reason is not None:
        return [("", Failure(task.found.location, task.found.reason))]
    for document in documents(task.found.path, task.found.root):
        if isinstance(document, Failure):
            results.append(("", document))
            continue
        mark = fingerprint(document) if task.only == KINDS else ""
        if task.known.get(document.id) == mark:
            results.append((mark, Unchanged(document.id)))
        else:
            results.append((mark, _extracted(document, task)))
    return results


def _extracted(document: Document, task: Task) -> Result:
    return extract(document, task.only)


def results(found: Sequence[Found], only: Sequence[str] = KINDS, known: dict[str, str] | None = None,
            workers: int | None = None) -> Iterator[tuple[Found, list[tuple[str, Result]]]]:  # fmt: skip
    """Each file and what came of its documents, in the order of the files; every file is accounted for."""
    tasks = [Task(f, tuple(only), known or {}) for f in found]
    answers = here(work, tasks) if _few_and_small(found) else isolated(work, tasks, workers)
    for task, answer in answers:
        yield task.found, [("", Failure(task.found.location, reason(answer)))] if isinstance(answer, Exception) else answer


def _few_and_small(found: Sequence[Found]) -> bool:
    if len(found) > FEW:
        return False
    return all(f.reason or (f.path.suffix.lower() in PLAIN and f.path.stat().st_size <= SMALL_BYTES) for f in found)


def ingest(paths: Iterable[Path], store: Store, progress: Progress | None = None, workers: int | None = None) -> Report:
    """Takes files and folders into the store. Safe to repeat and to interrupt: what is there already is left
    alone, and what a killed run left undone is finished. Failures are kept in the store and in the report.

    Bundled documents that stand in the store make room: they never mix with a user's.
    """
    if store.example:
        store.retire_example()
    return _ingest(paths, store, progress, workers)


def ingest_example(folder: Path, store: Store, progress: Progress | None = None, workers: int | None = None) -> Report | None:
    """Fills an empty store with the bundled documents, or renews them. None, and nothing done, if it holds others."""
    if store.known() and not store.example:
        return None
    store.mark_example()
    return _ingest([folder], store, progress, workers)


def _ingest(paths: Iterable[Path], store: Store, progress: Progress | None, workers: int | None) -> Report:
    found = list(find(paths))
    report = Report(files=len(found))
    for done, (file, outcome) in enumerate(results(found, known=store.known(), workers=workers), 1):
        for mark, result in outcome:
            if isinstance(result, Failure):
                store.fail(result)
                report.failures.append(result)
            elif isinstance(result, Unchanged):
                report.unchanged += 1
            else:
                report.written += store.replace(result, mark)
        if progress:
            progress(done, len(found), file.location)
    derive(store)
    return report


def derive(store: Store) -> bool:
    """Folds the documents' mentions into events and claims where documents changed. False if all was told already."""
    if not store.dirty:
        return False
    store.tell((), (), {})
    return True
