"""The kept documents beside the copies: each locked file once, as it is, shared by every copy."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from core.crypto.age import Readable, decrypt_io
from core.crypto.errors import AgeDamagedError, AgeNotForUsError, NotAnAgeFileError
from core.domain.long_work import Cancelled, PersonCancelledError, Progress
from core.store.atomic import disk_troubles
from core.store.backup.manifest import Document
from core.store.backup.names import document_path
from core.store.backup.place import BackupPlace
from core.store.backup.snapshot import KeptBlob
from core.store.vault import Vault

_PIECE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Gathered:
    """The documents of one copy, and how many had to be copied for it."""

    documents: tuple[Document, ...]
    copied: int

    @property
    def missing(self) -> tuple[str, ...]:
        """Blob ids of documents that are neither in the records nor in the place."""
        return tuple(one.blob_id for one in self.documents if one.stored is None)


def gather(
    place: BackupPlace,
    vault: Vault,
    blobs: Iterable[KeptBlob],
    identities: Sequence[str],
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Gathered:
    """Copy into *place* what it has not of *blobs*, and return all of them.

    A file of the same name and size is taken to be there already; no content is read for that. Of
    two files that differ in size the one that opens is kept.
    """
    documents, copied = [], 0
    kept = tuple(blobs)
    for number, blob in enumerate(kept, 1):
        if cancelled is not None and cancelled():
            raise PersonCancelledError
        stored, new = _bring(place, vault, blob, identities, cancelled)
        copied += new
        documents.append(Document(blob.blob_id, blob.generation, blob.sha256, blob.size, stored))
        if progress is not None:
            progress(number, len(kept))
    return Gathered(tuple(documents), copied)


def _bring(
    place: BackupPlace,
    vault: Vault,
    blob: KeptBlob,
    identities: Sequence[str],
    cancelled: Cancelled | None,
) -> tuple[int | None, bool]:
    source = vault.path_of(blob.blob_id)
    target = place.root / document_path(blob.generation, blob.blob_id)
    with disk_troubles():
        here = size_of(source)
    with place.troubles():
        there = size_of(target)
    if here is None or here == there:
        return there, False
    if there is not None and not opens(source, blob.sha256, identities):
        return there, False
    copy_file(place, source, target, cancelled)
    return here, True


def copy_file(
    place: BackupPlace, source: Path, target: Path, cancelled: Cancelled | None = None
) -> None:
    """Copy the locked file *source* to *target* in *place*, whole or not at all."""
    with disk_troubles():
        file = source.open("rb")
    with file, place.writing(target) as copy:
        while True:
            with disk_troubles():
                piece = file.read(_PIECE)
            if not piece:
                return
            if cancelled is not None and cancelled():
                raise PersonCancelledError
            copy.write(piece)


def size_of(path: Path) -> int | None:
    """Return the size of the file at *path*, or None where there is none."""
    try:
        return path.stat().st_size if path.is_file() else None
    except (FileNotFoundError, NotADirectoryError):
        return None


class _Hash:
    def __init__(self) -> None:
        self.digest = hashlib.sha256()

    def write(self, data: bytes, /) -> int:
        self.digest.update(data)
        return len(data)


def opens(
    path: Path,
    sha256: str,
    identities: Sequence[str],
    cancelled: Cancelled | None = None,
) -> bool:
    """Whether the locked file at *path* opens and holds exactly what *sha256* says."""
    target = _Hash()
    try:
        with path.open("rb") as file:
            decrypt_io(_Stoppable(file, cancelled), target, identities)
    except (FileNotFoundError, AgeDamagedError, AgeNotForUsError, NotAnAgeFileError):
        return False
    return target.digest.hexdigest() == sha256


class _Stoppable:
    def __init__(self, file: Readable, cancelled: Cancelled | None) -> None:
        self._file = file
        self._cancelled = cancelled

    def read(self, size: int, /) -> bytes:
        if self._cancelled is not None and self._cancelled():
            raise PersonCancelledError
        return self._file.read(size)
