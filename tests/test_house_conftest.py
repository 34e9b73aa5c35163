"""The ground under the tests holds: nothing real is touched and leaks are found."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from fixed_clock import FixedClock

from core import places

LEAKY = """
import threading
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
kept = []

def test_tidy(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)

def test_cycle(qtbot):
    widget = QWidget()
    widget.itself = widget

def test_window(qtbot):
    kept.append(QWidget())

def test_timer(qapp):
    kept.append(QTimer(qapp))
    kept[-1].start(1000)

def test_thread(qtbot):
    kept.append(threading.Event())
    threading.Thread(target=kept[-1].wait, daemon=True).start()
"""


def test_a_leaking_test_fails_and_a_tidy_one_passes(tmp_path: Path) -> None:
    for name in ("conftest", "cheap_passphrase", "fixed_clock", "made_once", "statements_once"):
        shutil.copy(Path(__file__).with_name(f"{name}.py"), tmp_path)
    (tmp_path / "test_leaky.py").write_text(LEAKY)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert "5 passed, 3 errors" in done.stdout
    for name in ("window", "timer", "thread"):
        assert f"ERROR test_leaky.py::test_{name} - AssertionError: left" in done.stdout


def test_no_test_sees_the_real_home_keyring_or_screen() -> None:
    home = os.environ["HOME"]
    assert Path(home).is_relative_to(tempfile.gettempdir())
    assert places.store_folder().is_relative_to(home)
    assert places.log_folder().is_relative_to(home)
    assert os.environ["PYTHON_KEYRING_BACKEND"] == "keyring.backends.fail.Keyring"
    assert "DISPLAY" not in os.environ


def test_the_clock_stands_still_until_it_is_moved(clock: FixedClock) -> None:
    before = clock.now()
    assert clock.now() == before
    clock.advance(days=2, minutes=3)
    assert clock.now() - before == timedelta(days=2, minutes=3)
    clock.set(before)
    assert clock.now() == before


def test_the_house_uses_an_ordinary_temporary_folder(tmp_path: Path) -> None:
    assert not tmp_path.is_relative_to(os.environ["HOME"])


@pytest.mark.parametrize("name", ["IGT_STORE", "IGT_HOME", "WAYLAND_DISPLAY"])
def test_what_the_caller_set_does_not_reach_the_tests(name: str) -> None:
    assert name not in os.environ
