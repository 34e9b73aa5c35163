"""The staff list: everybody who works here, when they came and left, and their training."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from core.domain.belongings import Heir
from core.domain.change import Change
from core.domain.staff import NewStaff, StaffMember
from core.services.documents.evidence_rows import evidence_row
from core.services.people.handing_over import hand_over, has_todo
from core.services.people.people_rows import clean_name
from core.services.people.staff_errors import (
    LeftBeforeStartError,
    NobodyChosenError,
    StaffLeftError,
    UnknownStaffError,
)
from core.services.people.staff_file import ListedStaff, Rows, look_over
from core.services.people.staff_rows import (
    new_row,
    read_staff,
    refuse_known,
    refuse_later,
    staff_of,
    staff_row,
)
from core.services.records import Records
from core.services.typed_text import NAME, typed
from core.store import tables
from core.store.journal import Label
from core.store.unit import WriteUnit


@dataclass(frozen=True, slots=True)
class StaffAdded:
    """Who was put on the list."""

    staff: tuple[StaffMember, ...]
    change: Change


class StaffService:
    """Keeps the staff list of one organisation. Whoever may answer questions may change it.

    Each method that is given an id raises UnknownStaffError; each that changes the list raises
    NotAllowedError where the role of whoever works leaves it out.
    """

    def __init__(self, records: Records) -> None:
        self._records = records

    def all(self, include_left: bool = False) -> tuple[StaffMember, ...]:
        """Return the list by name; those who left only when asked."""
        with self._records.store.read() as session:
            people = read_staff(session, self._records)
        today = self._records.today()
        return tuple(
            one for one in people if include_left or one.left_on is None or one.left_on > today
        )

    def named(self, name: str) -> StaffMember:
        """Return whoever has that name or id, among those who left too."""
        wanted = name.strip().casefold()
        for one in self.all(include_left=True):
            if wanted in (one.name.casefold(), one.id):
                return one
        raise UnknownStaffError(name=name)

    def add(
        self, name: str, job: str = "", started: date | None = None, *, sees_records: bool = True
    ) -> StaffAdded:
        """Put somebody on the list. Raises NameMissingError, StaffKnownError, TextTooLongError."""
        with self._records.write("staff", "staff-added") as unit:
            row = new_row(self._records, name, job, started, sees_records=sees_records)
            refuse_known(unit.session, self._records, row.name)
            unit.session.add(row)
            added = staff_of(row)
        return StaffAdded((added,), Change(people=True))

    def look_over(self, rows: Rows) -> ListedStaff:
        """Return what each line of a list from elsewhere would do; nothing is written.

        Raises StaffFileEmptyError.
        """
        return look_over(rows, self.all(include_left=True), self._records.today())

    def add_many(self, people: Sequence[NewStaff]) -> StaffAdded:
        """Put many on the list at once, with a training date where there is one: one change.

        Raises what ``add`` raises, NotYetError and NobodyChosenError; then nobody was added.
        """
        if not people:
            raise NobodyChosenError()
        records = self._records
        added: list[tables.Staff] = []
        with records.write("staff", "staff-added-several", count=len(people)) as unit:
            for one in people:
                if one.known:
                    row = staff_row(unit.session, records, one.known)
                else:
                    row = new_row(records, one.name, one.job, one.started, sees_records=True)
                    refuse_known(unit.session, records, row.name)
                    unit.session.add(row)
                    unit.session.flush()  # so that the next of the same name is refused
                    added.append(row)
                if one.trained_on is not None:
                    self._train(unit, row, one.trained_on, "", None)
            staff = tuple(staff_of(row) for row in added)
        return StaffAdded(staff, Change(people=bool(unit.touched)))

    def change(
        self,
        staff_id: str,
        *,
        name: str | None = None,
        job: str | None = None,
        started: date | str | None = None,
        sees_records: bool | None = None,
    ) -> Change:
        """Change what is said of somebody; None leaves a thing alone, an empty text clears it.

        Raises NameMissingError, StaffKnownError, TextTooLongError.
        """
        with self._records.write("staff", "staff-changed") as unit:
            row = staff_row(unit.session, self._records, staff_id)
            if name is not None:
                clean = clean_name(name)
                refuse_known(unit.session, self._records, clean, but=staff_id)
                row.name = clean
            if job is not None:
                row.job = typed(job, NAME) or None
            if started is not None:
                row.started = started if isinstance(started, date) else None
            if sees_records is not None:
                row.sees_records = sees_records
        return Change(people=bool(unit.touched))

    def train(
        self,
        staff_ids: Iterable[str],
        on: date | None = None,
        course: str = "",
        evidence_id: str | None = None,
    ) -> Change:
        """Say that people finished training, today or on a day before, as one change.

        Whoever has that very day already keeps it once. Raises NobodyChosenError, NotYetError,
        StaffLeftError, UnknownEvidenceError, TextTooLongError.
        """
        chosen = tuple(dict.fromkeys(staff_ids))
        if not chosen:
            raise NobodyChosenError()
        on = on or self._records.today()
        label = Label("training-recorded-several", {"count": len(chosen)})
        if len(chosen) == 1:
            label = Label("training-recorded")
        with self._records.write("staff", label.key, **label.args) as unit:
            if evidence_id is not None:
                evidence_row(unit.session, self._records, evidence_id)
            for staff_id in chosen:
                row = staff_row(unit.session, self._records, staff_id)
                self._train(unit, row, on, course, evidence_id)
        return Change(people=bool(unit.touched))

    def take_training_back(self, training_id: str) -> Change:
        """Take one training date off somebody: it was a slip. Raises UnknownStaffError."""
        with self._records.write("staff", "training-taken-back") as unit:
            row = unit.session.get(tables.Training, training_id)
            if row is None:
                raise UnknownStaffError(name=training_id)
            staff_row(unit.session, self._records, row.staff_id)
            unit.session.delete(row)
        return Change(people=bool(unit.touched))

    def leave(self, staff_id: str, on: date | None = None, heirs: Sequence[Heir] = ()) -> Change:
        """Say that somebody has left, and who looks after what they owned: one change.

        Raises NotYetError, LeftBeforeStartError, AssessmentSignedError.
        """
        records = self._records
        on = on or records.today()
        refuse_later(records, on)
        with records.write("staff", "staff-left") as unit:
            row = staff_row(unit.session, records, staff_id)
            if row.started is not None and on < row.started:
                raise LeftBeforeStartError(name=row.name, day=row.started.isoformat())
            row.left_on = on
            refs = hand_over(unit, records, heirs)
        return Change(people=bool(unit.touched), requirements=refs, todo=has_todo(heirs))

    def come_back(self, staff_id: str) -> Change:
        """Say that somebody who left is here again."""
        with self._records.write("staff", "staff-back") as unit:
            staff_row(unit.session, self._records, staff_id).left_on = None
        return Change(people=bool(unit.touched))

    def remove(self, staff_id: str) -> Change:
        """Take somebody off the list for whom a line was made by a slip, with their trainings."""
        with self._records.write("staff", "staff-removed") as unit:
            row = staff_row(unit.session, self._records, staff_id)
            for training in unit.session.scalars(
                select(tables.Training).where(tables.Training.staff_id == staff_id)
            ):
                unit.session.delete(training)
            unit.session.delete(row)
        return Change(people=bool(unit.touched))

    def _train(
        self,
        unit: WriteUnit,
        row: tables.Staff,
        on: date,
        course: str,
        evidence_id: str | None,
    ) -> None:
        refuse_later(self._records, on)
        if row.left_on is not None and row.left_on < on:
            raise StaffLeftError(name=row.name)
        known = unit.session.scalars(
            select(tables.Training).filter_by(staff_id=row.id, trained_on=on)
        ).first()
        course_or_none = typed(course, NAME) or None
        if known is None:
            unit.session.add(
                tables.Training(
                    staff_id=row.id,
                    trained_on=on,
                    course=course_or_none,
                    evidence_id=evidence_id,
                )
            )
            return
        known.course = course_or_none or known.course
        known.evidence_id = evidence_id or known.evidence_id
