"""The platform's own dialogs and programs; tests put something else in their place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget


def choose_files(parent: QWidget) -> Sequence[Path]:
    """Let the person choose files to keep; none when the dialog is left."""
    title = QCoreApplication.translate("evidence", "Choose files to keep as evidence")
    names, _ = QFileDialog.getOpenFileNames(parent, title)
    return [Path(name) for name in names]


def choose_folder(parent: QWidget) -> Path | None:
    """Let the person choose where a copy goes; None when the dialog is left."""
    title = QCoreApplication.translate("evidence", "Choose a folder for the copy")
    name = QFileDialog.getExistingDirectory(parent, title)
    return Path(name) if name else None


def choose_papers(parent: QWidget) -> Path | None:
    """Let the person point at a folder of papers; None when the dialog is left."""
    title = QCoreApplication.translate("evidence", "Choose the folder of papers")
    name = QFileDialog.getExistingDirectory(parent, title)
    return Path(name) if name else None


def open_outside(path: Path) -> bool:
    """Open *path* in the program that the computer has for it; False when there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
