"""The writing half of a store: documents in one transaction each, what they tell together in the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from dashboard.errors import StoreError
from dashboard.model import Claim, Event, Extraction, Failure, Flow, Judgement, content_id
from dashboard.store import connect, rows, schema, search
from dashboard.store.reading import Reader

WRITERS = 0x64617465
"""Key of PostgreSQL's advisory lock: one writer at a time, as SQLite has it."""


def open_store(url: str, read_only: bool = False) -> Store:
    """The store at `sqlite:///…`, `postgres://…` or `postgresql://…`.

    Opened for writing, an empty or older store is brought to this program's schema. Raises StoreError for
    another URL, a store that cannot be reached, is newer than this program, or is older and opened read-only.
    """
    parsed = connect.parse(url)
    store = Store(connect.engine(parsed, read_only), connect.shown(parsed))
    try:
        if read_only:
            with store.snapshot() as c:
                version = schema.found(c)
            schema.check(version, store.url)
            if version is None:
                raise StoreError("this store is empty", value=store.url, remedy="Fill it: dateline ingest PATH --store URL")
            if version < schema.SCHEMA:
                raise StoreError(
                    f"this store has schema {version}, an older one than {schema.SCHEMA}", value=store.url,
                    remedy="Bring it up to date: dateline migrate --store URL",
                )  # fmt: skip
        else:
            store.migrate()
    except BaseException:
        store.close()
        raise
    return store


