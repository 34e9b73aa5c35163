"""Finding and making the rows of evidence inside a transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.domain.catalogue import QuestionSet
from core.domain.evidence import EvidenceLink, VersionState
from core.errors import UserError
from core.services.answer_edits import check_criterion, check_ref
from core.services.documents.staging import Staged
from core.services.records import Records
from core.store import tables
from core.store.base import new_id
from core.text import QT_TRANSLATE_NOOP


class UnknownEvidenceError(UserError):
    """No evidence has this id."""

    code = "unknown-evidence"
    what_text = QT_TRANSLATE_NOOP("errors", "There is no such piece of evidence.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Choose one from the list; somebody may have removed it."
    )


class EvidenceOnPaperError(UserError):
    """Paper has no copy here."""

    code = "evidence-on-paper"
    what_text = QT_TRANSLATE_NOOP("errors", "{title} is kept on paper, so there is no copy here.")
    next_text = QT_TRANSLATE_NOOP("errors", "Look for it here: {place}.")


def evidence_row(session: Session, records: Records, evidence_id: str) -> tables.Evidence:
    """Return one piece of evidence. Raises UnknownEvidenceError."""
    row = session.get(tables.Evidence, evidence_id)
    if row is None or row.organisation_id != records.organisation_id:
        raise UnknownEvidenceError()
    return row


def newest_version(
    session: Session, evidence: tables.Evidence, *states: VersionState
) -> tables.EvidenceVersion:
    """Return the newest version in one of *states*. Raises EvidenceOnPaperError."""
    row = session.scalars(
        select(tables.EvidenceVersion)
        .where(
            tables.EvidenceVersion.evidence_id == evidence.id,
            tables.EvidenceVersion.state.in_([state.value for state in states]),
        )
        .order_by(tables.EvidenceVersion.number.desc())
        .limit(1)
    ).first()
    if row is None:
        raise EvidenceOnPaperError(title=evidence.title, place=evidence.place or "")
    return row


def same_content(session: Session, records: Records, sha256: str) -> tables.Evidence | None:
    """Return the evidence in use whose present version has this very content."""
    newest = (
        select(
            tables.EvidenceVersion.evidence_id,
            func.max(tables.EvidenceVersion.number).label("number"),
        )
        .where(tables.EvidenceVersion.state == VersionState.KEPT.value)
        .group_by(tables.EvidenceVersion.evidence_id)
        .subquery()
    )
    return session.scalars(
        select(tables.Evidence)
        .join(tables.EvidenceVersion, tables.EvidenceVersion.evidence_id == tables.Evidence.id)
        .join(
            newest,
            (newest.c.evidence_id == tables.EvidenceVersion.evidence_id)
            & (newest.c.number == tables.EvidenceVersion.number),
        )
        .where(
            tables.Evidence.organisation_id == records.organisation_id,
            tables.Evidence.withdrawn.is_(None),
            tables.EvidenceVersion.sha256 == sha256,
        )
        .limit(1)
    ).first()


def add_version(
    session: Session,
    records: Records,
    evidence_id: str,
    staged: Staged,
    state: VersionState,
) -> tables.EvidenceVersion:
    """Add what was staged as the next version; the same content is kept once."""
    last = session.scalar(
        select(func.max(tables.EvidenceVersion.number)).where(
            tables.EvidenceVersion.evidence_id == evidence_id
        )
    )
    row = tables.EvidenceVersion(
        id=new_id(),
        evidence_id=evidence_id,
        number=(last or 0) + 1,
        blob_id=_blob_id(session, records, staged),
        file_name=staged.file_name,
        media_type=staged.media_type,
        size=staged.blob.size,
        sha256=staged.blob.sha256,
        state=state.value,
        added=records.now(),
    )
    session.add(row)
    return row


def _blob_id(session: Session, records: Records, staged: Staged) -> str:
    known = session.scalars(
        select(tables.Blob.id).where(tables.Blob.sha256 == staged.blob.sha256)
    ).first()
    if known is not None:
        return known
    session.add(
        tables.Blob(
            id=staged.blob.blob_id,
            sha256=staged.blob.sha256,
            size=staged.blob.size,
            stored=records.now(),
            generation=staged.blob.generation,
        )
    )
    return staged.blob.blob_id


def add_links(
    session: Session,
    assessment: tables.Assessment,
    question_set: QuestionSet,
    evidence_id: str,
    links: Iterable[EvidenceLink],
) -> frozenset[str]:
    """Link evidence to what it serves and return the refs. Links that are there stay as they are.

    Raises UnknownRequirementError, UnknownCriterionError.
    """
    refs = set()
    for link in dict.fromkeys(links):
        check_ref(question_set, link.ref)
        if link.criterion is not None:
            check_criterion(question_set, link.ref, link.criterion)
        if find_link(session, assessment.id, evidence_id, link) is None:
            session.add(
                tables.EvidenceLink(
                    evidence_id=evidence_id,
                    assessment_id=assessment.id,
                    ref=link.ref,
                    criterion=link.criterion or "",
                )
            )
            refs.add(link.ref)
    return frozenset(refs)


def drop_links(
    session: Session,
    assessment_id: str,
    evidence_id: str,
    ref: str,
    *,
    keep: Sequence[EvidenceLink],
) -> None:
    """Take evidence off one requirement but for the links in *keep*."""
    rows = session.scalars(
        select(tables.EvidenceLink).filter_by(
            evidence_id=evidence_id, assessment_id=assessment_id, ref=ref
        )
    )
    for row in rows:
        if EvidenceLink(ref, row.criterion or None) not in keep:
            session.delete(row)


def find_link(
    session: Session, assessment_id: str, evidence_id: str, link: EvidenceLink
) -> tables.EvidenceLink | None:
    """Return the row of a link, where there is one."""
    return session.scalars(
        select(tables.EvidenceLink).filter_by(
            evidence_id=evidence_id,
            assessment_id=assessment_id,
            ref=link.ref,
            criterion=link.criterion or "",
        )
    ).one_or_none()


def refs_served(session: Session, evidence_id: str) -> frozenset[str]:
    """Return the refs that a piece of evidence is linked to, in whatever assessment."""
    return frozenset(
        session.scalars(
            select(tables.EvidenceLink.ref).where(tables.EvidenceLink.evidence_id == evidence_id)
        )
    )
