"""What is said in the history of what somebody established about a question."""

from __future__ import annotations

from collections.abc import Mapping

from core.domain.amendments import AmendmentKind, Said
from core.domain.canonical import Json
from core.domain.catalogue import AnswerKind
from core.domain.home import long_date
from core.services.amending.facts import said_of
from core.services.past.history_columns import Part, text
from core.text import QT_TRANSLATE_NOOP, translate

KIND_WORDS: Mapping[str, str] = {
    AnswerKind.YES_NO: QT_TRANSLATE_NOOP("kinds", "yes or no"),
    AnswerKind.TEXT: QT_TRANSLATE_NOOP("kinds", "a text"),
    AnswerKind.DOCUMENT: QT_TRANSLATE_NOOP("kinds", "a document"),
    AnswerKind.DATE: QT_TRANSLATE_NOOP("kinds", "a date"),
    AnswerKind.CONFIRM: QT_TRANSLATE_NOOP("kinds", "a confirmation"),
    AnswerKind.OPEN: QT_TRANSLATE_NOOP("kinds", "yes or no, a text or a place"),
    AnswerKind.LEVELS: QT_TRANSLATE_NOOP("kinds", "levels"),
}
"""How a question is answered, in the middle of a sentence."""

_BY = QT_TRANSLATE_NOOP("history", "by {name} on {day}")
_BY_LIST = QT_TRANSLATE_NOOP("history", "by {name} on {day}, from the list “{list}”")
_COMPULSORY = QT_TRANSLATE_NOOP("history", "compulsory")
_NOT_COMPULSORY = QT_TRANSLATE_NOOP("history", "not compulsory")
_ANSWERED_BY = QT_TRANSLATE_NOOP("history", "answered by {kind}")


def kind_words(kind: str) -> str:
    """Return how a question is answered, in the middle of a sentence."""
    known = KIND_WORDS.get(kind)
    return translate("kinds", known) if known else kind


def _who(said: Said) -> str:
    sentence = _BY_LIST if said.list_name else _BY
    return translate("history", sentence, name=said.by, day=long_date(said.on), list=said.list_name)


def _said(value: Json) -> str:
    if not isinstance(value, dict):
        return text(value)
    parts = []
    for key in ("title", "reason"):
        if value.get(key):
            parts.append(str(value[key]))
    if isinstance(value.get("mandatory"), bool):
        words = _COMPULSORY if value["mandatory"] else _NOT_COMPULSORY
        parts.append(translate("history", words))
    if value.get("answer"):
        kind_said = kind_words(str(value["answer"]))
        parts.append(translate("history", _ANSWERED_BY, kind=kind_said))
    parts.append(_who(said_of(value)))
    return "; ".join(parts)


_PARTS: Mapping[AmendmentKind, Part] = {
    AmendmentKind.CHECKED: Part(
        QT_TRANSLATE_NOOP("history", "{ref} seen on the website"),
        _said,
        QT_TRANSLATE_NOOP("history", "not seen"),
    ),
    AmendmentKind.OWN: Part(
        QT_TRANSLATE_NOOP("history", "Question {ref}, added here"),
        _said,
        QT_TRANSLATE_NOOP("history", "not there"),
    ),
    AmendmentKind.ASIDE: Part(
        QT_TRANSLATE_NOOP("history", "{ref} set aside, because"),
        _said,
        QT_TRANSLATE_NOOP("history", "it is asked"),
    ),
    AmendmentKind.CORRECTED: Part(
        QT_TRANSLATE_NOOP("history", "What {ref} asks for"),
        _said,
        QT_TRANSLATE_NOOP("history", "as in the question set"),
    ),
    AmendmentKind.OFFICIAL: Part(QT_TRANSLATE_NOOP("history", "Official wording of {ref}"), text),
}


def amendment_part(kind: AmendmentKind) -> Part:
    """Return what a fact of that kind is called, and how it is said."""
    return _PARTS[kind]
