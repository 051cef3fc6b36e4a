"""Records as JSON that people can read and diff: two spaces, keys in the order of the contract, UTF-8."""

from __future__ import annotations

import json
from typing import Any


def to_json(value: Any) -> bytes:
    """A value as indented JSON with a line end; equal values, equal bytes. Lone surrogates become question marks."""
    return (json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode("utf-8", "replace")
