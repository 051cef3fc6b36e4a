"""The page: a Dash app over a store."""

from __future__ import annotations

from collections.abc import Sequence

from dash import Dash

from dashboard.app.callbacks import register
from dashboard.app.layout import page
from dashboard.app.server import Download, protect
from dashboard.app.source import Shelf

__all__ = ["Download", "create_app"]

INDEX = """<!DOCTYPE html>
<html lang="en">
<head>
{%metas%}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{%title%}</title>
<link rel="icon" href="/assets/icons/mark.svg" type="image/svg+xml">
{%css%}
</head>
<body>
{%app_entry%}
<noscript>Dateline draws its page with JavaScript, all of it from here. The same data come from: dateline export</noscript>
<footer>{%config%}{%scripts%}{%renderer%}</footer>
</body>
</html>"""


def create_app(store_url: str, *, focus: Sequence[str], example: bool = False, download: Download | None = None) -> Dash:
    """The dashboard over the store at `store_url`, which is opened for reading only.

    `focus` are ISO 3166-1 alpha-2 codes of the countries that stand first; `example` puts a banner over documents
    that came with the program; `download` makes the data files behind `/export/…`, without it there are none.
    A raised store version is noticed at the next request. Raises StoreError if the store cannot be opened.
    """
    app = Dash(
        "dashboard.app", title="Dateline", update_title="", index_string=INDEX, serve_locally=True, use_async=False,
        suppress_callback_exceptions=False, compress=False,
        meta_tags=[{"name": "description", "content": "What happened, where, and what trade did: every mark leads to its sentence."}],
    )  # fmt: skip
    shelf = Shelf(store_url)
    app.layout = lambda: page(example=example, downloads=download is not None, version=shelf.version)
    register(app, shelf, tuple(focus))
    protect(app, shelf, download)
    # Dash sets itself up at its first request, and not safely when two come at once
    app.server.test_client().get("/_dash-layout")
    return app
