"""The ways to open records, changed while they are open: for now, the spare key."""

from __future__ import annotations

from core.domain.change import Change
from core.store.keys import KeyFile, SpareKey, SpareKeyWay
from core.store.keys import SlotKind as WayKind


class LockService:
    """Looks after the ways to open these records."""

    def __init__(self, keys: KeyFile) -> None:
        self._keys = keys

    def kinds(self) -> frozenset[WayKind]:
        """Return in which ways these records can be opened."""
        return frozenset(slot.kind for slot in self._keys.slots)

    @property
    def has_spare_key(self) -> bool:
        """Whether a spare key was made for these records."""
        return WayKind.SPARE_KEY in self.kinds()

    def use_spare_key(self, key: SpareKey) -> Change:
        """Make *key*, made with ``SpareKey.new()``, the spare key; every older one ends.

        Raises the disk's troubles; then the ways are as they were.
        """
        self._keys.replace_spare_keys(SpareKeyWay(key))
        return Change(copies=True)
