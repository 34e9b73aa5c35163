"""What every change of a question set works with: the open assessment, who says it, the facts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.amendments import AmendmentKind, Amendments, Said
from core.domain.canonical import Json
from core.domain.catalogue import QuestionSet
from core.domain.change import Change
from core.services.amending.facts import FactName, read_amendments
from core.services.amending.refusals import NotAskedError
from core.services.answer_edits import check_ref
from core.services.profile import put_facts
from core.services.reading import read_person
from core.services.records import Records
from core.store import tables
from core.store.journal import Label
from core.store.unit import WriteUnit


@dataclass
class Desk:
    """One change under way. ``put`` gathers what is established; it is kept at the end."""

    unit: WriteUnit
    row: tables.Assessment
    question_set: QuestionSet
    amendments: Amendments
    said: Said
    _facts: dict[str, Json] = field(default_factory=dict)
    _refs: set[str] = field(default_factory=set)

    def put(self, kind: AmendmentKind, ref: str, value: Json) -> None:
        """Establish something about *ref*; None takes it back."""
        name = FactName(self.question_set.catalogue.id, self.row.org_type, kind, ref)
        self._facts[str(name)] = value
        self._refs.add(ref)

    def check_asked(self, ref: str) -> None:
        """Refuse what is not asked anyway. Raises UnknownRequirementError, NotAskedError."""
        check_ref(self.question_set, ref)
        asked = self.question_set.by_ref[ref]
        if asked.applicability.exempt and not asked.set_aside:
            raise NotAskedError(ref=ref)

    def keep(self) -> None:
        """Write down what was put."""
        put_facts(self.unit.session, self.row.organisation_id, self._facts)

    @property
    def change(self) -> Change:
        """What was altered; ask after the transaction."""
        if not self.unit.touched:
            return Change()
        return Change(requirements=frozenset(self._refs), assessment=True)


@contextmanager
def at_desk(
    records: Records, assessment_id: str | None, label: Label, list_name: str = ""
) -> Iterator[Desk]:
    """Change what is known of the question set of an open assessment, in one transaction.

    Raises AssessmentSignedError, AssessmentMovedError, NoAssessmentError, NotAllowedError.
    """
    with records.write("question-set", label.key, **label.args) as unit:
        session = unit.session
        row = records.open_row(session, assessment_id)
        question_set = records.question_set(session, row)
        assert records.person_id is not None  # set up with the records
        desk = Desk(
            unit,
            row,
            question_set,
            established(session, row, question_set),
            Said(read_person(session, records.person_id).name, records.today(), list_name),
        )
        yield desk
        desk.keep()


def established(session: Session, row: tables.Assessment, question_set: QuestionSet) -> Amendments:
    """Return what was established about the question set of *row*."""
    return read_amendments(session, row.organisation_id, question_set.catalogue.id, row.org_type)


def refs_in_use(session: Session, assessment_id: str) -> frozenset[str]:
    """Return every ref under which something was written, half written or linked."""
    answered = session.scalars(
        select(tables.Answer.ref).where(
            tables.Answer.assessment_id == assessment_id, tables.Answer.value.is_not(None)
        )
    )
    linked = session.scalars(
        select(tables.EvidenceLink.ref).where(tables.EvidenceLink.assessment_id == assessment_id)
    )
    drafted = session.scalars(
        select(tables.Draft.field).where(
            tables.Draft.entity == tables.Answer.__tablename__,
            tables.Draft.entity_id == assessment_id,
        )
    )
    half = (name.rpartition("/")[0] for name in drafted)
    return frozenset({*answered, *linked, *half})
