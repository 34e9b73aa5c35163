"""The ways to open the records and the locks themselves, changed while the records are open."""

from __future__ import annotations

import platform
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from core.crypto.age import recipient_of
from core.crypto.errors import IdentityUnreadableError
from core.domain.change import Change
from core.domain.long_work import Cancelled, Progress
from core.domain.roles import Deed
from core.errors import KnownError, UserError
from core.services.access import WayIn
from core.services.records import Records
from core.services.ways_fact import note_unknown_ways, note_ways
from core.store.backup.make import ONE_AT_A_TIME
from core.store.keyring_slot import KeyringPlace, NoKeyPlaceError
from core.store.keys import (
    KeyFile,
    KeyringWay,
    LastWayInError,
    PassphraseWay,
    Slot,
    SpareKey,
    SpareKeyWay,
    WayInMissingError,
)
from core.store.keys import SlotKind as WayKind
from core.store.keys.opening import keyring_account
from core.store.rekey import LocksHalfChangedError, change_locks
from core.store.vault import Vault
from core.text import QT_TRANSLATE_NOOP

__all__ = ["LockService", "LocksBusyError", "LocksChanged", "LocksHalfChangedError"]

RE_KEY = "re-key"
"""Why ``copy_before`` is called."""


class LocksBusyError(UserError):
    """Another change of the ways in or the locks is under way in this program."""

    code = "locks-busy"
    what_text = QT_TRANSLATE_NOOP("errors", "The locks are being changed just now.")
    next_text = QT_TRANSLATE_NOOP("errors", "Wait until that is done, then try again.")


@dataclass(frozen=True, slots=True)
class LocksChanged:
    """A finished change of the locks: how many kept documents were locked anew.

    *left* counts those that were missing or damaged before and stay so; ``evidence.check`` names
    them. *older* counts what was deleted of older states of the records, which the old keys would
    have opened (``care.older``).
    """

    change: Change
    documents: int
    left: int
    older: int = 0


