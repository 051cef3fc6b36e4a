"""The door for web servers: `gunicorn --config gunicorn.conf.py dashboard.wsgi:server`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import settings
from dashboard.app import create_app
from dashboard.store import open_store

if TYPE_CHECKING:
    from flask import Flask


def make() -> Flask:
    """The web application over the store that the environment names, warmed up before the first reader comes.

    Raises StoreError where that store is not there or not up to date: `dateline migrate` comes first.
    """
    chosen = settings.read()
    url = chosen.store_url()
    with open_store(url, read_only=True) as store:
        example = store.example
    server: Flask = create_app(url, focus=chosen.focus, example=example).server
    # Dash registers its routes at the first request, and two threads at once may see half of them.
    server.test_client().get("/_dash-layout")
    return server


server = make()
