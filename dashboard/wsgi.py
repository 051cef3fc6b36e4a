"""The door for web servers: `gunicorn --config gunicorn.conf.py dashboard.wsgi:server`.

Which store: `DATABASE_URL`, else the embedded one of the user's documents, else that of the bundled documents.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard import settings
from dashboard.app import create_app

if TYPE_CHECKING:
    from flask import Flask


def make() -> Flask:
    """The web application over the store that the environment names, warmed up before the first reader comes."""
    chosen = settings.read(os.environ)
    url, example = chosen.store_url(), False
    embedded = url.removeprefix("sqlite:///")
    if chosen.store is None and not Path(embedded).exists():
        url, example = chosen.example_url(), True
    app = create_app(url, focus=chosen.focus, example=example)
    # Dash registers its routes at the first request, and two threads at once may see half of them.
    app.server.test_client().get("/_dash-layout")
    server: Flask = app.server
    return server


server = make()
