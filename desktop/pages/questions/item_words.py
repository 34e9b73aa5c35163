"""What is said of questions: their standards, and what of the profile answers them."""

from __future__ import annotations

from core.domain.assertions import AssertionState
from core.domain.catalogue import Group
from core.domain.organisation import CYBER_ESSENTIALS_PLUS, ISO_27001, NHSMAIL_ONLY
from core.domain.state import AssessmentState, RequirementState
from core.text import QT_TRANSLATE_NOOP, translate

_ANSWERS = {
    CYBER_ESSENTIALS_PLUS: QT_TRANSLATE_NOOP(
        "questions", "Your Cyber Essentials Plus certificate answers this."
    ),
    ISO_27001: QT_TRANSLATE_NOOP("questions", "Your ISO 27001 certificate answers this."),
    NHSMAIL_ONLY: QT_TRANSLATE_NOOP("questions", "You use NHSmail only, and that answers this."),
}
_MAY_ANSWER = {
    CYBER_ESSENTIALS_PLUS: QT_TRANSLATE_NOOP(
        "questions",
        "On the website your Cyber Essentials Plus certificate may answer this already. Look "
        "there first.",
    ),
    ISO_27001: QT_TRANSLATE_NOOP(
        "questions",
        "On the website your ISO 27001 certificate may answer this already. Look there first.",
    ),
    NHSMAIL_ONLY: QT_TRANSLATE_NOOP(
        "questions",
        "On the website this may be answered for you already, because you use NHSmail only. Look "
        "there first.",
    ),
}


def group_words(group: Group) -> str:
    """Name a standard or an assertion, with its number where it has one."""
    if group.id[:1].isdigit() and group.id.replace(".", "").isdigit():
        return f"{group.id} {group.title}"
    return group.title


def covered_words(requirement: RequirementState, state: AssessmentState) -> str:
    """Say what of the profile answers the question; empty where nothing surely does."""
    if not requirement.covered:
        return ""
    return _first(_ANSWERS, requirement, state, doubtful=False)


def maybe_covered_words(requirement: RequirementState, state: AssessmentState) -> str:
    """Say what of the profile may answer it on the website; empty where nothing might."""
    if requirement.covered or not requirement.is_counted:
        return ""
    return _first(_MAY_ANSWER, requirement, state, doubtful=True)


def assertion_words(assertion: AssertionState) -> str:
    """Say how an assertion stands, for the list and for screen readers."""
    total = len(assertion.compulsory)
    done = total - len(assertion.to_go)
    if not total:
        return translate("questions", "optional")
    if assertion.confirmed and assertion.is_ready:
        return translate("questions", "confirmed")
    if assertion.is_ready:
        return translate("questions", "complete, not confirmed yet")
    return translate("questions", "{done} of {total} complete", done=done, total=total)


def _first(
    words: dict[str, str], requirement: RequirementState, state: AssessmentState, *, doubtful: bool
) -> str:
    told = state.organisation.covers(state.today)
    for cover in requirement.asked.requirement.covered_by:
        if cover.fact in told and cover.provenance.is_doubtful is doubtful and cover.fact in words:
            return translate("questions", words[cover.fact])
    return ""
