"""The door for web servers: `gunicorn --config gunicorn.conf.py dashboard.wsgi:server`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dashboard import settings
from dashboard.app import create_app
from dashboard.export import download
from dashboard.store import open_store

if TYPE_CHECKING:
    from flask import Flask


def make() -> Flask:
    """The web application over the store that the environment names.

    Raises StoreError where that store is not there or not up to date: `dateline migrate` comes first.
    """
    chosen = settings.read()
    url = chosen.store_url()
    with open_store(url, read_only=True) as store:
        example = store.example
    server: Flask = create_app(url, focus=chosen.focus, example=example, download=partial(download, focus=chosen.focus)).server
    return server


server = make()
