"""The tables, one schema for SQLite and PostgreSQL, and the way from an older schema to this one.

Days are integers since 1970-01-01. No clock, no counter: every key comes from content. A `row` or `body`
column holds the JSON form of `dashboard.contract`; the columns beside it are those that queries filter by.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import BigInteger, Column, Connection, ForeignKey, Index, Integer, MetaData, Table, Text, inspect, select

from dashboard.errors import StoreError
from dashboard.store import search

SCHEMA = 1
"""Version of this schema; raise it together with a step in `STEPS`."""

metadata = MetaData()


def _document_key(primary: bool = False) -> Column[str]:
    return Column("document_id", Text, ForeignKey("document.id", ondelete="CASCADE"), primary_key=primary, nullable=False)


meta = Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

source = Table(
    "source", metadata,
    Column("id", Text, primary_key=True), Column("location", Text, nullable=False), Column("kind", Text, nullable=False),
    Column("publisher", Text), Column("language", Text),
)  # fmt: skip

document = Table(
    "document", metadata,
    Column("id", Text, primary_key=True),
    Column("source_id", Text, ForeignKey("source.id"), nullable=False, index=True),
    Column("state", Text, nullable=False),  # new: no version tells it yet · current · old: replaced, the version still tells it
    Column("fingerprint", Text, nullable=False),  # of the program that extracted it
    Column("path", Text, nullable=False),
    Column("title", Text), Column("publisher", Text), Column("language", Text),
    Column("published_first", BigInteger), Column("published_last", BigInteger),
    Column("copy_of", Text),
    Column("text", Text, nullable=False), Column("row", Text, nullable=False),
    Column("witness", Text),  # what merging needs to know of it, as JSON, so that the document need not be read again
)  # fmt: skip

mention = Table(
    "mention", metadata,
    _document_key(primary=True),
    Column("kind", Text, primary_key=True),  # date range place figure quote event
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
    Column("start", Integer, nullable=False), Column("end", Integer, nullable=False), Column("sentence", Integer),
    Column("first", BigInteger), Column("last", BigInteger),
    Column("type", Text), Column("status", Text), Column("country", Text),
    Column("row", Text, nullable=False),
    Index("mention_id", "id"), Index("mention_kind", "kind", "document_id"), Index("mention_passage", "document_id", "sentence"),
)  # fmt: skip

leftover = Table(
    "leftover", metadata,
    _document_key(primary=True), Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("start", Integer, nullable=False), Column("end", Integer, nullable=False), Column("text", Text, nullable=False),
    Column("reason", Text, nullable=False),
)  # fmt: skip

passage = Table(  # what can be searched: each document, and each sentence that holds an event or a figure, as folded words
    "passage", metadata,
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    _document_key(), Column("sentence", Integer), Column("body", Text, nullable=False),
    Index("passage_document", "document_id"),
)  # fmt: skip


def _groups(name: str) -> Table:
    return Table(
        name, metadata,
        Column("id", Text, primary_key=True), Column("first", BigInteger), Column("last", BigInteger),
        Column("type", Text), Column("status", Text), Column("body", Text, nullable=False),
    )  # fmt: skip


event_group = _groups("event_group")
claim_group = _groups("claim_group")

member = Table(  # the evidence of an event or claim; each mention's id opens the group it is in
    "member", metadata,
    Column("mention_id", Text, primary_key=True), Column("group_id", Text, primary_key=True), Column("kind", Text, nullable=False),
    Column("document_id", Text, nullable=False), Column("sentence", Integer),
    Index("member_group", "group_id"), Index("member_passage", "document_id", "sentence"),
)  # fmt: skip

alias = Table(  # ids of groups whose naming mention is gone
    "alias", metadata,
    Column("id", Text, primary_key=True), Column("kind", Text, nullable=False), Column("group_id", Text, nullable=False, index=True),
)  # fmt: skip

judgement = Table(
    "judgement", metadata,
    Column("left", Text, primary_key=True), Column("right", Text, primary_key=True), Column("who", Text, primary_key=True),
    Column("verdict", Text, nullable=False), Column("why", Text, nullable=False),
)  # fmt: skip

flow = Table(
    "flow", metadata,
    Column("file", Text, primary_key=True), Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("year", Integer, nullable=False), Column("reporter", Text, nullable=False), Column("partner", Text, nullable=False),
    Column("flow", Text, nullable=False), Column("value", Text, nullable=False),  # decimal digits, exactly
    Column("source", Text, nullable=False), Column("status", Text, nullable=False), Column("valuation", Text, nullable=False),
    Column("definition", Text, nullable=False), Column("commodity", Text, nullable=False), Column("licence", Text, nullable=False),
    Column("retrieved", Text), Column("url", Text), Column("note", Text, nullable=False),
    Index("flow_pair", "reporter", "partner", "year"),
)  # fmt: skip

geocode = Table(
    "geocode", metadata,
    Column("key", Text, primary_key=True), Column("value", Text, nullable=False),
)  # fmt: skip

failure = Table(
    "failure", metadata,
    Column("location", Text, primary_key=True), Column("reason", Text, nullable=False), Column("tries", Integer, nullable=False),
)  # fmt: skip

STEPS: dict[int, Callable[[Connection], None]] = {}
"""From the schema of this number to the next one."""


def found(connection: Connection) -> int | None:
    """The schema version that a store has, None where there is none yet."""
    if not inspect(connection).has_table("meta"):
        return None
    value = connection.execute(select(meta.c.value).where(meta.c.key == "schema")).scalar()
    return None if value is None else int(value)


def check(version: int | None, url: str) -> None:
    """Raises StoreError for a store of a newer program."""
    if version is not None and version > SCHEMA:
        raise StoreError(
            f"this store has schema {version}, and this program knows schemas up to {SCHEMA}", value=url,
            remedy="Install a newer Dateline, or name another store with --store",
        )  # fmt: skip


def bring_up(connection: Connection, url: str) -> bool:
    """Brings the store to `SCHEMA` inside the caller's transaction. True if anything was done."""
    version = found(connection)
    check(version, url)
    if version == SCHEMA:
        return False
    if version is None:
        metadata.create_all(connection)
        search.create(connection)
        connection.execute(meta.insert(), [{"key": "schema", "value": str(SCHEMA)}, {"key": "version", "value": "0"}])
        return True
    for number in range(version, SCHEMA):
        STEPS[number](connection)
    connection.execute(meta.update().where(meta.c.key == "schema").values(value=str(SCHEMA)))
    return True
