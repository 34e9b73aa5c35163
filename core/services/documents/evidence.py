"""Evidence: files kept as encrypted copies, paper kept elsewhere, and what they show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Literal

from core.domain.change import Change
from core.domain.evidence import Evidence, EvidenceKind, EvidenceLink, VersionState
from core.domain.long_work import Cancelled, Progress
from core.errors import UserError
from core.services.documents.document_check import EvidenceCheck, EvidenceFault, check_documents
from core.services.documents.evidence_rows import (
    drop_links,
    evidence_row,
    find_link,
    newest_version,
    refs_served,
)
from core.services.documents.file_kinds import HEAD, media_type
from core.services.documents.file_names import free_name
from core.services.documents.half_written import announced
from core.services.documents.recording import (
    link_evidence,
    new_evidence,
    read_piece,
    record_staged,
    settle,
)
from core.services.documents.staging import Staged, stage_file
from core.services.outputs import check_target
from core.services.reading import read_evidence
from core.services.records import Records
from core.services.typed_text import PLACE, TITLE, typed
from core.store.journal import Label
from core.store.vault import Vault
from core.text import QT_TRANSLATE_NOOP

__all__ = ["Attached", "Day", "EvidenceCheck", "EvidenceFault", "EvidenceService"]

Day = date | Literal[""]
"""A date to set; an empty text takes it away."""


class PaperIncompleteError(UserError):
    """Paper that nobody could find again."""

    code = "paper-incomplete"
    what_text = QT_TRANSLATE_NOOP("errors", "For paper, a title and the place are needed.")
    next_text = QT_TRANSLATE_NOOP("errors", "Say what it is and where it is kept.")


class TitleMissingError(UserError):
    """Evidence without a title cannot be told apart."""

    code = "title-missing"
    what_text = QT_TRANSLATE_NOOP("errors", "The title is missing.")
    next_text = QT_TRANSLATE_NOOP("errors", "Say in a few words what it is.")


@dataclass(frozen=True, slots=True)
class Attached:
    """What was attached. *was_kept* says that the same content was evidence already."""

    evidence: Evidence
    change: Change
    was_kept: bool = False


class EvidenceService:
    """Keeps evidence and links it to what it shows."""

    def __init__(self, records: Records, vault: Vault) -> None:
        self._records = records
        self._vault = vault

    def stage(
        self, path: Path, *, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> Staged:
        """Lock a copy of *path* into the vault; ``record`` makes evidence of it.

        May run beside the writer. The original is never changed. What is never recorded is swept
        away later. Raises what ``stage_file`` raises.
        """
        return stage_file(self._records, self._vault, path, progress=progress, cancelled=cancelled)

    def stage_content(self, file_name: str, content: bytes) -> Staged:
        """Lock *content* into the vault as a file of that name; nothing readable is written."""
        blob = self._vault.put(BytesIO(content))
        return Staged(blob, file_name, media_type(Path(file_name), content[:HEAD]))

    def record(
        self,
        staged: Staged,
        links: Sequence[EvidenceLink] = (),
        *,
        title: str | None = None,
        dated: date | None = None,
        review_by: date | None = None,
        assessment_id: str | None = None,
    ) -> Attached:
        """Make evidence of what was staged and link it to what it shows; one transaction.

        Content that is evidence already gets the links; no second piece is made. Raises
        AssessmentSignedError, UnknownRequirementError, UnknownCriterionError.
        """
        records = self._records
        with records.write("evidence", "evidence-attached") as unit:
            made = record_staged(
                unit.session,
                records,
                staged,
                links,
                title=title,
                dated=dated,
                review_by=review_by,
                assessment_id=assessment_id,
            )
            if made.was_kept:
                unit.label = Label("evidence-linked-again")
        settle(records, self._vault, staged.blob)
        change = Change(made.refs, evidence=bool(unit.touched))
        return Attached(self._one(made.evidence_id, assessment_id), change, made.was_kept)

    def attach(
        self,
        path: Path,
        links: Sequence[EvidenceLink] = (),
        *,
        title: str | None = None,
        dated: date | None = None,
        review_by: date | None = None,
        assessment_id: str | None = None,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Attached:
        """Stage and record in one go. Raises what the two raise."""
        staged = self.stage(path, progress=progress, cancelled=cancelled)
        return self.record(
            staged,
            links,
            title=title,
            dated=dated,
            review_by=review_by,
            assessment_id=assessment_id,
        )

    def add_paper(
        self,
        place: str,
        title: str,
        links: Sequence[EvidenceLink] = (),
        *,
        dated: date | None = None,
        review_by: date | None = None,
        assessment_id: str | None = None,
    ) -> Attached:
        """Record a paper and where it is kept. Raises PaperIncompleteError."""
        where = typed(place, PLACE)
        if not where or not title.strip():
            raise PaperIncompleteError()
        with self._records.write("evidence", "evidence-paper") as unit:
            row = new_evidence(unit.session, self._records, EvidenceKind.PAPER, title)
            row.place, row.dated, row.review_by = where, dated, review_by
            refs = link_evidence(unit.session, self._records, assessment_id, row.id, links)
        return Attached(self._one(row.id, assessment_id), Change(refs, evidence=True))

    def edit(
        self,
        evidence_id: str,
        *,
        title: str | None = None,
        dated: Day | None = None,
        review_by: Day | None = None,
        place: str | None = None,
    ) -> Change:
        """Change details; None leaves one alone, an empty date takes it away.

        Raises UnknownEvidenceError, TitleMissingError, PaperIncompleteError.
        """
        with self._records.write("evidence", "evidence-edited") as unit:
            row = evidence_row(unit.session, self._records, evidence_id)
            if title is not None:
                row.title = typed(title, TITLE)
                if not row.title:
                    raise TitleMissingError()
            if place is not None:
                row.place = typed(place, PLACE) or None
                if row.place is None and row.kind == EvidenceKind.PAPER.value:
                    raise PaperIncompleteError()
            if dated is not None:
                row.dated = dated or None
            if review_by is not None:
                row.review_by = review_by or None
            refs = refs_served(unit.session, evidence_id)
        return Change(refs, evidence=True) if unit.touched else Change()

    def link(
        self, evidence_id: str, link: EvidenceLink, *, assessment_id: str | None = None
    ) -> Change:
        """Let evidence serve one thing more. Raises AssessmentSignedError and "unknown" errors."""
        target = link.criterion or link.ref
        with self._records.write("evidence", "evidence-linked", target=target) as unit:
            evidence_row(unit.session, self._records, evidence_id)
            refs = link_evidence(unit.session, self._records, assessment_id, evidence_id, [link])
        return Change(refs, evidence=bool(refs))

    def unlink(
        self, evidence_id: str, link: EvidenceLink, *, assessment_id: str | None = None
    ) -> Change:
        """Take evidence off one thing; it stays kept. Raises AssessmentSignedError."""
        target = link.criterion or link.ref
        with self._records.write("evidence", "evidence-unlinked", target=target) as unit:
            evidence_row(unit.session, self._records, evidence_id)
            assessment = self._records.open_row(unit.session, assessment_id)
            found = find_link(unit.session, assessment.id, evidence_id, link)
            if found is not None:
                unit.session.delete(found)
        return Change(frozenset({link.ref}), evidence=True) if found is not None else Change()

    def relink(
        self,
        evidence_id: str,
        ref: str,
        points: Iterable[str | None],
        *,
        assessment_id: str | None = None,
    ) -> Change:
        """Let evidence serve exactly *points* of *ref*, in one transaction and as one change.

        None among them stands for the requirement as a whole; no point at all takes the evidence
        off it. Other requirements are left alone. Raises AssessmentSignedError and "unknown"
        errors.
        """
        links = [EvidenceLink(ref, point) for point in points]
        with self._records.write("evidence", "evidence-relinked", target=ref) as unit:
            evidence_row(unit.session, self._records, evidence_id)
            assessment = self._records.open_row(unit.session, assessment_id)
            drop_links(unit.session, assessment.id, evidence_id, ref, keep=links)
            link_evidence(unit.session, self._records, assessment_id, evidence_id, links)
        return Change(frozenset({ref}), evidence=True) if unit.touched else Change()

    def withdraw(self, evidence_id: str) -> Change:
        """Take evidence off its answers; the copy stays kept, and signed versions still hold it."""
        with self._records.write("evidence", "evidence-withdrawn") as unit:
            row = evidence_row(unit.session, self._records, evidence_id)
            if row.withdrawn is None:
                row.withdrawn = self._records.now()
            refs = refs_served(unit.session, evidence_id)
        return Change(refs, evidence=True) if unit.touched else Change()

    def all(
        self, *, include_withdrawn: bool = False, assessment_id: str | None = None
    ) -> tuple[Evidence, ...]:
        """Return the evidence, oldest first, with its links in one assessment."""
        with self._records.store.read() as session:
            return read_evidence(
                session,
                self._records.organisation_id,
                self._records.assessment_row(session, assessment_id).id,
                withdrawn=include_withdrawn,
            )

    def save(self, evidence_id: str, folder: Path) -> Path:
        """Write a readable copy into *folder* under the document's own name; nothing is replaced.

        Raises UnknownEvidenceError, EvidenceOnPaperError, BlobMissingError, BlobAlteredError and
        the disk's troubles.
        """
        with self._records.store.read() as session:
            row = evidence_row(session, self._records, evidence_id)
            version = newest_version(session, row, VersionState.KEPT)
        target = free_name(folder, version.file_name)
        check_target(target)
        with announced(self._records, target) as file:
            self._vault.read(version.blob_id, file, expect=version.sha256)
        return target

    def check(
        self,
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> EvidenceCheck:
        """Open every kept version of every document and name what is missing or altered.

        *progress* is told how many are done, and how many there are. Raises PersonCancelledError.
        """
        return check_documents(self._records, self._vault, progress=progress, cancelled=cancelled)

    def _one(self, evidence_id: str, assessment_id: str | None) -> Evidence:
        return read_piece(self._records, evidence_id, assessment_id)
