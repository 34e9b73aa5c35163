"""An auditor's half-day: draw a sample, follow each point, write findings, read the replies.

Findings touch no answer, so a signed assessment can be audited as well as an open one.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.audit import (
    AuditFinding,
    AuditPoint,
    AuditSample,
    Verdict,
    draw_points,
    follow,
    points_to_audit,
)
from core.domain.canonical import Json
from core.domain.change import Change
from core.domain.roles import Deed
from core.domain.state import AssessmentState
from core.services.outputs import write_output
from core.services.people.audit_errors import (
    FindingNoteMissingError,
    NoFindingError,
    NothingToDrawError,
    PointNotDrawnError,
    SampleSizeError,
    UnknownSampleError,
)
from core.services.people.audit_report import audit_csv, audit_report
from core.services.reading import BY_AGE
from core.services.records import Records
from core.services.typed_text import LONG, NAME, typed
from core.store import tables
from core.store.base import new_id
from core.store.drafts import DraftKey, drop_draft, read_drafts

REPORT_FORMAT = "igt-audit-1"
NOTE, REPLY = "note", "reply"
"""The fields that are typed, and so have drafts."""

_ENTITY = "finding"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sample that was just drawn."""

    sample: AuditSample
    change: Change


class AuditService:
    """Keeps samples and findings. Auditors draw and find; the others reply; everybody reads."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def population(self, *, assessment_id: str | None = None) -> int:
        """Return how many points there are to draw from."""
        return len(points_to_audit(self._state(assessment_id)))

    def draw(
        self, size: int, seed: str | None = None, *, assessment_id: str | None = None
    ) -> Drawn:
        """Draw *size* points by chance from what is met or answered, and record the sample.

        The same *seed* draws the same points; ``core.domain.audit`` says how, so that anybody can
        do it again. Without one, chance gives it. Every sample stays on record, also one that was
        drawn and left, so that nobody draws until a sample pleases. Raises SampleSizeError,
        NothingToDrawError, NotAllowedError, NoAssessmentError, TextTooLongError.
        """
        records = self._records
        with records.store.read() as session:
            records.refuse_unless_allowed(session, Deed.SAMPLE)
            row = records.assessment_row(session, assessment_id)
            listed = points_to_audit(records.state(session, row))
        if not listed:
            raise NothingToDrawError()
        if not 1 <= size <= len(listed):
            raise SampleSizeError(size=size, population=len(listed))
        chosen = typed(seed or "", NAME) or secrets.token_hex(8)
        sample_id = new_id()
        with records.write("sample", "sample-drawn", size=size) as unit:
            assert records.person_id is not None  # set up with the records
            unit.session.add(
                tables.Sample(
                    id=sample_id,
                    assessment_id=row.id,
                    person_id=records.person_id,
                    drawn=records.now(),
                    seed=chosen,
                    population=len(listed),
                    listed=list(listed),
                    points=list(draw_points(listed, size, chosen)),
                )
            )
        return Drawn(self.sample(sample_id), Change(audit=True))

    def samples(self, *, assessment_id: str | None = None) -> tuple[AuditSample, ...]:
        """Return the samples of one assessment with their findings, the newest first."""
        with self._records.store.read() as session:
            row = self._records.assessment_row(session, assessment_id)
            rows = session.scalars(
                select(tables.Sample)
                .where(tables.Sample.assessment_id == row.id)
                .order_by(tables.Sample.drawn.desc(), BY_AGE.desc())
            )
            return _samples(session, rows)

    def sample(self, sample_id: str) -> AuditSample:
        """Return one sample with its findings. Raises UnknownSampleError."""
        with self._records.store.read() as session:
            return _samples(session, [_sample_row(session, self._records, sample_id)])[0]

    def points(self, sample_id: str) -> tuple[AuditPoint, ...]:
        """Return what an auditor follows: each point drawn with its answer and evidence as of now.

        Raises UnknownSampleError.
        """
        sample = self.sample(sample_id)
        return follow(self._state(sample.assessment_id), sample.points)

    def report(self, sample_id: str) -> Mapping[str, Json]:
        """Return all about a sample as plain values. Raises UnknownSampleError."""
        sample = self.sample(sample_id)
        return audit_report(sample, self._state(sample.assessment_id))

    def report_csv(self, sample_id: str) -> bytes:
        """Return a sample's points as a table for a spreadsheet. Raises UnknownSampleError."""
        sample = self.sample(sample_id)
        return audit_csv(sample, self._state(sample.assessment_id))

    def write_report(self, sample_id: str, target: Path) -> Path:
        """Write the report to *target*: a table when its name ends in .csv, else JSON.

        Raises UnknownSampleError, what ``check_target`` raises and the disk's troubles.
        """
        if target.suffix.lower() == ".csv":
            return write_output(target, self.report_csv(sample_id))
        document = {"format": REPORT_FORMAT, **self.report(sample_id)}
        return write_output(target, json.dumps(document, ensure_ascii=False, indent=2).encode())

    def find(self, sample_id: str, point: str, verdict: Verdict, note: str = "") -> Change:
        """Write what was found at a point; writing again revises it, and the history keeps both.

        Whoever agrees may leave the note empty. A reply stays where it is. Raises
        UnknownSampleError, PointNotDrawnError, FindingNoteMissingError, NotAllowedError,
        TextTooLongError.
        """
        records = self._records
        clean = typed(note, LONG)
        with records.write("finding", "finding-written", point=point) as unit:
            sample = _sample_row(unit.session, records, sample_id)
            _refuse_not_drawn(sample, point)
            if not clean and verdict is not Verdict.AGREE:
                raise FindingNoteMissingError()
            drop_draft(unit.session, self._draft(sample_id, point, NOTE))
            assert records.person_id is not None  # set up with the records
            row = _finding_row(unit.session, sample_id, point)
            if row is None:
                row = tables.Finding(id=new_id(), sample_id=sample_id, point=point)
                unit.session.add(row)
            elif (row.verdict, row.note) == (verdict.value, clean):
                return Change()
            else:
                unit.label = type(unit.label)("finding-revised", {"point": point})
            row.verdict, row.note = verdict.value, clean
            row.person_id, row.found = records.person_id, records.now()
        return Change(audit=True)

    def reply(self, sample_id: str, point: str, text: str) -> Change:
        """Answer a finding, as anybody but an auditor; an empty text takes the reply back.

        Raises UnknownSampleError, NoFindingError, NotAllowedError, TextTooLongError.
        """
        records = self._records
        clean = typed(text, LONG) or None
        with records.write("reply", "finding-replied", point=point) as unit:
            _sample_row(unit.session, records, sample_id)
            row = _finding_row(unit.session, sample_id, point)
            if row is None:
                raise NoFindingError(point=point)
            drop_draft(unit.session, self._draft(sample_id, point, REPLY))
            if clean is not None or row.reply is not None:
                row.reply = clean
                row.replied_by = records.person_id if clean else None
                row.replied = records.now() if clean else None
        return Change(audit=bool(unit.touched))

    def save_draft(self, sample_id: str, point: str, field: str, text: str) -> None:
        """Keep a half-typed note or reply so that a power cut loses none of it.

        Whoever typed it finds it again; the history stays as it is. Raises UnknownSampleError,
        PointNotDrawnError, NotAllowedError.
        """
        records = self._records
        with records.store.read() as session:
            records.refuse_unless_allowed(session, Deed.FIND if field == NOTE else Deed.REPLY)
            _refuse_not_drawn(_sample_row(session, records, sample_id), point)
        records.store.save_draft(self._draft(sample_id, point, field), text)

    def drafts(self, sample_id: str) -> Mapping[tuple[str, str], str]:
        """Return what whoever works has half typed, by (point, NOTE or REPLY)."""
        with self._records.store.read() as session:
            found = read_drafts(session, entity=_ENTITY, entity_id=sample_id)
        own = (one for one in found if one.key.person == (self._records.person_id or ""))
        texts = {}
        for draft in own:
            point, _, field = draft.key.field.rpartition("/")
            texts[point, field] = draft.text
        return texts

    def _draft(self, sample_id: str, point: str, field: str) -> DraftKey:
        return DraftKey(_ENTITY, sample_id, f"{point}/{field}", self._records.person_id or "")

    def _state(self, assessment_id: str | None) -> AssessmentState:
        with self._records.store.read() as session:
            row = self._records.assessment_row(session, assessment_id)
            return self._records.state(session, row)


