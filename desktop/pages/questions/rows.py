"""The rows of the list: requirements under the lines of their sections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from core.domain.assertions import AssertionState, assertions_of
from core.domain.catalogue import Group
from core.domain.state import AssessmentState, Progress, RequirementState
from core.text import translate
from desktop.pages.questions.item_words import assertion_words, group_words
from desktop.pages.questions.looks import Look, Order, Section, fits, sections
from desktop.pages.questions.words import chip_of, list_words, not_asked_words
from desktop.widgets.row_list_model import ListRow, RowState

_STATES = {
    Progress.NOT_STARTED: RowState.OPEN,
    Progress.STARTED: RowState.PART,
    Progress.DONE: RowState.DONE,
    Progress.NOT_RELEVANT: RowState.LEFT_OUT,
    Progress.EXEMPT: RowState.LEFT_OUT,
}
_ASIDE = "group-set-aside"


@dataclass(frozen=True, slots=True)
class RequirementRow(ListRow):
    """A row that also shows the level, or a second line that says why there is none.

    *mark* is a word at the end of the first line.
    """

    level: int | None = None
    target: int = 0
    second_line: str = ""
    mark: str = ""


def list_rows(
    state: AssessmentState, look: Look, keep: str = "", found: Mapping[str, str] | None = None
) -> list[ListRow]:
    """Return the lines of the sections and rows of *look*; the row *keep* is shown in any case.

    A section counts what must be answered, whatever the filter shows. What was set aside comes
    last. *found* has the words to be shown where something was found in a requirement.
    """
    shown = {r.ref for r in state.requirements if fits(r, state, look) or r.ref == keep}
    rows: list[ListRow] = []
    for section in sections(state, look.order):
        here = [r for r in section.members if r.ref in shown]
        if here and section.title:
            rows.append(_heading(section))
        rows += _members(here, state, found, divided=look.order is Order.TOPIC)
    aside = [r for r in state.requirements if r.asked.set_aside and r.ref in shown]
    if aside:
        words = translate("questions", "Set aside: not on the website")
        rows.append(ListRow(_ASIDE, words, is_group=True, rank=2))
        rows += [_row(requirement, state, found) for requirement in aside]
    return rows


def _heading(section: Section) -> ListRow:
    asked = [r for r in section.members if r.is_compulsory]
    done = sum(r.is_settled for r in asked)
    return ListRow(
        section.key, section.title, is_group=True, done=done, total=len(asked),
        state_text=f"{done}/{len(asked)}",
    )  # fmt: skip


def _members(
    shown: Iterable[RequirementState],
    state: AssessmentState,
    found: Mapping[str, str] | None,
    *,
    divided: bool,
) -> Iterator[ListRow]:
    assertions = {one.group.id: one for one in assertions_of(state)} if divided else {}
    part = ""
    for requirement in shown:
        own = requirement.asked.assertion if divided else None
        if own is not None and own.id != part:
            yield _division(own, assertions.get(own.id))
        part = own.id if own is not None else ""
        yield _row(requirement, state, found)


def _division(group: Group, assertion: AssertionState | None) -> ListRow:
    """Return the line of a part of a standard, with its sign where it is confirmed as a whole."""
    if assertion is None:
        return ListRow(f"group {group.id}", group_words(group), is_group=True, rank=2)
    total = len(assertion.compulsory)
    done = total - len(assertion.to_go)
    sign = RowState.OPEN
    if assertion.is_ready:
        sign = RowState.DONE if assertion.confirmed else RowState.PART
    return ListRow(
        f"group {group.id}", group_words(group), is_group=True, rank=2, done=done, total=total,
        state=sign, state_text=assertion_words(assertion),
    )  # fmt: skip


def _row(
    requirement: RequirementState, state: AssessmentState, found: Mapping[str, str] | None
) -> RequirementRow:
    second = (found or {}).get(requirement.ref, "")
    words = list_words(requirement, state)
    if second:
        words = f"{words}. {second}"
    elif requirement.progress is Progress.EXEMPT:
        second = requirement.asked.set_aside or not_asked_words(state)
    elif requirement.progress is Progress.NOT_RELEVANT:
        second = chip_of(requirement)[0]
    return RequirementRow(
        key=requirement.ref,
        title=requirement.title,
        ref=requirement.ref,
        state=_STATES[requirement.progress],
        state_text=words,
        search=_haystack(requirement),
        level=requirement.level,
        target=requirement.answer.target,
        second_line=second,
        mark=_mark(requirement),
    )


def _mark(requirement: RequirementState) -> str:
    if requirement.answer.is_to_be_looked_at and requirement.is_counted:
        return translate("questions", "from last year")
    if requirement.is_counted and not requirement.asked.applicability.mandatory:
        return translate("questions", "optional")
    return ""


def _haystack(requirement: RequirementState) -> str:
    parts = [
        requirement.asked.group.title,
        requirement.asked.guidance.asks,
        requirement.answer.owner,
        requirement.answer.note,
        requirement.answer.item or "",
        requirement.answer.place,
        *(c.criterion.text for c in requirement.criteria),
        *(piece.title for piece in requirement.evidence),
    ]
    return " ".join(parts)
