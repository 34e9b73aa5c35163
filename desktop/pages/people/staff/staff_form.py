"""Name, job, first day and access of somebody on the staff list, new or known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from core.domain.staff import StaffMember
from desktop.pages.first_run.labelled_field import LabelledField
from desktop.widgets.button import Button
from desktop.widgets.date_field import DateField
from desktop.widgets.inline_form import InlineForm
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.wrap_check import WrapCheck

LONGEST = 200


class StaffForm(InlineForm):
    """Emits ``given(name, job, date or None, sees records)`` or ``left``; Escape leaves."""

    given = Signal(str, str, object, bool)

    def __init__(self, keep: str, today: Callable[[], date], parent: QWidget | None = None) -> None:
        leave = self.tr("Leave it as it is")
        super().__init__(Button(keep, icon_name="check"), leave, parent)
        self.name = LabelledField(self.tr("Name"), QLineEdit())
        self.job = LabelledField(
            self.tr("Job, if you like"), QLineEdit(), self.tr("for example dispenser")
        )
        for field in (self.name, self.job):
            field.control.setMaxLength(LONGEST)
            field.control.returnPressed.connect(self._on_keep)
        self.started = DateField(self.tr("Works here since, if you like"), today)
        self.sees = WrapCheck(self.tr("Can see personal information, on a screen or on paper"))
        since = PlainLabel(self.tr("Works here since, if you like"), role="strong")
        since.setBuddy(self.started.line)
        self.lay_out(self.name, self.job, since, self.started, self.sees, margin=6)

    def begin(self, one: StaffMember | None = None) -> None:
        """Show *one*, or empty fields for somebody new."""
        self.name.control.setText(one.name if one else "")
        self.job.control.setText(one.job if one else "")
        self.started.set_value(one.started if one else None)
        self.sees.setChecked(one.sees_records if one else True)
        self.name.say("")
        self.show_error("")

    def _on_keep(self) -> None:
        if not self.name.control.text().strip():
            self.name.say(self.tr("Type the name first."))
            self.name.control.setFocus()
            return
        self.started.read()
        if not self.started.is_readable:
            self.started.line.setFocus()
            return
        self.given.emit(
            self.name.control.text(),
            self.job.control.text(),
            self.started.value,
            self.sees.isChecked(),
        )
