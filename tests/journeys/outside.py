"""Stands for the other programs of the computer: word processor, PDF reader, printer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices


class OutsidePrograms(QObject):
    """Takes each file that the window hands to the computer; ``given`` lists them."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[Path] = []
        QDesktopServices.setUrlHandler("file", self, "take")

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        """Called by Qt in place of starting a program."""
        self.given.append(Path(url.toLocalFile()))

    def stop(self) -> None:
        """Give the files back to the computer's own programs."""
        QDesktopServices.unsetUrlHandler("file")
