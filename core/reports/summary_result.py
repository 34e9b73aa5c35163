"""The result first and large, the percentage second and smaller, and what stands behind it."""

from __future__ import annotations

from reportlab.platypus import Flowable, Spacer

from core.domain.scoring import Sums
from core.domain.state import AssessmentState
from core.reports.document.of_state import (
    confirmation_words,
    grade_of,
    has_levels,
    in_force,
    percent_meaning,
    progress_words,
)
from core.reports.flow import Heading, Text, grid, text
from core.reports.safe_text import as_typed, clip
from core.reports.styles import WIDTH, Styles
from core.text import translate


def result(state: AssessmentState, styles: Styles) -> list[Flowable]:
    """Return grade, percentage and progress, the grade first and largest."""
    signed = in_force(state)
    head = Heading(translate("reports", "Result"), styles.h2, 2, "result")
    story: list[Flowable] = [head]
    grade = clip(grade_of(state), 80)
    if grade:
        if not signed:
            story.append(text(translate("reports", "If it were signed today:"), styles.body))
        story.append(Text(as_typed(grade), styles.verdict))
    percent = signed.percent if signed else state.score.sums.percent
    if percent is not None and has_levels(state):
        story += _percent(percent, state.score.sums, styles)
    story.append(text(progress_words(state), styles.body))
    if confirmations := confirmation_words(state):
        story.append(text(confirmations, styles.body))
    return story


def _percent(percent: int, sums: Sums, styles: Styles) -> list[Flowable]:
    figure = translate(
        "reports",
        "{percent}%  ({points} of {maximum} points)",
        percent=percent,
        points=sums.points,
        maximum=sums.maximum,
    )
    return [text(figure, styles.h2), text(percent_meaning(), styles.quiet), Spacer(0, 4)]


def standing(state: AssessmentState, styles: Styles) -> list[Flowable]:
    """Return how many ticks are shown, on one's word and out of date, and what that means."""
    counts = state.score.standing
    levels = has_levels(state)
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
