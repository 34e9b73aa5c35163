"""The first half of keeping a file: looked at, locked into the vault, not recorded yet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from core.domain.evidence import LARGEST_FILE
from core.domain.long_work import Cancelled, Progress
from core.errors import UserError
from core.services.documents.file_kinds import HEAD, is_program, media_type
from core.services.records import Records
from core.services.typed_text import file_name
from core.store import tables
from core.store.atomic import disk_troubles
from core.store.vault import (
    BlobAlteredError,
    BlobMissingError,
    SourceUnreadableError,
    StagedBlob,
    Vault,
)
from core.store.vault_io import Nowhere
from core.text import QT_TRANSLATE_NOOP


class EvidenceTooLargeError(UserError):
    """The file is above the limit."""

    code = "evidence-too-large"
    what_text = QT_TRANSLATE_NOOP("errors", "{name} is larger than 100 MB.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Keep a smaller copy, or record where the document is kept."
    )


class EvidenceIsProgramError(UserError):
    """The file would run when it is opened."""

    code = "evidence-is-program"
    what_text = QT_TRANSLATE_NOOP("errors", "{name} is a program, not a document.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Keep a document or a picture that shows what you mean."
    )


class EvidenceIsFolderError(UserError):
    """A folder was given."""

    code = "evidence-is-folder"
    what_text = QT_TRANSLATE_NOOP("errors", "{name} is a folder.")
    next_text = QT_TRANSLATE_NOOP("errors", "Choose the files in it that show what you mean.")


class EvidenceEmptyError(UserError):
    """The file holds nothing."""

    code = "evidence-empty"
    what_text = QT_TRANSLATE_NOOP("errors", "{name} is empty.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Save it again in the program that made it, then attach it."
    )


@dataclass(frozen=True, slots=True)
class Staged:
    """A file whose encrypted copy is in the vault while no record names it yet."""

    blob: StagedBlob
    file_name: str
    media_type: str


def stage_file(
    records: Records,
    vault: Vault,
    path: Path,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Staged:
    """Lock a copy of *path* into the vault. The original is never changed.

    Raises what ``kind_of`` raises, PersonCancelledError and the disk's troubles.
    """
    kind = kind_of(path)
    blob = vault.put(path, progress=progress, cancelled=cancelled)
    if blob.size > LARGEST_FILE:  # it grew while it was read
        vault.discard(blob)
        raise EvidenceTooLargeError(name=path.name)
    _mend(records, vault, blob)
    return Staged(blob, file_name(path.name), kind)


def kind_of(path: Path) -> str:
    """Return the media type of a file that can be kept.

    Raises EvidenceIsFolderError, EvidenceEmptyError, EvidenceTooLargeError,
    EvidenceIsProgramError, SourceUnreadableError.
    """
    try:
        if path.is_dir():
            raise EvidenceIsFolderError(name=path.name)
        size = path.stat().st_size if path.is_file() else -1
        if size < 0:
            raise SourceUnreadableError(name=path.name)
        if size == 0:
            raise EvidenceEmptyError(name=path.name)
        if size > LARGEST_FILE:
            raise EvidenceTooLargeError(name=path.name)
        with path.open("rb") as file:
            head = file.read(HEAD)
        kind = media_type(path, head)
    except OSError:
        raise SourceUnreadableError(name=path.name) from None
    if is_program(path.name, head):
        raise EvidenceIsProgramError(name=path.name)
    return kind


def _mend(records: Records, vault: Vault, blob: StagedBlob) -> None:
    """Put the fresh copy in the place of one with the same content that is lost or damaged."""
    with records.store.read() as session:
        known = session.scalars(
            select(tables.Blob.id).where(tables.Blob.sha256 == blob.sha256)
        ).first()
    if known is None or known == blob.blob_id:
        return
    try:
        vault.read(known, Nowhere(), expect=blob.sha256)
    except (BlobMissingError, BlobAlteredError):
        target = vault.path_of(known)
        with disk_troubles():
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            vault.path_of(blob.blob_id).replace(target)
