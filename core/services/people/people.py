"""The people who share these records: who there is, in what role, who works now, their PINs.

A PIN guards the window only, so that nobody works as somebody else by a slip. It encrypts
nothing: whoever can open the records can read them without it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.domain.change import Change
from core.domain.organisation import Person, Role
from core.domain.roles import Deed, may
from core.services.access import SpareKeyUnlock
from core.services.people.people_errors import (
    LeavesLaterError,
    PersonLeftError,
    PersonWorksNowError,
    UnknownPersonError,
)
from core.services.people.people_rows import (
    OwnedAnswer,
    clean_name,
    owned_answers,
    people_rows,
    person_row,
    refuse_known,
    refuse_last_administrator,
    refuse_left,
    take_pin,
)
from core.services.people.pin_attempts import PinAttempts, wait_text
from core.services.people.pins import (
    PinNeededError,
    PinWrongError,
    check_pin,
    new_salt,
    proof_of,
    proves,
)
from core.services.people.staff_names import rename_staff
from core.services.reading import person_of, read_person
from core.services.records import PERSON_SETTING, Records
from core.services.typed_text import NAME, typed
from core.store import tables
from core.store.base import new_id
from core.store.keys import KeyFile
from core.text import QT_TRANSLATE_NOOP, translate

_AT_ONCE = QT_TRANSLATE_NOOP("errors", "Type it again.")
_LATER = QT_TRANSLATE_NOOP("errors", "Wait {wait}, then type it again.")


@dataclass(frozen=True, slots=True)
class PersonAdded:
    """Somebody new."""

    person: Person
    change: Change


@dataclass(frozen=True, slots=True)
class Leaving:
    """That somebody has left, and what now wants another owner."""

    owned: tuple[OwnedAnswer, ...]
    change: Change


class PeopleService:
    """Looks after the people of one organisation. Everybody may look; administrators change.

    Each method that is given an id raises UnknownPersonError; each that changes people raises
    NotAllowedError unless an administrator works.
    """

    def __init__(self, records: Records) -> None:
        self._records = records
        self._tries = PinAttempts(records.organisation_id, records.clock, records.pin_attempts)

    def all(self, include_left: bool = False) -> tuple[Person, ...]:
        """Return the people in the order in which they came; those who left only when asked."""
        with self._records.store.read() as session:
            rows = people_rows(session, self._records)
            people = tuple(person_of(session, row) for row in rows)
        return tuple(p for p in people if include_left or p.left_on is None)

    def working(self) -> Person:
        """Return who is working now; after a start, who worked last."""
        with self._records.store.read() as session:
            assert self._records.person_id is not None  # set up with the records
            return read_person(session, self._records.person_id)

    def is_shared(self) -> bool:
        """Whether several people share these records. Roles and PINs show only then."""
        return len(self.all()) > 1

    def may(self, deed: Deed) -> bool:
        """Whether whoever is working may do it, so that a window need not offer it."""
        return may(self.working().role, deed)

    def named(self, name: str) -> Person:
        """Return the person of that name or id, among those who left too."""
        wanted = name.strip().casefold()
        for person in self.all(include_left=True):
            if wanted in (person.name.casefold(), person.id):
                return person
        raise UnknownPersonError(name=name)

    def work_as(self, person_id: str, pin: str | None = None, *, remember: bool = True) -> Change:
        """Let somebody work from now on: every change from here bears their name.

        With *remember* they are also the one who works after the next start. Raises
        PersonLeftError, PinNeededError, PinWrongError, PinDelayError.
        """
        person = self._present(person_id)
        if person.has_pin:
            if pin is None:
                raise PinNeededError(name=person.name)
            self.try_pin(person_id, pin)
        records = self._records
        changed = records.person_id != person_id
        if remember:
            with records.write("work-as", "person-changed") as unit:
                unit.session.get_one(tables.Setting, PERSON_SETTING).value = person_id
        records.person_id = person_id
        return Change(profile=changed, people=changed)

    def add(self, name: str, role: Role, job: str = "") -> PersonAdded:
        """Add somebody. Raises NameMissingError, PersonKnownError, TextTooLongError."""
        records, person_id = self._records, new_id()
        clean = clean_name(name)
        with records.write("people", "person-added") as unit:
            refuse_known(unit.session, records, clean)
            row = tables.Person(
                id=person_id,
                organisation_id=records.organisation_id,
                name=clean,
                role=role.value,
                job=typed(job, NAME) or None,
                created=records.now(),
            )
            unit.session.add(row)
        return PersonAdded(Person(person_id, clean, role, job=row.job or ""), Change(people=True))

    def rename(self, person_id: str, name: str) -> Change:
        """Give somebody another name, on the staff list too. Owners of answers keep their words.

        Raises NameMissingError, PersonKnownError, TextTooLongError.
        """
        clean = clean_name(name)
        with self._records.write("people", "person-renamed") as unit:
            row = person_row(unit.session, self._records, person_id)
            refuse_known(unit.session, self._records, clean, but=person_id)
            rename_staff(unit.session, self._records, row.name, clean)
            row.name = clean
        return Change(people=bool(unit.touched), profile=bool(unit.touched))

    def set_job(self, person_id: str, job: str) -> Change:
        """Say what somebody does, in their own words; empty for nothing. Raises TextTooLongError"""
        with self._records.write("people", "person-job") as unit:
            person_row(unit.session, self._records, person_id).job = typed(job, NAME) or None
        return Change(people=bool(unit.touched))

    def set_role(self, person_id: str, role: Role) -> Change:
        """Say what somebody may do. Raises LastAdministratorError, PersonLeftError."""
        with self._records.write("people", "person-role") as unit:
            row = person_row(unit.session, self._records, person_id)
            refuse_left(row)
            if role is not Role.ADMINISTRATOR:
                refuse_last_administrator(unit.session, self._records, row)
            row.role = role.value
        return Change(people=bool(unit.touched), profile=bool(unit.touched))

    def owned_by(self, person_id: str) -> tuple[OwnedAnswer, ...]:
        """Return the answers in open assessments that name somebody as their owner."""
        with self._records.store.read() as session:
            return owned_answers(
                session, self._records, person_row(session, self._records, person_id).name
            )

    def leave(self, person_id: str, on: date | None = None) -> Leaving:
        """Say that somebody has left, today or on a day before, and return what they owned.

        Their history stays; they cannot be chosen any more, and their PIN goes. Raises
        PersonWorksNowError, LastAdministratorError, LeavesLaterError.
        """
        records = self._records
        on = on or records.today()
        if on > records.today():
            raise LeavesLaterError(day=on.isoformat())
        with records.write("people", "person-left") as unit:
            row = person_row(unit.session, records, person_id)
            if person_id == records.person_id:
                raise PersonWorksNowError(name=row.name)
            refuse_last_administrator(unit.session, records, row)
            owned = owned_answers(unit.session, records, row.name)
            row.left_on = on
            take_pin(unit.session, row)
        self._tries.forget(person_id)
        return Leaving(owned, Change(people=bool(unit.touched)))

    def come_back(self, person_id: str) -> Change:
        """Say that somebody who left is here again, in the role they had and without a PIN."""
        with self._records.write("people", "person-back") as unit:
            person_row(unit.session, self._records, person_id).left_on = None
        return Change(people=bool(unit.touched))

    def needs_pin(self, person_id: str) -> bool:
        """Whether somebody has a PIN."""
        with self._records.store.read() as session:
            return session.get(tables.Pin, person_id) is not None

    def seconds_to_wait(self, person_id: str) -> int:
        """Return how long until somebody's PIN may be tried again; 0 for at once."""
        return self._tries.seconds_to_wait(person_id)

    def try_pin(self, person_id: str, pin: str) -> None:
        """Return when *pin* is right, or when there is none. Takes some fiftieth of a second.

        Call it from the queue of writes, so that tries are counted one by one. Raises
        PinWrongError (with how long to wait), PinDelayError (too early; not looked at).
        """
        with self._records.store.read() as session:
            name = person_row(session, self._records, person_id).name
            row = session.get(tables.Pin, person_id)
        if row is None:
            return
        self._tries.begin(person_id)
        if not proves(pin, row.salt, row.proof):
            seconds = self._tries.seconds_to_wait(person_id)
            again = (
                translate("errors", _LATER, wait=wait_text(seconds))
                if seconds
                else translate("errors", _AT_ONCE)
            )
            raise PinWrongError(name=name, seconds=seconds, again=again)
        self._tries.forget(person_id)

    def set_pin(self, person_id: str, pin: str, old: str | None = None) -> Change:
        """Give somebody a PIN; whoever has one must type the *old* one first.

        People choose their own; an administrator may give one to somebody who has none. Raises
        NotAPinError, PinTooSimpleError, PersonLeftError, PinNeededError, PinWrongError,
        PinDelayError, NotAllowedError.
        """
        check_pin(pin)
        kind = self._kind_of_pin_change(self._present(person_id), old)
        salt = new_salt()
        proof = proof_of(pin, salt)
        with self._records.write(kind, "pin-set") as unit:
            row = person_row(unit.session, self._records, person_id)
            take_pin(unit.session, row)
            unit.session.flush()
            unit.session.add(tables.Pin(person_id=person_id, salt=salt, proof=proof))
            row.pin_set = self._records.now()
        self._tries.forget(person_id)
        return Change(people=True)

    def clear_pin(self, person_id: str, old: str | None = None) -> Change:
        """Take a PIN away: one's own with the *old* one, another's forgotten one as administrator.

        Raises PinNeededError, PinWrongError, PinDelayError, NotAllowedError.
        """
        person = self._person(person_id)
        own = person_id == self._records.person_id
        kind = self._kind_of_pin_change(person, old) if own or old is not None else "people"
        return self._clear(person_id, kind, "pin-cleared")

    def clear_pin_with_spare_key(self, person_id: str, spare_key: str) -> Change:
        """Take a forgotten PIN away for whoever holds the recovery sheet.

        So that nobody is locked out for good, the only administrator least of all. The passphrase
        does not do: everybody who shares this PC knows it. Raises what a wrong spare key raises.
        """
        self._person(person_id)
        KeyFile.open(self._records.store.folder, SpareKeyUnlock(spare_key))
        return self._clear(person_id, "own-pin", "pin-cleared-by-spare-key")

    def _clear(self, person_id: str, kind: str, label: str) -> Change:
        with self._records.write(kind, label) as unit:
            take_pin(unit.session, person_row(unit.session, self._records, person_id))
        self._tries.forget(person_id)
        return Change(people=bool(unit.touched))

    def _kind_of_pin_change(self, person: Person, old: str | None) -> str:
        """Return whose business it is, once the old PIN was proved where there is one."""
        if person.has_pin:
            if old is None:
                raise PinNeededError(name=person.name)
            self.try_pin(person.id, old)
            return "own-pin"
        return "own-pin" if person.id == self._records.person_id else "people"

    def _person(self, person_id: str) -> Person:
        with self._records.store.read() as session:
            return person_of(session, person_row(session, self._records, person_id))

    def _present(self, person_id: str) -> Person:
        person = self._person(person_id)
        if person.left_on is not None:
            raise PersonLeftError(name=person.name)
        return person