class Store(Reader):
    """A store that is written to as well. One writer at a time; others wait."""

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        try:
            with self._engine.connect().execution_options(writing=True) as c, c.begin():
                if self._engine.dialect.name == "postgresql":
                    c.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITERS})
                yield c
        except DBAPIError as fault:
            raise StoreError(f"the store cannot be written ({_words(fault)})", value=self.url) from fault

    def migrate(self) -> bool:
        """Brings the schema up to date; True if anything was done."""
        with self.snapshot() as c:
            version = schema.found(c)
        schema.check(version, self.url)
        if version == schema.SCHEMA:
            return False
        with self._writing() as c:
            return schema.bring_up(c, self.url)

    # --- documents --------------------------------------------------------------------------------

    def replace(self, extraction: Extraction, fingerprint: str | None = None, witness: rows.Row | None = None) -> bool:
        """Puts a document in the place of what its source said before, in one transaction. False, and no row
        changed, if it is there already by a program of the same fingerprint (None: by its own content).

        `witness` is kept for `witnesses`: what merging wants to know of the document.
        """
        d = extraction.document
        mentions = rows.mention_rows(extraction)
        leftovers = rows.leftover_rows(extraction)
        row = rows.document_row(extraction, "", witness)
        row["fingerprint"] = fingerprint or content_id(
            row["row"], row["text"], *(f"{m['kind']}{m['row']}" for m in mentions), *(m["reason"] for m in leftovers)
        )
        passages = rows.passage_rows(extraction, mentions)
        table = schema.document.c
        with self._writing() as c:
            _forget_failure(c, d.source.location)
            before = c.execute(select(table.id, table.state, table.fingerprint).where(table.source_id == d.source.id)).all()
            states = {r[0]: (r[1], r[2]) for r in before}
            if d.id not in states:
                other = c.execute(select(table.state, table.fingerprint).where(table.id == d.id)).first()
                states |= {} if other is None else {d.id: (other[0], other[1])}
            state, known = states.pop(d.id, ("new", None))
            if known == row["fingerprint"] and state != "old":
                return False
            _retire(c, states)
            row["state"] = "new" if state == "new" else "current"
            _drop_documents(c, [d.id])
            _put(c, schema.source, {"id": d.source.id}, {
                "location": d.source.location, "kind": d.source.kind, "publisher": d.source.publisher, "language": d.source.language,
            })  # fmt: skip
            c.execute(insert(schema.document), row)
            for into, many in ((schema.mention, mentions), (schema.leftover, leftovers), (schema.passage, passages)):
                if many:
                    c.execute(insert(into), many)
            search.index(c, d.id)
            _mark_untold(c)
        return True

    def mark_untold(self) -> None:
        """Asks for the events and claims to be told anew."""
        with self._writing() as c:
            _mark_untold(c)

    def mark_example(self) -> None:
        """Says that the documents of this store are the bundled ones."""
        with self._writing() as c:
            _put(c, schema.meta, {"key": "example"}, {"value": "1"})

    def retire_example(self) -> None:
        """Lets the bundled documents go: readers see them until the next version is told."""
        d = schema.document.c
        with self._writing() as c:
            _drop_documents(c, [r[0] for r in c.execute(select(d.id).where(d.state == "new"))])
            c.execute(update(schema.document).values(state="old"))
            c.execute(delete(schema.failure))
            c.execute(delete(schema.meta).where(schema.meta.c.key == "example"))
            _mark_untold(c)

    def fail(self, failure: Failure) -> None:
        """Lists a document that could not be used; again, with the same reason, it changes no row."""
        f = schema.failure
        with self._writing() as c:
            known = c.execute(select(f.c.reason).where(f.c.location == failure.location)).scalar()
            if known != failure.reason:
                _put(c, f, {"location": failure.location}, {"reason": failure.reason, "tries": failure.tries})
                _raise_version(c)

    # --- what documents tell together -------------------------------------------------------------

    def tell(
        self, events: Sequence[Event], claims: Sequence[Claim], copies: Mapping[str, str], untold: str | None = None, teller: str = ""
    ) -> int | None:
        """Puts the events and claims of all documents in the place of the former ones, and shows them to readers
        as the next version, which is returned. `copies`: document id to the id of the document it copies.

        `untold` is the mark at which the documents were read: None is returned, and nothing done, if another writer
        has put more since. `teller` names the program that merged.
        """
        d = schema.document.c
        with self._writing() as c:
            if untold is not None and _untold(c) != untold:
                return None
            gone = [r[0] for r in c.execute(select(d.id).where(d.state == "old"))]
            _keep_aliases(c, events, claims)
            _drop_documents(c, gone)
            c.execute(update(schema.document).where(d.state == "new").values(state="current"))
            c.execute(update(schema.document).where(d.copy_of.is_not(None)).values(copy_of=None))
            for copy, original in sorted(copies.items()):
                c.execute(update(schema.document).where(d.id == copy).values(copy_of=original))
            c.execute(delete(schema.member))
            for kind, table, groups in (("event", schema.event_group, events), ("claim", schema.claim_group, claims)):
                c.execute(delete(table))
                if groups:
                    c.execute(insert(table), rows.group_rows(groups))
                    c.execute(insert(schema.member), _members(c, kind, groups))
            c.execute(delete(schema.meta).where(schema.meta.c.key == "untold"))
            _put(c, schema.meta, {"key": "teller"}, {"value": teller})
            return _raise_version(c)

    def judge(self, judgement: Judgement) -> None:
        """Keeps a verdict; a later one of the same person on the same pair takes its place."""
        if judgement.left >= judgement.right:
            raise ValueError("a judgement names two ids, the smaller one first")
        key = {"left": judgement.left, "right": judgement.right, "who": judgement.who}
        with self._writing() as c:
            if _put(c, schema.judgement, key, {"verdict": judgement.verdict, "why": judgement.why}):
                _mark_untold(c)

    def put_flows(self, file: str, flows: Iterable[Flow]) -> bool:
        """Puts an official file's values in the place of its former ones. False if they were the same."""
        wanted = [rows.flow_row(file, n, flow) for n, flow in enumerate(flows)]
        table = schema.flow
        with self._writing() as c:
            _forget_failure(c, file)
            before = c.execute(select(table).where(table.c.file == file).order_by(table.c.ordinal)).mappings()
            if [dict(row) for row in before] == wanted:
                return False
            c.execute(delete(table).where(table.c.file == file))
            if wanted:
                c.execute(insert(table), wanted)
            _raise_version(c)
        return True

    def put(self, key: str, value: str) -> None:
        """Remembers what a geocoding service answered."""
        with self._writing() as c:
            _put(c, schema.geocode, {"key": key}, {"value": value})


def _words(fault: DBAPIError) -> str:
    return (str(fault.orig).strip().splitlines() or ["no reason given"])[0]


