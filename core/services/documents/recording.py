"""The second half of keeping a file: evidence is made of what was staged, inside one change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from core.domain.evidence import Evidence, EvidenceKind, EvidenceLink, VersionState
from core.services.documents.evidence_rows import add_links, add_version, same_content
from core.services.documents.staging import Staged
from core.services.reading import read_evidence
from core.services.records import Records
from core.services.typed_text import TITLE, typed
from core.services.years.seen import see_by_evidence
from core.store import tables
from core.store.base import new_id
from core.store.vault import StagedBlob, Vault


@dataclass(frozen=True, slots=True)
class Recorded:
    """The row that was made, or that has the same content, and the refs that it was linked to."""

    evidence_id: str
    refs: frozenset[str]
    was_kept: bool


def record_staged(
    session: Session,
    records: Records,
    staged: Staged,
    links: Sequence[EvidenceLink],
    *,
    title: str | None = None,
    dated: date | None = None,
    review_by: date | None = None,
    assessment_id: str | None = None,
) -> Recorded:
    """Make evidence of what was staged and link it; content that is evidence gets the links only.

    Raises AssessmentSignedError, UnknownRequirementError, UnknownCriterionError.
    """
    known = same_content(session, records, staged.blob.sha256)
    if known is None:
        row = new_evidence(
            session, records, EvidenceKind.FILE, title or Path(staged.file_name).stem
        )
        row.dated, row.review_by = dated, review_by
        add_version(session, records, row.id, staged, VersionState.KEPT)
    else:
        row = known
    refs = link_evidence(session, records, assessment_id, row.id, links)
    return Recorded(row.id, refs, was_kept=known is not None)


def new_evidence(
    session: Session, records: Records, kind: EvidenceKind, title: str
) -> tables.Evidence:
    """Add a piece of evidence that has nothing but its title yet."""
    row = tables.Evidence(
        id=new_id(),
        organisation_id=records.organisation_id,
        title=typed(title, TITLE),
        kind=kind.value,
        created=records.now(),
    )
    session.add(row)
    return row


def link_evidence(
    session: Session,
    records: Records,
    assessment_id: str | None,
    evidence_id: str,
    links: Sequence[EvidenceLink],
) -> frozenset[str]:
    """Let evidence serve *links* in an open assessment and return the refs that are new to it."""
    if not links:
        return frozenset()
    row = records.open_row(session, assessment_id)
    question_set = records.question_set(session, row)
    refs = add_links(session, row, question_set, evidence_id, links)
    see_by_evidence(session, row.id, question_set, refs, records.now())
    return refs


def settle(records: Records, vault: Vault, blob: StagedBlob) -> None:
    """Keep a staged file that a record names by now; throw away one that was there already."""
    with records.store.read() as session:
        named = session.get(tables.Blob, blob.blob_id) is not None
    if named:
        vault.settle(blob)
    else:
        vault.discard(blob)


def read_piece(records: Records, evidence_id: str, assessment_id: str | None) -> Evidence:
    """Return one piece of evidence with its links in one assessment."""
    with records.store.read() as session:
        pieces = read_evidence(
            session,
            records.organisation_id,
            records.assessment_row(session, assessment_id).id,
            withdrawn=True,
        )
    return next(piece for piece in pieces if piece.id == evidence_id)
