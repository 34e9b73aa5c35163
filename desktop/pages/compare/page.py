"""The page on which our questions are held against those on the website."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from core.domain.change import Change
from core.services.amending.amendments import AmendmentService, NewQuestion
from core.services.amending.comparison import CompareRow, Comparison
from core.services.people.people import PeopleService
from desktop.allowed import Allowed, read_allowed, reading_words
from desktop.changes import Changes
from desktop.errors import trouble_of
from desktop.page import Page
from desktop.pages.compare.view import CompareView
from desktop.tasks import Job, TaskRunner
from desktop.widgets.fill import fill

OFFICIAL_LIST = "official-list"


class ComparePage(Page):
    """``arrive`` takes the number of a question; without one the first in doubt is open."""

    def __init__(
        self,
        *,
        amendments: AmendmentService,
        people: PeopleService,
        tasks: TaskRunner,
        changes: Changes,
        go: Callable[..., None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._amendments, self._people = amendments, people
        self._tasks, self._changes = tasks, changes
        self._comparison: Comparison | None = None
        self._allowed = Allowed()
        self._ref = self._wanted = ""
        self.view = CompareView()
        fill(self, self.view)
        view, row = self.view, self.view.row
        view.list.opened.connect(self._on_opened)
        view.list.there.connect(self._on_there)
        view.list.not_there.connect(row.ask_reason)
        row.there.connect(self._on_there)
        row.taken_back.connect(lambda: self._say(amendments.uncheck, [self._ref]))
        row.set_aside.connect(self._on_set_aside)
        row.brought_back.connect(lambda: self._say(amendments.bring_back, self._ref))
        row.removed.connect(lambda: self._say(amendments.remove, self._ref))
        row.compulsory.connect(lambda on: self._correct(mandatory=on))
        row.answered_by.connect(lambda kind: self._correct(answer=kind))
        row.opened.connect(partial(view.panes.show_pane, 1))
        view.add.added.connect(self._on_added)
        view.list_button.clicked.connect(lambda: go(OFFICIAL_LIST))
        changes.changed.connect(self._on_changed)

    def arrive(self, target: str = "") -> None:
        self._wanted = target
        self.view.list.list.setFocus()
        self._read()

    def where(self) -> str:
        """Return the number of the open question, a target to come back to."""
        return self._ref

    def _read(self) -> None:
        self._tasks.read(self, partial(_read, self._amendments, self._people), self._show)

    def _show(self, found: tuple[Comparison, Allowed]) -> None:
        self._comparison, self._allowed = found
        comparison, view = self._comparison, self.view
        can_change = comparison.can_change and self._allowed.change
        view.list.show_comparison(comparison)
        view.add.show_parts(comparison.parts)
        view.add.setVisible(can_change and comparison.takes_questions)
        view.official.setVisible(can_change)
        wanted, self._wanted = self._wanted, ""
        is_asked_for = wanted in comparison.by_ref
        ref = wanted if is_asked_for else self._ref
        if ref not in comparison.by_ref:
            ref = view.list.first() or next(iter(comparison.by_ref), "")
        self._open(ref, bring_in=is_asked_for)
        if not self._allowed.change:
            view.banner.tell("info", *reading_words(self._allowed), can_close=False)
        elif not comparison.can_change:
            title = self.tr("Signed off, so nothing changes here.")
            view.banner.tell("info", title, self.tr("Reopen it under Finish first."))

    def _open(self, ref: str, *, bring_in: bool = False) -> None:
        self._ref = ref
        row = self._row
        self.view.row.setVisible(row is not None)
        if row is not None and self._comparison is not None:
            can_change = self._comparison.can_change and self._allowed.change
            self.view.row.show_row(row, can_change=can_change)
            self.view.list.mark(ref, bring_in=bring_in)

    @property
    def _row(self) -> CompareRow | None:
        return self._comparison.by_ref.get(self._ref) if self._comparison else None

    def _on_opened(self, ref: str) -> None:
        self.view.banner.hide()
        self._open(ref)

    def _on_there(self) -> None:
        if not self.view.row.yes.isHidden():
            self._say(self._amendments.check, [self._ref], onwards=True)

    def _on_set_aside(self, reason: str) -> None:
        self._say(self._amendments.set_aside, self._ref, reason, onwards=True)

    def _correct(self, *, mandatory: bool | None = None, answer: str | None = None) -> None:
        self._say(partial(self._amendments.correct, self._ref, mandatory=mandatory, answer=answer))

    def _on_added(self, question: NewQuestion) -> None:
        self.view.add.show_error("")
        self._tasks.run(
            self,
            partial(self._amendments.add, question),
            partial(self._on_taken, question.ref),
            self._on_not_added,
        )

    def _on_taken(self, ref: str, change: Change) -> None:
        self.view.add.empty()
        text = self.tr("Question {ref} is asked from now on.").format(ref=ref)
        self.view.banner.tell("ok", text, self.tr("It stands with the others and counts."))
        self._wanted = ref
        self._done(change)

    def _on_not_added(self, error: Exception) -> None:
        trouble = trouble_of(error)
        self.view.add.show_error(f"{trouble.what} {trouble.next}")

    def _say(self, job: Job, *args: object, onwards: bool = False) -> None:
        self.view.banner.hide()
        if onwards:
            self._wanted = self.view.list.after(self._ref)
            self.view.panes.show_pane(0)  # where there is room for one only
            self.view.list.list.setFocus()
        self._tasks.run(self, partial(job, *args), self._done, self._on_failed)

    def _done(self, change: Change) -> None:
        self._changes.notify(change, origin=self)
        self._read()

    def _on_failed(self, error: Exception) -> None:
        self._wanted = ""
        trouble = trouble_of(error)
        self.view.banner.tell(trouble.tone, trouble.what, trouble.next)
        self._read()

    def _on_changed(self, change: Change, origin: object) -> None:
        if origin is not self and (change.assessment or change.sign_off or change.people):
            self._read()


def _read(amendments: AmendmentService, people: PeopleService) -> tuple[Comparison, Allowed]:
    return amendments.compare(), read_allowed(people)
