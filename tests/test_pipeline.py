"""The order of the stages, and what holds when a document is hostile, a child dies, or the whole run is killed."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from geopy.exc import GeocoderServiceError
from geopy.location import Location
from poison import poisoned
from sqlalchemy import Engine, event

from dashboard.errors import SettingError, UnreadableDocument
from dashboard.model import Document, EventMention, Extraction, Mention, Place, Source, Span, content_id
from dashboard.pipeline import KINDS, extract, kinds
from dashboard.pipeline.files import LINES, Order, results
from dashboard.pipeline.ingest import derive, ingest, ingest_example, put_shipped
from dashboard.pipeline.isolation import here, isolated
from dashboard.pipeline.outside import located
from dashboard.pipeline.reasons import reason
from dashboard.read import find
from dashboard.store import Store, open_store

ARTICLES = {
    "one.txt": "HAVANA, 29 September 2023. Cuba and Russia signed an agreement on wheat in Havana on 29 September 2023.",
    "two.txt": "MOSCOW, 2 October 2023. Russia and Cuba signed an agreement on wheat in Havana on Friday. "
    "Exports rose by 30 percent. “We will buy more wheat from them,” said Vladimir Putin.",
    "three.txt": "LA PAZ, 3 May 2024. Bolivia's exports to China rose by a quarter in 2023, Luis Arce said on 3 May 2024 in La Paz.",
    "four.txt": "BERLIN, 13 March 2024. On 12 March 2024 France and Germany signed a trade agreement worth $3.5 billion in Berlin.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "articles"
    place.mkdir()
    for name, text in ARTICLES.items():
        (place / name).write_text(text, encoding="utf-8")
    return place


def document(text: str) -> Document:
    return Document("d", Source(content_id("given", "d"), "d", "given"), text, language="en")


# --- one document ---------------------------------------------------------------------------------


def test_a_kind_brings_what_it_needs_and_nothing_else() -> None:
    assert kinds(["dates"]) == {"dates"}
    assert kinds(["quotes", "places"]) == {"quotes", "places"}
    assert kinds(["figures"]) == {"dates", "places", "quotes", "figures"}
    assert kinds(["events"]) == set(KINDS)
    with pytest.raises(SettingError, match="dates, places"):
        kinds(["dates", "smells"])


def test_only_one_kind_finds_the_same_as_all() -> None:
    whole = extract(document(ARTICLES["two.txt"]))
    for kind in KINDS:
        alone = extract(document(ARTICLES["two.txt"]), [kind])
        assert getattr(alone, kind) == getattr(whole, kind)
        assert getattr(alone, kind), kind
    assert extract(document(ARTICLES["two.txt"]), ["dates"]).places == ()


@pytest.mark.parametrize("text", ["", " \n\t", "\ufffd", "x" * 100_000, "1" * 10_000, "«" * 5_000, "a. " * 5_000])
def test_no_text_is_a_fault(text: str) -> None:
    assert extract(document(text)).document.text == text


# --- many files -----------------------------------------------------------------------------------


def test_every_file_is_accounted_for(tmp_path: Path, folder: Path) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    (folder / "unknown.xyz").write_bytes(b"?")
    (folder / "numbers.csv").write_text("a,b,c\n1,2,3\n")
    (folder / "lines.jsonl").write_text('{"id": "1", "text": "On 12 March 2024 it rained in Berlin."}\n{"id": 1}\nnonsense\n')
    (folder / "odd \n name.txt").write_text("On 1 May 2023 it rained in Berlin.")
    os.mkfifo(folder / "pipe.txt")
    (folder / "link.txt").symlink_to("/etc/passwd")
    with open_store(f"sqlite:///{tmp_path / 's.sqlite'}") as store:
        report = ingest([folder], store)
        assert report.written == len(ARTICLES) + 2
        failed = {f.location for f in report.failures}
        assert failed == {"broken.pdf", "unknown.xyz", "numbers.csv", "lines.jsonl:2", "lines.jsonl:3", "pipe.txt", "link.txt"}
        assert {f.location for f in store.failures()} == failed
        assert all(f.reason and "\n" not in f.reason for f in report.failures)
        again = ingest([folder], store)
        assert (again.written, again.unchanged) == (0, report.written)


def test_equal_ids_in_two_files_of_lines_are_two_documents(tmp_path: Path) -> None:
    for name, city in (("a.jsonl", "Berlin"), ("b.jsonl", "Paris")):
        (tmp_path / name).write_text(json.dumps({"id": "1", "text": f"On 12 March 2024 it rained in {city}."}))
    with open_store(f"sqlite:///{tmp_path / 's.sqlite'}") as store:
        assert ingest([tmp_path / "a.jsonl", tmp_path / "b.jsonl"], store).written == 2
        assert len(store.documents()) == 2
    assert ".jsonl" in LINES


def test_a_note_beside_a_document_that_changes_is_taken_up(tmp_path: Path, folder: Path) -> None:
    with open_store(f"sqlite:///{tmp_path / 's.sqlite'}") as store:
        ingest([folder], store)
        (folder / "sources.toml").write_text('["one.txt"]\npublisher = "Our Wire"\n')
        report = ingest([folder], store)
        assert (report.written, report.unchanged) == (1, 3)
        assert "Our Wire" in {d.publisher for d in store.documents()}


def test_many_files_in_children_give_what_few_give_here(tmp_path: Path, folder: Path) -> None:
    found = list(find([folder]))
    alone = [o.result for o in results(found, Order())]
    for n in range(8):  # more files than are read in this process
        (folder / f"z{n}.txt").write_text(f"On {n + 1} May 2023 it rained in Berlin.")
    together = [o.result for o in results(list(find([folder])), Order(), workers=2)]
    assert together[: len(alone)] == alone
    assert len(together) == len(alone) + 8


def test_bundled_documents_never_mix_with_a_users(store: Store, tmp_path: Path, folder: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "mine.txt").write_text("On 12 March 2024 it rained in Berlin.")
    assert ingest_example(folder, store) is not None
    assert store.example
    assert ingest_example(folder, store) is not None, "it may be renewed"
    ingest([own], store)
    assert not store.example
    assert [d.path for d in store.documents()] == ["mine.txt"]
    assert {i for e in store.events() for i in e.sources} <= {d.id for d in store.documents()}
    assert ingest_example(folder, store) is None


def test_the_order_in_which_documents_come_makes_no_difference(tmp_path: Path, folder: Path) -> None:
    names = sorted(ARTICLES)
    digests = set()
    for n, order in enumerate((names, names[::-1], names[2:] + names[:2])):
        with open_store(f"sqlite:///{tmp_path / f'{n}.sqlite'}") as store:
            for name in order:
                ingest([folder / name], store)
            digests.add(store.digest())
    with open_store(f"sqlite:///{tmp_path / 'all.sqlite'}") as store:
        ingest([folder], store)
        digests.add(store.digest())
    assert len(digests) == 1


def test_other_rules_of_merging_tell_the_store_anew(store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ingest([folder], store)
    version = store.version
    assert not derive(store)
    monkeypatch.setattr("dashboard.pipeline.ingest.merging", lambda: "another program")
    assert derive(store)
    assert store.version == version + 1
    assert not derive(store)


def test_shipped_values_are_put_once(store: Store, tmp_path: Path) -> None:
    header = "year,reporter,partner,flow,value,definition,valuation,status,source,retrieved,licence,url,note"
    (tmp_path / "x.csv").write_text(f"{header}\n2020,CUB,W00,export,1500000,goods,FOB,official,Book,2021-01-01,public domain,,\n")
    put_shipped(tmp_path, store)
    version = store.version
    put_shipped(tmp_path, store)
    assert (len(store.flows()), store.version) == (1, version)


class Service:
    """A geocoding service that knows one place."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def geocode(self, query: str, **_: object) -> Location | None:
        self.asked.append(query)
        return Location("Xylograd, Cuba", (22.5, -80.5, 0.0), {"address": {"country_code": "cu"}})


