"""Bytes become documents: one file a format, one door.

`find` walks what the user named and yields what could be a document; `documents` reads one file into its
documents (most files hold one); `given` makes a document of one JSON line. Nothing here follows a link, opens
a device, unpacks an archive or asks the network.
"""

from __future__ import annotations

from dashboard.read.file import documents, read
from dashboard.read.find import Found, find
from dashboard.read.given import given

__all__ = ["Found", "documents", "find", "given", "read"]
