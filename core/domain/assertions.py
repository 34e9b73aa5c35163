"""Assertions: groups of questions that are confirmed as a whole once they are answered."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from core.domain.catalogue import Group, Scheme
from core.domain.state import AssessmentState, Progress, RequirementState


@dataclass(frozen=True)
class AssertionState:
    """How one assertion stands. Exempt questions belong to it no more than those left out."""

    group: Group
    members: tuple[RequirementState, ...]  # every question below it that this type is asked
    confirmed: bool

    @cached_property
    def compulsory(self) -> tuple[RequirementState, ...]:
        """The questions that must be complete before it can be confirmed."""
        return tuple(m for m in self.members if m.is_counted and m.asked.applicability.mandatory)

    @cached_property
    def to_go(self) -> tuple[RequirementState, ...]:
        """Those of them that are not complete yet."""
        return tuple(m for m in self.compulsory if m.progress is not Progress.DONE)

    @property
    def is_ready(self) -> bool:
        """Whether everything is complete that the confirmation speaks of."""
        return not self.to_go

    @property
    def is_wanted(self) -> bool:
        """Whether the result depends on it."""
        return bool(self.compulsory)


def assertions_of(state: AssessmentState) -> tuple[AssertionState, ...]:
    """Return the assertions of the set in its order; empty where its scheme confirms none."""
    if state.question_set.catalogue.scheme is not Scheme.DSPT_ITEMS:
        return ()
    groups = {r.asked.assertion.id: r.asked.assertion for r in state.requirements
              if r.asked.assertion}  # fmt: skip
    return tuple(
        AssertionState(group, _members(state, group), id_ in state.confirmed)
        for id_, group in groups.items()
    )


def assertion_of(state: AssessmentState, ref: str) -> AssertionState | None:
    """Return the assertion that the question *ref* belongs to, or None."""
    group = state.by_ref[ref].asked.assertion
    if group is None or state.question_set.catalogue.scheme is not Scheme.DSPT_ITEMS:
        return None
    return AssertionState(group, _members(state, group), group.id in state.confirmed)


def _members(state: AssessmentState, group: Group) -> tuple[RequirementState, ...]:
    return tuple(
        r
        for r in state.requirements
        if r.asked.assertion is not None
        and r.asked.assertion.id == group.id
        and r.progress is not Progress.EXEMPT
    )
