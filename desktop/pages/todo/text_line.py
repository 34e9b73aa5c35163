"""A field for a few words that is wide enough for its hint at any text size."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from desktop.theme import scaled

_USUAL = 200
_AROUND = 28  # inside the frame, at 100 % text


class TextLine(QLineEdit):
    """For a FlowLayout: as wide as its hint needs, and no narrower than usual."""

    def __init__(
        self, name: str, hint: str = "", *, longest: int = 2000, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMaxLength(longest)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        hint = self.fontMetrics().horizontalAdvance(self.placeholderText()) + scaled(_AROUND)
        return QSize(max(hint, scaled(_USUAL)), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
