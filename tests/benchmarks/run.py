"""Benchmarks, each beside its peers in one run: `python tests/benchmarks/run.py [--json] [NAME …]`.

A benchmark is a module beside this one with a function `rows() -> list[dict]`; `NAME` is its file's stem. What a peer
needs and is not there is said in the row (`missing`) and on stderr.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))


def names() -> list[str]:
    return sorted(p.stem for p in HERE.glob("*.py") if p.stem not in ("run", "__init__"))


def rows(name: str) -> list[dict[str, Any]]:
    spec = importlib.util.spec_from_file_location(f"benchmark_{name}", HERE / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: list[dict[str, Any]] = module.rows()
    return found


def show(name: str, table: list[dict[str, Any]]) -> None:
    keys = list(dict.fromkeys(k for row in table for k in row))
    cells = [[f"{row[k]:,.1f}" if isinstance(row.get(k), float) else str(row.get(k, "")) for k in keys] for row in table]
    widths = [max(len(k), *(len(row[i]) for row in cells)) for i, k in enumerate(keys)]
    print(f"\n{name}")
    for line in [keys, *cells]:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", nargs="*", help=f"default all: {' '.join(names())}")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    tables = {name: rows(name) for name in args.name or names()}
    for name, table in tables.items():
        for row in table:
            if row.get("missing"):
                print(f"benchmark {name}: {row['peer']} NOT MEASURED: {row['missing']}", file=sys.stderr)
        if not args.json:
            show(name, table)
    if args.json:
        print(json.dumps(tables, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
