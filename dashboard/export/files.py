"""Which files there are, and how they come to disk: whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from dashboard.errors import ExportError
from dashboard.export import html, picture, records
from dashboard.export.data import DATA, data
from dashboard.export.figures import DRAWN, WIDTH, chart, described, framed, source
from dashboard.query import Columns, Names, Selection
from dashboard.store import Reader

CHARTS = tuple(DRAWN)
"""The names of all charts; each can be had as `html` and in the formats of `picture`."""
DASHBOARD = "dashboard.html"
MEDIA_TYPES = {
    "json": "application/json", "csv": "text/csv; charset=utf-8", "geojson": "application/geo+json", "html": "text/html; charset=utf-8",
}  # fmt: skip

Told = Callable[[Path], None]


def names() -> tuple[str, ...]:
    """The names of all files, as a folder gets them: data first, which need the least."""
    pages = tuple(f"{name}.html" for name in CHARTS)
    return (*DATA, DASHBOARD, *pages, *(f"{name}.{kind}" for name in CHARTS for kind in picture.FORMATS))


def write(outs: Sequence[Path], store: Reader, selection: Selection, focus: Sequence[str] = (), told: Told | None = None) -> list[Path]:
    """Writes each of `outs`, a file by its name (see `names`) or a folder for all, and returns the files written.

    `told` hears of each file as it is there. Raises ExportError for a name that is no export, for a place that
    cannot be written, and, after everything else was written, where a picture has no browser to be drawn by.
    """
    wanted = [pair for out in outs for pair in _wanted(out)]
    columns = Columns.read(store, Names())
    written = []
    for path, content in _contents(wanted, columns, selection, focus):
        _put(path, content)
        written.append(path)
        if told is not None:
            told(path)
    return written


def _wanted(out: Path) -> list[tuple[Path, str]]:
    """The files that one OUT asks for, each with what is to be in it."""
    if out.is_dir() or not out.suffix:
        return [(out / name, name) for name in names()]
    for name in names():
        stem, _, kind = name.rpartition(".")
        if out.suffix.lower() == f".{kind}" and out.stem.lower().startswith(stem):  # events.json, and events-2023.json
            return [(out, name)]
    raise ExportError("nothing is exported under this name", value=out.name, remedy=f"There are: {', '.join(names())}; or name a folder.")


def _contents(
    wanted: Sequence[tuple[Path, str]], columns: Columns, selection: Selection, focus: Sequence[str]
) -> Iterator[tuple[Path, bytes]]:
    """Each file's bytes, the pictures last and in one browser: without one, the rest is there all the same."""
    pictures: list[tuple[Path, picture.Picture]] = []
    for path, name in wanted:
        stem, _, kind = name.rpartition(".")
        if kind in picture.FORMATS:
            figure = framed(chart(stem, columns, selection, focus))
            pictures.append((path, picture.Picture(figure, kind, WIDTH, figure["layout"]["height"])))
        else:
            yield path, download(name, columns, selection, focus)[0]
    if pictures:
        yield from zip((path for path, _ in pictures), picture.draw([p for _, p in pictures]), strict=True)


def download(name: str, columns: Columns, selection: Selection, focus: Sequence[str] = ()) -> tuple[bytes, str]:
    """The bytes of one file that needs no browser, and its media type. Raises ExportError for another name."""
    stem, _, kind = name.rpartition(".")
    if name == DASHBOARD:
        charts = [chart(n, columns, selection, focus) for n in CHARTS]
        told = records.events(columns, selection)
        made = html.page("Timeline, map and trade", (described(columns, selection),), charts, source(columns), told)
    elif kind == "html" and stem in CHARTS:
        made = html.page((c := chart(stem, columns, selection, focus)).title, c.lead, [c], c.source)
    else:
        made = data(name, columns, selection)
    return made, MEDIA_TYPES[kind]


def _put(path: Path, content: bytes) -> None:
    """Writes beside the file first: whoever reads it finds the old one or the new one."""
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        os.replace(part, path)
    except OSError as fault:
        with suppress(OSError):
            part.unlink()
        raise ExportError(
            "the file cannot be written", value=str(path), remedy=f"{fault.strerror or fault}; name another place or make room."
        ) from fault
