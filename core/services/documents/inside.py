"""What stands in a kept document, to be looked at here: its words, its pages, its versions.

A document is opened into memory only; another process (``core.contents``) makes words or pixels
of it, and nothing readable is ever written to the disk.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.contents import apart
from core.contents.errors import ContentsError, TooMuchError
from core.contents.kinds import Look, has_text, look_of
from core.contents.sheet import Sheet
from core.domain.evidence import EvidenceVersion, VersionState
from core.services.documents.evidence_rows import evidence_row, newest_version
from core.services.records import Records
from core.store import tables
from core.store.vault import Vault

__all__ = ["ContentsError", "InsideService", "Look", "Sheet", "Words", "look_of"]

MOST_BYTES: Final = 60 * 1024 * 1024  # of a document that is looked into
LONGEST: Final = 200_000  # characters; some 60 pages


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a document; *is_cut* where it goes on beyond what was read."""

    text: str
    is_cut: bool = False


class InsideService:
    """Reads only. Every method may take a second or two and belongs on a worker.

    *version_id* names an earlier version; without it the present one is meant. Each raises
    UnknownEvidenceError, EvidenceOnPaperError, BlobMissingError, BlobAlteredError, and a
    ContentsError where the document cannot be looked into.
    """

    def __init__(self, records: Records, vault: Vault) -> None:
        self._records, self._vault = records, vault

    def words(
        self, evidence_id: str, *, version_id: str | None = None, longest: int = LONGEST
    ) -> Words:
        """Return what a document says, as plain text; nothing where it is a scan."""
        content, media_type = self._content(evidence_id, version_id, text=True)
        text = apart.words(content, media_type, longest + 1)
        return Words(text[:longest], len(text) > longest)

    def sheet(
        self, evidence_id: str, page: int, width: int, *, version_id: str | None = None
    ) -> Sheet:
        """Return page *page*, counted from 0, painted about *width* pixels wide."""
        content, media_type = self._content(evidence_id, version_id, text=False)
        return apart.sheet(content, media_type, page, width)

    def versions(self, evidence_id: str) -> tuple[EvidenceVersion, ...]:
        """Return every version that was ever the present one, the newest first."""
        with self._records.store.read() as session:
            evidence_row(session, self._records, evidence_id)
            rows = session.scalars(
                select(tables.EvidenceVersion)
                .where(
                    tables.EvidenceVersion.evidence_id == evidence_id,
                    tables.EvidenceVersion.state == VersionState.KEPT.value,
                )
                .order_by(tables.EvidenceVersion.number.desc())
            )
            return tuple(_version(row) for row in rows)

    def _content(
        self, evidence_id: str, version_id: str | None, *, text: bool
    ) -> tuple[bytes, str]:
        with self._records.store.read() as session:
            row = _wanted(session, self._records, evidence_id, version_id)
            blob_id, sha256, size = row.blob_id, row.sha256, row.size
            media_type = row.media_type
        fits = has_text(media_type) if text else look_of(media_type) in (Look.PAGES, Look.PICTURE)
        if fits and size > MOST_BYTES:
            raise TooMuchError
        memory = BytesIO()
        if fits:  # the reader says no by itself to what it does not know
            self._vault.read(blob_id, memory, expect=sha256)
        return memory.getvalue(), media_type


def _wanted(
    session: Session, records: Records, evidence_id: str, version_id: str | None
) -> tables.EvidenceVersion:
    row = evidence_row(session, records, evidence_id)
    if version_id is not None:
        version = session.get(tables.EvidenceVersion, version_id)
        if version is not None and version.evidence_id == row.id:
            return version
    return newest_version(session, row, VersionState.KEPT)


def _version(row: tables.EvidenceVersion) -> EvidenceVersion:
    return EvidenceVersion(
        id=row.id,
        number=row.number,
        file_name=row.file_name,
        media_type=row.media_type,
        size=row.size,
        sha256=row.sha256,
        added_at=row.added,
        state=VersionState(row.state),
    )
