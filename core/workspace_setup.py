"""Makes new records: what they begin with, their ways in, the first assessment; all or nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

from core.domain.catalogue import Catalogue
from core.domain.clock import Clock
from core.domain.organisation import Role
from core.errors import UserError
from core.services.access import KeyringPlace, NoKeyPlaceError
from core.services.assessments import begin
from core.services.catalogues import UnknownCatalogueError
from core.services.profile import FactMissingError, put_fact
from core.services.reading import SAMPLE_FACT
from core.services.records import ORGANISATION_SETTING, PERSON_SETTING, Records
from core.services.typed_text import NAME as LONGEST_NAME
from core.services.typed_text import typed, typed_ods_code
from core.services.ways_fact import put_ways
from core.store import tables
from core.store.atomic import make_private_folder
from core.store.base import new_id
from core.store.keys import (
    KeyFile,
    KeyringWay,
    PassphraseWay,
    SlotKind,
    SpareKey,
    SpareKeyWay,
    Way,
)
from core.store.keys.key_file import FOLDER as KEYS_FOLDER
from core.store.keys.opening import keyring_account
from core.store.lock import StoreLock
from core.store.long_path import check_length
from core.store.store import DATABASE, WITNESS, Store
from core.store.trouble import StoreExistsError
from core.text import QT_TRANSLATE_NOOP

Bundled = Callable[[], Mapping[str, Catalogue]]


class NoWayInError(UserError):
    """Neither keyring, passphrase nor spare key: nobody could open the records again."""

    code = "no-way-in"
    what_text = QT_TRANSLATE_NOOP("errors", "There would be no way to open these records.")
    next_text = QT_TRANSLATE_NOOP("errors", "Choose a passphrase, or make a spare key.")


@dataclass(frozen=True, slots=True)
class NewStore:
    """What new records begin with."""

    name: str
    ods_code: str
    org_type: str
    person: str
    catalogue_id: str
    passphrase: str | None = field(default=None, repr=False)
    use_keyring: bool = False
    make_spare_key: bool = True
    spare_key: SpareKey | None = field(default=None, repr=False)  # one that is on paper already
    sample: bool = False


@dataclass(frozen=True, slots=True)
class NewRecords:
    """Records that were just made and are held open; *spare_key* is on no paper yet."""

    keys: KeyFile
    records: Records
    lock: StoreLock
    spare_key: SpareKey | None


def make_records(
    held: ExitStack,
    folder: Path,
    setup: NewStore,
    *,
    clock: Clock,
    keyring: KeyringPlace | None,
    bundled: Bundled,
) -> NewRecords:
    """Make what *setup* says in *folder*; whoever closes *held* lets go of the records.

    Raises what ``Workspace.create`` says. Then nothing is left but unused keys of an older try.
    """
    if (folder / DATABASE).is_file():
        raise StoreExistsError(folder=folder)
    _check(setup, bundled)
    check_length(folder)
    spare_key = setup.spare_key or (SpareKey.new() if setup.make_spare_key else None)
    ways = _ways(setup, spare_key, keyring)
    make_private_folder(folder)
    lock = StoreLock.acquire(folder, clock=clock)
    held.callback(lock.release)
    if (folder / DATABASE).is_file():  # another process was quicker
        raise StoreExistsError(folder=folder)
    _set_unfinished_keys_aside(folder)
    with ExitStack() as undo:
        keys = KeyFile.create(folder, ways, store_id=new_id(), clock=clock)
        undo.callback(_forget, folder, keys, keyring)
        store = Store.create(folder, keys.secrets, clock)
        held.callback(store.close)
        undo.callback(store.close)
        records = Records(store, clock, bundled)
        _set_up(records, setup, keys)
        undo.pop_all()
    return NewRecords(keys, records, lock, spare_key)


def shipped_catalogues() -> Mapping[str, Catalogue]:
    """Return the question sets that came with the program."""
    from core.catalogue import load_bundled  # read only when a question set is needed

    return load_bundled()


def _check(setup: NewStore, bundled: Bundled) -> None:
    typed_ods_code(setup.ods_code)
    for key, text in (("name", setup.name), ("person", setup.person)):
        if not typed(text, LONGEST_NAME):
            raise FactMissingError(key=key)
    if setup.catalogue_id not in bundled():
        raise UnknownCatalogueError(id=setup.catalogue_id, ids=", ".join(bundled()))


def _ways(setup: NewStore, spare_key: SpareKey | None, keyring: KeyringPlace | None) -> list[Way]:
    ways: list[Way] = []
    if setup.use_keyring:
        ways.append(KeyringWay(keyring or KeyringPlace()))
    if setup.passphrase is not None:
        ways.append(PassphraseWay(setup.passphrase))
    if spare_key is not None:
        ways.append(SpareKeyWay(spare_key))
    if not ways:
        raise NoWayInError()
    return ways


def _set_up(records: Records, setup: NewStore, keys: KeyFile) -> None:
    """Write whose records these are, who works with them, the ways in and the first assessment."""
    organisation_id, person_id = new_id(), new_id()
    records.organisation_id, records.person_id = organisation_id, person_id
    with records.write("set-up", "records-set-up") as unit:
        session, now = unit.session, records.now()
        session.add_all(
            [
                tables.Organisation(
                    id=organisation_id,
                    name=typed(setup.name, LONGEST_NAME),
                    ods_code=typed_ods_code(setup.ods_code) or None,
                    org_type=setup.org_type,
                    created=now,
                ),
                tables.Person(
                    id=person_id,
                    organisation_id=organisation_id,
                    name=typed(setup.person, LONGEST_NAME),
                    role=Role.ADMINISTRATOR.value,
                    created=now,
                ),
                tables.Setting(name=ORGANISATION_SETTING, value=organisation_id),
                tables.Setting(name=PERSON_SETTING, value=person_id),
            ]
        )
        if setup.sample:
            put_fact(session, organisation_id, SAMPLE_FACT, True)
        put_ways(session, organisation_id, keys)
        session.flush()
        begin(session, records, records.bundled()[setup.catalogue_id])


def _set_unfinished_keys_aside(folder: Path) -> None:
    """Make way where an interrupted set-up left keys but no records. They are kept all the same.

    Under another name, because keys without records may still open a copy of them.
    """
    keys = folder / KEYS_FOLDER
    if keys.exists():
        keys.rename(folder / f"{KEYS_FOLDER}.unused-{new_id()[:8]}")


def _forget(folder: Path, keys: KeyFile, keyring: KeyringPlace | None) -> None:
    """Take back what a failed set-up made; nobody has seen these records yet."""
    for slot in keys.slots:
        if slot.kind is SlotKind.KEYRING:
            with suppress(NoKeyPlaceError):
                account = keyring_account(keys.secrets.store_id, slot.id)
                (keyring or KeyringPlace()).forget(account)
    shutil.rmtree(folder / KEYS_FOLDER, ignore_errors=True)
    for path in (*folder.glob(f"{DATABASE}*"), folder / WITNESS):
        with suppress(OSError):
            path.unlink()
