"""Toponyms: words that name places, found with a gazetteer's names and the words around them.

`find_places(document, sentences, names)` returns `Places(toponyms, leftovers)`; which place each one is, is for
`dashboard.geocode.resolve` to say. `names` is anything with `look(key)` and `contains(container, sense)`, as the gazetteer.
"""

from __future__ import annotations

from dashboard.extract.places.candidate import Names
from dashboard.extract.places.find import Places, find_places
from dashboard.extract.places.ner import ner_spans

__all__ = ["Names", "Places", "find_places", "ner_spans"]
