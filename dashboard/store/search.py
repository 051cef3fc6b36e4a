"""Search by words, with one meaning on both dialects: the only place where they differ.

A passage and a query are folded to words (`fold`): accents and case go, letters and digits stay. A passage is
found if it holds all words of the query, and those in double quotes one after the other. Nothing in a query is
an operator, so no input is an error.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from sqlalchemy import Connection, Integer, Subquery, Text, column, text

LONGEST_WORD = 64
"""Code points of a word that are compared; longer ones are cut alike in passage and query (an index key is bounded)."""
MOST_WORDS = 32
"""Words of a query that are looked at; further ones are left out."""

_WORD = re.compile(r"[^\W_]+")


def fold(words: str) -> list[str]:
    """The words of a text, without accents and case: 'São Paulo, 29 Sept.' is sao paulo 29 sept."""
    plain = words if words.isascii() else "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))
    return [w[:LONGEST_WORD] for w in _WORD.findall(plain.casefold())]


def phrases(query: str) -> tuple[tuple[str, ...], ...]:
    """A query as runs of words that must stand together; outside of double quotes each word is its own run.

    An unclosed quote holds to the end. At most `MOST_WORDS` words are taken.
    """
    runs: list[tuple[str, ...]] = []
    left = MOST_WORDS
    for number, part in enumerate(re.split(r'["“”«»]', query)):
        found = fold(part)[:left]
        left -= len(found)
        if number % 2:
            runs += [tuple(found)] if found else []
        else:
            runs += [(w,) for w in found]
    return tuple(dict.fromkeys(runs))


def create(connection: Connection) -> None:
    """The index beside the `passage` table."""
    if connection.dialect.name == "sqlite":
        connection.execute(text(
            "CREATE VIRTUAL TABLE passage_words USING fts5"
            "(body, content='passage', content_rowid='number', tokenize='unicode61 remove_diacritics 0')"
        ))  # fmt: skip
    else:
        connection.execute(text("CREATE INDEX passage_words ON passage USING gin (string_to_array(body, ' '))"))


def index(connection: Connection, document_id: str) -> None:
    """Takes the document's passages into the index, after they were written."""
    if connection.dialect.name == "sqlite":
        connection.execute(
            text("INSERT INTO passage_words(rowid, body) SELECT number, body FROM passage WHERE document_id = :d ORDER BY number"),
            {"d": document_id},
        )


def forget(connection: Connection, document_ids: Iterable[str]) -> None:
    """Takes documents' passages out of the index, before they are deleted."""
    if connection.dialect.name == "sqlite":
        for document_id in document_ids:
            connection.execute(
                text(
                    "INSERT INTO passage_words(passage_words, rowid, body) "
                    "SELECT 'delete', number, body FROM passage WHERE document_id = :d ORDER BY number"
                ),
                {"d": document_id},
            )


def matching(dialect: str, query: str) -> Subquery | None:
    """(document_id, sentence) of the passages that match, `sentence` None for a whole document; None for no words."""
    runs = phrases(query)
    if not runs:
        return None
    if dialect == "sqlite":
        match = " ".join('"' + " ".join(run) + '"' for run in runs)  # words hold letters and digits only
        found = text(
            "SELECT p.document_id, p.sentence FROM passage_words w JOIN passage p ON p.number = w.rowid WHERE passage_words MATCH :m"
        ).bindparams(m=match)
    else:
        together = [run for run in runs if len(run) > 1]
        clauses = "".join(f" AND strpos(' ' || body || ' ', :p{n}) > 0" for n in range(len(together)))
        found = text(
            f"SELECT document_id, sentence FROM passage WHERE string_to_array(body, ' ') @> CAST(:w AS text[]){clauses}"
        ).bindparams(w=sorted({w for run in runs for w in run}), **{f"p{n}": f" {' '.join(run)} " for n, run in enumerate(together)})
    return found.columns(column("document_id", Text), column("sentence", Integer)).subquery("found")
