"""What is strong and what is still missing, with the shortest way to the good result."""

from __future__ import annotations

from reportlab.platypus import Flowable

from core.domain.advice import Step, shortest_way
from core.domain.evidence import Standing
from core.domain.scoring import HIGHEST_LEVEL, SATISFACTORY_LEVEL
from core.domain.state import AssessmentState, RequirementState
from core.reports.flow import Heading, bullets, strong, text
from core.reports.safe_text import as_typed, clip
from core.reports.styles import Styles
from core.text import translate

_MOST = 30
_LONGEST_TITLE = 300


def strengths(state: AssessmentState, styles: Styles) -> list[Flowable]:
    """Return the requirements at the highest level, or shown throughout at level 2."""
    head = Heading(translate("reports", "Strong points"), styles.h2, 2, "strengths")
    strong_ones = [found for found in state.requirements if _is_strong(found)]
    if not strong_ones:
        words = translate(
            "reports", "Nothing yet is at level 3, or at level 2 with evidence for every tick."
        )
        return [head, text(words, styles.body)]
    items = [_named(found.ref, found.title, _why_strong(found)) for found in strong_ones]
    return [head, *_list(items, styles)]


def _is_strong(found: RequirementState) -> bool:
    if found.level is None:
        return False
    return found.level == HIGHEST_LEVEL or (
        found.level >= SATISFACTORY_LEVEL and _is_shown_throughout(found)
    )


def _is_shown_throughout(found: RequirementState) -> bool:
    standings = {c.standing for c in found.criteria if c.standing}
    return standings == {Standing.SHOWN}


def _why_strong(found: RequirementState) -> str:
    if _is_shown_throughout(found):
        return translate(
            "reports", "level {level}, with evidence for every tick", level=found.level
        )
    return translate("reports", "level {level}", level=found.level)


def gaps(state: AssessmentState, styles: Styles) -> list[Flowable]:
    """Return what keeps the result from being the good one, the quickest first."""
    head = Heading(translate("reports", "Gaps, the quickest first"), styles.h2, 2, "gaps")
    steps = shortest_way(state)
    if not steps:
        words = translate("reports", "Nothing keeps the result from being the good one.")
        return [head, text(words, styles.body)]
    return [head, *_list([_step(step) for step in steps], styles)]


def _step(step: Step) -> str:
    if not step.criteria:
        return _named(step.ref, step.title, translate("reports", "still to answer"))
    wanted = "; ".join(clip(c.text, _LONGEST_TITLE).rstrip(". ") for c in step.criteria[:12])
    if len(step.criteria) == 1:
        lacks = translate("reports", "one tick is missing: {wanted}", wanted=wanted)
    else:
        lacks = translate(
            "reports",
            "{count} ticks are missing: {wanted}",
            count=len(step.criteria),
            wanted=wanted,
        )
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
