"""The place History: who changed what and when, and the ways to put it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from core.domain.change import Change
from core.domain.clock import london_date
from core.services.assessments import AssessmentService
from core.services.past.history import ChangeView, HistoryService, HistoryVerdict
from core.services.people.people import PeopleService
from desktop.changes import Changes
from desktop.errors import trouble_of
from desktop.history.into_view import bring_into_view
from desktop.history.put_back_desk import PutBackDesk
from desktop.nouns import leaf_word
from desktop.page import Page
from desktop.pages.finish.file_chooser import FileChooser
from desktop.pages.history.as_of_desk import AsOfDesk
from desktop.pages.history.reading import (
    MOST_AGAIN,
    PAGE,
    Around,
    Told,
    TrailPage,
    read_around,
    read_change,
    read_page,
)
from desktop.pages.history.view import LIST, HistoryView
from desktop.tasks import TaskRunner
from desktop.widgets.fill import fill

CSV_NAME = "History of changes.csv"


class HistoryPage(Page):
    """``arrive`` takes the ref of a requirement whose changes are wanted, or nothing."""

    def __init__(
        self,
        *,
        history: HistoryService,
        people: PeopleService,
        assessments: AssessmentService,
        tasks: TaskRunner,
        changes: Changes,
        go: Callable[[str, str], None],
        noun: str,
        chooser: FileChooser,
    ) -> None:
        super().__init__()
        self._history, self._people, self._assessments = history, people, assessments
        self._tasks, self._changes, self._chooser = tasks, changes, chooser
        self._around = Around()
        self._asked = 0  # only the newest question's answer is shown
        self._told: Told | None = None
        self.view = view = HistoryView(self._today, history.now, leaf_word(noun))
        self.put_back = PutBackDesk(
            view.change.panel, view.change.put_back, history, people, tasks, changes
        )
        self.as_of = AsOfDesk(view.as_of, history, people, tasks, changes)
        fill(self, view)
        view.change.go_clicked.connect(go)
        view.years_button.clicked.connect(partial(go, "years", ""))
        self._connect()

    def arrive(self, target: str = "") -> None:
        if target:
            self.view.trail.choose_ref(target, self._around.titles.get(target, ""))
            self.view.panes.show_pane(LIST)
        self._reload(from_top=bool(target))
        focus = self.window().focusWidget()
        if focus is not None and self.isAncestorOf(focus):  # it fell to whatever comes first
            self.view.trail.list.setFocus()

    def where(self) -> str:
        """Return the ref whose changes are shown, a target to come back to."""
        return self.view.trail.wish.ref or ""

    def _today(self) -> date:
        return london_date(self._history.now())

    def _reload(self, *, from_top: bool) -> None:
        around = partial(read_around, self._history, self._people, self._assessments)
        self._tasks.read(self, around, self._on_around, self._on_failed)
        self._read_trail(from_top=from_top)
        if self._told is not None:
            self._read_change(self._told.change.id)

    def _read_trail(self, *, from_top: bool) -> None:
        self._asked += 1
        shown = len(self.view.trail.list.rows_model.rows)
        limit = PAGE if from_top else max(PAGE, min(shown, MOST_AGAIN))
        job = partial(read_page, self._history, self.view.trail.wish, limit)
        done = partial(self._on_trail, self._asked, from_top)
        self._tasks.read(self, job, done, self._on_failed)

    def _on_around(self, around: Around) -> None:
        self._around = around
        view = self.view
        view.trail.box.offer(around)
        view.as_of.offer(dict(around.titles))
        view.stamp.show_stamp(around.stamp)
        if around.count == 1:
            view.summary.setText(self.tr("1 change"))
        else:
            view.summary.setText(self.tr("{count} changes").format(count=f"{around.count:,}"))
        view.as_of_button.setVisible(bool(around.titles))
        view.change.as_of.setVisible(bool(around.titles))

    def _on_trail(self, asked: int, from_top: bool, page: TrailPage) -> None:
        if asked == self._asked:
            self.view.trail.show_page(page, from_top=from_top)

    def _on_more_wanted(self, after: int) -> None:
        job = partial(read_page, self._history, self.view.trail.wish, PAGE, after)
        failed = partial(self._on_more_failed, self._asked)
        self._tasks.read(self, job, partial(self._on_more, self._asked), failed)

    def _on_more(self, asked: int, page: TrailPage) -> None:
        if asked == self._asked:
            self.view.trail.list.rows_model.add(page)

    def _on_more_failed(self, asked: int, error: Exception) -> None:
        if asked == self._asked:
            self.view.trail.list.rows_model.ask_again()
        self._on_failed(error)

    def _on_wanted(self) -> None:
        self._read_trail(from_top=True)

    def _on_opened(self, key: str) -> None:
        self.put_back.forget()
        self._read_change(key)

    def _read_change(self, key: str) -> None:
        job = partial(read_change, self._history, key)
        self._tasks.read(self, job, self._on_told, self._on_failed)

    def _on_told(self, told: Told) -> None:
        if told.change.id != self.view.trail.list.key:
            return  # another one was chosen meanwhile
        is_new = self._told is None or self._told.change.id != told.change.id
        self._told = told
        self.view.change.show_change(told)
        if is_new or self.view.side.currentWidget() is self.view.about:
            self.view.show_side(self.view.change, forward=False)

    def _on_entered(self, _key: str) -> None:
        self.view.show_side(self.view.change)

    def _on_put_back_clicked(self) -> None:
        if self._told is not None:
            self.put_back.ask(self._told.change.id)

    def _on_put_back(self, _change: Change) -> None:
        self._say_put_back(self.tr("Put back."))

    def _on_as_of_done(self, _change: Change) -> None:
        self.view.show_side(self.view.change if self._told else self.view.about, forward=False)
        self._say_put_back(self.tr("The answers are as they were then."))

    def _say_put_back(self, title: str) -> None:
        text = self.tr("It is the newest change in the list. Ctrl+Z takes it back.")
        self.view.message.tell("ok", title, text)
        self.view.trail.list.setFocus()  # the button that had the keyboard is gone

    def _on_as_of_clicked(self) -> None:
        self.view.show_side(self.view.as_of)
        self.as_of.begin(None, self.where())

    def _on_as_of_this_clicked(self) -> None:
        if self._told is not None:
            self.view.show_side(self.view.as_of)
            self.as_of.begin(self._told.change.at, self.where())

    def _on_as_of_closed(self) -> None:
        self.view.show_side(self.view.change if self._told else self.view.about)
        self.view.as_of_button.setFocus()

    def _on_about_clicked(self) -> None:
        self.view.show_side(self.view.about)
        self.view.stamp.line.setFocus()
        bring_into_view(self.view.stamp.find)

    def _on_check_clicked(self) -> None:
        self.view.stamp.check.setEnabled(False)
        self.view.stamp.result.tell("info", self.tr("Checking…"), can_close=False)
        self._tasks.read(self, self._history.verify, self._on_checked, self._on_check_failed)

    def _on_checked(self, verdict: HistoryVerdict) -> None:
        self.view.stamp.check.setEnabled(True)
        self.view.stamp.show_verdict(verdict)
        bring_into_view(self.view.stamp.result)

    def _on_check_failed(self, error: Exception) -> None:
        self.view.stamp.check.setEnabled(True)
        trouble = trouble_of(error)
        self.view.stamp.result.tell(trouble.tone, trouble.what, trouble.next)

    def _on_stamp_typed(self, text: str) -> None:
        job = partial(self._history.stamped, text)
        self._tasks.read(self, job, self._on_stamp_found, self._on_failed)

    def _on_stamp_found(self, change: ChangeView | None) -> None:
        self.view.stamp.show_found(change)
        bring_into_view(self.view.stamp.result)

    def _on_csv_clicked(self) -> None:
        target = self._chooser.to_save(self, self.tr("Save the history as a table"), CSV_NAME)
        if target is None:
            return
        self.view.csv.setEnabled(False)
        self.view.message.tell("info", self.tr("Writing the table…"), can_close=False)
        job = partial(self._history.write_csv, target)
        self._tasks.read(self, job, partial(self._on_csv_written, target.name), self._on_failed)

    def _on_csv_written(self, name: str, lines: int) -> None:
        self.view.csv.setEnabled(True)
        title = self.tr("Saved as {name}, with {count} lines.")
        self.view.message.tell(
            "ok",
            title.format(name=name, count=f"{lines:,}"),
            self.tr("Anybody who has this file can read it: it is not locked."),
        )

    def _on_failed(self, error: Exception) -> None:
        self.view.csv.setEnabled(True)
        trouble = trouble_of(error)
        self.view.message.tell(trouble.tone, trouble.what, trouble.next)

    def _on_changed(self, _change: Change, _origin: object) -> None:
        if self.isVisible():
            self._reload(from_top=False)  # else when one comes back

    def _connect(self) -> None:
        view = self.view
        view.trail.wanted.connect(self._on_wanted)
        view.trail.opened.connect(self._on_opened)
        view.trail.entered_row.connect(self._on_entered)
        view.trail.list.rows_model.more_wanted.connect(self._on_more_wanted)
        view.change.put_back.clicked.connect(self._on_put_back_clicked)
        view.change.as_of.clicked.connect(self._on_as_of_this_clicked)
        view.about_button.clicked.connect(self._on_about_clicked)
        view.as_of_button.clicked.connect(self._on_as_of_clicked)
        view.as_of.closed.connect(self._on_as_of_closed)
        view.csv.clicked.connect(self._on_csv_clicked)
        view.stamp.check_clicked.connect(self._on_check_clicked)
        view.stamp.stamp_typed.connect(self._on_stamp_typed)
        self.put_back.done.connect(self._on_put_back)
        self.as_of.done.connect(self._on_as_of_done)
        self._changes.changed.connect(self._on_changed)
