"""Doubtful folders are named, and a second window can call the first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.services.surroundings import (
    Mount,
    doubtful_folder,
    is_on_network_mount,
    is_unc,
    linux_mounts,
    mac_mounts,
    request_attention,
    synchronised_by,
    take_attention,
)
from core.store.lock import StoreLock

LINUX = """\
/dev/sda1 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
nas:/export /media/nas nfs4 rw 0 0
//nas/share /media/office\\040files cifs rw 0 0
me@nas: /data/me/nas fuse.sshfs rw 0 0
/dev/sdb1 /media/nas/stick vfat rw 0 0
host /media/host 9p rw 0 0
https://cloud/dav /media/dav davfs rw 0 0
"""
MAC = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//me@nas._smb._tcp.local/Share on /Volumes/Our Share (smbfs, nodev, nosuid, mounted by me)
/dev/disk4s1 on /Volumes/STICK (msdos, local, nodev)
"""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/data/me/store", False),
        ("/media/nas/store", True),
        ("/media/nasty/store", False),
        ("/media/office files/store", True),
        ("/data/me/nas", True),
        ("/media/nas/stick/store", False),
        ("/media/host/store", True),
        ("/media/dav/store", True),
    ],
)
def test_a_network_drive_is_known_by_what_linux_says_of_it(path: str, expected: bool) -> None:
    assert is_on_network_mount(path, linux_mounts(LINUX)) is expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [("/data/me/store", False), ("/Volumes/Our Share/a", True), ("/Volumes/STICK/a", False)],
)
def test_a_network_drive_is_known_by_what_macos_says_of_it(path: str, expected: bool) -> None:
    assert is_on_network_mount(path, mac_mounts(MAC)) is expected


def test_a_mount_over_another_one_counts() -> None:
    mounts = (Mount("/", "ext4"), Mount("/data", "nfs"), Mount("/data", "ext4"))
    assert not is_on_network_mount("/data/store", mounts)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (r"\\nas\share\store", True),
        (r"\\?\UNC\nas\share\store", True),
        (r"\\?\C:\store", False),
        (r"C:\store", False),
        ("/data/me/store", False),
    ],
)
def test_a_windows_path_to_another_computer_is_known(path: str, expected: bool) -> None:
    assert is_unc(path) is expected


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("OneDrive - NHS/Documents", "OneDrive"),
        ("Dropbox (Work)/store", "Dropbox"),
        ("My Drive/store", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud Drive"),
        ("iCloudDrive", "iCloud Drive"),
        ("Nextcloud/work", "Nextcloud"),
        ("ownCloud", "ownCloud"),
        ("Library/CloudStorage/OneDrive-Personal/x", "OneDrive"),
        ("Documents/store", None),
        ("Boxes/One Drive Road", None),
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(
    tmp_path: Path, folder: str, name: str | None
) -> None:
    assert synchronised_by(tmp_path / folder, {}, tmp_path) == name


@pytest.mark.parametrize(
    ("marker", "name"),
    [
        (".stfolder", "Syncthing"),
        (".dropbox.cache", "Dropbox"),
        (".nextcloudsync.log", "Nextcloud"),
        ("._sync_1a2b.db", "Nextcloud"),
        (".tmp.drivedownload", "Google Drive"),
    ],
)
def test_a_synchronised_folder_is_known_by_what_the_service_leaves_above(
    tmp_path: Path, marker: str, name: str
) -> None:
    shared = tmp_path / "Shared" / "deep"
    shared.mkdir(parents=True)
    (tmp_path / "Shared" / marker).mkdir()
    assert synchronised_by(shared / "store", {}, tmp_path) == name


def test_the_services_own_word_for_their_folder_counts(tmp_path: Path) -> None:
    around = {"OneDriveCommercial": str(tmp_path / "Harbour Pharmacy"), "APPDATA": str(tmp_path)}
    (tmp_path / "Dropbox").mkdir()
    told = {"business": {"path": str(tmp_path / "Team")}}
    (tmp_path / "Dropbox" / "info.json").write_text(json.dumps(told), encoding="utf-8")
    (tmp_path / ".dropbox").mkdir()
    (tmp_path / ".dropbox" / "info.json").write_text("[", encoding="utf-8")
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / ".dropbox").rename(home / ".dropbox")
    assert synchronised_by(tmp_path / "Harbour Pharmacy" / "store", around, home) == "OneDrive"
    assert synchronised_by(tmp_path / "Team" / "store", around, home) == "Dropbox"
    assert synchronised_by(tmp_path / "Other" / "store", around, home) is None


def test_the_warning_is_a_sentence_with_the_next_step(tmp_path: Path) -> None:
    assert doubtful_folder(tmp_path / "store") is None
    words = doubtful_folder(tmp_path / "OneDrive" / "store")
    assert words is not None
    assert "OneDrive" in words
    assert "keep them in another folder" in words


def test_a_second_window_calls_the_first_once(tmp_path: Path) -> None:
    with StoreLock.acquire(tmp_path, wait=0):
        assert not take_attention(tmp_path)
        assert request_attention(tmp_path)
        assert request_attention(tmp_path)
        assert take_attention(tmp_path)
        assert not take_attention(tmp_path)


def test_a_call_of_an_earlier_time_is_forgotten_by_the_next_start(tmp_path: Path) -> None:
    request_attention(tmp_path)
    with StoreLock.acquire(tmp_path, wait=0):
        assert not take_attention(tmp_path)


def test_where_nothing_can_be_written_nobody_is_called(tmp_path: Path) -> None:
    assert not request_attention(tmp_path / "missing")
