"""People on this PC: who there is, in what role, with which PIN."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from core.domain.change import Change
from core.domain.organisation import Person, Role
from core.services.assessments import AssessmentService
from core.services.people.handing_over import HandingOverService
from core.services.people.people import PeopleService
from desktop.changes import Changes
from desktop.errors import trouble_of
from desktop.pages.people.users.alone_card import AloneCard
from desktop.pages.people.users.facts import (
    Owned,
    PeopleFacts,
    change_person,
    give_over,
    read_people,
)
from desktop.pages.people.users.left_card import LeftCard
from desktop.pages.people.users.people_card import PeopleCard
from desktop.pages.people.users.person_form import PersonForm
from desktop.pages.people.users.person_row import PersonRow
from desktop.sections.section import SectionPage
from desktop.tasks import Job, TaskRunner
from desktop.widgets.banner import Banner
from desktop.widgets.card import Card

Tell = Callable[[str], None]


class PeopleSection(SectionPage):
    """Roles and PINs show only while more than one person is set up."""

    def __init__(
        self,
        *,
        people: PeopleService,
        handing_over: HandingOverService,
        assessments: AssessmentService,
        tasks: TaskRunner,
        changes: Changes,
        go: Callable[[str, str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("People"))
        self._people, self._assessments = people, assessments
        self._handing_over = handing_over
        self._tasks, self._changes, self._go = tasks, changes, go
        self._facts: PeopleFacts | None = None
        self.message = self.add(Banner())
        self.alone = self.add(AloneCard())
        self.people = self.add(PeopleCard())
        self.adding = self.add(Card(self.tr("Somebody new")))
        self.form = self.adding.add(PersonForm(self.tr("Add them")))
        self.left = self.add(LeftCard())
        self.finish()
        for card in (self.alone, self.people, self.adding):
            card.hide()
        self.alone.another_asked.connect(self._on_another)
        self.people.another_asked.connect(self._on_another)
        self.people.row_made.connect(self._on_row_made)
        self.form.given.connect(self._on_given)
        self.form.left.connect(self._on_form_left)
        self.left.came_back.connect(self._on_back)
        self.left.given_over.connect(self._on_given_over)
        self.left.question_asked.connect(partial(go, "questions"))
        changes.changed.connect(self._on_changed)

    def arrive(self) -> None:
        self._read()

    def depart(self) -> None:
        self.people.fold()
        self.form.hide()
        self.adding.hide()
        self.message.hide()

    def _read(self) -> None:
        job = partial(read_people, self._people, self._assessments)
        self._tasks.read(self, job, self._on_read, self._on_not_read)

    def _on_read(self, facts: PeopleFacts) -> None:
        self._facts = facts
        self.alone.show_name(facts.working.name)
        self.alone.setVisible(not facts.is_shared and self.adding.isHidden())
        self.people.show_people(facts)
        self.people.setVisible(facts.is_shared)
        self.left.show_people(facts)

    def _on_not_read(self, error: Exception) -> None:
        trouble = trouble_of(error)
        self.message.tell(trouble.tone, trouble.what, trouble.next)

    def _on_changed(self, change: Change, origin: object) -> None:
        if origin is not self and (change.people or change.requirements):
            self._read()

    # Somebody new

    def _on_another(self) -> None:
        self.people.fold()
        self.message.hide()
        self.alone.hide()
        self.adding.show()
        self.form.begin()
        # Once it has its place.
        QTimer.singleShot(0, self, partial(self.ensureWidgetVisible, self.form.keep))

    def _on_form_left(self) -> None:
        self.adding.hide()
        shared = self._facts is not None and self._facts.is_shared
        self.alone.setVisible(not shared)
        (self.people.another if shared else self.alone.another).setFocus()

    def _on_given(self, name: str, job: str, role: Role) -> None:
        first = self._facts is not None and not self._facts.is_shared
        said = self.tr("{name} can work here now").format(name=name.strip())
        advice = (
            self.tr(
                "Choose a PIN for yourself under “My PIN”, so that nobody works under your name "
                "by mistake. {name} chooses one when they first work here."
            ).format(name=name.strip())
            if first
            else ""
        )
        job_ = partial(_added, self._people, name, role, job)
        self._do(job_, said, self.form.show_error, advice)

    # Somebody known

    def _on_row_made(self, row: PersonRow) -> None:
        row.changed.connect(partial(self._on_person_changed, row))
        row.pin_chosen.connect(partial(self._on_pin_chosen, row))
        row.pin_taken.connect(partial(self._on_pin_taken, row))
        row.pin_forgotten.connect(partial(self._on_pin_forgotten, row))
        row.has_left.connect(self._on_has_left)

    def _on_person_changed(
        self, row: PersonRow, person: Person, name: str, job: str, role: Role
    ) -> None:
        work = partial(change_person, self._people, person, name, job, role)
        self._do(work, self.tr("Changed: {name}").format(name=name.strip()), row.show_error)

    def _on_pin_chosen(self, row: PersonRow, person: Person, pin: str, old: str) -> None:
        said = self.tr("The PIN of {name} is set").format(name=person.name)
        advice = self.tr(
            "It is asked for at the start, after a lock and on coming back from a hidden screen."
        )
        self._do(
            partial(self._people.set_pin, person.id, pin, old or None), said, row.show_error, advice
        )

    def _on_pin_taken(self, row: PersonRow, person: Person, old: str) -> None:
        said = self.tr("{name} has no PIN any more").format(name=person.name)
        self._do(partial(self._people.clear_pin, person.id, old or None), said, row.show_error)

    def _on_pin_forgotten(self, row: PersonRow, person: Person, key: str) -> None:
        said = self.tr("{name} has no PIN any more").format(name=person.name)
        job = partial(self._people.clear_pin_with_spare_key, person.id, key)
        self._do(job, said, row.show_error)

    def _on_has_left(self, person: Person) -> None:
        said = self.tr("{name} has left").format(name=person.name)
        self._do(partial(_left, self._people, person.id), said, self._tell)

    def _on_back(self, person: Person) -> None:
        said = self.tr("{name} is here again, in the role of before and without a PIN")
        job = partial(self._people.come_back, person.id)
        self._do(job, said.format(name=person.name), self._tell)

    def _on_given_over(self, owned: Sequence[Owned], name: str) -> None:
        said = self.tr("{name} looks after them now").format(name=name)
        self._do(partial(give_over, self._handing_over, owned, name), said, self._tell)

    # Writing

    def _do(self, job: Job, said: str, tell: Tell, advice: str = "") -> None:
        self._show_busy(True)
        self.message.hide()
        done = partial(self._on_done, said, advice)
        self._tasks.run(self, job, done, partial(self._on_failed, tell))

    def _on_done(self, said: str, advice: str, change: Change) -> None:
        self._show_busy(False)
        self.people.fold()
        self.form.hide()
        self.adding.hide()
        self.message.tell("ok", said, advice)
        self.verticalScrollBar().setValue(0)
        self._changes.notify(change, origin=self)
        self._read()

    def _on_failed(self, tell: Tell, error: Exception) -> None:
        self._show_busy(False)
        trouble = trouble_of(error)
        tell(f"{trouble.what} {trouble.next}")

    def _tell(self, text: str) -> None:
        self.message.tell("warn", text)
        self.verticalScrollBar().setValue(0)

    def _show_busy(self, busy: bool) -> None:
        self.people.show_busy(busy)
        for card in (self.alone, self.adding, self.left):
            card.setEnabled(not busy)


def _added(people: PeopleService, name: str, role: Role, job: str) -> Change:
    return people.add(name, role, job).change


def _left(people: PeopleService, person_id: str) -> Change:
    return people.leave(person_id).change
