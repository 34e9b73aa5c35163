"""The result first and large, the percentage second and smaller, and what stands behind it."""

from __future__ import annotations

from reportlab.platypus import Flowable, Spacer

from core.domain.advice import grade_name
from core.domain.assertions import assertions_of
from core.domain.catalogue import Scheme
from core.domain.organisation import AssessmentStatus
from core.domain.scoring import Grade, Sums
from core.domain.signoff import SignOff
from core.domain.state import AssessmentState
from core.reports.flow import Heading, Text, grid, text
from core.reports.safe_text import as_typed, clip
from core.reports.styles import WIDTH, Styles
from core.text import translate


def signature_in_force(state: AssessmentState) -> SignOff | None:
    """Return the sign-off that the summary reports, None while answers can still change."""
    return state.sign_off if state.assessment.status is AssessmentStatus.SIGNED else None


def result(state: AssessmentState, styles: Styles) -> list[Flowable]:
    """Return grade, percentage and progress, the grade first and largest."""
    signed = signature_in_force(state)
    head = Heading(translate("reports", "Result"), styles.h2, 2, "result")
    story: list[Flowable] = [head]
    grade = _signed_grade(signed) if signed else grade_name(state.score.grade)
    if grade:
        if not signed:
            story.append(text(translate("reports", "If it were signed today:"), styles.body))
        story.append(Text(as_typed(grade), styles.verdict))
    percent = signed.percent if signed else state.score.sums.percent
    if percent is not None and state.question_set.catalogue.scheme is Scheme.IGT_LEVELS:
        story += _percent(percent, state.score.sums, styles)
    story.append(text(_progress(state), styles.body))
    if confirmations := _confirmations(state):
        story.append(text(confirmations, styles.body))
    return story


def _signed_grade(signed: SignOff) -> str:
    if signed.grade in set(Grade):
        return grade_name(Grade(signed.grade))
    return clip(signed.grade, 80)


def _percent(percent: int, sums: Sums, styles: Styles) -> list[Flowable]:
    figure = translate(
        "reports",
        "{percent}%  ({points} of {maximum} points)",
        percent=percent,
        points=sums.points,
        maximum=sums.maximum,
    )
    meaning = translate(
        "reports",
        "66% is the usual figure when everything is at level 2. It is not an exam mark.",
    )
    return [text(figure, styles.h2), text(meaning, styles.quiet), Spacer(0, 4)]


def _progress(state: AssessmentState) -> str:
    return translate(
        "reports",
        "Progress: {answered} of {total} answered, {left} to go.",
        answered=state.answered,
        total=state.total,
        left=state.to_go,
    )


def _confirmations(state: AssessmentState) -> str:
    wanted = [assertion for assertion in assertions_of(state) if assertion.is_wanted]
    if not wanted:
        return ""
    return translate(
        "reports",
        "Confirmed as a whole: {count} of {total} groups of questions.",
        count=sum(assertion.confirmed for assertion in wanted),
        total=len(wanted),
    )


def standing(state: AssessmentState, styles: Styles) -> list[Flowable]:
    """Return how many ticks are shown, on one's word and out of date, and what that means."""
    counts = state.score.standing
    levels = state.question_set.catalogue.scheme is Scheme.IGT_LEVELS
    rows = (
        (
            translate("reports", "Shown"),
            counts.shown,
            translate("reports", "Evidence is linked and in date."),
        ),
        (
            translate("reports", "On your word"),
            counts.on_word,
            translate("reports", "Ticked, with no evidence linked.")
            if levels
            else translate("reports", "Answered, with no evidence linked."),
        ),
        (
            translate("reports", "Out of date"),
            counts.out_of_date,
            translate("reports", "The linked evidence is past its check-again-by date."),
        ),
    )
    heads = [
        translate("reports", "What stands behind the ticks")
        if levels
        else translate("reports", "What stands behind the answers"),
        translate("reports", "Ticks") if levels else translate("reports", "Answers"),
        translate("reports", "Meaning"),
    ]
    cells = [
        [text(name, styles.cell), text(str(count), styles.figure), text(meaning, styles.cell)]
        for name, count, meaning in rows
    ]
    widths = [WIDTH * 0.34, WIDTH * 0.14, WIDTH * 0.52]
    return [grid(styles, heads, cells, widths, aligns=("left", "right"), head_column=0)]
