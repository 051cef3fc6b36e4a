"""One file becomes its documents, with what stands about it beside it, or a failure that names it."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest

from dashboard.errors import UnreadableDocument, UnsupportedFormat
from dashboard.model import Document, Failure
from dashboard.read import content, documents, file, given, read

TEXT = "Cuba and Russia signed an agreement on wheat in Havana on 19 May 2023, officials said."


def write(path: Path, data: str | bytes) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_the_same_bytes_at_the_same_location_are_the_same_document(tmp_path: Path) -> None:
    one = read(write(tmp_path / "a.txt", TEXT), tmp_path)
    assert one == read(tmp_path / "a.txt", tmp_path)
    changed = read(write(tmp_path / "a.txt", TEXT + "!"), tmp_path)
    assert changed.source == one.source and changed.id != one.id
    assert read(write(tmp_path / "b.txt", TEXT), tmp_path).source.id != one.source.id
    assert (one.text, one.source.location, one.source.kind, one.language, one.published) == (TEXT, "a.txt", "file", "en", None)


def test_sources_toml_goes_before_what_the_document_says(tmp_path: Path) -> None:
    write(
        tmp_path / "sources.toml",
        '["a.txt"]\npublisher = "The Paper"\npublished = 2023-05-20\nlanguage = "es"\nurl = "https://p.example/a"\n',
    )
    document = read(write(tmp_path / "a.txt", TEXT), tmp_path)
    assert (document.source.publisher, document.language, document.source.url) == ("The Paper", "es", "https://p.example/a")
    assert document.published is not None and (document.published.when.value, document.published.basis) == ("2023-05-20", "given")
    assert read(write(tmp_path / "b.txt", TEXT), tmp_path).source.publisher is None


@pytest.mark.parametrize("note", ['["a.txt"]\npublished = "spring"', '["a.txt"', "x"])
def test_a_sources_toml_that_means_nothing_is_a_failure_and_no_guess(tmp_path: Path, note: str) -> None:
    write(tmp_path / "sources.toml", note)
    with pytest.raises(UnreadableDocument, match=r"sources\.toml"):
        read(write(tmp_path / "a.txt", TEXT), tmp_path)


def test_gzip_is_unpacked_and_never_beyond_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(write(tmp_path / "a.txt.gz", gzip.compress(TEXT.encode())), tmp_path).text == TEXT
    with pytest.raises(UnreadableDocument, match="ends too early"):
        read(write(tmp_path / "b.txt.gz", gzip.compress(TEXT.encode())[:-9]), tmp_path)
    with pytest.raises(UnreadableDocument, match="larger than"):
        read(write(tmp_path / "c.txt.gz", gzip.compress(b"a" * (content.MAX_BYTES + 1))), tmp_path)


def test_large_empty_unknown_and_unreadable_files_are_failures_that_name_the_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match=r"long\.txt.*Split"):
        read(write(tmp_path / "long.txt", "a " * (content.MAX_CHARS // 2 + 1)), tmp_path)
    with pytest.raises(UnreadableDocument, match=r"empty\.txt"):
        read(write(tmp_path / "empty.txt", " \n"), tmp_path)
    with pytest.raises(UnsupportedFormat, match=r"no reader takes \.png"):
        read(write(tmp_path / "a.png", b"PK"), tmp_path)
    with pytest.raises(UnsupportedFormat, match="without an ending"):
        read(write(tmp_path / "noname", TEXT), tmp_path)
    (tmp_path / "link.txt").symlink_to(tmp_path / "long.txt")
    with pytest.raises(UnreadableDocument, match=r"link\.txt"):
        read(tmp_path / "link.txt", tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(UnreadableDocument, match=r"pipe\.txt"):
        read(tmp_path / "pipe.txt", tmp_path)


def test_each_line_of_a_jsonl_file_is_a_document_or_a_failure_with_its_number(tmp_path: Path) -> None:
    lines = [json.dumps({"id": "one", "text": TEXT}), "", '{"id": "two", "te', "[]", '{"id": 3, "text": "Havana, 3 May."}', "[" * 100_000]
    found = list(documents(write(tmp_path / "a.jsonl", "\n".join(lines)), tmp_path))
    assert [type(f) for f in found] == [Document, Failure, Failure, Document, Failure]
    assert [f.location for f in found if isinstance(f, Failure)] == ["a.jsonl:3", "a.jsonl:4", "a.jsonl:6"]
    assert [f.source.location for f in found if isinstance(f, Document)] == ["a.jsonl#one", "a.jsonl#3"]


def test_a_line_is_the_same_document_wherever_it_stands_in_its_file_and_of_another_source_in_another_file(tmp_path: Path) -> None:
    one, two = json.dumps({"id": "one", "text": TEXT}), json.dumps({"id": "two", "text": TEXT})
    (first,) = documents(write(tmp_path / "a.jsonl", one), tmp_path)
    _, moved = documents(write(tmp_path / "a.jsonl", f"{two}\n{one}"), tmp_path)
    (elsewhere,) = documents(write(tmp_path / "b.jsonl", one), tmp_path)
    assert isinstance(first, Document) and isinstance(moved, Document) and isinstance(elsewhere, Document)
    assert first == moved and elsewhere.source.id != first.source.id
    twice = [f.source.location for f in documents(write(tmp_path / "c.jsonl", f"{one}\n{one}"), tmp_path) if isinstance(f, Document)]
    assert twice == ["c.jsonl#one", "c.jsonl:2"]


def test_a_given_document_keeps_its_id_text_and_day() -> None:
    text = "\ufeffHavana,\r\n\x00 3 May \ud800."
    document = given({"id": "x1", "text": text, "published": "2023-05-20", "title": " A \n title ", "url": "ftp://x"})
    assert document.id == "x1" and document.text == "\ufeffHavana,\r\n\ufffd 3 May \ufffd."
    assert document.published is not None and document.published.when.value == "2023-05-20" and document.published.basis == "given"
    assert document.title == "A title" and document.source.url is None


@pytest.mark.parametrize("row", [{}, {"id": "x"}, {"id": "x", "text": 3}, {"id": "x", "text": "y", "published": "20 May"}])
def test_a_row_that_is_no_document_is_refused(row: dict[str, object]) -> None:
    with pytest.raises(UnreadableDocument):
        given(row)


def test_a_file_of_lines_may_be_longer_than_a_document_and_gzipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file, "MAX_BYTES", 200)
    line = json.dumps({"text": TEXT})
    lines = "\n".join([line] * 5).encode()
    assert len(list(documents(write(tmp_path / "a.jsonl", lines), tmp_path))) == 5
    assert len(list(documents(write(tmp_path / "a.jsonl.gz", gzip.compress(lines)), tmp_path))) == 5
    cut = list(documents(write(tmp_path / "cut.jsonl.gz", gzip.compress(lines)[:-12]), tmp_path))
    assert isinstance(cut[-1], Failure)
    long = list(documents(write(tmp_path / "long.jsonl", lines.replace(b"\n", b"")), tmp_path))
    assert [type(f) for f in long] == [Failure]
