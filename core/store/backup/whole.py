"""A copy as one file that can be moved: a plain tar of a place that holds exactly one copy."""

from __future__ import annotations

import hashlib
import os
import re
import tarfile
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Final

from core.crypto.tar import BLOCK
from core.domain.clock import Clock
from core.domain.long_work import Cancelled, Progress
from core.store.atomic import disk_troubles, make_private_folder, replacing
from core.store.backup import snapshot
from core.store.backup.archive import Part, Pull, Sink, TarDamagedError, TarReader, packed
from core.store.backup.errors import CopyDamagedError, CopyNotProvedError
from core.store.backup.make import ONE_AT_A_TIME, CopyInfo, HasFolder, copy_into
from core.store.backup.names import MARKER, ROOT, document_path
from core.store.backup.place import BackupPlace, named_troubles
from core.store.backup.unpack import list_copies
from core.store.backup.write import ReadableFiles
from core.store.keys.key_file import KeyFile
from core.store.store import DATABASE
from core.store.vault import Vault
from core.store.vault_io import Meter, opened

_FIRST: Final = f"{ROOT}/{MARKER}"
_MEMBER: Final = re.compile(
    rf"{ROOT}/(?:igt-copies\.json|READ-ME\.txt"
    r"|keys/(?:SHA256SUMS|store\.key\.age|slots\.json|[0-9a-f]{16}\.age)"
    r"|copies/(?:locked-for\.json|\d{8}T\d{6}Z-\d{1,12}\.age)"
    r"|documents/\d{1,6}/[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{32}\.age)",
    re.ASCII,
)
_PIECE: Final = 1024 * 1024


def write_whole(
    file: Path,
    *,
    store: HasFolder,
    vault: Vault,
    keys: KeyFile,
    readable: ReadableFiles = (),
    clock: Clock,
    temporary: Path | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> CopyInfo:
    """Write the records and every kept document into *file*, whole or not at all.

    ``tar xf FILE`` gives a place for copies. A file of that name is replaced. Until it is whole
    it is called *temporary*, beside it. Raises
    PlaceMissingError (its folder is not there) and what ``make_copy`` raises.
    """
    with ONE_AT_A_TIME:
        snapshot.clear(store.folder)
        with snapshot.scratch_folder(store.folder) as scratch:
            place = BackupPlace.prepare(scratch, keys.secrets.store_id, clock)
            _link_documents(place, vault, store.folder, keys)
            made = copy_into(place, store, vault, keys, readable, clock, progress, cancelled)
            with named_troubles(file.parent):
                with replacing(file, temporary=temporary) as target:
                    source = Pull(packed(_parts(place)), 0, None, cancelled)
                    while piece := source.read(_PIECE):
                        target.write(piece)
                same = _holds_the_same(file, place)
        if not same:
            file.unlink()
            raise CopyNotProvedError(folder=file.parent)
    return made


def open_whole(
    file: Path,
    into: Path,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> BackupPlace:
    """Take *file* apart into the folder *into* and return the place that is there then.

    Everything in it stays locked. Each member's name and size are checked; links and the like are
    refused. What was written is to be thrown away when this raises. Raises CopyDamagedError (cut
    short, or no file of this kind), SourceUnreadableError, CopyNewerError, PersonCancelledError,
    disk troubles.
    """
    with opened(file) as (source, size), ExitStack() as open_now:

        def sink_for(name: str, length: int) -> Sink | None:
            open_now.close()
            path = into / check_name(name)
            make_private_folder(path.parent)
            with disk_troubles():
                flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
                descriptor = os.open(path, flags, 0o600)
            return open_now.enter_context(os.fdopen(descriptor, "wb"))

        reader = TarReader(sink_for)
        meter = Meter(source, size, progress, cancelled, name=file.name)
        try:
            with disk_troubles():
                while piece := meter.read(_PIECE):
                    reader.write(piece)
                reader.finish()
        except TarDamagedError:
            raise CopyDamagedError(name=file.name) from None
    place = BackupPlace.open_to_read(into)
    if len(list_copies(place)) != 1:
        raise CopyDamagedError(name=file.name)
    return place


def is_whole(file: Path) -> bool:
    """Whether *file* begins as ``write_whole`` begins; nothing more is looked at."""
    try:
        with file.open("rb") as source:
            info = tarfile.TarInfo.frombuf(source.read(BLOCK), "utf-8", "strict")
    except (OSError, tarfile.HeaderError, UnicodeDecodeError):
        return False
    return info.name == _FIRST and info.isreg()


def check_name(name: str) -> str:
    """Return *name* if a whole copy may hold a file so named. Raises TarDamagedError."""
    if not _MEMBER.fullmatch(name):
        raise TarDamagedError(name)
    return name


def _link_documents(place: BackupPlace, vault: Vault, store_folder: Path, keys: KeyFile) -> None:
    """Give the documents a second name in *place*, so that they need no room twice."""
    facts = snapshot.read_facts(store_folder / DATABASE, keys.secrets.database_key)
    for blob in facts.blobs:
        target = place.root / document_path(blob.generation, blob.blob_id)
        make_private_folder(target.parent)
        with suppress(OSError):  # else they are copied
            os.link(vault.path_of(blob.blob_id), target)


def _parts(place: BackupPlace) -> Iterator[Part]:
    """Give every file of *place*, the marker first."""
    first = place.root / MARKER
    others = sorted(path for path in place.root.rglob("*") if path.is_file() and path != first)
    for path in (first, *others):
        name = check_name(path.relative_to(place.folder).as_posix())
        yield Part(name, path.stat().st_size, _content(path))


def _content(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def _holds_the_same(file: Path, place: BackupPlace) -> bool:
    """Read *file* back and compare every member with what it was made from."""
    digests: dict[str, _Digest] = {}

    def choose(name: str, size: int) -> Sink:
        return digests.setdefault(name, _Digest())

    reader = TarReader(choose)
    try:
        for piece in _content(file):
            reader.write(piece)
        reader.finish()
    except TarDamagedError:
        return False
    wanted = {}
    for part in _parts(place):
        wanted[part.name] = digest = _Digest()
        for piece in part.content:
            digest.write(piece)
    return {name: one.hex for name, one in digests.items()} == {
        name: one.hex for name, one in wanted.items()
    }


class _Digest:
    def __init__(self) -> None:
        self._sha256 = hashlib.sha256()

    def write(self, data: bytes, /) -> int:
        self._sha256.update(data)
        return len(data)

    @property
    def hex(self) -> str:
        return self._sha256.hexdigest()
