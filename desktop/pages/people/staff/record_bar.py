"""Records one training of everybody who is ticked: a training afternoon in one act."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop.theme import scaled
from desktop.widgets.button import Button
from desktop.widgets.date_field import DateField
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.wrap_check import WrapCheck


class RecordBar(QWidget):
    """Emits ``all_ticked(on)`` and ``recorded(date, course)``."""

    all_ticked = Signal(bool)
    recorded = Signal(object, str)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.everybody = WrapCheck(self.tr("Everybody"))
        self.day = DateField(self.tr("Finished on"), today)
        self.day.set_value(today())
        self.course = QLineEdit()
        self.course.setAccessibleName(self.tr("Course, if you like"))
        self.course.setPlaceholderText(self.tr("What they took"))
        self.course.setMaxLength(200)
        self.course.setMinimumWidth(scaled(240))
        self.record = Button("", icon_name="check", kind="primary")
        self.error = PlainLabel(role="error")
        self.error.hide()
        self._fields = QWidget()
        fields = FlowLayout(self._fields, gap=8)
        fields.setContentsMargins(0, 0, 0, 0)
        for widget in (
            PlainLabel(self.tr("Finished training on"), wrap=False),
            self.day,
            self.course,
            self.record,
        ):
            fields.addWidget(widget)
        self.hint = PlainLabel(self.tr("Tick who finished training, then say when."), role="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.hint, self._fields, self.error, self.everybody):
            column.addWidget(part)
        self.everybody.clicked.connect(self.all_ticked)
        self.record.clicked.connect(self._on_record)
        self.show_count(0, 0)

    def show_count(self, ticked: int, of: int) -> None:
        """Say how many are ticked; what is asked about them comes with the first."""
        self.everybody.setChecked(0 < ticked == of)
        self._fields.setVisible(ticked > 0)
        self.hint.setVisible(ticked == 0)
        one = self.tr("Record the training of one")
        many = self.tr("Record the training of {count}")
        self.record.set_text(one if ticked == 1 else many.format(count=ticked))
        if not ticked:
            self.show_error("")

    def show_error(self, text: str) -> None:
        """Say why it was not taken."""
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def _on_record(self) -> None:
        self.day.read()
        if not self.day.is_readable:
            self.day.line.setFocus()
            return
        self.recorded.emit(self.day.value or self._today(), self.course.text())
