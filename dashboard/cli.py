"""The command `dateline`: data to stdout, words and progress to stderr, and never a traceback for a user's mistake.

Exit status: 0 all done; 1 nothing could be done; 2 wrong usage; 3 done, but some documents failed. Each command
imports what it needs when it runs, so that a light one starts at once.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard import __version__, contract, settings
from dashboard.errors import DatelineError, SelectionError, SettingError, StoreError

if TYPE_CHECKING:
    from dashboard.model import Failure
    from dashboard.pipeline.ingest import Report
    from dashboard.store import Store

DONE, NOTHING, SOME_FAILED, STOPPED = 0, 1, 3, 130
"""Exit statuses; argparse ends with 2 where the usage is wrong."""
LOGGED = 100
"""Files from one line of progress to the next in a log."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status."""
    arguments = _parser().parse_args(argv)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a host that ends us is a user who does
    try:
        status = int(arguments.run(arguments, settings.read()))
        sys.stdout.flush()
        return status
    except DatelineError as fault:
        _say(" ".join(str(fault).split()))
        return NOTHING
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        _say("stopped; what was done is kept, and the same command goes on from there")
        return STOPPED


def _say(words: str) -> None:
    print(f"dateline: {words}", file=sys.stderr, flush=True)


def _failed(failure: Failure) -> None:
    _say(f"failed: {json.dumps(failure.location, ensure_ascii=False)}: {failure.reason}")


# --- extract --------------------------------------------------------------------------------------


def extract(arguments: argparse.Namespace, environment: settings.Settings) -> int:
    """`dateline extract`: no store; one JSON object a document."""
    from dashboard.pipeline import KINDS, kinds

    only = tuple(arguments.only.split(",")) if arguments.only else KINDS
    try:
        kinds(only)
    except SettingError as fault:
        arguments.usage(f"--only: {fault}")
    if (arguments.jsonl is None) == (not arguments.paths):
        arguments.usage("name files or folders, or --jsonl FILE for documents as JSON lines; not both")
    if arguments.jsonl is not None:
        return _extract_lines(arguments.jsonl, only)
    return _extract_files(_paths(arguments.paths), only, environment.workers)


def _extract_files(paths: Sequence[Path], only: tuple[str, ...], workers: int | None) -> int:
    from dashboard.model import Extraction, Failure
    from dashboard.pipeline.files import Order, results
    from dashboard.read import find

    done = failed = 0
    for outcome in results(list(find(paths)), Order(only), workers):
        if isinstance(outcome.result, Extraction):
            _print(contract.extraction_row(outcome.result), only)
            done += 1
        elif isinstance(outcome.result, Failure):
            _failed(outcome.result)
            failed += 1
    return _status(done, failed)


def _extract_lines(file: str, only: tuple[str, ...]) -> int:
    from dashboard.model import Failure
    from dashboard.pipeline import extract
    from dashboard.pipeline.reasons import reason
    from dashboard.read import given

    done = failed = 0
    with _lines(file) as stream:
        for number, line in enumerate(stream, 1):
            line = line.removeprefix(b"\xef\xbb\xbf").strip()
            if not line:
                continue
            try:
                row = contract.load(line)
                answer = contract.extraction_row(extract(given(row), only))
            except Exception as fault:  # one bad document never stops the others
                _failed(Failure(f"{file}:{number}", reason(fault)))
                failed += 1
                continue
            _print(answer if row.get("id") is None else answer | {"id": row["id"]}, only)
            done += 1
    return _status(done, failed)


def _lines(file: str) -> Any:
    try:
        return sys.stdin.buffer if file == "-" else open(file, "rb")
    except OSError as fault:
        raise SettingError(f"the file cannot be opened ({(fault.strerror or str(fault)).lower()})", value=file) from fault


def _print(row: dict[str, Any], only: tuple[str, ...]) -> None:
    from dashboard.pipeline import KINDS

    unasked = {kind for kind in KINDS if kind not in only} | (set() if "dates" in only else {"ranges"})
    sys.stdout.buffer.write(contract.dump({k: v for k, v in row.items() if k not in unasked}) + b"\n")


