"""Asks once more in place, before something that cannot be undone."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.widgets.button import Button
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class ConfirmPanel(QWidget):
    """Hidden until ``ask``. Emits ``confirmed`` or ``left``; Escape leaves it as it is."""

    confirmed = Signal()
    left = Signal()

    def __init__(self, yes: str, no: str, *, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = PlainLabel()
        self.yes = Button(yes, kind=kind)
        self.no = Button(no, kind="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        column.addWidget(self.text)
        buttons = FlowLayout(gap=8)
        buttons.addWidget(self.yes)
        buttons.addWidget(self.no)
        column.addLayout(buttons)
        self.yes.clicked.connect(self._on_yes)
        self.no.clicked.connect(self._on_no)
        self.hide()

    def ask(self, text: str) -> None:
        """Show what would happen; the keyboard stands on the harmless answer."""
        self.text.setText(text)
        self.yes.setAccessibleDescription(text)
        self.show()
        self.no.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_no()
        else:
            super().keyPressEvent(event)

    def _on_yes(self) -> None:
        self.hide()
        self.confirmed.emit()

    def _on_no(self) -> None:
        self.hide()
        self.left.emit()
