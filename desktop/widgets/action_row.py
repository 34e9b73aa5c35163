"""A line with what it is about and one button that deals with it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.widgets.button import Button
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.turn_layout import TurnLayout

ROOM = 360  # from this width on, at 100 % text, the button stands beside the words


@dataclass(frozen=True, slots=True)
class ActionItem:
    """*key* comes back when the button is pressed; *spoken* is what screen readers call it."""

    key: str
    title: str
    detail: str = ""
    button: str = ""
    spoken: str = ""


class ActionRow(QWidget):
    """Emits ``acted(key)``. Without a button's text it only tells something."""

    acted = Signal(str)

    def __init__(self, item: ActionItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = item.key
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(PlainLabel(item.title))
        if item.detail:
            words.addWidget(PlainLabel(item.detail, role="small"))
        row = TurnLayout(ROOM, gap=12, parent=self)
        row.put_layout(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.button = Button(item.button, kind="quiet")
        if not item.button:
            self.button.hide()
        if item.spoken:
            self.button.setAccessibleName(item.spoken)
        self.button.clicked.connect(self._on_clicked)
        sides = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        row.put(self.button, 0, sides)

    def _on_clicked(self) -> None:
        self.acted.emit(self._key)
