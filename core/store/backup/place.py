"""A place for copies: a folder on a stick or a disk, recognised by a small file inside it.

After a stick was pulled or a disk unmounted, its folder may still be there, empty, on this PC's own
disk. So nothing is ever made above ``igt-copies``, every file is written under a temporary name in
it, and the marker is read again right before the rename and after it.
"""

from __future__ import annotations

import errno
import json
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO, Final

from core.domain.canonical import sha256_hex
from core.domain.clock import Clock, utc_text
from core.errors import EnvironmentProblem
from core.store.atomic import (
    TEMPORARY_PREFIX,
    disk_troubles,
    environment_trouble,
    replace_patiently,
    sync_folder,
)
from core.store.backup.errors import (
    CopyNewerError,
    NotACopyPlaceError,
    PlaceDamagedError,
    PlaceDiskError,
    PlaceFullError,
    PlaceMissingError,
    PlaceOfOthersError,
    PlaceReadOnlyError,
)
from core.store.backup.names import COPIES, DOCUMENTS, KEYS, MARKER, READ_ME, ROOT
from core.store.backup.read_me import place_read_me
from core.store.trouble import DiskFullError, StoreDiskError, StoreReadOnlyError

FORMAT: Final = "igt-copies"
VERSION: Final = 1
_GONE: Final = {errno.ENOENT, errno.ENOTDIR, errno.EIO, errno.ENODEV, errno.ENXIO, errno.ENOTCONN}
_IN_WORDS: Final[tuple[tuple[type[EnvironmentProblem], type[EnvironmentProblem]], ...]] = (
    (DiskFullError, PlaceFullError),
    (StoreReadOnlyError, PlaceReadOnlyError),
    (StoreDiskError, PlaceDiskError),
)


class BackupPlace:
    """The copies of one organisation's records in one folder of the person's choice.

    *folder* is what the person chose and *root* is ``igt-copies`` in it. *sound* is False where the
    marker is damaged or gone: what is there may be read, and nothing is written.
    """

    def __init__(self, folder: Path, store_id: str, place_id: str, *, sound: bool = True) -> None:
        """Use ``prepare``, ``open`` or ``open_to_read``."""
        self.folder = folder
        self.root = folder / ROOT
        self.store_id = store_id
        self.place_id = place_id
        self.sound = sound

    @classmethod
    def prepare(
        cls, folder: Path, store_id: str, clock: Clock, place_id: str | None = None
    ) -> BackupPlace:
        """Make *folder*, which must be there, a place for copies of *store_id*, or find it is one.

        What is there already keeps its own id. Raises PlaceMissingError, PlaceOfOthersError,
        PlaceDamagedError, PlaceFullError, PlaceReadOnlyError, PlaceDiskError.
        """
        if not folder.is_dir():
            raise PlaceMissingError(folder=folder)
        with suppress(NotACopyPlaceError):
            found = cls.open(folder)
            if found.store_id != store_id:
                raise PlaceOfOthersError(folder=folder)
            return found
        place = cls(folder, store_id, place_id or secrets.token_hex(16))
        with place.troubles():
            for made in (place.root, place.root / COPIES, place.root / DOCUMENTS, place.keys):
                made.mkdir(mode=0o700, exist_ok=True)
            read_me = place_read_me().encode("utf-8")
            for name, data in ((READ_ME, read_me), (MARKER, place._marker(utc_text(clock.now())))):
                with _whole(place.root, place.root / name) as target:  # the marker comes last
                    target.write(data)
            sync_folder(folder)
        place.ensure_here()
        return place

    @classmethod
    def prepare_anew(
        cls, folder: Path, store_id: str, clock: Clock, place_id: str | None = None
    ) -> BackupPlace:
        """Do as ``prepare``, and where the marker is damaged, set it aside and write a new one.

        Only for a folder that is this program's own by its path: nobody else's copies lie there.
        All copies stay, and the damaged marker is kept under another name.
        """
        with suppress(PlaceDamagedError):
            return cls.prepare(folder, store_id, clock, place_id)
        with named_troubles(folder), disk_troubles():
            root = folder / ROOT
            (root / MARKER).replace(root / f"{MARKER}.damaged-{secrets.token_hex(4)}")
            sync_folder(root)
        return cls.prepare(folder, store_id, clock, place_id)

    @classmethod
    def open(cls, folder: Path) -> BackupPlace:
        """Find the place in *folder*, to write copies to it.

        Raises PlaceMissingError when the folder itself is gone, NotACopyPlaceError,
        PlaceDamagedError, CopyNewerError.
        """
        told = _read_marker(folder)
        return cls(folder, told["store_id"], told["place_id"])

    @classmethod
    def open_to_read(cls, folder: Path) -> BackupPlace:
        """Find the place in *folder*, also where its marker is damaged or gone.

        Raises PlaceMissingError, NotACopyPlaceError, CopyNewerError.
        """
        try:
            return cls.open(folder)
        except (NotACopyPlaceError, PlaceDamagedError):
            if not any((folder / ROOT / COPIES).glob("*.age")):
                raise NotACopyPlaceError(folder=folder) from None
            return cls(folder, "", "", sound=False)

    @property
    def keys(self) -> Path:
        """The folder of the keys beside the copies."""
        return self.root / KEYS

    @property
    def copies(self) -> Path:
        """The folder of the copies."""
        return self.root / COPIES

    def ensure_here(self) -> None:
        """Raise PlaceMissingError unless this very place is (still) there, and sound."""
        if not self.sound:
            raise PlaceDamagedError(folder=self.folder)
        try:
            told = _read_marker(self.folder)
        except NotACopyPlaceError:
            raise PlaceMissingError(folder=self.folder) from None
        if (told["store_id"], told["place_id"]) != (self.store_id, self.place_id):
            raise PlaceMissingError(folder=self.folder)

    @contextmanager
    def writing(self, path: Path) -> Iterator[BinaryIO]:
        """Write a file that appears at *path*, below the root, only when it is whole and safe.

        Raises PlaceMissingError, PlaceFullError, PlaceReadOnlyError, PlaceDiskError; then nothing
        has changed.
        """
        with self.troubles():
            self.ensure_here()
            self._make_folders(path.parent)
            try:
                with _whole(self.root, path, self.ensure_here) as target:
                    yield target
            except FileNotFoundError:  # somebody else deleted the half-written file
                self.ensure_here()
                raise PlaceDiskError(folder=self.folder) from None
            self.ensure_here()

    def remove(self, path: Path) -> None:
        """Delete the file at *path* below the root if it is there."""
        with self.troubles():
            self.ensure_here()
            path.unlink(missing_ok=True)
            sync_folder(path.parent)

    def clear_leftovers(self) -> None:
        """Delete what an interrupted copy left half-written; it never had a name that counts."""
        with self.troubles():
            self.ensure_here()
            for path in self.root.glob(f"{TEMPORARY_PREFIX}*"):
                path.unlink(missing_ok=True)

    @contextmanager
    def troubles(self) -> Iterator[None]:
        """Raise what goes wrong with the disk in words that name the folder."""
        try:
            yield
        except OSError as error:
            if error.errno in _GONE and not self._is_here():
                raise PlaceMissingError(folder=self.folder) from None
            known = environment_trouble(error)
            if known is None and isinstance(error, FileNotFoundError | NotADirectoryError):
                raise  # the reader knows what is missing
            raise _of_place(known or StoreDiskError(), self.folder) from None
        except (DiskFullError, StoreReadOnlyError, StoreDiskError) as error:
            if isinstance(error, StoreDiskError) and not self._is_here():
                raise PlaceMissingError(folder=self.folder) from None
            raise _of_place(error, self.folder) from None

    def _is_here(self) -> bool:
        try:
            return bool(_read_marker(self.folder)["place_id"] == self.place_id)
        except (NotACopyPlaceError, PlaceMissingError, PlaceDamagedError, CopyNewerError):
            return False

    def _make_folders(self, folder: Path) -> None:
        """Make what is missing below the root, and never the root itself."""
        made = self.root
        for part in folder.relative_to(self.root).parts:
            made = made / part
            if not made.is_dir():
                made.mkdir(mode=0o700, exist_ok=True)
                sync_folder(made.parent)

    def _marker(self, made: str) -> bytes:
        told = {"format": FORMAT, "version": VERSION, "store_id": self.store_id}
        return _marker_bytes({**told, "place_id": self.place_id, "made": made})


