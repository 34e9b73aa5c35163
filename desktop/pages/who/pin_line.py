"""A field for a PIN: dots, digits, and nothing kept in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.theme import scaled

LONGEST = 8


class PinLine(QLineEdit):
    """Shows dots. Enter emits ``returnPressed``; what is no PIN is said in words, not swallowed."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(LONGEST)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData
        )
        self.setMinimumWidth(scaled(140))
        self.setMaximumWidth(scaled(260))