def _status(done: int, failed: int) -> int:
    if done:
        return SOME_FAILED if failed else DONE
    _say("no document could be used; the lines above say why" if failed else "no document was found; name files or folders with some")
    return NOTHING


# --- the store ------------------------------------------------------------------------------------


def ingest(arguments: argparse.Namespace, environment: settings.Settings) -> int:
    """`dateline ingest`: files and folders into the store."""
    from dashboard.pipeline.ingest import ingest, put_shipped
    from dashboard.store import open_store

    with open_store(environment.store_url(arguments.store)) as store:
        put_shipped(settings.bundled("data"), store)
        report = ingest(_paths(arguments.paths), store, _progress(), environment.workers, _geocoder(environment, store))
        return _reported(report, store)


def _geocoder(environment: settings.Settings, store: Store) -> Any:
    """The service that was switched on for places that the gazetteer does not know; its answers stay in the store."""
    if environment.geocoder == settings.OFFLINE:
        return None
    from dashboard.geocode.services import service

    return service(environment.geocoder, user_agent=environment.user_agent, answers=store)


def _reported(report: Report, store: Store) -> int:
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr)
    for failure in report.failures:
        _failed(failure)
    done = [f"{report.written} documents read", f"{report.unchanged} unchanged", f"{len(report.failures)} failed"]
    for location, table in report.tables:
        left = "".join(f"; {skip.count} rows left out from line {skip.line}: {skip.reason}" for skip in table.skipped)
        _say(f"{json.dumps(location, ensure_ascii=False)}: {len(table.flows)} values of {table.source} from {table.rows} rows{left}")
    _say(f"{', '.join(done)}; the store is {store.url}")
    return _status(report.used, len(report.failures))


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


def _progress() -> Callable[[int, int, str], None]:
    """One line that counts where somebody watches, and a line now and then where a log is kept."""

    def show(done: int, total: int, location: str) -> None:
        print(f"\r\x1b[Kdateline: {done} of {total} {json.dumps(location, ensure_ascii=False)[:60]}", end="", file=sys.stderr, flush=True)

    def log(done: int, total: int, location: str) -> None:
        if done % LOGGED == 0 and done < total:
            _say(f"{done} of {total} files")

    return show if sys.stderr.isatty() else log


def judge(arguments: argparse.Namespace, environment: settings.Settings) -> int:
    """`dateline judge`: a person's word on two mentions, events or claims."""
    from dashboard.model import Judgement
    from dashboard.pipeline.ingest import derive
    from dashboard.store import open_store

    with open_store(environment.store_url(arguments.store)) as store:
        left, right = (_judged(store, id_) for id_ in (arguments.left, arguments.right))
        if left == right:
            raise SettingError("both ids name one and the same", value=left, remedy="Name two mentions, events or claims")
        small, large = sorted((left, right))
        store.judge(Judgement(small, large, arguments.verdict, f"person:{arguments.by}", arguments.why))
        derive(store)
        _say(f"kept: {small} and {large} are {'one' if arguments.verdict == 'same' else 'different'}, says {arguments.by}")
    return DONE


def _judged(store: Store, id_: str) -> str:
    """The id as merging knows it: that of a mention. An id that a group had before is that of its first mention now."""
    group = store.event(id_) or store.claim(id_)
    if group is None:
        raise StoreError("no mention, event or claim has this id", value=id_, remedy="Ids stand in events.json and claims.json")
    return id_ if id_ == group.id or store.is_mention(id_) else group.id


def migrate(arguments: argparse.Namespace, environment: settings.Settings) -> int:
    """`dateline migrate`: the store's schema, and the bundled documents into an empty one."""
    from dashboard.pipeline.ingest import derive, ingest_example, put_shipped
    from dashboard.store import open_store

    with open_store(environment.store_url(arguments.store)) as store:
        derive(store)
        put_shipped(settings.bundled("data"), store)
        if arguments.example:
            report = ingest_example(settings.bundled("seeds"), store, _progress(), environment.workers)
            if report is not None:
                return _reported(report, store)
            _say("the store holds documents already, so the bundled ones stay out")
        _say(f"the schema is up to date; the store is {store.url}")
    return DONE


