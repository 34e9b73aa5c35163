"""Bringing back an older copy of the records: first what it would change, then the thing itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from core.domain.long_work import Cancelled, Progress
from core.domain.roles import Deed
from core.services.backup.backups import BackupService
from core.services.backup.copy_compare import compare
from core.services.backup.copy_faults import documents_named
from core.services.backup.copy_finder import CopyFinder
from core.services.backup.copy_moments import lost_words
from core.services.backup.copy_views import CopyView, RestorePreview
from core.services.backup.restoring import PreparedRestore, RestoreOutcome, finish, prepare, swap
from core.services.records import Records
from core.store.backup import BackupPlace, Unpacked, unpack_copy
from core.store.backup.names import document_path
from core.store.backup.snapshot import scratch_folder
from core.store.keys import KeyFile, Unlock
from core.store.store import Store
from core.store.trouble import StoreDamagedError, StoreUnreadableError
from core.store.vault import Vault


class RestoreService:
    """Shows what a copy would change, and puts it in place of the records."""

    def __init__(
        self, records: Records, vault: Vault, keys: KeyFile, folder: Path, backups: BackupService
    ) -> None:
        self._records = records
        self._vault = vault
        self._keys = keys
        self._folder = folder
        self._backups = backups
        self._finder: CopyFinder = backups.finder

    def preview(
        self,
        copy_id: str,
        *,
        unlock: Unlock | None = None,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> RestorePreview:
        """Return what bringing back a copy would change; nothing is changed now.

        Raises CopyMissingError, PlaceMissingError, CopyKeyError, CopyDamagedError, CopyNewerError,
        StoreNewerError, PersonCancelledError.
        """
        copy, place = self._finder.find(copy_id)
        with scratch_folder(self._folder) as scratch:
            unpacked = unpack_copy(
                place,
                copy.name,
                self._finder.identities(unlock),
                scratch,
                progress=progress,
                cancelled=cancelled,
            )
            with Store.open(scratch, unpacked.secrets, self._records.clock) as store:
                return self._compared(copy, place, unpacked, store)

    def prepare(
        self,
        copy_id: str,
        *,
        unlock: Unlock | None = None,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> PreparedRestore:
        """Make a copy ready to take the place of the records, for ``Workspace.restore``.

        The records are not changed yet. Raises NotAllowedError and what ``preview`` raises.
        """
        self._records.check_may(Deed.RESTORE)
        copy, place = self._finder.find(copy_id)
        return prepare(
            self._keys.secrets,
            self._folder,
            place,
            copy.name,
            self._finder.identities(unlock),
            self._records.clock,
            progress=progress,
            cancelled=cancelled,
        )

    def put_in_place(self, prepared: PreparedRestore) -> RestoreOutcome:
        """Close the records and put *prepared* in their place; only ``Workspace.restore`` calls it.

        What was there is copied and kept. Damage that nobody had met before is no obstacle: it
        is what the copy is for, and the damaged file is kept whole. Raises what ``before`` raises
        else, and the disk's troubles; then the records are what they were.
        """
        if not self._records.store.read_only:
            try:
                self._backups.before("restore")
            except (StoreDamagedError, StoreUnreadableError):
                self._records.store.only_read()
        outcome = finish(prepared, self._records, self._keys)
        self._records.store.close()
        kept = swap(prepared, self._keys.secrets, self._folder, self._records.clock)
        return replace(outcome, kept=kept)

    def _compared(
        self, copy: CopyView, place: BackupPlace, unpacked: Unpacked, store: Store
    ) -> RestorePreview:
        made = unpacked.manifest.made
        with store.read() as then, self._records.store.read() as now:
            found = compare(self._records, now, then)
            return RestorePreview(
                copy=copy,
                made_at=made,
                changes_lost=found.lost,
                changes_lost_since=found.lost_since,
                changes_gained=found.gained,
                differences=found.differences,
                documents_missing=tuple(
                    documents_named(then, self._not_there(unpacked, place)).values()
                ),
                lost_words=lost_words(made, found.lost, self._records.now()),
            )

    def _not_there(self, unpacked: Unpacked, place: BackupPlace) -> Iterator[str]:
        for one in unpacked.manifest.documents:
            beside = place.root / document_path(one.generation, one.blob_id)
            if not (self._vault.path_of(one.blob_id).is_file() or beside.is_file()):
                yield one.blob_id
