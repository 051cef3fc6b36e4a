"""What stands between the page and the world: headers, limits, honest status codes, shapes, data files, health."""

from __future__ import annotations

import gzip
import logging
from collections.abc import Callable
from functools import cache
from importlib import resources

from dash import Dash
from dash.exceptions import DashException
from flask import Flask, Response, abort, request
from werkzeug.exceptions import HTTPException

from dashboard.app.source import Shelf
from dashboard.errors import DatelineError, SelectionError
from dashboard.query import PARAMETERS, Columns, Selection

LARGEST_POST = 1_000_000
"""Bytes of a request's body: the largest honest callback posts a few kilobytes."""
SHAPES = ("world_50m",)

Download = Callable[[str, Columns, Selection], tuple[bytes, str]]
"""(file name, columns, selection) -> (bytes, media type); raises DatelineError for a name it does not have."""

log = logging.getLogger(__name__)


def policy(app: Dash) -> str:
    """Content-Security-Policy: own scripts only, and the two inline ones of Dash by their hash; plotly sets styles inline
    and draws pictures from data and blob addresses."""
    scripts = " ".join(["'self'", *app.csp_hashes()])
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; object-src 'none'"
    )


def _headers(server: Flask, app: Dash) -> None:
    csp = policy(app)

    @server.after_request
    def protected(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", csp)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "no-referrer")
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        return response


def _refusals(server: Flask) -> None:
    """A request that means nothing is the sender's fault: 400, never 500, and no words about our insides."""
    server.config["MAX_CONTENT_LENGTH"] = LARGEST_POST

    @server.before_request
    def checked() -> Response | None:
        if request.url_rule is not None and request.url_rule.rule.endswith("<path:path>") and request.url_rule.rule.count("/") == 1:
            abort(404)  # there is one page; Dash would show it at every address
        if not request.path.startswith("/_dash-update-component") or request.method != "POST":
            return None
        body = request.get_data(cache=True)  # raises 413 when too large
        if body.count(b"[") + body.count(b"{") > 20_000:
            return Response("too deep", 400)
        try:
            told = request.get_json(force=True)
        except (HTTPException, ValueError, RecursionError):
            return Response("not JSON", 400)
        if not isinstance(told, dict) or not isinstance(told.get("output"), str) or not isinstance(told.get("inputs"), list):
            return Response("not a callback", 400)
        return None

    @server.errorhandler(Exception)
    def refused(fault: Exception) -> Response:
        if isinstance(fault, HTTPException):
            return Response(fault.name, fault.code or 400, mimetype="text/plain")
        if isinstance(fault, SelectionError):
            return Response(str(fault), 400, mimetype="text/plain")
        asked = request.path.startswith("/_dash-")
        if (
            asked
            and isinstance(fault, (DashException, KeyError, TypeError, ValueError, IndexError, AttributeError, RecursionError))
            and not isinstance(fault, DatelineError)
        ):
            log.info("refused %s: %s", request.path, type(fault).__name__)
            return Response("not a request of this page", 400, mimetype="text/plain")
        log.exception("failed: %s %s", request.method, request.path)
        return Response("This page could not be made. The log says why.", 500, mimetype="text/plain")


@cache
def _shapes(name: str) -> bytes:
    """The map's shapes, packed once."""
    return gzip.compress((resources.files("dashboard.reference") / "topojson" / f"{name}.json").read_bytes(), 9, mtime=0)


def _routes(server: Flask, shelf: Shelf, download: Download | None) -> None:
    @server.get("/healthz")
    def healthz() -> Response:
        try:
            return Response(f"ok, store version {shelf.store.version}\n", 200, mimetype="text/plain")
        except DatelineError:
            log.exception("not healthy")
            return Response("the store does not answer\n", 503, mimetype="text/plain")

    @server.get("/topojson/<name>.json")
    def shapes(name: str) -> Response:
        if name not in SHAPES:
            abort(404)
        packed = "gzip" in request.headers.get("Accept-Encoding", "")
        response = Response(_shapes(name) if packed else gzip.decompress(_shapes(name)), 200, mimetype="application/json")
        if packed:
            response.headers["Content-Encoding"] = "gzip"
        response.headers["Vary"] = "Accept-Encoding"
        response.headers["Cache-Control"] = "public, max-age=86400"
        return response

    if download is None:
        return

    @server.get("/export/<name>")
    def export(name: str) -> Response:
        told = {k: request.args.getlist(k) for k in request.args if k in PARAMETERS}
        selection = Selection.from_params(told)
        try:
            data, kind = download(name, shelf.columns(), selection)
        except SelectionError:
            raise
        except DatelineError:
            abort(404)
        return Response(data, 200, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def protect(app: Dash, shelf: Shelf, download: Download | None) -> None:
    """Everything above, for a Dash app whose callbacks are registered."""
    server = app.server
    _routes(server, shelf, download)
    _refusals(server)
    _headers(server, app)
