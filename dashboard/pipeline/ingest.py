"""Folders into a store: documents written in order, then what they tell together derived from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from dashboard import trade
from dashboard.merge.claims import merge_claims
from dashboard.merge.events import merge_events
from dashboard.merge.sources import COPY, Utterance, Witness, resemblance, witness
from dashboard.model import Failure
from dashboard.pipeline.files import Order, Outcome, Unchanged, results
from dashboard.pipeline.fingerprint import merging, program
from dashboard.pipeline.outside import Geocoder, located
from dashboard.read import Found, find
from dashboard.store import Store
from dashboard.trade import Flows

TRIES = 5
"""Times that merging starts anew because another writer came between; after that it is the other one's to do."""

Progress = Callable[[int, int, str], None]
"""Called with (files done, files in all, location of the last one)."""


@dataclass(slots=True)
class Report:
    """What an ingest did. Documents were written or found unchanged; `tables` are trade files, each with the rows
    that were left out and why; `failures` are named."""

    files: int = 0
    written: int = 0
    unchanged: int = 0
    tables: list[tuple[str, Flows]] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)

    @property
    def used(self) -> int:
        """Documents and trade files that are in the store now."""
        return self.written + self.unchanged + len(self.tables)


def ingest(
    paths: Iterable[Path], store: Store, progress: Progress | None = None, workers: int | None = None, geocoder: Geocoder | None = None
) -> Report:
    """Takes files and folders into the store. Safe to repeat and to interrupt: what is there already is left
    alone, and what a killed run left undone is finished. Failures are kept in the store and in the report.

    Bundled documents that stand in the store make room: they never mix with a user's. `geocoder` is asked for places
    that the gazetteer does not know.
    """
    if store.example:
        store.retire_example()
    return _ingest(paths, store, progress, workers, geocoder)


def ingest_example(folder: Path, store: Store, progress: Progress | None = None, workers: int | None = None) -> Report | None:
    """Fills an empty store with the bundled documents, or renews them. None, and nothing done, if it holds others."""
    if store.known() and not store.example:
        return None
    store.mark_example()
    return _ingest([folder], store, progress, workers)


def put_shipped(folder: Path, store: Store) -> None:
    """Puts the trade values that come with the program into the store; no row changes if they are there."""
    for path in sorted(folder.glob("*.csv")):
        store.put_flows(f"shipped:{path.name}", trade.read(path).flows)


def _ingest(
    paths: Iterable[Path], store: Store, progress: Progress | None, workers: int | None, geocoder: Geocoder | None = None
) -> Report:
    found = list(find(paths))
    report = Report(files=len(found))
    done: dict[Found, None] = {}
    reader = program() if geocoder is None else f"{program()} and a geocoding service"
    for outcome in results(found, Order(program=reader, known=store.known()), workers):
        _keep(outcome, store, report, geocoder)
        done[outcome.found] = None
        if progress:
            progress(len(done), len(found), outcome.found.location)
    derive(store)
    return report


def _keep(outcome: Outcome, store: Store, report: Report, geocoder: Geocoder | None) -> None:
    if isinstance(outcome.result, Failure):
        store.fail(outcome.result)
        report.failures.append(outcome.result)
    elif isinstance(outcome.result, Flows):
        store.put_flows(outcome.found.location, outcome.result.flows)
        report.tables.append((outcome.found.location, outcome.result))
    elif isinstance(outcome.result, Unchanged):
        report.unchanged += 1
    else:
        kept = None if outcome.witness is None else asdict(outcome.witness)
        extraction = outcome.result if geocoder is None else located(outcome.result, geocoder)
        report.written += store.replace(extraction, outcome.fingerprint, kept)


# --- what documents tell together -----------------------------------------------------------------


def derive(store: Store) -> bool:
    """Folds the documents' mentions into events and claims where documents, judgements or the rules of merging
    changed; also what a killed run left undone. False if all was told already, or if another writer, who is at it still, will tell it."""
    if store.teller != merging():
        store.mark_untold()
    for _ in range(TRIES):
        with store.snapshot():
            mark = store.untold
            if mark is None:
                return False
            judgements, events, figures = store.judgements(), store.event_mentions(), store.figure_mentions()
            witnesses = {id_: _witness(store, id_, row) for id_, row in store.witnesses().items()}
        told = merge_events(events, witnesses, judgements), merge_claims(figures, witnesses, judgements), copies(witnesses)
        if store.tell(*told, mark, merging()) is not None:
            return True
    return False


def _witness(store: Store, document_id: str, row: Mapping[str, Any] | None) -> Witness:
    """The inverse of `asdict`; where nothing was kept, the document is asked itself."""
    if row is None:
        document = store.document(document_id)
        assert document is not None
        return witness(document)
    utterances = (Utterance(**{**u, "quoted": tuple(u["quoted"]), "landmarks": tuple(u["landmarks"])}) for u in row["utterances"])
    return Witness(**{**row, "signature": tuple(row["signature"]), "utterances": tuple(utterances)})


def copies(witnesses: Mapping[str, Witness]) -> dict[str, str]:
    """Document id -> id of the one it copies: the earliest one of so alike a text."""
    first: dict[int, str] = {}
    found: dict[str, str] = {}
    for w in sorted(witnesses.values(), key=lambda w: (w.published is None, w.published or 0, w.document_id)):
        near = dict.fromkeys(first[h] for h in w.signature if h in first)
        original = next((o for o in near if resemblance(witnesses[o].signature, w.signature) >= COPY), None)
        if original is not None:
            found[w.document_id] = original
        else:
            for h in w.signature:
                first.setdefault(h, w.document_id)
    return found
