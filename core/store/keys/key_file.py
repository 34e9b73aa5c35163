"""The key file: everything that opens one organisation's records, locked once for each way in.

``keys/store.key.age`` is an age file with one recipient per slot, so stock ``age -i`` opens it with
any of the keys. It is small and always replaced whole. A change of the ways in goes: list the new
way, keep its secret, replace the key file (the one step that counts), clear the old way's secret,
list what is left. A crash leaves at most something that opens nothing, which ``tidy`` clears.
"""

from __future__ import annotations

import secrets as chance
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from core.crypto.age import decrypt_bytes, encrypt_bytes, recipient_of
from core.domain.clock import Clock, SystemClock
from core.errors import EnvironmentProblem, UserError
from core.store.atomic import (
    TEMPORARY_PREFIX,
    make_private_folder,
    remove_durably,
    write_atomically,
)
from core.store.keyring_slot import KeyringPlace
from core.store.keys.document import StoreSecrets, pack, unpack_both
from core.store.keys.opening import KEY_FILE, keyring_account, open_document, read_locked
from core.store.keys.slots import FILE_NAME as SLOTS_FILE
from core.store.keys.slots import (
    Slot,
    SlotKind,
    SlotList,
    is_slot_file,
    read_slots,
    slot_path,
    without_labels,
    write_slots,
)
from core.store.keys.ways import KeyringWay, PlannedWay, Unlock, Way, clear, keep, plan
from core.store.trouble import StoreDiskError, StoreExistsError
from core.text import QT_TRANSLATE_NOOP

FOLDER = "keys"


class LastWayInError(UserError):
    """Taking it away would lock the records for ever."""

    code = "last-way-in"
    what_text = QT_TRANSLATE_NOOP("errors", "This is the only way to open your records.")
    next_text = QT_TRANSLATE_NOOP("errors", "Add another way first, then take this one away.")


class SlotMissingError(UserError):
    """No way in bears this id. ``values["slot"]``."""

    code = "no-such-slot"
    what_text = QT_TRANSLATE_NOOP("errors", "This way to open your records is not there any more.")
    next_text = QT_TRANSLATE_NOOP("errors", "Look at the list again; somebody may have changed it.")


