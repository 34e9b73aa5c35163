"""Home's lines when a year begins, and when the questions belong to a year that is over."""

from __future__ import annotations

from core.domain.catalogue import Catalogue
from core.domain.home_line import Go, HomeLine, long_date
from core.domain.home_time import is_dspt, is_old_set
from core.domain.organisation import AssessmentStatus
from core.domain.state import AssessmentState, RequirementState
from core.text import QT_TRANSLATE_NOOP, translate

_TO_LOOK_AT = (
    QT_TRANSLATE_NOOP("home", "1 answer from last year to look at."),
    QT_TRANSLATE_NOOP("home", "{count} answers from last year to look at."),
)
_NOT_SURE = (
    QT_TRANSLATE_NOOP("home", "1 answer from last year that you were not sure of."),
    QT_TRANSLATE_NOOP("home", "{count} answers from last year that you were not sure of."),
)


def is_over(state: AssessmentState) -> bool:
    """Whether the next set is likely to be out. The old toolkit has no next one."""
    return is_dspt(state) and is_old_set(state)


def look_again_line(state: AssessmentState) -> HomeLine:
    """Lead to last year's answers: those that nobody has looked at, else those in doubt."""
    unseen = sum(one.answer.is_unseen for one in state.to_look_at)
    count = unseen or len(state.to_look_at)
    one, many = _TO_LOOK_AT if unseen else _NOT_SURE
    text = one if count == 1 else many
    said = translate("home", text, count=count)
    return HomeLine(said, translate("home", "Still true?"), Go.STILL_TRUE)


def next_set_line(catalogue: Catalogue) -> HomeLine:
    """Lead to where the next set is taken in and a year begun with it."""
    text = translate("home", "The {noun}s for the next year may be out.", noun=catalogue.noun)
    return HomeLine(text, translate("home", "I have the new question set"), Go.QUESTION_SETS)


def old_set_lines(
    state: AssessmentState, upcoming: RequirementState | None
) -> tuple[HomeLine, HomeLine, HomeLine] | None:
    """Return Home's three lines for unfinished work of a year that is over, else None."""
    catalogue = state.question_set.catalogue
    if not is_over(state) or state.assessment.status is not AssessmentStatus.OPEN:
        return None
    assert catalogue.due is not None
    was = translate(
        "home",
        "These {noun}s were for {edition} (closed {day}).",
        noun=catalogue.noun,
        edition=catalogue.edition,
        day=long_date(catalogue.due),
    )
    carry_on = translate("home", "Carry on with these")
    safe = translate("home", "Your work is safe and will carry over.")
    return (
        HomeLine(was, carry_on, Go.REQUIREMENT, upcoming.ref if upcoming else None),
        HomeLine(safe, translate("home", "Change the date"), Go.DUE_DATE),
        look_again_line(state) if state.to_look_at else next_set_line(catalogue),
    )
