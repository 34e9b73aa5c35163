"""Older states beside the records: listed, gone when their time is up or the locks are changed."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import rekey_world as world
from fixed_clock import FixedClock

from core.store.kept_older import KEPT_FOR, Why, clear_kept, kept_older
from core.store.rekey import change_locks


def test_what_a_restore_a_migration_and_a_loss_left_is_listed(
    tmp_path: Path, clock: FixedClock
) -> None:
    folder = tmp_path / "store"
    world.make(folder, clock, documents=1)
    assert kept_older(folder) == ()
    world.keep_older(folder)
    found = kept_older(folder)
    assert {one.why for one in found} == set(Why)
    assert all(one.size > 0 and one.until - one.since == KEPT_FOR for one in found)


def test_only_what_is_older_than_ninety_days_goes(tmp_path: Path, clock: FixedClock) -> None:
    folder = tmp_path / "store"
    world.make(folder, clock, documents=1)
    world.keep_older(folder)
    now = datetime(2026, 8, 10, 9, 59, tzinfo=UTC)  # the restore was on 12 May, at ten
    for name, days in (("before-migration", 91), ("before-loss", 89)):
        then = (now - timedelta(days=days)).timestamp()
        os.utime(folder / name, (then, then))
    before = {path.name for path in folder.iterdir()}
    assert [one.why for one in clear_kept(folder, before=now)] == [Why.MIGRATION]
    assert before - {path.name for path in folder.iterdir()} == {"before-migration"}
    (later,) = clear_kept(folder, before=now + timedelta(minutes=2))
    assert later.why is Why.RESTORE


def test_a_change_of_the_locks_takes_them_away_and_says_how_many(
    tmp_path: Path, clock: FixedClock
) -> None:
    folder = tmp_path / "store"
    spare, kept = world.make(folder, clock, documents=2)
    world.keep_older(folder)
    with world.opened(folder, spare, clock) as now:
        assert change_locks(now.store, now.vault, now.keys).older == 3
        assert kept_older(folder) == ()
    world.assert_changed(folder, spare, clock, kept)
