"""Three facts that answer questions by themselves: two certificates, and NHSmail only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.organisation import Organisation
from core.services.profile import CYBER_ESSENTIALS, ISO_27001, NHSMAIL_ONLY
from desktop.widgets.card import Card
from desktop.widgets.date_field import DateField
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.wrap_check import WrapCheck


class CoverCard(Card):
    """Emits ``told(key, value)``: a date, an empty text for none, or yes and no."""

    told = Signal(str, object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title.setText(self.tr("What answers questions for you"))
        self.title.show()
        self.setAccessibleName(self.title.text())
        self.add(
            PlainLabel(
                self.tr("Where the toolkit takes one of these as an answer, the question says so."),
                role="muted",
            )
        )
        self.nhsmail = self.add(
            WrapCheck(self.tr("We send information about patients by NHSmail and nothing else"))
        )
        self.days = {
            CYBER_ESSENTIALS: DateField(
                self.tr("Cyber Essentials Plus certificate, valid until"), today
            ),
            ISO_27001: DateField(self.tr("ISO 27001 certificate, valid until"), today),
        }
        for key, field in self.days.items():
            self.add(_labelled(field))
            field.changed.connect(
                lambda day, key=key: self.told.emit(key, "" if day is None else day)
            )
        self.error = self.add(PlainLabel(role="error"))
        self.error.hide()
        self.nhsmail.clicked.connect(lambda on: self.told.emit(NHSMAIL_ONLY, "yes" if on else "no"))

    def show_organisation(self, organisation: Organisation, *, can_change: bool) -> None:
        """Show what is known; a date that is being typed is left alone."""
        self.error.hide()
        self.nhsmail.setChecked(organisation.nhsmail_only)
        self.nhsmail.setEnabled(can_change)
        until = {
            CYBER_ESSENTIALS: organisation.cyber_essentials_plus_until,
            ISO_27001: organisation.iso_27001_until,
        }
        for key, field in self.days.items():
            field.line.setReadOnly(not can_change)
            if not field.line.hasFocus() and field.is_readable:
                field.set_value(until[key])

    def show_error(self, text: str) -> None:
        """Say why something could not be kept."""
        self.error.setText(text)
        self.error.show()


def _labelled(field: DateField) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 2, 0, 2)
    column.setSpacing(3)
    label = PlainLabel(field.line.accessibleName(), role="strong")
    label.setBuddy(field)
    column.addWidget(label)
    column.addWidget(field)
    return holder
