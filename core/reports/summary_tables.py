"""The two tables of the summary: each topic with its bar, and each requirement."""

from __future__ import annotations

from collections import Counter
from typing import Any

from reportlab.platypus import Flowable

from core.domain.evidence import Standing
from core.domain.scoring import HIGHEST_LEVEL, SATISFACTORY_LEVEL, GroupScore
from core.domain.state import AssessmentState, Progress, RequirementState
from core.reports.document.of_state import PROGRESS, has_levels
from core.reports.flow import Heading, grid, room_for, text
from core.reports.marks import Bar
from core.reports.safe_text import clip
from core.reports.styles import WIDTH, Styles
from core.text import translate

_LONGEST_TITLE = 300
_BAR = 110.0


def each_topic(state: AssessmentState, styles: Styles) -> list[Flowable]:
    """Return the table of topics with points, maximum and a bar."""
    levels = has_levels(state)
    heads = [
        translate("reports", "Topic"),
        translate("reports", "Counted") if levels else translate("reports", "Compulsory"),
        translate("reports", "Points") if levels else translate("reports", "Complete"),
        translate("reports", "Maximum"),
        translate("reports", "Share of the maximum")
        if levels
        else translate("reports", "Share complete"),
    ]
    rows = [_topic_row(group, levels, styles) for group in state.score.groups]
    widths = [WIDTH - 170 - _BAR - 8, 60, 54, 56, _BAR + 8]
    aligns: tuple[str, ...] = ("left", "right", "right", "right")
    if not levels:  # each question counts as one: its maximum says nothing new
        for columns in (heads, widths, *rows):
            del columns[3]
        widths[0] += 56
        aligns = ("left", "right", "right")
    table = grid(styles, heads, rows, widths, aligns=aligns, head_column=0)
    head = Heading(translate("reports", "By topic"), styles.h2, 2, "topics")
    story: list[Flowable] = [room_for([head], table, 3), head, table]
    if levels:
        words = translate("reports", "The dotted line in a bar is level 2 throughout.")
        story.append(text(words, styles.quiet))
    return story


def _topic_row(group: GroupScore, levels: bool, styles: Styles) -> list[Any]:
    sums = group.sums
    share = sums.points / sums.maximum if sums.maximum else 0.0
    mark = SATISFACTORY_LEVEL / HIGHEST_LEVEL if levels and sums.maximum else None
    alt = translate(
        "reports", "Bar: {points} of {maximum}", points=sums.points, maximum=sums.maximum
    )
    figures = (sums.applicable, sums.points, sums.maximum)
    return [
        text(clip(group.title, _LONGEST_TITLE), styles.cell),
        *(text(str(figure), styles.figure) for figure in figures),
        Bar(_BAR, styles.cell.leading, share, alt, mark),
    ]


def each_requirement(state: AssessmentState, styles: Styles, close: Styles) -> list[Flowable]:
    """Return the table that lists every requirement with its level and what stands behind it.

    The table is long, so it is set in the *close* styles.
    """
    levels = has_levels(state)
    heads = [
        translate("reports", "Ref"),
        translate("reports", "Title"),
        translate("reports", "Level") if levels else translate("reports", "State"),
        translate("reports", "Shown"),
        translate("reports", "On your word"),
        translate("reports", "Out of date"),
    ]
    rows = [_requirement_row(state, found, levels, close) for found in state.requirements]
    widths = [48, WIDTH - 48 - 76 - 42 - 46 - 42, 76, 42, 46, 42]
    aligns = ("left", "left", "left", "right", "right", "right")
    table = grid(close, heads, rows, widths, aligns=aligns, head_column=0)
    head = Heading(translate("reports", "One by one"), styles.h2, 2, "requirements")
    return [room_for([head], table, 3), head, table]


def _requirement_row(
    state: AssessmentState, found: RequirementState, levels: bool, styles: Styles
) -> list[Any]:
    counts = _standing(state, found)
    figures = [str(counts[which]) if found.is_counted else "" for which in Standing]
    where = (
        str(found.level)
        if found.level is not None
        else translate("reports", PROGRESS[found.progress])
    )
    return [
        text(clip(found.ref, 40), styles.cell),
        text(clip(_title(found), _LONGEST_TITLE), styles.cell),
        text(where, styles.cell),
        *(text(figure, styles.figure) for figure in figures),
    ]


def _title(found: RequirementState) -> str:
    if found.is_counted and not found.asked.applicability.mandatory:
        return translate("reports", "{title} (optional)", title=found.title)
    return found.title


def _standing(state: AssessmentState, found: RequirementState) -> Counter[Standing]:
    if found.criteria:
        return Counter(c.standing for c in found.criteria if c.standing)
    if found.progress is Progress.DONE and found.standing is not None:
        return Counter([found.standing])
    return Counter()
