"""Somebody who works here: name, role, PIN, and what can be changed about them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.domain.organisation import Person, Role
from core.domain.roles import role_text
from desktop.pages.people.users.person_form import PersonForm
from desktop.pages.people.users.pin_form import PinForm
from desktop.pages.settings.locks.confirm_panel import ConfirmPanel
from desktop.theme import scaled
from desktop.widgets.button import Button
from desktop.widgets.flow_label import FlowLabel
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.status_chip import StatusChip

ROOM = 560  # from this width on, at 100 % text, the buttons stand beside the words


class PersonRow(QWidget):
    """Emits what was asked for, always with the Person. One part is unfolded at a time."""

    changed = Signal(object, str, str, object)  # Person, name, job, Role
    pin_chosen = Signal(object, str, str)  # Person, PIN, old PIN
    pin_taken = Signal(object, str)  # Person, old PIN
    pin_forgotten = Signal(object, str)  # Person, spare key
    has_left = Signal(object)  # Person
    unfolded = Signal(object)  # the row

    def __init__(
        self, person: Person, *, own: bool, administers: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.person, self._own = person, own
        self.change = self._button(self.tr("Change"), self.tr("Change: {name}"))
        pin = self.tr("PIN of {name}")
        if own:
            self.pin = self._button(self.tr("My PIN"), pin)
        else:
            self.pin = self._button(self.tr("PIN"), pin)
        self.leave = self._button(self.tr("Has left"), self.tr("Has left: {name}"))
        self.form = PersonForm(self.tr("Change it"))
        self.pin_form = PinForm()
        self.confirm = ConfirmPanel(
            self.tr("{name} has left").format(name=person.name),
            self.tr("Still here"),
            kind="danger",
        )
        self._lay_out()
        self.change.setVisible(administers)
        self.pin.setVisible(own or administers)
        self.leave.setVisible(administers and not own)
        self.change.clicked.connect(self._on_change)
        self.pin.clicked.connect(self._on_pin)
        self.leave.clicked.connect(self._on_leave)
        self.form.given.connect(self._on_given)
        self.pin_form.chosen.connect(self._on_pin_chosen)
        self.pin_form.taken.connect(self._on_pin_taken)
        self.pin_form.forgotten.connect(self._on_pin_forgotten)
        self.confirm.confirmed.connect(self._on_confirmed)
        self.form.left.connect(self.change.setFocus)
        self.pin_form.left.connect(self.pin.setFocus)
        self.confirm.left.connect(self.leave.setFocus)

    @property
    def is_unfolded(self) -> bool:
        """Whether something about this person is being typed or asked."""
        parts = (self.form, self.pin_form, self.confirm)
        return any(not part.isHidden() for part in parts)

    def fold(self) -> None:
        """Ask nothing and forget what was typed."""
        self.form.hide()
        self.pin_form.end()
        self.confirm.hide()

    def show_error(self, text: str) -> None:
        """Say where it was asked why it was not taken."""
        (self.pin_form if not self.pin_form.isHidden() else self.form).show_error(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        wide = self.width() >= scaled(ROOM)
        self._row.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def _button(self, text: str, name: str) -> Button:
        button = Button(text, kind="quiet")
        button.setAccessibleName(name.format(name=self.person.name))
        return button

    def _lay_out(self) -> None:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        person = self.person
        head = FlowLayout(gap=10)
        head.addWidget(FlowLabel(person.name, role="strong"))
        if self._own:
            head.addWidget(StatusChip(self.tr("Works now"), "ok"))
        role = role_text(person.role)
        words = [role[:1].upper() + role[1:]]
        if person.job:
            words.append(person.job)
        words.append(self.tr("PIN set") if person.has_pin else self.tr("no PIN"))
        self.facts = PlainLabel("  ·  ".join(words), role="muted")
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addLayout(head)
        text.addWidget(self.facts)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(10)
        self._row.addLayout(text, 1)
        buttons = QWidget()
        row = FlowLayout(buttons, gap=4)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self.change, self.pin, self.leave):
            row.addWidget(button)
        self._row.addWidget(buttons, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._row)
        for part in (self.form, self.pin_form, self.confirm):
            column.addWidget(part)

    def _on_change(self) -> None:
        self.fold()
        self.form.begin(self.person)
        self.unfolded.emit(self)

    def _on_pin(self) -> None:
        self.fold()
        self.pin_form.begin(self.person, own=self._own)
        self.unfolded.emit(self)

    def _on_leave(self) -> None:
        self.fold()
        words = self.tr(
            "{name} can then not be chosen any more, and the PIN goes. What {name} did stays in "
            "the history. What {name} looks after is listed here, for you to give to others."
        )
        self.confirm.ask(words.format(name=self.person.name))
        self.unfolded.emit(self)

    def _on_given(self, name: str, job: str, role: Role) -> None:
        self.changed.emit(self.person, name, job, role)

    def _on_pin_chosen(self, pin: str, old: str) -> None:
        self.pin_chosen.emit(self.person, pin, old)

    def _on_pin_taken(self, old: str) -> None:
        self.pin_taken.emit(self.person, old)

    def _on_pin_forgotten(self, key: str) -> None:
        self.pin_forgotten.emit(self.person, key)

    def _on_confirmed(self) -> None:
        self.has_left.emit(self.person)
