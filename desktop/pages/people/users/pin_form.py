"""Chooses, changes or takes away a PIN, and says what a PIN does and does not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.organisation import Person
from core.errors import KnownError
from core.services.people.pins import check_pin, what_a_pin_does
from desktop.pages.first_run.labelled_field import LabelledField
from desktop.pages.who.forgotten_form import ForgottenForm
from desktop.pages.who.pin_line import PinLine
from desktop.widgets.button import Button
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class PinForm(QWidget):
    """Hidden until ``begin``. Emits ``chosen(pin, old)``, ``taken(old)``, ``forgotten(spare key)``
    or ``left``; *old* is empty where none is needed. What was typed is forgotten at the end."""

    chosen = Signal(str, str)
    taken = Signal(str)
    forgotten = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.promise = PlainLabel(what_a_pin_does())
        self.old = LabelledField(self.tr("PIN until now"), PinLine(""))
        self.new = LabelledField(self.tr("New PIN"), PinLine(""), self.tr("4 to 8 digits"))
        self.again = LabelledField(self.tr("The same again"), PinLine(""))
        self.error = PlainLabel(role="error")
        self.spare = ForgottenForm()
        self.keep = Button("", icon_name="check", kind="primary")
        self.take = Button(self.tr("Take the PIN away"), kind="danger")
        self.forgot = Button(self.tr("Forgotten PIN"), kind="quiet")
        self.leave = Button(self.tr("Leave it as it is"), kind="quiet")
        self._asks_old = self._may_choose = False
        self._fields = (self.old, self.new, self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(10)
        for widget in (self.promise, *self._fields, self.error, self.spare):
            column.addWidget(widget)
        row = FlowLayout(gap=8)
        for button in (self.keep, self.take, self.forgot, self.leave):
            row.addWidget(button)
        column.addLayout(row)
        for field in self._fields:
            field.control.returnPressed.connect(self._on_keep)
        self.keep.clicked.connect(self._on_keep)
        self.take.clicked.connect(self._on_take)
        self.forgot.clicked.connect(self._on_forgot)
        self.leave.clicked.connect(self._on_leave)
        self.spare.given.connect(self.forgotten)
        self.spare.left.connect(self._arrange)
        self.error.hide()
        self.hide()

    def begin(self, person: Person, *, own: bool) -> None:
        """Ask about the PIN of *person*; *own*: they sit here themselves."""
        self._forget()
        self._person, self._own = person, own
        self._asks_old = person.has_pin and own
        self._may_choose = own or not person.has_pin
        self.keep.set_text(self.tr("Change the PIN") if person.has_pin else self.tr("Set this PIN"))
        self._arrange()
        self.show()
        if self._may_choose:
            (self.old if self._asks_old else self.new).control.setFocus()
        else:
            self.leave.setFocus()

    def show_error(self, text: str) -> None:
        """Say why it was not taken."""
        target = self.spare if self.spare.isVisibleTo(self) else None
        if target is not None:
            target.show_error(text)
            return
        self.error.setText(text)
        self.error.setVisible(bool(text))
        if text and self._asks_old:
            self.old.control.clear()
            self.old.control.setFocus()

    def end(self) -> None:
        """Forget what was typed."""
        self._forget()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_leave()
        else:
            super().keyPressEvent(event)

    def _forget(self) -> None:
        self.spare.end()
        self.error.hide()
        for field in self._fields:
            field.control.clear()
            field.say("")

    def _arrange(self) -> None:
        self.old.setVisible(self._asks_old)
        for widget in (self.new, self.again, self.keep):
            widget.setVisible(self._may_choose)
        self.take.setVisible(self._person.has_pin)
        self.forgot.setVisible(self._asks_old)
        self.leave.show()

    def _on_keep(self) -> None:
        if not self._may_choose or self.spare.isVisibleTo(self):
            return
        for field in self._fields:
            field.say("")
        self.show_error("")
        pin = self.new.control.text()
        if self._asks_old and not self.old.control.text():
            self._say(self.old, self.tr("Type the PIN that you have now."))
            return
        try:
            check_pin(pin)
        except KnownError as error:
            self._say(self.new, f"{error.what} {error.next}")
            return
        if pin != self.again.control.text():
            self._say(self.again, self.tr("The two are not the same. Type them again."))
            return
        self.chosen.emit(pin, self.old.control.text())

    def _on_take(self) -> None:
        if self._asks_old and not self.old.control.text():
            self._say(self.old, self.tr("Type the PIN that you have now."))
        else:
            self.taken.emit(self.old.control.text())

    def _on_forgot(self) -> None:
        for widget in (*self._fields, self.keep, self.take, self.forgot, self.leave, self.error):
            widget.hide()
        self.spare.begin()

    def _on_leave(self) -> None:
        self.end()
        self.left.emit()

    def _say(self, field: LabelledField, text: str) -> None:
        field.say(text)
        field.control.setFocus()
