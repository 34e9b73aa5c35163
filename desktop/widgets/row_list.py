"""A list of rows under group lines, such as the requirements by initiative."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop.widgets.plain_list import PlainList
from desktop.widgets.row_delegate import RowDelegate
from desktop.widgets.row_list_model import ListRow, RowListModel


class RowList(PlainList):
    """Emits ``opened(key)`` when another row is chosen, by mouse or by arrow keys.

    Arrow keys pass over group lines; screen readers still find them.
    """

    opened = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.rows = RowListModel(self)
        self._painter = RowDelegate(self)
        self.setModel(self.rows)
        self.setItemDelegate(self._painter)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def set_rows(self, rows: Iterable[ListRow]) -> None:
        """Show *rows*; the row that was open stays open if it is still there."""
        rows = list(rows)
        self._painter.set_widest_ref(max((row.ref for row in rows), key=len, default=""))
        self.rows.set_rows(rows)
        self.show_key(self._key)

    def set_filter(self, text: str, also: Iterable[str] = ()) -> None:
        """Show only rows that hold every word of *text*, and those whose keys are in *also*."""
        self.rows.set_filter(text, also)
        self.show_key(self._key)

    def show_key(self, key: str) -> None:
        """Mark the row *key* and scroll to it, without emitting ``opened``."""
        self._choose(key, self.rows.index_of(key))

    def moveCursor(
        self,
        action: QAbstractItemView.CursorAction,
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        index = super().moveCursor(action, modifiers)
        actions = QAbstractItemView.CursorAction
        upwards = action in (actions.MoveUp, actions.MovePageUp, actions.MovePrevious)
        return self._skip_groups(index, -1 if upwards else 1)

    def _skip_groups(self, index: QModelIndex, step: int) -> QModelIndex:
        place = index
        while (row := self.rows.row_at(place)) is not None and row.is_group:
            place = self.rows.index(place.row() + step)
        return place if place.isValid() else self.currentIndex()

    def _on_current_changed(self, current: QModelIndex) -> None:
        row = self.rows.row_at(current)
        if row is not None and not row.is_group and row.key != self._key:
            self._key = row.key
            self.opened.emit(row.key)
