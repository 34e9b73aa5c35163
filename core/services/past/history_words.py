"""What each value in the history is called, and what it says, in words: never an id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from core.domain.canonical import Json
from core.domain.catalogue import QuestionSet
from core.domain.publication import PublishedStatus, status_name
from core.services.amending.facts import name_of
from core.services.installed_sets import INSTALLED_FACT
from core.services.labels import fact_words
from core.services.past.amendment_words import amendment_part
from core.services.past.history_columns import (
    ANSWER,
    COLUMNS,
    LINK,
    TICK,
    Part,
    day,
    text,
    yes_no,
)
from core.services.past.todo_columns import TODO_COLUMNS
from core.services.publishers import TRUSTED_FACT
from core.services.reading import (
    BLANKS_FACT,
    CYBER_ESSENTIALS_FACT,
    ISO_27001_FACT,
    MET,
    PUBLISHED_FACT,
    STARTER_FACT,
    TOLD_FACT,
)
from core.services.records import Records
from core.services.ways_fact import ways_said
from core.store import plan_tables, tables
from core.store.base import Address
from core.store.journal_read import last_known
from core.store.journal_trail import document_values
from core.store.tables import journaled_classes
from core.text import QT_TRANSLATE_NOOP, translate

_COLUMNS = {**COLUMNS, **TODO_COLUMNS}

FORGOTTEN = QT_TRANSLATE_NOOP("history", "(taken out of the history for good)")
_UNNAMED = QT_TRANSLATE_NOOP("history", "a document that is no longer kept")
_INSTALLED = QT_TRANSLATE_NOOP("history", "Taken in as the question set {set}")
_ISSUE = QT_TRANSLATE_NOOP("history", "{edition}, issue {issue}")
_TRUSTED = QT_TRANSLATE_NOOP("history", "Trusted as a publisher of question sets: {key}")
_BY_KEY = QT_TRANSLATE_NOOP("history", "yes")
_FACT = QT_TRANSLATE_NOOP("history", "Of the organisation: {fact}")
_OF_SIGNING = {
    PUBLISHED_FACT: QT_TRANSLATE_NOOP("history", "Published on the website"),
    "reopened/": QT_TRANSLATE_NOOP("history", "Why it was reopened"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands, in words. *ref* and *evidence_id* are for finding one's way there."""

    text: str
    ref: str = ""
    evidence_id: str = ""


class Words:
    """Says the places and values of changes as one moment of the records knows them."""

    def __init__(self, session: Session, records: Records) -> None:
        self._session = session
        self._records = records
        self._sets: dict[str, QuestionSet | None] = {}

    def place(self, address: Address) -> Place | None:
        """Return what the value at *address* is called; None for what is no news to a person."""
        entity, entity_id, field = address
        if entity == "answer":
            return self._answer(entity_id, field)
        if entity == "evidence_link":
            return self._link(field)
        if entity == "fact":
            return _fact(field)
        known = _COLUMNS.get((entity, field))
        if known is None:
            return None
        return self._column(known.place, entity, entity_id)

    def value(self, address: Address, value: Json, *, forgotten: bool = False) -> str:
        """Return what *value* says at *address*."""
        if forgotten:
            return translate("history", FORGOTTEN)
        part = _part(address)
        return str(value) if part is None else part.words(value)

    def title(self, evidence_id: str) -> str:
        """Return the title of a piece of evidence, also of one that an undo took away."""
        row = self._session.get(tables.Evidence, evidence_id)
        if row is not None:
            return row.title
        said = self._last_said("evidence", evidence_id, "title")
        return str(said) if said else translate("history", _UNNAMED)

    def _person(self, entity: str, entity_id: str) -> str:
        """Return the name of whoever a row is about; empty where it is about nobody."""
        if entity == "person":
            person = self._session.get(tables.Person, entity_id)
            return person.name if person else ""
        if entity == "training":
            entity, entity_id = "staff", str(self._last_said(entity, entity_id, "staff_id"))
        if entity != "staff":
            return ""
        row = self._session.get(tables.Staff, entity_id)
        return row.name if row else str(self._last_said(entity, entity_id, "name") or "")

    def todo(self, entity: str, entity_id: str) -> str:
        """Return the title of an action or a job, or of whom something was asked."""
        if entity == plan_tables.JobDone.__tablename__:
            job = self._session.get(plan_tables.JobDone, entity_id)
            entity_id = job.job_id if job else str(self._last_said(entity, entity_id, "job_id"))
            entity = plan_tables.Job.__tablename__
        field = "asked_of" if entity == plan_tables.Request.__tablename__ else "title"
        row = self._session.get(journaled_classes()[entity], entity_id)
        if row is None:
            return str(self._last_said(entity, entity_id, field))
        return str(getattr(row, field))

    def _column(self, text: str, entity: str, entity_id: str) -> Place:
        if entity in tables.TODO_TABLES:
            return Place(translate("history", text, title=self.todo(entity, entity_id)))
        if entity in ("evidence", "evidence_version"):
            return self._evidence(text, entity, entity_id)
        name = self._person(entity, entity_id)
        return Place(translate("history", text, person=name))

    def _answer(self, assessment_id: str, field: str) -> Place:
        ref, _, name = field.partition("/")
        if name.startswith(MET):
            criterion = name.removeprefix(MET)
            text = self._criterion(assessment_id, ref, criterion)
            return Place(translate("history", TICK.place, criterion=criterion, text=text), ref)
        known = ANSWER.get(name)
        text = translate("history", known.place, ref=ref) if known else f"{ref}: {name}"
        return Place(text, ref)

    def _link(self, field: str) -> Place:
        ref, _, rest = field.partition("/")
        criterion, _, evidence_id = rest.rpartition("/")
        text = translate(
            "history", LINK.place, target=criterion or ref, title=self.title(evidence_id)
        )
        return Place(text, ref, evidence_id)

    def _evidence(self, text: str, entity: str, entity_id: str) -> Place:
        if entity == "evidence":
            place = translate("history", text, title=self.title(entity_id))
            return Place(place, evidence_id=entity_id)
        row = self._session.get(tables.EvidenceVersion, entity_id)
        if row is not None:
            evidence_id, number = row.evidence_id, str(row.number)
        else:
            evidence_id = str(self._last_said(entity, entity_id, "evidence_id"))
            number = str(self._last_said(entity, entity_id, "number"))
        place = translate("history", text, title=self.title(evidence_id), number=number)
        return Place(place, evidence_id=evidence_id)

    def _criterion(self, assessment_id: str, ref: str, criterion: str) -> str:
        if assessment_id not in self._sets:
            row = self._session.get(tables.Assessment, assessment_id)
            found = None if row is None else self._records.question_set(self._session, row)
            self._sets[assessment_id] = found
        questions = self._sets[assessment_id]
        asked = questions.by_ref.get(ref) if questions else None
        criteria = asked.requirement.criteria if asked else ()
        return next((c.text for c in criteria if c.id == criterion), "")

    def _last_said(self, entity: str, entity_id: str, field: str) -> Any:
        """Return what the history last said of a row that is not there any more."""
        return last_known(self._session, Address(entity, entity_id, field))


