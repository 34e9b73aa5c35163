"""A line with what it is about and one button that deals with it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.theme import scaled
from desktop.widgets.button import Button
from desktop.widgets.plain_label import PlainLabel

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
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._row.addLayout(words, 1)
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
        self._row.addWidget(self.button, 0, sides)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        wide = self.width() >= scaled(ROOM)
        self._row.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def _on_clicked(self) -> None:
        self.acted.emit(self._key)
