"""A field in which something is looked for, with a button that empties it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from desktop.theme import colours, icon, scaled

SIZE = 24  # of the button, at 100 % text


class SearchLine(QLineEdit):
    """Its button says what it does and grows with the text; Qt's own is nameless and small."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.empty = QToolButton(self)
        self.empty.setProperty("inside", "field")
        self.empty.setAccessibleName(self.tr("Empty this field"))
        self.empty.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Ctrl+A and Delete do the same
        self.empty.setCursor(Qt.CursorShape.ArrowCursor)
        self.empty.hide()
        self.empty.clicked.connect(self._on_empty)
        self.textChanged.connect(lambda text: self.empty.setVisible(bool(text)))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        changed = (QEvent.Type.FontChange, QEvent.Type.PaletteChange)
        if event.type() in changed and hasattr(self, "empty"):
            self._fit()

    def _fit(self) -> None:
        size = scaled(SIZE)
        self.empty.setIcon(icon("x", colours().muted, scaled(16)))
        self.empty.setIconSize(QSize(scaled(16), scaled(16)))
        self.empty.setFixedSize(size, size)
        self.setTextMargins(0, 0, size, 0)
        self._place()

    def _place(self) -> None:
        size, room = self.empty.size(), self.rect()
        self.empty.move(
            room.right() - size.width() - scaled(3), (room.height() - size.height()) // 2
        )

    def _on_empty(self) -> None:
        self.clear()
        self.setFocus()
