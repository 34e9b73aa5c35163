"""Ways to open the records: a spare key that is on paper before, and one that is made later."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import MovableClock, new_store, small_sets

from core.errors import KnownError
from core.services.access import SpareKey, SpareKeyUnlock, WayKind
from core.workspace import Created, Workspace


def test_records_are_made_with_the_spare_key_that_is_on_paper_already(
    tmp_path: Path, home: Path, clock: MovableClock
) -> None:
    key = SpareKey.new()
    setup = new_store(spare_key=key, make_spare_key=False)
    made = Workspace.create(tmp_path / "store", setup, clock=clock, bundled=small_sets)
    made.workspace.close()
    assert made.spare_key == key.printed
    opened = Workspace.open(
        tmp_path / "store", SpareKeyUnlock(key.printed), clock=clock, bundled=small_sets
    )
    assert opened.locks.has_spare_key and opened.locks.kinds() == {WayKind.SPARE_KEY}
    opened.close()


def test_a_new_spare_key_opens_and_the_older_one_no_longer(
    created: Created, clock: MovableClock
) -> None:
    workspace, key = created.workspace, SpareKey.new()
    assert workspace.locks.use_spare_key(key).copies
    workspace.close()
    assert created.spare_key is not None
    with pytest.raises(KnownError, match="key-does-not-fit") as refused:
        Workspace.open(workspace.folder, SpareKeyUnlock(created.spare_key), clock=clock)
    assert refused.value.code == "key-does-not-fit"
    unlock = SpareKeyUnlock(key.printed)
    Workspace.open(workspace.folder, unlock, clock=clock, bundled=small_sets).close()
