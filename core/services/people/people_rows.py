"""Finding and checking the rows of people inside a transaction."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.organisation import AssessmentStatus, Role
from core.services.people.people_errors import (
    LastAdministratorError,
    NameMissingError,
    PersonKnownError,
    PersonLeftError,
    UnknownPersonError,
)
from core.services.reading import BY_AGE
from core.services.records import Records
from core.services.typed_text import NAME, typed
from core.store import tables


@dataclass(frozen=True, slots=True)
class OwnedAnswer:
    """An answer in an open assessment whose owner bears somebody's name."""

    assessment_id: str
    ref: str


def clean_name(name: str) -> str:
    """Return a name without blanks around it. Raises NameMissingError, TextTooLongError."""
    clean = typed(name, NAME)
    if not clean:
        raise NameMissingError()
    return clean


def people_rows(session: Session, records: Records) -> list[tables.Person]:
    """Return everybody who was ever here, in the order in which they came."""
    return list(
        session.scalars(
            select(tables.Person)
            .where(tables.Person.organisation_id == records.organisation_id)
            .order_by(tables.Person.created, BY_AGE)
        )
    )


def somebody(records: Records) -> str | None:
    """Return an administrator, else anybody, where nothing tells any more who worked last.

    For damaged records, in which nothing is written under the name.
    """
    with records.store.read() as session:
        people = people_rows(session, records)
        people.sort(key=lambda one: one.role != Role.ADMINISTRATOR)
        return people[0].id if people else None


def person_row(session: Session, records: Records, person_id: str) -> tables.Person:
    """Return one person. Raises UnknownPersonError."""
    row = session.get(tables.Person, person_id)
    if row is None or row.organisation_id != records.organisation_id:
        raise UnknownPersonError(name=person_id)
    return row


def refuse_known(session: Session, records: Records, name: str, *, but: str = "") -> None:
    """Refuse a name that somebody else bears. Raises PersonKnownError."""
    for row in people_rows(session, records):
        if row.id != but and row.name.casefold() == name.casefold():
            raise PersonKnownError(name=row.name)


def refuse_left(row: tables.Person) -> None:
    """Refuse somebody who has left. Raises PersonLeftError."""
    if row.left_on is not None:
        raise PersonLeftError(name=row.name)


def refuse_last_administrator(session: Session, records: Records, row: tables.Person) -> None:
    """Refuse to lose the only administrator. Raises LastAdministratorError."""
    others = [
        other
        for other in people_rows(session, records)
        if other.id != row.id and other.role == Role.ADMINISTRATOR and other.left_on is None
    ]
    if row.role == Role.ADMINISTRATOR and row.left_on is None and not others:
        raise LastAdministratorError(name=row.name)


def take_pin(session: Session, row: tables.Person) -> None:
    """Take somebody's PIN away, if there is one."""
    pin = session.get(tables.Pin, row.id)
    if pin is not None:
        session.delete(pin)
    row.pin_set = None


def owned_answers(session: Session, records: Records, name: str) -> tuple[OwnedAnswer, ...]:
    """Return the answers in open assessments whose owner bears *name*."""
    found = session.execute(
        select(tables.Answer.assessment_id, tables.Answer.ref, tables.Answer.value)
        .join(tables.Assessment, tables.Assessment.id == tables.Answer.assessment_id)
        .where(
            tables.Assessment.organisation_id == records.organisation_id,
            tables.Assessment.state == AssessmentStatus.OPEN.value,
            tables.Answer.field == "owner",
        )
        .order_by(tables.Answer.assessment_id, tables.Answer.ref)
    )
    return tuple(
        OwnedAnswer(assessment_id, ref)
        for assessment_id, ref, owner in found
        if owner and owner.casefold() == name.casefold()
    )
