"""The staff list: what is asked of it and what is done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from core.domain.belongings import Belongings, Heir
from core.domain.change import Change
from core.domain.staff import NewStaff
from core.services.people.handing_over import HandingOverService
from core.services.people.people import PeopleService
from core.services.people.staff import StaffService
from core.services.people.staff_file import ListedStaff, pasted, read_rows
from core.services.people.training import TrainingService
from desktop.changes import Changes
from desktop.errors import trouble_of
from desktop.pages.finish.file_chooser import FileChooser
from desktop.pages.people.staff.facts import StaffFacts, leave_everywhere, read_staff_facts
from desktop.pages.people.staff.staff_row import StaffRow
from desktop.pages.people.staff.view import StaffView
from desktop.tasks import Job, TaskRunner

Tell = Callable[[str], None]


class StaffSection(StaffView):
    """Reads the list, and does what its cards are asked for: each act is one change."""

    def __init__(
        self,
        *,
        staff: StaffService,
        training: TrainingService,
        handing_over: HandingOverService,
        people: PeopleService,
        tasks: TaskRunner,
        changes: Changes,
        chooser: FileChooser,
        today: Callable[[], date],
        go: Callable[[str, str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(today, parent)
        self._staff, self._training, self._people = staff, training, people
        self._handing_over, self._chooser = handing_over, chooser
        self._tasks, self._changes = tasks, changes
        self._facts: StaffFacts | None = None
        self.training.used.connect(self._on_used)
        self.training.question_asked.connect(partial(go, "questions"))
        self.list.trained.connect(self._on_trained)
        self.list.row_unfolded.connect(self._on_row_unfolded)
        self.list.users_put.connect(self._on_users_put)
        self.form.given.connect(self._on_given)
        self.many.pasted.connect(self._on_pasted)
        self.many.file_dropped.connect(self._on_file)
        self.many.file_asked.connect(self._on_file_asked)
        self.many.confirmed.connect(self._on_many_confirmed)
        self.gone.came_back.connect(self._on_came_back)
        self.others.clicked.connect(partial(go, "people", "users"))
        changes.changed.connect(self._on_changed)

    def arrive(self) -> None:
        self._read()

    def depart(self) -> None:
        self.fold_all()

    def _read(self) -> None:
        job = partial(read_staff_facts, self._staff, self._training, self._people)
        self._tasks.read(self, job, self._on_read, self._on_not_read)

    def _on_read(self, facts: StaffFacts) -> None:
        self._facts = facts
        self.show_facts(facts)

    def _on_not_read(self, error: Exception) -> None:
        trouble = trouble_of(error)
        self.message.tell(trouble.tone, trouble.what, trouble.next)

    def _on_changed(self, change: Change, origin: object) -> None:
        concerned = change.people or change.requirements or change.assessment
        if origin is not self and concerned and self.isVisible():
            self._read()

    # New ones

    def _on_given(self, name: str, job: str, started: date | None, sees: bool) -> None:
        work = partial(self._staff.add, name, job, started, sees_records=sees)
        said = self.tr("{name} is on the list").format(name=name.strip())
        self._do(partial(_change_of, work), said, self.form.show_error)

    def _on_users_put(self) -> None:
        assert self._facts is not None  # its button was shown
        users = [NewStaff(user.name, user.job) for user in self._facts.unlisted]
        said = self.tr("On the list: {names}")
        names = self.tr(", ").join(user.name for user in users)
        work = partial(_change_of, partial(self._staff.add_many, users))
        self._do(work, said.format(names=names), self.tell)

    def _on_pasted(self, text: str) -> None:
        self._look(partial(self._staff.look_over, pasted(text)))

    def _on_file_asked(self) -> None:
        path = self._chooser.to_open(self, self.tr("A list of the staff, .csv or .xlsx"))
        if path is not None:
            self._on_file(path)

    def _on_file(self, path: Path) -> None:
        self._look(partial(_read_file, self._staff, path))

    def _look(self, job: Job) -> None:
        self._tasks.read(self, job, self._on_listed, self._on_not_listed)

    def _on_listed(self, listed: ListedStaff) -> None:
        self.many.show_listed(listed)
        self.show_soon(self.many.take if listed.taken else self.many.result)

    def _on_not_listed(self, error: Exception) -> None:
        trouble = trouble_of(error)
        self.many.show_error(f"{trouble.what} {trouble.next}")

    def _on_many_confirmed(self, listed: ListedStaff) -> None:
        said = self.tr("Taken in: {count}", None, len(listed.taken)).format(count=len(listed.taken))
        work = partial(_change_of, partial(self._staff.add_many, listed.taken))
        self._do(work, said, self.many.show_error)

    # Somebody known

    def _on_trained(self, ids: tuple[str, ...], day: date, course: str) -> None:
        one = self.tr("The training of one is recorded")
        many = self.tr("The training of {count} is recorded")
        said = one if len(ids) == 1 else many.format(count=len(ids))
        work = partial(self._staff.train, ids, day, course)
        self._do(work, said, self.list.bar.show_error, self.list.untick)

    def _on_row_unfolded(self, row: StaffRow) -> None:
        details = row.details
        assert details is not None  # it was just made
        details.changed.connect(partial(self._on_row_changed, row))
        details.training_taken.connect(partial(self._on_training_taken, row))
        details.leaving.connect(partial(self._on_leaving, row))
        details.has_left.connect(partial(self._on_has_left, row))
        details.removed.connect(partial(self._on_removed, row))

    def _on_row_changed(
        self, row: StaffRow, name: str, job: str, started: date | None, sees: bool
    ) -> None:
        work = partial(
            self._staff.change,
            row.one.id,
            name=name,
            job=job,
            started=started or "",
            sees_records=sees,
        )
        said = self.tr("Changed: {name}").format(name=name.strip())
        self._do(work, said, partial(_tell_row, row))

    def _on_training_taken(self, row: StaffRow, training_id: str) -> None:
        said = self.tr("A training date of {name} is taken back").format(name=row.one.name)
        self._do(partial(self._staff.take_training_back, training_id), said, self.tell)

    def _on_leaving(self, row: StaffRow) -> None:
        job = partial(_read_belongings, self._handing_over, row.one.name)
        self._tasks.read(self, job, partial(self._on_belongings, row))

    def _on_belongings(self, row: StaffRow, found: tuple[Belongings, Sequence[str]]) -> None:
        if row.details is not None:
            row.details.panel.show_belongings(*found)
            self.show_soon(row.details.panel.cancel)

    def _on_has_left(self, row: StaffRow, day: date, heirs: tuple[Heir, ...]) -> None:
        assert self._facts is not None  # its row was shown
        user = self._facts.user(row.one)
        work = partial(
            leave_everywhere,
            self._staff,
            self._people,
            row.one,
            day,
            heirs,
            user.id if user else "",
        )
        said = self.tr("{name} has left").format(name=row.one.name)
        self._do(work, said, partial(_tell_row, row))

    def _on_removed(self, row: StaffRow) -> None:
        said = self.tr("{name} is not on the list any more").format(name=row.one.name)
        self._do(partial(self._staff.remove, row.one.id), said, self.tell)

    def _on_came_back(self, staff_id: str) -> None:
        self._do(partial(self._staff.come_back, staff_id), self.tr("On the list again"), self.tell)

    def _on_used(self, ref: str) -> None:
        said = self.tr("{ref} says so now, with the date of today").format(ref=ref)
        self._do(partial(self._training.use, ref), said, self.tell)

    # Writing

    def _do(self, job: Job, said: str, tell: Tell, after: Callable[[], None] | None = None) -> None:
        self.show_busy(True)
        self.message.hide()
        done = partial(self._on_done, said, after)
        self._tasks.run(self, job, done, partial(self._on_failed, tell))

    def _on_done(self, said: str, after: Callable[[], None] | None, change: Change) -> None:
        self.show_busy(False)
        if after is not None:
            after()
        self.fold_all()
        self.tell(said, "ok")
        self._changes.notify(change, origin=self)
        self._read()

    def _on_failed(self, tell: Tell, error: Exception) -> None:
        self.show_busy(False)
        trouble = trouble_of(error)
        tell(f"{trouble.what} {trouble.next}")


def _change_of(add: Job) -> Change:
    change: Change = add().change
    return change


def _read_file(staff: StaffService, path: Path) -> ListedStaff:
    return staff.look_over(read_rows(path))


def _read_belongings(
    handing_over: HandingOverService, name: str
) -> tuple[Belongings, Sequence[str]]:
    return handing_over.belongings(name), handing_over.names()


def _tell_row(row: StaffRow, text: str) -> None:
    if row.details is not None:
        row.details.show_error(text)
