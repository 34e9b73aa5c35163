"""What the result would be if one answer were another: tried out, and nothing is saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from core.domain.answers import Answer
from core.domain.catalogue import AnswerKind
from core.domain.home import if_signed_today
from core.domain.state import AssessmentState, Progress, RequirementState, assessment_state
from core.text import translate

TRIED_OUT = (AnswerKind.LEVELS, AnswerKind.YES_NO, AnswerKind.CONFIRM)
"""What is answered by ticking. Words and documents count as soon as they are there."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What is different about one answer; None leaves a thing as it is, "" clears an item."""

    ref: str
    ticks: Mapping[str, bool] = field(default_factory=dict)  # by whole criterion id
    target: int | None = None
    item: str | None = None

    def plus(
        self,
        *,
        ticks: Mapping[str, bool] | None = None,
        target: int | None = None,
        item: str | None = None,
    ) -> Tried:
        """Return it with more tried."""
        return Tried(
            self.ref,
            {**self.ticks, **(ticks or {})},
            self.target if target is None else target,
            self.item if item is None else item,
        )

    def over(self, answer: Answer) -> Answer:
        """Return *answer* as it would be."""
        met = answer.met | {c for c, on in self.ticks.items() if on}
        return replace(
            answer,
            met=met - {c for c, on in self.ticks.items() if not on},
            target=answer.target if self.target is None else self.target,
            item=answer.item if self.item is None else (self.item or None),
        )

    def differing(self, answer: Answer) -> Tried:
        """Return only what is different from *answer*, which may have changed meanwhile."""
        return Tried(
            self.ref,
            {c: on for c, on in self.ticks.items() if on != (c in answer.met)},
            None if self.target == answer.target else self.target,
            None if (self.item or "") == (answer.item or "") else self.item,
        )

    @property
    def is_nothing(self) -> bool:
        """Whether nothing is tried."""
        return not self.ticks and self.target is None and self.item is None


def state_if(state: AssessmentState, tried: Tried) -> AssessmentState:
    """Return where the assessment would stand with what is *tried*."""
    answers = {r.ref: r.answer for r in state.requirements}
    answers[tried.ref] = tried.over(answers[tried.ref])
    for assertion in state.confirmed:
        known = answers.get(assertion, Answer(assertion))
        answers[assertion] = replace(known, confirmed=True)
    then = assessment_state(
        state.organisation,
        state.assessment,
        state.question_set,
        answers,
        state.evidence,
        state.today,
    )
    return replace(
        state, requirements=then.requirements, score=then.score, confirmed=then.confirmed
    )


def outcome_text(now: AssessmentState, then: AssessmentState, ref: str) -> str:
    """Say what would be different for *ref*, and what the result would be."""
    here = _here(now.by_ref[ref], then.by_ref[ref])
    return " ".join(text for text in (here, if_signed_today(then)) if text)


def _here(now: RequirementState, then: RequirementState) -> str:
    if then.level is None or now.level is None:
        done = then.progress is Progress.DONE
        if done == (now.progress is Progress.DONE):
            return (
                translate("what-if", "Complete, as it is now.")
                if done
                else translate("what-if", "Still to go, as it is now.")
            )
        return (
            translate("what-if", "Complete then.") if done else translate("what-if", "To go then.")
        )
    if then.level != now.level:
        return translate(
            "what-if", "Level {then} then, level {now} now.", then=then.level, now=now.level
        )
    if not then.held_by:
        return translate("what-if", "Level {level}, as it is now.", level=then.level)
    return translate(
        "what-if",
        "Still level {level}. It lacks: {what}.",
        level=then.level,
        what="; ".join(c.short or c.text for c in then.held_by),
    )
