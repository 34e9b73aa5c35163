"""A small sign with a sentence beside it; gone while there is nothing to say."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.widgets.icon_label import IconLabel
from desktop.widgets.plain_label import PlainLabel


class SignLine(QWidget):
    """*colour* is the name of a colour of tokens.py; the words say it all without it."""

    def __init__(
        self, icon_name: str, colour: str, *, role: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.words = PlainLabel(role=role)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel(icon_name, colour, 18), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.hide()

    def say(self, text: str) -> None:
        """Show *text*; an empty one hides the line."""
        self.words.setText(text)
        self.setVisible(bool(text))
