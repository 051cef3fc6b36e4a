"""The reading half of a store. Readers see the last complete version, whatever is being written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import local
from typing import Any

from sqlalchemy import Connection, Engine, Table, and_, func, select
from sqlalchemy.exc import DBAPIError

from dashboard import contract
from dashboard.errors import StoreError
from dashboard.model import Claim, Event, EventMention, Extraction, Failure, Figure, Flow, Judgement, Mention
from dashboard.store import rows, schema, search

TOLD = ("current", "old")
"""States of documents that the current version tells of."""
KEPT = ("current", "new")
"""States of documents that the next version will tell of."""


class Reader:
    """What a store tells. Every method may be used from several threads."""

    def __init__(self, engine: Engine, url: str) -> None:
        self._engine = engine
        self._here = local()
        # SQLite's transactions see one state from their first read on; PostgreSQL's do so when told
        self._consistent = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
        self.url = url

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """All that this thread reads inside is of one version. Raises StoreError where the database fails."""
        open_already: Connection | None = getattr(self._here, "connection", None)
        if open_already is not None:
            yield open_already
            return
        try:
            with self._engine.connect().execution_options(**self._consistent) as connection, connection.begin():
                self._here.connection = connection
                try:
                    yield connection
                finally:
                    self._here.connection = None
        except DBAPIError as fault:
            raise StoreError(f"the store cannot be used ({str(fault.orig).strip().splitlines()[0]})", value=self.url) from fault

    @property
    def version(self) -> int:
        """Raised by one whenever what readers see has changed."""
        with self.snapshot() as c:
            return int(c.execute(select(schema.meta.c.value).where(schema.meta.c.key == "version")).scalar() or 0)

    @property
    def untold(self) -> str | None:
        """A mark of what was written and no version tells yet, another one after each write; None if all is told."""
        with self.snapshot() as c:
            mark = c.execute(select(schema.meta.c.value).where(schema.meta.c.key == "untold")).scalar()
        return None if mark is None else str(mark)

    @property
    def teller(self) -> str | None:
        """The program that folded mentions into the current version's events and claims."""
        with self.snapshot() as c:
            told = c.execute(select(schema.meta.c.value).where(schema.meta.c.key == "teller")).scalar()
        return None if told is None else str(told)

    @property
    def example(self) -> bool:
        """Whether its documents are the bundled ones, which never mix with a user's."""
        with self.snapshot() as c:
            return c.execute(select(schema.meta.c.key).where(schema.meta.c.key == "example")).first() is not None

    def known(self) -> dict[str, str]:
        """Fingerprint of the program that extracted each document, by document id."""
        with self.snapshot() as c:
            d = schema.document.c
            return {row[0]: row[1] for row in c.execute(select(d.id, d.fingerprint).where(d.state.in_(KEPT)))}

    # --- documents --------------------------------------------------------------------------------

    def documents(self) -> tuple[rows.Listed, ...]:
        """Every document, by path; without its text."""
        d, left = schema.document.c, schema.leftover.c
        with self.snapshot() as c:
            found = c.execute(select(d.id, d.row, d.copy_of).where(d.state.in_(TOLD)).order_by(d.path, d.id)).all()
            counted = c.execute(select(left.document_id, func.count()).group_by(left.document_id)).all()
        leftovers: dict[str, int] = {row[0]: row[1] for row in counted}
        return tuple(rows.listed(rows.load(row), copy_of, leftovers.get(key, 0)) for key, row, copy_of in found)

    def document(self, document_id: str) -> Extraction | None:
        """All that was found in one document, or None."""
        with self.snapshot() as c:
            d, m, left = schema.document.c, schema.mention.c, schema.leftover.c
            head = c.execute(select(d.row, d.text).where(d.id == document_id)).first()
            if head is None:
                return None
            mentions = c.execute(
                select(m.kind, m.row).where(m.document_id == document_id).order_by(m.kind, m.ordinal)
            ).all()  # fmt: skip
            leftovers = c.execute(
                select(left.start, left.end, left.text, left.reason).where(left.document_id == document_id).order_by(left.ordinal)
            ).mappings()
            return rows.extraction(rows.load(head[0]), head[1], [(r[0], r[1]) for r in mentions], [dict(r) for r in leftovers])

    def witnesses(self) -> dict[str, rows.Row | None]:
        """What was kept as `witness` of each document that the next version will tell of, by id."""
        d = schema.document.c
        with self.snapshot() as c:
            found = c.execute(select(d.id, d.witness).where(d.state.in_(KEPT)).order_by(d.id)).all()
        return {row[0]: None if row[1] is None else rows.load(row[1]) for row in found}

    def failures(self) -> tuple[Failure, ...]:
        f = schema.failure.c
        with self.snapshot() as c:
            return tuple(Failure(r[0], r[1], r[2]) for r in c.execute(select(f.location, f.reason, f.tries).order_by(f.location)))

    # --- what was found -----------------------------------------------------------------------------

    def event_mentions(self) -> tuple[EventMention, ...]:
        """Of all documents that the next version will tell of, by document id and place in the text."""
        return tuple(contract.event(doc, row) for doc, row in self._mentions("event"))

    def figure_mentions(self) -> tuple[Mention[Figure], ...]:
        return tuple(contract.figure(doc, row) for doc, row in self._mentions("figure"))

    def _mentions(self, kind: str) -> Iterator[tuple[str, contract.Row]]:
        m, d = schema.mention.c, schema.document.c
        with self.snapshot() as c:
            found = c.execute(
                select(m.document_id, m.row)
                .join(schema.document, d.id == m.document_id)
                .where(m.kind == kind, d.state.in_(KEPT))
                .order_by(m.document_id, m.ordinal)
            ).all()
        return ((row[0], rows.load(row[1])) for row in found)

    def events(self) -> tuple[Event, ...]:
        """Every event of the current version, by id."""
        return tuple(rows.event(row, former) for row, former in self._groups(schema.event_group))

    def claims(self) -> tuple[Claim, ...]:
        """Every claim of the current version, by id."""
        return tuple(rows.claim(row, former) for row, former in self._groups(schema.claim_group))

    def _groups(self, table: Table) -> Iterator[tuple[rows.Row, list[str]]]:
        """(body, ids it had before) of each group."""
        former: dict[str, list[str]] = {}
        with self.snapshot() as c:
            for id_, group_id in c.execute(select(schema.alias.c.id, schema.alias.c.group_id)):
                former.setdefault(group_id, []).append(id_)
            found = c.execute(select(table.c.id, table.c.body).order_by(table.c.id)).all()
        return ((rows.load(body), former.get(id_, [])) for id_, body in found)

    def event(self, event_id: str) -> Event | None:
        """The event of this id, or of the id of any of its mentions, or of one it had before; None for a miss."""
        found = self._group(schema.event_group, event_id)
        return None if found is None else rows.event(*found)

    def claim(self, claim_id: str) -> Claim | None:
        """As `event`, for claims."""
        found = self._group(schema.claim_group, claim_id)
        return None if found is None else rows.claim(*found)

    def is_mention(self, mention_id: str) -> bool:
        """Whether an event or a figure of a document has this id."""
        with self.snapshot() as c:
            return c.execute(select(schema.mention.c.id).where(schema.mention.c.id == mention_id)).first() is not None

    def _group(self, table: Table, group_id: str) -> tuple[rows.Row, list[str]] | None:
        with self.snapshot() as c:
            for found in (
                select(table.c.body).where(table.c.id == group_id),
                select(table.c.body).join(schema.member, schema.member.c.group_id == table.c.id)
                .where(schema.member.c.mention_id == group_id).order_by(table.c.id),
                select(table.c.body).join(schema.alias, schema.alias.c.group_id == table.c.id).where(schema.alias.c.id == group_id),
            ):  # fmt: skip
                body = c.execute(found).scalar()
                if body is not None:
                    row = rows.load(body)
                    alias = schema.alias.c
                    return row, [r[0] for r in c.execute(select(alias.id).where(alias.group_id == row["id"]))]
        return None

    def flows(self) -> tuple[Flow, ...]:
        """Every value of the official trade files, by file and place in it."""
        with self.snapshot() as c:
            found = c.execute(select(schema.flow).order_by(schema.flow.c.file, schema.flow.c.ordinal)).mappings()
            return tuple(rows.flow(dict(row)) for row in found)

    def judgements(self) -> tuple[Judgement, ...]:
        j = schema.judgement.c
        with self.snapshot() as c:
            found = c.execute(select(j.left, j.right, j.verdict, j.who, j.why).order_by(j.left, j.right, j.who))
            return tuple(Judgement(*row) for row in found)

    def search(self, words: str) -> tuple[str, ...]:
        """Ids, sorted, of the documents that hold all these words, case and accents aside, and of the events and
        claims of which a sentence does; "…" is a phrase. No input is an error; no words find nothing."""
        found = search.matching(self._engine.dialect.name, words)
        if found is None:
            return ()
        d, m = schema.document.c, schema.member.c
        whole = select(d.id).join(found, d.id == found.c.document_id).where(found.c.sentence.is_(None), d.state.in_(TOLD))
        told = select(m.group_id).join(found, and_(m.document_id == found.c.document_id, m.sentence == found.c.sentence))
        with self.snapshot() as c:
            return tuple(sorted({row[0] for statement in (whole, told) for row in c.execute(statement)}))

    # --- remembered answers of geocoding services ---------------------------------------------------

    def get(self, key: str) -> str | None:
        """What a geocoding service answered before, or None."""
        g = schema.geocode.c
        with self.snapshot() as c:
            answer = c.execute(select(g.value).where(g.key == key)).scalar()
        return None if answer is None else str(answer)

    # --- the whole ------------------------------------------------------------------------------------

    def digest(self) -> str:
        """Hash of every row that content decides: equal documents and judgements, equal digest, on every store."""
        hashed = hashlib.sha256()
        with self.snapshot() as c:
            for table in DIGESTED:
                columns = list(table.columns)
                keys: Sequence[Any] = list(table.primary_key)
                found = {repr(tuple(row)) for row in c.execute(select(*columns).order_by(*keys))}
                for row in sorted(found):
                    hashed.update(f"{table.name} {row}\n".encode("utf-8", "backslashreplace"))
        return hashed.hexdigest()


DIGESTED = (
    schema.source, schema.document, schema.mention, schema.leftover, schema.passage, schema.event_group, schema.claim_group,
    schema.member, schema.judgement, schema.flow,
)  # fmt: skip
