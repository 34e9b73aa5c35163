"""Bringing back a copy in place of the present records: all or nothing, and what was there is kept.

First everything is made ready beside the records, which go on meanwhile; then what belongs to this
PC and not to the moment of the copy is taken over, and one step puts the copy in their place.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core.domain.clock import Clock
from core.domain.long_work import Cancelled, Progress
from core.services.backup.copy_faults import MissingDocument, documents_named
from core.services.backup.copy_moments import lost_words, moment_words, not_held_words
from core.services.profile import put_fact
from core.services.records import PERSON_SETTING, Records
from core.services.seen_here import SeenHere
from core.services.ways_fact import put_ways
from core.store import tables
from core.store.atomic import TEMPORARY_PREFIX, make_private_folder
from core.store.backup import BackupPlace, Manifest, PlaceOfOthersError, Unpacked, unpack_copy
from core.store.backup.documents_back import bring_documents_back
from core.store.backup.restore import adapt, restore_database
from core.store.base import new_id
from core.store.journal import Label
from core.store.keys import KeyFile, StoreSecrets
from core.store.origin import ORIGIN_FACT, origin_text
from core.store.store import Store
from core.store.trouble import StoreDamagedError, StoreUnreadableError

_PREFIX = f"{TEMPORARY_PREFIX}restore-"


@dataclass(frozen=True, slots=True)
class PreparedRestore:
    """A copy that is ready to take the place of the records; nothing has changed yet.

    Give it to ``Workspace.restore``, or ``discard`` it. *documents_missing* are nowhere whole.
    """

    name: str
    made_at: datetime
    documents_missing: tuple[MissingDocument, ...]
    folder: Path
    unpacked: Unpacked

    def discard(self) -> None:
        """Clear away what was made ready."""
        shutil.rmtree(self.folder, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class RestoreOutcome:
    """What a restore came to. *changes_lost* is None where the old history cannot be read.

    *words* say what the copy does not hold; *kept* is where the records of before lie.
    """

    made_at: datetime
    changes_lost: int | None
    words: str
    documents_missing: tuple[MissingDocument, ...]
    kept: Path | None


def prepare(
    secrets: StoreSecrets,
    store_folder: Path,
    place: BackupPlace,
    name: str,
    identities: tuple[str, ...],
    clock: Clock,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> PreparedRestore:
    """Unpack a copy beside the records, fit it to the present keys and bring its documents back.

    Raises PlaceOfOthersError, CopyKeyError, CopyDamagedError, CopyNewerError, StoreNewerError,
    PersonCancelledError, the disk's troubles; then nothing is left of it.
    """
    for old in store_folder.glob(f"{_PREFIX}*"):
        shutil.rmtree(old, ignore_errors=True)
    folder = store_folder / f"{_PREFIX}{new_id()[:8]}"
    make_private_folder(folder)
    try:
        unpacked = unpack_copy(place, name, identities, folder, cancelled=cancelled)
        if unpacked.manifest.store_id != secrets.store_id:
            raise PlaceOfOthersError(folder=place.folder)
        adapt(unpacked, secrets, clock)
        back = bring_documents_back(
            place, unpacked, store_folder, secrets, progress=progress, cancelled=cancelled
        )
        with Store.open(folder, secrets, clock) as store, store.read() as then:
            missing = tuple(documents_named(then, back.missing).values())
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return PreparedRestore(name, unpacked.manifest.made, missing, folder, unpacked)


def finish(prepared: PreparedRestore, records: Records, keys: KeyFile) -> RestoreOutcome:
    """Take over what belongs to this PC, and record where the records come from.

    The ways in stay the present ones, so the history of then learns them in the same change.
    Changes only what was made ready. The present records must still be open.
    """
    manifest, lost = prepared.unpacked.manifest, None
    with (
        Store.open(prepared.folder, keys.secrets, records.clock) as store,
        store.write(
            kind="restore", label=restored_label(manifest, records.now(), "restored")
        ) as unit,
    ):
        forget_this_pc(unit.session)
        with suppress(StoreDamagedError, StoreUnreadableError), records.store.read() as now:
            lost = _count_lost(now, unit.session)
            _take_over(now, unit.session, records)
        unit.person = _known_person(unit.session, records.person_id)
        note_origin(unit.session, records.organisation_id, manifest)
        put_ways(unit.session, records.organisation_id, keys)
    made = prepared.made_at
    if lost is None:
        words = not_held_words(made, records.now())
    else:
        words = lost_words(made, lost, records.now(), done=True)
    return RestoreOutcome(made, lost, words, prepared.documents_missing, None)


def swap(
    prepared: PreparedRestore, secrets: StoreSecrets, store_folder: Path, clock: Clock
) -> Path | None:
    """Put what was made ready in place of the closed records; return where those are kept."""
    kept = restore_database(prepared.unpacked, store_folder, secrets, clock)
    prepared.discard()
    return kept


def remember_here(store_folder: Path, secrets: StoreSecrets, clock: Clock) -> None:
    """Let this computer know that the history which lies there now is the one in force."""
    with Store.open(store_folder, secrets, clock) as store:
        seen = SeenHere(secrets.store_id, store_folder, lambda: secrets.database_key)
        seen.remember(Records(store, clock, dict))


def restored_label(manifest: Manifest, now: datetime, key: str) -> Label:
    """Return what the bringing back is called in the history."""
    return Label(key, {"moment": moment_words(manifest.made, now)})


def note_origin(session: Session, organisation_id: str, manifest: Manifest) -> None:
    """Record which copy the records come from, with the end of the history that it holds.

    A new chain of changes begins here; the digest of the old one in it keeps the two together.
    """
    origin = origin_text(manifest.made, manifest.replica, manifest.place, manifest.digest)
    put_fact(session, organisation_id, ORIGIN_FACT, origin)


def forget_this_pc(session: Session) -> None:
    """Take out what was true of one PC at one moment: opened copies and where copies go."""
    forget_this_moment(session)
    for table in (tables.Copy, tables.CopyPlace):
        session.execute(delete(table))


def forget_this_moment(session: Session) -> None:
    """Take out what is true of one moment only, for records that stay on their PC."""
    session.execute(delete(tables.OpenCopy))


def _known_person(session: Session, person_id: str | None) -> str | None:
    known = person_id is not None and session.get(tables.Person, person_id) is not None
    return person_id if known else None


def _count_lost(now: Session, then: Session) -> int:
    there = set(then.scalars(select(tables.ChangeRow.digest)))
    return sum(digest not in there for digest in now.scalars(select(tables.ChangeRow.digest)))


def _take_over(now: Session, then: Session, records: Records) -> None:
    """Keep the places for copies, who works here, the PINs, and the names of kept documents.

    A PIN of then must not open what a newer one guards. Documents that only the present records
    know stay kept, so that what was replaced can still be brought back whole.
    """
    for table in (tables.CopyPlace, tables.Copy):
        for row in now.scalars(select(table)):
            then.merge(row)
    known = set(then.scalars(select(tables.Person.id)))
    pins = {pin.person_id: pin for pin in now.scalars(select(tables.Pin))}
    for person in now.scalars(select(tables.Person).where(tables.Person.id.in_(known))):
        then.get_one(tables.Person, person.id).pin_set = person.pin_set
        old = then.get(tables.Pin, person.id)
        if person.id in pins:
            then.merge(pins[person.id])
        elif old is not None:
            then.delete(old)
    if records.person_id in known:
        then.get_one(tables.Setting, PERSON_SETTING).value = records.person_id
    ids = set(then.scalars(select(tables.Blob.id)))
    sums = set(then.scalars(select(tables.Blob.sha256)))
    for blob in now.scalars(select(tables.Blob)):
        if blob.id not in ids and blob.sha256 not in sums:
            then.merge(blob)
