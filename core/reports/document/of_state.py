"""What every document about an assessment says of itself, and the words that several share."""

from __future__ import annotations

from datetime import UTC, datetime, time

from core.domain.advice import grade_name
from core.domain.assertions import assertions_of
from core.domain.catalogue import Scheme
from core.domain.home import long_date
from core.domain.organisation import AssessmentStatus
from core.domain.scoring import Grade
from core.domain.signoff import SignOff
from core.domain.state import AssessmentState, Progress, RequirementState
from core.reports.document.parts import About, Bar, Bars, Paragraph, Part, Tone
from core.reports.paper import set_name
from core.text import QT_TRANSLATE_NOOP, translate

PROGRESS = {
    Progress.NOT_STARTED: QT_TRANSLATE_NOOP("reports", "Not started"),
    Progress.STARTED: QT_TRANSLATE_NOOP("reports", "Started"),
    Progress.DONE: QT_TRANSLATE_NOOP("reports", "Done"),
    Progress.NOT_RELEVANT: QT_TRANSLATE_NOOP("reports", "Does not apply"),
    Progress.EXEMPT: QT_TRANSLATE_NOOP("reports", "Not asked"),
}


def about_state(state: AssessmentState, title: str, made_at: datetime | None = None) -> About:
    """Return whose document it is. Without *made_at* the start of the state's day is taken."""
    catalogue = state.question_set.catalogue
    return About(
        title=title,
        organisation=state.organisation.name,
        day=state.today,
        made_at=made_at or datetime.combine(state.today, time(), UTC),
        ods_code=state.organisation.ods_code,
        question_set=set_name(catalogue.title, catalogue.edition),
        sample=state.organisation.sample,
        history_stamp=state.history_stamp,
        wording=wording_of(state),
    )


def wording_of(state: AssessmentState) -> str:
    """Say whose words the questions are."""
    return state.question_set.catalogue.wording_note or translate(
        "reports",
        "The words of the questions and of the help are our wording and not the official text.",
    )


def in_force(state: AssessmentState) -> SignOff | None:
    """Return the sign-off that is reported; None while answers can still change."""
    return state.sign_off if state.assessment.status is AssessmentStatus.SIGNED else None


def has_levels(state: AssessmentState) -> bool:
    """Whether the set is one of levels, with points and a percentage."""
    return state.question_set.catalogue.scheme is Scheme.IGT_LEVELS


def progress_word(requirement: RequirementState) -> str:
    """Say in a word how far one requirement is: its level, or its state."""
    if requirement.level is not None and requirement.is_counted:
        return translate("reports", "Level {level}", level=requirement.level)
    return translate("reports", PROGRESS[requirement.progress])


def result_parts(state: AssessmentState) -> tuple[Part, ...]:
    """Return the result: grade first and largest, the percentage second, then how far it is."""
    signed = in_force(state)
    parts: list[Part] = []
    grade = grade_of(state)
    if grade:
        if not signed:
            parts.append(Paragraph(translate("reports", "If it were signed today:")))
        parts.append(Paragraph(grade, Tone.VERDICT))
    percent = signed.percent if signed else state.score.sums.percent
    if percent is not None and has_levels(state):
        words = translate("reports", "{percent}%", percent=percent)
        parts.append(Paragraph(words, Tone.LEAD))
        parts.append(Paragraph(percent_meaning(), Tone.QUIET))
    how_far = (progress_words(state), confirmation_words(state))
    parts.append(Paragraph(" ".join(words for words in how_far if words)))
    parts.append(Paragraph(_signed_words(signed)))
    return tuple(parts)


def topic_bars(state: AssessmentState) -> Bars:
    """Return how far each topic is, as bars that speak."""
    bars = []
    for group in state.score.groups:
        points, maximum = group.sums.points, group.sums.maximum
        words = translate("reports", "{points} of {maximum}", points=points, maximum=maximum)
        bars.append(Bar(group.title, points / maximum if maximum else 0.0, words))
    return Bars(translate("reports", "How far each topic is"), tuple(bars))


def grade_of(state: AssessmentState) -> str:
    """Return the grade that was signed, else that of today; empty where the set has none."""
    signed = in_force(state)
    if signed is None:
        return grade_name(state.score.grade)
    return grade_name(Grade(signed.grade)) if signed.grade in set(Grade) else signed.grade


def percent_meaning() -> str:
    """Return the line that stands with every percentage."""
    return translate(
        "reports",
        "66% is the usual figure when everything is at level 2. It is not an exam mark.",
    )


def progress_words(state: AssessmentState) -> str:
    """Say how many are answered and how many to go."""
    return translate(
        "reports",
        "Progress: {answered} of {total} answered, {left} to go.",
        answered=state.answered,
        total=state.total,
        left=state.to_go,
    )


def confirmation_words(state: AssessmentState) -> str:
    """Say how many groups are confirmed as a whole; empty where the set confirms none."""
    wanted = [assertion for assertion in assertions_of(state) if assertion.is_wanted]
    if not wanted:
        return ""
    return translate(
        "reports",
        "Confirmed as a whole: {count} of {total} groups of questions.",
        count=sum(assertion.confirmed for assertion in wanted),
        total=len(wanted),
    )


def _signed_words(signed: SignOff | None) -> str:
    if signed is None:
        return translate("reports", "Not signed yet.")
    return translate(
        "reports",
        "Signed off by {name}, {role}, on {day}.",
        name=signed.by,
        role=signed.role,
        day=long_date(signed.signed_on),
    )
