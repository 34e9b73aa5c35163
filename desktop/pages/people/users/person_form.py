"""Name, job and role of somebody, new or known."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QVBoxLayout, QWidget

from core.domain.organisation import Person, Role
from core.domain.roles import role_text
from desktop.pages.first_run.labelled_field import LabelledField
from desktop.widgets.button import Button
from desktop.widgets.choice_card import ChoiceCard
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class PersonForm(QWidget):
    """Hidden until ``begin``. Emits ``given(name, job, Role)`` or ``left``; Escape leaves."""

    given = Signal(str, str, object)
    left = Signal()

    def __init__(self, keep: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = LabelledField(self.tr("Name"), QLineEdit())
        self.job = LabelledField(
            self.tr("Job, if you like"), QLineEdit(), self.tr("for example dispenser")
        )
        for field in (self.name, self.job):
            field.control.setMaxLength(200)
            field.control.returnPressed.connect(self._on_keep)
        self.roles: dict[Role, ChoiceCard] = {}
        self._group = QButtonGroup(self)
        self.error = PlainLabel(role="error")
        self.keep = Button(keep, icon_name="check", kind="primary")
        self.leave = Button(self.tr("Leave it as it is"), kind="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(10)
        column.addWidget(self.name)
        column.addWidget(self.job)
        column.addWidget(PlainLabel(self.tr("What they may do"), role="strong"))
        cards = QVBoxLayout()
        cards.setSpacing(6)
        for role, words in self._roles():
            title = role_text(role)
            card = ChoiceCard(title[:1].upper() + title[1:], words)
            self.roles[role] = card
            self._group.addButton(card)
            cards.addWidget(card)
        column.addLayout(cards)
        column.addWidget(self.error)
        row = FlowLayout(gap=8)
        row.addWidget(self.keep)
        row.addWidget(self.leave)
        column.addLayout(row)
        self.keep.clicked.connect(self._on_keep)
        self.leave.clicked.connect(self._on_leave)
        self.error.hide()
        self.hide()

    def begin(self, person: Person | None = None) -> None:
        """Show *person*, or empty fields for somebody new."""
        self.name.control.setText(person.name if person else "")
        self.job.control.setText(person.job if person else "")
        self.roles[person.role if person else Role.CONTRIBUTOR].setChecked(True)
        self.name.say("")
        self.show_error("")
        self.show()
        self.name.control.setFocus()

    @property
    def role(self) -> Role:
        """The role that is marked."""
        return next(role for role, card in self.roles.items() if card.isChecked())

    def show_error(self, text: str) -> None:
        """Say why it was not taken."""
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_leave()
        else:
            super().keyPressEvent(event)

    def _roles(self) -> tuple[tuple[Role, str], ...]:
        return (
            (Role.CONTRIBUTOR, self.tr("Answers, attaches evidence and plans.")),
            (Role.APPROVER, self.tr("The same, and signs off or sends back.")),
            (
                Role.ADMINISTRATOR,
                self.tr("Everything, and looks after people, locks and older copies."),
            ),
            (
                Role.AUDITOR,
                self.tr(
                    "Reads everything and changes no answer: draws a sample and writes findings."
                ),
            ),
        )

    def _on_keep(self) -> None:
        if not self.name.control.text().strip():
            self.name.say(self.tr("Type the name first."))
            self.name.control.setFocus()
            return
        self.given.emit(self.name.control.text(), self.job.control.text(), self.role)

    def _on_leave(self) -> None:
        self.hide()
        self.left.emit()
