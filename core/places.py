"""Where the toolkit keeps things on this computer, by the platform's own rules.

``IGT_STORE`` names another folder for the records. ``IGT_HOME`` moves everything under one
folder (a stick, a test). Asking never makes a folder; ``make_private`` does, when it is needed.
"""

from __future__ import annotations

import os
import stat
import zlib
from pathlib import Path

from core.errors import EnvironmentProblem
from core.text import QT_TRANSLATE_NOOP

_NAME = "igtoolkit"
_PRIVATE = stat.S_IRWXU


class FolderNotOursError(EnvironmentProblem):
    """The folder cannot be made, or others could read or replace what is put there."""

    code = "folder-not-ours"
    what_text = QT_TRANSLATE_NOOP("errors", "The folder {folder} cannot be used safely.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Check that it belongs to you and that you may write there, then try again."
    )


def store_folder() -> Path:
    """Return where the records are: ``IGT_STORE``, else the platform's data folder."""
    chosen = os.environ.get("IGT_STORE")
    return Path(chosen).absolute() if chosen else _base("data") / "store"


def copies_folder(store_id: str) -> Path:
    """Return where copies of these records go on this PC by themselves, apart from the records."""
    return _base("data") / "copies" / store_id[:8]


def sample_folder() -> Path:
    """Return where the made-up pharmacy is kept, apart from anybody's records.

    Others that are made up have a folder beside it.
    """
    return _base("data") / "sample"


def config_folder() -> Path:
    """Return where the settings file is."""
    return _base("config")


def state_folder() -> Path:
    """Return where this computer keeps what belongs to it alone, such as PIN delays."""
    return _base("state")


def window_folder(store: Path) -> Path:
    """Return where the window on the records in *store* leaves word that it is there."""
    path = os.fsencode(os.path.realpath(store))
    # Asked before the first paint, where loading a real hash would be seen.
    return _base("state") / "window" / f"{zlib.crc32(path):08x}{zlib.adler32(path):08x}"


def log_folder() -> Path:
    """Return where the log files are."""
    return _base("state") / "log"


def opened_folder() -> Path:
    """Return where readable copies lie while another program has them open.

    On the disk and not in memory: a copy edited just before a power cut must still be there at
    the next start, to be taken in.
    """
    return _base("state") / "opened"


def make_private(folder: Path) -> Path:
    """Make *folder* for this person alone (0700) and return it.

    Parents are made too. Raises FolderNotOursError when that fails, when *folder* is a link, or
    when it belongs to somebody else. Windows keeps folders of the profile private by itself.
    """
    try:
        folder.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode):
            raise FolderNotOursError(folder=folder)
        if os.name != "nt":
            if found.st_uid != os.geteuid():
                raise FolderNotOursError(folder=folder)
            if stat.S_IMODE(found.st_mode) != _PRIVATE:
                folder.chmod(_PRIVATE)
    except OSError as problem:
        raise FolderNotOursError(folder=folder) from problem
    return folder


def _base(kind: str) -> Path:
    home = os.environ.get("IGT_HOME")
    if home:
        return Path(home).absolute() / kind
    import platformdirs  # not before the first paint needs it

    folders = {
        "data": platformdirs.user_data_path,
        "config": platformdirs.user_config_path,
        "state": platformdirs.user_state_path,
    }
    base = folders[kind](_NAME, appauthor=False)
    # Windows and macOS give the same folder for several kinds: keep them apart ourselves.
    shared = kind != "data" and base == folders["data"](_NAME, appauthor=False)
    return base / kind if shared else base
