"""The command `dateline`: data to stdout, words and progress to stderr, and never a traceback for a user's mistake.

Exit status: 0 all done; 1 nothing could be done; 2 wrong usage; 3 done, but some documents failed. Each command
imports what it needs when it runs, so that a light one starts at once.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard import __version__, contract, settings
from dashboard.errors import DatelineError

if TYPE_CHECKING:
    from dashboard.model import Failure

DONE, NOTHING, USAGE, SOME_FAILED = 0, 1, 2, 3


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status."""
    parser = _parser()
    arguments = parser.parse_args(argv)
    try:
        status = int(arguments.run(arguments, settings.read()))
        sys.stdout.flush()
        return status
    except DatelineError as fault:
        _say(" ".join(str(fault).split()))
        return NOTHING
    except BrokenPipeError:  # the reader of our output went away, which is its right
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        _say("stopped; what was done is kept, and running the command again goes on from there")
        return 130


def _say(words: str) -> None:
    print(f"dateline: {words}", file=sys.stderr)


def _failed(failure: Failure) -> None:
    _say(f"failed: {json.dumps(failure.location, ensure_ascii=False)}: {failure.reason}")


# --- extract --------------------------------------------------------------------------------------


def extract(arguments: argparse.Namespace, _: settings.Settings) -> int:
    from dashboard.pipeline import KINDS, kinds

    only = tuple(arguments.only or KINDS)
    kinds(only)
    if arguments.jsonl is None and not arguments.paths:
        arguments.parser.error("name a file or folder, or --jsonl FILE")
    if arguments.jsonl is not None and arguments.paths:
        arguments.parser.error("either paths or --jsonl FILE, not both")
    return _extract_lines(arguments.jsonl, only) if arguments.jsonl else _extract_files(arguments.paths, only)


def _extract_files(paths: Sequence[str], only: tuple[str, ...]) -> int:
    from dashboard.model import Extraction, Failure
    from dashboard.pipeline.ingest import results
    from dashboard.read import find

    done = failed = 0
    for _, outcome in results(list(find(map(Path, paths))), only):
        for _, result in outcome:
            if isinstance(result, Extraction):
                _print(contract.extraction_row(result), only)
                done += 1
            elif isinstance(result, Failure):
                _failed(result)
                failed += 1
    return _status(done, failed)


def _extract_lines(file: str, only: tuple[str, ...]) -> int:
    from dashboard.model import Failure
    from dashboard.pipeline import extract
    from dashboard.pipeline.reasons import reason
    from dashboard.read import given

    done = failed = 0
    stream = sys.stdin.buffer if file == "-" else _open(file)
    with stream:
        for number, line in enumerate(stream, 1):
            line = line.strip() if number > 1 else line.removeprefix(b"\xef\xbb\xbf").strip()
            if not line:
                continue
            try:
                row = contract.load(line)
                answer = contract.extraction_row(extract(given(row), only))
                _print(answer | ({"id": row["id"]} if row.get("id") is not None else {}), only)
                done += 1
            except BrokenPipeError:
                raise
            except Exception as fault:  # one bad document never stops the others
                _failed(Failure(f"{file}:{number}", reason(fault)))
                failed += 1
    return _status(done, failed)


def _open(file: str) -> Any:
    try:
        return open(file, "rb")
    except OSError as fault:
        raise DatelineError("the file cannot be opened", value=file, remedy=str(fault.strerror or fault)) from fault


def _print(row: dict[str, Any], only: tuple[str, ...]) -> None:
    from dashboard.pipeline import KINDS

    unasked = {kind for kind in KINDS if kind not in only} | ({"ranges"} if "dates" not in only else set())
    sys.stdout.buffer.write(contract.dump({k: v for k, v in row.items() if k not in unasked}) + b"\n")


def _status(done: int, failed: int) -> int:
    if done:
        return SOME_FAILED if failed else DONE
    _say("no document could be used" if failed else "no document was found there; name files or folders that hold some")
    return NOTHING


# --- ingest ---------------------------------------------------------------------------------------


def ingest(arguments: argparse.Namespace, environment: settings.Settings) -> int:
    from dashboard.pipeline.ingest import ingest
    from dashboard.store import open_store

    with open_store(environment.store_url(arguments.store)) as store:
        report = ingest(_paths(arguments.paths), store, _progress(), environment.workers)
        for failure in report.failures:
            _failed(failure)
        _say(f"{report.written} documents read, {report.unchanged} unchanged, {len(report.failures)} failed; store {store.url}")
        return _status(report.documents + report.trade_files, len(report.failures))


def _paths(paths: Sequence[str]) -> list[Path]:
    """The paths that were named; `-` stands for those on standard input, one a line or ended by NUL."""
    found: list[Path] = []
    for path in paths:
        if path == "-":
            data = sys.stdin.buffer.read()
            found += [Path(os.fsdecode(p)) for p in data.split(b"\0" if b"\0" in data else b"\n") if p.strip()]
        else:
            found.append(Path(path))
    return found


def _progress() -> Any:
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int, location: str) -> None:
        name = json.dumps(location, ensure_ascii=False)[:60]
        print(f"\r\x1b[Kdateline: {done} of {total} {name}", end="\n" if done == total else "", file=sys.stderr, flush=True)

    return show


# --- usage ----------------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dateline",
        description="A folder of articles becomes one linked timeline, map and trade dashboard.",
    )
    parser.add_argument("--version", action="version", version=f"dateline {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    p = commands.add_parser("extract", help="print what documents say as JSON lines, without a store")
    p.add_argument("paths", nargs="*", metavar="PATH", help="files and folders")
    p.add_argument("--jsonl", metavar="FILE", help="documents as JSON lines {id, text, published?, language?, title?, url?}; - is stdin")
    p.add_argument("--only", metavar="KINDS", type=lambda words: words.split(","), help="dates,places,figures,quotes,events")
    p.set_defaults(run=extract, parser=p)

    p = commands.add_parser("ingest", help="take files and folders into the store; safe to repeat")
    p.add_argument("paths", nargs="+", metavar="PATH", help="files and folders; - reads a list of paths from stdin")
    p.add_argument("--store", metavar="URL", help="the store (default: $DATABASE_URL, else the embedded one)")
    p.set_defaults(run=ingest, parser=p)
    return parser
