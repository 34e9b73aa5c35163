"""The improvement plan: actions made from gaps, or freely, and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from core.domain.change import Change
from core.domain.plan import (
    Action,
    ActionState,
    Effort,
    Suggestion,
    by_due,
    gap_is_filled,
    is_mine,
    steps_for,
    suggestion,
)
from core.domain.targets import refs_of
from core.services.assessments import ReasonMissingError
from core.services.records import NoAssessmentError, Records
from core.services.todo.rows import action_of, action_row, people_gone, read_actions
from core.services.todo.typed import Day, check_targets, typed_long, typed_name, typed_title
from core.services.typed_text import REASON, typed
from core.store import plan_tables as rows
from core.store.base import new_id
from core.store.journal import Label

_DEEDS = {
    ActionState.TO_DO: "action-to-do",
    ActionState.DOING: "action-begun",
    ActionState.DONE: "action-done",
    ActionState.DROPPED: "action-dropped",
}


@dataclass(frozen=True, slots=True)
class Planned:
    """An action that was put into the plan."""

    action: Action
    change: Change


class PlanService:
    """Keeps the actions of an organisation; they go along from year to year.

    Each method that is given an id raises UnknownActionError; each that changes something raises
    NotAllowedError where the role of whoever works does not include it.
    """

    def __init__(self, records: Records) -> None:
        self._records = records

    def all(self) -> tuple[Action, ...]:
        """Return every action, open or not: what is due first, then what has no day."""
        with self._records.store.read() as session:
            return by_due(read_actions(session, self._records.organisation_id))

    def open(self) -> tuple[Action, ...]:
        """Return what is still to be done, what is due first."""
        return tuple(action for action in self.all() if action.is_open)

    def mine(self, person: str) -> tuple[Action, ...]:
        """Return the open actions of the person of that name, and those that are nobody's.

        What somebody owned who has left is nobody's.
        """
        with self._records.store.read() as session:
            found = read_actions(session, self._records.organisation_id)
            gone = people_gone(session, self._records.organisation_id)
        return by_due(a for a in found if a.is_open and is_mine(a.owner, person, gone))

    def late(self, today: date) -> tuple[Action, ...]:
        """Return the open actions whose day has passed."""
        return tuple(action for action in self.all() if action.is_late(today))

    def for_ref(self, ref: str) -> tuple[Action, ...]:
        """Return the open actions that serve the question *ref* or a point of it."""
        with self._records.store.read() as session:
            questions = self._records.question_set(
                session, self._records.assessment_row(session, None)
            )
            found = read_actions(session, self._records.organisation_id)
        return by_due(a for a in found if a.is_open and ref in refs_of(questions, a.serves))

    def filled(self) -> frozenset[str]:
        """Return the ids of the open actions whose gap is filled by now: they may be done."""
        with self._records.store.read() as session:
            found = read_actions(session, self._records.organisation_id)
            if not any(action.is_open and action.serves for action in found):
                return frozenset()
            try:
                row = self._records.assessment_row(session, None)
            except NoAssessmentError:
                return frozenset()
            state = self._records.state(session, row)
        return frozenset(action.id for action in found if gap_is_filled(action, state))

    def suggest(self, serves: Iterable[str]) -> Suggestion:
        """Return what an action for *serves* begins with. Raises UnknownRequirementError."""
        records = self._records
        with records.store.read() as session:
            state = records.state(session, records.assessment_row(session, None))
        return suggestion(state, tuple(check_targets(state.question_set, serves)))

    def add(
        self,
        title: str,
        serves: Iterable[str] = (),
        *,
        owner: str = "",
        due: date | None = None,
        effort: Effort | None = None,
        note: str = "",
    ) -> Planned:
        """Put an action into the plan.

        Raises TitleMissingError, UnknownRequirementError, TextTooLongError.
        """
        records = self._records
        with records.write("plan", "action-added") as unit:
            row = self._row(typed_title(title), self._targets(unit.session, serves), due=due)
            row.owner, row.note = typed_name(owner), typed_long(note)
            row.effort = effort.value if effort else None
            unit.session.add(row)
            action = action_of(row)
            refs = self._refs(unit.session, action)
        return Planned(action, Change(requirements=refs, todo=True))

    def add_steps(self, refs: Iterable[str]) -> Change:
        """Put one action for what each of *refs* lacks into the plan, as one change.

        What an open action is for already is left out. Raises NoAssessmentError.
        """
        records = self._records
        wanted = tuple(refs)
        with records.write("plan", "actions-added") as unit:
            row = records.assessment_row(unit.session, None)
            state = records.state(unit.session, row)
            planned = {
                ref
                for action in read_actions(unit.session, records.organisation_id)
                if action.is_open
                for ref in refs_of(state.question_set, action.serves)
            }
            steps = steps_for(state, [ref for ref in wanted if ref not in planned])
            for step in steps:
                unit.session.add(self._row(step.title, list(step.serves), due=step.due))
        touched = frozenset(refs_of(state.question_set, (one for s in steps for one in s.serves)))
        return Change(requirements=touched, todo=bool(steps))

    def edit(
        self,
        action_id: str,
        *,
        title: str | None = None,
        serves: Iterable[str] | None = None,
        owner: str | None = None,
        due: Day | None = None,
        effort: Effort | str | None = None,
        note: str | None = None,
    ) -> Change:
        """Change what an action says; None leaves a thing alone, an empty text takes it away.

        Raises TitleMissingError, UnknownRequirementError, TextTooLongError.
        """
        with self._records.write("plan", "action-edited") as unit:
            row = action_row(unit.session, self._records.organisation_id, action_id)
            before = self._refs(unit.session, action_of(row))
            if title is not None:
                row.title = typed_title(title)
            if serves is not None:
                row.serves = self._targets(unit.session, serves)
            if owner is not None:
                row.owner = typed_name(owner)
            if due is not None:
                row.due = due or None
            if effort is not None:
                row.effort = Effort(effort).value if effort else None
            if note is not None:
                row.note = typed_long(note)
            refs = before | self._refs(unit.session, action_of(row))
        return Change(requirements=refs, todo=True) if unit.touched else Change()

    def set_state(self, action_id: str, state: ActionState, reason: str = "") -> Change:
        """Say how far an action is; dropping one needs a *reason*. Raises ReasonMissingError."""
        records = self._records
        why = typed(reason, REASON)
        if state is ActionState.DROPPED and not why:
            raise ReasonMissingError()
        with records.write("plan", _DEEDS[state]) as unit:
            row = action_row(unit.session, records.organisation_id, action_id)
            if row.state in (ActionState.DONE.value, ActionState.DROPPED.value):
                unit.label = Label("action-open-again" if _is_open(state) else _DEEDS[state])
            row.state = state.value
            row.reason = why if state is ActionState.DROPPED else None
            row.finished = None if _is_open(state) else row.finished or records.today()
            refs = self._refs(unit.session, action_of(row))
        return Change(requirements=refs, todo=True) if unit.touched else Change()

    def _row(self, title: str, serves: list[str], *, due: date | None) -> rows.Action:
        return rows.Action(
            id=new_id(),
            organisation_id=self._records.organisation_id,
            title=title,
            serves=serves,
            due=due,
            state=ActionState.TO_DO.value,
            created=self._records.now(),
        )

    def _targets(self, session: Session, serves: Iterable[str]) -> list[str]:
        wanted = tuple(serves)
        if not wanted:
            return []
        row = self._records.assessment_row(session, None)
        return check_targets(self._records.question_set(session, row), wanted)

    def _refs(self, session: Session, action: Action) -> frozenset[str]:
        if not action.serves:
            return frozenset()
        row = self._records.assessment_row(session, None)
        return frozenset(refs_of(self._records.question_set(session, row), action.serves))


def _is_open(state: ActionState) -> bool:
    return state in (ActionState.TO_DO, ActionState.DOING)
