"""The line that stands below a requirement while something is only tried out on it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.theme import scaled
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.plain_label import PlainLabel


class TrialBar(Card):
    """Says that nothing is saved and what would follow; ``keep`` and ``back`` are its buttons.

    It stands below what is tried, so that no box moves however long its words are; in a low
    window it scrolls along instead.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setProperty("surface", "trial")
        self.body.setContentsMargins(scaled(14), scaled(10), scaled(14), scaled(10))
        self.setAccessibleName(self.tr("Trying out"))
        self.words = PlainLabel(self.tr("Trying out: nothing here is saved."), role="strong")
        self.outcome = PlainLabel()
        self.keep = Button(self.tr("Keep these"), icon_name="check")
        self.back = Button(self.tr("Put back"), icon_name="undo-2", kind="quiet")
        row = QHBoxLayout()
        row.setSpacing(scaled(12))
        row.addWidget(IconLabel("flask-conical", "accent", 22), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(scaled(2))
        column.addWidget(self.words)
        column.addWidget(self.outcome)
        row.addLayout(column, 1)
        self.add_layout(row)
        buttons = FlowLayout(gap=8)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.back)
        self.add_layout(buttons)
        self.hide()

    def show_outcome(self, text: str, *, differs: bool) -> None:
        """Say what would follow; without a difference there is nothing to keep."""
        self.outcome.setText(text or self.tr("Tick or untick, and see what would follow."))
        self.keep.setEnabled(differs)
        self.setAccessibleDescription(f"{self.words.text()} {self.outcome.text()}")
        self.show()
