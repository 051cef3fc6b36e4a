"""The names that the finder is given: the shipped gazetteer, opened once."""

from __future__ import annotations

from dashboard.reference.packed import Packed, packed


def names() -> Packed:
    """The gazetteer's names; `look(key)` tells what a folded name may mean."""
    return packed()
