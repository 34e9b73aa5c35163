"""Somebody leaves: since when, and who looks after what they did. One act, undone as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.belongings import Belongings
from desktop.pages.people.handover_table import HandoverTable
from desktop.widgets.button import Button
from desktop.widgets.date_field import DateField
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class LeavePanel(QWidget):
    """Emits ``confirmed(date, heirs)`` or ``left``; Escape leaves it as it is."""

    confirmed = Signal(object, object)
    left = Signal()

    def __init__(
        self, name: str, today: Callable[[], date], *, is_user: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
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
        self.error = PlainLabel(role="error")
        self.error.hide()
        self.yes = Button(self.tr("{name} has left").format(name=name), icon_name="check")
        self.no = Button(self.tr("Still here"), kind="quiet")
        title = PlainLabel(self.tr("Last day"), role="strong")
        title.setBuddy(self.day.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(10)
        for widget in (title, self.day, self.table, self.user, self.error):
            column.addWidget(widget)
        row = FlowLayout(gap=8)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        column.addLayout(row)
        self.table.hide()
        self.yes.clicked.connect(self._on_yes)
        self.no.clicked.connect(self.left)

    def show_belongings(self, owned: Belongings, names: Sequence[str]) -> None:
        """Show what they look after, once it was read."""
        self.table.show_belongings(owned, names)

    def show_error(self, text: str) -> None:
        """Say why it was not taken."""
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_yes(self) -> None:
        self.day.read()
        if self.day.is_readable:
            self.confirmed.emit(self.day.value or self._today(), self.table.heirs)
        else:
            self.day.line.setFocus()
