"""After the ways in were changed, older copies open with the present keys and with no older one."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from backup_world import BackupWorld

from core.crypto.age import new_identity
from core.domain.long_work import PersonCancelledError
from core.store.backup import (
    BackupPlace,
    CopyDamagedError,
    CopyKeyError,
    check_copy,
    needs_rewrap,
    read_manifest,
    recipients_of,
    rewrap,
)
from core.store.backup.keys_beside import bring_keys, faulty_keys
from core.store.keys import SpareKey, SpareKeyWay


@pytest.fixture
def changed(kept: BackupWorld) -> tuple[list[str], SpareKey]:
    """Two copies under the first spare key, which a second one has ended since."""
    names = [kept.copy().name, kept.copy().name]
    new = SpareKey.new()
    kept.keys.replace_spare_keys(SpareKeyWay(new))
    return names, new


def lock_anew(kept: BackupWorld, **more: object) -> int:
    return rewrap(
        kept.place,
        kept.own,
        recipients_of(kept.keys),
        kept.store.folder / "keys",
        **more,  # type: ignore[arg-type]
    )


def test_every_copy_is_locked_anew_just_once(
    kept: BackupWorld, changed: tuple[list[str], SpareKey], tmp_path: Path
) -> None:
    names, new = changed
    assert needs_rewrap(kept.place, recipients_of(kept.keys))
    assert lock_anew(kept) == 2
    assert not needs_rewrap(kept.place, recipients_of(kept.keys))
    assert lock_anew(kept) == 0
    for name in names:
        read_manifest(kept.place, name, [new.identity])
        with pytest.raises(CopyKeyError):
            read_manifest(kept.place, name, [kept.spare.identity])
        (tmp_path / name).mkdir()
        assert check_copy(kept.place, name, kept.own, tmp_path / name) == ()


def test_it_may_be_stopped_and_taken_up_again(
    kept: BackupWorld, changed: tuple[list[str], SpareKey]
) -> None:
    looks = iter([False, True])
    with pytest.raises(PersonCancelledError):
        lock_anew(kept, cancelled=lambda: next(looks))
    assert lock_anew(kept) == 1


def test_a_copy_made_after_the_change_needs_nothing(
    kept: BackupWorld, changed: tuple[list[str], SpareKey]
) -> None:
    kept.copy()
    assert lock_anew(kept) == 2


def test_a_damaged_copy_does_not_keep_the_others_from_it(
    kept: BackupWorld, changed: tuple[list[str], SpareKey]
) -> None:
    names, new = changed
    damaged = kept.place.copies / names[1]
    data = bytearray(damaged.read_bytes())
    data[-20] ^= 1
    damaged.write_bytes(data)
    with pytest.raises(CopyDamagedError):
        lock_anew(kept)
    assert damaged.read_bytes() == data
    read_manifest(kept.place, names[0], [new.identity])


def test_a_stranger_changes_nothing(kept: BackupWorld, changed: tuple[list[str], SpareKey]) -> None:
    before = {path: path.read_bytes() for path in kept.place.copies.glob("*.age")}
    with pytest.raises(CopyKeyError):
        rewrap(kept.place, [new_identity()], recipients_of(kept.keys), kept.store.folder / "keys")
    assert {path: path.read_bytes() for path in kept.place.copies.glob("*.age")} == before


def test_older_key_files_stay_until_every_copy_is_locked_anew(
    kept: BackupWorld, tmp_path: Path
) -> None:
    keys = tmp_path / "keys"
    keys.mkdir()
    for name in ("store.key.age", "slots.json", "0123456789abcdef.age"):
        (keys / name).write_bytes(name.encode())
    bring_keys(kept.place, keys)
    (keys / "0123456789abcdef.age").unlink()
    (keys / "fedcba9876543210.age").write_bytes(b"new")
    bring_keys(kept.place, keys)
    assert len(list(kept.place.keys.glob("*.age"))) == 3
    bring_keys(kept.place, keys, drop_old=True)
    assert {path.name for path in kept.place.keys.iterdir()} == {
        "SHA256SUMS",
        "fedcba9876543210.age",
        "slots.json",
        "store.key.age",
    }
    assert faulty_keys(kept.place) == ()


@pytest.mark.parametrize("after", range(9), ids=lambda n: f"write-{n}")
def test_keys_that_were_exchanged_in_part_are_no_fault_and_are_finished(
    kept: BackupWorld, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    keys = tmp_path / "keys"
    keys.mkdir()
    for name in ("store.key.age", "slots.json", "0123456789abcdef.age"):
        (keys / name).write_bytes(name.encode())
    bring_keys(kept.place, keys)
    (keys / "0123456789abcdef.age").replace(keys / "fedcba9876543210.age")
    (keys / "store.key.age").write_bytes(b"new")
    (keys / "slots.json").write_bytes(b"new")
    left = iter(range(100))
    real = BackupPlace.ensure_here

    def killed(place: BackupPlace) -> None:
        if next(left) >= 2 * after:
            raise KeyboardInterrupt
        real(place)

    monkeypatch.setattr(BackupPlace, "ensure_here", killed)
    with suppress(KeyboardInterrupt):
        bring_keys(kept.place, keys, drop_old=True)
    monkeypatch.undo()
    assert faulty_keys(kept.place) == ()
    bring_keys(kept.place, keys, drop_old=True)
    assert faulty_keys(kept.place) == ()
    assert not (kept.place.keys / "SHA256SUMS.next").exists()
