"""Chooses among the evidence that is kept already."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.evidence import Evidence
from desktop.pages.questions.kept_delegate import KeptDelegate
from desktop.pages.questions.words import evidence_words
from desktop.theme import scaled
from desktop.widgets.button import Button
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.row_list import RowList
from desktop.widgets.row_list_model import ListRow
from desktop.widgets.search_line import SearchLine


class KeptPicker(QWidget):
    """``picked(id)`` for its button, Enter or a double click; ``left()`` to put it away."""

    picked = Signal(str)
    left = Signal()
    begun = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = PlainLabel(role="strong")
        self.search = SearchLine()
        self.search.setAccessibleName(self.tr("Find among the evidence that is kept"))
        self.search.setPlaceholderText(self.tr("Find by title, file name or place"))
        self.search.setAcceptDrops(False)
        self.list = RowList(self.tr("Evidence that is kept"))
        self.list.setItemDelegate(KeptDelegate(self.list))
        self.list.setMinimumHeight(scaled(180))
        self.nothing = PlainLabel(role="muted")
        self.use = Button(self.tr("Use it here"), icon_name="check")
        self.back = Button(self.tr("Put away"), kind="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 4)
        column.setSpacing(8)
        for widget in (self.heading, self.search, self.list, self.nothing):
            column.addWidget(widget)
        buttons = FlowLayout(gap=8)
        buttons.addWidget(self.use)
        buttons.addWidget(self.back)
        column.addLayout(buttons)
        self.search.textChanged.connect(self._on_search_changed)
        self.search.returnPressed.connect(self._on_use_clicked)
        self.list.activated.connect(self._on_use_clicked)
        self.list.opened.connect(self._fit)
        self.use.clicked.connect(self._on_use_clicked)
        self.back.clicked.connect(self.left)

    def begin(self, heading: str, pieces: Iterable[Evidence]) -> None:
        """Offer *pieces*."""
        self.heading.setText(heading)
        self.search.clear()
        self.offer(pieces)
        self.show()
        self.search.setFocus()
        self.begun.emit()

    def offer(self, pieces: Iterable[Evidence]) -> None:
        """Offer *pieces* from now on."""
        rows = []
        for piece in pieces:
            words = evidence_words(piece)
            title = f"{piece.title} – {words}" if words else piece.title
            rows.append(ListRow(piece.id, title))
        self.list.set_rows(rows)
        self._fit()

    def _fit(self) -> None:
        shown = [self.list.rows.row_at(self.list.rows.index(0))]
        self.nothing.setVisible(shown[0] is None)
        self.list.setVisible(shown[0] is not None)
        self.use.setEnabled(shown[0] is not None)
        self.nothing.setText(
            self.tr("Nothing that is kept fits.")
            if self.search.text()
            else self.tr("There is no other evidence yet.")
        )

    def _on_search_changed(self, text: str) -> None:
        self.list.set_filter(text)
        self._fit()

    def _on_use_clicked(self) -> None:
        """Take the row that is marked, or the first one."""
        rows = self.list.rows
        row = rows.row_at(self.list.currentIndex()) or rows.row_at(rows.index(0))
        if row is not None:
            self.picked.emit(row.key)
