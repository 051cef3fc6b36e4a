"""A folder that somebody made to hurt: it is read to its end, every file is accounted for, and nothing leaks or stays half."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from dashboard.store import Store, open_store

ROOT = Path(__file__).parents[1]
GOOD = "On 12 March 2024 France and Germany signed a trade agreement worth $3.5 billion in Berlin. Exports of steel rose 4 percent."
"""Stands in every file that must be read; its values are looked for, at their true offsets."""
WHOLE = 110
"""Seconds of the clock for the folder, far above what it takes, so that a hang fails and a busy machine does not."""

ENTITIES = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def docx_bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("[Content_Types].xml", "<Types/>")
        z.writestr("word/document.xml", b"<w:t>" + b"a" * 60_000_000)
    return made.getvalue()


def read_files() -> dict[bytes, bytes]:
    """Name and bytes of the files that hold the good sentence and must be read."""
    good, page = GOOD.encode(), f"<html><body><article><p>{GOOD}</p><p>%s</p></article></body></html>".encode()
    return {
        b"digits.txt": good + b"\n\n" + b"9" * 50_000 + b"\n\n" + b"1," * 10_000,
        b"dates.txt": good + b"\n\n" + b"1 " * 8_000 + b"\n\n" + b"from January " * 1_500,
        b"capitals.txt": good + b"\n\n" + b"John Smith of the Royal " * 2_000,
        b"quotes.txt": good + b"\n\n" + b"\xe2\x80\x9c" * 30_000 + b'"' * 30_001,
        b"spaces.txt": good + b"\n\n" + b" " * 100_000 + b"x" + b"\t\n" * 50_000,
        b"one-sentence.txt": good + b"\n\n" + b"and Cuba said that " * 4_000,
        b"nul.txt": b"A\0B\n\n" + good,
        b"latin.txt": "Café señor. ".encode("latin-1") + good,
        b"utf16.txt": GOOD.encode("utf-16"),
        b"crlf.txt": b"One.\r\n\rTwo.\n\r\n" + good + b"\r",
        b"zalgo.txt": good + b"\n\n" + ("e" + "\u0301" * 300).encode() * 3,
        b"bidi.txt": "\u202e\u2066\u200b".encode() + good,
        b"deep.html": page % (b"<div>" * 5_000),
        b"attributes.html": page.replace(b"<body>", b"<body " + b" ".join(b"a%d=1" % n for n in range(10_000)) + b">") % b"x",
        b"script.html": page % b"<script>alert(1)</script><img src=x onerror=alert(1)>",
        b"new\nline \xff.txt": good,
        b"=1+1 <b>.txt": good,
        b"-rf.txt": good,
    }


def failing_files() -> dict[bytes, bytes]:
    """Name and bytes of the files that no reader can take."""
    return {
        b"empty.txt": b"",
        b"laughs.xml": f'<!DOCTYPE a [<!ENTITY l0 "ha">{ENTITIES}]><rss><channel><item><title>&l9;</title></item></channel></rss>'.encode(),
        b"outside.xml": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>',
        b"nothing.pdf": b"%PDF-1.7\n" + b"\0" * 1_000,
        b"bomb.docx": docx_bomb(),
        b"cut.html.gz": gzip.compress(GOOD.encode() * 100)[:-20],
        b"bomb.txt.gz": gzip.compress(b"a" * 60_000_000),
        b"deep.json": b"[" * 200_000,
        b"field.csv": b"a,b,c\n" + b"x" * 400_000,
        b"what.bin": os.urandom(0) + bytes(range(256)) * 40,
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("hostile")
    for name, data in (read_files() | failing_files()).items():
        Path(os.fsdecode(os.fsencode(place) + b"/" + name)).write_bytes(data)
    os.mkfifo(place / "pipe.txt")
    (place / "device.txt").symlink_to("/dev/zero")
    (place / "passwords.txt").symlink_to("/etc/passwd")
    (place / "loop").symlink_to(place)
    return place


def ingest(folder: Path, url: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dashboard", "ingest", str(folder), "--store", url], cwd=ROOT, capture_output=True, text=True, timeout=WHOLE,
        check=False,
    )  # fmt: skip


def test_the_folder_is_read_to_its_end(folder: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 's.sqlite'}"
    done = ingest(folder, url)
    assert done.returncode == 3 and done.stdout == ""
    lines = [line for line in done.stderr.splitlines() if line.startswith("dateline: failed: ")]
    assert len(done.stderr.splitlines()) == len(lines) + 1, "one line a failure, and one at the end"
    named = {json.JSONDecoder().raw_decode(line.removeprefix("dateline: failed: "))[0] for line in lines}
    assert named == {name.decode() for name in failing_files()} | {"pipe.txt", "device.txt", "passwords.txt", "loop"}
    with open_store(url) as store:
        assert {d.path for d in store.documents()} == {name.decode("utf-8", "backslashreplace") for name in read_files()}
        for listed in store.documents():
            assert_good(store, listed.id)
        digest = store.digest()
    for path in tmp_path.iterdir():
        assert b"root:" not in path.read_bytes(), "nothing of /etc/passwd"
    again = ingest(folder, url)
    assert again.returncode == 3
    assert f"0 documents read, {len(read_files())} unchanged" in again.stderr
    with open_store(url, read_only=True) as reader:
        assert reader.digest() == digest


def assert_good(store: Store, document_id: str) -> None:
    """The good sentence's values are there, and every mention is the words that stand at its offsets."""
    x = store.document(document_id)
    assert x is not None
    path, text = x.document.source.location, x.document.text
    assert "\0" not in text, path
    for m in (*x.dates, *x.ranges, *x.places, *x.figures, *x.quotes, *x.events, *x.leftovers):
        assert text[m.span.start : m.span.end] == m.span.text, path
    assert any(m.span.text == "12 March 2024" and m.value.value == "2024-03-12" for m in x.dates), path
    assert any(m.value.quantity == 3_500_000_000 and m.value.unit == "USD" for m in x.figures), path
    assert any(m.span.text == "Berlin" and m.value.country == "DE" for m in x.places), path
