"""The list of copies in a place, and one of them taken apart."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from core.domain.long_work import Cancelled, Progress
from core.store.atomic import disk_troubles
from core.store.backup.archive import Sink
from core.store.backup.manifest import Manifest
from core.store.backup.names import DATABASE, CopyName, newest_first, parse_copy_name
from core.store.backup.place import BackupPlace
from core.store.backup.reading import read_copy
from core.store.keys.document import StoreSecrets
from core.store.keys.slots import Slot


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A copy taken apart. *database* is locked under ``secrets.database_key``.

    *vault_identities* open the documents of this copy. *files* are the readable files, in the
    clear, and only where they were asked for.
    """

    name: str
    manifest: Manifest
    secrets: StoreSecrets
    slots: tuple[Slot, ...]
    vault_identities: tuple[str, ...]
    database: Path
    files: Mapping[str, Path]


def list_copies(place: BackupPlace) -> tuple[CopyName, ...]:
    """Return the copies in *place*, newest first, as their file names tell of them.

    Raises PlaceMissingError.
    """
    with place.troubles():
        if place.sound:
            place.ensure_here()
        names = [path.name for path in place.copies.glob("*.age") if path.is_file()]
    return newest_first(found for name in names if (found := parse_copy_name(name)) is not None)


def unpack_copy(
    place: BackupPlace,
    name: str,
    identities: Sequence[str],
    into: Path,
    *,
    readable: bool = False,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Unpacked:
    """Open the copy *name* with one of *identities* and put its database into the folder *into*.

    Keys are never written to the disk. The readable files are, in the clear, with *readable*.
    *into* must exist and be private; what was written is removed when this raises. Raises
    CopyMissingError, CopyKeyError, CopyDamagedError, CopyNewerError, PersonCancelledError, the
    environment's troubles.
    """
    written: dict[str, Path] = {}
    with ExitStack() as files:

        def sink_for(member: str) -> Sink | None:
            if member != DATABASE and not readable:
                return None
            path = into / member
            with disk_troubles():
                flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
                descriptor = os.open(path, flags, 0o600)
            written[member] = path
            return _Safely(files.enter_context(os.fdopen(descriptor, "wb", buffering=0)).fileno())

        try:
            inside = read_copy(
                place, name, identities, sink_for, progress=progress, cancelled=cancelled
            )
        except BaseException:
            files.close()
            for path in written.values():
                path.unlink(missing_ok=True)
            raise
    database = written.pop(DATABASE)
    return Unpacked(
        name=name,
        manifest=inside.manifest,
        secrets=inside.secrets,
        slots=inside.slots,
        vault_identities=inside.identities,
        database=database,
        files=MappingProxyType(written),
    )


class _Safely:
    """Writes all it is given to a file, and says in words when the disk will not take it."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def write(self, data: bytes, /) -> int:
        left = memoryview(data)
        with disk_troubles():
            while left:
                left = left[os.write(self._descriptor, left) :]
        return len(data)
