"""Home's line about time: days left, hours of one's own, who is waited for, or how late it is."""

from __future__ import annotations

from datetime import timedelta

from core.domain.catalogue import Scheme
from core.domain.forecast import Forecast, effort_text, forecast_of
from core.domain.home_line import Go, HomeLine, long_date
from core.domain.items_advice import waiting, waiting_late
from core.domain.state import AssessmentState
from core.text import translate

YEAR = timedelta(days=365)  # a new set is opened about every year


def time_line(state: AssessmentState, forecast: Forecast | None = None) -> HomeLine:
    """Return how much time there is, or that there is none any more; signed sets have another.

    Without a *forecast* it goes by our estimate alone.
    """
    effort = effort_text(forecast or forecast_of(state))
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
        said = translate("home", "{left} to go; {effort}", left=state.to_go, effort=effort)
        text = f"{said} {_waiting(state)}".strip()
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
        text = f"{_days_left(days)}; {effort} {_waiting(state)}".strip()
    return HomeLine(text, button, go)


def _days_left(days: int) -> str:
    if days == 1:
        return translate("home", "1 day left")
    return translate("home", "{days} days left", days=days)


def _waiting(state: AssessmentState) -> str:
    count, late = len(waiting(state)), len(waiting_late(state))
    if count == 0:
        return ""
    if late:
        return _waiting_and_late(count, late)
    if not any(one.is_waiting for one in state.requests):  # nobody was asked for any of it yet
        if count == 1:
            return translate("home", "1 needs an answer from others.")
        return translate("home", "{count} need an answer from others.", count=count)
    if count == 1:
        return translate("home", "1 waits for others.")
    return translate("home", "{count} wait for others.", count=count)


def _waiting_and_late(count: int, late: int) -> str:
    if count == 1:
        return translate("home", "1 waits for others, and the reply is late.")
    if late == 1:
        return translate("home", "{count} wait for others, 1 is late.", count=count)
    return translate("home", "{count} wait for others, {late} are late.", count=count, late=late)


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
