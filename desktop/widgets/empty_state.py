"""What stands where there is nothing yet: why, and the one thing to do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.theme import scaled
from desktop.widgets.button import Button
from desktop.widgets.heading import Heading
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.plain_label import PlainLabel

WIDTH = 620  # of a line of its text, at 100 % text


class EmptyState(QWidget):
    """An icon, a line, a sentence and at most one button, which emits ``acted``."""

    acted = Signal()

    def __init__(
        self,
        icon_name: str,
        title: str,
        text: str = "",
        *,
        button: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        self.title = Heading(title)
        self.text = PlainLabel(text, role="muted")
        for label in (self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = Button(button, kind="primary")
        if not button:
            self.button.hide()
        self.button.clicked.connect(self.acted)
        column.addStretch(1)
        column.addWidget(IconLabel(icon_name, "muted", 36), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.title)
        middle = QHBoxLayout()
        middle.addStretch()
        middle.addWidget(self.text, 1)
        middle.addStretch()
        column.addLayout(middle)
        column.addSpacing(4)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "text"):
            self._fit()

    def _fit(self) -> None:
        self.text.setMaximumWidth(scaled(WIDTH))  # longer lines are hard to read