def titles_of(session: Session, words: Words, change_ids: Iterable[str]) -> dict[str, str]:
    """Return the title of the document that each change is about, where it is about one."""
    pieces: dict[str, set[str]] = {}
    for change_id, address in document_values(session, change_ids):
        place = words.place(address)
        if place is not None and place.evidence_id:
            pieces.setdefault(change_id, set()).add(place.evidence_id)
    return {
        change_id: words.title(*several)
        for change_id, several in pieces.items()
        if len(several) == 1
    }


def _part(address: Address) -> Part | None:
    entity, _, field = address
    if entity == "answer":
        name = field.partition("/")[2]
        return TICK if name.startswith(MET) else ANSWER.get(name)
    if entity == "evidence_link":
        return LINK
    if entity == "fact":
        about_set = name_of(field)
        if about_set is not None:
            return amendment_part(about_set.kind)
        return Part("", day if field in (CYBER_ESSENTIALS_FACT, ISO_27001_FACT) else _said)
    return _COLUMNS.get((entity, field))


def _fact(name: str) -> Place | None:
    if name.startswith((STARTER_FACT, BLANKS_FACT)):
        return None  # the document itself is the news
    about_set = name_of(name)
    if about_set is not None:
        part = amendment_part(about_set.kind)
        return Place(translate("history", part.place, ref=about_set.ref), about_set.ref)
    for prefix, said in _OF_SIGNING.items():
        if name.startswith(prefix):
            return Place(translate("history", said))
    if name.startswith(INSTALLED_FACT):
        return Place(translate("history", _INSTALLED, set=name.removeprefix(INSTALLED_FACT)))
    if name.startswith(TRUSTED_FACT):
        return Place(translate("history", _TRUSTED, key=name.removeprefix(TRUSTED_FACT)))
    fact = fact_words(name.removeprefix(TOLD_FACT))
    return Place(translate("history", _FACT, fact=fact))


def _said(value: Any) -> str:
    """Say a fact of whatever kind."""
    if isinstance(value, dict) and "ways" in value:
        return ways_said(value)
    if isinstance(value, dict) and "issue" in value:
        return translate("history", _ISSUE, edition=value["edition"], issue=value["issue"])
    if isinstance(value, dict) and "called" in value:
        return str(value["called"]) or translate("history", _BY_KEY)
    if isinstance(value, dict) and "on" in value:
        return _published(value)
    if isinstance(value, dict):
        return str(value.get("reason", ""))
    return yes_no(value) if isinstance(value, bool) else text(value)


def _published(value: dict[str, Any]) -> str:
    """Say when it was published, and as what."""
    said, status = day(value["on"]), value.get("status")
    return f"{said}, {status_name(PublishedStatus(status))}" if status else said
