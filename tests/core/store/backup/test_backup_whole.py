"""One file that holds everything, and finding copies in what a person points at."""

from __future__ import annotations

import subprocess
import tarfile
from pathlib import Path

import pytest
from backup_world import READABLE, BackupWorld

from core.crypto.tar import ENDING, header, padding
from core.errors import KnownError
from core.store.atomic import TEMPORARY_PREFIX
from core.store.backup import (
    BackupPlace,
    CopyDamagedError,
    CopyInfo,
    PlaceMissingError,
    WholeCopy,
    check_copy,
    open_whole,
    recognise,
    write_whole,
)


def write(kept: BackupWorld, file: Path) -> CopyInfo:
    return write_whole(
        file,
        store=kept.store,
        vault=kept.vault,
        keys=kept.keys,
        readable=READABLE,
        clock=kept.clock,
    )


@pytest.fixture
def file(kept: BackupWorld, tmp_path: Path) -> Path:
    file = tmp_path / "everything.tar"
    write(kept, file)
    return file


def test_a_whole_file_opens_into_a_place_with_its_one_copy(
    kept: BackupWorld, tmp_path: Path
) -> None:
    file = tmp_path / "everything.tar"
    made = write(kept, file)
    place = open_whole(file, tmp_path / "into")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    assert check_copy(place, made.name, [kept.spare.identity], scratch) == ()
    for path in (*kept.store.folder.iterdir(), *tmp_path.iterdir()):
        assert not path.name.startswith(TEMPORARY_PREFIX)


def test_stock_tar_takes_it_apart_into_a_place(file: Path, tmp_path: Path) -> None:
    into = tmp_path / "stock"
    into.mkdir()
    subprocess.run(["tar", "xf", file, "-C", into], check=True, timeout=60)
    assert BackupPlace.open(into).sound


@pytest.mark.parametrize("where", [0.0, 0.01, 0.3, 0.6, 0.9, 0.99])
def test_a_cut_whole_file_is_refused(file: Path, tmp_path: Path, where: float) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: int(len(data) * where)])
    with pytest.raises(CopyDamagedError) as caught:
        open_whole(file, tmp_path / "into")
    assert "everything.tar" in caught.value.what


def test_a_flipped_bit_anywhere_is_found_when_it_is_opened_or_checked(
    kept: BackupWorld, file: Path, tmp_path: Path
) -> None:
    good = file.read_bytes()
    with tarfile.open(file) as archive:
        names = {m.offset_data + 7: m.name for m in archive if "READ-ME" not in m.name}
    for number, place_of_bit in enumerate((*names, *range(100, 500, 133))):
        bad = bytearray(good)
        bad[place_of_bit] ^= 4
        file.write_bytes(bad)
        into = tmp_path / f"into-{number}"
        try:
            place = open_whole(file, into)
            copy = next(place.copies.glob("*.age")).name
            faults: object = check_copy(place, copy, kept.own, into)
        except KnownError as error:
            faults = error.code
        in_notes = names.get(place_of_bit, "").endswith("locked-for.json")
        assert faults or in_notes, place_of_bit


@pytest.mark.parametrize(
    "name",
    ["../evil.txt", "igt-copies/../evil.txt", "/tmp/evil.txt", "igt-copies/run.exe", "evil"],
)
def test_a_strange_name_in_a_whole_file_is_refused(file: Path, tmp_path: Path, name: str) -> None:
    data = file.read_bytes()[: -len(ENDING)]
    file.write_bytes(data + header(name, 1) + b"x" + padding(1) + ENDING)
    with pytest.raises(CopyDamagedError):
        open_whole(file, tmp_path / "into")
    assert not list(tmp_path.rglob("evil*"))


def test_a_folder_that_is_not_there_is_named(kept: BackupWorld, tmp_path: Path) -> None:
    with pytest.raises(PlaceMissingError) as caught:
        write(kept, tmp_path / "gone" / "everything.tar")
    assert "gone" in caught.value.what
    assert list(kept.store.folder.glob(f"{TEMPORARY_PREFIX}*")) == []


def test_copies_are_found_wherever_a_person_points(kept: BackupWorld, file: Path) -> None:
    made = kept.copy()
    stick = kept.place.folder
    for pointed in (
        stick,
        stick / "igt-copies",
        kept.place.copies,
        kept.place.copies / made.name,
        kept.place.keys,
    ):
        (found,) = recognise(pointed)
        assert isinstance(found, BackupPlace)
        assert found.place_id == kept.place.place_id
    assert recognise(file) == (WholeCopy(file),)
    above = recognise(stick.parent)
    assert {type(one) for one in above} == {BackupPlace, WholeCopy}
    assert recognise(stick.parent / "nothing") == ()
    assert recognise(kept.store.folder) == ()
