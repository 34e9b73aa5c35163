"""One of Home's first three lines: a sentence and one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from core.domain.home import HomeLine
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.turn_layout import TurnLayout

ROOM = 430  # from this width on, at 100 % text, the button stands beside the sentence


class LineCard(Card):
    """Emits ``acted(HomeLine)`` for its button."""

    acted = Signal(object)

    def __init__(self, name: str, *, kind: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(name)
        self._line: HomeLine | None = None
        self.add(PlainLabel(name, role="eyebrow"))
        self.text = PlainLabel(role="lead")
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.button = Button("", kind=kind)
        row = TurnLayout(ROOM, gap=12)
        row.put(self.text)
        row.put(self.button, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(row, 1)
        self.button.clicked.connect(self._on_clicked)

    def show_line(self, line: HomeLine) -> None:
        """Show the sentence and the words of its button."""
        self._line = line
        self.text.setText(line.text)
        self.button.set_text(line.button)

    def _on_clicked(self) -> None:
        if self._line is not None:
            self.acted.emit(self._line)
