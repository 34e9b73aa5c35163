"""The list of changes."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from desktop.pages.history.change_model import ChangeModel
from desktop.pages.history.change_painter import ChangePainter
from desktop.pages.history.reading import TrailPage
from desktop.widgets.plain_list import PlainList


class ChangeList(PlainList):
    """Emits ``opened(key)`` when another row becomes the present one, and ``entered_row(key)``
    when one is clicked or Enter is pressed on it."""

    opened = Signal(str)
    entered_row = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setUniformItemSizes(True)
        self.rows_model = ChangeModel(self)
        self.setModel(self.rows_model)
        self.setItemDelegate(ChangePainter(self))
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.clicked.connect(self._on_entered)
        self.activated.connect(self._on_entered)

    def begin(self, page: TrailPage, *, from_top: bool) -> None:
        """Show *page*; the change that was open stays open if it is still there."""
        place = 0 if from_top else self.verticalScrollBar().value()
        self.rows_model.begin(page)
        index = self.rows_model.index_of(self._key)
        if index.isValid():
            self._choose(self._key, index)
        self.doItemsLayout()
        self.verticalScrollBar().setValue(place)

    def forget(self) -> None:
        """No change is open any more."""
        self._key = ""

    def show_key(self, key: str) -> bool:
        """Mark the row *key* and scroll to it, without ``opened``; False when it is not shown."""
        return self._choose(key, self.rows_model.index_of(key))

    def _on_current_changed(self, current: QModelIndex) -> None:
        if current.isValid():
            key = self.rows_model.rows[current.row()].key
            if key != self._key:
                self._key = key
                self.opened.emit(key)

    def _on_entered(self, index: QModelIndex) -> None:
        self.entered_row.emit(self.rows_model.rows[index.row()].key)
