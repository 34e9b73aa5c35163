"""The platform's own dialogs and programs; tests put something else in their place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
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


def choose_photos(parent: QWidget) -> Sequence[Path]:
    """Let the person choose photos that become one document; none when the dialog is left."""
    title = QCoreApplication.translate("evidence", "Choose photos of a paper")
    kinds = QCoreApplication.translate("evidence", "Pictures")
    names, _ = QFileDialog.getOpenFileNames(
        parent, title, "", f"{kinds} (*.jpg *.jpeg *.png *.tif *.tiff *.webp *.bmp *.gif)"
    )
    return [Path(name) for name in names]


def choose_papers(parent: QWidget) -> Path | None:
    """Let the person point at a folder of papers; None when the dialog is left."""
    title = QCoreApplication.translate("evidence", "Choose the folder of papers")
    name = QFileDialog.getExistingDirectory(parent, title)
    return Path(name) if name else None


def open_outside(path: Path) -> bool:
    """Open *path* in the program that the computer has for it; False when there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


@dataclass(frozen=True, slots=True)
class Choosers:
    """How the place Evidence asks for files, a folder for copies, a folder of papers, photos."""

    files: Callable[[QWidget], Sequence[Path]]
    folder: Callable[[QWidget], Path | None]
    papers: Callable[[QWidget], Path | None]
    photos: Callable[[QWidget], Sequence[Path]]


PLATFORM = Choosers(choose_files, choose_folder, choose_papers, choose_photos)
