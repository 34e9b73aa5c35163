"""What the tests of the window share: a dressed application and a task runner that is joined."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from real_window import RealWindow, start_window

from desktop.errors import ErrorPlace
from desktop.tasks import TaskRunner
from desktop.theme import Contrast, Mode, Theme

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent / "scripts"))  # the gallery's pieces


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says that it has no window manager to tell sizes to; it is right."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints"))


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light look at 100 %; the application is undressed again afterwards."""
    qapp.setStyle("Fusion")
    one = Theme(qapp)
    one.choose(Mode.LIGHT, 100, Contrast.USUAL)
    yield one
    one.choose(Mode.LIGHT, 100, Contrast.USUAL)
    qapp.setStyleSheet("")
    one.deleteLater()


@pytest.fixture
def errors(qapp: QApplication) -> ErrorPlace:
    """Where failures go that nobody handles."""
    return ErrorPlace()


@pytest.fixture
def tasks(qapp: QApplication, errors: ErrorPlace) -> Iterator[TaskRunner]:
    """A task runner whose threads are joined at the end."""
    runner = TaskRunner(errors)
    yield runner
    runner.shutdown()


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[None]:
    """The program's own theme dresses its window here; undressed again afterwards."""
    qapp.setStyle("Fusion")
    yield
    # The closed window goes first: to dress all of it once more takes seconds.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    Theme(qapp).choose(Mode.LIGHT, 100)
    qapp.setStyleSheet("")


@pytest.fixture
def open_window(
    qapp: QApplication,
    dressed: None,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Callable[..., RealWindow]]:
    """Start the real window: ``open_window(store, sample=None, clock=None, keyring=None)``."""
    monkeypatch.setenv("IGT_HOME", str(tmp_path / "home"))
    started: list[RealWindow] = []

    def begin(store: Path | None = None, **options: object) -> RealWindow:
        window = start_window(qapp, qtbot, store, **options)
        started.append(window)
        return window

    yield begin
    for window in started:
        window.end()
        window.starter.deleteLater()
    started.clear()
    gc.collect()
