"""Word documents: paragraphs and tables in their order by python-docx, one paragraph a line with an empty line between."""

from __future__ import annotations

import io
import zipfile
import zlib

from docx import Document as open_docx
from docx.opc.exceptions import OpcError
from docx.table import Table
from lxml import etree

from dashboard.errors import UnreadableDocument
from dashboard.read.archive import checked
from dashboard.read.content import MAX_CHARS, Content, field

_FAULTS = (
    zipfile.BadZipFile, zlib.error, OpcError, etree.LxmlError, KeyError, ValueError, AttributeError, TypeError, IndexError, OSError,
    EOFError, RecursionError, NotImplementedError, RuntimeError,
)  # fmt: skip


def read_docx(data: bytes, location: str) -> Content:
    """The text of a .docx file with its title and author. Raises UnreadableDocument."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            checked(archive, location)
        word = open_docx(io.BytesIO(data))
        parts: list[str] = []
        size = 0
        for piece in word.iter_inner_content():
            rows = [" | ".join(cell.text for cell in row.cells) for row in piece.rows] if isinstance(piece, Table) else [piece.text]
            parts += [row for row in rows if row.strip()]
            size += sum(map(len, rows))
            if size > MAX_CHARS:
                break
        about = word.core_properties
        return Content("\n\n".join(parts), field(about.title), field(about.author))
    except UnreadableDocument:
        raise
    except _FAULTS as fault:
        raise UnreadableDocument(
            "the Word document is broken", value=location, remedy="Save it again, or save its text as .txt."
        ) from fault
