"""Documents that are open in other programs: opened, watched, and what was changed in them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from core.domain.change import Change
from core.services.copies import CopyService, OpenCopy
from desktop.pages.questions.attaching import decide
from desktop.pages.questions.writes import Writes
from desktop.tasks import TaskRunner

LOOK_MS = 2000
OpenFile = Callable[[Path], bool]


def open_file(path: Path) -> bool:
    """Open *path* in the program that the computer uses for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class Outside(QObject):
    """``changed_known()`` when other documents than before are changed outside; ``told(tone,
    title, text)`` and ``failed(error)`` for the panel to show."""

    changed_known = Signal()
    told = Signal(str, str, str)
    failed = Signal(object)

    def __init__(
        self,
        copies: CopyService,
        tasks: TaskRunner,
        writes: Writes,
        open_outside: OpenFile,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._copies, self._tasks, self._writes = copies, tasks, writes
        self._open_outside = open_outside
        self.changed: frozenset[str] = frozenset()  # ids of evidence
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, on: bool) -> None:
        """Look every two seconds, while the page is shown, for changes made outside."""
        if on:
            self._timer.start()
            self.look()
        else:
            self._timer.stop()

    def look(self) -> None:
        """Ask now which opened copies were changed."""
        self._tasks.read(self, self._copies.changed, self._on_changed_known)

    def open(self, evidence_id: str) -> None:
        """Give a readable copy to the program that the computer uses for it."""
        job = partial(self._copies.open, evidence_id)
        self._tasks.run(self, job, self._on_opened, self.failed.emit)

    def decide(self, evidence_id: str, keep: bool) -> None:
        """Keep a change as a new version, or throw it away."""
        job = partial(decide, self._copies, evidence_id, keep=keep)
        self._writes.do(job, self._on_decided, self.failed.emit)

    def _on_opened(self, path: Path) -> None:
        self._writes.wrote.emit(Change(copies=True))  # the line on top counts what is open outside
        if not self._open_outside(path):
            self.told.emit(
                "warn",
                self.tr("This computer has no program for {name}.").format(name=path.name),
                self.tr("Save a copy from the Evidence page and open it on another computer."),
            )

    def _on_decided(self, _change: object) -> None:
        self.look()

    def _on_changed_known(self, copies: tuple[OpenCopy, ...]) -> None:
        changed = frozenset(copy.evidence_id for copy in copies)
        if changed != self.changed:
            self.changed = changed
            self.changed_known.emit()
