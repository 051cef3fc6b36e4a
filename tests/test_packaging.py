"""What `pip install` brings: the package, the bundled documents, the trade series, and a command that runs anywhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.packaging


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "pip", "wheel", "-qq", "--no-deps", "-w", str(folder), str(ROOT)], check=True, timeout=300)
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command `dateline` in an empty environment, far from the checkout."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    subprocess.run([*pip, str(wheel), "-c", str(constraints(folder))], check=True, timeout=600)
    return folder / "bin" / "dateline"


def constraints(folder: Path) -> Path:
    """The pinned versions as pip takes constraints: without extras and without ourselves."""
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    path = folder / "constraints.txt"
    path.write_text("\n".join(line.replace("[binary]", "") for line in lines if "==" in line), encoding="utf-8")
    return path


def run(command: Path, home: Path, *arguments: str, status: int = 0) -> subprocess.CompletedProcess[str]:
    environment = {"HOME": str(home), "PATH": os.defpath, "LANG": "C.UTF-8"}
    done = subprocess.run(
        [command, *arguments], cwd=home, env=environment, capture_output=True, text=True, timeout=300, stdin=subprocess.DEVNULL
    )
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr
    return done


def test_the_wheel_carries_what_the_checkout_has(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    tracked = subprocess.run(["git", "ls-files", "seeds", "data", "dashboard"], cwd=ROOT, capture_output=True, text=True, check=True)
    wanted = {n if n.startswith("dashboard/") else f"dashboard/_shipped/{n}" for n in tracked.stdout.splitlines()}
    assert len(wanted) > 50
    assert wanted - names == set()
    assert not [n for n in names if ".sqlite" in n or n.startswith("tests/")]


def test_the_installed_command_reads_the_bundled_documents_and_exports_them(installed: Path, tmp_path: Path) -> None:
    told = run(installed, tmp_path, "migrate", "--example", "--store", "sqlite:///example.sqlite")
    assert "documents read" in told.stderr
    run(installed, tmp_path, "export", "events.json", "timeline.html", "--store", "sqlite:///example.sqlite", "--country", "CU")
    events = json.loads((tmp_path / "events.json").read_text(encoding="utf-8"))["events"]
    assert events and all("CU" in e["countries"] and e["evidence"] for e in events)
    assert "Plotly.newPlot" in (tmp_path / "timeline.html").read_text(encoding="utf-8")


def test_the_default_store_of_an_installation_is_in_the_users_data_folder(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("On 29 September 2023 Moscow hosted a conference.", encoding="utf-8")
    run(installed, tmp_path, "ingest", "note.txt")
    assert list(tmp_path.glob(".local/share/dateline/dateline.sqlite"))


def test_a_mistake_of_the_user_is_told_in_one_line(installed: Path, tmp_path: Path) -> None:
    said = run(installed, tmp_path, "export", "events.docx", "--store", "sqlite:///nowhere.sqlite", status=1).stderr
    assert len(said.strip().splitlines()) == 1 and said.startswith("dateline: ")
