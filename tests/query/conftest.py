from __future__ import annotations

from collections.abc import Iterator

import pytest
import world as hand_made

from dashboard.query import Columns
from dashboard.store import open_store


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> hand_made.World:
    return hand_made.build(tmp_path_factory.mktemp("world") / "store.sqlite")


@pytest.fixture(scope="module")
def columns(world: hand_made.World) -> Iterator[Columns]:
    with open_store(world.url, read_only=True) as store:
        yield Columns.read(store)
