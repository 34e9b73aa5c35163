"""Ground under every test: a home of its own, no screen, no keyring, a clock that can be set.

Locking under a passphrase costs next to nothing here, except under the mark ``full_cost``.

What is set here at import happens before any test module imports Qt or the toolkit. No test can
reach the real home folder, the real keyring or the real screen, not even by mistake.
"""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import cheap_passphrase
import pytest
import statements_once
from fixed_clock import FixedClock
from made_once import MadeOnce

from core.crypto import age_scrypt


def _isolate() -> None:
    home = Path(tempfile.mkdtemp(prefix="igt-tests-"))
    owner = os.getpid()

    def remove() -> None:
        if os.getpid() == owner:  # not from a forked child
            shutil.rmtree(home, ignore_errors=True)

    atexit.register(remove)
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700)
    for gone in ("IGT_STORE", "IGT_HOME", "DISPLAY", "WAYLAND_DISPLAY"):
        os.environ.pop(gone, None)
    os.environ |= {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "LOCALAPPDATA": str(home / "local"),
        "APPDATA": str(home / "roaming"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_RUNTIME_DIR": str(runtime),
        "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        "LC_ALL": "C.UTF-8",
    }
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


_isolate()
cheap_passphrase.install()
statements_once.install()


def pytest_collection_finish() -> None:
    """Let no later search for garbage go through what was loaded with the tests, for it stays."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def clock() -> FixedClock:
    """Tuesday 12 May 2026, ten o'clock in England, until the test moves it."""
    return FixedClock(datetime(2026, 5, 12, 9, 0, tzinfo=UTC))


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> MadeOnce:
    """Folders that are made at their first use, and copied for each test that asks."""
    return MadeOnce(tmp_path_factory.mktemp("made-once"))


@pytest.fixture(autouse=True)
def _full_cost(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.node.get_closest_marker("full_cost"):
        monkeypatch.setattr(age_scrypt, "WORK_FACTOR", cheap_passphrase.at_full_cost)


@pytest.fixture(autouse=True)
def _remembers_no_other_test() -> None:
    """Forget what this computer keeps of records: tests take one store different ways."""
    state, data = (Path(os.environ[f"XDG_{name}_HOME"]) / "igtoolkit" for name in ("STATE", "DATA"))
    for kept in (state / "seen", state / "pins", data / "copies"):
        shutil.rmtree(kept, ignore_errors=True)


@pytest.fixture(autouse=True)
def _nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a window, a running timer or a thread behind."""
    if not _touches_qt(request):
        yield
        return
    before = _alive()
    yield
    left = _alive().keys() - before.keys()
    if left:  # a cycle that Python has not collected yet is no leak
        gc.collect()
        after = _alive()
        names = sorted(after[key] for key in after.keys() - before.keys())
        assert not names, f"left behind by this test: {', '.join(names)}"


def _touches_qt(request: pytest.FixtureRequest) -> bool:
    return bool({"qtbot", "qapp"} & set(request.fixturenames))


def _alive() -> dict[object, str]:
    """Name all threads, windows and the application's running timers, each under its identity."""
    import shiboken6
    from PySide6.QtCore import QCoreApplication, QEvent, QTimer
    from PySide6.QtWidgets import QApplication

    alive: dict[object, str] = {one: f"thread {one.name}" for one in threading.enumerate()}
    application = QCoreApplication.instance()
    if application is None:
        return alive
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for timer in application.findChildren(QTimer):
        if timer.isActive():
            alive[_address(timer)] = f"timer of {timer.interval()} ms on the application"
    for window in QApplication.topLevelWidgets():
        if shiboken6.isValid(window):
            name = f"window {type(window).__name__} {window.objectName()}"
            alive[_address(window)] = name.strip()
    return alive


def _address(thing: object) -> int:
    import shiboken6

    return int(shiboken6.getCppPointer(thing)[0])
