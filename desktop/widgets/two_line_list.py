"""A list in which each row takes two lines, such as the evidence and the changes."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from desktop.widgets.plain_list import PlainList
from desktop.widgets.two_line_model import TwoLineModel
from desktop.widgets.two_line_painter import TwoLinePainter


class TwoLineList(PlainList):
    """Emits ``opened(key)`` when another row becomes the present one, by mouse or arrow keys, and
    ``entered_row(key)`` when one is clicked or Enter is pressed on it."""

    opened = Signal(str)
    entered_row = Signal(str)

    def __init__(self, name: str, model: TwoLineModel, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setUniformItemSizes(True)
        self._rows_model = model
        model.setParent(self)
        self.setModel(model)
        self.setItemDelegate(TwoLinePainter(self))
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.clicked.connect(self._on_entered)
        self.activated.connect(self._on_entered)

    def show_key(self, key: str) -> bool:
        """Mark the row *key* and scroll to it, without ``opened``; False when it is not shown."""
        return self._choose(key, self._rows_model.index_of(key))

    def _on_current_changed(self, current: QModelIndex) -> None:
        if current.isValid():
            key = self._rows_model.rows[current.row()].key
            if key != self._key:
                self._key = key
                self.opened.emit(key)

    def _on_entered(self, index: QModelIndex) -> None:
        self.entered_row.emit(self._rows_model.rows[index.row()].key)
