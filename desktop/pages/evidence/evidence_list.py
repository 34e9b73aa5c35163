"""The list of evidence."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.widgets.two_line_list import TwoLineList
from desktop.widgets.two_line_model import TwoLineModel, TwoLineRow


class EvidenceList(TwoLineList):
    """The row that is open stays in sight."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        model = TwoLineModel()
        super().__init__(name, model, parent)
        self.rows_model = model

    def set_rows(self, rows: Iterable[TwoLineRow]) -> None:
        """Show *rows*; the row that was open stays open if it is still there."""
        place = self.verticalScrollBar().value()
        self.rows_model.set_rows(rows)
        self.verticalScrollBar().setValue(place)
        self.show_key(self._key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
