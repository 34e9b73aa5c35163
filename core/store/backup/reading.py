"""Opening a copy: unlock it, take the tar apart, check each member, say what is wrong."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from core.crypto.age import decrypt_io, parse_identities
from core.crypto.errors import (
    AgeDamagedError,
    AgeNotForUsError,
    IdentityUnreadableError,
    NotAnAgeFileError,
)
from core.domain.long_work import Cancelled, PersonCancelledError, Progress
from core.store.backup.archive import Sink, TarDamagedError, TarReader
from core.store.backup.errors import CopyDamagedError, CopyKeyError, CopyMissingError
from core.store.backup.manifest import Manifest, parse_manifest
from core.store.backup.names import (
    FIXED_MEMBERS,
    IDENTITIES,
    MANIFEST,
    READ_ME,
    READABLE_NAME,
    SECRETS,
    parse_copy_name,
)
from core.store.backup.place import BackupPlace
from core.store.keys.document import KeyFileDamagedError, StoreSecrets
from core.store.keys.document import unpack as unpack_secrets
from core.store.keys.slots import Slot

_MIB: Final = 1024 * 1024
_LARGEST: Final = {
    READ_ME: _MIB,
    MANIFEST: 64 * _MIB,
    IDENTITIES: _MIB,
    SECRETS: _MIB,
}
_IN_MEMORY: Final = (MANIFEST, IDENTITIES, SECRETS)


@dataclass(frozen=True, slots=True)
class Inside:
    """What every copy says, opened: facts, keys, and what opens its documents."""

    manifest: Manifest
    secrets: StoreSecrets
    slots: tuple[Slot, ...]
    identities: tuple[str, ...]


class _EnoughError(Exception):
    """Stops reading once what was wanted is there; never seen outside."""


def read_copy(
    place: BackupPlace,
    name: str,
    identities: Sequence[str],
    sink_for: Callable[[str], Sink | None],
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Inside:
    """Read the whole copy *name*, giving ``records.db`` and the readable files to *sink_for*.

    What the sinks got is void when this raises. Raises CopyMissingError, CopyKeyError,
    CopyDamagedError, CopyNewerError, KeyFileNewerError, PersonCancelledError.
    """
    members = _Members(sink_for)
    reader = TarReader(members.choose)
    _pour(place, name, identities, reader, progress, cancelled)
    try:
        reader.finish()
    except TarDamagedError:
        raise CopyDamagedError(name=name) from None
    if members.seen[: len(FIXED_MEMBERS)] != list(FIXED_MEMBERS):
        raise CopyDamagedError(name=name)
    return members.inside(name)


def read_manifest(place: BackupPlace, name: str, identities: Sequence[str]) -> Manifest:
    """Read only the beginning of the copy *name*. Raises as ``read_copy`` does."""
    members = _Members(lambda _: None)

    def choose(member: str, size: int) -> Sink | None:
        if MANIFEST in members.seen:
            raise _EnoughError
        return members.choose(member, size)

    try:
        _pour(place, name, identities, TarReader(choose), None, None)
    except _EnoughError:
        return members.manifest(name)
    raise CopyDamagedError(name=name)


class _Members:
    """Decides where each member goes, and keeps the small ones."""

    def __init__(self, sink_for: Callable[[str], Sink | None]) -> None:
        self.seen: list[str] = []
        self._sink_for = sink_for
        self._kept = {name: io.BytesIO() for name in _IN_MEMORY}

    def choose(self, name: str, size: int) -> Sink | None:
        fixed = name in FIXED_MEMBERS
        if not fixed and not READABLE_NAME.fullmatch(name):
            raise TarDamagedError(name)
        if size > _LARGEST.get(name, size):
            raise TarDamagedError(name)
        self.seen.append(name)
        if name in self._kept:
            return self._kept[name]
        return None if name == READ_ME else self._sink_for(name)

    def manifest(self, name: str) -> Manifest:
        try:
            return parse_manifest(self._kept[MANIFEST].getvalue())
        except ValueError:
            raise CopyDamagedError(name=name) from None

    def inside(self, name: str) -> Inside:
        manifest = self.manifest(name)
        try:
            secrets, slots = unpack_secrets(self._kept[SECRETS].getvalue())
            identities = parse_identities(self._kept[IDENTITIES].getvalue().decode("ascii"))
        except (KeyFileDamagedError, IdentityUnreadableError, ValueError):
            raise CopyDamagedError(name=name) from None
        if secrets.store_id != manifest.store_id:
            raise CopyDamagedError(name=name)
        return Inside(manifest, secrets, slots, tuple(identities))


class _Watched:
    """Reads the locked file, telling how far it is and stopping when asked."""

    def __init__(
        self,
        place: BackupPlace,
        file: BinaryIO,
        size: int,
        progress: Progress | None,
        cancelled: Cancelled | None,
    ) -> None:
        self._place = place
        self._file = file
        self._size = size
        self._done = 0
        self._told = 0
        self._progress = progress
        self._cancelled = cancelled

    def read(self, size: int, /) -> bytes:
        with self._place.troubles():
            data = self._file.read(size)
        self._done += len(data)
        if self._done - self._told >= _MIB or not data:
            self._told = self._done
            if self._cancelled is not None and self._cancelled():
                raise PersonCancelledError
            if self._progress is not None:
                self._progress(self._done, self._size)
        return data


def _pour(
    place: BackupPlace,
    name: str,
    identities: Sequence[str],
    target: Sink,
    progress: Progress | None,
    cancelled: Cancelled | None,
) -> None:
    path = copy_path(place, name)
    try:
        with place.troubles():
            file = path.open("rb")
            size = path.stat().st_size
    except FileNotFoundError:
        raise CopyMissingError(name=name) from None
    with file:
        source = _Watched(place, file, size, progress, cancelled)
        try:
            decrypt_io(source, target, identities)
        except AgeNotForUsError:
            raise CopyKeyError(name=name) from None
        except (AgeDamagedError, NotAnAgeFileError, TarDamagedError):
            raise CopyDamagedError(name=name) from None


def copy_path(place: BackupPlace, name: str) -> Path:
    """Return where the copy *name* lies. Raises CopyMissingError for what is no copy's name."""
    if parse_copy_name(name) is None:
        raise CopyMissingError(name=name)
    return place.copies / name
