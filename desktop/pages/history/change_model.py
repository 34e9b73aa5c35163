"""The rows of the list of changes, asked for in pages as one scrolls."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QObject, Signal

from core.services.past.history import ChangeView
from core.text import translate
from desktop.history.words import kind_icon, when_and_who
from desktop.pages.history.reading import TrailPage
from desktop.widgets.two_line_model import Index, TwoLineModel, TwoLineRow


def row_of(change: ChangeView, document: str = "", *, taken_back: bool) -> TwoLineRow:
    """Return what the list says of *change*; *document* is the title of what it is about."""
    title = f"{change.label}: {document}" if document else change.label
    state = translate("history", "Undone since") if taken_back else ""
    rest = when_and_who(change)
    return TwoLineRow(
        change.id,
        title,
        kind_icon(change.kind),
        state,
        "undo-2",
        "warn",
        rest,
        tip=f"{title}\n{rest}",
        spoken=", ".join(part for part in (title, state, rest) if part),
        is_past=taken_back,
    )


class ChangeModel(TwoLineModel):
    """Holds only what was scrolled to. ``more_wanted(place of the last row)`` asks for more."""

    more_wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._last_place = 0
        self._is_whole = True
        self._is_asked = False

    def begin(self, page: TrailPage) -> None:
        """Show *page* and nothing else."""
        self._take(page)
        self.set_rows(_rows(page))

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

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._is_whole and not self._is_asked

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._is_asked = True
            self.more_wanted.emit(self._last_place)

    def _take(self, page: TrailPage) -> None:
        self._is_asked, self._is_whole = False, page.is_last
        if page.changes:
            self._last_place = page.changes[-1].place


def _rows(page: TrailPage) -> Iterable[TwoLineRow]:
    return (
        row_of(one, page.documents.get(one.id, ""), taken_back=one.id in page.taken_back)
        for one in page.changes
    )
