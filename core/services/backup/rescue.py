"""Records that do not open at all any more: a copy takes their place, and they are kept aside."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import func, select

from core import places
from core.domain.clock import Clock, SystemClock
from core.domain.long_work import Cancelled, Progress
from core.services.backup.bring_back import FoundCopy, bring_note, copy_of, look_at
from core.services.backup.copy_moments import lost_words, not_held_words
from core.services.backup.restoring import RestoreOutcome, prepare, remember_here, swap
from core.store.backup import NotACopyPlaceError, PlaceMissingError
from core.store.backup.snapshot import scratch_folder
from core.store.keys import IdentityUnlock, KeyFile, Unlock
from core.store.keys.key_file import FOLDER as KEYS_FOLDER
from core.store.keys.opening import open_document
from core.store.lock import StoreLock
from core.store.rekey import find_key_in_force
from core.store.store import WITNESS, Store
from core.store.tables import ChangeRow
from core.store.witness import Witness


def copies_for(folder: Path, unlock: Unlock) -> tuple[FoundCopy, ...]:
    """Return the copies on this PC of the records in *folder*, newest first; none is no error.

    Raises what the way in raises (core.store.keys).
    """
    store_id = KeyFile.open(folder, unlock).secrets.store_id
    try:
        return look_at(places.copies_folder(store_id))
    except (NotACopyPlaceError, PlaceMissingError):
        return ()


def rescue(
    folder: Path,
    unlock: Unlock,
    found: FoundCopy,
    *,
    clock: Clock | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> RestoreOutcome:
    """Put *found* in place of the closed records in *folder*, whose keys are still good.

    What was there is kept in a folder beside it, and all documents stay. Open the records with
    ``Workspace.open`` afterwards. Raises StoreBusyError, what the way in raises,
    PlaceOfOthersError, CopyKeyError, CopyDamagedError, CopyMissingError, PersonCancelledError and
    the disk's troubles; then nothing was replaced.
    """
    clock = clock or SystemClock()
    with StoreLock.acquire(folder, clock=clock), scratch_folder(folder) as scratch:
        _, identity = open_document(folder / KEYS_FOLDER, unlock)
        keys = KeyFile.open(folder, IdentityUnlock(identity), clock=clock)
        find_key_in_force(folder, keys)
        secrets = keys.secrets
        with copy_of(found, scratch, cancelled) as (place, name):
            prepared = prepare(
                secrets,
                folder,
                place,
                name,
                (*secrets.own_identities, identity),
                clock,
                progress=progress,
                cancelled=cancelled,
            )
        try:
            with Store.open(prepared.folder, secrets, clock) as store:
                lost = _count_lost(folder, keys, store)
                # The sticks of then stay: else they would quietly get no more copies.
                manifest = prepared.unpacked.manifest
                bring_note(store, manifest, keys, clock, "restored", same_pc=True)
            kept = swap(prepared, secrets, folder, clock)
        finally:
            prepared.discard()
        remember_here(folder, secrets, clock)
    made = prepared.made_at
    words = (
        not_held_words(made, clock.now())
        if lost is None
        else lost_words(made, lost, clock.now(), done=True)
    )
    return RestoreOutcome(made, lost, words, prepared.documents_missing, kept)


def _count_lost(folder: Path, keys: KeyFile, copy: Store) -> int | None:
    """Return how many changes the file that watches the history knows beyond the copy."""
    key, other = keys.secrets.database_key, keys.other_database_key
    try:
        seen = Witness(folder / WITNESS, key, other_key=other).read()
    except OSError:
        return None
    if seen is None:
        return None
    with copy.read() as session:
        held = session.scalar(
            select(func.max(ChangeRow.seq)).where(ChangeRow.replica_id == seen.replica)
        )
    return None if held is None else max(seen.seq - held, 0)
