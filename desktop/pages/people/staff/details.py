"""What is known of somebody on the staff list, unfolded: their trainings, and changing it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.home import long_date
from core.domain.staff import StaffMember
from desktop.pages.people.staff.leave_panel import LeavePanel
from desktop.pages.people.staff.staff_form import StaffForm
from desktop.pages.settings.locks.confirm_panel import ConfirmPanel
from desktop.theme import scaled
from desktop.widgets.action_list import ActionList
from desktop.widgets.action_row import ActionItem
from desktop.widgets.button import Button
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class Details(QWidget):
    """Emits ``changed(name, job, date or None, sees)``, ``training_taken(id)``, ``leaving``,
    ``has_left(date, heirs)``, ``removed`` or ``folded``."""

    changed = Signal(str, str, object, bool)
    training_taken = Signal(str)
    leaving = Signal()
    has_left = Signal(object, object)
    removed = Signal()
    folded = Signal()

    def __init__(
        self,
        one: StaffMember,
        today: Callable[[], date],
        *,
        is_user: bool,
        may_change: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.trainings = ActionList(most=5)
        self.trainings.show_items(self._trainings(one, may_change=may_change))
        self.form = StaffForm(self.tr("Change it"), today)
        self.form.begin(one)
        self.leave = Button(self.tr("Has left"))
        self.leave.setAccessibleName(self.tr("Has left: {name}").format(name=one.name))
        self.remove = Button(self.tr("Take off the list"), kind="quiet", icon_name="trash-2")
        self.remove.setAccessibleName(self.tr("Take off the list: {name}").format(name=one.name))
        self.panel = LeavePanel(one.name, today, is_user=is_user)
        self.confirm = ConfirmPanel(
            self.tr("Take {name} off the list").format(name=one.name),
            self.tr("Leave it as it is"),
            kind="danger",
        )
        self._lay_out(one, may_change=may_change)
        self.form.given.connect(self.changed)
        self.form.left.connect(self.folded)
        self.trainings.acted.connect(self.training_taken)
        self.leave.clicked.connect(self._on_leave)
        self.panel.confirmed.connect(self.has_left)
        self.panel.left.connect(self._on_stays)
        self.remove.clicked.connect(self._on_remove)
        self.confirm.confirmed.connect(self.removed)
        self.confirm.left.connect(self._on_kept)

    def show_error(self, text: str) -> None:
        """Say where it was asked why it was not taken."""
        (self.form if self.panel.isHidden() else self.panel).show_error(text)

    def _lay_out(self, one: StaffMember, *, may_change: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(36), 4, 0, 12)  # in line with the name
        column.setSpacing(8)
        column.addWidget(PlainLabel(self.tr("Training"), role="strong"))
        column.addWidget(self.trainings)
        if not one.trainings:
            words = self.tr("None recorded yet. Tick the name above and say when it was.")
            column.addWidget(PlainLabel(words, role="muted"))
        column.addWidget(self.form)
        row = FlowLayout(gap=8)
        row.addWidget(self.leave)
        row.addWidget(self.remove)
        column.addLayout(row)
        column.addWidget(self.panel)
        column.addWidget(self.confirm)
        self.panel.hide()
        for widget in (self.form, self.leave, self.remove):
            widget.setVisible(may_change)

    def _trainings(self, one: StaffMember, *, may_change: bool) -> list[ActionItem]:
        take = self.tr("Take back") if may_change else ""
        spoken = self.tr("Take back: {what}")
        items = []
        for training in one.trainings:
            day = long_date(training.on)
            said = [training.course] if training.course else []
            if training.evidence_id:
                said.append(self.tr("the certificate is kept"))
            items.append(
                ActionItem(training.id, day, "  ·  ".join(said), take, spoken.format(what=day))
            )
        return items

    def _on_leave(self) -> None:
        self.confirm.hide()
        self.form.hide()
        self.leave.hide()
        self.remove.hide()
        self.panel.show()
        self.panel.cancel.setFocus()
        self.leaving.emit()

    def _on_stays(self) -> None:
        self.panel.hide()
        for widget in (self.form, self.leave, self.remove):
            widget.show()
        self.leave.setFocus()

    def _on_remove(self) -> None:
        self.confirm.ask(
            self.tr(
                "For a line that was made by a slip. The training dates go with it. Whoever "
                "worked here and has left stays in the list of those who left."
            )
        )

    def _on_kept(self) -> None:
        self.remove.setFocus()
