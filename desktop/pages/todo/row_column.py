"""A column of rows that are kept as they are while what they show stays the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget


class RowColumn(QWidget):
    """``show_rows`` makes a row for each key whose value is new; the focus stays where it was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, tuple[object, QWidget]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    @property
    def rows(self) -> tuple[Any, ...]:
        """The rows in their order."""
        return tuple(row for _, row in self._rows.values())

    def row(self, key: str) -> Any:
        """Return the row of *key*; None where there is none."""
        found = self._rows.get(key)
        return found[1] if found else None

    def show_rows(
        self, items: Sequence[tuple[str, object]], make: Callable[[Any], QWidget]
    ) -> None:
        """Show a row for each (key, value), in this order."""
        before = dict(self._rows)
        self._rows.clear()
        for place, (key, value) in enumerate(items):
            old = before.pop(key, None)
            had_focus = old is not None and self._has_focus(old[1])
            if old is not None and old[0] == value:
                row = old[1]
                self._column.removeWidget(row)
            else:
                row = make(value)
                if old is not None:
                    self._drop(old[1])
            self._rows[key] = (value, row)
            self._column.insertWidget(place, row)
            row.show()
            if had_focus and not self._has_focus(row):
                row.setFocus()
        for _, row in before.values():
            self._drop(row)
        self._order()

    def _has_focus(self, row: QWidget) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and row.isAncestorOf(focus)

    def _drop(self, row: QWidget) -> None:
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _order(self) -> None:
        """Let the Tab key meet the rows as they are seen."""
        controls = [
            child
            for row in self.rows
            for child in row.findChildren(QWidget)
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        for one, after in pairwise(controls):
            QWidget.setTabOrder(one, after)