def _put(c: Connection, table: Table, key: dict[str, Any], values: dict[str, Any]) -> bool:
    """Inserts or updates one row; False if it stood there already."""
    where = [table.c[name] == value for name, value in key.items()]
    known = c.execute(select(*(table.c[name] for name in values)).where(*where)).first()
    if known is None:
        c.execute(insert(table).values(**key, **values))
    elif tuple(known) != tuple(values.values()):
        c.execute(update(table).where(*where).values(**values))
    else:
        return False
    return True


def _raise_version(c: Connection) -> int:
    version = int(c.execute(select(schema.meta.c.value).where(schema.meta.c.key == "version")).scalar() or 0) + 1
    _put(c, schema.meta, {"key": "version"}, {"value": str(version)})
    return version


def _untold(c: Connection) -> str | None:
    mark = c.execute(select(schema.meta.c.value).where(schema.meta.c.key == "untold")).scalar()
    return None if mark is None else str(mark)


def _mark_untold(c: Connection) -> None:
    """No mark comes twice between two versions; the version is in it, so that none comes twice at all."""
    version = c.execute(select(schema.meta.c.value).where(schema.meta.c.key == "version")).scalar()
    writes = int((_untold(c) or "0.0").partition(".")[2]) + 1
    _put(c, schema.meta, {"key": "untold"}, {"value": f"{version}.{writes}"})


def _forget_failure(c: Connection, location: str) -> None:
    c.execute(delete(schema.failure).where(schema.failure.c.location == location))


def _retire(c: Connection, states: Mapping[str, tuple[str, str]]) -> None:
    """Former documents of a source: those that readers see stay until the next version."""
    _drop_documents(c, [key for key, (state, _) in states.items() if state == "new"])
    told = [key for key, (state, _) in states.items() if state != "new"]
    if told:
        c.execute(update(schema.document).where(schema.document.c.id.in_(told)).values(state="old"))


def _drop_documents(c: Connection, ids: Sequence[str]) -> None:
    search.forget(c, ids)
    for document_id in ids:
        for table in (schema.passage, schema.leftover, schema.mention):
            c.execute(delete(table).where(table.c.document_id == document_id))
        c.execute(delete(schema.document).where(schema.document.c.id == document_id))


def _members(c: Connection, kind: str, groups: Sequence[Event | Claim]) -> list[rows.Row]:
    """The evidence of each group; a mention may stand in two groups if a rule says so, and then opens the first."""
    m = schema.mention.c
    wanted = "event" if kind == "event" else "figure"
    sentences = {r[0]: r[1] for r in c.execute(select(m.id, m.sentence).where(m.kind == wanted))}
    found = {
        (mention_id, group.id): {
            "mention_id": mention_id, "group_id": group.id, "kind": kind, "document_id": mention.span.document_id,
            "sentence": sentences.get(mention_id),
        }
        for group in groups
        for mention_id, mention in rows.identified(group)
    }  # fmt: skip
    return [found[key] for key in sorted(found)]


def _keep_aliases(c: Connection, events: Sequence[Event], claims: Sequence[Claim]) -> None:
    """Ids that no mention carries any more go on opening the group that took over the rest of theirs."""
    now: dict[str, tuple[str, str]] = {}  # mention or group id -> kind, group id
    told: list[Event | Claim] = [*claims, *events]
    for group in sorted(told, key=lambda g: g.id, reverse=True):
        kind = "event" if isinstance(group, Event) else "claim"
        now |= {group.id: (kind, group.id)} | {mention_id: (kind, group.id) for mention_id, _ in rows.identified(group)}
    former: dict[str, list[str]] = {}
    m = schema.member.c
    for mention_id, group_id in c.execute(select(m.mention_id, m.group_id).order_by(m.mention_id)):
        former.setdefault(group_id, []).append(mention_id)
    old = {r[0]: r[1] for r in c.execute(select(schema.alias.c.id, schema.alias.c.group_id))}
    old |= {group_id: group_id for group_id in former}
    kept = []
    for id_, group_id in sorted(old.items()):
        heir = next((now[m] for m in [group_id, *former.get(group_id, [])] if m in now), None)
        if id_ not in now and heir is not None:
            kept.append({"id": id_, "kind": heir[0], "group_id": heir[1]})
    c.execute(delete(schema.alias))
    if kept:
        c.execute(insert(schema.alias), kept)
