"""Going on with last year's work: a new assessment from an older one, or a move to a newer set."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.carrying import bring, bring_link
from core.domain.catalogue import Catalogue
from core.domain.organisation import Assessment, AssessmentStatus
from core.errors import UserError
from core.services.answers import settle_all
from core.services.assessments import AssessmentOpenError, begin
from core.services.catalogues import CatalogueService
from core.services.reading import BY_AGE
from core.services.records import NoAssessmentError, Records, refuse_moved
from core.services.years.last_year import links_in_use, read_last_year, read_succession
from core.services.years.old_answers import OldAnswer
from core.services.years.past_years import read_past
from core.services.years.stored import fields_of
from core.services.years.todo_carried import carry_requests, carry_todo
from core.store import tables
from core.text import QT_TRANSLATE_NOOP


class NothingInCommonError(UserError):
    """The two sets share no question, so that nothing could be brought."""

    code = "nothing-in-common"
    what_text = QT_TRANSLATE_NOOP("errors", "{new} asks nothing that {old} asked.")
    next_text = QT_TRANSLATE_NOOP("errors", "Start it without an older one.")


class YearService:
    """Starts a year from the one before, moves unfinished work, and shows what has no place."""

    def __init__(self, records: Records, catalogues: CatalogueService) -> None:
        self._records = records
        self._catalogues = catalogues

    def start_from(self, catalogue_id: str, assessment_id: str | None = None) -> Assessment:
        """Begin to answer a question set with last year's answers and return the new assessment.

        The older assessment, signed or open, is left as it is; without *assessment_id* it is the
        newest. Answers, notes, owners, targets and evidence go on, each marked as brought, and
        each has to be looked at before signing. What ages does not go on: it is shown beside.
        Raises UnknownCatalogueError, NoAssessmentError, AssessmentMovedError,
        NothingInCommonError, NoSetForTypeError, AssessmentOpenError.
        """
        catalogue, records = self._catalogues.get(catalogue_id), self._records
        with records.write("assessment", "assessment-brought", set=catalogue_id) as unit:
            if assessment_id is None:
                old = self._newest(unit.session)
            else:
                old = records.assessment_row(unit.session, assessment_id)
            refuse_moved(old)
            new = self._bring(unit.session, old, catalogue)
            unit.session.flush()
            return records.assessment(unit.session, new)

    def move(self, catalogue_id: str, *, assessment_id: str | None = None) -> Assessment:
        """Go on with an unfinished assessment under a newer set; return the one that goes on.

        Everything goes on as with ``start_from``; half-typed text is saved first. The older one
        stays readable and changes no more. Raises what ``start_from`` raises, and
        AssessmentSignedError.
        """
        catalogue, records = self._catalogues.get(catalogue_id), self._records
        with records.write("assessment", "assessment-moved", set=catalogue_id) as unit:
            old = records.open_row(unit.session, assessment_id)
            if old.rules_hash == catalogue.rules_hash:
                raise AssessmentOpenError(set=catalogue.title)
            settle_all(unit, records, old)
            old.state = AssessmentStatus.MOVED.value
            new = self._bring(unit.session, old, catalogue, moved=True)
            unit.session.flush()
            return records.assessment(unit.session, new)

    def left_behind(self, *, assessment_id: str | None = None) -> tuple[OldAnswer, ...]:
        """Return last year's answers to what is asked no more, with their notes and evidence.

        Empty where the assessment was not started from an older one. Raises NoAssessmentError.
        """
        records = self._records
        with records.store.read() as session:
            new = records.assessment_row(session, assessment_id)
            past = read_past(session, records, new)
            return past.left(records.question_set(session, new)) if past else ()

    def _newest(self, session: Session) -> tables.Assessment:
        row = session.scalars(
            select(tables.Assessment)
            .where(
                tables.Assessment.organisation_id == self._records.organisation_id,
                tables.Assessment.state != AssessmentStatus.MOVED.value,
            )
            .order_by(tables.Assessment.started.desc(), BY_AGE.desc())
            .limit(1)
        ).first()
        if row is None:
            raise NoAssessmentError()
        return row

    def _bring(
        self,
        session: Session,
        old: tables.Assessment,
        catalogue: Catalogue,
        *,
        moved: bool = False,
    ) -> tables.Assessment:
        records = self._records
        last = read_last_year(session, records, old)
        leads = read_succession(session, records, last.catalogue, catalogue)
        if leads.is_empty:
            raise NothingInCommonError(new=catalogue.title, old=last.catalogue.title)
        new = begin(session, records, catalogue)
        new.carried_from = old.id
        questions = catalogue.for_type(new.org_type)
        for asked in questions.asked:
            for field, value in fields_of(bring(last, leads, asked).answer).items():
                session.add(
                    tables.Answer(assessment_id=new.id, ref=asked.ref, field=field, value=value)
                )
        links = {
            (evidence_id, to)
            for evidence_id, link in links_in_use(session, old.id)
            for to in bring_link(leads, questions, link)
        }
        for evidence_id, to in sorted(
            links, key=lambda one: (one[1].ref, one[1].criterion or "", one[0])
        ):
            session.add(
                tables.EvidenceLink(
                    evidence_id=evidence_id,
                    assessment_id=new.id,
                    ref=to.ref,
                    criterion=to.criterion or "",
                )
            )
        carry_todo(session, records, leads, questions)
        if moved:
            carry_requests(session, old, new, leads, questions)
        return new
