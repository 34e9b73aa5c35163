"""Lets Ctrl+V in a field for text through to the page when a picture is on the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget


class PictureKeys(QObject):
    """A field for text would take the key and then have nothing to insert."""

    def __init__(self, *fields: QWidget) -> None:
        super().__init__(fields[0])
        for field in fields:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Paste)
            and holds_picture()
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def holds_picture() -> bool:
    """Whether a picture and no text is on the clipboard."""
    told = QGuiApplication.clipboard().mimeData()
    return told is not None and told.hasImage() and not told.hasText()
