"""A button that asks for a reason before it does what it says."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.pages.finish.requests import ReasonGiven
from desktop.widgets.button import Button
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.note_edit import NoteEdit
from desktop.widgets.plain_label import PlainLabel


class ReasonForm(QWidget):
    """Emits ``given(ReasonGiven)``. With *who* a name is asked for too. Escape folds it up."""

    given = Signal(object)

    def __init__(
        self,
        button: str,
        explanation: str,
        confirm: str,
        *,
        who: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.button = Button(button)
        self.button.clicked.connect(self.open)
        self.by = QLineEdit(self)
        self.by.setAccessibleName(who)
        self.by.setMaxLength(200)
        self.reason = NoteEdit(self.tr("Reason"), lines=3, longest=2000)
        self.error = PlainLabel(role="error")
        self.confirm = Button(confirm)
        self.cancel = Button(self.tr("Leave it as it is"), kind="quiet")
        self.confirm.clicked.connect(self._on_confirmed)
        self.cancel.clicked.connect(self.fold)
        self._asks_who = bool(who)
        self.by.setVisible(self._asks_who)
        self.form = QWidget()
        fields = QVBoxLayout(self.form)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(8)
        fields.addWidget(PlainLabel(explanation, role="muted"))
        if who:
            fields.addWidget(PlainLabel(who, role="muted"))
            fields.addWidget(self.by)
        fields.addWidget(PlainLabel(self.tr("Reason"), role="muted"))
        fields.addWidget(self.reason)
        fields.addWidget(self.error)
        buttons = FlowLayout()
        buttons.addWidget(self.confirm)
        buttons.addWidget(self.cancel)
        fields.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.form)
        self.form.hide()
        self.error.hide()

    def open(self) -> None:
        """Show the fields; what was typed before is still there."""
        self.unfold()
        (self.by if self._asks_who and not self.by.text() else self.reason).setFocus()

    def unfold(self) -> None:
        """Show the fields with what stands in them; the keyboard stays where it is."""
        self.button.hide()
        self.form.show()

    def fold(self) -> None:
        """Show the button only."""
        self.form.hide()
        self.button.show()
        self.button.setFocus()

    def clear(self) -> None:
        """Forget what was typed, after it was recorded."""
        self.by.clear()
        self.reason.set_note("")
        self.reason.setPlainText("")
        self.show_error("")
        self.form.hide()
        self.button.show()

    def show_error(self, text: str) -> None:
        """Say why it was not done."""
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.form.isHidden():
            self.fold()
        else:
            super().keyPressEvent(event)

    def _on_confirmed(self) -> None:
        by, reason = self.by.text().strip(), self.reason.toPlainText().strip()
        if self._asks_who and not by:
            self.show_error(self.tr("Type the name of whoever sends it back."))
            self.by.setFocus()
        elif not reason:
            self.show_error(self.tr("Say in a few words why."))
            self.reason.setFocus()
        else:
            self.show_error("")
            self.given.emit(ReasonGiven(reason, by))
