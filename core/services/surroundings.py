"""Where the records lie and who else wants them: doubtful folders, and a second window's call."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath, PureWindowsPath

from core.store.lock import request_attention, take_attention
from core.text import QT_TRANSLATE_NOOP, translate

__all__ = ["Mount", "doubtful_folder", "request_attention", "take_attention"]

_NETWORK = QT_TRANSLATE_NOOP(
    "care",
    "Your records are on a network drive. A lost connection can damage them: keep them on this"
    " computer's own disk, and let copies go to the network.",
)
_SYNCHRONISED = QT_TRANSLATE_NOOP(
    "care",
    "Your records are in a folder that {name} copies between computers. That can damage them:"
    " keep them in another folder of this computer, and let copies go there instead.",
)
_NETWORK_TYPES = re.compile(
    r"(nfs\d?|cifs|smb\d?|smbfs|smbfs2|ncpfs|9p|davfs|webdav|afpfs|afs|ceph|glusterfs|lustre|"
    r"vboxsf|fuse\.(sshfs|davfs2?|rclone|gvfsd-fuse|glusterfs|smbnetfs|s3fs|curlftpfs))"
)
_DRIVE_REMOTE = 4  # what GetDriveType says of a network drive


@dataclass(frozen=True, slots=True)
class Mount:
    """One place where a file system hangs: its folder and its type."""

    folder: str
    kind: str


def doubtful_folder(folder: Path) -> str | None:
    """Return words of warning where *folder* is no good place for records; None where it is fine.

    Network drives and folders that a service keeps in step between computers. It is a warning and
    nothing is refused: what is guessed from names may be wrong.
    """
    name = synchronised_by(folder, os.environ, Path.home())
    if name is not None:
        return translate("care", _SYNCHRONISED, name=name)
    if is_on_network(folder):
        return translate("care", _NETWORK)
    return None


def is_on_network(folder: Path) -> bool:
    """Whether *folder* is on another computer's disk, as far as this computer tells."""
    if sys.platform == "win32":
        return is_unc(str(folder)) or _is_remote_drive(folder.drive)
    real = os.path.realpath(folder)
    if sys.platform == "darwin":
        return is_on_network_mount(real, mac_mounts(_told_by("/sbin/mount")))
    try:
        text = Path("/proc/mounts").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    return is_on_network_mount(real, linux_mounts(text))


def is_unc(path: str) -> bool:
    """Whether a Windows *path* names another computer."""
    drive = PureWindowsPath(path).drive
    if drive.upper().startswith("\\\\?\\UNC\\"):
        return True
    return drive.startswith("\\\\") and not drive.startswith(("\\\\?\\", "\\\\.\\"))


def is_on_network_mount(path: str, mounts: tuple[Mount, ...]) -> bool:
    """Whether the file system that holds *path* is a network's; the longest folder counts."""
    holds = [mount for mount in mounts if _is_within(path, mount.folder)]
    if not holds:
        return False
    deepest = max(reversed(holds), key=lambda mount: len(mount.folder))
    return _NETWORK_TYPES.fullmatch(deepest.kind) is not None


def linux_mounts(text: str) -> tuple[Mount, ...]:
    """Read ``/proc/mounts``."""
    parts = (line.split(" ") for line in text.splitlines())
    return tuple(Mount(_plain(part[1]), part[2]) for part in parts if len(part) >= 3)


def mac_mounts(text: str) -> tuple[Mount, ...]:
    """Read what ``mount`` says on macOS: ``//me@nas/share on /Volumes/share (smbfs, nodev)``."""
    found = re.findall(r"^.+? on (/.*) \((\w+)[,)]", text, re.MULTILINE)
    return tuple(Mount(folder, kind) for folder, kind in found)


def synchronised_by(folder: Path, environment: Mapping[str, str], home: Path) -> str | None:
    """Return the name of the service that keeps *folder* in step elsewhere, or None."""
    real = Path(os.path.realpath(folder))
    for name, root in _told_roots(environment, home):
        if _is_within(str(real), str(root)) or _is_within(str(folder), str(root)):
            return name
    for parent in (real, *real.parents):
        found = _by_name(parent) or _by_marker(parent)
        if found is not None:
            return found
    return None


_NAMES = (
    ("OneDrive", re.compile(r"(?i)onedrive( ?- .*|-.*)?")),
    ("Dropbox", re.compile(r"(?i)dropbox( \(.*\))?")),
    ("Google Drive", re.compile(r"(?i)google ?drive(-.*)?|my drive|drivefs")),
    ("iCloud Drive", re.compile(r"(?i)mobile documents|icloud ?drive(-.*)?|com~apple~clouddocs")),
    ("Nextcloud", re.compile(r"(?i)nextcloud")),
    ("ownCloud", re.compile(r"(?i)owncloud")),
    ("Box", re.compile(r"(?i)box sync|box-box")),
    ("Syncthing", re.compile(r"(?i)syncthing")),
)
_MARKERS = (
    ("Dropbox", (".dropbox", ".dropbox.cache")),
    ("Nextcloud", (".nextcloudsync.log",)),
    ("ownCloud", (".owncloudsync.log",)),
    ("Nextcloud", ("._sync_*.db", ".sync_*.db")),
    ("Google Drive", (".tmp.drivedownload", ".tmp.driveupload")),
    ("Syncthing", (".stfolder",)),
)


def _by_name(folder: PurePath) -> str | None:
    for name, pattern in _NAMES:
        if pattern.fullmatch(folder.name):
            return name
    return None


def _by_marker(folder: Path) -> str | None:
    try:
        for name, patterns in _MARKERS:
            if any(next(folder.glob(pattern), None) is not None for pattern in patterns):
                return name
    except OSError:  # a folder above that may not be read
        return None
    return None


def _told_roots(environment: Mapping[str, str], home: Path) -> list[tuple[str, Path]]:
    """Return the folders that the services themselves name."""
    roots = [
        ("OneDrive", Path(environment[key]))
        for key in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
        if environment.get(key)
    ]
    places = [home / ".dropbox" / "info.json"]
    for key in ("APPDATA", "LOCALAPPDATA"):
        if environment.get(key):
            places.append(Path(environment[key]) / "Dropbox" / "info.json")
    for place in places:
        roots += [("Dropbox", root) for root in _dropbox_roots(place)]
    return roots


def _dropbox_roots(place: Path) -> list[Path]:
    try:
        told = json.loads(place.read_text(encoding="utf-8"))
        return [Path(account["path"]) for account in told.values()]
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return []


def _is_within(path: str, folder: str) -> bool:
    if not folder:
        return False
    inner, outer = PurePath(path), PurePath(folder)
    return inner == outer or outer in inner.parents


def _plain(escaped: str) -> str:
    r"""Undo the octal escapes of ``/proc/mounts``: ``\040`` is a space."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), escaped)


def _told_by(program: str) -> str:
    try:
        run = subprocess.run([program], capture_output=True, text=True, timeout=5, check=False)
    except (OSError, subprocess.SubprocessError):
        return ""
    return run.stdout


def _is_remote_drive(drive: str) -> bool:
    """Ask Windows whether a drive letter stands for a network share."""
    if sys.platform == "win32" and drive:
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == _DRIVE_REMOTE)
    return False
