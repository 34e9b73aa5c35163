"""The people to choose from, and the PIN of the one who has one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from core.domain.organisation import Person
from core.domain.roles import role_text
from core.services.people.pins import what_a_pin_does
from desktop.pages.who.facts import WhoFacts
from desktop.pages.who.forgotten_form import ForgottenForm
from desktop.pages.who.pin_line import PinLine
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.choice_card import ChoiceCard
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.heading import Heading
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.restyle import restyle


class WhoPanel(Card):
    """Emits ``chosen()`` when another person is marked, ``asked()`` to go on as that person."""

    chosen = Signal()
    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setContentsMargins(28, 26, 28, 26)
        self.body.setSpacing(12)
        self.heading = Heading(self.tr("Who is working?"), 1)
        self.lead = PlainLabel(
            self.tr("Each change in the history bears the name of whoever works.")
        )
        self.cards: dict[str, ChoiceCard] = {}
        self._people: dict[str, Person] = {}
        self._group = QButtonGroup(self)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.pin_label = PlainLabel(role="strong")
        self.pin = PinLine("")
        self.pin_label.setBuddy(self.pin)
        self.promise = PlainLabel(what_a_pin_does(), role="muted")
        self.error = PlainLabel(role="error")
        self.forgotten = ForgottenForm()
        self.go = Button("", icon_name="arrow-right", kind="primary")
        self.forgot = Button(self.tr("Forgotten PIN"), kind="quiet")
        self.back = Button(self.tr("Go back"), icon_name="chevron-left", kind="quiet")
        self.lock = Button(self.tr("Lock"), icon_name="lock", kind="quiet")
        self._lay_out()
        self.go.clicked.connect(self.asked)
        self.pin.returnPressed.connect(self.asked)
        self.pin.textEdited.connect(lambda: self.show_error(""))
        self.forgot.clicked.connect(self._on_forgot)
        self.forgotten.left.connect(self._on_forgotten_left)
        self._group.buttonToggled.connect(self._on_toggled)

    @property
    def person(self) -> Person | None:
        """Whoever is marked."""
        return next((self._people[key] for key, c in self.cards.items() if c.isChecked()), None)

    def show_people(self, facts: WhoFacts, wanted: str = "") -> None:
        """Show who there is and mark *wanted*, else whoever worked last."""
        marked = wanted or (self.person.id if self.person else facts.working.id)
        if tuple(self._people.values()) != facts.people:
            self._fill(facts.people)
        card = self.cards.get(marked) or next(iter(self.cards.values()))
        card.setChecked(True)
        self._show_marked()

    def show_error(self, text: str) -> None:
        """Say why it did not go on."""
        self.error.setText(text)
        self.error.setVisible(bool(text) and self.forgotten.isHidden())
        self.pin.setAccessibleDescription(text)
        restyle(self.pin, "bad", bool(text))

    def show_wait(self, seconds: int) -> None:
        """Let nothing be tried while there are *seconds* to wait."""
        self.go.setEnabled(not seconds)
        self.pin.setReadOnly(bool(seconds))

    def show_busy(self, busy: bool) -> None:
        """Wait for the answer."""
        for widget in (*self.cards.values(), self.pin, self.go, self.forgot, self.forgotten):
            widget.setEnabled(not busy)

    def take_pin(self) -> str:
        """Return what was typed and forget it."""
        typed = self.pin.text()
        self.pin.clear()
        return typed

    def put_focus(self) -> None:
        """Put the keyboard where it is needed next."""
        if self.pin.isVisibleTo(self):
            self.pin.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, people: Sequence[Person]) -> None:
        for card in self.cards.values():
            self._group.removeButton(card)
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards.clear()
        self._people = {person.id: person for person in people}
        before: QWidget = self
        for person in people:
            role = role_text(person.role)
            words = f"{person.job}, {role}" if person.job else role
            if person.has_pin:
                words = self.tr("{role}; has a PIN").format(role=words)
            card = ChoiceCard(person.name, words[:1].upper() + words[1:])
            self.cards[person.id] = card
            self._group.addButton(card)
            self._list.addWidget(card)
            self.setTabOrder(before, card)
            before = card
        for widget in (self.pin, self.go, self.forgot, self.back, self.lock):
            self.setTabOrder(before, widget)
            before = widget

    def _show_marked(self) -> None:
        person = self.person
        if person is None:
            return
        self.forgotten.end()
        self.pin.clear()
        self.show_error("")
        self.show_wait(0)
        name = self.tr("PIN of {name}").format(name=person.name)
        self.pin_label.setText(name)
        self.pin.setAccessibleName(name)
        self.go.set_text(self.tr("Work as {name}").format(name=person.name))
        self._show_pin_part(person.has_pin)

    def _show_pin_part(self, shown: bool) -> None:
        for widget in (self.pin_label, self.pin, self.promise, self.forgot):
            widget.setVisible(shown)
        self.go.show()

    def _on_toggled(self, _card: object, checked: bool) -> None:
        if checked:
            self._show_marked()
            self.chosen.emit()

    def _on_forgot(self) -> None:
        self._show_pin_part(False)
        self.go.hide()
        self.show_error("")
        self.forgotten.begin()

    def _on_forgotten_left(self) -> None:
        self._show_pin_part(True)
        self.pin.setFocus()

    def _lay_out(self) -> None:
        self.body.addWidget(IconLabel("users", "accent", 32), 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self.heading)
        self.add(self.lead)
        self.add_layout(self._list)
        self.body.addSpacing(2)
        for widget in (self.pin_label, self.pin, self.error, self.promise, self.forgotten):
            self.add(widget)
        self.error.hide()
        row = FlowLayout(gap=10)
        for button in (self.go, self.forgot, self.back, self.lock):
            row.addWidget(button)
        self.add_layout(row)
