"""Home's first three lines: result, time and next step, each a sentence with one button."""

from __future__ import annotations

from core.domain.advice import Step, Weight, check_before_signing, grade_name, shortest_way
from core.domain.catalogue import Scheme
from core.domain.forecast import Forecast, remaining_minutes
from core.domain.home_line import Go, HomeLine, long_date
from core.domain.home_signed import signed_lines
from core.domain.home_time import is_late, passed, time_line
from core.domain.home_year import look_again_line, old_set_lines
from core.domain.items_advice import lacks, unconfirmed_count
from core.domain.organisation import AssessmentStatus
from core.domain.scoring import Grade
from core.domain.state import AssessmentState, Progress, RequirementState
from core.text import QT_TRANSLATE_NOOP, translate

__all__ = [
    "Go",
    "HomeLine",
    "easy_start",
    "home_lines",
    "if_signed_today",
    "long_date",
    "next_requirement",
    "result_text",
]

_EASY_START = 5
_NUMBERS = (
    QT_TRANSLATE_NOOP("home", "no"),
    QT_TRANSLATE_NOOP("home", "one"),
    QT_TRANSLATE_NOOP("home", "two"),
    QT_TRANSLATE_NOOP("home", "three"),
    QT_TRANSLATE_NOOP("home", "four"),
    QT_TRANSLATE_NOOP("home", "five"),
    QT_TRANSLATE_NOOP("home", "six"),
    QT_TRANSLATE_NOOP("home", "seven"),
    QT_TRANSLATE_NOOP("home", "eight"),
    QT_TRANSLATE_NOOP("home", "nine"),
)


def home_lines(
    state: AssessmentState, forecast: Forecast | None = None
) -> tuple[HomeLine, HomeLine, HomeLine]:
    """Return the result, the time and the next step for the state that Home is in.

    The *forecast* goes by the organisation's own pace; without one our estimate is told.
    """
    old = old_set_lines(state, next_requirement(state))
    if old is not None:
        return old
    if state.assessment.status is AssessmentStatus.SIGNED:
        return signed_lines(state)
    return _result(state), time_line(state, forecast), _next(state)


def easy_start(state: AssessmentState) -> tuple[RequirementState, ...]:
    """Return up to five requirements that can be answered now, from what one knows."""
    open_ones = [r for r in state.requirements if r.progress is Progress.NOT_STARTED]
    easy_first = sorted(open_ones, key=lambda r: (not r.asked.requirement.easy, r.is_optional))
    return tuple(easy_first[:_EASY_START])


def next_requirement(state: AssessmentState) -> RequirementState | None:
    """Return what to go on with: a started requirement first, then the first untouched one."""
    for wanted in (Progress.STARTED, Progress.NOT_STARTED):
        for requirement in state.requirements:
            if requirement.progress is wanted and requirement.is_compulsory:
                return requirement
    return None


def _result(state: AssessmentState) -> HomeLine:
    if state.is_new:
        hours = max(1, round(remaining_minutes(state) / 60))
        text = translate(
            "home",
            "Nothing answered yet. By our estimate about {hours} hours, "
            "best spread over some weeks.",
            hours=hours,
        )
        return HomeLine(text, translate("home", "See all of them"), Go.QUESTIONS)
    if state.to_go == 0:
        return HomeLine(_all_answered(state), translate("home", "Look through them"), Go.CHECK)
    if _is_begun_throughout(state) and not is_late(state):
        return HomeLine(if_signed_today(state), translate("home", "Go to the list"), Go.QUESTIONS)
    text = translate(
        "home",
        "{answered} of {total} answered. {left} to go.",
        answered=state.answered,
        total=state.total,
        left=state.to_go,
    )
    if is_late(state):
        text = passed(state)
    return HomeLine(text, translate("home", "Go to the list"), Go.QUESTIONS)


def _all_answered(state: AssessmentState) -> str:
    count = state.score.standing.on_word
    if count == 0:
        return translate("home", "All {total} answered, and all of it is shown.", total=state.total)
    if count == 1:
        return translate(
            "home", "All {total} answered; 1 point is on your word only.", total=state.total
        )
    return translate(
        "home",
        "All {total} answered; {count} points are on your word only.",
        total=state.total,
        count=count,
    )


def _is_begun_throughout(state: AssessmentState) -> bool:
    """Whether the levels of a graded set were all looked at: then the shortest way is known.

    Before that a grade would frighten and say nothing.
    """
    return state.question_set.catalogue.scheme is Scheme.IGT_LEVELS and all(
        r.progress is not Progress.NOT_STARTED for r in state.requirements if r.is_compulsory
    )


