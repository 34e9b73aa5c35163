"""One old answer with its note, who looked after it and its evidence; all of it can be marked."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from core.services.years.old_answers import OldAnswer
from desktop.evidence.dated_row import EvidenceRow
from desktop.evidence.words import breakable
from desktop.widgets.plain_label import PlainLabel
from desktop.years.words import answer_lines, old_title


class OldAnswerView(QWidget):
    """Emits ``open_asked(evidence id)``. With *titled* its number and title stand on top."""

    open_asked = Signal(str)

    def __init__(
        self, old: OldAnswer, today: date, *, titled: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(old_title(old))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        if titled:
            self._column.addWidget(PlainLabel(old_title(old), role="strong"))
        lines = answer_lines(old)
        for line in lines:
            self._add(line.name, line.text)
        if not lines and not old.evidence:
            self._column.addWidget(PlainLabel(self.tr("Nothing was answered."), role="muted"))
        self.rows = [EvidenceRow(piece, today) for piece in old.evidence]
        if self.rows:
            self._column.addSpacing(6)
            self._column.addWidget(PlainLabel(self.tr("Evidence"), role="small"))
        for row in self.rows:
            self._column.addWidget(row)
            row.open_asked.connect(self.open_asked)

    def _add(self, name: str, text: str) -> None:
        if self._column.count():
            self._column.addSpacing(4)
        self._column.addWidget(PlainLabel(name, role="small"))
        label = PlainLabel(breakable(text))
        label.make_selectable()
        label.setAccessibleName(f"{name}: {text}")
        self._column.addWidget(label)
