"""A change of the locks, cut off at every single step and killed for real: nothing is lost."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import rekey_world as world
from fixed_clock import FixedClock

from core.store import atomic, held_store, rekey, vault
from core.store.keys import KeyFile, SpareKeyUnlock
from core.store.rekey import change_locks
from core.store.store import Store
from core.store.witness import Witness


class PowerCutError(BaseException):
    """Nothing after this is done; no handler of ours may catch it."""


class Steps:
    """Counts what reaches the disk and, at one step, keeps the folder as it is just then."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path, cut_at: int) -> None:
        self._folder, self._cut_at = folder, cut_at
        self.done = 0
        for owner, name in (
            (atomic, "replace_patiently"),
            (atomic, "sync_folder"),
            (held_store, "change_database_key"),
            (Store, "_exchange"),
            (Witness, "write"),
            (Store, "write"),
            (vault, "replacing"),
            (rekey, "clear_kept"),
        ):
            monkeypatch.setattr(owner, name, self._watched(getattr(owner, name)))

    def _watched(self, real: Callable[..., object]) -> Callable[..., object]:
        def step(*args: object, **kwargs: object) -> object:
            self.done += 1
            if self.done == self._cut_at:
                shutil.copytree(self._folder, self._folder.with_name("as it was"))
                raise PowerCutError
            return real(*args, **kwargs)

        return step


def test_a_power_cut_at_any_step_loses_nothing_and_the_next_start_finishes(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut, finished, half_way = 0, False, 0
    while not finished:
        cut += 1
        folder = tmp_path / str(cut) / "store"
        folder.parent.mkdir()
        spare, kept = world.make(folder, clock, documents=2)
        world.keep_older(folder)
        old = KeyFile.open(folder, SpareKeyUnlock(spare.printed))
        with world.opened(folder, spare, clock) as now, monkeypatch.context() as patched:
            Steps(patched, folder, cut)
            try:
                change_locks(now.store, now.vault, now.keys)
                finished = True
            except PowerCutError:
                folder = folder.with_name("as it was")
            patched.undo()
        with world.opened(folder, spare, clock) as now:
            assert now.store.witness_report.ok
            assert {blob: now.content(blob) for blob in kept} == kept
            if now.keys.is_half_changed:
                half_way += 1
                change_locks(now.store, now.vault, now.keys)
            elif not finished and now.keys.secrets == old.secrets:
                continue  # cut before anything was written down
        world.assert_changed(folder, spare, clock, kept)
        world.assert_old_keys_open_nothing(folder, old, kept)
    assert cut > 15 and half_way > 10


CHILD = """
import sys
from pathlib import Path
sys.path[:0] = sys.argv[3:]
import rekey_world as world
from core.domain.clock import SystemClock
from core.store.keys import SpareKey
from core.store.rekey import change_locks
spare = SpareKey(sys.argv[2])
with world.opened(Path(sys.argv[1]), spare, SystemClock()) as now:
    print("open", flush=True)
    tell = lambda at, of: print(at, flush=True)
    while True:
        change_locks(now.store, now.vault, now.keys, progress=tell)
        print("changed", flush=True)
"""


def test_real_kills_while_the_locks_are_changed_over_and_over(
    tmp_path: Path, clock: FixedClock
) -> None:
    folder = tmp_path / "store"
    spare, kept = world.make(folder, clock, documents=6)
    with world.opened(folder, spare, clock) as now:
        now.store.save_setting("much", "x" * 1_000_000)  # so that the database takes a moment
    dice = random.Random(7)
    for _ in range(5):
        with subprocess.Popen(
            [sys.executable, "-c", CHILD, folder, spare.identity, *sys.path],
            stdout=subprocess.PIPE,
            text=True,
        ) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == "open\n"
            for _ in range(dice.randrange(14)):
                child.stdout.readline()
            child.send_signal(signal.SIGKILL)
        with world.opened(folder, spare, clock) as now:
            assert now.store.witness_report.ok
            assert {blob: now.content(blob) for blob in kept} == kept
            if now.keys.is_half_changed:
                change_locks(now.store, now.vault, now.keys)
            assert now.store.check().ok
            assert not now.keys.is_half_changed
            assert set(now.generations().values()) == {now.keys.secrets.generation}


NO_ROOM = """
import resource, sys
from pathlib import Path
sys.path[:0] = sys.argv[3:]
import rekey_world as world
from core.domain.clock import SystemClock
from core.errors import KnownError
from core.store.keys import SpareKey
from core.store.rekey import change_locks
with world.opened(Path(sys.argv[1]), SpareKey(sys.argv[2]), SystemClock()) as now:
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
    try:
        change_locks(now.store, now.vault, now.keys)
    except KnownError as error:
        print(error.code)
    now.store.save_setting("still", "open")
    print(now.keys.secrets.generation)
"""


def test_a_disk_that_takes_no_more_leaves_the_old_key_in_force_and_says_so(
    tmp_path: Path, clock: FixedClock
) -> None:
    """SQLCipher itself answers "ok" to a change of key for which there was no room."""
    folder = tmp_path / "store"
    spare, kept = world.make(folder, clock, documents=1)
    with world.opened(folder, spare, clock) as now:
        now.store.save_setting("much", "x" * 300_000)
    child = subprocess.run(
        [sys.executable, "-c", NO_ROOM, folder, spare.identity, *sys.path],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert child.stdout.split() == ["store-disk-trouble", "1"]
    with world.opened(folder, spare, clock) as now:
        assert now.keys.is_half_changed and now.keys.secrets.generation == 1
        change_locks(now.store, now.vault, now.keys)
    world.assert_changed(folder, spare, clock, kept)
