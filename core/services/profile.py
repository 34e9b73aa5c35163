"""Whose records these are and who works with them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.canonical import Json
from core.domain.change import Change
from core.domain.organisation import Organisation, Person, Role
from core.domain.set_choice import offered_types
from core.domain.told import TOLD
from core.errors import UserError
from core.services.people.people import PeopleService
from core.services.people.people_errors import UnknownPersonError
from core.services.reading import (
    CYBER_ESSENTIALS_FACT,
    ISO_27001_FACT,
    NHSMAIL_FACT,
    TOLD_FACT,
    read_person,
    read_told,
)
from core.services.records import Records
from core.services.typed_text import NAME as LONGEST_NAME
from core.services.typed_text import typed, typed_ods_code
from core.store import tables
from core.store.base import new_id
from core.text import QT_TRANSLATE_NOOP

NAME, ODS_CODE, ORG_TYPE, PERSON = "name", "ods_code", "org_type", "person"
CYBER_ESSENTIALS, ISO_27001 = "cyber_essentials_plus_until", "iso_27001_until"
NHSMAIL_ONLY = "nhsmail_only"
KEYS = (NAME, ODS_CODE, ORG_TYPE, PERSON, CYBER_ESSENTIALS, ISO_27001, NHSMAIL_ONLY, *TOLD)
_YES, _NO = ("yes", "true"), ("no", "false", "")
_DAYS = {CYBER_ESSENTIALS: CYBER_ESSENTIALS_FACT, ISO_27001: ISO_27001_FACT}


class UnknownFactError(UserError):
    """There is no such thing to say of the organisation."""

    code = "unknown-fact"
    what_text = QT_TRANSLATE_NOOP("errors", "The profile has nothing called {key}.")
    next_text = QT_TRANSLATE_NOOP("errors", "It has: {keys}.")


class FactMissingError(UserError):
    """A name cannot be empty."""

    code = "fact-missing"
    what_text = QT_TRANSLATE_NOOP("errors", "This cannot be left empty: {key}.")
    next_text = QT_TRANSLATE_NOOP("errors", "Type it, or leave it as it was.")


class UnknownTypeError(UserError):
    """No question set is established for this type of organisation."""

    code = "unknown-organisation-type"
    what_text = QT_TRANSLATE_NOOP("errors", "There is no question set for the type {type}.")
    next_text = QT_TRANSLATE_NOOP("errors", "Choose one of: {types}.")


class NotADateError(UserError):
    """A date was typed in another form."""

    code = "not-a-date"
    what_text = QT_TRANSLATE_NOOP("errors", "{text} is not a date.")
    next_text = QT_TRANSLATE_NOOP("errors", "Write it as year, month, day: 2026-05-28.")


class NotYesOrNoError(UserError):
    """Only yes or no was possible."""

    code = "not-yes-or-no"
    what_text = QT_TRANSLATE_NOOP("errors", "{text} is neither yes nor no.")
    next_text = QT_TRANSLATE_NOOP("errors", "Write yes or no.")


class ProfileService:
    """Shows and changes what is known of the organisation and of whoever is working."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def organisation(self) -> Organisation:
        """Return the organisation in force."""
        with self._records.store.read() as session:
            return self._records.organisation(session)

    def person(self) -> Person:
        """Return who is working now."""
        with self._records.store.read() as session:
            assert self._records.person_id is not None  # set up with the records
            return read_person(session, self._records.person_id)

    def values(self) -> dict[str, str]:
        """Return every fact as text, under the keys that ``set`` takes."""
        organisation, person = self.organisation(), self.person()
        until, iso_until = organisation.cyber_essentials_plus_until, organisation.iso_27001_until
        return {
            NAME: organisation.name,
            ODS_CODE: organisation.ods_code,
            ORG_TYPE: organisation.org_type,
            PERSON: person.name,
            CYBER_ESSENTIALS: until.isoformat() if until else "",
            ISO_27001: iso_until.isoformat() if iso_until else "",
            NHSMAIL_ONLY: _YES[0] if organisation.nhsmail_only else "",
            **dict.fromkeys(TOLD, ""),
            **self.told(),
        }

    def told(self) -> dict[str, str]:
        """Return the facts that were told once; one that was not told is left out."""
        with self._records.store.read() as session:
            return read_told(session, self._records.organisation_id)

    def set(self, key: str, value: str | date | None) -> Change:
        """Change one fact; an empty value clears it where that is possible.

        Setting the person says who is working from now on: somebody known who has no PIN, else
        somebody new, whom only an administrator adds.
        An organisation's type holds for assessments that are started later.
        Raises UnknownFactError, FactMissingError, UnknownTypeError, NotADateError, NotYesOrNoError,
        OdsCodeImpossibleError, TextTooLongError, PinNeededError, PersonLeftError, NotAllowedError.
        """
        key = key.replace("-", "_")
        if key not in KEYS:
            raise UnknownFactError(key=key, keys=", ".join(KEYS))
        text = value.isoformat() if isinstance(value, date) else typed(value or "", LONGEST_NAME)
        if not text and key in (NAME, ORG_TYPE, PERSON):
            raise FactMissingError(key=key)
        if key == PERSON:
            return self._set_person(text)
        if key == ORG_TYPE:
            self._check_type(text)
        with self._records.write("profile", "profile-changed", field=key) as unit:
            organisation = unit.session.get_one(tables.Organisation, self._records.organisation_id)
            if key == NAME:
                organisation.name = text
            elif key == ODS_CODE:
                organisation.ods_code = typed_ods_code(text) or None
            elif key == ORG_TYPE:
                organisation.org_type = text
            elif key in _DAYS:
                put_fact(unit.session, organisation.id, _DAYS[key], _day(text))
            elif key == NHSMAIL_ONLY:
                put_fact(unit.session, organisation.id, NHSMAIL_FACT, _yes_or_no(text))
            else:
                put_fact(unit.session, organisation.id, TOLD_FACT + key, text or None)
        return Change(profile=bool(unit.touched))

    def _set_person(self, name: str) -> Change:
        people = PeopleService(self._records)
        try:
            return people.work_as(people.named(name).id)
        except UnknownPersonError:
            added = people.add(name, Role.CONTRIBUTOR)
        return added.change.merge(people.work_as(added.person.id))

    def _check_type(self, org_type: str) -> None:
        types = sorted(offered_types(self._records.bundled().values()))
        if org_type not in types:
            raise UnknownTypeError(type=org_type, types=", ".join(types))


