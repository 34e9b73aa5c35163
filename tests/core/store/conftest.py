"""A store of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fixed_clock import FixedClock
from store_world import Key, World, populate

from core.store.store import Store


@pytest.fixture
def store(tmp_path: Path, clock: FixedClock) -> Iterator[Store]:
    with Store.create(tmp_path / "store", Key(), clock) as store:
        yield store


@pytest.fixture
def world(store: Store, clock: FixedClock) -> Iterator[World]:
    made = populate(store, clock)
    yield made
    made.store.close()
