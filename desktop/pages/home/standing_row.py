"""One count of points, with the list of them to unfold."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.widgets.action_list import ActionList
from desktop.widgets.action_row import ActionItem
from desktop.widgets.button import Button
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.status_chip import StatusChip


class StandingRow(QWidget):
    """ "12 on your word", what that means, and a button. Emits ``chosen(ref)``."""

    chosen = Signal(str)

    def __init__(self, words: str, meaning: str, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.chip = StatusChip(words, tone)
        self.button = Button(self.tr("See them"), kind="quiet")
        self.button.setCheckable(True)
        self.button.toggled.connect(self._on_toggled)
        self.list = ActionList(most=8)
        self.list.acted.connect(self.chosen)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.chip)
        row.addStretch(1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 2)
        column.setSpacing(2)
        column.addWidget(head)
        column.addWidget(PlainLabel(meaning, role="small"))
        column.addWidget(self.list)
        self.list.hide()

    def show_points(self, count: int, points: Sequence[ActionItem]) -> None:
        """Show how many there are and which."""
        self.chip.setText(f"{count} {self._words}")
        self.list.show_items(points)
        self.button.setAccessibleName(self.tr("See what is {words}").format(words=self._words))
        self.button.setVisible(bool(points))
        if not points:
            self.button.setChecked(False)

    def _on_toggled(self, shown: bool) -> None:
        self.list.setVisible(shown)
        self.button.setText(self.tr("Fold up") if shown else self.tr("See them"))
