"""Charts as PNG, SVG and PDF, drawn by the machine's own Chromium through Kaleido, with no network.

A browser is started for one batch of pictures and ended with it: nothing of it outlives the call, survives a fork or
holds its half gigabyte of memory while nobody exports.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

from dashboard.errors import ExportError

FORMATS = ("png", "svg", "pdf")
SCALE = {"png": 2.0}
"""Device pixels for a pixel of the layout: 2 keeps text sharp on today's screens and in print at half a page."""
SECONDS = 60
"""For one picture. The slowest here, the map as PDF, took 10 s on two busy cores."""
HOW_TO_GET_A_BROWSER = (
    "Install Chromium or Chrome (Debian and Ubuntu: apt-get install chromium), or name one in BROWSER_PATH; "
    "the dashboard's own download buttons and the HTML export do without"
)

_UID = re.compile(rb'id="(?:top)?defs-([0-9a-f]{6})"')
_PDF_CLOCK = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}\+\d\d'\d\d'\)")


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn: a plotly figure as a plain dict, one of `FORMATS`, and pixels of the layout."""

    figure: dict[str, Any]
    format: str
    width: int
    height: int


def draw(pictures: Sequence[Picture]) -> list[bytes]:
    """The bytes of each picture. Raises ExportError where there is no browser, or where it could not draw."""
    try:
        import kaleido
        from choreographer.errors import BrowserFailedError, ChromeNotFoundError
    except ImportError as fault:
        raise ExportError("pictures need the package kaleido", remedy="Install it: pip install kaleido") from fault
    try:
        return asyncio.run(_draw(kaleido, pictures))
    except (ChromeNotFoundError, BrowserFailedError, FileNotFoundError) as fault:
        raise ExportError("a picture needs a browser that is not here", remedy=f"{HOW_TO_GET_A_BROWSER}.") from fault
    except Exception as fault:  # Kaleido's own errors share no root but this one
        words = (str(fault).strip() or type(fault).__name__).splitlines()[0][:200]
        cause = f"the browser could not draw a picture ({words})"
        raise ExportError(cause, remedy="Try again, or name another in BROWSER_PATH.") from fault


async def _draw(kaleido: Any, pictures: Sequence[Picture]) -> list[bytes]:
    with resources.as_file(resources.files("dashboard.reference") / "topojson") as shapes:
        # `mathjax=False`: Kaleido's page would fetch MathJax from the network and hang where packets are dropped.
        async with kaleido.Kaleido(n=1, timeout=SECONDS, mathjax=False) as browser:
            return [_settled(await _one(browser, picture, f"{shapes.as_uri()}/"), picture.format) for picture in pictures]


async def _one(browser: Any, picture: Picture, shapes: str) -> bytes:
    options = {"format": picture.format, "width": picture.width, "height": picture.height, "scale": SCALE.get(picture.format, 1.0)}
    drawn: bytes = await browser.calc_fig(picture.figure, opts=options, topojson=shapes)
    return drawn


def _settled(data: bytes, kind: str) -> bytes:
    """The picture without what differs from run to run: plotly's random ids in SVG, the clock in PDF."""
    if kind == "svg":
        for uid in set(_UID.findall(data)):
            data = re.sub(rb'([#"][a-z]+-?)' + uid, rb"\g<1>000000", data)  # in ids only: six digits may also stand in a path
    if kind == "pdf":
        data = _PDF_CLOCK.sub(rb"/\1 (D:19700101000000+00'00')", data)  # of the same length, so that the file's offsets hold
    return data
