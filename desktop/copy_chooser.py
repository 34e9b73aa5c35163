"""Asks where copies are or should go, in the platform's own dialogs."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget


class CopyChooser(Protocol):
    """What the pages need; tests answer in its place. None: the person thought better of it."""

    def folder(self, parent: QWidget, title: str) -> Path | None:
        """Return a folder or stick that is there."""
        ...

    def file(self, parent: QWidget, title: str) -> Path | None:
        """Return a file that is there."""
        ...

    def new_file(self, parent: QWidget, title: str, name: str) -> Path | None:
        """Return where to write; *name* is proposed."""
        ...


class PlatformCopyChooser:
    """The platform's dialogs; they ask by themselves before a file is replaced."""

    def folder(self, parent: QWidget, title: str) -> Path | None:
        """Return a folder or stick, or None."""
        name = QFileDialog.getExistingDirectory(parent, title)
        return Path(name) if name else None

    def file(self, parent: QWidget, title: str) -> Path | None:
        """Return a file, or None."""
        name, _ = QFileDialog.getOpenFileName(parent, title)
        return Path(name) if name else None

    def new_file(self, parent: QWidget, title: str, name: str) -> Path | None:
        """Return where to write, or None."""
        name, _ = QFileDialog.getSaveFileName(parent, title, name)
        return Path(name) if name else None