def if_signed_today(state: AssessmentState) -> str:
    """Say what the result would be: "If you signed today: Satisfactory."."""
    name = grade_name(state.score.grade)
    if not name:
        return ""
    if state.score.grade is Grade.STANDARDS_NOT_MET:
        return _if_not_yet_met(state)
    below = len(state.score.blocking)
    if state.question_set.catalogue.scheme is Scheme.IGT_LEVELS and below == 1:
        return translate(
            "home", "If you signed today: {grade}. 1 requirement is below level 2.", grade=name
        )
    if state.question_set.catalogue.scheme is Scheme.IGT_LEVELS and below:
        return translate(
            "home",
            "If you signed today: {grade}. {count} requirements are below level 2.",
            grade=name,
            count=below,
        )
    return translate("home", "If you signed today: {grade}.", grade=name)


def _if_not_yet_met(state: AssessmentState) -> str:
    confirmations = unconfirmed_count(state)
    if state.to_go and confirmations:
        return translate(
            "home",
            "If you signed today: not yet met. To go: {questions} to answer and "
            "{confirmations} to confirm.",
            questions=state.to_go,
            confirmations=confirmations,
        )
    if confirmations:
        return translate(
            "home",
            "If you signed today: not yet met. To go: {confirmations} to confirm.",
            confirmations=confirmations,
        )
    return translate(
        "home",
        "If you signed today: not yet met. To go: {questions} to answer.",
        questions=state.to_go,
    )


def result_text(state: AssessmentState) -> str:
    """Say the result: as it was signed, else what it would be if it were signed today."""
    if state.sign_off is None:
        return if_signed_today(state)
    return translate(
        "home",
        "Signed off by {name}: {grade}.",
        name=state.sign_off.by,
        grade=grade_name(state.score.grade),
    )


def _next(state: AssessmentState) -> HomeLine:
    return look_again_line(state) if state.to_look_at else _next_open(state)


def _next_open(state: AssessmentState) -> HomeLine:
    if state.is_new:
        easy = easy_start(state)
        return HomeLine(
            translate("home", "Start with {count} that you can answer now.", count=len(easy)),
            translate("home", "Start"),
            Go.REQUIREMENT,
            easy[0].ref if easy else None,
        )
    if state.to_go == 0:
        to_confirm = [lack for lack in lacks(state) if lack.is_confirmation]
        if to_confirm:
            return _to_confirm(len(to_confirm), to_confirm[0].ref)
        stops = any(f.weight is Weight.IN_THE_WAY for f in check_before_signing(state))
        if stops:
            return HomeLine(
                translate("home", "Something is still in the way of signing."),
                translate("home", "See what"),
                Go.CHECK,
            )
        return HomeLine(
            translate("home", "Check once more, then the owner signs."),
            translate("home", "Open the owner's page"),
            Go.OWNER,
        )
    return _next_requirement_line(state)


def _ways(steps: list[Step]) -> str:
    """Say "two ticks in 10-317, one in 10-213"."""
    first, *others = steps
    words = translate("home", "{count} ticks in {ref}")
    if len(first.criteria) == 1:
        words = translate("home", "{count} tick in {ref}")
    parts = [words.format(count=_in_words(len(first.criteria)), ref=first.ref)]
    parts += [
        translate("home", "{count} in {ref}", count=_in_words(len(step.criteria)), ref=step.ref)
        for step in others
    ]
    return ", ".join(parts)


def _in_words(count: int) -> str:
    return translate("home", _NUMBERS[count]) if count < len(_NUMBERS) else str(count)


def _to_confirm(count: int, ref: str) -> HomeLine:
    text = translate("home", "{count} groups are answered: confirm each as a whole.", count=count)
    if count == 1:
        text = translate("home", "One group is answered: confirm it as a whole.")
    return HomeLine(text, translate("home", "Confirm the first"), Go.REQUIREMENT, ref)


def _next_requirement_line(state: AssessmentState) -> HomeLine:
    steps = [step for step in shortest_way(state) if step.criteria]
    upcoming = next_requirement(state)
    if steps and _is_begun_throughout(state):
        text = translate("home", "Shortest way: {ways}.", ways=_ways(steps[:3]))
        return HomeLine(text, translate("home", "Take the first"), Go.REQUIREMENT, steps[0].ref)
    if upcoming is None:
        return HomeLine(translate("home", "Check once more."), translate("home", "Check"), Go.CHECK)
    met = sum(c.met for c in upcoming.criteria)
    text = translate("home", "Go on with {ref} {title}.", ref=upcoming.ref, title=upcoming.title)
    if met:
        text = translate(
            "home",
            "Go on with {ref} {title}, {met} of {all} ticked.",
            ref=upcoming.ref,
            title=upcoming.title,
            met=met,
            all=len(upcoming.criteria),
        )
    return HomeLine(text, translate("home", "Carry on"), Go.REQUIREMENT, upcoming.ref)