@contextmanager
def named_troubles(folder: Path) -> Iterator[None]:
    """Raise what goes wrong with the disk while a single file is written into *folder*."""
    try:
        yield
    except (DiskFullError, StoreReadOnlyError, StoreDiskError) as error:
        raise _of_place(error, folder) from None
    except (FileNotFoundError, NotADirectoryError):
        raise PlaceMissingError(folder=folder) from None


def _of_place(known: EnvironmentProblem, folder: Path) -> EnvironmentProblem:
    for kind, named in _IN_WORDS:
        if isinstance(known, kind):
            return named(folder=folder)
    return known


def _marker_bytes(told: dict[str, Any]) -> bytes:
    """Return the marker; its sum makes any change of a single bit show."""
    sum_of_it = sha256_hex(json.dumps(told, indent=2).encode("utf-8"))
    return (json.dumps({**told, "sha256": sum_of_it}, indent=2) + "\n").encode("utf-8")


def _read_marker(folder: Path) -> dict[str, str]:
    try:
        data = (folder / ROOT / MARKER).read_bytes()
    except OSError as error:
        if not folder.is_dir() or error.errno not in (errno.ENOENT, errno.ENOTDIR):
            raise PlaceMissingError(folder=folder) from None
        raise NotACopyPlaceError(folder=folder) from None
    try:
        value: Any = json.loads(data)
        told = {name: value[name] for name in value if name != "sha256"}
        if _marker_bytes(told) == data and told["format"] == FORMAT:
            if told["version"] != VERSION:
                raise CopyNewerError
            return {name: str(told[name]) for name in ("store_id", "place_id", "made")}
    except (ValueError, KeyError, TypeError):
        pass
    raise PlaceDamagedError(folder=folder)


@contextmanager
def _whole(root: Path, path: Path, before: Callable[[], None] | None = None) -> Iterator[BinaryIO]:
    """Write *path* by way of *root*; *before* is asked right before the rename."""
    temporary = root / f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, 0o600)
    try:
        with open(descriptor, "wb") as target:  # noqa: PTH123 - a descriptor, not a path
            yield target
            target.flush()
            os.fsync(descriptor)
        if before is not None:
            before()
        replace_patiently(temporary, path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(path.parent)