class LockService:
    """Looks after the ways to open these records. An administrator's work.

    Every change raises NotAllowedError, RecordsReadOnlyError, LocksBusyError and the disk's
    troubles; then the ways are as they were. Each one stands in the history.
    """

    def __init__(
        self,
        keys: KeyFile,
        records: Records,
        vault: Vault,
        *,
        keyring: KeyringPlace | None = None,
        copy_before: Callable[[str], None] | None = None,
        after: Callable[[], None] | None = None,
    ) -> None:
        """*copy_before* makes a copy before the locks change; *after* hears of every change."""
        self._keys = keys
        self._records = records
        self._vault = vault
        self._keyring = keyring
        self._copy_before = copy_before
        self._after = after
        self._changing = threading.Lock()

    def ways(self) -> tuple[WayIn, ...]:
        """Return how these records can be opened, in the order in which the ways were made."""
        return tuple(self._way(slot) for slot in self._keys.slots)

    def kinds(self) -> frozenset[WayKind]:
        """Return in which kinds of ways these records can be opened."""
        return frozenset(slot.kind for slot in self._keys.slots)

    @property
    def has_spare_key(self) -> bool:
        """Whether a spare key was made for these records."""
        return WayKind.SPARE_KEY in self.kinds()

    def is_remembered_here(self) -> bool:
        """Whether this PC remembers a key that opens these records. Raises NoKeyPlaceError.

        Up to ten seconds where the keyring does not answer: ask on a worker.
        """
        return self._slot_here() is not None

    def add_passphrase(self, text: str, label: str = "") -> Change:
        """Make *text* one more passphrase. Raises PassphraseTooWeakError."""
        with self._alone():
            self._keys.add_slot(PassphraseWay(text, label.strip()))
        return self._changed("way-passphrase")

    def replace_passphrase(self, text: str, way_id: str | None = None) -> Change:
        """Make *text* the passphrase in place of the one named *way_id*, in one step.

        Without *way_id*: in place of the one that opened the records, else of the oldest.
        Raises PassphraseTooWeakError, SlotMissingError, WayInMissingError (there is none yet).
        """
        with self._alone():
            old = way_id or self._passphrase_slot().id
            label = next((slot.label for slot in self._keys.slots if slot.id == old), "")
            self._keys.replace_slot(old, PassphraseWay(text, label))
        return self._changed("way-passphrase-replaced")

    def remember_on_this_pc(self, place: KeyringPlace | None = None) -> Change:
        """Let this PC open the records for whoever is signed in; anew where it does so already.

        *place* is for tests.
        What was written is read back. Raises NoKeyPlaceError within ten seconds where the keyring
        is absent, locked, silent or forgets.
        """
        self._keyring = place or self._keyring
        with self._alone():
            way, here = KeyringWay(self._place(), platform.node()), self._slot_here()
            if here is None:
                self._keys.add_slot(way)
            else:
                self._keys.replace_slot(here.id, way, self._place())
        return self._changed("way-remembered")

    def forget_on_this_pc(self) -> Change:
        """End the way in that this PC remembers. Raises WayInMissingError, LastWayInError."""
        with self._alone():
            here = self._slot_here()
            if here is None:
                raise WayInMissingError(kind=WayKind.KEYRING.value)
            self._end(here.id)
        return self._changed("way-forgotten")

    def use_spare_key(self, key: SpareKey) -> Change:
        """Make *key*, made with ``SpareKey.new()``, the spare key; every older one ends."""
        with self._alone():
            self._keys.replace_spare_keys(SpareKeyWay(key))
        return self._changed("way-spare-key")

    def remove(self, way_id: str) -> Change:
        """End one way in. Raises SlotMissingError, and LastWayInError for the last one.

        What another PC remembers is not counted: it may be gone, and nobody here would know.
        """
        with self._alone():
            self._end(way_id)
        return self._changed("way-removed")

    @property
    def locks_half_changed(self) -> bool:
        """Whether a change of the locks was begun and is not finished yet."""
        return self._keys.is_half_changed

    def change_the_locks(
        self, *, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> LocksChanged:
        """Give the records new keys, so that no key from before opens what comes after.

        A copy is made first. All ways in stay as they are, and so does the seal. Takes about four
        seconds per gigabyte of kept documents; the window goes on meanwhile. Raises
        LocksHalfChangedError when *cancelled* (a PersonCancelledError with its own words).
        """
        self._records.store.refuse_if_read_only()
        if self._copy_before is not None and not self._keys.is_half_changed:
            self._records.check_may(Deed.LOCKS)
            self._copy_before(RE_KEY)
        return self._go_on("locks-changed", progress, cancelled)

    def finish_change(
        self, *, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> LocksChanged | None:
        """Finish what a stopped change of the locks left; None when there is nothing to do.

        Whoever works may: it was an administrator's decision, and it is taken already.
        """
        if not self._keys.is_half_changed:
            return None
        return self._go_on("locks-finished", progress, cancelled)

    def note_ways(self) -> None:
        """Let the history know where the ways in are not those it knows of; once at a start.

        Raises the disk's troubles.
        """
        if not self._records.store.read_only:
            note_unknown_ways(self._records, self._keys)

    def _go_on(
        self, label: str, progress: Progress | None, cancelled: Cancelled | None
    ) -> LocksChanged:
        deed = None if self._keys.is_half_changed else Deed.LOCKS
        with ONE_AT_A_TIME, self._alone(deed):  # no copy of records that are changing their locks
            done = change_locks(
                self._records.store,
                self._vault,
                self._keys,
                progress=progress,
                cancelled=cancelled,
            )
        return LocksChanged(self._changed(label), done.documents, len(done.left), done.older)

    @contextmanager
    def _alone(self, deed: Deed | None = Deed.LOCKS) -> Iterator[None]:
        self._records.store.refuse_if_read_only()
        if deed is not None:
            self._records.check_may(deed)
        if not self._changing.acquire(blocking=False):
            raise LocksBusyError
        try:
            yield
        finally:
            self._changing.release()

    def _changed(self, label: str) -> Change:
        with suppress(KnownError):  # the change is made: the next start notes it
            note_ways(self._records, self._keys, label)
        if self._after is not None:
            with suppress(KnownError):  # the change is made, whatever becomes of the copies
                self._after()
        return Change(copies=True)

    def _end(self, way_id: str) -> None:
        left = [slot for slot in self._keys.slots if slot.id != way_id]
        if all(slot.kind is WayKind.KEYRING for slot in left) and len(left) < len(self._keys.slots):
            try:
                here = self._slot_here()
            except NoKeyPlaceError:
                here = None
            if here not in left:
                raise LastWayInError
        self._keys.remove_slot(way_id, self._place())

    def _place(self) -> KeyringPlace:
        if self._keyring is None:
            self._keyring = KeyringPlace()
        return self._keyring

    def _slot_here(self) -> Slot | None:
        """Return the slot whose key this PC's keyring holds. Raises NoKeyPlaceError."""
        for slot in self._keys.slots:
            if slot.kind is not WayKind.KEYRING:
                continue
            identity = self._place().recall(keyring_account(self._keys.secrets.store_id, slot.id))
            try:
                if identity is not None and recipient_of(identity) == slot.recipient:
                    return slot
            except IdentityUnreadableError:
                continue
        return None

    def _passphrase_slot(self) -> Slot:
        opened_by = self._keys.opened_by
        slots = [slot for slot in self._keys.slots if slot.kind is WayKind.PASSPHRASE]
        if not slots:
            raise WayInMissingError(kind=WayKind.PASSPHRASE.value)
        return next((slot for slot in slots if opened_by and slot.id == opened_by.id), slots[0])

    def _way(self, slot: Slot) -> WayIn:
        opened = self._keys.opened_by
        here = opened is not None and opened.id == slot.id
        return WayIn(slot.id, slot.kind, slot.label, slot.created, opened_by_this=here)
