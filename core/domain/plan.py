"""The improvement plan: steps that somebody means to take, and until when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from core.domain.state import AssessmentState
from core.domain.targets import Targets, is_filled, words_of

_BEFORE_DUE = timedelta(days=14)  # so that what goes wrong can still be mended
_SOON = timedelta(days=7)
_SATURDAY = 5


class ActionState(StrEnum):
    """How far an action is."""

    TO_DO = "to-do"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"


class Effort(StrEnum):
    """How much of somebody's time an action takes, as a size."""

    MINUTES = "minutes"
    HOUR = "hour"
    HALF_DAY = "half-day"
    LONGER = "longer"


@dataclass(frozen=True, slots=True)
class Action:
    """One step of the plan. *owner* is a name, empty while nobody has taken it."""

    id: str
    title: str
    created_at: datetime
    serves: Targets = ()
    owner: str = ""
    due: date | None = None
    effort: Effort | None = None
    state: ActionState = ActionState.TO_DO
    note: str = ""
    reason: str = ""  # why it was dropped
    finished_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.state in (ActionState.TO_DO, ActionState.DOING)

    def is_late(self, today: date) -> bool:
        """Whether its day has passed. The day itself is not late."""
        return self.is_open and self.due is not None and self.due < today


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What an action for some gap begins with."""

    title: str
    serves: Targets
    due: date | None
    effort: Effort | None


def by_due(actions: Iterable[Action]) -> tuple[Action, ...]:
    """Return *actions*: what is due first, then what has no day, the older first."""
    return tuple(
        sorted(
            actions,
            key=lambda a: (a.due is None, a.due or date.max, a.created_at, a.title),
        )
    )


def is_mine(owner: str, person: str, gone: Iterable[str] = ()) -> bool:
    """Whether *person* should see it: it is theirs, or nobody's who is still here."""
    name = owner.strip().casefold()
    return not name or name == person.strip().casefold() or name in {g.casefold() for g in gone}


def suggestion(state: AssessmentState, serves: Targets) -> Suggestion:
    """Return what an action for *serves* begins with: its words, a day, a size."""
    words = [words for one in serves if (words := words_of(state.question_set, one))]
    title = words[0] if len(words) == 1 else "; ".join(words[:3])
    return Suggestion(title, serves, suggested_due(state.assessment.due, state.today), None)


def steps_for(state: AssessmentState, refs: Iterable[str]) -> tuple[Suggestion, ...]:
    """Return an action for what each of *refs* lacks: points up to its target, else the answer.

    What lacks nothing gets none.
    """
    found = []
    for one in (state.by_ref[ref] for ref in dict.fromkeys(refs) if ref in state.by_ref):
        if one.is_settled:
            continue
        target = one.answer.target
        missing = tuple(c.criterion.id for c in one.criteria if not c.met and c.level <= target)
        step = suggestion(state, missing or (one.ref,))
        found.append(replace(step, title=f"{one.ref} {one.title}"))
    return tuple(found)


def suggested_due(due: date | None, today: date) -> date:
    """Return a working day for an action: two weeks before the set is due, where that is ahead.

    Nearer to the date, half the time that is left; without one, or after it, two weeks from now.
    """
    if due is None or due <= today:
        day = today + _BEFORE_DUE
    elif due - _BEFORE_DUE >= today + _SOON:
        day = due - _BEFORE_DUE
    else:
        day = today + (due - today) / 2
    weekend = day.weekday() - _SATURDAY + 1
    friday = day - timedelta(days=weekend) if weekend > 0 else day
    return max(friday, today)


def gap_is_filled(action: Action, state: AssessmentState) -> bool:
    """Whether what an open action is for is met by now, so that it may be called done."""
    return action.is_open and is_filled(state, action.serves)
