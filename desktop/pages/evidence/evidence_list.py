"""The list of evidence."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.pages.evidence.row_model import EvidenceRow, EvidenceRowModel
from desktop.pages.evidence.row_painter import RowPainter
from desktop.widgets.plain_list import PlainList


class EvidenceList(PlainList):
    """Emits ``opened(key)`` when another row becomes the present one, by mouse or arrow keys, and
    ``entered_row(key)`` when one is clicked or Enter is pressed on it."""

    opened = Signal(str)
    entered_row = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setUniformItemSizes(True)
        self.rows_model = EvidenceRowModel(self)
        self.setModel(self.rows_model)
        self.setItemDelegate(RowPainter(self))
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.clicked.connect(self._on_entered)
        self.activated.connect(self._on_entered)

    def set_rows(self, rows: Iterable[EvidenceRow]) -> None:
        """Show *rows*; the row that was open stays open if it is still there."""
        place = self.verticalScrollBar().value()
        self.rows_model.set_rows(rows)
        self.verticalScrollBar().setValue(place)
        self.show_key(self._key)

    def show_key(self, key: str) -> bool:
        """Mark the row *key* and scroll to it, without ``opened``; False when it is not shown."""
        return self._choose(key, self.rows_model.index_of(key))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _on_current_changed(self, current: QModelIndex) -> None:
        if current.isValid():
            key = self.rows_model.rows[current.row()].key
            if key != self._key:
                self._key = key
                self.opened.emit(key)

    def _on_entered(self, index: QModelIndex) -> None:
        self.entered_row.emit(self.rows_model.rows[index.row()].key)
