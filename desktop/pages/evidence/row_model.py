"""The rows of the list of evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.domain.evidence import Evidence
from core.domain.home import long_date
from core.text import translate
from desktop.evidence.words import dating_words, kind_icon, kind_words, refs_of, refs_words

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One row of two lines: the title; how its date stands, and the rest."""

    key: str
    title: str
    icon: str
    state: str
    state_icon: str
    state_tone: str
    rest: str
    spoken: str


def row_of(piece: Evidence, today: date, *, waits: bool) -> EvidenceRow:
    """Return what the list says of *piece*; *waits* when a change is to be decided."""
    dating = dating_words(piece, today)
    state, icon, tone = dating.text, dating.icon, dating.tone
    if waits:
        state = translate("evidence", "Changed: keep it or not?")
        icon, tone = "pencil", "warn"
    refs = refs_of(piece)
    uses = (
        translate("evidence", "for {refs}", refs=refs_words(refs))
        if refs
        else translate("evidence", "used for nothing yet")
    )
    rest = [uses]
    if piece.dated:
        rest.append(translate("evidence", "dated {day}", day=long_date(piece.dated)))
    if piece.current is not None and piece.current.number > 1:
        rest.append(translate("evidence", "version {number}", number=piece.current.number))
    return EvidenceRow(
        piece.id,
        piece.title,
        kind_icon(piece),
        state,
        icon,
        tone,
        " · ".join(rest),
        ", ".join((piece.title, kind_words(piece), state, *rest)),
    )


class EvidenceRowModel(QAbstractListModel):
    """A flat list of rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[EvidenceRow] = []

    def set_rows(self, rows: Iterable[EvidenceRow]) -> None:
        """Show *rows*."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def index_of(self, key: str) -> QModelIndex:
        """Return where the row *key* is; an invalid index when it is not shown."""
        places = (k for k, row in enumerate(self.rows) if row.key == key)
        place = next(places, -1)
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
            return f"{row.title}\n{row.state} · {row.rest}"
        return None
