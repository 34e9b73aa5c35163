"""Recognising a place, and what happens when the stick is pulled, full or write-protected."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from backup_world import STORE_ID, BackupWorld
from fixed_clock import FixedClock

from core.errors import KnownError
from core.store.atomic import TEMPORARY_PREFIX
from core.store.backup import (
    BackupPlace,
    NotACopyPlaceError,
    PlaceDamagedError,
    PlaceFullError,
    PlaceMissingError,
    PlaceOfOthersError,
    PlaceReadOnlyError,
    list_copies,
)


def test_a_place_is_found_again_and_keeps_its_id(kept: BackupWorld, clock: FixedClock) -> None:
    folder = kept.place.folder
    assert BackupPlace.open(folder).place_id == kept.place.place_id
    again = BackupPlace.prepare(folder, STORE_ID, clock, place_id="ab" * 16)
    assert again.place_id == kept.place.place_id


def test_a_place_takes_the_id_it_is_given(tmp_path: Path, clock: FixedClock) -> None:
    assert BackupPlace.prepare(tmp_path, STORE_ID, clock, "ab" * 16).place_id == "ab" * 16


def test_a_place_of_others_is_left_alone(kept: BackupWorld, clock: FixedClock) -> None:
    with pytest.raises(PlaceOfOthersError) as caught:
        BackupPlace.prepare(kept.place.folder, "99" * 16, clock)
    assert str(kept.place.folder) in caught.value.what


def test_a_folder_without_copies_and_a_missing_one_are_told_apart(
    tmp_path: Path, clock: FixedClock
) -> None:
    with pytest.raises(NotACopyPlaceError):
        BackupPlace.open(tmp_path)
    with pytest.raises(PlaceMissingError):
        BackupPlace.open(tmp_path / "stick")
    with pytest.raises(PlaceMissingError):
        BackupPlace.prepare(tmp_path / "stick", STORE_ID, clock)


def test_a_copy_never_goes_to_the_place_of_other_records(
    kept: BackupWorld, tmp_path: Path, clock: FixedClock
) -> None:
    others = tmp_path / "others"
    others.mkdir()
    kept.place = BackupPlace.prepare(others, "99" * 16, clock)
    with pytest.raises(PlaceOfOthersError):
        kept.copy()
    assert list_copies(kept.place) == ()


def test_a_folder_that_somebody_emptied_is_filled_again(kept: BackupWorld) -> None:
    kept.copy()
    for name in ("copies", "documents", "keys"):
        shutil.rmtree(kept.place.root / name)
    assert list_copies(kept.place) == ()
    made = kept.copy()
    assert (made.documents_copied, len(list_copies(kept.place))) == (2, 1)


def test_every_flipped_bit_of_the_marker_is_noticed(kept: BackupWorld) -> None:
    marker = kept.place.root / "igt-copies.json"
    good = marker.read_bytes()
    for number in range(0, len(good) * 8, 5):
        bad = bytearray(good)
        bad[number // 8] ^= 1 << number % 8
        marker.write_bytes(bad)
        with pytest.raises(PlaceDamagedError):
            BackupPlace.open(kept.place.folder)
        with pytest.raises(PlaceDamagedError):
            kept.place.ensure_here()


def test_copies_beside_a_damaged_marker_can_still_be_listed(kept: BackupWorld) -> None:
    made = kept.copy()
    (kept.place.root / "igt-copies.json").write_bytes(b"")
    place = BackupPlace.open_to_read(kept.place.folder)
    assert not place.sound
    assert [one.name for one in list_copies(place)] == [made.name]
    with pytest.raises(PlaceDamagedError):
        place.ensure_here()


def test_nothing_goes_into_the_empty_folder_that_a_pulled_stick_leaves(kept: BackupWorld) -> None:
    kept.copy()
    shutil.rmtree(kept.place.root)
    with pytest.raises(PlaceMissingError):
        kept.copy()
    assert list(kept.place.folder.iterdir()) == []


@pytest.mark.parametrize("moment", ["document", "locked file", "proof"])
def test_a_stick_that_is_pulled_in_the_middle_takes_the_half_copy_with_it(
    kept: BackupWorld, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """A lazy unmount: paths lead into the empty mount point, open files go on as if nothing was."""
    away = kept.place.folder.parent / "away"

    def pull() -> None:
        kept.place.folder.rename(away)
        kept.place.folder.mkdir()

    pulling(kept, monkeypatch, moment, pull)
    with pytest.raises(PlaceMissingError) as caught:
        kept.copy()
    assert "stick" in caught.value.what
    assert list(kept.place.folder.iterdir()) == []
    kept.place.folder.rmdir()
    away.rename(kept.place.folder)
    monkeypatch.undo()
    made = kept.copy()
    assert made.name in [one.name for one in list_copies(kept.place)]
    assert list(kept.place.root.rglob(f"{TEMPORARY_PREFIX}*")) == []
    assert list(kept.store.folder.rglob(f"{TEMPORARY_PREFIX}*")) == []


def pulling(
    kept: BackupWorld, monkeypatch: pytest.MonkeyPatch, moment: str, pull: Callable[[], None]
) -> None:
    """Call *pull* once, in the middle of the next copy."""
    if moment == "document":
        number = 6
    elif moment == "locked file":
        number = 14
    else:
        from core.store.backup import make

        real = make.check_copy

        def check(*args: object, **options: object) -> object:
            pull()
            return real(*args, **options)  # type: ignore[arg-type]

        monkeypatch.setattr(make, "check_copy", check)
        return
    synced = os.fsync
    left = iter(range(1000))

    def fsync(descriptor: int) -> None:
        synced(descriptor)
        if next(left) == number:
            pull()

    monkeypatch.setattr(os, "fsync", fsync)


@pytest.mark.parametrize(
    ("number", "expected"),
    [(errno.ENOSPC, PlaceFullError), (errno.EROFS, PlaceReadOnlyError)],
    ids=["full", "read-only"],
)
def test_a_full_or_protected_stick_is_said_with_its_folder(
    kept: BackupWorld,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    expected: type[KnownError],
) -> None:
    kept.copy()
    kept.keep(b"another document")
    real = os.open

    def refuse(path: object, flags: int, *rest: int, **more: int) -> int:
        if str(path).startswith(str(kept.place.folder)) and flags & os.O_CREAT:
            raise OSError(number, "no")
        return real(path, flags, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(expected) as caught:
        kept.copy()
    monkeypatch.undo()
    assert str(kept.place.folder) in caught.value.what
    assert len(list_copies(kept.place)) == 1
    assert kept.copy().documents_copied == 1


def test_what_an_interrupted_copy_left_is_cleared_by_the_next(kept: BackupWorld) -> None:
    (kept.place.root / f"{TEMPORARY_PREFIX}0123").write_bytes(b"half")
    (kept.store.folder / f"{TEMPORARY_PREFIX}copy-0123.db").write_bytes(b"half")
    deep = kept.store.folder / f"{TEMPORARY_PREFIX}copy-4567"
    (deep / "within").mkdir(parents=True)
    (deep / "within" / "records.db").write_bytes(b"half")
    kept.copy()
    for folder in (kept.place.root, kept.store.folder):
        assert list(folder.rglob(f"{TEMPORARY_PREFIX}*")) == []
