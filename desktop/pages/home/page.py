"""Home: what it shows is read from the assessment; its buttons lead to the other places."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from core.domain.change import Change
from core.domain.home import Go, HomeLine
from core.domain.key_dates import key_occasions
from core.domain.news import News
from core.domain.outlook import Outlook
from core.services.assessments import AssessmentService
from core.services.calendars import CalendarService
from core.services.outlook import OutlookService
from core.services.past.news import NewsService
from core.services.reports import ReportService
from core.services.todo.plan import PlanService
from desktop.changes import Changes
from desktop.errors import trouble_of
from desktop.page import Page
from desktop.pages.finish.file_chooser import FileChooser
from desktop.pages.home.view import HomeView
from desktop.tasks import TaskRunner
from desktop.widgets.fill import fill

PLACES = {
    Go.REQUIREMENT: ("questions", ""),
    Go.QUESTIONS: ("questions", ""),
    Go.CHECK: ("finish", "check"),
    Go.OWNER: ("finish", "sign-off"),
    Go.EXPORT: ("finish", "send"),
    Go.RECEIPT: ("finish", "receipt"),
    Go.PUBLISHED: ("finish", "published"),
    Go.EVIDENCE: ("evidence", ""),
    Go.STILL_TRUE: ("still-true", ""),
    Go.QUESTION_SETS: ("settings", "sets"),
}
"""Place and target of each button; a requirement's target is its ref."""


class HomePage(Page):
    """``go(place, target)`` shows another place: ``window.go``.

    Targets that it uses: a ref or nothing for ``questions``, an evidence id for ``evidence``,
    and ``check``, ``sign-off`` or ``send`` for ``finish``.
    """

    def __init__(
        self,
        *,
        assessments: AssessmentService,
        outlook: OutlookService,
        news: NewsService,
        calendars: CalendarService,
        reports: ReportService,
        plan: PlanService,
        chooser: FileChooser,
        tasks: TaskRunner,
        changes: Changes,
        go: Callable[[str, str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._assessments, self._tasks, self._changes, self._go = assessments, tasks, changes, go
        self._outlook, self._news, self._calendars = outlook, news, calendars
        self._chooser, self._plan = chooser, plan
        self._reports = reports
        self._shown: Outlook | None = None
        self._told = News()
        self._wants_news = True
        self._asked = 0  # how often the records were asked
        self.view = HomeView()
        fill(self, self.view)
        self.view.setVisible(False)
        for card in (self.view.result, self.view.time, self.view.next):
            card.acted.connect(self._on_line)
        self.view.time.due_chosen.connect(self._on_due_chosen)
        self.view.way.chosen.connect(self._on_requirement)
        self.view.way.plan_asked.connect(self._on_plan_asked)
        self.view.standing.chosen.connect(self._on_requirement)
        self.view.lapses.chosen.connect(self._on_evidence)
        self.view.todo.chosen.connect(partial(self._go, "todo"))
        self.view.dates.calendar_asked.connect(self._on_calendar)
        self.view.dates.paper_asked.connect(self._on_paper)
        self.view.news.chosen.connect(self._on_requirement)
        self.view.news.history_asked.connect(partial(self._go, "history", ""))
        self.view.news.seen.connect(self._on_seen)
        changes.changed.connect(self._on_changed)

    def arrive(self, target: str = "") -> None:
        self._reload()
        if self._wants_news:
            self._wants_news = False
            self._tasks.run(self, self._news.arrive, self._on_news)

    def _reload(self) -> None:
        self._asked += 1
        self._tasks.read(self, self._outlook.read, partial(self._on_outlook, self._asked))

    def _on_outlook(self, number: int, outlook: Outlook) -> None:
        if number < self._asked:
            return  # a later reading is on its way, and this one may be older
        first = self.view.isHidden()
        self._shown = outlook
        self.view.show_outlook(outlook)
        self.view.news.show_news(self._told, outlook.state.today)
        self.view.setVisible(True)
        if first and self.isVisible():
            self.view.next.button.setFocus()

    def _on_news(self, news: News) -> None:
        self._told = news
        if self._shown is not None:
            self.view.news.show_news(news, self._shown.state.today)

    def _on_seen(self) -> None:
        self._tasks.run(self, self._news.seen)
        self.view.next.button.setFocus()  # the button that was pressed goes with its card
        self._on_news(News())

    def _on_changed(self, change: Change, origin: object) -> None:
        if change.people:  # perhaps somebody else is working now
            self._wants_news = True
        concerned = (
            change.requirements
            or change.evidence
            or change.profile
            or change.sign_off
            or change.assessment
            or change.todo
        )
        if origin is not self and concerned and self.isVisible():
            self._reload()  # while it is not on screen, arriving reads anew

    def _on_line(self, line: HomeLine) -> None:
        if line.go is Go.DUE_DATE:
            self.view.time.edit()
            return
        place, target = PLACES[line.go]
        self._go(place, line.ref or target)

    def _on_plan_asked(self, refs: tuple[str, ...]) -> None:
        self._tasks.run(self, partial(self._plan.add_steps, refs), self._on_planned)

    def _on_planned(self, change: Change) -> None:
        self._changes.notify(change, origin=self)
        self._go("todo", "mine")

    def _on_due_chosen(self, due: date | None) -> None:
        self._tasks.run(self, partial(self._assessments.set_due, due), self._on_due_kept)

    def _on_due_kept(self, change: Change) -> None:
        self._changes.notify(change, origin=self)
        self._reload()

    def _on_calendar(self) -> None:
        outlook = self._shown
        target = self._target(self.tr("Days for your calendar"), self.tr("toolkit-days.ics"))
        if outlook is not None and target is not None:
            occasions = key_occasions(outlook.state, outlook.dates)
            job = partial(self._calendars.write, target, occasions)
            self._tasks.read(self, job, self._on_calendar_written, self._on_not_written)

    def _on_paper(self) -> None:
        outlook = self._shown
        target = self._target(self.tr("Days to print"), self.tr("toolkit-days.pdf"))
        if outlook is not None and target is not None:
            job = partial(self._reports.days, target, outlook)
            self._tasks.read(self, job, self._on_printed, self._on_not_written)

    def _target(self, title: str, name: str) -> Path | None:
        return self._chooser.to_save(self, title, name)

    def _on_calendar_written(self, path: Path) -> None:
        self.view.dates.show_saved(path.name)

    def _on_printed(self, path: Path) -> None:
        self.view.dates.show_printed(path.name)

    def _on_not_written(self, error: Exception) -> None:
        trouble = trouble_of(error)
        self.view.dates.show_error(f"{trouble.what} {trouble.next}")

    def _on_requirement(self, ref: str) -> None:
        self._go("questions", ref)

    def _on_evidence(self, evidence_id: str) -> None:
        self._go("evidence", evidence_id)
