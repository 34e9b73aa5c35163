"""Passes through a question set: started, looked at, given a date, reopened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.catalogue import Catalogue
from core.domain.change import Change
from core.domain.clock import utc_text
from core.domain.organisation import Assessment, AssessmentStatus
from core.domain.set_choice import serving
from core.domain.state import AssessmentState
from core.errors import UserError
from core.services.catalogues import CatalogueService, keep_catalogue
from core.services.profile import put_fact
from core.services.reading import BY_AGE, read_organisation
from core.services.records import Records, refuse_moved
from core.services.typed_text import REASON, typed
from core.store import tables
from core.store.base import new_id
from core.text import QT_TRANSLATE_NOOP, translate

REOPENED_FACT = "reopened/"


class AssessmentOpenError(UserError):
    """The same set is being answered already."""

    code = "assessment-open"
    what_text = QT_TRANSLATE_NOOP("errors", "{set} is being answered already.")
    next_text = QT_TRANSLATE_NOOP("errors", "Carry on with it, or sign it off first.")


class NoSetForTypeError(UserError):
    """The set is not established for this type of organisation."""

    code = "no-set-for-type"
    what_text = QT_TRANSLATE_NOOP("errors", "{set} has no questions for the type {type}.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "It is for: {types}. Question sets for the type {type}: {sets}."
    )


class NotSignedError(UserError):
    """What was asked for needs a signed assessment."""

    code = "not-signed"
    what_text = QT_TRANSLATE_NOOP("errors", "This assessment is not signed off yet.")
    next_text = QT_TRANSLATE_NOOP("errors", "Let the owner sign it off first, or make a draft.")


class ReasonMissingError(UserError):
    """A decision without a reason helps nobody later."""

    code = "reason-missing"
    what_text = QT_TRANSLATE_NOOP("errors", "A reason is missing.")
    next_text = QT_TRANSLATE_NOOP("errors", "Say in a few words why.")


class AssessmentService:
    """Starts assessments and says where they stand."""

    def __init__(self, records: Records, catalogues: CatalogueService) -> None:
        self._records = records
        self._catalogues = catalogues

    def start(self, catalogue_id: str) -> Assessment:
        """Begin to answer a question set and return the new assessment.

        Raises UnknownCatalogueError, NoSetForTypeError, AssessmentOpenError.
        """
        catalogue = self._catalogues.get(catalogue_id)
        records = self._records
        with records.write("assessment", "assessment-started", set=catalogue_id) as unit:
            row = begin(unit.session, records, catalogue)
            unit.session.flush()
            return records.assessment(unit.session, row)

    def all(self) -> tuple[Assessment, ...]:
        """Return every assessment, the newest first."""
        with self._records.store.read() as session:
            rows = session.scalars(
                select(tables.Assessment)
                .where(tables.Assessment.organisation_id == self._records.organisation_id)
                .order_by(tables.Assessment.started.desc(), BY_AGE.desc())
            )
            return tuple(self._records.assessment(session, row) for row in rows)

    def current(self) -> Assessment:
        """Return the newest open assessment, else the newest signed one.

        Raises NoAssessmentError.
        """
        with self._records.store.read() as session:
            row = self._records.assessment_row(session, None)
            return self._records.assessment(session, row)

    def noun(self) -> str:
        """Return what one leaf of the current set is called: "requirement" or "question"."""
        with self._records.store.read() as session:
            row = self._records.assessment_row(session, None)
            return self._records.question_set(session, row).catalogue.noun

    def state(self, assessment_id: str | None = None) -> AssessmentState:
        """Return where an assessment stands. Raises NoAssessmentError."""
        with self._records.store.read() as session:
            row = self._records.assessment_row(session, assessment_id)
            return self._records.state(session, row)

    def set_due(self, due: date | None, *, assessment_id: str | None = None) -> Change:
        """Say until when it should be done; None for no date. Raises AssessmentSignedError."""
        with self._records.write("assessment", "assessment-due") as unit:
            self._records.open_row(unit.session, assessment_id).due = due
        return Change(assessment=bool(unit.touched))

    def reopen(self, reason: str, *, assessment_id: str | None = None) -> Change:
        """Let a signed assessment change again. The signed version is kept as it stands.

        Without *assessment_id* the newest signed one is meant, unless one is open.
        Raises ReasonMissingError, NotSignedError, AssessmentMovedError, AssessmentOpenError
        (another one of the set).
        """
        why = typed(reason, REASON)
        if not why:
            raise ReasonMissingError()
        records = self._records
        with records.write("assessment", "assessment-reopened") as unit:
            row = records.assessment_row(unit.session, assessment_id)
            refuse_moved(row)
            if row.state != AssessmentStatus.SIGNED.value:
                raise NotSignedError()
            catalogue = records.catalogue(unit.session, row.catalogue_id)
            _refuse_second(unit.session, records, catalogue)
            now = records.now()
            row.state = AssessmentStatus.OPEN.value
            row.rules_hash = catalogue.rules_hash  # what was found out holds anew while it is open
            for signed in unit.session.scalars(
                select(tables.SignOff).where(
                    tables.SignOff.assessment_id == row.id, tables.SignOff.superseded.is_(None)
                )
            ):
                signed.superseded = now
                told = {"at": utc_text(now), "reason": why}
                put_fact(unit.session, row.organisation_id, REOPENED_FACT + signed.id, told)
        return Change(assessment=True, sign_off=True)


def begin(session: Session, records: Records, catalogue: Catalogue) -> tables.Assessment:
    """Add a new assessment of *catalogue* inside a write unit."""
    org_type = read_organisation(session, records.organisation_id).org_type
    if org_type not in catalogue.offered_types:
        raise no_set_for_type(catalogue, org_type, records.bundled().values())
    _refuse_second(session, records, catalogue)
    row = tables.Assessment(
        id=new_id(),
        organisation_id=records.organisation_id,
        catalogue_id=keep_catalogue(session, records, catalogue),
        rules_hash=catalogue.rules_hash,
        org_type=org_type,
        state=AssessmentStatus.OPEN.value,
        started=records.now(),
        due=catalogue.due,
    )
    session.add(row)
    return row


def no_set_for_type(
    catalogue: Catalogue, org_type: str, sets: Iterable[Catalogue]
) -> NoSetForTypeError:
    """Return the error for a type that *catalogue* is not for; it names the *sets* that are."""
    others = ", ".join(one.id for one in serving(sets, org_type))
    return NoSetForTypeError(
        set=catalogue.title,
        type=org_type,
        types=", ".join(catalogue.offered_types),
        sets=others or translate("errors", "none"),
    )


def _refuse_second(session: Session, records: Records, catalogue: Catalogue) -> None:
    open_one = session.scalars(
        select(tables.Assessment.id)
        .join(tables.Catalogue, tables.Catalogue.id == tables.Assessment.catalogue_id)
        .where(
            tables.Assessment.organisation_id == records.organisation_id,
            tables.Assessment.state == AssessmentStatus.OPEN.value,
            tables.Catalogue.catalogue_id == catalogue.id,
        )
        .limit(1)
    ).first()
    if open_one is not None:
        raise AssessmentOpenError(set=catalogue.title)
