"""Opens damaged records for reading and counts what is left of them."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

from core import places
from core.domain.catalogue import Catalogue
from core.domain.clock import Clock
from core.errors import EnvironmentProblem
from core.services.access import Unlock
from core.services.people.people_rows import somebody
from core.services.records import ORGANISATION_SETTING, Records
from core.store.keys import KeyFile
from core.store.lock import StoreBusyError, StoreLock
from core.store.reading_copy import open_reading_copy
from core.store.rekey import find_key_in_force
from core.store.salvage import Salvaged

SCRATCH = "damaged"


@dataclass(frozen=True, slots=True)
class Damage:
    """What can still be read of damaged records.

    *whole* says that every row could be read all the same. Kept documents lie outside the damaged
    file: *documents* counts those that are still named.
    """

    answers: int
    documents: int
    changes: int
    whole: bool


@dataclass(frozen=True, slots=True)
class DamagedRecords:
    """Damaged records, held open for reading."""

    keys: KeyFile
    records: Records
    lock: StoreLock | None
    damage: Damage


def read_damaged(
    held: ExitStack,
    folder: Path,
    unlock: Unlock,
    clock: Clock,
    bundled: Callable[[], Mapping[str, Catalogue]],
) -> DamagedRecords:
    """Open what can be read in *folder*; whoever closes *held* lets go of it.

    The lock keeps others from writing meanwhile; a folder where nobody can write needs none.
    Raises what ``Workspace.open_damaged`` says.
    """
    lock = _lock(folder, clock)
    if lock is not None:
        held.callback(lock.release)
    keys = KeyFile.open(folder, unlock, clock=clock)
    find_key_in_force(folder, keys)
    scratch = _scratch(keys.secrets.store_id, alone=lock is not None)
    held.callback(shutil.rmtree, scratch, ignore_errors=True)
    copy = open_reading_copy(
        folder,
        keys.secrets,
        clock,
        scratch,
        facts=lambda rules_hash: _facts(bundled(), rules_hash),
        settings=(ORGANISATION_SETTING,),
    )
    held.callback(copy.store.close)
    records = Records(copy.store, clock, bundled)
    records.remember_who()
    if records.person_id is None:
        records.person_id = somebody(records)
    return DamagedRecords(keys, records, lock, _damage(copy.salvaged))


def _lock(folder: Path, clock: Clock) -> StoreLock | None:
    try:
        return StoreLock.acquire(folder, clock=clock)
    except StoreBusyError:
        raise
    except EnvironmentProblem:
        return None


def _scratch(store_id: str, *, alone: bool) -> Path:
    """Return a fresh private folder; what a crash left of these records goes when we are alone."""
    base = places.make_private(places.state_folder() / SCRATCH)
    if alone:
        for old in base.glob(f"{store_id}-*"):
            with suppress(OSError):
                shutil.rmtree(old)
    return places.make_private(base / f"{store_id}-{secrets.token_hex(4)}")


def _facts(known: Mapping[str, Catalogue], rules_hash: str) -> tuple[str, str, str] | None:
    for one in known.values():
        if one.rules_hash == rules_hash:
            return one.id, one.edition, one.text_hash
    return None


def _damage(found: Salvaged) -> Damage:
    return Damage(
        answers=found.rows.get("answer", 0),
        documents=found.rows.get("blob", 0),
        changes=found.rows.get("change", 0),
        whole=found.whole,
    )
