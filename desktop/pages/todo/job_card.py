"""One regular job: when it is due next, and each time that it was done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.home import long_date
from core.domain.jobs import Job
from desktop.pages.todo.done_form import DoneForm, TypedDone
from desktop.pages.todo.job_form import JobForm, TypedJob
from desktop.pages.todo.todo_card import TodoCard
from desktop.pages.todo.words import BETWEEN, due_words, first_large, months_words
from desktop.widgets.action_list import ActionList
from desktop.widgets.action_row import ActionItem
from desktop.widgets.fold_section import FoldSection


@dataclass(frozen=True, slots=True)
class ShownJob:
    """A job as it stands today."""

    job: Job
    today: date
    person: str
    can_change: bool


class JobCard(TodoCard):
    """Emits what was asked for, always with the Job."""

    done = Signal(object, object)  # Job, TypedDone
    changed = Signal(object, object)  # Job, TypedJob
    stop_asked = Signal(object)
    resume_asked = Signal(object)
    evidence_asked = Signal(str)
    file_wanted = Signal()

    def __init__(
        self, shown: ShownJob, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        self.job = shown.job
        super().__init__(shown.job.title, parent)
        self._shown, self._today = shown, today
        self.form: JobForm | None = None
        self._show_how_it_stands()
        self.done_form: DoneForm | None = None
        self._add_records()
        self._add_buttons()
        self.finish()

    def edit(self) -> None:
        """Open the form below."""
        if self.form is None:
            self.form = self.add_panel(JobForm(self.tr("Keep the changes"), self._today))
            self.form.given.connect(self._on_changed)
            self.form.left.connect(self._on_left)
        self.form.show()
        self.form.begin(self.job)

    def show_error(self, text: str) -> None:
        """Say where it was typed why it was not taken."""
        if self.form is not None and not self.form.isHidden():
            self.form.show_error(text)
        elif self.done_form is not None:
            self.done_form.show_error(text)

    def _show_how_it_stands(self) -> None:
        job, today = self.job, self._shown.today
        parts = []
        if job.next_due is None:
            self.show_chip(self.tr("stopped"), "quiet")
        else:
            parts.append(due_words(job.next_due, today))
            if job.is_late(today):
                self.show_chip(self.tr("when you can"), "warn")
        parts += [months_words(job.every_months), job.owner or self.tr("nobody has taken it yet")]
        note = job.note
        if job.is_late(today):
            kindly = self.tr("It can still be done: from then on it counts for the next time.")
            note = "\n".join(text for text in (kindly, note) if text)
        self.show_texts(first_large(BETWEEN.join(parts)), note)

    def _add_records(self) -> None:
        if self.job.records:
            self.records = self.add(FoldSection(self._records_words(), is_open=False))
            self.records.head.toggled.connect(self._fill_records)

    def _fill_records(self) -> None:
        """List the times, once somebody wants to see them."""
        if self.records.body.count():
            return
        records = self.job.records
        rows = ActionList(most=6)
        rows.show_items(
            [
                ActionItem(
                    one.evidence_id or f"record {one.id}",
                    self.tr("{day}, {name}").format(day=long_date(one.on), name=one.by),
                    one.note,
                    self.tr("See what shows it") if one.evidence_id else "",
                    self.tr("See what shows it, {day}").format(day=long_date(one.on)),
                )
                for one in records
            ]
        )
        rows.acted.connect(self.evidence_asked)
        self.records.body.addWidget(rows)

    def _records_words(self) -> str:
        records = self.job.records
        last = long_date(records[0].on)
        one = self.tr("Done once, on {day}")
        many = self.tr("Done {count} times, last on {day}")
        return (one if len(records) == 1 else many).format(count=len(records), day=last)

    def _add_buttons(self) -> None:
        title, can = self.job.title, self._shown.can_change
        runs = self.job.stopped_on is None
        self.do = self.add_button(
            self.tr("It was done"),
            self.tr("It was done: {title}").format(title=title),
            kind="plain",
        )
        self.change = self.add_button(
            self.tr("Change"), self.tr("Change: {title}").format(title=title)
        )
        self.stop = self.add_button(self.tr("Stop"), self.tr("Stop: {title}").format(title=title))
        self.resume = self.add_button(
            self.tr("Take it up again"), self.tr("Take up again: {title}").format(title=title)
        )
        self.add_refs(self.job.serves)
        for button in (self.do, self.change, self.stop):
            button.setVisible(can and runs)
        self.resume.setVisible(can and not runs)
        self.do.clicked.connect(self._on_do)
        self.change.clicked.connect(self.edit)
        self.stop.clicked.connect(lambda: self.stop_asked.emit(self.job))
        self.resume.clicked.connect(lambda: self.resume_asked.emit(self.job))

    def _on_do(self) -> None:
        if self.done_form is None:
            self.done_form = self.add_panel(DoneForm(self._today))
            self.done_form.given.connect(self._on_done)
            self.done_form.left.connect(self.do.setFocus)
            self.done_form.choose_asked.connect(self.file_wanted)
        self.done_form.begin(self._shown.person)

    def _on_done(self, typed: TypedDone) -> None:
        self.done.emit(self.job, typed)

    def _on_changed(self, typed: TypedJob) -> None:
        self.changed.emit(self.job, typed)

    def _on_left(self) -> None:
        assert self.form is not None
        self.form.hide()
        self.change.setFocus()
