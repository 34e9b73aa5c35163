"""Home's line about time: days left, hours of one's own, who is waited for, or how late it is."""

from __future__ import annotations

from datetime import timedelta

from core.domain.catalogue import Scheme
from core.domain.home_line import Go, HomeLine, long_date
from core.domain.items_advice import waiting
from core.domain.last_year_advice import is_to_be_looked_at
from core.domain.state import AssessmentState, Progress, RequirementState
from core.text import translate

_LOOK = 1  # minutes to say whether one of last year's answers is still true
YEAR = timedelta(days=365)  # a new set is opened about every year


def remaining_minutes(state: AssessmentState) -> int:
    """Return our estimate of the person's own time that is left, in minutes."""
    return sum(_minutes(r) for r in state.requirements if r.is_compulsory and not r.is_settled)


def _minutes(requirement: RequirementState) -> int:
    if is_to_be_looked_at(requirement) and not requirement.answer.is_untouched:
        return _LOOK
    minutes = requirement.asked.requirement.minutes
    return minutes if requirement.progress is Progress.NOT_STARTED else minutes // 2


def time_line(state: AssessmentState) -> HomeLine:
    """Return how much time there is, or that there is none any more; signed sets have another."""
    button, go = translate("home", "Change the date"), Go.DUE_DATE
    due = state.assessment.due
    if due is None:
        return HomeLine(translate("home", "No due date is set."), button, go)
    days = (due - state.today).days
    if is_old_set(state):
        catalogue = state.question_set.catalogue
        text = translate(
            "home",
            "These {noun}s were for {edition} (closed {day}). You can still use them.",
            noun=catalogue.noun,
            edition=catalogue.edition,
            day=long_date(due),
        )
    elif is_late(state) and state.to_go and not state.is_new:
        # the line before says how late it is
        effort = translate(
            "home", "{left} to go; {effort}", left=state.to_go, effort=_effort(state)
        )
        text = f"{effort} {_waiting(state)}".strip()
    elif days < 0:
        text = passed(state)
    elif state.is_new:
        text = translate(
            "home",
            "Due {day}. Ask your suppliers four weeks before.",
            day=long_date(due),
        )
    elif state.to_go == 0:
        text = translate("home", "Not signed yet. {days}.", days=_days_left(days))
    else:
        text = f"{_days_left(days)}; {_effort(state)} {_waiting(state)}".strip()
    return HomeLine(text, button, go)


def _effort(state: AssessmentState) -> str:
    hours = remaining_minutes(state) / 60
    low, high = max(1, int(hours * 0.75)), max(2, round(hours * 1.25))
    return translate("home", "about {low} to {high} hours of yours.", low=low, high=high)


def _days_left(days: int) -> str:
    if days == 1:
        return translate("home", "1 day left")
    return translate("home", "{days} days left", days=days)


def _waiting(state: AssessmentState) -> str:
    count = len(waiting(state))
    if count == 0:
        return ""
    if count == 1:
        return translate("home", "1 waits for others.")
    return translate("home", "{count} wait for others.", count=count)


def passed(state: AssessmentState) -> str:
    """Say that the due date passed, and that a set of the DSPT can be published all the same."""
    assert state.assessment.due is not None
    days = (state.today - state.assessment.due).days
    if is_dspt(state) and days == 1:
        return translate("home", "The due date was yesterday. You can still publish.")
    if is_dspt(state):
        return translate(
            "home", "The due date passed {days} days ago. You can still publish.", days=days
        )
    return translate("home", "The due date passed {days} days ago.", days=days)


def is_dspt(state: AssessmentState) -> bool:
    return state.question_set.catalogue.scheme is Scheme.DSPT_ITEMS


def is_late(state: AssessmentState) -> bool:
    """Whether a set that can still be published is past the date that was set for it."""
    due = state.assessment.due
    return is_dspt(state) and due is not None and due < state.today and not is_old_set(state)


def is_old_set(state: AssessmentState) -> bool:
    """Whether the set belongs to a year that is over, and its due date was left as it was.

    A set of the DSPT is published late as well, until the next one is open: about a year after
    it was opened itself. Source: cycle of the DSPT (shared facts, section 2).
    """
    catalogue, today = state.question_set.catalogue, state.today
    if not catalogue.is_past(today) or state.assessment.due != catalogue.due:
        return False
    if not is_dspt(state) or catalogue.opens is None:
        return not is_dspt(state)
    return today >= catalogue.opens + YEAR
