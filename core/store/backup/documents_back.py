"""Bringing kept documents back from beside a copy, as far as they are missing or damaged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from core.crypto.age import decrypt_io, encrypt_io, recipient_of
from core.crypto.pipe import Pipe, fed_by
from core.domain.long_work import Cancelled, PersonCancelledError, Progress
from core.store.atomic import disk_troubles, make_private_folder, replacing
from core.store.backup.documents import opens, size_of
from core.store.backup.manifest import Document
from core.store.backup.names import document_path
from core.store.backup.place import BackupPlace
from core.store.backup.unpack import Unpacked
from core.store.keys.document import StoreSecrets
from core.store.vault import Vault

_PIECE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """How many documents came back, and the blob ids of those that are nowhere whole."""

    documents: int
    missing: tuple[str, ...]


def bring_documents_back(
    place: BackupPlace,
    unpacked: Unpacked,
    store_folder: Path,
    secrets: StoreSecrets,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> BroughtBack:
    """Put each document of the copy that *store_folder* lacks back into its vault.

    Those of an earlier generation are locked anew for the present vault identity of *secrets*.
    What is there and right stays as it is; each file appears whole. Do this before
    ``restore_database``, so that the records never name what is not there yet. Raises
    PlaceMissingError, PersonCancelledError (what came back stays), disk troubles.
    """
    vault = Vault(store_folder, [secrets.vault_identity])
    documents = unpacked.manifest.documents
    brought, missing = 0, []
    for number, one in enumerate(documents, 1):
        if cancelled is not None and cancelled():
            raise PersonCancelledError
        if not _is_right(vault.path_of(one.blob_id), one, secrets):
            if _bring(place, vault, unpacked, one, secrets):
                brought += 1
            else:
                missing.append(one.blob_id)
        if progress is not None:
            progress(number, len(documents))
    return BroughtBack(brought, tuple(missing))


def missing_documents(place: BackupPlace, documents: Sequence[Document]) -> tuple[str, ...]:
    """Return the blob ids of *documents* whose files are not in *place*; no content is read."""
    with place.troubles():
        return tuple(
            one.blob_id
            for one in documents
            if size_of(place.root / document_path(one.generation, one.blob_id)) is None
        )


def _is_right(path: Path, one: Document, secrets: StoreSecrets) -> bool:
    with disk_troubles():
        there = size_of(path)
        if there is None:
            return False
        if one.generation == secrets.generation and there == one.stored:
            return True
        return opens(path, one.sha256, [secrets.vault_identity])


def _bring(
    place: BackupPlace, vault: Vault, unpacked: Unpacked, one: Document, secrets: StoreSecrets
) -> bool:
    source = place.root / document_path(one.generation, one.blob_id)
    target = vault.path_of(one.blob_id)
    with place.troubles():
        if not opens(source, one.sha256, unpacked.vault_identities):
            return False
    make_private_folder(target.parent)
    if one.generation != secrets.generation:
        _lock_anew(source, target, unpacked.vault_identities, secrets)
        return True
    with source.open("rb") as file, replacing(target) as copy:
        while piece := file.read(_PIECE):
            copy.write(piece)
    return True


def _lock_anew(
    source: Path, target: Path, identities: Sequence[str], secrets: StoreSecrets
) -> None:
    def unlock(pipe: Pipe) -> None:
        with source.open("rb") as locked:
            decrypt_io(locked, pipe, identities)

    with replacing(target) as copy, fed_by(unlock) as pipe:
        encrypt_io(pipe, copy, [recipient_of(secrets.vault_identity)])
