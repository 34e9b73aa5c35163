"""A message on top of a page: what happened, what next, and at most one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.announce import announce
from desktop.theme import scaled
from desktop.widgets.button import Button
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.restyle import restyle

_ICONS = {
    "info": ("info", "info"),
    "ok": ("circle-check", "ok"),
    "warn": ("triangle-alert", "warn"),
    "error": ("circle-alert", "bad"),
}


class Banner(QFrame):
    """Hidden until ``tell``. Emits ``acted`` for its button, ``dismissed`` when put away."""

    acted = Signal()
    dismissed = Signal()
    visibility = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel("info", "info", 22)
        self.title = PlainLabel(role="strong")
        self.text = PlainLabel()
        self.button = Button("")
        self.close_button = Button("", icon_name="x", kind="quiet")
        self.close_button.setAccessibleName(self.tr("Put this message away"))
        self.close_button.setToolTip(self.tr("Put this message away"))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 8, 10)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(10)
        self._middle.addLayout(words, 1)
        sides = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        self._middle.addWidget(self.button, 0, sides)
        row.addLayout(self._middle, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.button.clicked.connect(self.acted)
        self.close_button.clicked.connect(self._on_closed)
        self.hide()

    def tell(
        self, tone: str, title: str, text: str = "", *, button: str = "", can_close: bool = True
    ) -> None:
        """Show a message. *tone*: info, ok, warn or error. Screen readers are told at once."""
        self._icon.show_icon(*_ICONS[tone])
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.button.set_text(button)
        self.button.setVisible(bool(button))
        self.close_button.setVisible(can_close)
        self.setAccessibleName(f"{title} {text}".strip())
        restyle(self, "banner", tone)
        self.show()
        announce(self, f"{title} {text}".strip(), urgent=tone == "error")

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        self.visibility.emit(visible)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        narrow = self.width() < scaled(520)
        self._middle.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def _on_closed(self) -> None:
        self.hide()
        self.dismissed.emit()
