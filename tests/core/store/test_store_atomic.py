"""A file replaced whole: when the disk fills up and when the writing is interrupted."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from core.store.atomic import (
    disk_troubles,
    environment_trouble,
    make_private_folder,
    remove_durably,
    replacing,
    write_atomically,
)
from core.store.trouble import DiskFullError, StoreDiskError, StorePlaceError, StoreReadOnlyError


def test_the_new_content_stands_there_and_no_temporary_file(tmp_path: Path) -> None:
    path = tmp_path / "small"
    write_atomically(path, b"old")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_only_the_person_may_read_what_is_written(tmp_path: Path) -> None:
    make_private_folder(tmp_path / "a" / "b")
    write_atomically(tmp_path / "a" / "b" / "small", b"x")
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "a" / "b" / "small").stat().st_mode) == 0o600


def test_an_interrupted_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "small"
    write_atomically(path, b"old")
    with pytest.raises(KeyboardInterrupt), replacing(path) as target:
        target.write(b"half")
        raise KeyboardInterrupt
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_reader_sees_the_old_file_until_the_new_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "small"
    write_atomically(path, b"old")
    with replacing(path) as target:
        target.write(b"new")
        target.flush()
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"


def test_a_disk_that_fills_up_at_the_last_moment_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "small"
    write_atomically(path, b"old")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFullError):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("number", "trouble"),
    [
        (errno.ENOSPC, DiskFullError),
        (errno.EDQUOT, DiskFullError),
        (errno.EROFS, StoreReadOnlyError),
        (errno.EACCES, StoreReadOnlyError),
        (errno.EIO, StoreDiskError),
        (errno.ENOTCONN, StoreDiskError),
        (errno.ENOLCK, StorePlaceError),
    ],
)
def test_each_trouble_of_the_disk_has_its_sentence(number: int, trouble: type) -> None:
    with pytest.raises(trouble) as caught, disk_troubles():
        raise OSError(number, "words", "/home/someone/secret-name")
    assert caught.value.exit_code == 3
    assert caught.value.__cause__ is None
    assert "secret-name" not in str(caught.value)


def test_what_is_not_trouble_of_the_disk_is_let_through() -> None:
    assert environment_trouble(OSError("no number")) is None
    with pytest.raises(FileNotFoundError), disk_troubles():
        raise FileNotFoundError(errno.ENOENT, "gone")


def test_removing_what_is_not_there_is_harmless(tmp_path: Path) -> None:
    remove_durably(tmp_path / "nothing")