def find_or_add_person(
    session: Session, records: Records, name: str, role: Role = Role.CONTRIBUTOR
) -> str:
    """Return the id of the person of that name, adding them where they are new."""
    known = session.scalars(
        select(tables.Person.id)
        .where(tables.Person.organisation_id == records.organisation_id, tables.Person.name == name)
        .limit(1)
    ).first()
    if known is not None:
        return known
    person_id = new_id()
    session.add(
        tables.Person(
            id=person_id,
            organisation_id=records.organisation_id,
            name=name,
            role=role.value,
            created=records.now(),
        )
    )
    return person_id


def put_fact(session: Session, organisation_id: str, name: str, value: Json) -> None:
    """Keep one fact of an organisation; None takes it back."""
    put_facts(session, organisation_id, {name: value})


def put_facts(session: Session, organisation_id: str, values: Mapping[str, Json]) -> None:
    """Keep many facts at once; None takes one back."""
    rows = {
        row.name: row
        for row in session.scalars(
            select(tables.Fact).where(
                tables.Fact.organisation_id == organisation_id, tables.Fact.name.in_(values)
            )
        )
    }
    for name, value in values.items():
        row = rows.get(name)
        if row is not None and value is None:
            session.delete(row)
        elif row is not None:
            row.value = value
        elif value is not None:
            session.add(tables.Fact(organisation_id=organisation_id, name=name, value=value))


def _yes_or_no(text: str) -> bool | None:
    if text.lower() in _YES:
        return True
    if text.lower() in _NO:
        return None
    raise NotYesOrNoError(text=text)


def _day(text: str) -> str | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise NotADateError(text=text) from None
