"""The neutral cover for when somebody stands at the counter."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.widgets.heading import Heading
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.plain_label import PlainLabel

_MODIFIERS = (
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr,
)  # fmt: skip


class HideScreen(QWidget):
    """Names nobody and nothing. Any one key or click emits ``left``; the key types nothing."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        title, text = self.tr("Screen hidden"), self.tr("Press any key to go on.")
        self.setAccessibleName(f"{title}. {text}")
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(IconLabel("eye-off", "muted", 36), 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (Heading(title, 2), PlainLabel(text, role="muted")):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch(1)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return False  # Tab is a key like any other here

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _MODIFIERS and not event.isAutoRepeat():
            self.left.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.left.emit()
