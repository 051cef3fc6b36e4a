"""PDF: the text layer by pypdf, page after page. A scan without one is a failure that says so.

Creation dates in a PDF are those of the file, not of the words, so they are not believed.
"""

from __future__ import annotations

import io
import logging
import re

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from dashboard.errors import UnreadableDocument
from dashboard.read.content import MAX_CHARS, Content, field

MAX_PAGES = 2_000
"""More pages are no article."""

_FAULTS = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, NotImplementedError, OSError)
_HYPHEN = re.compile(r"(?<=[a-zà-ÿа-яё])[-\u00ad]\n(?=[a-zà-ÿа-яё])")
_SPACES = re.compile(r"[ \t]+(?=\n)|\n{3,}")


def read_pdf(data: bytes, location: str) -> Content:
    """The text of a PDF, words that a line end cuts put together again. Raises UnreadableDocument."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it would say stands in the failure
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableDocument("the PDF is locked", value=location, remedy="Save it without a password.")
        if len(reader.pages) > MAX_PAGES:
            raise UnreadableDocument(f"more than {MAX_PAGES:,} pages", value=location, remedy="Split it into one file a document.")
        pages, size = [], 0
        for page in reader.pages:
            pages.append(page.extract_text())
            size += len(pages[-1])
            if size > MAX_CHARS:
                break
        about = reader.metadata
        title, author = (field(about.title), field(about.author)) if about else (None, None)
    except UnreadableDocument:
        raise
    except _FAULTS as fault:
        reason = " ".join(str(fault).split())[:100] or type(fault).__name__
        raise UnreadableDocument(
            f"the PDF is broken ({reason})", value=location, remedy="Save it again, or save its text as .txt."
        ) from fault
    text = _HYPHEN.sub("", "\n\n".join(pages))
    return Content(_SPACES.sub(lambda m: "\n\n" if m.group()[0] == "\n" else "", text).strip(), title, author)