def test_a_service_is_asked_for_what_the_gazetteer_does_not_know() -> None:
    known = Mention(Span("d", 0, 6, "Havana"), Place("1", "Havana", "city", "CU", 23.1, -82.4, "point"), "location", "gazetteer")
    nowhere = replace(known.value, id="", name="Xylograd", country=None, latitude=None, longitude=None)
    unknown = Mention(Span("d", 10, 18, "Xylograd"), nowhere, "location", "not in the gazetteer")
    event = EventMention(Span("d", 20, 23, "met"), "MEETING", None, "happened", "verb", Span("d", 0, 40, "…"), place=nowhere)
    x = Extraction(document("…"), places=(known, unknown, unknown), events=(event,))
    service = Service()
    found = located(x, service)
    assert service.asked == ["Xylograd"]
    assert found.places[0] == known
    assert (found.places[1].value.latitude, found.places[1].value.country) == (22.5, "CU")
    assert found.events[0].place == found.places[2].value
    assert located(replace(x, places=(known,)), service) == replace(x, places=(known,))


def test_a_service_that_fails_is_a_miss() -> None:
    class Broken:
        def geocode(self, query: str, **_: object) -> None:
            raise GeocoderServiceError("no network")

    nowhere = Mention(Span("d", 0, 1, "…"), Place("", "Xylograd", "city", None, None, None, "point"), "location", "")
    x = Extraction(document("…"), places=(nowhere,))
    assert located(x, Broken()) == x


