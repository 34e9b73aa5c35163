"""The rows of the list: requirements under their initiatives, under one of three filters."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.domain.state import AssessmentState, Progress, RequirementState
from desktop.pages.questions.words import chip_of, list_words, not_asked_words
from desktop.widgets.row_list_model import ListRow, RowState

_STATES = {
    Progress.NOT_STARTED: RowState.OPEN,
    Progress.STARTED: RowState.PART,
    Progress.DONE: RowState.DONE,
    Progress.NOT_RELEVANT: RowState.LEFT_OUT,
    Progress.EXEMPT: RowState.LEFT_OUT,
}
_TO_GO = (Progress.NOT_STARTED, Progress.STARTED)


class Only(StrEnum):
    """Which requirements the list shows."""

    ALL = "all"
    TO_GO = "to-go"
    IN_THE_WAY = "in-the-way"


@dataclass(frozen=True, slots=True)
class RequirementRow(ListRow):
    """A row that also shows the level, or a second line that says why there is none."""

    level: int | None = None
    target: int = 0
    second_line: str = ""


def fits(requirement: RequirementState, state: AssessmentState, only: Only) -> bool:
    """Whether *requirement* is shown under the filter *only*."""
    if only is Only.TO_GO:
        return requirement.progress in _TO_GO
    if only is Only.IN_THE_WAY:
        return requirement.ref in state.score.blocking
    return True


def count_of(state: AssessmentState, only: Only) -> int:
    """Return how many requirements the filter shows; those not asked are not counted."""
    return sum(
        fits(r, state, only) and r.progress is not Progress.EXEMPT for r in state.requirements
    )


def list_rows(state: AssessmentState, only: Only, keep: str = "") -> list[ListRow]:
    """Return the group lines and rows under *only*; the row *keep* is shown in any case.

    A group counts all that it asks, whatever the filter shows.
    """
    rows: list[ListRow] = []
    for group in state.question_set.groups:
        members = [r for r in state.requirements if r.asked.group.id == group.id]
        shown = [r for r in members if fits(r, state, only) or r.ref == keep]
        if not shown:
            continue
        asked = [r for r in members if r.progress is not Progress.EXEMPT]
        done = sum(r.progress not in _TO_GO for r in asked)
        rows.append(
            ListRow(
                f"group {group.id}", group.title, is_group=True, done=done, total=len(asked),
                state_text=f"{done}/{len(asked)}",
            )
        )  # fmt: skip
        rows.extend(_row(requirement, state) for requirement in shown)
    return rows


def _row(requirement: RequirementState, state: AssessmentState) -> RequirementRow:
    second = ""
    if requirement.progress is Progress.EXEMPT:
        second = not_asked_words(state)
    elif requirement.progress is Progress.NOT_RELEVANT:
        second = chip_of(requirement)[0]
    return RequirementRow(
        key=requirement.ref,
        title=requirement.title,
        ref=requirement.ref,
        state=_STATES[requirement.progress],
        state_text=list_words(requirement, state),
        search=_haystack(requirement),
        level=requirement.level,
        target=requirement.answer.target,
        second_line=second,
    )


def _haystack(requirement: RequirementState) -> str:
    parts = [
        requirement.asked.group.title,
        requirement.asked.guidance.asks,
        requirement.answer.owner,
        requirement.answer.note,
        *(c.criterion.text for c in requirement.criteria),
        *(piece.title for piece in requirement.evidence),
    ]
    return " ".join(parts)
