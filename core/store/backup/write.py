"""Writes the locked file of a copy: everything that belongs into it, in one stream."""

from __future__ import annotations

import io
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from datetime import datetime
from typing import BinaryIO, Final

from sqlalchemy.orm import Session

from core.crypto.age import encrypt_io, recipient_of
from core.domain.long_work import Cancelled, Progress
from core.store.atomic import disk_troubles
from core.store.backup.archive import Part, Pull, packed
from core.store.backup.documents import Gathered
from core.store.backup.manifest import Manifest
from core.store.backup.names import (
    DATABASE,
    FIXED_MEMBERS,
    IDENTITIES,
    MANIFEST,
    READ_ME,
    READABLE_NAME,
    SECRETS,
)
from core.store.backup.read_me import copy_read_me
from core.store.backup.snapshot import Snapshot
from core.store.keys.document import pack
from core.store.keys.key_file import KeyFile

Content = bytes | Callable[[BinaryIO], None]
"""A readable file: what it holds, or what writes it. It stands in memory, one at a time."""

ReadableFiles = Iterable[tuple[str, Content]] | Callable[[Session], Iterable[tuple[str, Content]]]
"""The readable files by name, or what gives them from the snapshot's own records."""

_PIECE: Final = 256 * 1024  # bytes


def recipients_of(keys: KeyFile) -> tuple[str, ...]:
    """Return for whom copies are locked: each way in, and the records' own identity."""
    own = recipient_of(keys.secrets.own_identity)
    return tuple(dict.fromkeys((*(slot.recipient for slot in keys.slots), own)))


def vault_identities(keys: KeyFile) -> tuple[str, ...]:
    """Return what opens the kept documents: two while a change of the locks is unfinished."""
    return tuple(keys.vault_identities)


def manifest_of(snapshot: Snapshot, keys: KeyFile, documents: Gathered, made: datetime) -> Manifest:
    """Return what the copy of *snapshot* says of itself."""
    facts = snapshot.facts
    return Manifest(
        store_id=keys.secrets.store_id,
        made=made,
        replica=facts.replica,
        place=facts.place,
        digest=facts.digest,
        last_change=facts.last_change,
        schema=facts.schema,
        generation=keys.secrets.generation,
        documents=documents.documents,
    )


def write_locked(
    target: BinaryIO,
    manifest: Manifest,
    keys: KeyFile,
    snapshot: Snapshot,
    readable: ReadableFiles,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> None:
    """Write the copy of *snapshot* into *target*, locked; nothing readable touches the disk.

    Raises ValueError for a readable file whose name the format does not allow.
    """
    size = snapshot.path.stat().st_size
    with closing(_parts(manifest, keys, snapshot, readable)) as parts:
        source = Pull(packed(parts), size, progress, cancelled)
        encrypt_io(source, target, recipients_of(keys))


def _parts(
    manifest: Manifest, keys: KeyFile, snapshot: Snapshot, readable: ReadableFiles
) -> Generator[Part, None, None]:
    yield _small(READ_ME, copy_read_me().encode("utf-8"))
    yield _small(MANIFEST, manifest.to_bytes())
    yield _small(IDENTITIES, "".join(f"{one}\n" for one in vault_identities(keys)).encode("ascii"))
    yield _small(SECRETS, pack(keys.secrets, keys.slots))
    yield Part(DATABASE, snapshot.path.stat().st_size, _content(snapshot))
    if not callable(readable):
        yield from _readable(readable)
        return
    with snapshot.read() as session:
        yield from _readable(readable(session))


def _readable(files: Iterable[tuple[str, Content]]) -> Iterator[Part]:
    seen = set(FIXED_MEMBERS)
    for name, content in files:
        if not READABLE_NAME.fullmatch(name) or name in seen:
            raise ValueError(f"a copy cannot hold a file named {name!r}")
        seen.add(name)
        if isinstance(content, bytes):
            yield _small(name, content)
        else:
            written = io.BytesIO()
            content(written)
            yield _small(name, written.getvalue())


def _small(name: str, data: bytes) -> Part:
    return Part(name, len(data), (data,))


def _content(snapshot: Snapshot) -> Iterator[bytes]:
    with disk_troubles(), snapshot.path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece
