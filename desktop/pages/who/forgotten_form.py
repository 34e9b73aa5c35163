"""A forgotten PIN: whoever holds the recovery sheet takes it away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.pages.unlock.key_edit import KeyEdit
from desktop.widgets.button import Button
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class ForgottenForm(QWidget):
    """Emits ``given(spare key)`` or ``left``. What was typed is forgotten when it goes."""

    given = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = PlainLabel(
            self.tr(
                "An administrator can take a forgotten PIN away in Settings. Whoever has the "
                "recovery sheet can do it here: type the spare key from it."
            )
        )
        self.key = KeyEdit(self.tr("Spare key"))
        self.key.setPlaceholderText(self.tr("AGE-SECRET-KEY-1 …"))
        self.error = PlainLabel(role="error")
        self.take = Button(self.tr("Take the PIN away"))
        self.leave = Button(self.tr("Back to the PIN"), kind="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.text, self.key, self.error):
            column.addWidget(widget)
        row = FlowLayout(gap=8)
        row.addWidget(self.take)
        row.addWidget(self.leave)
        column.addLayout(row)
        self.take.clicked.connect(self._on_take)
        self.key.submitted.connect(self._on_take)
        self.leave.clicked.connect(self._on_leave)
        self.error.hide()
        self.hide()

    def begin(self) -> None:
        """Show an empty field."""
        self.show_error("")
        self.key.clear()
        self.show()
        self.key.setFocus()

    def end(self) -> None:
        """Forget what was typed."""
        self.key.clear()
        self.hide()

    def show_error(self, text: str) -> None:
        """Say why it was not taken."""
        self.error.setText(text)
        self.error.setVisible(bool(text))
        self.key.setAccessibleDescription(text)

    def _on_take(self) -> None:
        typed = self.key.toPlainText()
        if typed.strip():
            self.show_error("")
            self.given.emit(typed)
        else:
            self.show_error(self.tr("Type the spare key first."))

    def _on_leave(self) -> None:
        self.end()
        self.left.emit()
