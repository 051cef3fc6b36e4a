"""What the environment and the machine say, read once and handed down.

Nothing below this module looks at the environment: stages, store, charts and app are given what they need.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from platformdirs import user_data_path

from dashboard.errors import SettingError

PACKAGE = Path(__file__).resolve().parent
DEFAULT_PORT = 8050
DEFAULT_FOCUS = ("CU", "NI", "BO", "VE")
"""The countries that the first readers watch, as ISO 3166-1 alpha-2 codes."""
OFFLINE = "gazetteer"


def checkout() -> Path | None:
    """The folder of the source tree that this package runs from, or None if it was installed."""
    root = PACKAGE.parent
    return root if (root / "pyproject.toml").is_file() and (root / "data").is_dir() else None


def bundled(name: str) -> Path:
    """The folder `seeds` or `data` that comes with the program, of the source tree or of the installed package."""
    root = checkout()
    path = root / name if root else Path(str(resources.files("dashboard"))) / "_shipped" / name
    if not path.is_dir():
        raise SettingError("the bundled folder is missing from this installation", value=name, remedy="Install Dateline again")
    return path


def data_folder() -> Path:
    """Where the embedded stores are kept: `data/` of a checkout, else the user's data folder."""
    root = checkout()
    return root / "data" if root else user_data_path("dateline", appauthor=False)


def embedded_url(name: str) -> str:
    return f"sqlite:///{(data_folder() / name).as_posix()}"


@dataclass(frozen=True, slots=True)
class Settings:
    """One reading of the environment.

    `store` is a URL as `--store` takes it; `port` None means that `$PORT` is not set; `focus` are ISO 3166-1
    alpha-2 codes; `geocoder` is `gazetteer` or the name of a geopy service; `workers` None means one a core.
    """

    store: str | None = None
    port: int | None = None
    focus: tuple[str, ...] = DEFAULT_FOCUS
    geocoder: str = OFFLINE
    user_agent: str = "dateline"
    workers: int | None = None

    def store_url(self, flag: str | None = None) -> str:
        """`--store` beats `DATABASE_URL` beats the embedded store."""
        return flag or self.store or embedded_url("dateline.sqlite")

    def example_url(self, flag: str | None = None) -> str:
        """The store of the bundled documents, which never mix with a user's."""
        return flag or embedded_url("example.sqlite")

    def address(self, host: str | None = None, port: int | None = None) -> tuple[str, int]:
        """(host, port): flags beat `$PORT` beats 127.0.0.1:8050; a set `$PORT` means a host that others reach."""
        default_host = "127.0.0.1" if self.port is None else "0.0.0.0"
        return host or default_host, port or self.port or DEFAULT_PORT


def read(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings of an environment (None: this process's). Raises SettingError for a value that cannot be used."""
    environment = os.environ if environment is None else environment
    focus = tuple(code.strip().upper() for code in environment.get("DATELINE_FOCUS", "").split(",") if code.strip())
    for code in focus:
        if len(code) != 2 or not code.isascii() or not code.isalpha():
            raise SettingError("DATELINE_FOCUS is a list of two-letter country codes such as CU,NI,BO,VE, not", value=code)
    return Settings(
        store=environment.get("DATABASE_URL") or None,
        port=_number(environment, "PORT", 1, 65535),
        focus=focus or DEFAULT_FOCUS,
        geocoder=environment.get("DATELINE_GEOCODER") or OFFLINE,
        user_agent=environment.get("DATELINE_USER_AGENT") or "dateline",
        workers=_number(environment, "DATELINE_WORKERS", 1, 256),
    )


def _number(environment: Mapping[str, str], name: str, low: int, high: int) -> int | None:
    text = environment.get(name, "").strip()
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or not low <= int(text[:9]) <= high:
        raise SettingError(f"{name} is a whole number from {low} to {high}, not", value=text)
    return int(text)
