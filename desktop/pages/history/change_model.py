"""The rows of the list of changes, asked for in pages as one scrolls."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from core.services.past.history import ChangeView
from core.text import translate
from desktop.history.words import kind_icon, when_and_who
from desktop.pages.history.reading import TrailPage

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One row of two lines: what was done; whether it still holds, when and by whom."""

    key: str
    title: str
    icon: str
    state: str
    rest: str

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(part for part in (self.title, self.state, self.rest) if part)


def row_of(change: ChangeView, document: str = "", *, taken_back: bool) -> ChangeRow:
    """Return what the list says of *change*; *document* is the title of what it is about."""
    title = f"{change.label}: {document}" if document else change.label
    state = translate("history", "Undone since") if taken_back else ""
    return ChangeRow(change.id, title, kind_icon(change.kind), state, when_and_who(change))


class ChangeModel(QAbstractListModel):
    """Holds only what was scrolled to. ``more_wanted(place of the last row)`` asks for more."""

    more_wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ChangeRow] = []
        self._last_place = 0
        self._is_whole = True
        self._is_asked = False

    def begin(self, page: TrailPage) -> None:
        """Show *page* and nothing else."""
        self.beginResetModel()
        self.rows = list(_rows(page))
        self._take(page)
        self.endResetModel()

    def add(self, page: TrailPage) -> None:
        """Show *page* below what is there."""
        if page.changes:
            first = len(self.rows)
            self.beginInsertRows(QModelIndex(), first, first + len(page.changes) - 1)
            self.rows += _rows(page)
            self._take(page)
            self.endInsertRows()
        else:
            self._take(page)

    def ask_again(self) -> None:
        """The last page did not come: the next scrolling may ask for it once more."""
        self._is_asked = False

    def index_of(self, key: str) -> QModelIndex:
        """Return where the row *key* is; an invalid index when it is not shown."""
        place = next((k for k, row in enumerate(self.rows) if row.key == key), -1)
        return self.index(place) if place >= 0 else QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._is_whole and not self._is_asked

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._is_asked = True
            self.more_wanted.emit(self._last_place)

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
            return f"{row.title}\n{row.rest}"
        return None

    def _take(self, page: TrailPage) -> None:
        self._is_asked, self._is_whole = False, page.is_last
        if page.changes:
            self._last_place = page.changes[-1].place


def _rows(page: TrailPage) -> Iterable[ChangeRow]:
    return (
        row_of(one, page.documents.get(one.id, ""), taken_back=one.id in page.taken_back)
        for one in page.changes
    )