# --- files ----------------------------------------------------------------------------------------


def export(arguments: argparse.Namespace, environment: settings.Settings) -> int:
    """`dateline export`: charts and open data of the store, for a selection."""
    from dashboard.export import write
    from dashboard.query import Selection
    from dashboard.store import open_store

    try:
        selection = Selection.from_params({name: values for name in SELECTION if (values := getattr(arguments, name))})
    except SelectionError as fault:
        arguments.usage(str(fault))
    with open_store(environment.store_url(arguments.store), read_only=True) as store:
        written = write([Path(out) for out in arguments.outs], store, selection, environment.focus, lambda path: _say(f"wrote {path}"))
    return DONE if written else NOTHING


# --- the page -------------------------------------------------------------------------------------


def run(arguments: argparse.Namespace, environment: settings.Settings) -> int:
    """`dateline run`: ingest, then serve."""
    from dashboard.pipeline.ingest import ingest, ingest_example, put_shipped
    from dashboard.store import open_store

    url = environment.store_url(arguments.store) if arguments.paths else environment.example_url(arguments.store)
    with open_store(url) as store:
        put_shipped(settings.bundled("data"), store)
        if arguments.paths:
            report = ingest(_paths(arguments.paths), store, _progress(), environment.workers, _geocoder(environment, store))
        else:
            example = ingest_example(settings.bundled("seeds"), store, _progress(), environment.workers)
            if example is None:
                raise StoreError(
                    "this store holds documents of yours, with which the bundled ones never mix", value=store.url,
                    remedy="Show it with dateline serve, or name PATHs to ingest",
                )  # fmt: skip
            report = example
            _say("these are example documents; your own: dateline run PATH")
        _reported(report, store)
        if not store.known():
            return NOTHING
    return _serve(url, arguments, environment)


def serve(arguments: argparse.Namespace, environment: settings.Settings) -> int:
    """`dateline serve`: the web app alone."""
    return _serve(environment.store_url(arguments.store), arguments, environment)


def _serve(url: str, arguments: argparse.Namespace, environment: settings.Settings) -> int:
    import socket
    from functools import partial

    from dashboard.app import create_app
    from dashboard.export import download
    from dashboard.store import open_store

    host, port = environment.address(arguments.host, arguments.port)
    with open_store(url, read_only=True) as store:
        example, shown = store.example, store.url
    try:
        with socket.create_server((host, port)):
            pass
    except OSError as fault:
        words = (fault.strerror or str(fault)).lower()
        raise SettingError(f"cannot listen there ({words})", value=f"{host}:{port}", remedy="Name another with --port") from fault
    app = create_app(url, focus=environment.focus, example=example, download=partial(download, focus=environment.focus))
    _say(f"open http://{'127.0.0.1' if host in ('0.0.0.0', '::') else host}:{port}/ (the store is {shown}; Ctrl+C ends it)")
    _listen(app.server, host, port)
    return DONE


