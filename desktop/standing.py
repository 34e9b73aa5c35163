"""Fills the line that is always visible, and keeps it right when something changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.domain.assertions import assertions_of
from core.domain.change import Change
from core.domain.day_words import day_of_year_words
from core.domain.home import long_date
from core.domain.organisation import AssessmentStatus
from desktop import copy_words
from desktop.changes import Changes
from desktop.pages.who.facts import WhoFacts, read_who
from desktop.tasks import TaskRunner
from desktop.widgets.status_strip import Standing, StatusStrip

if TYPE_CHECKING:
    from core.domain.state import AssessmentState
    from core.services.backup.copy_views import NewestCopies
    from core.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Facts:
    """What the line is made of."""

    state: AssessmentState
    saved: datetime | None
    open_outside: int
    has_spare_key: bool
    who: WhoFacts
    unsaved: bool = False
    copies: NewestCopies | None = None  # None for the made-up pharmacy, which needs none


def facts_of(workspace: Workspace) -> Facts:
    """Read what the line is made of; runs on a reader."""
    newest = workspace.history.changes(limit=1)
    state = workspace.assessments.state()
    return Facts(
        state,
        newest[0].at if newest else None,
        workspace.copies.open_count(),
        workspace.locks.has_spare_key,
        read_who(workspace.people),
        workspace.last_write_failed,
        None if state.organisation.sample else workspace.backups.newest(),
    )


class StandingKeeper(QObject):
    """Reads again after each change. One for each time that the records are open.

    ``named(whose)`` tells whose records they are, ``known(WhoFacts)`` who there is.
    *has_spare_key* is None until it is known.
    """

    named = Signal(str)
    known = Signal(object)

    def __init__(
        self,
        strip: StatusStrip,
        workspace: Workspace,
        tasks: TaskRunner,
        changes: Changes,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._strip, self._tasks = strip, tasks
        self._read = partial(facts_of, workspace)
        self.has_spare_key: bool | None = None
        self._unsaved = False
        changes.changed.connect(self._on_changed)
        tasks.written.connect(self._on_written)
        self.refresh()

    def refresh(self) -> None:
        """Read and show how things stand."""
        self._tasks.read(self, self._read, self._show)

    def _on_changed(self, _change: Change, _origin: object) -> None:
        self.refresh()

    def _on_written(self, succeeded: bool) -> None:
        if self._unsaved or not succeeded:  # a failure may be about something else: look
            self.refresh()

    def _show(self, facts: Facts) -> None:
        self._unsaved = facts.unsaved
        state = facts.state
        organisation, catalogue = state.organisation, state.question_set.catalogue
        self.has_spare_key = facts.has_spare_key
        self.named.emit(organisation.name)
        self.known.emit(facts.who)
        self._strip.show_standing(
            Standing(
                whose=organisation.name,
                question_set=catalogue.title,
                sample=organisation.sample,
                left=self._left(state),
                due=self._due(state),
                safe=self._safe(facts),
                unsafe="" if facts.has_spare_key else self.tr("No spare key yet"),
                unsaved=self.tr("Not saved") if facts.unsaved else "",
                who=facts.who.working.name,
                shared=facts.who.is_shared,
            )
        )

    def _left(self, state: AssessmentState) -> str:
        if state.assessment.status is AssessmentStatus.SIGNED:
            return self.tr("Signed off")
        if state.to_go == 0:
            waiting = sum(one.is_wanted and not one.confirmed for one in assertions_of(state))
            if waiting:
                return self.tr("All answered, {count} to confirm", None, waiting).format(
                    count=waiting
                )
            return self.tr("All answered")
        return self.tr("{count} of {total} to go", None, state.to_go).format(
            count=state.to_go, total=state.total
        )

    def _due(self, state: AssessmentState) -> str:
        due = state.assessment.due
        if due is None or state.assessment.status is AssessmentStatus.SIGNED:
            return ""
        if due < state.today:
            return self.tr("Was due {day}").format(day=long_date(due))
        return self.tr("Due {day}").format(day=long_date(due))

    def _safe(self, facts: Facts) -> str:
        parts = []
        if facts.saved is not None:
            when = self._when(facts.saved, facts.state.today)
            words = self.tr("last saved {when}") if facts.unsaved else self.tr("saved {when}")
            parts.append(words.format(when=when))
        if facts.copies is not None:
            parts.append(copy_words.standing(facts.copies, facts.state.today))
        if facts.has_spare_key and not facts.state.organisation.sample:
            parts.append(self.tr("spare key made"))
        if facts.open_outside == 1:
            parts.append(self.tr("1 document open outside"))
        elif facts.open_outside:
            parts.append(
                self.tr("{count} documents open outside", None, facts.open_outside).format(
                    count=facts.open_outside
                )
            )
        text = ", ".join(parts)
        return text[:1].upper() + text[1:]

    def _when(self, instant: datetime, today: date) -> str:
        from core.domain.clock import LONDON

        at = instant.astimezone(LONDON)
        if at.date() == today:
            return f"{at:%H:%M}"
        return self.tr("{day}, {time}").format(day=day_of_year_words(at), time=f"{at:%H:%M}")
