"""Which way of answering a question shows, and which words stand in its field."""

from __future__ import annotations

from core.domain.answers import Answer
from core.domain.catalogue import AnswerKind
from core.domain.scoring import NO, YES
from core.services.open_answers import How

WAYS = {AnswerKind.YES_NO: (How.YES, How.NO), AnswerKind.OPEN: tuple(How)}
"""The kinds that offer a choice, and what from."""

IN_WORDS = (AnswerKind.TEXT, AnswerKind.OPEN)
KEPT_SOMEWHERE = (AnswerKind.DOCUMENT, AnswerKind.OPEN)


def words_of(kind: AnswerKind, answer: Answer) -> str:
    """Return what stands in the field for words: also while a tick stands in their place."""
    if kind not in IN_WORDS:
        return ""
    item = answer.item or ""
    if kind is AnswerKind.OPEN and item in ("", YES, NO):
        return answer.set_aside
    return item


def way_of(
    kind: AnswerKind, answer: Answer, chosen: How | None, half_typed: How | None = None
) -> How | None:
    """Return the way that shows: what is being typed, what is recorded, what was chosen last.

    *half_typed* is WORDS or PLACE where its field holds text that was not handed over yet.
    """
    if half_typed is not None and kind is AnswerKind.OPEN:
        return half_typed
    item = answer.item or ""
    if item in (YES, NO):
        return How(item)
    if kind is not AnswerKind.OPEN:
        return None
    if item:
        return How.WORDS
    if chosen in (How.WORDS, How.PLACE):
        return chosen
    return How.PLACE if answer.place else None
