"""The part of the page below its messages."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget

from desktop.theme import scaled

LOWEST = 400


class Body(QStackedWidget):
    """Takes the height that is left, and never less than the list needs to be of use.

    *lowest* is that height at 100 % text.
    """

    def __init__(self, lowest: int = LOWEST) -> None:
        super().__init__()
        self._lowest = lowest

    def hasHeightForWidth(self) -> bool:
        return False  # what is in it scrolls by itself

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), scaled(self._lowest))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), scaled(self._lowest))
