"""What is asked here beside what is on the website, row by row in the website's order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from core.catalogue.amended import groups_of, natural
from core.domain.amendments import Amendments
from core.domain.catalogue import AnswerKind, Asked, QuestionSet, Requirement, Scheme


class RowState(StrEnum):
    """What is known of a question's being on the website."""

    IN_DOUBT = "in-doubt"
    KNOWN = "known"  # the edition is sure of it
    CHECKED = "checked"
    ADDED = "added"
    SET_ASIDE = "set-aside"


@dataclass(frozen=True, slots=True)
class CompareRow:
    """One question: how it is called here and how sure it is that it is asked."""

    ref: str
    title: str
    group: str  # id and title of the assertion
    group_title: str
    answer: AnswerKind
    mandatory: bool
    state: RowState
    source: str  # who says so, as a sentence or as the name of a page
    reason: str = ""  # why it was set aside
    official: str = ""
    is_own: bool = False  # added here, so it can be removed while nothing is answered
    is_answered: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """An assertion that a question can be added to."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole list. *in_doubt* counts the rows that are asked about first."""

    set_title: str
    noun: str
    rows: tuple[CompareRow, ...]
    parts: tuple[Part, ...]
    takes_questions: bool
    can_change: bool
    rules_hash: str
    amends: str  # the rules of the edition, where what is asked was changed

    @property
    def in_doubt(self) -> int:
        """How many nobody has seen on the website yet."""
        return sum(row.state is RowState.IN_DOUBT for row in self.rows)

    @property
    def by_ref(self) -> dict[str, CompareRow]:
        """The rows by ref."""
        return {row.ref: row for row in self.rows}


def compare(
    question_set: QuestionSet,
    amendments: Amendments,
    answered: frozenset[str],
    *,
    can_change: bool,
) -> Comparison:
    """Put the rows together; what is centrally not asked is no part of the website's list."""
    catalogue = question_set.catalogue
    rows = [
        _row(asked, amendments, asked.ref in answered)
        for asked in question_set.asked
        if asked.set_aside or not asked.applicability.exempt
    ]
    return Comparison(
        set_title=catalogue.title,
        noun=catalogue.noun,
        rows=tuple(sorted(rows, key=lambda row: natural(row.ref))),
        parts=tuple(parts_of(question_set)),
        takes_questions=catalogue.scheme is not Scheme.IGT_LEVELS,
        can_change=can_change,
        rules_hash=catalogue.rules_hash,
        amends=catalogue.amends,
    )


def parts_of(question_set: QuestionSet) -> Iterator[Part]:
    """Yield the groups that hold questions themselves, in the set's order."""
    for group in groups_of(question_set.catalogue):
        if any(isinstance(child, Requirement) for child in group.children):
            yield Part(group.id, group.title)


def _row(asked: Asked, amendments: Amendments, is_answered: bool) -> CompareRow:
    group = asked.assertion or asked.group
    ref, requirement = asked.ref, asked.requirement
    return CompareRow(
        ref=ref,
        title=requirement.title,
        group=group.id,
        group_title=group.title,
        answer=requirement.answer,
        mandatory=asked.applicability.mandatory,
        state=_state(asked, amendments),
        source=asked.applicability.provenance.source,
        reason=asked.set_aside,
        official=requirement.official,
        is_own=ref in amendments.own,
        is_answered=is_answered,
    )


def _state(asked: Asked, amendments: Amendments) -> RowState:
    if asked.set_aside:
        return RowState.SET_ASIDE
    if asked.ref in amendments.own:
        return RowState.ADDED
    if asked.ref in amendments.checked or asked.ref in amendments.corrected:
        return RowState.CHECKED
    return RowState.IN_DOUBT if asked.in_doubt else RowState.KNOWN
