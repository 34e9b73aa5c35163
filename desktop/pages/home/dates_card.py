"""The way to the due date: three days to note, when all is answered, and how others did."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from core.domain.home_line import long_date
from core.domain.key_dates import KeyDate, KeyDay, key_day_text
from core.domain.organisation import AssessmentStatus
from core.domain.outlook import Outlook
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.sign_line import SignLine
from desktop.widgets.timeline import StepState, Timeline, TimelineStep


class DatesCard(Card):
    """Hidden where there is no day to come. Emits ``calendar_asked`` and ``paper_asked``."""

    calendar_asked = Signal()
    paper_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("The way to the due date"), parent=parent)
        self.timeline = self.add(Timeline())
        self.pace = self.add(PlainLabel())
        self.calendar = Button(self.tr("Put them in my calendar"), icon_name="calendar")
        self.paper = Button(self.tr("Print"), icon_name="printer", kind="quiet")
        self.paper.setAccessibleName(self.tr("Print the days"))
        self.copy = Button(self.tr("Copy"), icon_name="copy", kind="quiet")
        self.copy.setAccessibleName(self.tr("Copy the days"))
        row = FlowLayout()
        row.addWidget(self.calendar)
        row.addWidget(self.paper)
        row.addWidget(self.copy)
        self.body.addSpacing(2)
        self.add_layout(row)
        self.done = self.add(SignLine("circle-check", "ok"))
        self.error = self.add(PlainLabel(role="error"))
        self.peers = self.add(PlainLabel(role="small"))
        self.calendar.clicked.connect(self.calendar_asked)
        self.paper.clicked.connect(self.paper_asked)
        self.copy.clicked.connect(self._on_copied)
        self._say("", "")

    def show_outlook(self, outlook: Outlook) -> None:
        """Show the days of *outlook*."""
        is_open = any(not one.is_done for one in outlook.dates)
        self.setVisible(is_open)
        if not is_open:
            return
        self.timeline.show_steps(self._steps(outlook))
        self.pace.setText(self._pace(outlook))
        self.pace.setVisible(bool(self.pace.text()))
        self.peers.setText(outlook.peers)
        self.peers.setVisible(bool(outlook.peers))
        is_left = any(not one.is_done and one.on >= outlook.state.today for one in outlook.dates)
        self.calendar.setVisible(is_left)

    def show_saved(self, name: str) -> None:
        """Say where the days are now."""
        saved = self.tr("Saved as {name}. Open it, and your calendar takes the days in.")
        self._say(saved.format(name=name), "")

    def show_printed(self, name: str) -> None:
        """Say where the page is now."""
        self._say(self.tr("Saved as {name}. Open it to print it.").format(name=name), "")

    def show_error(self, text: str) -> None:
        """Say why there is no file."""
        self._say("", text)

    def _say(self, done: str, error: str) -> None:
        self.done.say(done)
        self.error.setText(error)
        self.error.setVisible(bool(error))

    def _steps(self, outlook: Outlook) -> list[TimelineStep]:
        state = outlook.state
        steps = []
        upcoming = StepState.NEXT
        for one in outlook.dates:
            how = self._state(one, state.today)
            if how is StepState.LATER:
                how, upcoming = upcoming, StepState.LATER
            title = key_day_text(state, one.day)
            steps.append(TimelineStep(title, self._when(one, state.today), how))
        due = state.assessment.due
        if due is not None:
            steps.append(TimelineStep(self.tr("Due"), self._days(due, state.today), upcoming))
        return steps

    def _state(self, one: KeyDate, today: date) -> StepState:
        if one.is_done:
            return StepState.DONE
        return StepState.MISSED if one.on < today else StepState.LATER

    def _when(self, one: KeyDate, today: date) -> str:
        if one.is_done:
            return self.tr("done")
        if one.on < today and one.day is KeyDay.ASK:
            return self.tr("was best by {day}; ask today").format(day=long_date(one.on))
        if one.on < today:
            return self.tr("was best by {day}; it can still be done").format(day=long_date(one.on))
        return self._days(one.on, today)

    def _days(self, day: date, today: date) -> str:
        left = (day - today).days
        if left == 0:
            return self.tr("today")
        if left == 1:
            return self.tr("tomorrow, {day}").format(day=long_date(day))
        return self.tr("by {day}, in {days} days").format(day=long_date(day), days=left)

    def _pace(self, outlook: Outlook) -> str:
        done_by, due = outlook.forecast.done_by, outlook.state.assessment.due
        if done_by is None or outlook.state.assessment.status is not AssessmentStatus.OPEN:
            return ""
        text = self.tr("As it went of late, all is answered about {day}.").format(
            day=long_date(done_by)
        )
        if due is not None and done_by > due:
            return self.tr("{text} That is after the due date: take more of them a week.").format(
                text=text
            )
        return text

    def _on_copied(self) -> None:
        lines = [f"{step.title}: {step.detail}" for step in self.timeline.steps]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self._say(self.tr("Copied."), "")
