"""Plain text: bytes of any usual encoding become the decoded file, letter for letter.

Nothing is normalised: no newline is translated, no space dropped. Only a byte-order mark goes, and NUL and lone
surrogates become U+FFFD.
"""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from dashboard.errors import UnreadableDocument
from dashboard.read.content import Content, storable

BROKEN_SHARE = 0.01
"""Up to this share of invalid bytes a file is UTF-8 with faults in it, above it another encoding. A detector
given "Fran\\xff\\xfece" answers ISO-8859-13, and the whole text would be misread for two bad bytes."""
DETECTED_FROM = 65_536
"""Bytes that the encoding is detected from."""
CONTROL_SHARE = 0.1
"""Share of control characters from which a file is no text but something binary."""
LEGACY = ["cp1252", "cp1251", "koi8_r", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"]
"""Encodings that are considered once UTF-8 is out of the question. The Central European ones are not: Spanish reads
as well in them, with other letters."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read_plain(data: bytes, location: str) -> Content:
    """The decoded file. Raises UnreadableDocument where the bytes are no text."""
    text = decode(data)
    head = text[:DETECTED_FROM]
    controls = sum(1 for c in head if (c < " " and c not in "\t\n\r\f\v\x00\x1b") or c == "\ufffd")
    if controls > CONTROL_SHARE * len(head) + 8:
        raise UnreadableDocument("not text but something binary", value=location, remedy="Save it as .txt, .html, .pdf or .docx.")
    return Content(storable(text))


def decode(data: bytes, declared: str | None = None) -> str:
    """`data` as text, by its byte-order mark, as UTF-8, as the encoding it declares, or as detected.

    Never raises: what no encoding explains is read as UTF-8 with U+FFFD for each fault.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _with_surrogates(data[len(mark) :], encoding)
    wide = _wide(data)
    if wide is not None:
        return wide
    try:
        return data.decode("utf-8", errors="surrogatepass")
    except UnicodeDecodeError:
        pass
    if declared is not None:
        try:
            return data.decode(declared)
        except (UnicodeDecodeError, LookupError):
            pass
    patched = _with_surrogates(data, "utf-8")
    if _faults(data) <= BROKEN_SHARE * len(data):
        return patched
    best = from_bytes(data[:DETECTED_FROM], cp_isolation=LEGACY, threshold=0.5).best()
    return data.decode(best.encoding, errors="replace") if best is not None else patched


def _faults(data: bytes) -> int:
    return data.decode("utf-8", errors="replace").count("\ufffd") - data.count(b"\xef\xbf\xbd")


def _with_surrogates(data: bytes, encoding: str) -> str:
    """A lone surrogate stays one character here; `storable` replaces it."""
    try:
        return data.decode(encoding, errors="surrogatepass")
    except UnicodeDecodeError:
        return data.decode(encoding, errors="replace")


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte-order mark: every other byte of Latin text is NUL."""
    head = data[:4096]
    if len(head) < 4 or len(data) % 2:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > 0.4 * half and even < 0.05 * half:
        return _with_surrogates(data, "utf-16-le")
    if even > 0.4 * half and odd < 0.05 * half:
        return _with_surrogates(data, "utf-16-be")
    return None
