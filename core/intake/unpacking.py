"""Puts the content of a submission file into a new folder, whole or not at all."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from core.bundle.evidence_list import ListedFile
from core.intake.errors import FolderInUseError
from core.intake.safe_names import safe_name
from core.store.atomic import disk_troubles, sync_folder

_EVIDENCE = "evidence"


@contextmanager
def unpacked_into(folder: Path) -> Iterator[Unpacking]:
    """Give a place to unpack to; it becomes *folder* when the block ends without an error.

    Raises FolderInUseError when *folder* holds anything already, and what ``disk_troubles`` says.
    """
    with disk_troubles():
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise FolderInUseError(name=folder.name)
        folder.parent.mkdir(parents=True, exist_ok=True)
        partial = folder.parent / f".{folder.name}.{secrets.token_hex(4)}.part"
        partial.mkdir(mode=0o700)
    unpacking = Unpacking(partial)
    try:
        yield unpacking
        with disk_troubles():
            if folder.exists():
                folder.rmdir()
            partial.rename(folder)
            sync_folder(folder.parent)
    except BaseException:
        unpacking.close()
        shutil.rmtree(partial, ignore_errors=True)
        raise


class Unpacking:
    """Takes the parts as they stream by, under the names that they have in the bag."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._name = ""
        self._file: BinaryIO | None = None
        (folder / _EVIDENCE).mkdir()

    def take(self, name: str, piece: memoryview) -> None:
        """Write the next *piece* of the part *name*, a name of the bag's closed grammar."""
        with disk_troubles():
            if self._file is None or name != self._name:
                self.close()
                self._name = name
                self._file = (self._folder / name.removeprefix("data/")).open("xb")
            self._file.write(piece)

    def name_evidence(self, files: Iterable[ListedFile]) -> None:
        """Give each kept document its real name, made safe; one content keeps its first name."""
        taken: set[str] = set()
        with disk_troubles():
            self.close()
            for file in files:
                path = self._folder / file.file.removeprefix("data/")
                if not path.exists():
                    continue
                chosen = safe_name(file.name, path.suffix.removeprefix("."), taken)
                taken.add(chosen.lower())
                path.rename(path.with_name(chosen))

    def close(self) -> None:
        """Close the part that is being written."""
        if self._file is not None:
            file, self._file = self._file, None
            file.close()