def _sample_row(session: Session, records: Records, sample_id: str) -> tables.Sample:
    row = session.get(tables.Sample, sample_id)
    if row is not None:
        assessment = session.get_one(tables.Assessment, row.assessment_id)
        if assessment.organisation_id == records.organisation_id:
            return row
    raise UnknownSampleError()


def _refuse_not_drawn(sample: tables.Sample, point: str) -> None:
    if point not in sample.points:
        raise PointNotDrawnError(point=point, points=", ".join(sample.points))


def _finding_row(session: Session, sample_id: str, point: str) -> tables.Finding | None:
    return session.scalars(
        select(tables.Finding).filter_by(sample_id=sample_id, point=point)
    ).one_or_none()


def _samples(session: Session, rows: Iterable[tables.Sample]) -> tuple[AuditSample, ...]:
    names: dict[str | None, str] = {
        person.id: person.name for person in session.scalars(select(tables.Person))
    }
    return tuple(_sample(session, row, names) for row in rows)


def _sample(session: Session, row: tables.Sample, names: dict[str | None, str]) -> AuditSample:
    found = {
        finding.point: AuditFinding(
            point=finding.point,
            verdict=Verdict(finding.verdict),
            note=finding.note,
            by=names[finding.person_id],
            found_at=finding.found,
            reply=finding.reply or "",
            replied_by=names.get(finding.replied_by, ""),
            replied_at=finding.replied,
        )
        for finding in session.scalars(
            select(tables.Finding).where(tables.Finding.sample_id == row.id)
        )
    }
    return AuditSample(
        id=row.id,
        assessment_id=row.assessment_id,
        by=names[row.person_id],
        drawn_at=row.drawn,
        seed=row.seed,
        population=row.population,
        points=tuple(row.points),
        findings=tuple(found[point] for point in row.points if point in found),
        listed=tuple(row.listed),
    )
