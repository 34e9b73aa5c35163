"""Home's first three lines: result, time and next step, each a sentence with one button."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.domain.advice import Weight, check_before_signing, grade_name, shortest_way
from core.domain.catalogue import Scheme
from core.domain.organisation import AssessmentStatus
from core.domain.state import AssessmentState, Progress, RequirementState
from core.text import translate

_EASY_START = 5


class Go(StrEnum):
    """Where a button leads."""

    REQUIREMENT = "requirement"
    CHECK = "check"
    OWNER = "owner"
    EXPORT = "export"
    RECEIPT = "receipt"
    DUE_DATE = "due-date"
    QUESTIONS = "questions"


@dataclass(frozen=True, slots=True)
class HomeLine:
    """One sentence and its one button. *ref* is the requirement that the button opens."""

    text: str
    button: str
    go: Go
    ref: str | None = None


def home_lines(state: AssessmentState) -> tuple[HomeLine, HomeLine, HomeLine]:
    """Return the result, the time and the next step for the state that Home is in."""
    return _result(state), _time(state), _next(state)


def remaining_minutes(state: AssessmentState) -> int:
    """Return our estimate of the person's own time that is left, in minutes."""
    return sum(
        r.asked.requirement.minutes // (1 if r.progress is Progress.NOT_STARTED else 2)
        for r in state.requirements
        if r.progress in (Progress.NOT_STARTED, Progress.STARTED)
    )


def easy_start(state: AssessmentState) -> tuple[RequirementState, ...]:
    """Return up to five requirements that can be answered now, from what one knows."""
    open_ones = [r for r in state.requirements if r.progress is Progress.NOT_STARTED]
    easy_first = sorted(open_ones, key=lambda r: not r.asked.requirement.easy)
    return tuple(easy_first[:_EASY_START])


def next_requirement(state: AssessmentState) -> RequirementState | None:
    """Return what to go on with: a started requirement first, then the first untouched one."""
    for wanted in (Progress.STARTED, Progress.NOT_STARTED):
        for requirement in state.requirements:
            if requirement.progress is wanted:
                return requirement
    return None


def long_date(day: date) -> str:
    """Return *day* as it is written in England: 2 June 2026."""
    return f"{day.day} {day:%B %Y}"


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
    return HomeLine(text, translate("home", "Go to the list"), Go.QUESTIONS)


def if_signed_today(state: AssessmentState) -> str:
    """Say what the result would be: "If you signed today: Satisfactory."."""
    name = grade_name(state.score.grade)
    if not name:
        return ""
    below = len(state.score.blocking)
    if state.question_set.catalogue.scheme is Scheme.IGT_LEVELS and below:
        return translate(
            "home",
            "If you signed today: {grade}. Below level 2: {count}.",
            grade=name,
            count=below,
        )
    return translate("home", "If you signed today: {grade}.", grade=name)


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


def _time(state: AssessmentState) -> HomeLine:
    button, go = translate("home", "Change the date"), Go.DUE_DATE
    if state.assessment.status is AssessmentStatus.SIGNED:
        return _sent(state)
    due = state.assessment.due
    if due is None:
        return HomeLine(translate("home", "No due date is set."), button, go)
    days = (due - state.today).days
    catalogue = state.question_set.catalogue
    if days < 0 and catalogue.is_past(state.today) and due == catalogue.due:
        text = translate(
            "home",
            "These {noun}s were for {edition} (closed {day}). You can still use them.",
            noun=catalogue.noun,
            edition=catalogue.edition,
            day=long_date(due),
        )
    elif days < 0:
        text = translate("home", "The due date passed {days} days ago.", days=-days)
    elif state.is_new:
        text = translate(
            "home",
            "Due {day}. Ask your suppliers four weeks before.",
            day=long_date(due),
        )
    else:
        hours = remaining_minutes(state) / 60
        text = translate(
            "home",
            "{days} days left; about {low} to {high} hours of yours.",
            days=days,
            low=max(1, int(hours * 0.75)),
            high=max(2, round(hours * 1.25)),
        )
    return HomeLine(text, button, go)


def _sent(state: AssessmentState) -> HomeLine:
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
    if state.file_made_on:
        text = translate("home", "Hand the file on, and keep a copy of it somewhere else.")
    else:
        text = translate("home", "Choose who needs it, and keep a copy.")
    return HomeLine(text, translate("home", "Publish or send"), Go.EXPORT)


def _next(state: AssessmentState) -> HomeLine:
    if state.assessment.status is AssessmentStatus.SIGNED:
        return _after_signing(state)
    if state.is_new:
        easy = easy_start(state)
        return HomeLine(
            translate("home", "Start with {count} that you can answer now.", count=len(easy)),
            translate("home", "Start"),
            Go.REQUIREMENT,
            easy[0].ref if easy else None,
        )
    if state.to_go == 0:
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
