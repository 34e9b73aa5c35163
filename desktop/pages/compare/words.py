"""How the rows of the comparison stand, in words."""

from __future__ import annotations

from core.domain.catalogue import AnswerKind
from core.services.amending.comparison import CompareRow
from core.services.amending.comparison import RowState as State
from core.services.labels import in_mid_sentence
from core.text import QT_TRANSLATE_NOOP, translate
from desktop.widgets.row_list_model import RowState

KINDS = (
    (AnswerKind.YES_NO, QT_TRANSLATE_NOOP("compare", "Yes or no")),
    (AnswerKind.TEXT, QT_TRANSLATE_NOOP("compare", "A text")),
    (AnswerKind.DOCUMENT, QT_TRANSLATE_NOOP("compare", "A document")),
    (AnswerKind.DATE, QT_TRANSLATE_NOOP("compare", "A date")),
    (AnswerKind.CONFIRM, QT_TRANSLATE_NOOP("compare", "A confirmation")),
    (AnswerKind.OPEN, QT_TRANSLATE_NOOP("compare", "Not known")),
)
"""How a question can be answered, in the order in which it is offered."""

_STATES = {
    State.IN_DOUBT: (QT_TRANSLATE_NOOP("compare", "Not confirmed"), "warn", RowState.OPEN),
    State.KNOWN: (QT_TRANSLATE_NOOP("compare", "Sure"), "ok", RowState.DONE),
    State.CHECKED: (QT_TRANSLATE_NOOP("compare", "Seen on the website"), "ok", RowState.DONE),
    State.ADDED: (QT_TRANSLATE_NOOP("compare", "Added by you"), "info", RowState.DONE),
    State.SET_ASIDE: (QT_TRANSLATE_NOOP("compare", "Set aside"), "quiet", RowState.LEFT_OUT),
}


def state_words(row: CompareRow) -> tuple[str, str]:
    """Return the word and the tone of a row's chip."""
    text, tone, _ = _STATES[row.state]
    return translate("compare", text), tone


def sign_of(row: CompareRow) -> RowState:
    """Return the sign of a row."""
    return _STATES[row.state][2]


def kind_words(kind: AnswerKind) -> str:
    """Return how a question is answered."""
    return next((translate("compare", text) for one, text in KINDS if one is kind), kind.value)


def asks_words(row: CompareRow) -> str:
    """Say in one line what a row asks for: "Compulsory, answered by: a text"."""
    kind = in_mid_sentence(kind_words(row.answer))
    if row.mandatory:
        return translate("compare", "Compulsory. Answered by: {kind}.", kind=kind)
    return translate("compare", "Not compulsory. Answered by: {kind}.", kind=kind)
