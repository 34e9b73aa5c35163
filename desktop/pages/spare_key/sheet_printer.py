"""Shows the recovery sheet in the person's own program for PDF files, to be printed there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from core.services.access import SpareKey
from core.services.first_run import remove_sheet, write_sheet
from desktop.errors import trouble_of
from desktop.tasks import TaskRunner

ShowFile = Callable[[Path], bool]


def show_in_other_program(path: Path) -> bool:
    """Open *path* with whatever this computer opens such files with; False when it cannot."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class SheetPrinter(QObject):
    """Emits ``shown`` or ``failed(sentence)``. ``clear`` takes the file off the disk again."""

    shown = Signal()
    failed = Signal(str)

    def __init__(
        self, tasks: TaskRunner, parent: QObject, show_file: ShowFile = show_in_other_program
    ) -> None:
        super().__init__(parent)
        self._tasks, self._show_file = tasks, show_file

    def print_sheet(self, key: SpareKey, name: str, ods_code: str) -> None:
        """Make the sheet and show it."""
        job = partial(write_sheet, key, name, ods_code)
        self._tasks.run(self, job, self._on_written, self._on_failed)

    def clear(self) -> None:
        """Take the sheet off the disk: it would open the records."""
        self._tasks.run(self, remove_sheet)

    def _on_written(self, path: Path) -> None:
        if self._show_file(path):
            self.shown.emit()
        else:
            self.clear()
            self.failed.emit(
                self.tr("No program on this PC shows PDF files. Write the key down instead.")
            )

    def _on_failed(self, error: Exception) -> None:
        trouble = trouble_of(error)
        self.failed.emit(f"{trouble.what} {trouble.next}")
