"""Which files are documents: all of them once, in an order of their names, nothing through a link."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dashboard.read import find


def touch(path: Path, text: str = "Havana") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_folders_are_walked_to_the_bottom_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/B.txt", "c.html"):
        touch(tmp_path / name)
    assert [f.location for f in find([tmp_path])] == ["a/B.txt", "a/z.txt", "b.txt", "c.html"]


def test_notes_and_dot_files_are_passed_over_unless_they_are_named(tmp_path: Path) -> None:
    for name in ("README.md", "sources.toml", "LICENSE", ".hidden.txt", ".git/x.txt", "a.txt"):
        touch(tmp_path / name)
    assert [f.location for f in find([tmp_path])] == ["a.txt"]
    assert [f.location for f in find([tmp_path / "README.md"])] == ["README.md"]


def test_links_pipes_and_missing_files_are_told_with_a_reason(tmp_path: Path) -> None:
    touch(tmp_path / "real.txt")
    (tmp_path / "link.txt").symlink_to("/etc/passwd")
    (tmp_path / "loop").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    reasons = {f.location: f.reason for f in find([tmp_path])}
    assert reasons["real.txt"] is None
    assert "symbolic link" in (reasons["link.txt"] or "") and "symbolic link" in (reasons["loop"] or "")
    assert "pipe" in (reasons["pipe.txt"] or "")
    assert [f.reason is not None for f in find([tmp_path / "gone.txt"])] == [True]


def test_a_file_that_is_named_twice_is_told_once(tmp_path: Path) -> None:
    path = touch(tmp_path / "a.txt")
    assert [f.location for f in find([path, tmp_path, path])] == ["a.txt"]


def test_two_files_of_one_location_do_not_replace_each_other(tmp_path: Path) -> None:
    touch(tmp_path / "x" / "a.txt")
    touch(tmp_path / "y" / "a.txt")
    assert [f.location for f in find([tmp_path / "x", tmp_path / "y"])] == ["a.txt", "y/a.txt"]


@pytest.mark.parametrize("name", [" -rf.txt", "new\nline.txt", "=1+1.txt", "<script>.txt", "%00%2e%2e.txt"])
def test_strange_names_are_names(tmp_path: Path, name: str) -> None:
    touch(tmp_path / name)
    assert [f.location for f in find([tmp_path])] == [name]


def test_a_name_that_is_not_utf8_can_be_stored(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text("Havana")
    (found,) = find([tmp_path])
    assert found.location == "caf\\xe9.txt" and found.location.encode("utf-8")