# --- poison ---------------------------------------------------------------------------------------


def test_only_the_poisonous_piece_is_lost() -> None:
    tasks = ["a", "die", "b", "hang", "c", "eat", "d", "raise", "burn", "e"]
    answers = list(isolated(poisoned, "ok ", tasks, lambda task: {"hang": 0.5, "burn": 1.0}.get(task, 20.0), workers=2))
    assert [task for task, _ in answers] == tasks, "in the order of the tasks"
    assert [a for _, a in answers if isinstance(a, str)] == ["ok a", "ok b", "ok c", "ok d", "ok e"]
    told = {task: reason(a) for task, a in answers if isinstance(a, Exception)}
    assert set(told) == {"die", "hang", "eat", "raise", "burn"}
    assert "too long" in told["hang"] and "too long" in told["burn"] and "memory" in told["eat"] and told["raise"] == "broken inside"


def test_a_fault_here_is_an_answer_too() -> None:
    answers = dict(here(poisoned, "ok ", ["a", "raise"], lambda _: 1.0))
    assert answers["a"] == "ok a" and isinstance(answers["raise"], UnreadableDocument)


# --- kill -9 --------------------------------------------------------------------------------------


def killed(url: str, folder: Path, at: int | str, torn: bool = False) -> bool:
    """Ingests in a process that is killed before its statement number `at`, or the first one that begins so. False
    if it ended before that."""
    child = os.fork()
    if child == 0:
        count = 0

        def before(connection: object, cursor: object, statement: str, *_: object) -> None:
            nonlocal count
            count += 1
            if count == at or (isinstance(at, str) and statement.startswith(at)):
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(Engine, "before_cursor_execute", before)
        if torn:  # what a program without transactions would do
            Store._writing = _uncommitted  # type: ignore[method-assign]
        with open_store(url) as store:
            ingest([folder], store)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0


@contextmanager
def _uncommitted(self: Store) -> Iterator[object]:
    with self._engine.connect() as c:
        c.exec_driver_sql("COMMIT")  # from here on each statement stands alone
        yield c


def broken(url: str, whole: Store) -> bool:
    """Whether the store holds half a document, or tells of something that is not there."""
    with open_store(url) as store:
        documents = {i: store.document(i) for i in store.known()}
        if any(x != whole.document(i) for i, x in documents.items()):
            return True
        listed, events = {d.id for d in store.documents()}, store.events()
        told = {i for e in events for i in e.sources} | {i for c in store.claims() for i in c.sources}
        opened = all(store.event(m.id) for e in events for m in e.mentions)
        return not told <= listed or not opened or (store.version == 0) != (not events)


KILLS = range(3, 300, 23)
"""Statements before which the run dies: in every transaction of it, and in the schema's."""


def test_a_killed_ingest_loses_nothing_and_is_finished_by_the_next(store_url: str, tmp_path: Path, folder: Path) -> None:
    with open_store(f"sqlite:///{tmp_path / 'whole.sqlite'}") as whole:
        ingest([folder], whole)
        died = 0
        for at in KILLS:
            died += killed(store_url, folder, at)
            assert not broken(store_url, whole), f"killed before statement {at}"
        assert died >= 3, "the run was killed too late to show anything"
        with open_store(store_url) as store:
            ingest([folder], store)
            assert store.digest() == whole.digest()
            assert not derive(store)


@pytest.mark.parametrize("at", ["INSERT INTO mention", "INSERT INTO member"])
def test_a_careless_store_would_be_torn_by_such_a_kill(tmp_path: Path, folder: Path, at: str) -> None:
    """The control: without transactions the same checks find half a document, or a version half told."""
    url = f"sqlite:///{tmp_path / 'torn.sqlite'}"
    with open_store(f"sqlite:///{tmp_path / 'whole.sqlite'}") as whole, open_store(url):
        ingest([folder], whole)
        assert killed(url, folder, at, torn=True)
        assert broken(url, whole)
