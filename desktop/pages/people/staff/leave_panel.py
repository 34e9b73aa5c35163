"""Somebody leaves: since when, and who looks after what they did. One act, undone as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.belongings import Belongings
from desktop.pages.people.handover_table import HandoverTable
from desktop.widgets.button import Button
from desktop.widgets.date_field import DateField
from desktop.widgets.inline_form import InlineForm
from desktop.widgets.plain_label import PlainLabel


class LeavePanel(InlineForm):
    """Emits ``confirmed(date, heirs)`` or ``left``; Escape leaves it as it is."""

    confirmed = Signal(object, object)

    def __init__(
        self, name: str, today: Callable[[], date], *, is_user: bool, parent: QWidget | None = None
    ) -> None:
        yes = Button(self.tr("{name} has left").format(name=name), icon_name="check")
        super().__init__(yes, self.tr("Still here"), parent)
        self._today = today
        self.day = DateField(self.tr("Last day of {name}").format(name=name), today)
        self.day.set_value(today())
        self.table = HandoverTable()
        self.user = PlainLabel(
            self.tr(
                "{name} uses this program, too. That ends as well: the name cannot be chosen any "
                "more, and the PIN goes. What {name} did stays in the history."
            ).format(name=name)
        )
        self.user.setVisible(is_user)
        title = PlainLabel(self.tr("Last day"), role="strong")
        title.setBuddy(self.day.line)
        self.lay_out(title, self.day, self.table, self.user, margin=4)
        self.table.hide()

    def show_belongings(self, owned: Belongings, names: Sequence[str]) -> None:
        """Show what they look after, once it was read."""
        self.table.show_belongings(owned, names)

    def _on_keep(self) -> None:
        self.day.read()
        if self.day.is_readable:
            self.confirmed.emit(self.day.value or self._today(), self.table.heirs)
        else:
            self.day.line.setFocus()
