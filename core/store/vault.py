"""The vault: kept documents, each an age file under a random name.

What a document is called and what it holds stand only in the database; a name made from the content
would tell a thief what is there. ``put`` never deletes: only the sweeper does. Each file opens with
stock ``age -d -i`` and the vault's identity.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from core.crypto.age import Writable, decrypt_io, encrypt_io, recipient_of
from core.crypto.errors import AgeDamagedError, AgeNotForUsError, NotAnAgeFileError
from core.crypto.pipe import fed_by
from core.domain.long_work import Cancelled, Progress
from core.errors import CheckFailedError, EnvironmentProblem
from core.store.atomic import disk_troubles, make_private_folder, replacing
from core.store.trouble import RecordsReadOnlyError
from core.store.vault_io import (
    Content,
    Counting,
    Hashing,
    Meter,
    Nowhere,
    Readable,
    SourceUnreadableError,
    opened,
)
from core.text import QT_TRANSLATE_NOOP

FOLDER = "vault"
_BLOB_ID = re.compile(r"[0-9a-f]{32}")

__all__ = [
    "BlobAlteredError",
    "BlobFault",
    "BlobMissingError",
    "Content",
    "SourceUnreadableError",
    "StagedBlob",
    "Vault",
]


class BlobMissingError(CheckFailedError):
    """A kept document's file is gone. ``values["blob"]``."""

    code = "kept-document-missing"
    what_text = QT_TRANSLATE_NOOP("errors", "A kept document is missing from your records.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Bring it back from your newest copy, or attach the document again."
    )


class BlobAlteredError(CheckFailedError):
    """A kept document's file is not what was put there. ``values["blob"]``."""

    code = "kept-document-altered"
    what_text = QT_TRANSLATE_NOOP("errors", "A kept document is damaged or was exchanged.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Bring it back from your newest copy, or attach the document again."
    )


@dataclass(slots=True, unsafe_hash=True)
class StagedBlob:
    """A document that lies in the vault while no row names it yet."""

    blob_id: str
    sha256: str
    size: int
    # Of the locks; the vault raises it when it locks the file anew.
    generation: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class BlobFault:
    """A kept document that did not pass the check, and the error that opening it would raise."""

    blob_id: str
    error: CheckFailedError | EnvironmentProblem


@dataclass(frozen=True, slots=True)
class _Locks:
    """What the vault locks and opens with at one moment, exchanged as one."""

    identities: tuple[str, ...] = field(repr=False)
    recipient: str
    generation: int


