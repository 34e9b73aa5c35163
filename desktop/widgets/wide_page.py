"""A scrolling page of cards that keeps its lines readable on a very wide screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.theme import scaled
from desktop.widgets.scroll_page import ScrollPage

WIDEST = 1500  # at 100 % text; what is left over stands at both sides
MARGIN = 12


class WidePage(ScrollPage):
    """Fills the window as other pages do, up to a width at which two columns still read well."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, margin=MARGIN, parent=parent)

    @property
    def side(self) -> int:
        """The distance of the cards from the left edge, in pixels."""
        return max((self.viewport().width() - scaled(WIDEST)) // 2, MARGIN)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "body"):
            self._fit()

    def _fit(self) -> None:
        self.body.setContentsMargins(self.side, MARGIN, self.side, MARGIN)
