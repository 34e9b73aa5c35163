"""What stops signing because it was brought from last year and nobody has looked at it yet."""

from __future__ import annotations

from collections.abc import Iterator

from core.domain.carried import Verdict
from core.domain.findings import Finding, Weight
from core.domain.state import AssessmentState, Progress, RequirementState
from core.text import QT_TRANSLATE_NOOP, translate

_UNSEEN = QT_TRANSLATE_NOOP(
    "advice", "{ref} was brought from last year. Say whether it is still true."
)
_NOT_SURE = QT_TRANSLATE_NOOP("advice", "You were not sure whether {ref} is still true. Settle it.")


def about_last_year(state: AssessmentState) -> Iterator[Finding]:
    """Yield what was brought and is still to be looked at, in the set's order."""
    for requirement in state.requirements:
        if is_to_be_looked_at(requirement):
            code, text = "not-looked-at", _UNSEEN
            if _is_unsure(requirement):
                code, text = "not-sure", _NOT_SURE
            ref = requirement.ref
            yield Finding(code, Weight.IN_THE_WAY, translate("advice", text, ref=ref), ref)


def is_to_be_looked_at(requirement: RequirementState) -> bool:
    """Whether it was brought from last year, and nobody was sure of it since."""
    return requirement.answer.is_to_be_looked_at and requirement.progress is not Progress.EXEMPT


def what_to_look_at(requirement: RequirementState) -> str:
    """Say in a few words why such an answer does not count yet."""
    if _is_unsure(requirement):
        return translate("advice", "Not sure whether it is still true. Settle it.")
    return translate("advice", "Brought from last year. Still true?")


def _is_unsure(requirement: RequirementState) -> bool:
    carried = requirement.answer.carried
    return carried is not None and carried.verdict is Verdict.NOT_SURE
