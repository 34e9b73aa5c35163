"""A field in which something is looked for, with a button that empties it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget


class SearchLine(QLineEdit):
    """A QLineEdit whose clear button says what it does; Qt's own is nameless."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(self.tr("Empty this field"))