class KeyFile:
    """The opened key file of one store. Change it only while holding the store's lock.

    *secrets* is what the records open with now, *slots* the ways in, *opened_by* the slot that
    opened it (None when it was just made). While the locks are being changed it holds two
    generations: *coming* is then the one that stays.
    """

    def __init__(
        self,
        folder: Path,
        secrets: StoreSecrets,
        slots: tuple[Slot, ...],
        *,
        opened_by: Slot | None = None,
        coming: StoreSecrets | None = None,
        clock: Clock | None = None,
    ) -> None:
        self._keys = folder / FOLDER
        self._clock = clock or SystemClock()
        self._written = secrets
        self._in_hand: dict[str, str] = {}  # recipient to identity, to prove what is written
        self.secrets = secrets
        self.coming = coming
        self.slots = slots
        self.opened_by = opened_by

    @classmethod
    def create(
        cls, folder: Path, ways: Sequence[Way], *, store_id: str, clock: Clock | None = None
    ) -> KeyFile:
        """Make fresh keys for new records in *folder*, to be opened in each of *ways*.

        Leaves either the whole or nothing. Raises StoreExistsError, PassphraseTooWeakError,
        NoKeyPlaceError, DiskFullError and its like.
        """
        if not ways:
            raise ValueError("records that nobody can open")
        keys = folder / FOLDER
        if (keys / KEY_FILE).exists():
            raise StoreExistsError
        made = cls(folder, StoreSecrets.new(store_id, chance.token_hex(32)), (), clock=clock)
        planned = [made._plan(way) for way in ways]
        slots = tuple(each.slot for each in planned)
        make_private_folder(keys)
        try:
            made._list(slots)
            for each in planned:
                made._keep(each)
            made._write_locked(made.secrets, slots, planned, None)
        except BaseException:
            for each in planned:
                made._clear_quietly(each)
            for name in (KEY_FILE, SLOTS_FILE):
                with suppress(EnvironmentProblem):
                    remove_durably(keys / name)
            raise
        made.slots = slots
        return made

    @classmethod
    def open(cls, folder: Path, unlock: Unlock, *, clock: Clock | None = None) -> KeyFile:
        """Open the keys of the records in *folder*; changes nothing on the disk.

        Raises what ``open_document`` and ``unpack`` raise.
        """
        document, identity = open_document(folder / FOLDER, unlock)
        secrets, slots, coming = unpack_both(document)
        recipient = recipient_of(identity)
        opened_by = next((slot for slot in slots if slot.recipient == recipient), None)
        opened = cls(folder, secrets, slots, opened_by=opened_by, coming=coming, clock=clock)
        opened._in_hand[recipient] = identity
        return opened

    @staticmethod
    def peek(folder: Path) -> tuple[Slot, ...]:
        """Return the ways in that *folder* tells of without a key; a hint, not the truth."""
        listed = read_slots(folder / FOLDER)
        return listed.slots if listed else ()

    def add_slot(self, way: Way) -> Slot:
        """Make *way* one more way to open the records and return its slot."""
        return self._change((), way, None)

    def replace_slot(self, slot_id: str, way: Way, place: KeyringPlace | None = None) -> Slot:
        """Make *way* a way in and end the one named *slot_id*, in one step.

        *place* is the keyring to clear when the old way lay in one. Raises SlotMissingError.
        """
        return self._change((self._slot(slot_id),), way, place)

    def replace_spare_keys(self, way: Way) -> Slot:
        """Make *way*, a new spare key, a way in and end every older one, in one step."""
        old = tuple(slot for slot in self.slots if slot.kind is SlotKind.SPARE_KEY)
        return self._change(old, way, None)

    def remove_slot(self, slot_id: str, place: KeyringPlace | None = None) -> None:
        """End the way in named *slot_id*. Raises SlotMissingError, LastWayInError."""
        old = self._slot(slot_id)
        if len(self.slots) == 1:
            raise LastWayInError
        self._commit(tuple(slot for slot in self.slots if slot != old), (old,), [], place)

    @property
    def is_half_changed(self) -> bool:
        """Whether a change of the locks was begun and is not finished."""
        return self.coming is not None

    @property
    def vault_identities(self) -> tuple[str, ...]:
        """What opens the kept documents: the one in force first, then the other generation's."""
        others = (self._written, *((self.coming,) if self.coming else ()))
        identities = (self.secrets, *others)
        return tuple(dict.fromkeys(each.vault_identity for each in identities))

    @property
    def other_database_key(self) -> str | None:
        """The database key of the generation that is not in force, while there are two."""
        if self.coming is None:
            return None
        other = self._written if self.secrets == self.coming else self.coming
        return other.database_key

    def begin_change(self) -> StoreSecrets:
        """Write down the next generation beside the present one, before anything is locked for it.

        Returns it; the one that an interrupted change began is taken up again.
        """
        if self.coming is None:
            coming = self._written.renewed()
            self._write_locked(self._written, self.slots, [], coming)
            self.coming = coming
        return self.coming

    def take_up_next(self) -> None:
        """Say that the database opens with the next generation's key now."""
        assert self.coming is not None
        self.secrets = self.coming

    def finish_change(self) -> None:
        """Drop the old generation: everything is locked for the next one."""
        assert self.coming is not None
        self._write_locked(self.coming, self.slots, [], None)
        self.secrets = self._written = self.coming
        self.coming = None

    def tidy(self, place: KeyringPlace | None = None) -> None:
        """Clear what an interrupted change left and mend the plain list. Needs the store's lock."""
        valid = {slot.id for slot in self.slots}
        listed = read_slots(self._keys)
        told = (listed.slots, listed.store_id) if listed else None
        if told != (without_labels(self.slots), self._store_id):
            for slot in listed.slots if listed else ():
                if slot.id not in valid:
                    self._clear(slot, place)
            self._list(self.slots)
        kept = {slot_path(self._keys, slot_id).name for slot_id in valid}
        for path in self._keys.iterdir():
            stray = is_slot_file(path.name) and path.name not in kept
            if stray or path.name.startswith(TEMPORARY_PREFIX):
                remove_durably(path)

    def is_list_right(self) -> bool:
        """Whether the plain list beside the key file says what the key file holds."""
        listed = read_slots(self._keys)
        return listed == SlotList(self._store_id, without_labels(self.slots))

    @property
    def _store_id(self) -> str:
        return self.secrets.store_id

    def _slot(self, slot_id: str) -> Slot:
        for slot in self.slots:
            if slot.id == slot_id:
                return slot
        raise SlotMissingError(slot=slot_id)

    def _change(self, old: tuple[Slot, ...], way: Way, place: KeyringPlace | None) -> Slot:
        planned = self._plan(way)
        self._list((*self.slots, planned.slot))  # first, so that ``tidy`` knows what to clear
        try:
            self._keep(planned)
        except Exception:
            self._clear_quietly(planned)
            with suppress(EnvironmentProblem):
                self._list(self.slots)
            raise
        kept = tuple(each for each in self.slots if each not in old)
        self._commit((*kept, planned.slot), old, [planned], place)
        return planned.slot

    def _commit(
        self,
        new: tuple[Slot, ...],
        ended: tuple[Slot, ...],
        planned: Sequence[PlannedWay],
        place: KeyringPlace | None,
    ) -> None:
        self._write_locked(self._written, new, planned, self.coming)
        self.slots = new
        with suppress(EnvironmentProblem):  # the change is made; ``tidy`` does the rest later
            for slot in ended:
                self._clear(slot, place)
            self._list(new)

    def _plan(self, way: Way) -> PlannedWay:
        return plan(way, chance.token_hex(8), self._clock.now())

    def _list(self, slots: tuple[Slot, ...]) -> None:
        write_slots(self._keys, SlotList(self._store_id, slots))

    def _keep(self, planned: PlannedWay) -> None:
        keep(planned, self._keys, keyring_account(self._store_id, planned.slot.id))

    def _clear(self, slot: Slot, place: KeyringPlace | None) -> None:
        clear(slot, self._keys, keyring_account(self._store_id, slot.id), place)

    def _clear_quietly(self, planned: PlannedWay) -> None:
        way = planned.way
        with suppress(EnvironmentProblem):
            self._clear(planned.slot, way.place if isinstance(way, KeyringWay) else None)

    def _write_locked(
        self,
        secrets: StoreSecrets,
        slots: tuple[Slot, ...],
        planned: Sequence[PlannedWay],
        coming: StoreSecrets | None,
    ) -> None:
        """Replace the key file, proved to open before it is there and read back afterwards."""
        document = pack(secrets, slots, coming)
        locked = encrypt_bytes(document, [slot.recipient for slot in slots])
        known = self._in_hand | {each.slot.recipient: each.identity for each in planned}
        for slot in slots:
            identity = known.get(slot.recipient)
            if identity is not None and decrypt_bytes(locked, [identity]) != document:
                raise RuntimeError("a way in does not open what was just locked for it")
        write_atomically(self._keys / KEY_FILE, locked)
        if read_locked(self._keys) != locked:
            raise StoreDiskError
        self._in_hand = known
