"""Keep and find: one door, `open_store(url)`, to SQLite or PostgreSQL with one meaning."""

from dashboard.store.reading import Reader
from dashboard.store.rows import Listed
from dashboard.store.writing import Store, open_store

__all__ = ["Listed", "Reader", "Store", "open_store"]
