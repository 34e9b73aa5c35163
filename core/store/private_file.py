"""Small secret files that a person asked for: never over an older one, open to nobody else."""

from __future__ import annotations

import os
from pathlib import Path

from core.errors import UserError
from core.store.atomic import disk_troubles
from core.text import QT_TRANSLATE_NOOP


class FileExistsAlreadyError(UserError):
    """A secret would overwrite a file that is there already."""

    code = "file-exists"
    what_text = QT_TRANSLATE_NOOP("errors", "{file} is there already and was left as it is.")
    next_text = QT_TRANSLATE_NOOP("errors", "Give another file name, or move that file away.")


class FileNotWrittenError(UserError):
    """The folder for a file is missing."""

    code = "file-not-written"
    what_text = QT_TRANSLATE_NOOP("errors", "{file} could not be written.")
    next_text = QT_TRANSLATE_NOOP("errors", "Check that the folder exists and lets you write.")


def write_secret(path: Path, text: str) -> None:
    """Write *text* to the new file *path*, readable by its owner only (0600), and make it last.

    Raises FileExistsAlreadyError, FileNotWrittenError and the disk's troubles; then nothing
    is left.
    """
    try:
        with disk_troubles():
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise FileExistsAlreadyError(file=path) from None
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        raise FileNotWrittenError(file=path) from None
    with disk_troubles():
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(descriptor)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
