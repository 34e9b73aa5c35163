"""Finding, reading and checking the rows of the staff list inside a transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.staff import StaffMember, Training
from core.services.people.people_rows import clean_name
from core.services.people.staff_errors import NotYetError, StaffKnownError, UnknownStaffError
from core.services.reading import BY_AGE
from core.services.records import Records
from core.services.typed_text import NAME, typed
from core.store import tables
from core.store.base import new_id


def staff_rows(session: Session, records: Records) -> list[tables.Staff]:
    """Return everybody who was ever on the list, in the order in which they came."""
    return list(
        session.scalars(
            select(tables.Staff)
            .where(tables.Staff.organisation_id == records.organisation_id)
            .order_by(tables.Staff.created, BY_AGE)
        )
    )


def staff_row(session: Session, records: Records, staff_id: str) -> tables.Staff:
    """Return one line of the list. Raises UnknownStaffError."""
    row = session.get(tables.Staff, staff_id)
    if row is None or row.organisation_id != records.organisation_id:
        raise UnknownStaffError(name=staff_id)
    return row


def read_staff(session: Session, records: Records) -> tuple[StaffMember, ...]:
    """Return everybody who was ever on the list, with their trainings, by name."""
    rows = staff_rows(session, records)
    trainings: dict[str, list[Training]] = defaultdict(list)
    for row in session.scalars(
        select(tables.Training).order_by(tables.Training.trained_on.desc(), BY_AGE.desc())
    ):
        trainings[row.staff_id].append(
            Training(row.id, row.trained_on, row.course or "", row.evidence_id)
        )
    people = (staff_of(row, trainings[row.id]) for row in rows)
    return tuple(sorted(people, key=lambda one: one.name.casefold()))


def staff_of(row: tables.Staff, trainings: Iterable[Training] = ()) -> StaffMember:
    """Return *row* as a plain value."""
    return StaffMember(
        id=row.id,
        name=row.name,
        job=row.job or "",
        started=row.started,
        left_on=row.left_on,
        sees_records=row.sees_records,
        trainings=tuple(trainings),
    )


def new_row(
    records: Records, name: str, job: str, started: date | None, *, sees_records: bool
) -> tables.Staff:
    """Return a new line of the list. Raises NameMissingError, TextTooLongError."""
    return tables.Staff(
        id=new_id(),
        organisation_id=records.organisation_id,
        name=clean_name(name),
        job=typed(job, NAME) or None,
        started=started,
        sees_records=sees_records,
        created=records.now(),
    )


def refuse_known(session: Session, records: Records, name: str, *, but: str = "") -> None:
    """Refuse a name that stands on the list already. Raises StaffKnownError."""
    for row in staff_rows(session, records):
        if row.id != but and row.name.casefold() == name.casefold():
            raise StaffKnownError(name=row.name)


def refuse_later(records: Records, day: date) -> None:
    """Refuse a day that has not come. Raises NotYetError."""
    if day > records.today():
        raise NotYetError(day=day.isoformat())
