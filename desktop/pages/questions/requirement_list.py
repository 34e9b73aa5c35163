"""The list of requirements, which one also gets about in by typing a part of a ref."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.pages.questions.level_delegate import LevelDelegate
from desktop.widgets.row_list import RowList

_PAUSE_MS = 1500


class RequirementList(RowList):
    """``entered()``: Enter was pressed or a row clicked, so the person wants to work on it."""

    entered = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._painter = LevelDelegate(self)
        self.setItemDelegate(self._painter)
        self._typed = ""
        self._since = QElapsedTimer()
        self.clicked.connect(self._on_clicked)

    def shown_refs(self) -> list[str]:
        """Return the refs that are shown, from top to bottom."""
        rows = (self.rows.row_at(self.rows.index(k)) for k in range(self.rows.rowCount()))
        return [row.key for row in rows if row is not None and not row.is_group]

    def keyboardSearch(self, search: str) -> None:
        if not self._since.isValid() or self._since.elapsed() > _PAUSE_MS:
            self._typed = ""
        self._since.start()
        self._typed += search.casefold()
        for key in self.shown_refs():
            index = self.rows.index_of(key)
            row = self.rows.row_at(index)
            if row is None:
                continue
            title = row.title.casefold()
            if self._typed in row.ref.casefold() or title.startswith(self._typed):
                self.setCurrentIndex(index)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.key:
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        row = self.rows.row_at(index)
        if row is not None and not row.is_group:
            self.entered.emit()
