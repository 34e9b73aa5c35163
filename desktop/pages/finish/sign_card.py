"""The statement, and who accepts it in what role and how."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QRadioButton, QVBoxLayout, QWidget

from core.domain.signoff import SignedHow
from desktop.pages.finish.facts import Facts
from desktop.pages.finish.paper_fields import PaperFields
from desktop.pages.finish.requests import SignRequest
from desktop.widgets.button import Button
from desktop.widgets.card import Card, Kind
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.wrap_check import WrapCheck


class SignCard(Card):
    """Emits ``asked(SignRequest)`` once everything is filled in, ``scan_asked`` for its file."""

    asked = Signal(object)
    scan_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("What is promised"), parent=parent)
        self._person = ""
        self.statement = self.add(PlainLabel())
        self.form = self.add(QWidget())
        self._fields = QVBoxLayout(self.form)
        self._fields.setContentsMargins(0, 0, 0, 0)
        self._fields.setSpacing(8)
        self.accept = self._add(WrapCheck(self.tr("I accept this statement.")))
        self.by = self._field(self.tr("Name of whoever signs"))
        self.role = self._field(self.tr("Role, for example owner"))
        self.here = QRadioButton(self.tr("Sign here"))
        self.on_paper = QRadioButton(self.tr("It was signed on paper"))
        self.here.setChecked(True)
        ways = FlowLayout(gap=18)
        ways.addWidget(self.here)
        ways.addWidget(self.on_paper)
        self._fields.addSpacing(4)
        self._fields.addLayout(ways)
        self.paper = self._add(PaperFields())
        self.paper.hide()
        self.paper.scan_asked.connect(self.scan_asked)
        self.on_paper.toggled.connect(self._on_way_changed)
        self.typed_by = self._field(self.tr("Typed in by"))
        self.error = self._add(PlainLabel(role="error"))
        self.error.hide()
        self.button = Button(self.tr("Sign off"), icon_name="check", kind="primary")
        self.button.clicked.connect(self._on_clicked)
        row = FlowLayout()
        row.addWidget(self.button)
        self._fields.addSpacing(4)
        self._fields.addLayout(row)

    def show_facts(self, facts: Facts) -> None:
        """Show the statement; what was typed already stays."""
        self.statement.setText(facts.statement)
        self.paper.set_today(facts.state.today)
        if self.typed_by.text() in ("", self._person):
            self.typed_by.setText(facts.person)
        self._person = facts.person

    def show_form(self, shown: bool) -> None:
        """Let it be signed, or show the statement only."""
        self.form.setVisible(shown)

    def show_error(self, text: str) -> None:
        """Say what is missing, or why it could not be recorded."""
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def offer_again(self) -> None:
        """Let it be pressed once more; the keyboard left the button while it could not be."""
        self.button.setEnabled(True)
        if self.isVisible():
            self.button.setFocus()

    def clear(self) -> None:
        """Forget what was typed, after it was recorded."""
        for line in (self.by, self.role):
            line.clear()
        self.accept.setChecked(False)
        self.here.setChecked(True)
        self.paper.clear()
        self.show_error("")

    def _add(self, widget: Kind) -> Kind:
        self._fields.addWidget(widget)
        return widget

    def _field(self, name: str) -> QLineEdit:
        label = PlainLabel(name, role="muted")
        line = QLineEdit()
        line.setAccessibleName(name)
        line.setMaxLength(200)
        label.setBuddy(line)
        self._add(label)
        return self._add(line)

    def _on_way_changed(self, on_paper: bool) -> None:
        self.paper.setVisible(on_paper)
        self.accept.set_text(
            self.tr("The signed page accepts this statement.")
            if on_paper
            else self.tr("I accept this statement.")
        )
        self.button.set_text(self.tr("Record the signing") if on_paper else self.tr("Sign off"))

    def _on_clicked(self) -> None:
        lacking = self._lacking()
        self.show_error(lacking)
        if not lacking:
            self.asked.emit(self._request())

    def _lacking(self) -> str:
        """Return what must still be filled in, and put the caret there."""
        paper: date | None = self.paper.day.value
        checks: tuple[tuple[bool, QWidget, str], ...] = (
            (self.accept.isChecked(), self.accept, self.tr("Tick that the statement is accepted.")),
            (bool(self.by.text().strip()), self.by, self.tr("Type the name of whoever signs.")),
            (bool(self.role.text().strip()), self.role, self.tr("Type the role.")),
        )
        if self.on_paper.isChecked():
            self.paper.day.read()
            paper = self.paper.day.value
            checks += (
                (
                    paper is not None and self.paper.day.is_readable,
                    self.paper.day,
                    self.tr("Give the day on which the paper was signed."),
                ),
                (
                    bool(self.paper.place.text().strip()),
                    self.paper.place,
                    self.tr("Say where the paper is kept."),
                ),
            )
        for is_there, field, text in checks:
            if not is_there:
                field.setFocus()
                return text
        return ""

    def _request(self) -> SignRequest:
        on_paper = self.on_paper.isChecked()
        return SignRequest(
            by=self.by.text().strip(),
            role=self.role.text().strip(),
            how=SignedHow.ON_PAPER if on_paper else SignedHow.HERE,
            typed_by=self.typed_by.text().strip(),
            signed_on=self.paper.day.value if on_paper else None,
            place=self.paper.place.text().strip() if on_paper else "",
            scan=self.paper.scan if on_paper else None,
        )
