"""Four facts that fill in several answers, asked for once at the start."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from core.domain.catalogue import QuestionSet
from core.domain.fact_reach import Reach, reach_of_cover, reach_of_told
from core.domain.organisation import CYBER_ESSENTIALS_PLUS, NHSMAIL_ONLY
from core.services import profile
from desktop.pages.first_run.labelled_field import LabelledField
from desktop.widgets.card import Card
from desktop.widgets.date_field import DateField
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.wrap_check import WrapCheck

RECORD_SUPPLIER, IT_SUPPLIER = "record_supplier", "it_supplier"
LONGEST = 200


class FactsCard(Card):
    """Emits ``told(key, value)`` as soon as one of the four is left; an empty value clears it.

    Beside each stands what it saves. What saves nothing in this set is not asked for.
    """

    told = Signal(str, str)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Four facts that save work"), parent=parent)
        self.body.setSpacing(12)
        self.add(
            PlainLabel(self.tr("Leave empty what you do not know. You can change all of it later."))
        )
        self.nhsmail = WrapCheck(
            self.tr("We use NHSmail, and no other e-mail, for information about people")
        )
        self.nhsmail_reach = PlainLabel(role="muted")
        self.certificate = DateField(self.tr("Cyber Essentials Plus certificate, until"), today)
        self.certificate_reach = PlainLabel(role="muted")
        self.record_supplier = self._line(self.tr("Who supplies your record system"))
        self.it_supplier = self._line(self.tr("Who looks after your computers"))
        self.error = PlainLabel(role="error")
        self.error.hide()
        self._parts = {
            profile.NHSMAIL_ONLY: self._under(self.nhsmail, self.nhsmail_reach),
            profile.CYBER_ESSENTIALS: self._under(
                PlainLabel(self.tr("Cyber Essentials Plus certificate, until"), role="strong"),
                self.certificate,
                self.certificate_reach,
            ),
            RECORD_SUPPLIER: self.record_supplier,
            IT_SUPPLIER: self.it_supplier,
        }
        for part in self._parts.values():
            self.add(part)
        self.add(self.error)
        self._kept: dict[str, str] = {}
        self.nhsmail.toggled.connect(self._look)
        self.certificate.changed.connect(self._look)
        for field in (self.record_supplier, self.it_supplier):
            field.control.editingFinished.connect(self._look)

    def show_set(self, question_set: QuestionSet) -> None:
        """Say what each fact saves in *question_set*; hide the card where none saves anything."""
        reaches = {
            profile.NHSMAIL_ONLY: reach_of_cover(question_set, NHSMAIL_ONLY),
            profile.CYBER_ESSENTIALS: reach_of_cover(question_set, CYBER_ESSENTIALS_PLUS),
            RECORD_SUPPLIER: reach_of_told(question_set, RECORD_SUPPLIER),
            IT_SUPPLIER: reach_of_told(question_set, IT_SUPPLIER),
        }
        for key, reach in reaches.items():
            self._parts[key].setVisible(reach.is_any)
        self.nhsmail_reach.setText(self._words(reaches[profile.NHSMAIL_ONLY]))
        self.certificate_reach.setText(self._words(reaches[profile.CYBER_ESSENTIALS]))
        self.record_supplier.show_hint(self._words(reaches[RECORD_SUPPLIER]))
        self.it_supplier.show_hint(self._words(reaches[IT_SUPPLIER]))
        self.setVisible(any(reach.is_any for reach in reaches.values()))

    def flush(self) -> bool:
        """Tell what stands in a field that was not left yet; whether all of it could be read."""
        self.certificate.read()
        self._look()
        return self.certificate.is_readable

    def say(self, trouble: str) -> None:
        """Show why a fact was not kept; an empty text clears it."""
        self.error.setText(trouble)
        self.error.setVisible(bool(trouble))

    def _line(self, label: str) -> LabelledField:
        line = QLineEdit()
        line.setMaxLength(LONGEST)
        return LabelledField(label, line)

    def _under(self, *widgets: QWidget) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in widgets:
            column.addWidget(widget)
        return holder

    def _words(self, reach: Reach) -> str:
        parts = []
        if len(reach.answers) == 1:
            parts.append(self.tr("Answers 1 question: {refs}."))
        elif reach.answers:
            parts.append(self.tr("Answers {count} questions: {refs}."))
        if reach.in_doubt:
            parts.append(self.tr("May answer {doubtful}: look on the website whether it does."))
        if len(reach.quoted) == 1:
            parts.append(self.tr("Is put into the ready-made wording of 1 question."))
        elif reach.quoted:
            parts.append(self.tr("Is put into the ready-made wording of {quoted} questions."))
        return " ".join(parts).format(
            count=len(reach.answers),
            refs=", ".join(reach.answers),
            doubtful=", ".join(reach.in_doubt),
            quoted=len(reach.quoted),
        )

    def _look(self) -> None:
        """Tell what is different from what was told before."""
        until = self.certificate.value
        values = {
            profile.NHSMAIL_ONLY: "yes" if self.nhsmail.isChecked() else "",
            profile.CYBER_ESSENTIALS: until.isoformat() if until else "",
            RECORD_SUPPLIER: self.record_supplier.control.text().strip(),
            IT_SUPPLIER: self.it_supplier.control.text().strip(),
        }
        for key, value in values.items():
            if value != self._kept.get(key, ""):
                self._kept[key] = value
                self.told.emit(key, value)
