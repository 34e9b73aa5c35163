"""A short form that unfolds where it is wanted: fields, why it was not taken, two buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from desktop.widgets.button import Button
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class InlineForm(QWidget):
    """Emits ``left`` for Escape and for its second button; a subclass has ``_on_keep``.

    *speaks* is the control that a screen reader tells of an error with.
    """

    left = Signal()

    def __init__(self, keep: Button, leave: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keep = keep
        self.speaks: QWidget = keep
        self.cancel = Button(leave or self.tr("Leave it"), kind="quiet")
        self.error = PlainLabel(role="error")
        self.error.hide()
        self.keep.clicked.connect(self._on_keep)
        self.cancel.clicked.connect(self._on_left)

    def lay_out(self, *parts: QWidget | QLayout, margin: int = 0) -> None:
        """Put *parts* one below the other, then the error and the buttons."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, margin, 0, margin)
        column.setSpacing(10)
        for part in parts:
            if isinstance(part, QLayout):
                column.addLayout(part)
            else:
                column.addWidget(part)
        column.addWidget(self.error)
        buttons = FlowLayout(gap=8)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.cancel)
        column.addLayout(buttons)

    def show_error(self, text: str) -> None:
        """Say why it was not taken; nothing takes it back."""
        self.error.setText(text)
        self.error.setVisible(bool(text))
        self.speaks.setAccessibleDescription(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_left()
        else:
            super().keyPressEvent(event)

    def _on_left(self) -> None:
        self.left.emit()

    def _on_keep(self) -> None:
        raise NotImplementedError
