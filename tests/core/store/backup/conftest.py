"""A store with keys, kept documents and a place for copies, for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from backup_world import BackupWorld, make_world
from fixed_clock import FixedClock


@pytest.fixture
def kept(tmp_path: Path, clock: FixedClock) -> Iterator[BackupWorld]:
    made = make_world(tmp_path, clock)
    yield made
    made.store.close()
