"""What was answered in another question set, shown where this one asks for much the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.answers import Answer
from core.domain.crosswalk import CrossLink, Meeting, Place, Suggestion, meetings, suggestion
from core.services.answer_edits import check_ref
from core.services.reading import BY_AGE, read_answers, read_evidence
from core.services.records import Records
from core.store import tables

Links = Callable[[], Iterable[CrossLink]]


def shipped_links() -> Iterable[CrossLink]:
    """Return the links between the shipped sets."""
    from core.catalogue.crosswalk import load_links  # read only when a suggestion is needed

    return load_links()


class SuggestionService:
    """Reads answers of other sets. It changes nothing: a suggestion is never an answer."""

    def __init__(self, records: Records, links: Links = shipped_links) -> None:
        self._records = records
        self._links = links

    def for_ref(self, ref: str, *, assessment_id: str | None = None) -> tuple[Suggestion, ...]:
        """Return what the newest assessments of other sets suggest for *ref*, strongest first.

        Raises NoAssessmentError, UnknownRequirementError.
        """
        records = self._records
        with records.store.read() as session:
            row = records.assessment_row(session, assessment_id)
            question_set = records.question_set(session, row)
            check_ref(question_set, ref)
            here = Place(question_set.catalogue.id, ref)
            found = (self._said(session, one) for one in meetings(self._links(), here))
            return tuple(one for one in found if one is not None)

    def _said(self, session: Session, meeting: Meeting) -> Suggestion | None:
        records = self._records
        of_the_set = select(tables.Catalogue.id).where(
            tables.Catalogue.catalogue_id == meeting.place.catalogue_id
        )
        row = session.scalars(
            select(tables.Assessment)
            .where(
                tables.Assessment.organisation_id == records.organisation_id,
                tables.Assessment.catalogue_id.in_(of_the_set),
            )
            .order_by(tables.Assessment.started.desc(), BY_AGE.desc())
            .limit(1)
        ).first()
        if row is None:
            return None
        question_set = records.question_set(session, row)
        ref = meeting.place.ref
        if ref not in question_set.by_ref:
            return None  # not asked of this type
        return suggestion(
            meeting,
            question_set.catalogue.title,
            question_set.by_ref[ref],
            read_answers(session, row.id).get(ref, Answer(ref)),
            read_evidence(session, row.organisation_id, row.id),
        )
