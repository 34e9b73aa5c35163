"""Ways to open the records: a spare key that is on paper before, and one that is made later."""

from __future__ import annotations

from pathlib import Path

import pytest
from fixed_clock import FixedClock

from core.errors import KnownError
from core.services.access import SpareKey, SpareKeyUnlock, WayKind
from core.workspace import Created, NewStore, Workspace


def test_records_are_made_with_the_spare_key_that_is_on_paper_already(
    tmp_path: Path, home: Path, clock: FixedClock
) -> None:
    key = SpareKey.new()
    setup = NewStore(
        "Harbour Pharmacy", "", "pharmacy", "Ada Wren", "igt-10",
        make_spare_key=False, spare_key=key,
    )  # fmt: skip
    made = Workspace.create(tmp_path / "store", setup, clock=clock)
    made.workspace.close()
    assert made.spare_key == key.printed
    opened = Workspace.open(tmp_path / "store", SpareKeyUnlock(key.printed), clock=clock)
    assert opened.locks.has_spare_key and opened.locks.kinds() == {WayKind.SPARE_KEY}
    opened.close()


def test_a_new_spare_key_opens_and_the_older_one_no_longer(
    created: Created, clock: FixedClock
) -> None:
    workspace, key = created.workspace, SpareKey.new()
    assert workspace.locks.use_spare_key(key).copies
    workspace.close()
    assert created.spare_key is not None
    with pytest.raises(KnownError) as refused:
        Workspace.open(workspace.folder, SpareKeyUnlock(created.spare_key), clock=clock)
    assert refused.value.code == "key-does-not-fit"
    unlock = SpareKeyUnlock(key.printed)
    Workspace.open(workspace.folder, unlock, clock=clock).close()
