"""Asks where a file is or should go, in the platform's own dialog."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget


class FileChooser(Protocol):
    """What the page needs; tests answer in its place. None: the person thought better of it."""

    def to_open(self, parent: QWidget, title: str) -> Path | None:
        """Return a file that is there."""
        ...

    def to_save(self, parent: QWidget, title: str, name: str) -> Path | None:
        """Return where to write; *name* is proposed, and its ending is kept."""
        ...


class PlatformChooser:
    """The platform's file dialogs; they ask by themselves before a file is replaced."""

    def to_open(self, parent: QWidget, title: str) -> Path | None:
        """Return a file that is there, or None."""
        dialog = QFileDialog(parent, title)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return self._ask(dialog)

    def to_save(self, parent: QWidget, title: str, name: str) -> Path | None:
        """Return where to write, or None."""
        dialog = QFileDialog(parent, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
        dialog.selectFile(name)
        return self._ask(dialog)

    def _ask(self, dialog: QFileDialog) -> Path | None:
        chosen = dialog.selectedFiles() if dialog.exec() else []
        dialog.deleteLater()
        return Path(chosen[0]) if chosen else None
