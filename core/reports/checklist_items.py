"""What the checklist prints of questions that have one answer: its form, what was said, where."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportlab.platypus import Flowable

from core.domain.assertions import AssertionState, assertion_of
from core.domain.catalogue import AnswerKind
from core.domain.home import long_date
from core.domain.scoring import NO, YES
from core.domain.state import AssessmentState, Progress, RequirementState
from core.domain.told import blanks_in
from core.reports.flow import Text, strong, text
from core.reports.safe_text import as_typed, clip, lines
from core.reports.styles import Styles
from core.text import QT_TRANSLATE_NOOP, translate

_KINDS = {
    AnswerKind.YES_NO: QT_TRANSLATE_NOOP("reports", "Yes/no"),
    AnswerKind.TEXT: QT_TRANSLATE_NOOP("reports", "Words"),
    AnswerKind.DOCUMENT: QT_TRANSLATE_NOOP("reports", "Paper"),
    AnswerKind.DATE: QT_TRANSLATE_NOOP("reports", "Date"),
    AnswerKind.CONFIRM: QT_TRANSLATE_NOOP("reports", "Confirm"),
    AnswerKind.OPEN: QT_TRANSLATE_NOOP("reports", "Any"),
}
TICKS = {
    YES: QT_TRANSLATE_NOOP("reports", "Answer: yes"),
    NO: QT_TRANSLATE_NOOP("reports", "Answer: no, so still to go"),
}
IN_WORDS = (AnswerKind.TEXT, AnswerKind.OPEN)


def kind_word(kind: AnswerKind) -> str:
    """Return in a word how a question is answered; empty for one with levels."""
    return translate("reports", _KINDS[kind]) if kind in _KINDS else ""


def is_item(requirement: RequirementState) -> bool:
    """Whether it has one answer instead of levels."""
    return requirement.asked.requirement.answer is not AnswerKind.LEVELS


def answer_line(requirement: RequirementState) -> str:
    """Say in a few words what has been answered so far."""
    item = requirement.answer.item or ""
    if requirement.covered:
        return translate("reports", "Answered by what you told of yourselves")
    if item in TICKS:
        return translate("reports", TICKS[item])
    if requirement.asked.requirement.answer is AnswerKind.DATE and item:
        return translate("reports", "Answer: {day}", day=_day(item))
    open_blanks = len(blanks_in(item))
    if open_blanks:
        return translate("reports", "Begun; blanks still open: {count}", count=open_blanks)
    if requirement.progress is Progress.DONE:
        return translate("reports", "Answered")
    return translate("reports", "Not answered yet")


def answer_text(requirement: RequirementState, styles: Styles) -> list[Flowable]:
    """Return the answer in words, line by line as it was typed."""
    item = requirement.answer.item or ""
    if requirement.asked.requirement.answer not in IN_WORDS or item in TICKS:
        return []
    written = lines(item)
    if not written:
        return []
    label = strong(translate("reports", "Answer:"))
    return [
        Text(f"{label} {as_typed(written[0])}", styles.small),
        *(text(line, styles.small) for line in written[1:]),
    ]


def marks(requirement: RequirementState) -> Iterator[str]:
    """Give what is special about being asked it: that it is optional, or not sure."""
    if not requirement.asked.applicability.mandatory:
        yield translate("reports", "Optional")
    if requirement.asked.in_doubt:
        yield translate("reports", "Not confirmed for you.")


def closes(state: AssessmentState, ref: str) -> AssertionState | None:
    """Return the assertion that is confirmed after the question *ref*, its last one."""
    assertion = assertion_of(state, ref)
    if assertion is None or not assertion.members or assertion.members[-1].ref != ref:
        return None
    return assertion


def confirm_words(assertion: AssertionState) -> str:
    """Say what is confirmed as a whole."""
    return translate(
        "reports",
        "I confirm {id} as a whole: {title}",
        id=assertion.group.id,
        title=clip(assertion.group.title, 300),
    )


def _day(item: str) -> str:
    try:
        return long_date(date.fromisoformat(item))
    except ValueError:
        return clip(item, 40)
