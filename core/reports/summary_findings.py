"""What is strong and what is still missing, with the shortest way to the good result."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from core.domain.advice import Step, shortest_way
from core.domain.catalogue import AnswerKind, Scheme
from core.domain.evidence import Standing
from core.domain.scoring import HIGHEST_LEVEL, NO, SATISFACTORY_LEVEL
from core.domain.state import AssessmentState, Progress, RequirementState
from core.domain.told import blanks_in
from core.reports.flow import Heading, bullets, strong, text
from core.reports.safe_text import as_typed, clip
from core.reports.styles import Styles
from core.text import translate

_MOST = 30
_MOST_SPELT = 3  # missing ticks, where more are missing the checklist is the place to read them
_FIRST_SPELT = 6  # requirements: the owner reads what comes first, not a wall of text
_LONGEST_TITLE = 300


def strengths(state: AssessmentState, styles: Styles) -> list[Flowable]:
    """Return the requirements at the highest level, or shown throughout at level 2."""
    head = Heading(translate("reports", "Strong points"), styles.h2, 2, "strengths")
    strong_ones = [found for found in state.requirements if _is_strong(found)]
    if not strong_ones:
        return [head, text(_nothing_strong(state), styles.body)]
    items = [_named(found.ref, found.title, _why_strong(found)) for found in strong_ones]
    return [head, *_list(items, styles)]


def _nothing_strong(state: AssessmentState) -> str:
    if state.question_set.catalogue.scheme is Scheme.IGT_LEVELS:
        return translate(
            "reports", "Nothing yet is at level 3, or at level 2 with evidence for every tick."
        )
    return translate("reports", "Nothing yet is answered with evidence in date.")


def _is_strong(found: RequirementState) -> bool:
    if found.asked.requirement.answer is not AnswerKind.LEVELS:
        return found.progress is Progress.DONE and found.standing is Standing.SHOWN
    level = found.level or 0
    return level == HIGHEST_LEVEL or (level >= SATISFACTORY_LEVEL and _is_shown_throughout(found))


def _is_shown_throughout(found: RequirementState) -> bool:
    return {c.standing for c in found.criteria if c.standing} == {Standing.SHOWN}


def _why_strong(found: RequirementState) -> str:
    if found.covered:
        return translate("reports", "answered by what you told of yourselves")
    if found.level is None:
        return translate("reports", "answered, with evidence in date")
    if _is_shown_throughout(found):
        return translate(
            "reports", "level {level}, with evidence for every tick", level=found.level
        )
    return translate("reports", "level {level}", level=found.level)


def gaps(state: AssessmentState, styles: Styles) -> list[Flowable]:
    """Return what keeps the result from being the good one, the quickest first."""
    levels = state.question_set.catalogue.scheme is Scheme.IGT_LEVELS
    words = (
        translate("reports", "Gaps, the quickest first")
        if levels
        else translate("reports", "Still to go")
    )
    head = Heading(words, styles.h2, 2, "gaps")
    items = [*_steps(state, shortest_way(state)), *_unconfirmed(state)]
    if not items:
        words = translate("reports", "Nothing keeps the result from being the good one.")
        return [head, text(words, styles.body)]
    return [head, *_list(items, styles)]


def _unconfirmed(state: AssessmentState) -> list[str]:
    """Return the groups of questions that still have to be confirmed as a whole."""
    groups = {a.assertion.id: a.assertion for a in state.question_set.asked if a.assertion}
    words = translate("reports", "still to confirm as a whole")
    return [
        _named(ref, groups[ref].title, words)
        for ref in state.score.blocking
        if ref in groups and ref not in state.by_ref
    ]


def _steps(state: AssessmentState, steps: Sequence[Step]) -> list[str]:
    return [
        _step(state.by_ref[step.ref], step, number < _FIRST_SPELT)
        for number, step in enumerate(steps)
    ]


def _what_is_left(found: RequirementState) -> str:
    item = found.answer.item or ""
    if item == NO:
        return translate("reports", "answered with no")
    if blanks_in(item):
        return translate("reports", "blanks are still open")
    return translate("reports", "still to answer")


def _step(found: RequirementState, step: Step, spelt: bool) -> str:
    if not step.criteria:
        return _named(step.ref, step.title, _what_is_left(found))
    count = len(step.criteria)
    wanted = "; ".join(clip(c.text, _LONGEST_TITLE).rstrip(". ") for c in step.criteria)
    if count == 1 and spelt:
        lacks = translate("reports", "one tick is missing: {wanted}", wanted=wanted)
    elif count == 1:
        lacks = translate("reports", "one tick is missing")
    elif count <= _MOST_SPELT and spelt:
        lacks = translate(
            "reports", "{count} ticks are missing: {wanted}", count=count, wanted=wanted
        )
    else:
        lacks = translate("reports", "{count} ticks are missing", count=count)
    return _named(step.ref, step.title, lacks)


def _named(ref: str, title: str, words: str) -> str:
    name = strong(clip(f"{ref} {title}", _LONGEST_TITLE))
    return f"{name}: {as_typed(words)}."


def _list(items: list[str], styles: Styles) -> list[Flowable]:
    story: list[Flowable] = list(bullets(items[:_MOST], styles.bullet))
    more = len(items) - _MOST
    if more > 0:
        story.append(text(translate("reports", "and {count} more", count=more), styles.body))
    return story
