"""A scrolling page whose text stays narrow enough to be read on a wide screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.theme import scaled
from desktop.widgets.scroll_page import ScrollPage

SMALLEST_MARGIN = 12


class ColumnPage(ScrollPage):
    """Its column stands in the middle, at most *width* wide at 100 % text."""

    def __init__(self, name: str = "", width: int = 680, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self._width = width
        self.body.setSpacing(14)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_width"):
            self._fit()

    def _fit(self) -> None:
        side = max((self.viewport().width() - scaled(self._width)) // 2, SMALLEST_MARGIN)
        self.body.setContentsMargins(side, scaled(24), side, scaled(24))
