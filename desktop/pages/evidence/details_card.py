"""The dates of the chosen piece, and for paper where it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from core.domain.evidence import Evidence, EvidenceKind
from desktop.evidence.dates_form import DatesForm
from desktop.pages.evidence.head_card import SETTLE_MS
from desktop.widgets.card import Card
from desktop.widgets.draft_line import DraftLine
from desktop.widgets.plain_label import PlainLabel


class DetailsCard(Card):
    """Emits each detail when it was typed and left."""

    dated_changed = Signal(object)  # date, or None for no date
    review_changed = Signal(object)
    place_typed = Signal(str)

    def __init__(self, today: Callable[[], date], *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("Dates and place"))
        self.place_label = self.add(PlainLabel(self.tr("Where it is kept"), role="strong"))
        self.place = self.add(DraftLine(self.tr("Where it is kept"), longest=300))
        self.place_label.setBuddy(self.place)
        self.error = self.add(PlainLabel(role="error"))
        self.error.hide()
        self.dates = self.add(DatesForm(today))
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.place.flush)
        self.place.textEdited.connect(self._settle.start)
        self.place.left.connect(self.place_typed)
        self.dates.dated_changed.connect(self.dated_changed)
        self.dates.review_changed.connect(self.review_changed)

    def show_piece(self, piece: Evidence) -> None:
        """Show *piece*; what is just being typed is left alone."""
        is_paper = piece.kind is EvidenceKind.PAPER
        self.place_label.setVisible(is_paper)
        self.place.setVisible(is_paper)
        self.place.set_note(piece.place)
        self.dates.show_dates(piece.dated, piece.review_by)

    def allow(self, may_change: bool) -> None:
        """Let it be typed in, or only read."""
        for line in (self.place, self.dates.dated.line, self.dates.review.line):
            line.setReadOnly(not may_change)

    def show_error(self, text: str) -> None:
        """Say why the place was not taken, or nothing."""
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def flush(self) -> None:
        """Hand over what is half typed."""
        self._settle.stop()
        self.place.flush()
        for field in (self.dates.dated, self.dates.review):
            if field.line.isModified():
                field.read()
                field.line.setModified(False)
