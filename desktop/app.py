"""Starts the program: the window first, everything heavy after its first paint.

The only place that wires. Up to the first paint nothing but Qt and the standard library is
imported (a test holds it): SQLAlchemy alone would make the person wait twice as long.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QTimer,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from desktop.language import speak_as_the_computer
from desktop.main_window import MainWindow
from desktop.theme.theme import Theme

if TYPE_CHECKING:
    from desktop.errors import ErrorPlace
    from desktop.shell import Navigator, Wiring

APP_NAME = "igt-desktop"
MakeWiring = Callable[[], "Wiring"]


def make_app(argv: Sequence[str]) -> QApplication:
    """Return the application object in our style; the one that exists, if there is one."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([APP_NAME, *argv])
        app.setStyle("Fusion")
    app.setApplicationName(APP_NAME)
    app.setDesktopFileName(APP_NAME)
    speak_as_the_computer(app)
    return app


class Starter(QObject):
    """Shows the window, then dresses it, then opens the records."""

    ready = Signal()  # the window is furnished and opening the records has begun
    is_whole_program = False  # nothing else lives in this process, as it does under a test

    def __init__(self, app: QApplication, make_wiring: MakeWiring) -> None:
        super().__init__()
        self._make_wiring = make_wiring
        self._app = app
        self.theme = Theme(app, self)
        self.theme.guess()
        self.window = MainWindow()
        self.theme.dress(self.window)
        self.navigator: Navigator | None = None
        self._wiring: Wiring | None = None
        self.window.skeleton.painted.connect(self._on_painted)

    def show(self) -> None:
        """Show the window; the rest follows its first paint."""
        self.window.show()

    def close(self) -> None:
        """Finish writes, join threads, close the records; after the event loop has ended."""
        if self.navigator is not None:
            from core import log

            self.navigator.shell.tasks.shutdown()
            self._collector.stop()
            qInstallMessageHandler(None)
            log.remove_hooks()
            log.stop()
            self.navigator = None
        if self._wiring is not None:
            self._wiring.close_session()
            self._wiring = None

    def _start_log(self, errors: ErrorPlace) -> None:
        """Log without words of the person's; what nobody caught is shown, never fatal."""

        def on_bug(error: BaseException) -> None:
            if threading.current_thread() is threading.main_thread():
                errors.show(error)

        from core import log

        log.start("window")
        log.install_hooks(on_bug)
        log.without_core_dumps()
        qInstallMessageHandler(_on_qt_message)

    def _on_painted(self) -> None:
        # In a later turn of the event loop: the picture is on screen before any of this begins.
        QTimer.singleShot(0, self, self._furnish)

    def _furnish(self) -> None:
        from desktop.changes import Changes
        from desktop.errors import ErrorPlace
        from desktop.gc_policy import UiThreadCollector
        from desktop.heap_policy import give_free_memory_back
        from desktop.shell import Navigator, Shell
        from desktop.tasks import TaskRunner

        give_free_memory_back()
        window = self.window
        self._collector = UiThreadCollector(self)
        self._collector.start()
        errors = ErrorPlace(window)
        self.theme.apply()
        window.furnish()
        tasks = TaskRunner(errors, window)
        errors.raised.connect(window.frame.show_trouble)
        self._start_log(errors)
        tasks.work_started.connect(window.frame.tasks.watch)
        window.system_look_changed.connect(self.theme.follow_system)
        shell = Shell(window, self.theme, tasks, Changes(window), errors)
        self._wiring = self._make_wiring()
        self.navigator = Navigator(shell, self._wiring)
        window.place_shown.connect(self._on_place_shown)
        self.navigator.open()
        self.ready.emit()

    def _on_place_shown(self) -> None:
        from desktop.ahead import AFTER_MS

        self.window.place_shown.disconnect(self._on_place_shown)
        QTimer.singleShot(AFTER_MS, self, self._load_ahead)

    def _load_ahead(self) -> None:
        from desktop.ahead import load_pages

        if self.navigator is not None:
            self.navigator.shell.tasks.read(self, load_pages, self._on_loaded_ahead)

    def _on_loaded_ahead(self, _nothing: None) -> None:
        if self.is_whole_program:
            self._collector.pass_over_what_is_here()


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    from core import log

    level = kind.name.removeprefix("Qt").removesuffix("Msg").lower()
    log.qt_message(level, context.category or "default", message)


def run(
    argv: Sequence[str],
    make_wiring: MakeWiring,
    before_show: Callable[[Starter], None] | None = None,
) -> int:
    """Run the window until it is closed and return the exit code.

    *before_show* may put things back as they were; it holds up the first picture.
    """
    app = make_app(argv)
    starter = Starter(app, make_wiring)
    starter.is_whole_program = True
    if before_show is not None:
        before_show(starter)
    starter.show()
    code = app.exec()
    starter.close()
    return code
