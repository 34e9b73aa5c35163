"""The evidence behind a point, each piece with its dates and a button that opens it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.evidence import Evidence
from desktop.evidence.dated_row import EvidenceRow
from desktop.widgets.card import Card
from desktop.widgets.plain_label import PlainLabel


class EvidenceCard(Card):
    """Emits ``open_asked(evidence id)``."""

    open_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Evidence"), parent=parent)
        self.none = self.add(
            PlainLabel(self.tr("Nothing is attached to it: it stands on their word."), role="muted")
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.add_layout(self._rows)
        self.rows: list[EvidenceRow] = []
        self._shown: tuple[tuple[Evidence, ...], date] | None = None

    def show_evidence(self, pieces: Sequence[Evidence], today: date) -> None:
        """Show *pieces* with how their dates stand."""
        if (tuple(pieces), today) == self._shown:
            return
        self._shown = (tuple(pieces), today)
        for row in self.rows:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [EvidenceRow(piece, today) for piece in pieces]
        before: QWidget = self
        for row in self.rows:
            self._rows.addWidget(row)
            row.open_asked.connect(self.open_asked)
            self.setTabOrder(before, row.open)
            before = row.open
        self.none.setVisible(not pieces)
