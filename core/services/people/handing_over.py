"""What somebody looks after, and giving it to others as one change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from sqlalchemy.orm import Session

from core.domain.belongings import Belongings, Heir, OwnedPiece, Thing, ThingKind
from core.domain.change import Change
from core.domain.person_sheet import PersonSheet, sheet_document
from core.domain.state import AssessmentState
from core.services.answer_edits import check_ref
from core.services.answer_fields import put_fields
from core.services.answers import OWNER
from core.services.outputs import check_target, write_output
from core.services.people.people_errors import UnknownPersonError
from core.services.people.people_rows import owned_answers, people_rows
from core.services.people.staff_rows import read_staff, staff_rows
from core.services.records import Records
from core.services.todo.rows import action_row, job_row, read_actions, read_jobs
from core.services.typed_text import NAME, typed
from core.store.unit import WriteUnit


class HandingOverService:
    """Shows what each person looks after, on screen and paper, and gives it to others."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def belongings(self, name: str) -> Belongings:
        """Return what *name* looks after; nothing for a name that owns nothing."""
        with self._records.store.read() as session:
            return read_belongings(session, self._records, name)

    def names(self) -> tuple[str, ...]:
        """Return everybody who could look after something: those here, each once, by name."""
        records, today = self._records, self._records.today()
        with records.store.read() as session:
            known = [p.name for p in people_rows(session, records) if p.left_on is None]
            known += [
                s.name
                for s in staff_rows(session, records)
                if s.left_on is None or s.left_on > today
            ]
        by_fold = {name.casefold(): name for name in reversed(known)}
        return tuple(sorted(by_fold.values(), key=str.casefold))

    def sheet(self, name: str) -> PersonSheet:
        """Return the sheet of *name*: a user, somebody of the staff, or an owner of anything.

        Raises UnknownPersonError for a name that stands nowhere.
        """
        records, wanted = self._records, name.strip().casefold()
        with records.store.read() as session:
            staff = {one.name.casefold(): one for one in read_staff(session, records)}
            users = {row.name.casefold(): row.name for row in people_rows(session, records)}
            found = read_belongings(session, records, name.strip())
        one = staff.get(wanted)
        if one is None and wanted not in users and not found.things:
            raise UnknownPersonError(name=name)
        shown = one.name if one else users.get(wanted, name.strip())
        return PersonSheet(shown, records.today(), found, one)

    def write_sheet(self, name: str, target: Path) -> Path:
        """Write the sheet of *name* as a PDF.

        Raises UnknownPersonError, TargetFolderMissingError and the disk's troubles.
        """
        check_target(target)
        from core.reports.starter_pdf import print_starter  # reportlab: only a print pays for it

        sheet, records = self.sheet(name), self._records
        with records.store.read() as session:
            organisation = records.organisation(session)
        buffer = BytesIO()
        print_starter(
            sheet_document(sheet),
            organisation,
            buffer,
            today=sheet.today,
            made_at=records.now(),
        )
        return write_output(target, buffer.getvalue())

    def hand_over(self, heirs: Sequence[Heir]) -> Change:
        """Give things to others as one change.

        Raises AssessmentSignedError, UnknownRequirementError, UnknownActionError,
        UnknownJobError, TextTooLongError, NotAllowedError.
        """
        with self._records.write("answer", "handed-over", count=len(heirs)) as unit:
            refs = hand_over(unit, self._records, heirs)
        if not unit.touched:
            return Change()
        return Change(requirements=refs, todo=has_todo(heirs))


def hand_over(unit: WriteUnit, records: Records, heirs: Sequence[Heir]) -> frozenset[str]:
    """Set the owners inside *unit*, which keeps its name, and return the refs of answers.

    Raises AssessmentSignedError, UnknownRequirementError, UnknownActionError, UnknownJobError,
    TextTooLongError.
    """
    label = unit.label
    by_assessment: dict[str, list[Heir]] = defaultdict(list)
    for heir in heirs:
        name = typed(heir.name, NAME) or None
        if heir.kind is ThingKind.ACTION:
            action_row(unit.session, records.organisation_id, heir.id).owner = name
        elif heir.kind is ThingKind.JOB:
            job_row(unit.session, records.organisation_id, heir.id).owner = name
        else:
            by_assessment[heir.id].append(heir)
    for assessment_id, given in by_assessment.items():
        row = records.open_row(unit.session, assessment_id)
        question_set = records.question_set(unit.session, row)
        for heir in given:
            check_ref(question_set, heir.ref)
        put_fields(
            unit, row.id, [(heir.ref, {OWNER: typed(heir.name, NAME) or None}) for heir in given]
        )
    unit.label = label  # one thing or many, it is called after the act
    return frozenset(heir.ref for heir in heirs if heir.kind is ThingKind.QUESTION)


def has_todo(heirs: Sequence[Heir]) -> bool:
    """Whether a step of the plan or a regular job is among *heirs*."""
    return any(heir.kind is not ThingKind.QUESTION for heir in heirs)


def read_belongings(session: Session, records: Records, name: str) -> Belongings:
    """Return what *name* looks after, from one moment of the records."""
    own = name.casefold()
    by_assessment: dict[str, list[str]] = defaultdict(list)
    for owned in owned_answers(session, records, name):
        by_assessment[owned.assessment_id].append(owned.ref)
    questions: list[Thing] = []
    evidence: list[OwnedPiece] = []
    for assessment_id, refs in by_assessment.items():
        state = records.state(session, records.assessment_row(session, assessment_id))
        questions += _questions(state, refs)
        evidence += _evidence(state, refs)
    evidence.sort(key=lambda piece: piece.review_by)
    actions = tuple(
        Thing(ThingKind.ACTION, one.id, "", one.title, due=one.due)
        for one in read_actions(session, records.organisation_id)
        if one.is_open and one.owner.casefold() == own
    )
    jobs = tuple(
        Thing(ThingKind.JOB, one.id, "", one.title, due=one.next_due)
        for one in read_jobs(session, records.organisation_id)
        if one.stopped_on is None and one.owner.casefold() == own
    )
    return Belongings(name, tuple(questions), actions, jobs, tuple(evidence))


def _questions(state: AssessmentState, refs: Sequence[str]) -> Iterator[Thing]:
    for one in state.requirements:
        if one.ref in refs:
            yield Thing(
                ThingKind.QUESTION,
                state.assessment.id,
                one.ref,
                one.title,
                is_open=one.is_counted and not one.is_settled,
                due=one.answer.due,
            )


def _evidence(state: AssessmentState, refs: Sequence[str]) -> Iterator[OwnedPiece]:
    for piece in state.evidence:
        served = tuple(dict.fromkeys(link.ref for link in piece.links if link.ref in refs))
        if served and piece.review_by is not None:
            yield OwnedPiece(piece.id, piece.title, piece.review_by, served)
