"""One program at a time: tried with a real second process, killed and well-behaved."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fixed_clock import FixedClock

from core.store.lock import LockHolder, StoreBusyError, StoreLock, read_holder
from core.store.trouble import StoreReadOnlyError

ROOT = Path(__file__).resolve().parents[3]
HOLD = """
import sys
from pathlib import Path
from core.store.lock import StoreLock
with StoreLock.acquire(Path(sys.argv[1]), wait=0):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_process_holding(folder: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "held\n"
            yield process
        finally:
            process.kill()


def test_a_second_process_is_told_that_the_records_are_open_and_by_whom(tmp_path: Path) -> None:
    with another_process_holding(tmp_path) as other:
        with pytest.raises(StoreBusyError) as caught:
            StoreLock.acquire(tmp_path, wait=0.1)
        assert caught.value.values["pid"] == other.pid
        assert caught.value.code == "store-busy"
        assert caught.value.exit_code == 3


def test_the_lock_is_free_again_when_its_process_was_killed(tmp_path: Path) -> None:
    with another_process_holding(tmp_path) as other:
        other.send_signal(signal.SIGKILL)
        other.wait()
        with StoreLock.acquire(tmp_path, wait=0) as lock:
            assert lock.is_held


def test_a_second_process_gets_in_when_the_first_closes_while_it_waits(tmp_path: Path) -> None:
    with another_process_holding(tmp_path) as other:
        assert other.stdin is not None
        other.stdin.close()
        with StoreLock.acquire(tmp_path, wait=60) as lock:
            assert lock.is_held


def test_one_process_cannot_take_it_twice(tmp_path: Path) -> None:
    with StoreLock.acquire(tmp_path, wait=0), pytest.raises(StoreBusyError):
        StoreLock.acquire(tmp_path, wait=0)


def test_the_file_says_who_holds_it_and_since_when(tmp_path: Path, clock: FixedClock) -> None:
    with StoreLock.acquire(tmp_path, wait=0, clock=clock):
        assert read_holder(tmp_path) == LockHolder(os.getpid(), clock.now())
    assert read_holder(tmp_path) is None


def test_reading_who_holds_it_does_not_let_go_of_it(tmp_path: Path) -> None:
    with StoreLock.acquire(tmp_path, wait=0):
        read_holder(tmp_path)
        with pytest.raises(StoreBusyError):
            StoreLock.acquire(tmp_path, wait=0)


def test_letting_go_twice_is_harmless_and_the_file_stays(tmp_path: Path) -> None:
    lock = StoreLock.acquire(tmp_path, wait=0)
    lock.release()
    lock.release()
    assert not lock.is_held
    assert (tmp_path / "lock").exists()
    StoreLock.acquire(tmp_path, wait=0).release()


def test_a_lock_file_that_was_deleted_meanwhile_is_not_trusted(tmp_path: Path) -> None:
    with StoreLock.acquire(tmp_path, wait=0):
        (tmp_path / "lock").unlink()
        with StoreLock.acquire(tmp_path, wait=0) as second:
            assert second.is_held  # deleting the file defeats any lock; both names are real


def test_a_lock_file_that_may_not_be_written_is_known_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **kwargs: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(StoreReadOnlyError):
        StoreLock.acquire(tmp_path, wait=0)