class Vault:
    """The kept documents of one store.

    New ones are locked for the first of *identities*; each of them may open what is there, so that
    a change of the locks can be taken up again half-way. Safe to use from several threads.
    """

    def __init__(
        self,
        store_folder: Path,
        identities: Sequence[str],
        *,
        generation: int = 1,
        read_only: bool = False,
    ) -> None:
        self._folder = store_folder / FOLDER
        self._staged_here: dict[str, StagedBlob] = {}
        self._putting: list[int] = []  # the generation of each document that is just being put
        self._read_only = read_only
        self.turn_to(identities, generation)

    def turn_to(self, identities: Sequence[str], generation: int) -> None:
        """Lock new documents for the first of *identities* from now on."""
        self._locks = _Locks(tuple(identities), recipient_of(identities[0]), generation)

    @property
    def folder(self) -> Path:
        """Where the files lie, for the sweeper and for copies."""
        return self._folder

    def put(
        self,
        source: Path | Readable,
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> StagedBlob:
        """Lock a copy of *source* into the vault and return where it lies and what it is.

        Reads in pieces, so size does not matter; a half-written copy never gets a name. The
        database decides whether the same content is there already, and then says ``discard``.
        Raises RecordsReadOnlyError, SourceUnreadableError, PersonCancelledError, DiskFullError and
        its like.
        """
        if self._read_only:
            raise RecordsReadOnlyError()
        if isinstance(source, Path):
            with opened(source) as (file, size):
                return self._put(
                    Meter(file, size, progress, cancelled, name=source.name, hashing=True)
                )
        return self._put(Meter(source, 0, progress, cancelled, hashing=True))

    def discard(self, staged: StagedBlob) -> None:
        """Delete what ``put`` just staged, because the same content is kept already.

        Only for what this very vault staged in this run; anything else is the sweeper's.
        """
        if staged.blob_id not in self._staged_here:
            raise ValueError("only a blob staged in this run may be discarded")
        del self._staged_here[staged.blob_id]
        with disk_troubles():
            self.path_of(staged.blob_id).unlink(missing_ok=True)

    def settle(self, staged: StagedBlob) -> None:
        """Say that a row names *staged* now, so that nothing here may discard it any more."""
        self._staged_here.pop(staged.blob_id, None)

    def lock_anew(self, blob_id: str, *, expect: str | None = None) -> None:
        """Lock the document *blob_id* for the identity in force, in one step on the disk.

        Nothing of it stands in clear on the disk meanwhile. Raises BlobMissingError,
        BlobAlteredError (also where it is not *expect*, its sha256) and the disk's troubles; then
        the file is as it was.
        """
        locks = self._locks
        with self._open(blob_id) as file:
            try:
                with (
                    fed_by(lambda pipe: decrypt_io(file, pipe, locks.identities)) as clear,
                    replacing(self.path_of(blob_id)) as target,
                ):
                    meter, writer = Meter(clear, 0, None, None, hashing=True), Counting(target)
                    encrypt_io(meter, writer, [locks.recipient])
                    if writer.error is not None:  # pyrage drops an error of the very last write
                        raise writer.error
                    if expect is not None and meter.digest.hexdigest() != expect:
                        raise BlobAlteredError(blob=blob_id)
            except (AgeDamagedError, AgeNotForUsError, NotAnAgeFileError):
                raise BlobAlteredError(blob=blob_id) from None

    def has_older_in_hand(self) -> bool:
        """Whether a document of an older generation is being put, or lies here without a row."""
        generation = self._locks.generation
        staged = list(self._staged_here.values())
        return any(one < generation for one in list(self._putting)) or any(
            one.generation < generation for one in staged
        )

    def lock_staged_anew(self) -> bool:
        """Lock anew what lies here without a row; True while a document is still being put."""
        generation = self._locks.generation
        for staged in list(self._staged_here.values()):
            if staged.generation < generation:
                with suppress(BlobMissingError, BlobAlteredError):  # discarded, or nobody's loss
                    self.lock_anew(staged.blob_id)
                staged.generation = generation
        return any(one < generation for one in list(self._putting))

    def read(
        self,
        blob_id: str,
        target: Writable,
        *,
        expect: str | None = None,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Content:
        """Write the document *blob_id* in the clear to *target* and return what it is.

        **What was written is void when this raises.** With *expect*, the sha256 that the database
        names, an exchanged file is refused. Raises BlobMissingError, BlobAlteredError,
        PersonCancelledError.
        """
        writer = Hashing(target)
        with self._open(blob_id) as file:
            size = os.fstat(file.fileno()).st_size
            meter = Meter(file, size, progress, cancelled)
            try:
                decrypt_io(meter, writer, self._locks.identities)
            except (AgeDamagedError, AgeNotForUsError, NotAnAgeFileError):
                raise BlobAlteredError(blob=blob_id) from None
        content = writer.content()
        if expect is not None and content.sha256 != expect:
            raise BlobAlteredError(blob=blob_id)
        return content

    def path_of(self, blob_id: str) -> Path:
        """Return where *blob_id* lies or would lie. Raises ValueError for what is no blob id."""
        if not _BLOB_ID.fullmatch(blob_id):
            raise ValueError("not a blob id")
        return self._folder / blob_id[:2] / blob_id[2:4] / f"{blob_id}.age"

    def copy_encrypted_path(self, blob_id: str) -> Path:
        """Return the locked file of *blob_id*, to be copied as it is. Raises BlobMissingError."""
        path = self.path_of(blob_id)
        if not path.is_file():
            raise BlobMissingError(blob=blob_id)
        return path

    def check(
        self,
        expected: Iterable[tuple[str, str]],
        *,
        progress: Callable[[int], None] | None = None,
        cancelled: Cancelled | None = None,
    ) -> list[BlobFault]:
        """Open every (blob id, sha256) of *expected* and return those that are not as they were.

        One that the disk does not give is a fault too. *progress* is told how many were checked.
        Raises PersonCancelledError.
        """
        faults = []
        for number, (blob_id, sha256) in enumerate(expected, 1):
            try:
                self.read(blob_id, Nowhere(), expect=sha256, cancelled=cancelled)
            except (BlobMissingError, BlobAlteredError, EnvironmentProblem) as error:
                faults.append(BlobFault(blob_id, error))
            if progress is not None:
                progress(number)
        return faults

    def at_rest(self) -> frozenset[str]:
        """Return the locked files that are there, but for those that wait for their row just now.

        Ask before the rows are read: what is recorded meanwhile is then not taken for nobody's.
        """
        staged = set(self._staged_here)
        there = (path.stem for path in self._folder.glob("*/*/*.age"))
        return frozenset(stem for stem in there if _BLOB_ID.fullmatch(stem)) - staged

    def _put(self, meter: Meter) -> StagedBlob:
        blob_id = secrets.token_hex(16)
        path = self.path_of(blob_id)
        make_private_folder(path.parent)
        locks = self._locks
        self._putting.append(locks.generation)
        try:
            with replacing(path) as target:
                writer = Counting(target)
                encrypt_io(meter, writer, [locks.recipient])
                if writer.error is not None:  # pyrage drops an error of the very last write
                    raise writer.error
            staged = StagedBlob(blob_id, meter.digest.hexdigest(), meter.done, locks.generation)
            self._staged_here[blob_id] = staged
        finally:
            self._putting.remove(locks.generation)
        return staged

    @contextmanager
    def _open(self, blob_id: str) -> Iterator[BinaryIO]:
        try:
            with disk_troubles():
                file = self.path_of(blob_id).open("rb")
        except FileNotFoundError:
            raise BlobMissingError(blob=blob_id) from None
        with file:
            yield file
