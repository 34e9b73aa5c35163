"""The list of evidence. Ten thousand pieces cost no more than those that are in sight."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import overload

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from core.domain.evidence import Evidence
from desktop.widgets.two_line_list import TwoLineList
from desktop.widgets.two_line_model import TwoLineModel, TwoLineRow

Words = Callable[[Evidence], TwoLineRow]


class EvidenceRows(Sequence[TwoLineRow]):
    """What is said of each piece, put into words when it is looked at."""

    def __init__(self, pieces: Sequence[Evidence], words: Words) -> None:
        self._pieces, self._words = pieces, words
        self._places = {piece.id: place for place, piece in enumerate(pieces)}
        self._said: dict[int, TwoLineRow] = {}

    def place(self, key: str) -> int:
        """Return where a piece stands; -1 where it is not shown."""
        return self._places.get(key, -1)

    def __len__(self) -> int:
        return len(self._pieces)

    def __iter__(self) -> Iterator[TwoLineRow]:
        return (self[place] for place in range(len(self)))

    @overload
    def __getitem__(self, place: int) -> TwoLineRow: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[TwoLineRow]: ...

    def __getitem__(self, place: int | slice) -> TwoLineRow | Sequence[TwoLineRow]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        said = self._said.get(place)
        if said is None:
            said = self._said[place] = self._words(self._pieces[place])
        return said


class EvidenceModel(TwoLineModel):
    """Knows where each piece stands without looking at the others."""

    def show_pieces(self, pieces: Sequence[Evidence], words: Words) -> None:
        """Show *pieces* and nothing else."""
        self.beginResetModel()
        self.rows = EvidenceRows(pieces, words)
        self.endResetModel()

    def index_of(self, key: str) -> QModelIndex:
        place = self.rows.place(key) if isinstance(self.rows, EvidenceRows) else -1
        return self.index(place) if place >= 0 else QModelIndex()


class EvidenceList(TwoLineList):
    """The row that is open stays in sight."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        model = EvidenceModel()
        super().__init__(name, model, parent)
        self.rows_model = model

    def show_pieces(self, pieces: Sequence[Evidence], words: Words) -> None:
        """Show *pieces*; the row that was open stays open if it is still there."""
        place = self.verticalScrollBar().value()
        self.rows_model.show_pieces(pieces, words)
        self.verticalScrollBar().setValue(place)
        self.show_key(self._key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
