"""The rows of a list in which each takes two lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class TwoLineRow:
    """The title; below it how it stands, with a sign in *state_tone*, and the rest.

    *tip* is what the mouse shows, *spoken* what a screen reader says.
    """

    key: str
    title: str
    icon: str
    state: str
    state_icon: str
    state_tone: str
    rest: str
    tip: str
    spoken: str
    is_past: bool = False


class TwoLineModel(QAbstractListModel):
    """A flat list of rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[TwoLineRow] = []

    def set_rows(self, rows: Iterable[TwoLineRow]) -> None:
        """Show *rows* and nothing else."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def index_of(self, key: str) -> QModelIndex:
        """Return where the row *key* is; an invalid index when it is not shown."""
        place = next((k for k, row in enumerate(self.rows) if row.key == key), -1)
        return self.index(place) if place >= 0 else QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole and "<" not in row.spoken:
            return row.tip
        return None
