"""The window locks when the computer sleeps or its screen is locked."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from real_window import RealWindow, made_records

from core.services.access import SpareKey
from desktop.attendant import Attendant
from desktop.away import AwayWatch, awake_seconds

OpenWindow = Callable[..., RealWindow]
LOGIND = "org.freedesktop.login1"


class Clocks:
    """A wall clock, and one that stands still while the computer sleeps."""

    def __init__(self) -> None:
        self.wall, self.awake = 1_800_000_000.0, 500.0

    def pass_by(self, seconds: float, *, asleep: bool = False) -> None:
        self.wall += seconds
        self.awake += 0 if asleep else seconds


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def watch(qtbot: QtBot, clocks: Clocks) -> Iterator[tuple[AwayWatch, list[int]]]:
    parent = QObject()
    one = AwayWatch(parent, wall=lambda: clocks.wall, awake=lambda: clocks.awake)
    told: list[int] = []
    one.left.connect(lambda: told.append(1))
    one.start()
    yield one, told
    one.stop()
    parent.deleteLater()


@pytest.fixture
def opened(open_window: OpenWindow, tmp_path: Path) -> tuple[RealWindow, SpareKey]:
    key = made_records(tmp_path / "store")
    window = open_window(tmp_path / "store")
    window.unlock_with(key)
    return window, key


def test_sleep_is_told_once_after_waking(
    watch: tuple[AwayWatch, list[int]], clocks: Clocks
) -> None:
    one, told = watch
    clocks.pass_by(3600)  # somebody reads
    one.look()
    clocks.pass_by(59, asleep=True)
    one.look()
    assert told == []
    clocks.pass_by(90, asleep=True)
    one.look()
    one.look()
    assert told == [1]


def test_a_wall_clock_that_is_put_back_tells_nothing(
    watch: tuple[AwayWatch, list[int]], clocks: Clocks
) -> None:
    one, told = watch
    clocks.wall -= 3600
    one.look()
    assert told == []


def test_nothing_is_told_while_nothing_is_open(
    watch: tuple[AwayWatch, list[int]], clocks: Clocks
) -> None:
    one, told = watch
    one.stop()
    clocks.pass_by(900, asleep=True)
    one.look()
    one.start()
    one.look()
    assert told == []


def test_the_clock_of_this_computer_goes_on() -> None:
    before = awake_seconds()
    assert awake_seconds() >= before > 0


def test_after_sleep_the_records_are_locked_and_out_of_sight_at_once(
    opened: tuple[RealWindow, SpareKey],
) -> None:
    window, _ = opened
    attendant = window.starter.navigator.findChild(Attendant)
    attendant.away.left.emit()
    assert not window.window.frame.nav.isVisible()  # in the same turn, before any key is dropped
    assert "Harbour" not in window.window.windowTitle()
    window.settle()
    assert window.wiring.opener.workspace is None


def test_long_work_goes_on_out_of_sight_and_the_lock_follows(
    opened: tuple[RealWindow, SpareKey],
) -> None:
    window, _ = opened
    shell = window.starter.navigator.shell
    ends: list[bool] = []

    def slowly(progress: object, cancelled: Callable[[], bool]) -> None:
        while not ends:
            pass

    shell.tasks.work(window.window, slowly, title="Work")
    window.starter.navigator.findChild(Attendant).away.left.emit()
    assert window.window.is_covered and window.wiring.opener.workspace is not None
    ends.append(True)
    window.qtbot.waitUntil(lambda: window.wiring.opener.workspace is None, timeout=60_000)
    window.settle()
    assert not window.window.is_covered and not window.window.frame.nav.isVisible()


@pytest.fixture
def bus_address() -> Iterator[str]:
    if sys.platform != "linux":
        pytest.skip("the buses are Linux's")
    program = shutil.which("dbus-daemon")
    assert program is not None, "apt-get install dbus"
    with subprocess.Popen(
        [program, "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    ) as daemon:  # fmt: skip
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.terminate()


@pytest.mark.parametrize(
    ("service", "path", "interface", "signal"),
    [
        (LOGIND, "/org/freedesktop/login1", f"{LOGIND}.Manager", "PrepareForSleep"),
        ("", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged"),
        ("", "/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged"),
    ],
)
def test_a_linux_session_says_it_beforehand(
    bus_address: str, qtbot: QtBot, service: str, path: str, interface: str, signal: str
) -> None:
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

    ours = QDBusConnection.connectToBus(bus_address, f"ours {path}")
    theirs = QDBusConnection.connectToBus(bus_address, f"theirs {path}")
    parent, told = QObject(), []
    watch = AwayWatch(parent)
    watch.left.connect(lambda: told.append(1))
    watch.start()
    watch.listen(ours, ours)
    assert not service or theirs.registerService(service)
    for begins in (False, True, False):
        message = QDBusMessage.createSignal(path, interface, signal)
        message.setArguments([begins])
        assert theirs.send(message)
    qtbot.waitUntil(lambda: told == [1], timeout=60_000)
    watch.stop()
    parent.deleteLater()
    for name in (f"ours {path}", f"theirs {path}"):
        QDBusConnection.disconnectFromBus(name)
