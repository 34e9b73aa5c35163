"""A field for a spare key: long, in groups, and never kept anywhere."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.theme import scaled

LONGEST = 400


class KeyEdit(QPlainTextEdit):
    """Two lines that wrap. Enter emits ``submitted``; Tab moves on."""

    submitted = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
        elif not event.text().strip() or len(self.toPlainText()) < LONGEST:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(" ".join(source.text().split())[:LONGEST])

    def changeEvent(self, event: object) -> None:
        super().changeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(scaled(320), self.minimumHeight())

    def _fit(self) -> None:
        height = self.fontMetrics().lineSpacing() * 3 + scaled(18)
        self.setMinimumHeight(height)
        self.setMaximumHeight(height)