def _listen(server: Any, host: str, port: int) -> None:
    """Serves until it is told to end: by gunicorn, or by the plain server where there is none."""
    try:
        from gunicorn.app.base import BaseApplication
    except ImportError:
        from werkzeug.serving import make_server

        make_server(host, port, server, threaded=True).serve_forever()
        return

    class Application(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            options = {"bind": f"{host}:{port}", "worker_class": "gthread", "threads": 8, "loglevel": "warning",
                       "graceful_timeout": 10, "control_socket_disable": True, "preload_app": True}  # fmt: skip
            for name, value in options.items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            return server

    try:
        Application().run()
    except SystemExit as end:
        if end.code:
            raise


# --- usage ----------------------------------------------------------------------------------------

EXAMPLES = """\
examples:
  dateline run                          the bundled example documents, as a dashboard
  dateline run ~/articles               your own
  dateline extract letter.txt           what one document says, as JSON
  dateline export timeline.png --country CU --since 2023-01-01
"""
STORE_HELP = "sqlite:///file or postgresql://user@host/database (default: $DATABASE_URL, else the embedded store)"


SELECTION = {
    "since": "first day, YYYY-MM-DD", "until": "last day",
    "certainty": "possibly (default): a date's interval touches these days; certainly: it lies inside",
    "country": "ISO 3166-1 alpha-2 codes, with commas or again", "type": "event types such as AGREEMENT",
    "status": "happened ongoing planned hypothetical habitual", "source": "document ids", "place": "gazetteer ids",
    "q": "words to search for; a phrase in double quotes", "chosen": "the id of an event, claim or document",
    "shade": "what the map shades by: events or mentions",
}  # fmt: skip
"""The page's URL parameters, as flags of `export`."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dateline", description="A folder of articles becomes one linked timeline, map and trade dashboard.",
        epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("--version", action="version", version=f"dateline {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name: str, work: Callable[..., int], words: str, more: str = "") -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=words, description=f"{words[0].upper()}{words[1:]}. {more}")
        made.set_defaults(run=work, usage=made.error)
        return made

    p = command("run", run, "take files and folders into the store and show the dashboard",
                "Without a path it shows the bundled example documents, in a store of their own.")  # fmt: skip
    p.add_argument("paths", nargs="*", metavar="PATH", help="files and folders of articles; official trade files too")
    _add_address(p)

    p = command("ingest", ingest, "take files and folders into the store", "Safe to repeat: what has not changed is left alone.")
    p.add_argument("paths", nargs="+", metavar="PATH", help="files and folders; - takes a list of paths from standard input")
    p.add_argument("--store", metavar="URL", help=STORE_HELP)

    p = command("extract", extract, "print what documents say, one JSON object a line, without a store")
    p.add_argument("paths", nargs="*", metavar="PATH", help="files and folders; - takes a list of paths from standard input")
    p.add_argument("--jsonl", metavar="FILE", help='documents as JSON lines {"id", "text", "published"?, …}; - is standard input')
    p.add_argument("--only", metavar="KINDS", help="just these, with commas: dates,places,figures,quotes,events")

    p = command("judge", judge, "say that two mentions, events or claims are the same or different",
                "Your word outranks every rule and survives a new extraction.")  # fmt: skip
    p.add_argument("left", metavar="LEFT", help="the id of a mention, event or claim")
    p.add_argument("right", metavar="RIGHT", help="another of them")
    p.add_argument("verdict", choices=("same", "different"))
    p.add_argument("--by", metavar="NAME", default="user", help="whose word it is (default: user)")
    p.add_argument("--why", metavar="WORDS", default="", help="the reason, kept with it")
    p.add_argument("--store", metavar="URL", help=STORE_HELP)

    p = command("migrate", migrate, "bring the store's schema up to date")
    p.add_argument("--example", action="store_true", help="fill an empty store with the bundled documents")
    p.add_argument("--store", metavar="URL", help=STORE_HELP)

    p = command("export", export, "write charts and open data of the store to files",
                "What is in them is chosen by the names of the page's URL parameters.")  # fmt: skip
    p.add_argument("outs", nargs="+", metavar="OUT", help="by its name: timeline.png map.svg trade.pdf dashboard.html events.json "
                   "claims.csv events.geojson documents.json failures.json …; or a folder for all")  # fmt: skip
    for name, words in SELECTION.items():
        p.add_argument(f"--{name}", action="append", metavar=name[0].upper(), help=words)
    p.add_argument("--store", metavar="URL", help=STORE_HELP)

    p = command("serve", serve, "show the dashboard of a store, and ingest nothing")
    _add_address(p)
    return parser


def _add_address(p: argparse.ArgumentParser) -> None:
    p.add_argument("--store", metavar="URL", help=STORE_HELP)
    p.add_argument("--host", help="where to listen (default: 127.0.0.1, or 0.0.0.0 where $PORT is set)")
    p.add_argument("--port", type=_port, help="default: $PORT, else 8050")


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:9]) <= 65535:
        raise argparse.ArgumentTypeError(f"a port is a number from 1 to 65535, not {text!r}")
    return int(text)
