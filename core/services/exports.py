"""Sending: the submission file for those who may open it, or a sealed copy for oneself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.crypto.age import Writable, recipient_of
from core.crypto.sshsig import AllowedSigners, SigningKey
from core.domain.canonical import canonical_json
from core.domain.clock import london_date
from core.domain.long_work import Cancelled, Progress
from core.domain.organisation import AssessmentStatus
from core.services.assessments import NotSignedError
from core.services.documents.half_written import unproved
from core.services.outputs import check_target
from core.services.reading import read_answers
from core.services.records import Records, pinned_row, refuse_moved
from core.services.reports import summary_pdf
from core.store import tables
from core.store.atomic import disk_troubles, sync_folder
from core.store.base import new_id
from core.store.keys import KeyFile
from core.store.vault import Vault

if TYPE_CHECKING:  # the submission file's modules are loaded when one is made
    from core.bundle import AssessmentDocument, BundleContents, EvidenceFile, VerifiedBundle


@dataclass(frozen=True, slots=True)
class SignerCard:
    """What a receiver needs to check our seal. *recipient* is our own address.

    *allowed_signers* is one line for the file of that name, without its end.
    """

    principal: str
    public_line: str
    allowed_signers: str
    recipient: str


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """What was read back from the written file with our own key."""

    organisation: str
    principal: str
    draft: bool
    signed_by: str
    grade: str
    percent: int | None
    answers: int
    evidence: int
    readers: int  # how many addresses can open it, our own among them
    sha256: str


@dataclass(frozen=True, slots=True)
class Exported:
    """A submission file that is written and was proved good. *size* in bytes."""

    path: Path
    submission_id: str
    size: int
    evidence_count: int
    checked: SelfCheck


@dataclass(frozen=True, slots=True)
class ExportView:
    """One submission file of the past. *finished* is False where making it was cut short."""

    submission_id: str
    file_name: str
    recipients: tuple[str, ...]
    size: int
    sha256: str
    made_at: datetime
    finished: bool


class ExportService:
    """Makes submission files and proves each by reading it back."""

    def __init__(self, records: Records, vault: Vault, keys: KeyFile) -> None:
        self._records = records
        self._vault = vault
        self._keys = keys

    def signer(self) -> SignerCard:
        """Return what a receiver needs to check our seal."""
        from core.bundle import principal_for

        with self._records.store.read() as session:
            code = self._records.organisation(session).ods_code
        principal = principal_for(code, self._keys.secrets.store_id)
        public_line = SigningKey.from_private_text(self._keys.secrets.signing_key).public_line()
        return SignerCard(
            principal=principal,
            public_line=public_line,
            allowed_signers=AllowedSigners.line_for(principal, public_line).rstrip("\n"),
            recipient=recipient_of(self._keys.secrets.own_identity),
        )

    def export(
        self,
        target: Path,
        recipients: Sequence[str] = (),
        draft: bool = False,
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
        assessment_id: str | None = None,
    ) -> Exported:
        """Write the submission file to *target* and prove it by reading it back.

        Without *recipients* it is a sealed copy that only we can open. The very bytes that were
        signed are packed; before sign-off only a *draft* is made, marked inside. The intent is
        recorded first. Raises NotSignedError, AssessmentMovedError, EvidenceDiffersError,
        BundleContentsError, BundleNotWrittenError, PersonCancelledError, RecipientUnreadableError;
        then no file is left.
        """
        from core.bundle import write_bundle

        check_target(target)
        with self._records.store.read() as session:
            contents, document, sign_off_id = self._contents(
                session, assessment_id, tuple(recipients), draft
            )
        self._intend(document.assessment.id, sign_off_id, contents, target)
        with unproved(self._records, target) as new:
            written = write_bundle(
                new, contents, progress=_half(progress, second=False), cancelled=cancelled
            )
            checked = self._self_check(new, contents, progress, cancelled)
            with disk_troubles():
                new.replace(target)  # only now does an older file of that name go
                sync_folder(target.parent)
        self._finish(contents.submission_id, checked.sha256, written.size)
        return Exported(target, contents.submission_id, written.size, checked.evidence, checked)

    def all(self, *, assessment_id: str | None = None) -> tuple[ExportView, ...]:
        """Return the submission files made of an assessment, the newest first."""
        with self._records.store.read() as session:
            row = self._records.assessment_row(session, assessment_id)
            rows = session.scalars(
                select(tables.Export)
                .where(tables.Export.assessment_id == row.id)
                .order_by(tables.Export.made.desc())
            )
            return tuple(
                ExportView(
                    submission_id=made.submission_id,
                    file_name=made.file_name,
                    recipients=tuple(made.recipients),
                    size=made.size,
                    sha256=made.sha256,
                    made_at=made.made,
                    finished=bool(made.sha256),
                )
                for made in rows
            )

    def _contents(
        self, session: Session, assessment_id: str | None, recipients: tuple[str, ...], draft: bool
    ) -> tuple[BundleContents, AssessmentDocument, str | None]:
        from core.bundle import BundleContents, assessment_json, parse_assessment, principal_for
        from core.services.frozen import signed_row, signed_state

        records = self._records
        row = records.assessment_row(session, assessment_id)
        refuse_moved(row)
        signed = signed_row(session, row.id)
        if signed is not None:
            frozen = signed.frozen
            state = signed_state(session, row, frozen)
        elif draft:
            state = records.state(session, row)
            frozen = assessment_json(state, read_answers(session, row.id))
        else:
            raise NotSignedError()
        document = parse_assessment(frozen)
        contents = BundleContents(
            submission_id=new_id(),
            principal=principal_for(document.organisation.ods_code, self._keys.secrets.store_id),
            signing_key=SigningKey.from_private_text(self._keys.secrets.signing_key),
            own_recipient=recipient_of(self._keys.secrets.own_identity),
            recipients=recipients,
            catalogue_id=document.assessment.catalogue_id,
            rules_hash=document.assessment.rules_hash,
            assessment_json=frozen,
            catalogue_json=self._catalogue_json(session, row, document.assessment.rules_hash),
            summary_pdf=summary_pdf(state, records),
            evidence=tuple(self._files(session, document)),
            made_on=london_date(records.now()),
        )
        return contents, document, signed.id if signed is not None else None

    def _catalogue_json(self, session: Session, row: tables.Assessment, rules_hash: str) -> bytes:
        """Return the set that goes along; of a draft it is put together now if it was changed."""
        asked = self._records.question_set(session, row).catalogue
        if row.state == AssessmentStatus.OPEN.value and asked.amends:
            from core.catalogue import catalogue_to_json
            from core.catalogue.amended import without_official

            return canonical_json(catalogue_to_json(without_official(asked)))
        row_id = pinned_row(session, row.catalogue_id, rules_hash)
        return session.get_one(tables.Catalogue, row_id).compiled.encode()

    def _files(self, session: Session, document: AssessmentDocument) -> Iterator[EvidenceFile]:
        from core.bundle import EvidenceFile, extension_for

        for piece in document.evidence:
            if piece.current is None:
                continue
            version = session.get_one(tables.EvidenceVersion, piece.current.id)
            yield EvidenceFile(
                evidence=piece.id,
                title=piece.title,
                name=version.file_name,
                media_type=version.media_type,
                extension=extension_for(version.media_type),
                sha256=version.sha256,
                size=version.size,
                stream=partial(self._stream, version.blob_id),
            )

    def _stream(self, blob_id: str, target: Writable) -> None:
        self._vault.read(blob_id, target)

    def _intend(
        self, assessment_id: str, sign_off_id: str | None, contents: BundleContents, target: Path
    ) -> None:
        with self._records.write("export", "export-begun") as unit:
            unit.session.add(
                tables.Export(
                    id=new_id(),
                    assessment_id=assessment_id,
                    sign_off_id=sign_off_id,
                    submission_id=contents.submission_id,
                    file_name=target.name,
                    recipients=contents.everybody,
                    sha256="",
                    size=0,
                    made=self._records.now(),
                )
            )

    def _finish(self, submission_id: str, sha256: str, size: int) -> None:
        with self._records.write("export", "exported") as unit:
            row = unit.session.scalars(
                select(tables.Export).where(tables.Export.submission_id == submission_id)
            ).one()
            row.sha256, row.size = sha256, size

    def _self_check(
        self,
        path: Path,
        contents: BundleContents,
        progress: Progress | None,
        cancelled: Cancelled | None,
    ) -> SelfCheck:
        """Open the written file with our own key and verify it as a receiver would."""
        from core.bundle import Trust, verify_bundle

        line = AllowedSigners.line_for(contents.principal, contents.signing_key.public_line())
        trust = Trust(
            identities=[self._keys.secrets.own_identity],
            signers=AllowedSigners.parse(line),
            known_rules={contents.rules_hash},
        )
        with path.open("rb") as file:
            hashing = _Hashing(file)
            verified = verify_bundle(
                cast(BinaryIO, hashing),
                trust,
                progress=_half(progress, second=True),
                cancelled=cancelled,
            )
            sha256 = hashing.to_the_end()
        return _checked(verified, sha256)


class _Hashing:
    """Reads through and hashes what goes by."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._digest = hashlib.sha256()

    def read(self, size: int = -1, /) -> bytes:
        data = self._file.read(size)
        self._digest.update(data)
        return data

    def to_the_end(self) -> str:
        while self.read(1 << 20):
            pass
        return self._digest.hexdigest()


def _checked(verified: VerifiedBundle, sha256: str) -> SelfCheck:
    document = verified.documents.assessment
    grade = verified.score.grade
    return SelfCheck(
        organisation=document.organisation.name,
        principal=verified.info.principal,
        draft=verified.info.draft,
        signed_by=document.sign_off.by if document.sign_off else "",
        grade=grade.value if grade else "",
        percent=verified.score.sums.percent,
        answers=len(document.answers),
        evidence=len(verified.documents.evidence),
        readers=len(verified.info.recipients),
        sha256=sha256,
    )


def _half(progress: Progress | None, *, second: bool) -> Progress | None:
    """Writing is the first half of the way, reading back the second."""
    if progress is None:
        return None

    def told(done: int, total: int) -> None:
        progress(done + total if second else done, 2 * total)

    return told
