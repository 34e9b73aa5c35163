"""What each recorded value is called in words, for comparing copies and for reading without us."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.canonical import Json
from core.services.reading import MET
from core.store import tables
from core.store.base import Address
from core.text import QT_TRANSLATE_NOOP, translate

_ANSWER: Mapping[str, str] = {
    "note": QT_TRANSLATE_NOOP("fields", "note"),
    "owner": QT_TRANSLATE_NOOP("fields", "owner"),
    "target": QT_TRANSLATE_NOOP("fields", "target level"),
    "due": QT_TRANSLATE_NOOP("fields", "due date"),
    "not-relevant": QT_TRANSLATE_NOOP("fields", "why it does not apply"),
    "item": QT_TRANSLATE_NOOP("fields", "answer"),
    "place": QT_TRANSLATE_NOOP("fields", "where the document is kept"),
    "confirmed": QT_TRANSLATE_NOOP("fields", "confirmation"),
}
_TICK = QT_TRANSLATE_NOOP("fields", "tick {criterion}")
_THING = QT_TRANSLATE_NOOP("fields", "{thing}: {part}")
_LINK = QT_TRANSLATE_NOOP("fields", "evidence “{title}”")
_LINK_FOR = QT_TRANSLATE_NOOP("fields", "evidence “{title}” for {criterion}")
_THINGS: Mapping[str, str] = {
    "assessment": QT_TRANSLATE_NOOP("fields", "assessment"),
    "evidence": QT_TRANSLATE_NOOP("fields", "evidence “{title}”"),
    "evidence_version": QT_TRANSLATE_NOOP("fields", "kept document “{title}”"),
    "export": QT_TRANSLATE_NOOP("fields", "submission file"),
    "fact": QT_TRANSLATE_NOOP("fields", "organisation"),
    "finding": QT_TRANSLATE_NOOP("fields", "finding of the audit"),
    "organisation": QT_TRANSLATE_NOOP("fields", "organisation"),
    "person": QT_TRANSLATE_NOOP("fields", "person “{title}”"),
    "sample": QT_TRANSLATE_NOOP("fields", "sample of the audit"),
    "send_back": QT_TRANSLATE_NOOP("fields", "sending back"),
    "sign_off": QT_TRANSLATE_NOOP("fields", "sign-off"),
}
_PARTS: Mapping[str, str] = {
    "name": QT_TRANSLATE_NOOP("fields", "name"),
    "ods_code": QT_TRANSLATE_NOOP("fields", "ODS code"),
    "org_type": QT_TRANSLATE_NOOP("fields", "type"),
    "title": QT_TRANSLATE_NOOP("fields", "title"),
    "place": QT_TRANSLATE_NOOP("fields", "where it is kept"),
    "dated": QT_TRANSLATE_NOOP("fields", "date"),
    "review_by": QT_TRANSLATE_NOOP("fields", "check again by"),
    "withdrawn": QT_TRANSLATE_NOOP("fields", "taken off"),
    "state": QT_TRANSLATE_NOOP("fields", "state"),
    "due": QT_TRANSLATE_NOOP("fields", "due date"),
    "role": QT_TRANSLATE_NOOP("fields", "role"),
    "job": QT_TRANSLATE_NOOP("fields", "job"),
    "left_on": QT_TRANSLATE_NOOP("fields", "left on"),
    "note": QT_TRANSLATE_NOOP("fields", "note"),
    "verdict": QT_TRANSLATE_NOOP("fields", "verdict"),
    "reply": QT_TRANSLATE_NOOP("fields", "reply"),
    "cyber-essentials-plus-until": QT_TRANSLATE_NOOP("fields", "Cyber Essentials Plus until"),
}
_YES = QT_TRANSLATE_NOOP("fields", "yes")
_NO = QT_TRANSLATE_NOOP("fields", "no")
_GONE = QT_TRANSLATE_NOOP("fields", "(taken out of the history)")


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """Where a value stands: the requirement's *ref* (empty for others) and the field in words."""

    ref: str
    words: str


class FieldWords:
    """Names recorded values; knows the titles of evidence and people at one moment."""

    def __init__(self, session: Session, *more: Session) -> None:
        self._titles: dict[str, str] = {}
        for each in (*more, session):  # what the first one says wins
            evidence, person, version = tables.Evidence, tables.Person, tables.EvidenceVersion
            for query in (
                select(evidence.id, evidence.title),
                select(person.id, person.name),
                select(version.id, version.file_name),
            ):
                self._titles.update({row[0]: row[1] for row in each.execute(query)})

    def place(self, address: Address) -> FieldPlace:
        """Return what the value at *address* is called."""
        entity, entity_id, field = address
        if entity == "answer":
            ref, _, name = field.partition("/")
            if name.startswith(MET):
                words = translate("fields", _TICK, criterion=name.removeprefix(MET))
            else:
                words = translate("fields", _ANSWER[name]) if name in _ANSWER else name
            return FieldPlace(ref, words)
        if entity == "evidence_link":
            ref, _, rest = field.partition("/")
            criterion, _, evidence_id = rest.rpartition("/")
            title = self._titles.get(evidence_id, "")
            text = _LINK_FOR if criterion else _LINK
            return FieldPlace(ref, translate("fields", text, title=title, criterion=criterion))
        thing = _THINGS.get(entity)
        part = translate("fields", _PARTS[field]) if field in _PARTS else field.replace("_", " ")
        if thing is None:
            return FieldPlace("", f"{entity}: {part}")
        shown = translate("fields", thing, title=self._titles.get(entity_id, ""))
        return FieldPlace("", translate("fields", _THING, thing=shown, part=part))


def value_words(value: Json, *, redacted: bool = False) -> str:
    """Return a recorded value as a person reads it; nothing is an empty text."""
    if redacted:
        return translate("fields", _GONE)
    if value is None:
        return ""
    if isinstance(value, bool):
        return translate("fields", _YES if value else _NO)
    if isinstance(value, str | int):
        return str(value)
    return _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {value_words(each)}" for name, each in value.items())
    return ", ".join(value_words(each) for each in value)
