"""A change of the ways in, cut off at every single step: the records stay openable."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from memory_keyring import MemoryKeyring

from core.errors import KnownError
from core.store import atomic
from core.store.keyring_slot import KeyringPlace
from core.store.keys import (
    KeyFile,
    KeyringUnlock,
    KeyringWay,
    SpareKey,
    SpareKeyUnlock,
    SpareKeyWay,
    Unlock,
)


class PowerCutError(BaseException):
    """Nothing after this is done, not even cleaning up: no handler of ours may catch it."""


class Steps:
    """Counts what reaches the disk or the keyring, and cuts the power at one of them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, ring: MemoryKeyring) -> None:
        self.done = 0
        self.cut_at: int | None = None
        self._off = False
        for owner, name in (
            (atomic, "replace_patiently"),
            (atomic, "sync_folder"),
            (Path, "unlink"),
            (ring, "set_password"),
            (ring, "delete_password"),
        ):
            monkeypatch.setattr(owner, name, self._watched(getattr(owner, name)))

    def _watched(self, real: Callable[..., object]) -> Callable[..., object]:
        def step(*args: object, **kwargs: object) -> object:
            if self._off:
                raise PowerCutError
            self.done += 1
            if self.done == self.cut_at:
                self._off = True
                raise PowerCutError
            return real(*args, **kwargs)

        return step

    def power_on(self) -> None:
        self._off, self.cut_at = False, None


def opens(folder: Path, unlock: Unlock) -> bool:
    try:
        KeyFile.open(folder, unlock)
    except KnownError:
        return False
    return True


def change(folder: Path, what: str, old: SpareKey, new: SpareKey, place: KeyringPlace) -> None:
    keys = KeyFile.open(folder, SpareKeyUnlock(old.printed))
    if what == "new spare key":
        keys.replace_spare_keys(SpareKeyWay(new))
    elif what == "this PC anew":
        keys.replace_slot(keys.slots[0].id, KeyringWay(place), place)
    else:
        keys.remove_slot(keys.slots[0].id, place)


@pytest.mark.parametrize("what", ["new spare key", "this PC anew", "forget this PC"])
def test_a_power_cut_at_any_step_leaves_the_old_ways_or_the_new_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    finished = False
    cut = 0
    while not finished:
        cut += 1
        folder = tmp_path / str(cut)
        folder.mkdir()
        ring, old, new = MemoryKeyring(), SpareKey.new(), SpareKey.new()
        place = KeyringPlace(backend=ring)
        made = KeyFile.create(folder, [KeyringWay(place), SpareKeyWay(old)], store_id="s")
        with monkeypatch.context() as patched:
            steps = Steps(patched, ring)
            steps.cut_at = cut
            try:
                change(folder, what, old, new, place)
                finished = True
            except PowerCutError:
                pass
            except KnownError:  # the keyring's own thread met the cut
                pass
            steps.power_on()
        spare = new if opens(folder, SpareKeyUnlock(new.printed)) else old
        survivor = KeyFile.open(folder, SpareKeyUnlock(spare.printed))
        assert survivor.secrets == made.secrets
        if survivor.slots[0].kind == "keyring":
            assert opens(folder, KeyringUnlock(place))
        survivor.tidy(place)
        assert KeyFile.peek(folder) == survivor.slots
        assert {path.name for path in (folder / "keys").iterdir()} == {
            "slots.json",
            "store.key.age",
        }
        expected = {slot.id for slot in survivor.slots if slot.kind == "keyring"}
        assert {account.split(":")[1] for _, account in ring.kept} == expected
    assert cut > 5
