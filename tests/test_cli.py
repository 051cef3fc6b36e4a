"""The command line as users and scripts meet it: what goes where, how it ends, and never a traceback."""

from __future__ import annotations

import io
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from dashboard import cli, settings

TEXT = "HAVANA, 29 September 2023. Cuba and Russia signed an agreement on wheat in Havana on 29 September 2023.\r\nIt rose 30 percent.\r"


def run(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """(status, stdout, stderr) of one command in this process."""
    try:
        status = cli.main(arguments)
    except SystemExit as end:
        status = int(end.code or 0)
    out, err = capfd.readouterr()
    assert "Traceback" not in err
    return status, out, err


def program(*arguments: str, cwd: Path, **environment: str) -> subprocess.Popen[str]:
    """The program in a process of its own."""
    path = {"PYTHONPATH": str(Path(cli.__file__).parents[1]), "PATH": os.environ["PATH"], "HOME": str(cwd)}
    return subprocess.Popen(
        [sys.executable, "-m", "dashboard", *arguments], cwd=cwd, env=path | environment, text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


@pytest.fixture
def article(tmp_path: Path) -> Path:
    place = tmp_path / "articles" / "wheat.txt"
    place.parent.mkdir()
    place.write_bytes(TEXT.encode())
    return place


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 's.sqlite'}"


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


# --- extract --------------------------------------------------------------------------------------


def test_extract_prints_one_object_a_document(capfd, article: Path) -> None:  # type: ignore[no-untyped-def]
    status, out, err = run(capfd, "extract", str(article.parent))
    (row,) = lines(out)
    assert (status, err) == (0, "")
    assert row["path"] == "wheat.txt" and row["text"] == TEXT, "no newline is translated"
    assert row["published"]["value"] == "2023-09-29" and row["published"]["basis"] == "dateline"
    assert {"dates", "ranges", "places", "figures", "quotes", "events", "leftovers", "blocks"} <= set(row)
    for kind in ("dates", "ranges", "places", "figures", "quotes", "events", "leftovers"):
        for mention in row[kind]:
            assert row["text"][mention["start"] : mention["end"]] == mention["text"]
    assert row["events"][0]["type"] == "AGREEMENT" and row["events"][0]["countries"] == ["CU", "RU"]


def test_extract_takes_json_lines_as_they_are(capfd, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    given = [
        {"id": "a", "text": TEXT, "published": "2024-01-02", "language": "en", "title": "Wheat", "url": "https://example.org/"},
        {"id": 7, "text": "\ufeffNUL \0 and \ud800 on 1 May 2023"},
        {"text": "no id"},
    ]
    file = tmp_path / "in.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in given) + "\n\nnonsense\n{}\n" + "[" * 100_000 + '\n{"id": 1, "text": 5}\n')
    status, out, err = run(capfd, "extract", "--jsonl", str(file))
    a, b, c = lines(out)
    assert status == 3
    assert (a["id"], a["text"], a["title"]) == ("a", TEXT, "Wheat")
    assert a["published"]["value"] == "2024-01-02" and a["published"]["basis"] == "given" and a["published"]["start"] is None
    assert b["id"] == 7 and b["text"].endswith("NUL \ufffd and \ufffd on 1 May 2023")
    assert c["id"] and c["text"] == "no id"
    failed = err.splitlines()
    assert len(failed) == 4
    assert all(line.startswith(f"dateline: failed: {json.dumps(str(file))[:-1]}:") for line in failed)


def test_extract_runs_just_the_kinds_asked_for(capfd, article: Path) -> None:  # type: ignore[no-untyped-def]
    status, out, _ = run(capfd, "extract", "--only", "dates", str(article))
    (row,) = lines(out)
    assert status == 0
    assert row["dates"] and "ranges" in row
    assert not {"places", "figures", "quotes", "events"} & set(row)


def test_extract_is_the_same_every_time(capfd, article: Path) -> None:  # type: ignore[no-untyped-def]
    first = run(capfd, "extract", str(article))
    assert run(capfd, "extract", str(article)) == first


def test_only_dates_loads_no_heavy_library(tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text('{"id": "a", "text": "On 1 May 2023 it rained.", "language": "en"}\n')
    heavy = ("dash", "plotly", "numpy", "sqlalchemy", "psycopg", "trafilatura", "pebble", "geopy")
    script = (
        f"import sys; sys.argv = ['dateline', 'extract', '--only', 'dates', '--jsonl', {str(file)!r}]\n"
        "from dashboard.cli import main\nmain()\n"
        f"print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=Path(cli.__file__).parents[1], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
    assert lines(done.stdout)[0]["dates"][0]["value"] == "2023-05-01"


def test_whoever_reads_only_the_head_sees_no_fault(article: Path, tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text("".join(json.dumps({"id": str(n), "text": "x " * 2000, "language": "en"}) + "\n" for n in range(200)))
    process = program("extract", "--only", "quotes", "--jsonl", str(file), cwd=tmp_path)
    assert process.stdout is not None and process.stderr is not None
    assert process.stdout.readline()
    process.stdout.close()
    assert (process.stderr.read(), process.wait(60)) == ("", 0)


# --- usage and faults -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        [], ["extract"], ["ingest"], ["nonsense"], ["extract", "--only", "smells", "x.txt"], ["extract", "--jsonl", "x", "y.txt"],
        ["judge", "a", "b", "maybe"], ["serve", "--port", "0"], ["serve", "--port", "x"], ["export"],
        ["export", "events.json", "--since", "yesterday"], ["export", "events.json", "--type", "a b"],
    ],
)  # fmt: skip
def test_wrong_usage_ends_with_2(capfd, arguments: list[str]) -> None:  # type: ignore[no-untyped-def]
    status, out, err = run(capfd, *arguments)
    assert (status, out) == (2, "")
    assert "usage: dateline" in err


def test_nothing_done_ends_with_1_and_says_what_to_do(capfd, tmp_path: Path, url: str) -> None:  # type: ignore[no-untyped-def]
    empty = tmp_path / "empty"
    empty.mkdir()
    for arguments in (
        ["extract", str(empty)], ["extract", "--jsonl", str(tmp_path / "none")], ["ingest", str(empty), "--store", url],
        ["ingest", str(tmp_path / "none.txt"), "--store", url], ["ingest", str(empty), "--store", "mysql://x"],
        ["export", "events.json", "--store", "sqlite:///none.sqlite"], ["serve", "--store", "sqlite:///none.sqlite"],
        ["judge", "a", "b", "same", "--store", url], ["export", str(tmp_path / "x.foo"), "--store", url],
    ):  # fmt: skip
        status, out, err = run(capfd, *arguments)
        assert (status, out) == (1, ""), arguments
        assert err.startswith("dateline: "), arguments


def test_a_setting_that_means_nothing_is_one_line(capfd, monkeypatch, article: Path) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("PORT", "http")
    assert run(capfd, "extract", str(article)) == (1, "", "dateline: PORT is a whole number from 1 to 65535, not: 'http'\n")


def test_every_command_teaches(capfd) -> None:  # type: ignore[no-untyped-def]
    _, out, _ = run(capfd, "--help")
    for name in ("run", "ingest", "extract", "judge", "migrate", "export", "serve"):
        assert name in out
        status, words, _ = run(capfd, name, "--help")
        assert status == 0 and len(words.splitlines()) > 5


# --- the store ------------------------------------------------------------------------------------


def test_ingest_names_what_failed_and_goes_on(capfd, article: Path, url: str) -> None:  # type: ignore[no-untyped-def]
    bad = article.parent / 'new\n"line.xyz'
    bad.write_bytes(b"\0\1\2")
    status, out, err = run(capfd, "ingest", str(article.parent), "--store", url)
    assert (status, out) == (3, "")
    assert f"dateline: failed: {json.dumps(bad.name)}: " in err
    assert "1 documents read, 0 unchanged, 1 failed" in err.splitlines()[-1]
    bad.unlink()
    status, _, err = run(capfd, "ingest", str(article.parent), "--store", url)
    assert status == 0 and "0 documents read, 1 unchanged" in err


def test_paths_may_come_from_standard_input(capfd, monkeypatch, article: Path, url: str) -> None:  # type: ignore[no-untyped-def]
    for separator in (b"\n", b"\0"):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(os.fsencode(article) + separator)))
        status, _, err = run(capfd, "ingest", "-", "--store", url)
        assert status == 0, err


def test_export_then_judge_then_export(capfd, tmp_path: Path, article: Path, url: str) -> None:  # type: ignore[no-untyped-def]
    again = "PRAGUE, 2 October 2023. Russia and Cuba signed an agreement on wheat in Havana on 29 September 2023."
    (article.parent / "again.txt").write_text(again)
    run(capfd, "ingest", str(article.parent), "--store", url)
    out = tmp_path / "events.json"

    def agreements() -> list[dict[str, Any]]:
        assert run(capfd, "export", str(out), "--type", "agreement", "--country", "cu", "--since", "2023", "--store", url)[0] == 0
        return list(json.loads(out.read_text())["events"])

    (together,) = agreements()
    assert len(together["sources"]) == 2 and together["aliases"]
    left, right = together["id"], together["aliases"][0]
    assert run(capfd, "judge", left, right, "different", "--by", "ann", "--why", "two deals", "--store", url)[0] == 0
    assert len(agreements()) == 2
    run(capfd, "ingest", str(article.parent), "--store", url)
    assert len(agreements()) == 2, "it survives"
    assert run(capfd, "judge", right, left, "same", "--by", "ann", "--store", url)[0] == 0
    assert len(agreements()) == 1
    assert run(capfd, "judge", left, left, "same", "--store", url)[0] == 1


def test_migrate_fills_an_empty_store_only(capfd, article: Path, store_url: str) -> None:  # type: ignore[no-untyped-def]
    run(capfd, "ingest", str(article), "--store", store_url)
    for _ in range(2):
        status, out, err = run(capfd, "migrate", "--example", "--store", store_url)
        assert (status, out) == (0, "")
        assert "holds documents already" in err


def test_the_bundled_documents_are_read_without_a_failure(capfd, url: str) -> None:  # type: ignore[no-untyped-def]
    status, _, err = run(capfd, "migrate", "--example", "--store", url)
    assert (status, "failed:" in err) == (0, False), err
    status, _, err = run(capfd, "migrate", "--example", "--store", url)
    assert status == 0 and " 0 documents read" in err, "the release phase may run at every deploy"


# --- settings -------------------------------------------------------------------------------------


def test_the_store_flag_beats_the_environment_beats_the_default() -> None:
    hosted = settings.read({"DATABASE_URL": "postgres://x@y/z"})
    assert hosted.store_url("sqlite:///a") == "sqlite:///a"
    assert hosted.store_url() == "postgres://x@y/z"
    assert settings.read({}).store_url().endswith("/dateline.sqlite")
    assert hosted.example_url().endswith("/example.sqlite"), "the bundled documents stay out of it"


def test_the_address() -> None:
    assert settings.read({}).address() == ("127.0.0.1", 8050)
    assert settings.read({"PORT": "5000"}).address() == ("0.0.0.0", 5000)
    assert settings.read({"PORT": "5000"}).address("127.0.0.1", 6000) == ("127.0.0.1", 6000)
    assert settings.read({"PORT": ""}).address() == ("127.0.0.1", 8050)


def test_the_focus() -> None:
    assert settings.read({}).focus == ("CU", "NI", "BO", "VE")
    assert settings.read({"DATELINE_FOCUS": "cu, mx"}).focus == ("CU", "MX")
    with pytest.raises(settings.SettingError, match="DATELINE_FOCUS"):
        settings.read({"DATELINE_FOCUS": "Cuba"})


# --- the page -------------------------------------------------------------------------------------


def test_run_serves_until_it_is_told_to_end(tmp_path: Path, article: Path, url: str) -> None:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    process = program("run", str(article), "--store", url, "--port", str(port), cwd=tmp_path)
    try:
        deadline = time.monotonic() + 60
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
                    assert answer.status == 200
                break
            except OSError:
                assert process.poll() is None and time.monotonic() < deadline, process.communicate()[1]
                time.sleep(0.2)
        second = program("serve", "--store", url, "--port", str(port), cwd=tmp_path)
        words = second.communicate(timeout=60)[1]
        assert second.returncode == 1 and "--port" in words and "Traceback" not in words
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=30)
    finally:
        process.kill()
    assert process.returncode == 0
    assert out == "" and f"http://127.0.0.1:{port}/" in err and url in err
    assert "Traceback" not in err
