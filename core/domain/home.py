"""Home's first three lines: result, time and next step, each a sentence with one button."""

from __future__ import annotations

from core.domain.advice import Weight, check_before_signing, grade_name, shortest_way
from core.domain.catalogue import Scheme
from core.domain.home_line import Go, HomeLine, long_date
from core.domain.home_time import is_dspt, is_late, passed, remaining_minutes, time_line
from core.domain.home_year import is_over, look_again_line, next_set_line, old_set_lines
from core.domain.items_advice import lacks, unconfirmed_count
from core.domain.organisation import AssessmentStatus
from core.domain.scoring import Grade
from core.domain.state import AssessmentState, Progress, RequirementState
from core.text import translate

__all__ = [
    "Go",
    "HomeLine",
    "easy_start",
    "home_lines",
    "if_signed_today",
    "long_date",
    "next_requirement",
    "remaining_minutes",
    "result_text",
]

_EASY_START = 5


def home_lines(state: AssessmentState) -> tuple[HomeLine, HomeLine, HomeLine]:
    """Return the result, the time and the next step for the state that Home is in."""
    old = old_set_lines(state, next_requirement(state))
    if old is not None:
        return old
    signed = state.assessment.status is AssessmentStatus.SIGNED
    return _result(state), _sent(state) if signed else time_line(state), _next(state)


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
    if state.assessment.status is AssessmentStatus.SIGNED and state.sign_off:
        text = translate(
            "home",
            "Signed off by {name} on {day}.",
            name=state.sign_off.by,
            day=long_date(state.sign_off.signed_on),
        )
        return HomeLine(text, translate("home", "See what was signed"), Go.OWNER)
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
        on_word = state.score.standing.on_word
        text = translate(
            "home",
            "All {total} answered; {count} points are on your word only.",
            total=state.total,
            count=on_word,
        )
        return HomeLine(text, translate("home", "Look through them"), Go.CHECK)
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


def if_signed_today(state: AssessmentState) -> str:
    """Say what the result would be: "If you signed today: Satisfactory."."""
    name = grade_name(state.score.grade)
    if not name:
        return ""
    if state.score.grade is Grade.STANDARDS_NOT_MET:
        return _if_not_yet_met(state)
    below = len(state.score.blocking)
    if state.question_set.catalogue.scheme is Scheme.IGT_LEVELS and below:
        return translate(
            "home",
            "If you signed today: {grade}. Below level 2: {count}.",
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


def _sent(state: AssessmentState) -> HomeLine:
    if is_dspt(state):
        text = translate("home", "Not published yet. It counts only when it is on the website.")
        return HomeLine(text, translate("home", "Publish or send"), Go.EXPORT)
    if state.file_made_on:
        text = translate(
            "home",
            "Your file was made on {day}. It counts once somebody who needs it has it.",
            day=long_date(state.file_made_on),
        )
        return HomeLine(text, translate("home", "See the receipt"), Go.RECEIPT)
    text = translate(
        "home", "Not sent yet. Make a sealed copy for yourself, or a submission file to send."
    )
    return HomeLine(text, translate("home", "Publish or send"), Go.EXPORT)


def _after_signing(state: AssessmentState) -> HomeLine:
    if is_dspt(state):
        text = translate(
            "home", "Type the answers into the official website; this program does not send them."
        )
        return HomeLine(text, translate("home", "Go to the answers"), Go.QUESTIONS)
    if state.file_made_on:
        text = translate("home", "Hand the file on, and keep a copy of it somewhere else.")
    else:
        text = translate("home", "Choose who needs it, and keep a copy.")
    return HomeLine(text, translate("home", "Publish or send"), Go.EXPORT)


def _next(state: AssessmentState) -> HomeLine:
    if state.assessment.status is AssessmentStatus.SIGNED:
        over = is_over(state)
        return next_set_line(state.question_set.catalogue) if over else _after_signing(state)
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


def _to_confirm(count: int, ref: str) -> HomeLine:
    text = translate("home", "{count} groups are answered: confirm each as a whole.", count=count)
    if count == 1:
        text = translate("home", "One group is answered: confirm it as a whole.")
    return HomeLine(text, translate("home", "Confirm the first"), Go.REQUIREMENT, ref)


def _next_requirement_line(state: AssessmentState) -> HomeLine:
    steps = [step for step in shortest_way(state) if step.criteria]
    upcoming = next_requirement(state)
    if steps and all(r.progress is not Progress.NOT_STARTED for r in state.requirements):
        ways = ", ".join(
            translate("home", "{count} in {ref}", count=len(step.criteria), ref=step.ref)
            for step in steps[:3]
        )
        text = translate("home", "Shortest way, in ticks: {ways}.", ways=ways)
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
