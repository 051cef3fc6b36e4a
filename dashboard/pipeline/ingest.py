"""Folders into a store: documents written in order, then what they tell together derived from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.model import Failure
from dashboard.pipeline.files import Order, Unchanged, results
from dashboard.read import Found, find
from dashboard.store import Store

Progress = Callable[[int, int, str], None]
"""Called with (files done, files in all, location of the last one)."""


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
    done: dict[Found, None] = {}
    for outcome in results(found, Order(known=store.known()), workers):
        if isinstance(outcome.result, Failure):
            store.fail(outcome.result)
            report.failures.append(outcome.result)
        elif isinstance(outcome.result, Unchanged):
            report.unchanged += 1
        else:
            report.written += store.replace(outcome.result, outcome.fingerprint)
        done[outcome.found] = None
        if progress:
            progress(len(done), len(found), outcome.found.location)
    derive(store)
    return report


def derive(store: Store) -> bool:
    """Folds the documents' mentions into events and claims where documents changed. False if all was told already."""
    if not store.dirty:
        return False
    store.tell((), (), {})
    return True
