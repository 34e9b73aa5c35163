"""Setting records back to what the history says: refused in words wherever that would harm."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.domain.amendments import AmendmentKind
from core.domain.canonical import Json
from core.domain.change import Change
from core.domain.organisation import AssessmentStatus
from core.errors import UserError
from core.services.amending.desk import refs_in_use
from core.services.amending.facts import name_of as name_of_fact
from core.services.documents.evidence_rows import refs_served
from core.services.installed_sets import INSTALLED_FACT
from core.services.past.history_words import Words
from core.services.records import Records, refuse_unless_open
from core.services.ways_fact import WAYS_FACT
from core.store import tables
from core.store.base import Address
from core.store.journal_read import last_known
from core.store.origin import ORIGIN_FACT
from core.store.put_back import RowInUseError, put_back
from core.text import QT_TRANSLATE_NOOP

_EVIDENCE = frozenset({"evidence", "evidence_version", "evidence_link"})
_STAFF = frozenset({"staff", "training"})
_MAY_GO_BACK = _EVIDENCE | _STAFF | tables.TODO_TABLES | {"answer", "fact", "organisation"}
_NEVER = frozenset({("fact", ORIGIN_FACT), ("fact", WAYS_FACT)})  # what was done, not said
_CHILDREN = (
    *("evidence_version", "evidence_link", "open_copy", "sign_off"),
    *("training", "request", "job_done"),
)


class UndoRefusedError(UserError):
    """What would be set back was changed again since. ``values["place"]`` names it."""

    code = "undo-refused"
    what_text = QT_TRANSLATE_NOOP("errors", "This was changed again since: {place}.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Look at its history, and put back there what you want to have."
    )


class UndoUsedSinceError(UndoRefusedError):
    """What would go is needed by something that came later."""

    code = "undo-used-since"
    what_text = QT_TRANSLATE_NOOP("errors", "Something else uses this by now: {place}.")
    next_text = QT_TRANSLATE_NOOP("errors", "Take it off there first, then try again.")


class UndoForgottenError(UndoRefusedError):
    """What stood there before was redacted."""

    code = "undo-forgotten"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "What stood here before was taken out of the history for good: {place}."
    )
    next_text = QT_TRANSLATE_NOOP("errors", "Type it again.")


class UndoHalfTypedError(UndoRefusedError):
    """Somebody is typing in the very field."""

    code = "undo-half-typed"
    what_text = QT_TRANSLATE_NOOP("errors", "Something is half typed here: {place}.")
    next_text = QT_TRANSLATE_NOOP("errors", "Leave the field, so that it is saved, then try again.")


class UndoOpenOutsideError(UndoRefusedError):
    """A copy of the document is open in another program."""

    code = "undo-open-outside"
    what_text = QT_TRANSLATE_NOOP("errors", "A document is open in another program: {place}.")
    next_text = QT_TRANSLATE_NOOP("errors", "Save and close it there, then try again.")


class CannotGoBackError(UserError):
    """Sign-offs, submission files, people and the like are only ever replaced by later ones."""

    code = "cannot-go-back"
    what_text = QT_TRANSLATE_NOOP("errors", "This is not a change that can be taken back.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Answers, evidence, the plan and the organisation's details can."
    )


def may_go_back(addresses: Iterable[Address]) -> bool:
    """Whether values at these places may be set back at all: no sign-off, person or finding."""
    return all(
        (a.entity in _MAY_GO_BACK and a[::2] not in _NEVER) or a[::2] == ("assessment", "due")
        for a in addresses
    )


def set_back(session: Session, records: Records, values: Mapping[Address, Json]) -> Change:
    """Set every value in *values* inside a write unit and say what that alters.

    Raises CannotGoBackError, AssessmentSignedError, AssessmentMovedError, UndoHalfTypedError,
    UndoUsedSinceError, UndoOpenOutsideError, UndoRefusedError; then the unit must not go on.
    """
    if not may_go_back(values):
        raise CannotGoBackError()
    words = Words(session, records)
    _refuse_unchanging(session, values)
    _refuse_half_typed(session, words, values)
    _refuse_answered(session, records, words, values)
    pieces = _evidence_of(session, values)
    place = words.title(min(pieces)) if pieces else name_of(words, values)
    refs = _refs(session, values, pieces)
    try:
        with session.no_autoflush:
            put_back(session, values)
        session.flush()
    except RowInUseError as error:
        with session.no_autoflush:
            raise UndoRefusedError(place=name_of(words, [error.address]) or place) from None
    except IntegrityError:  # a number or a name that a later row took
        raise UndoUsedSinceError(place=place) from None
    entities = {address.entity for address in values}
    if pieces or entities & (_STAFF | {"job"}):
        _refuse_loose(session, place, pieces)
    refs |= _refs(session, (), pieces)
    about_set = {n.ref for a in values if a.entity == "fact" and (n := name_of_fact(a.field))}
    return Change(
        requirements=frozenset(refs | about_set),
        evidence=bool(entities & _EVIDENCE),
        profile=bool(entities & {"fact", "organisation"}),
        people=bool(entities & _STAFF),
        assessment="assessment" in entities or bool(about_set) or _touches_sets(values),
        todo=bool(entities & tables.TODO_TABLES),
    )


def _touches_sets(values: Iterable[Address]) -> bool:
    """Whether a question set that was taken in is among *values*."""
    return any(a.entity == "fact" and a.field.startswith(INSTALLED_FACT) for a in values)


def name_of(words: Words, addresses: Iterable[Address]) -> str:
    """Return the first of *addresses* in words that a person knows."""
    places = (words.place(address) for address in addresses)
    return next((place.text for place in places if place is not None), "")


def _refuse_unchanging(session: Session, values: Iterable[Address]) -> None:
    answered = {
        a.entity_id for a in values if a.entity in ("answer", "evidence_link", "assessment")
    }
    for assessment_id in answered:
        refuse_unless_open(session.get_one(tables.Assessment, assessment_id))


def _refuse_half_typed(session: Session, words: Words, values: Mapping[Address, Json]) -> None:
    for draft in session.scalars(select(tables.Draft)):
        address = Address(draft.entity, draft.entity_id, draft.field)
        if address in values:
            raise UndoHalfTypedError(place=name_of(words, [address]))


def _refuse_answered(
    session: Session, records: Records, words: Words, values: Mapping[Address, Json]
) -> None:
    """Refuse to take a question away that was added here and has an answer by now."""
    for address, value in values.items():
        about = name_of_fact(address.field) if address.entity == "fact" else None
        if about is None or about.kind is not AmendmentKind.OWN or value is not None:
            continue
        for row in session.scalars(
            select(tables.Assessment).where(
                tables.Assessment.state == AssessmentStatus.OPEN.value,
                tables.Assessment.org_type == about.org_type,
            )
        ):
            of_set = records.question_set(session, row).catalogue.id == about.catalogue_id
            if of_set and about.ref in refs_in_use(session, row.id):
                raise UndoUsedSinceError(place=name_of(words, [address]))


def _refuse_loose(session: Session, place: str, pieces: set[str]) -> None:
    """Refuse to leave a row whose parent goes; a closed copy of a document is no such row."""
    database = session.connection()
    for table in _CHILDREN:
        for _, row, _, _ in database.exec_driver_sql(f"PRAGMA foreign_key_check({table})").all():
            if _is_open_outside(session, pieces):
                raise UndoOpenOutsideError(place=place)
            if table != "open_copy":
                raise UndoUsedSinceError(place=place)
            session.execute(text("DELETE FROM open_copy WHERE rowid = :row"), {"row": row})


def _is_open_outside(session: Session, pieces: set[str]) -> bool:
    """Whether another program has one of the documents open, or the version that just went."""
    version, copy = tables.EvidenceVersion, tables.OpenCopy
    rows = session.execute(
        select(version.evidence_id)
        .select_from(copy)
        .outerjoin(version, version.id == copy.evidence_version_id)
        .where(copy.state == "open")
    )
    return any(row.evidence_id is None or row.evidence_id in pieces for row in rows)


def _evidence_of(session: Session, values: Iterable[Address]) -> set[str]:
    """Return the ids of the evidence that *values* concern."""
    found = set()
    for address in values:
        if address.entity == "evidence":
            found.add(address.entity_id)
        elif address.entity == "evidence_link":
            found.add(address.field.rpartition("/")[2])
        elif address.entity == "evidence_version":
            found.add(str(last_known(session, address._replace(field="evidence_id"))))
    return found


def _refs(session: Session, values: Iterable[Address], pieces: Iterable[str]) -> set[str]:
    """Return the requirements that the places are of, and those that the evidence serves."""
    refs = {
        address.field.partition("/")[0]
        for address in values
        if address.entity in ("answer", "evidence_link")
    }
    for evidence_id in pieces:
        refs |= refs_served(session, evidence_id)
    return refs
