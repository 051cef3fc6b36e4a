"""Documents as found become documents whose blocks have roles: marks, never cuts.

`clean(document)` reads the shapes of lines, what pages say around articles, repetition and position. Where it is
in doubt a unit is body: a sentence taken for furniture is lost, furniture taken for a sentence is only noise.
"""

from __future__ import annotations

from dataclasses import replace

from dashboard.clean.roles import assign
from dashboard.clean.units import divide
from dashboard.model import Block, Document

__all__ = ["clean"]


def clean(document: Document) -> Document:
    """The document with `blocks` (sorted, disjoint, covering every character that is not white space), and with
    title and author where the text tells them and nobody did before."""
    found = divide(document.text)
    told = assign(found, document.title, document.author)
    return replace(document, blocks=told.blocks or _whole(document), title=told.title, author=told.author)


def _whole(document: Document) -> tuple[Block, ...]:
    return (Block(0, len(document.text), "body"),) if document.text.strip() else ()
