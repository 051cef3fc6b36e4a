"""The store that the page reads, and its columns: loaded once a store version and shared by all requests."""

from __future__ import annotations

from threading import Lock

from dashboard.query import Columns
from dashboard.store import Store, open_store


class Shelf:
    """Columns of the store's present version. A store is opened at once, to say what is wrong with it, and again at the
    first use, so that forked workers share no connection. Raises StoreError."""

    def __init__(self, url: str) -> None:
        self.url = url
        with open_store(url, read_only=True) as store:
            self._found = store.version
        self._lock = Lock()
        self._store: Store | None = None
        self._columns: Columns | None = None

    @property
    def version(self) -> int:
        """The version that a page opened now is drawn from, without asking the store."""
        return self._found if self._columns is None else self._columns.version

    @property
    def store(self) -> Store:
        if self._store is None:
            self._store = open_store(self.url, read_only=True)
        return self._store

    def columns(self) -> Columns:
        """The newest complete version; while one request loads it, the others keep the one before."""
        known = self._columns
        if known is not None and known.version == self.store.version:
            return known
        if known is not None and not self._lock.acquire(blocking=False):
            return known
        if known is None:
            self._lock.acquire()
        try:
            if self._columns is None or self._columns.version != self.store.version:
                self._columns = Columns.read(self.store)
            return self._columns
        finally:
            self._lock.release()
