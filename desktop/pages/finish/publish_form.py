"""The form for what the official website says: the day, the result, and what shows it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from core.domain.publication import PublishedStatus, likely_status, status_name, statuses_of
from core.domain.state import AssessmentState
from desktop.focus_order import meet_before
from desktop.pages.finish.requests import PublishRequest
from desktop.widgets.button import Button
from desktop.widgets.date_field import DateField
from desktop.widgets.flow_label import FlowLabel
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.reading_order import read_as_seen


class PublishForm(QWidget):
    """Emits ``asked(PublishRequest)`` once it is filled in, ``file_asked`` for the confirmation."""

    asked = Signal(object)
    file_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = date.min
        self._offered: tuple[PublishedStatus, ...] = ()
        self.file: Path | None = None
        self.day = DateField(self.tr("Published on"), self._day)
        self.statuses = QButtonGroup(self)
        self._choices = QVBoxLayout()
        self._choices.setSpacing(6)
        self.says = PlainLabel(self.tr("What the website says"), role="muted")
        self.file_button = Button(self.tr("Choose the confirmation"), icon_name="paperclip")
        self.file_name = FlowLabel(role="muted")
        self.drop_button = Button(self.tr("Leave it out"), kind="quiet")
        self.error = PlainLabel(role="error")
        self.button = Button(self.tr("It is published"), icon_name="check", kind="primary")
        self._lay_out()
        self.file_button.clicked.connect(self.file_asked)
        self.drop_button.clicked.connect(self._on_dropped)
        self.button.clicked.connect(self._on_clicked)
        self.show_file(None)
        self.show_error("")

    def show_state(self, state: AssessmentState) -> None:
        """Offer what the website may say of this set; what was chosen already stays."""
        if self.day.value in (None, self._today):
            self.day.set_value(state.today)
        self._today = state.today
        scheme = state.question_set.catalogue.scheme
        self._offer(statuses_of(scheme))
        if self.statuses.checkedId() < 0:
            self.choose(likely_status(scheme, state.score.grade))

    def choose(self, status: PublishedStatus | None) -> None:
        """Take *status* as what the website says."""
        if status in self._offered:
            self.statuses.button(self._offered.index(status)).setChecked(True)

    def show_file(self, path: Path | None) -> None:
        """Name the file that is kept as the confirmation."""
        self.file = path
        self.file_name.setText(
            path.name if path else self.tr("The e-mail or a screenshot; it is optional.")
        )
        self.drop_button.setVisible(path is not None)

    def show_error(self, text: str) -> None:
        """Say what is missing, or why it could not be kept."""
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def clear(self) -> None:
        """Forget what was filled in, after it was kept."""
        self.day.set_value(self._today)
        self.show_file(None)
        self.show_error("")

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(self.tr("Published on"), role="muted"))
        day = QHBoxLayout()
        day.addWidget(self.day, 1)
        day.addStretch(2)  # a date needs no more of the width of the page
        column.addLayout(day)
        column.addWidget(self.says)
        column.addLayout(self._choices)
        row = FlowLayout()
        for part in (self.file_button, self.file_name, self.drop_button):
            row.addWidget(part)
        column.addSpacing(2)
        column.addLayout(row)
        column.addWidget(self.error)
        buttons = FlowLayout()
        buttons.addWidget(self.button)
        column.addSpacing(4)
        column.addLayout(buttons)

    def _offer(self, statuses: tuple[PublishedStatus, ...]) -> None:
        self.says.setVisible(bool(statuses))
        if statuses == self._offered:
            return
        for button in self.statuses.buttons():
            self.statuses.removeButton(button)
            button.deleteLater()
        self._offered = statuses
        for number, status in enumerate(statuses):
            choice = QRadioButton(status_name(status))
            self.statuses.addButton(choice, number)
            self._choices.addWidget(choice)
        meet_before(self.file_button, self.statuses.buttons())
        read_as_seen(self._column)

    def _on_dropped(self) -> None:
        self.show_file(None)
        self.file_button.setFocus()

    def _on_clicked(self) -> None:
        self.day.read()
        if self.day.value is None or not self.day.is_readable:
            self.day.setFocus()
            self.show_error(self.tr("Give the day on which it was published."))
            return
        self.show_error("")
        chosen = self.statuses.checkedId()
        status = self._offered[chosen] if chosen >= 0 else None
        self.asked.emit(PublishRequest(self.day.value, status, self.file))

    def _day(self) -> date:
        return self._today
