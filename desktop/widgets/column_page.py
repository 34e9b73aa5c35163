"""A scrolling page whose text stays narrow enough to be read on a wide screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.theme import scaled
from desktop.widgets.scroll_page import ScrollPage

SMALLEST_MARGIN = 12


class ColumnPage(ScrollPage):
    """Its column stands in the middle, or at the left, at most *width* wide at 100 % text."""

    _in_the_middle = True

    def __init__(self, name: str = "", width: int = 680, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self._width = width
        self.body.setSpacing(14)

    def stand_left(self) -> None:
        """Let the column begin where the page does, as other things there do."""
        self._in_the_middle = False
        self._fit()

    def column_start(self) -> int:
        """Return how far from the left the column stands."""
        spare = self.viewport().width() - scaled(self._width)
        return max(spare // 2, SMALLEST_MARGIN) if self._in_the_middle else SMALLEST_MARGIN

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_width"):
            self._fit()

    def _fit(self) -> None:
        start = self.column_start()
        rest = self.viewport().width() - scaled(self._width) - start
        end = max(rest, SMALLEST_MARGIN)
        self.body.setContentsMargins(start, scaled(24), end, scaled(24))
