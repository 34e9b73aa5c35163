"""A second start on the same records brings the first window to the front and ends."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from real_window import made_records

from core.places import window_folder
from core.services.one_window import OneWindow, call_other_window, other_window
from desktop.attention import another_came_forward

ROOT = Path(__file__).resolve().parents[2]
FIRST = Path(__file__).with_name("first_window.py")
LONG = 120  # seconds; only a broken program takes so long


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("IGT_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def store(home: Path, tmp_path: Path) -> Path:
    """Locked records: their own lock is nobody's, as after Ctrl+L."""
    made_records(tmp_path / "records")
    return tmp_path / "records"


def environment() -> dict[str, str]:
    return os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}


@pytest.fixture
def first(store: Path) -> Iterator[subprocess.Popen[str]]:
    """A first window that is put away."""
    with subprocess.Popen(
        [sys.executable, str(FIRST), str(store)],
        cwd=ROOT, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdin is not None and process.stdout is not None
        assert process.stdout.readline() == "there\n"
        yield process
        process.stdin.close()


def second_start(store: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "desktop", "--store", str(store)],
        cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=LONG, check=False,
    )  # fmt: skip


def test_a_second_start_brings_the_first_to_the_front_and_ends_quietly(
    first: subprocess.Popen[str], store: Path
) -> None:
    done = second_start(store)
    assert done.returncode == 0 and done.stdout == ""
    assert done.stderr == (
        "Your records are already open in another window; it was brought to the front.\n"
    )
    assert first.stdout is not None and first.stdout.readline() == "forward\n"
    assert first.poll() is None


def test_a_window_that_was_killed_is_in_nobodys_way(
    first: subprocess.Popen[str], store: Path
) -> None:
    first.kill()
    first.wait()
    assert (window_folder(store) / "lock").stat().st_size  # it left word and cannot answer
    assert not another_came_forward(store)
    assert other_window(store) is None


def test_a_window_that_hangs_is_not_waited_for_long(store: Path) -> None:
    slot = OneWindow.hold(store)
    assert slot is not None and OneWindow.hold(store) is None
    assert other_window(store) == os.getpid()
    assert not call_other_window(store, patience=0.0)
    assert not slot.is_called()  # nobody waits for an answer any more
    slot.release()
    assert other_window(store) is None and not another_came_forward(store)


def test_other_records_have_a_window_of_their_own(store: Path, tmp_path: Path) -> None:
    slot, other = OneWindow.hold(store), OneWindow.hold(tmp_path / "others")
    assert slot is not None and other is not None
    slot.release()
    other.release()


def test_the_same_folder_by_another_name_has_the_same_window(store: Path, tmp_path: Path) -> None:
    (tmp_path / "by-another-name").symlink_to(store)
    assert window_folder(tmp_path / "by-another-name") == window_folder(store)
