"""What an item takes as its answer, and words that are kept while something else answers it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.canonical import Json
from core.domain.catalogue import AnswerKind, Requirement
from core.domain.scoring import NO, YES
from core.errors import UserError
from core.store import tables
from core.text import QT_TRANSLATE_NOOP, translate

ITEM, PLACE, SET_ASIDE = "item", "place", "set-aside"

_HOW: Final[Mapping[AnswerKind, str]] = {
    AnswerKind.LEVELS: QT_TRANSLATE_NOOP("answer", "ticks on its points"),
    AnswerKind.YES_NO: QT_TRANSLATE_NOOP("answer", "yes or no"),
    AnswerKind.TEXT: QT_TRANSLATE_NOOP("answer", "a text"),
    AnswerKind.DOCUMENT: QT_TRANSLATE_NOOP("answer", "a document, or where it is kept"),
    AnswerKind.DATE: QT_TRANSLATE_NOOP("answer", "a date, such as 2026-05-28"),
    AnswerKind.CONFIRM: QT_TRANSLATE_NOOP("answer", "yes, once it is so"),
    AnswerKind.OPEN: QT_TRANSLATE_NOOP("answer", "yes, no, a text or where it is kept"),
}
_TICKED = (AnswerKind.YES_NO, AnswerKind.CONFIRM)
_KEPT = (AnswerKind.DOCUMENT, AnswerKind.OPEN)


class AnswerOfOtherKindError(UserError):
    """An answer was given in a form that the question does not take."""

    code = "answer-of-other-kind"
    what_text = QT_TRANSLATE_NOOP("errors", "{ref} is answered by {how}.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Answer it that way. Whatever else there is to say goes into its note."
    )


def check_kind(requirement: Requirement, item: str | None, place: str | None) -> None:
    """Refuse an answer in a form that *requirement* does not take; None and "" are never one.

    Raises AnswerOfOtherKindError.
    """
    kind = requirement.answer
    if place and kind not in _KEPT:
        raise other_kind(requirement)
    if not item:
        return
    is_tick = item in (YES, NO)
    fits = {
        AnswerKind.LEVELS: False,
        AnswerKind.DOCUMENT: False,
        AnswerKind.DATE: _is_date(item),
        **dict.fromkeys(_TICKED, is_tick),
    }
    if not fits.get(kind, True):
        raise other_kind(requirement)


def keep_words(
    session: Session, assessment_id: str, requirement: Requirement, values: Mapping[str, Json]
) -> Mapping[str, Json]:
    """Return *values* so that a tick in place of words sets the words aside.

    New words take the place of any that were set aside.
    """
    if requirement.answer is not AnswerKind.OPEN or not values.get(ITEM):
        return values
    if values[ITEM] not in (YES, NO):
        return {**values, SET_ASIDE: None}
    item, aside = stored(session, assessment_id, requirement.ref)
    words = "" if item in (YES, NO) else item
    return {**values, SET_ASIDE: words or aside or None}


def stored(session: Session, assessment_id: str, ref: str) -> tuple[str, str]:
    """Return the answer as it is stored, and the words set aside; empty where there is nothing."""
    answer = tables.Answer
    found: dict[str, Json] = dict(
        session.execute(
            select(answer.field, answer.value).where(
                answer.assessment_id == assessment_id,
                answer.ref == ref,
                answer.field.in_((ITEM, SET_ASIDE)),
            )
        ).all()
    )
    return str(found.get(ITEM) or ""), str(found.get(SET_ASIDE) or "")


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def other_kind(requirement: Requirement) -> AnswerOfOtherKindError:
    """Return the error that says how *requirement* is answered."""
    how = translate("answer", _HOW[requirement.answer])
    return AnswerOfOtherKindError(ref=requirement.ref, how=how)
