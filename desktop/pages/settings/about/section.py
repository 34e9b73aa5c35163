"""About us: facts that are told once and quoted wherever a question asks for them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from core.domain.change import Change
from core.domain.told import TOLD, ToldFact
from core.services.drafts import DraftService
from core.services.facts import ChangedEverywhere, FactService
from core.services.people.people import PeopleService
from core.services.profile import NAME, ODS_CODE, ProfileService
from core.text import translate
from desktop.changes import Changes
from desktop.errors import trouble_of
from desktop.pages.settings.about.cover_card import CoverCard
from desktop.pages.settings.about.fact_row import FactRow
from desktop.pages.settings.about.facts import FORM, AboutFacts, Told, read_about, tell
from desktop.sections.section import SectionPage
from desktop.tasks import TaskRunner
from desktop.widgets.banner import Banner
from desktop.widgets.card import Card
from desktop.widgets.plain_label import PlainLabel


class AboutSection(SectionPage):
    """Each fact is kept when its field is left; half-typed ones survive a power cut."""

    def __init__(
        self,
        *,
        profile: ProfileService,
        facts: FactService,
        drafts: DraftService,
        people: PeopleService,
        tasks: TaskRunner,
        changes: Changes,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("About us"))
        self._profile, self._facts, self._drafts = profile, facts, drafts
        self._people, self._tasks, self._changes = people, tasks, changes
        self.message = self.add(Banner())
        self.who = self.add(Card(self.tr("Who you are")))
        self.rows = {
            NAME: self.who.add(FactRow(self.tr("Name of the organisation"))),
            ODS_CODE: self.who.add(FactRow(self.tr("ODS code"))),
        }
        self.covers = self.add(CoverCard(today))
        self.told = self.add(Card(self.tr("Told once, used in your answers")))
        self.told.add(
            PlainLabel(
                self.tr(
                    "Example answers have these filled in. Leave out what you do not know or do "
                    "not have; it stays a blank in the example."
                ),
                role="muted",
            )
        )
        for key, fact in TOLD.items():
            self.rows[key] = self.told.add(FactRow(_name(fact), translate("told", fact.hint)))
        self.finish()
        for key, row in self.rows.items():
            row.edited.connect(partial(self._on_edited, key))
            row.given.connect(partial(self._on_given, key))
            row.everywhere_asked.connect(partial(self._on_everywhere, key))
        self.covers.told.connect(self._on_cover_told)
        changes.changed.connect(self._on_changed)

    def arrive(self) -> None:
        self._read()

    def depart(self) -> None:
        for row in self.rows.values():
            row.line.flush()
        for field in self.covers.days.values():
            field.read()

    def _read(self) -> None:
        job = partial(read_about, self._profile, self._facts, self._drafts, self._people)
        self._tasks.read(self, job, self._on_read, self._on_not_read)

    def _on_read(self, about: AboutFacts) -> None:
        for key, row in self.rows.items():
            row.line.setReadOnly(not about.may_change)
            draft = about.drafts.get(key) if about.may_change else None
            row.show_fact(about.values[key], about.uses[key], draft)
        self.covers.show_organisation(about.organisation, can_change=about.may_change)

    def _on_not_read(self, error: Exception) -> None:
        trouble = trouble_of(error)
        self.message.tell(trouble.tone, trouble.what, trouble.next)

    def _on_changed(self, change: Change, origin: object) -> None:
        if origin is not self and (change.profile or change.requirements or change.people):
            self._read()

    def _on_edited(self, key: str, text: str) -> None:
        self._tasks.run(self, partial(self._drafts.keep, FORM, key, text))

    def _on_given(self, key: str, text: str) -> None:
        row = self.rows[key]
        job = partial(tell, self._profile, self._facts, self._drafts, key, text)
        done = partial(self._on_told, row, text)
        self._tasks.run(self, job, done, partial(_say, row.show_error))

    def _on_told(self, row: FactRow, now: str, told: Told) -> None:
        row.show_offer(told.before, now, told.quoting)
        self._wrote(told.change)

    def _on_cover_told(self, key: str, value: str | date) -> None:
        job = partial(self._profile.set, key, value)
        self._tasks.run(self, job, self._wrote, partial(_say, self.covers.show_error))

    def _on_everywhere(self, key: str, before: str, refs: tuple[str, ...]) -> None:
        row = self.rows[key]
        job = partial(self._facts.change_everywhere, key, before, refs)
        self._tasks.run(
            self, job, partial(self._on_everywhere_done, row), partial(_say, row.show_error)
        )

    def _on_everywhere_done(self, row: FactRow, done: ChangedEverywhere) -> None:
        row.show_done(done.refs)
        row.line.setFocus()
        self._wrote(done.change)

    def _wrote(self, change: Change) -> None:
        self._changes.notify(change, origin=self)
        self._read()


def _name(fact: ToldFact) -> str:
    return fact.words[:1].upper() + fact.words[1:]


def _say(show: Callable[[str], None], error: Exception) -> None:
    trouble = trouble_of(error)
    show(f"{trouble.what} {trouble.next}")
