"""What is pressed on Regular becomes a change of the regular jobs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from core.domain.jobs import Job
from core.services.documents.staging import Staged
from core.services.todo.jobs import JobService
from desktop.pages.finish.file_chooser import FileChooser
from desktop.pages.todo.doer import Doer
from desktop.pages.todo.done_form import TypedDone
from desktop.pages.todo.job_card import JobCard
from desktop.pages.todo.job_form import TypedJob
from desktop.pages.todo.regular_tab import RegularTab
from desktop.tasks import TaskRunner


class RegularDesk(QObject):
    """Looks after the tab Regular."""

    def __init__(
        self,
        tab: RegularTab,
        jobs: JobService,
        tasks: TaskRunner,
        doer: Doer,
        chooser: FileChooser,
        go: Callable[[str, str], None],
    ) -> None:
        super().__init__(tab)
        self._tab, self._jobs, self._tasks = tab, jobs, tasks
        self._doer, self._chooser, self._go = doer, chooser, go
        tab.form.given.connect(self._on_new)
        tab.taken.connect(self._on_taken)
        tab.card_made.connect(self._on_card)

    def _on_new(self, typed: TypedJob) -> None:
        job = partial(
            self._jobs.add,
            typed.title,
            typed.every_months,
            typed.serves,
            first_due=typed.first_due,
            owner=typed.owner,
            note=typed.note,
        )
        said = self.tr("It comes round from now on: {title}").format(title=typed.title.strip())
        self._doer.do(job, said, tell=self._tab.form.show_error, then=self._tab.end)

    def _on_taken(self, key: str) -> None:
        self._doer.do(partial(self._jobs.take, key), self.tr("Taken on. It is due from today."))

    def _on_card(self, card: JobCard) -> None:
        card.ref_asked.connect(partial(self._go, "questions"))
        card.evidence_asked.connect(partial(self._go, "evidence"))
        card.done.connect(partial(self._on_done, card))
        card.changed.connect(partial(self._on_changed, card))
        card.stop_asked.connect(self._on_stop)
        card.resume_asked.connect(self._on_resume)
        card.file_wanted.connect(partial(self._on_choose, card))

    def _on_choose(self, card: JobCard) -> None:
        path = self._chooser.to_open(card, self.tr("Choose what shows it"))
        if path is not None and card.done_form is not None:
            card.done_form.take(path)

    def _on_done(self, card: JobCard, job: Job, typed: TypedDone) -> None:
        if typed.path is None:
            self._record(card, job, typed, None)
            return
        self._tasks.work(
            card,
            partial(self._jobs.stage, typed.path),
            partial(self._record, card, job, typed),
            lambda error: self._doer.refuse(error, card.show_error),
            title=self.tr("Keeping {name}").format(name=typed.path.name),
        )

    def _record(self, card: JobCard, job: Job, typed: TypedDone, staged: Staged | None) -> None:
        work = partial(
            self._jobs.done, job.id, on=typed.on, by=typed.by, note=typed.note, staged=staged
        )
        said = self.tr("Written down: {title}").format(title=job.title)
        self._doer.do(work, said, tell=card.show_error)

    def _on_changed(self, card: JobCard, job: Job, typed: TypedJob) -> None:
        work = partial(
            self._jobs.edit,
            job.id,
            title=typed.title,
            every_months=typed.every_months or None,
            first_due=typed.first_due,
            serves=typed.serves,
            owner=typed.owner,
            note=typed.note,
        )
        said = self.tr("Changed: {title}").format(title=typed.title.strip())
        self._doer.do(work, said, tell=card.show_error)

    def _on_stop(self, job: Job) -> None:
        said = self.tr("It comes round no more: {title}").format(title=job.title)
        self._doer.do(partial(self._jobs.stop, job.id), said)

    def _on_resume(self, job: Job) -> None:
        said = self.tr("It comes round again: {title}").format(title=job.title)
        self._doer.do(partial(self._jobs.resume, job.id), said)
