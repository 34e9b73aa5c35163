"""Starters: documents to begin with, filled in with what is known, saved or kept as evidence."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Final

from core.domain.change import Change
from core.domain.evidence import Evidence, EvidenceLink
from core.domain.roles import Deed
from core.domain.starters import Starter, months_later
from core.errors import UserError
from core.services.documents.evidence import Attached
from core.services.documents.file_names import safe_name
from core.services.documents.recording import (
    link_evidence,
    read_piece,
    record_staged,
    settle,
)
from core.services.documents.staging import Staged
from core.services.outputs import check_target, write_output
from core.services.profile import put_fact
from core.services.reading import BLANKS_FACT, STARTER_FACT
from core.services.records import Records
from core.services.starter_offers import Around, StarterOffer, read_around
from core.store.vault import Vault
from core.text import QT_TRANSLATE_NOOP

__all__ = ["StarterOffer", "StarterService"]

Shipped = Callable[[], Mapping[str, Starter]]

DOCX: Final = ".docx"
PDF: Final = ".pdf"
_DOCX_KIND: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class UnknownStarterError(UserError):
    """There is no such starter."""

    code = "unknown-starter"
    what_text = QT_TRANSLATE_NOOP("errors", "There is no starter called {starter}.")
    next_text = QT_TRANSLATE_NOOP("errors", "Choose one of: {known}.")


class StarterKindError(UserError):
    """The name of the file says neither of the two kinds that can be written."""

    code = "starter-kind"
    what_text = QT_TRANSLATE_NOOP("errors", "A starter cannot be written as {name}.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "End the name in .docx for a word processor, or in .pdf to print it."
    )


def shipped_starters() -> Mapping[str, Starter]:
    """Return the starters that are shipped with the program."""
    from core.catalogue.starters import load_starters  # read only when one is asked for

    return load_starters()


class StarterService:
    """Offers starters, writes them as files, and begins kept documents with them."""

    def __init__(self, records: Records, vault: Vault, shipped: Shipped = shipped_starters) -> None:
        self._records = records
        self._vault = vault
        self._shipped = shipped

    def all(self, *, assessment_id: str | None = None) -> tuple[StarterOffer, ...]:
        """Return the starters for what is asked in an assessment, in the order of its questions.

        Raises NoAssessmentError.
        """
        around = self._around(assessment_id)
        order = {ref: place for place, ref in enumerate(around.question_set.by_ref)}
        offers = map(around.offer, self._shipped().values())
        offered = (offer for offer in offers if offer.refs)
        return tuple(sorted(offered, key=lambda one: (order[one.refs[0]], one.starter.title)))

    def save(self, starter_id: str, target: Path, *, assessment_id: str | None = None) -> Path:
        """Write a starter to *target*: for a word processor (.docx) or to print (.pdf).

        Raises UnknownStarterError, StarterKindError, TargetFolderMissingError and the disk's
        troubles.
        """
        starter = self._starter(starter_id)
        kind = target.suffix.lower()
        if kind not in (DOCX, PDF):
            raise StarterKindError(name=target.name)
        check_target(target)
        return write_output(target, self._written(starter, self._around(assessment_id), kind))

    def keep(
        self,
        starter_id: str,
        refs: Collection[str] | None = None,
        *,
        another: bool = False,
        assessment_id: str | None = None,
    ) -> Attached:
        """Begin a kept document with a starter and link it to *refs*; one change.

        Without *refs* it is linked to all that it serves and that is asked. It is to be checked
        again when its time is over. While blanks are left in it, it proves nothing. Where a
        document begun with it is in use, that one is linked instead, unless *another* is wanted.
        Raises UnknownStarterError, NotAllowedError,
        AssessmentSignedError, UnknownRequirementError and the disk's troubles.
        """
        records, starter = self._records, self._starter(starter_id)
        records.check_may(Deed.EVIDENCE)
        around = self._around(assessment_id)
        offer = around.offer(starter)
        links = tuple(EvidenceLink(ref) for ref in (offer.serves if refs is None else refs))
        if offer.kept is not None and not another:
            return self._use_again(offer.kept, links, assessment_id)
        blob = self._vault.put(BytesIO(self._written(starter, around, DOCX)))
        with records.write("evidence", "starter-kept", starter=starter.title) as unit:
            made = record_staged(
                unit.session,
                records,
                Staged(blob, safe_name(starter.title + DOCX), _DOCX_KIND),
                links,
                title=starter.title,
                review_by=months_later(records.today(), starter.review_months),
                assessment_id=assessment_id,
            )
            fact = STARTER_FACT + starter.id
            put_fact(unit.session, records.organisation_id, fact, made.evidence_id)
            blanks = BLANKS_FACT + made.evidence_id
            put_fact(unit.session, records.organisation_id, blanks, offer.blanks or None)
        settle(records, self._vault, blob)
        piece = read_piece(records, made.evidence_id, assessment_id)
        return Attached(piece, Change(made.refs, evidence=bool(unit.touched)), made.was_kept)

    def _use_again(
        self, piece: Evidence, links: tuple[EvidenceLink, ...], assessment_id: str | None
    ) -> Attached:
        records = self._records
        with records.write("evidence", "starter-linked") as unit:
            refs = link_evidence(unit.session, records, assessment_id, piece.id, links)
        piece = read_piece(records, piece.id, assessment_id)
        return Attached(piece, Change(refs, evidence=bool(refs)), was_kept=True)

    def _starter(self, starter_id: str) -> Starter:
        shipped = self._shipped()
        if starter_id not in shipped:
            raise UnknownStarterError(starter=starter_id, known=", ".join(sorted(shipped)))
        return shipped[starter_id]

    def _around(self, assessment_id: str | None) -> Around:
        with self._records.store.read() as session:
            return read_around(session, self._records, assessment_id)

    def _written(self, starter: Starter, around: Around, kind: str) -> bytes:
        document, organisation = around.document(starter), around.organisation
        today = self._records.today()
        morning = datetime.combine(today, time(), UTC)  # the same day gives the same bytes
        if kind == DOCX:
            from core.reports.starter_docx import starter_docx  # only who writes one pays for it

            return starter_docx(document, organisation, made_at=morning)
        from core.reports.starter_pdf import print_starter

        buffer = BytesIO()
        print_starter(document, organisation, buffer, today=today, made_at=morning)
        return buffer.getvalue()
