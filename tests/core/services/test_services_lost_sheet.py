"""A lost sheet: what a new spare key ends, what it cannot, and what changing the locks ends."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from fixed_clock import FixedClock

from core.crypto.age import decrypt_bytes
from core.crypto.errors import AgeNotForUsError
from core.errors import KnownError
from core.services.access import SpareKeyUnlock, parse_spare_key
from core.services.backup.bring_back import bring_back, look_at
from core.store.engine import connect
from core.store.keys import KeyFile, SpareKey, StoreSecrets
from core.store.trouble import StoreUnreadableError
from core.workspace import Created, Workspace


@dataclass(frozen=True)
class Lost:
    """Open records, a stick within reach, a copy of it in a drawer, and the sheet of then."""

    workspace: Workspace
    stick: Path
    drawer: Path
    sheet: SpareKeyUnlock


@pytest.fixture
def lost(created: Created, tmp_path: Path) -> Lost:
    workspace, stick, drawer = created.workspace, tmp_path / "stick", tmp_path / "drawer"
    stick.mkdir()
    workspace.answers.set_note("1-1", "then")
    workspace.backups.create(workspace.backups.add_place(stick).id)
    shutil.copytree(stick, drawer)
    assert created.spare_key is not None
    workspace.locks.use_spare_key(SpareKey.new())
    return Lost(workspace, stick, drawer, SpareKeyUnlock(created.spare_key))


def secrets_in(lost: Lost, folder: Path, clock: FixedClock) -> StoreSecrets:
    """Return the keys that the old sheet gets out of the old copy."""
    bring_back(look_at(lost.drawer)[0], lost.sheet, folder, clock=clock)
    return KeyFile.open(folder, lost.sheet).secrets


def test_a_new_spare_key_ends_the_old_one_for_records_and_copies_within_reach(
    lost: Lost, tmp_path: Path, clock: FixedClock
) -> None:
    with pytest.raises(KnownError):
        KeyFile.open(lost.workspace.folder, lost.sheet)
    with pytest.raises(KnownError):
        bring_back(look_at(lost.stick)[0], lost.sheet, tmp_path / "new", clock=clock)
    assert not (tmp_path / "new").exists()


def test_an_old_copy_elsewhere_still_opens_with_the_old_sheet_and_holds_keys_in_force(
    lost: Lost, tmp_path: Path, clock: FixedClock
) -> None:
    """What SECURITY.md says is not promised: until the locks are changed."""
    old = secrets_in(lost, tmp_path / "old", clock)
    connect(lost.workspace.folder / "records.db", old.database_key, read_only=True).close()


def test_after_a_change_of_the_locks_old_copy_and_old_sheet_open_nothing_new(
    lost: Lost, tmp_path: Path, clock: FixedClock
) -> None:
    old = secrets_in(lost, tmp_path / "old", clock)
    lost.workspace.locks.change_the_locks()
    lost.workspace.answers.set_note("1-1", "later")
    made = lost.workspace.backups.create()
    with pytest.raises(StoreUnreadableError):
        connect(lost.workspace.folder / "records.db", old.database_key, read_only=True)
    identities = [
        *old.own_identities,
        old.vault_identity,
        parse_spare_key(lost.sheet.typed).identity,
    ]
    assert len(made) == 2
    for one in made:
        assert one.copy is not None
        copies = one.place.folder / "igt-copies" / "copies"
        for copy in copies.glob("*.age"):  # the older ones within reach, too
            with pytest.raises(AgeNotForUsError):
                decrypt_bytes(copy.read_bytes(), identities)
