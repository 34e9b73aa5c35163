"""Which newer question sets are here, and what going on with one of them would come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.carrying import LastYear, Why, bring, left_behind
from core.domain.catalogue import Catalogue
from core.domain.differences import Difference, compare
from core.domain.organisation import Assessment, AssessmentStatus
from core.domain.set_choice import newest_first
from core.domain.succession import Succession, comes_after, successors
from core.services.catalogues import CatalogueService
from core.services.records import Records
from core.services.years.last_year import known_sets, read_last_year
from core.store import tables


@dataclass(frozen=True, slots=True)
class Outcome:
    """What going on with a newer set would bring.

    *brought*: questions that begin with something of the older answers. *shown_only*: of these,
    those where what tells of a day that is past is shown and not carried. *left_behind*: older
    answers to what is asked no more.
    """

    brought: int
    shown_only: int
    left_behind: int


@dataclass(frozen=True, slots=True)
class NewerSet:
    """A set that comes after the one in use, with what it asks otherwise of this organisation."""

    catalogue: Catalogue
    differences: tuple[Difference, ...]
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class SetStanding:
    """The set in use, with the assessment that answers it, and the newer ones, newest first."""

    assessment: Assessment
    catalogue: Catalogue
    newer: tuple[NewerSet, ...]
    today: date

    @property
    def is_past(self) -> bool:
        """Whether the set's own date lies behind us. It stays usable."""
        return self.catalogue.is_past(self.today)


class NextSetService:
    """Says where the question set in use stands among those that are here. Changes nothing."""

    def __init__(self, records: Records, catalogues: CatalogueService) -> None:
        self._records = records
        self._catalogues = catalogues

    def standing(self) -> SetStanding:
        """Return the set in use and what is newer for this organisation.

        Raises NoAssessmentError.
        """
        available = self._catalogues.available()
        records = self._records
        with records.store.read() as session:
            row = records.assessment_row(session, None)
            last = read_last_year(session, records, row)
            known = (*known_sets(session, records), *available.values())
            begun = _open_sets(session, records)
            newer = tuple(
                _newer(last, one, row.org_type, known)
                for one in newest_first(available.values())
                if row.org_type in one.offered_types
                and one.id not in begun - {last.catalogue.id}
                and _is_newer(last.catalogue, one, available)
            )
            assessment = records.assessment(session, row)
        return SetStanding(assessment, last.catalogue, newer, records.today())

    def differences(self, newer: Catalogue) -> tuple[Difference, ...]:
        """Return what *newer*, which need not be here yet, asks otherwise than the set in use."""
        records = self._records
        with records.store.read() as session:
            row = records.assessment_row(session, None)
            present = records.catalogue(session, row.catalogue_id)
            return compare(present, newer, row.org_type, known_sets(session, records))


def _open_sets(session: Session, records: Records) -> frozenset[str]:
    """Return the ids of the sets that are being answered."""
    return frozenset(
        session.scalars(
            select(tables.Catalogue.catalogue_id)
            .join(tables.Assessment, tables.Assessment.catalogue_id == tables.Catalogue.id)
            .where(
                tables.Assessment.organisation_id == records.organisation_id,
                tables.Assessment.state == AssessmentStatus.OPEN.value,
            )
        )
    )


def _is_newer(present: Catalogue, one: Catalogue, here: Mapping[str, Catalogue]) -> bool:
    if one.id == present.id:  # what was changed here makes the edition no newer than itself
        return one.rules_hash != (present.amends or present.rules_hash)
    return comes_after(one, present.id, here)


def _newer(last: LastYear, one: Catalogue, org_type: str, known: tuple[Catalogue, ...]) -> NewerSet:
    leads = successors(last.catalogue, one, known)
    return NewerSet(
        one, compare(last.catalogue, one, org_type, known), _outcome(last, leads, one, org_type)
    )


def _outcome(last: LastYear, leads: Succession, one: Catalogue, org_type: str) -> Outcome:
    questions = one.for_type(org_type)
    begun = [
        bring(last, leads, asked) for asked in questions.asked if not asked.applicability.exempt
    ]
    brought = [b for b in begun if b.answer.carried is not None]
    return Outcome(
        len(brought),
        sum(any(held.why is Why.AGES for held in b.held) for b in brought),
        len(left_behind(last, leads, questions)),
    )
