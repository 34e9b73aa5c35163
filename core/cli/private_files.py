"""Small secret files that a command writes for a person: never over an older one, never open."""

from __future__ import annotations

import os
from pathlib import Path

from core.errors import UserError
from core.text import QT_TRANSLATE_NOOP


class FileExistsAlreadyError(UserError):
    """A secret would overwrite a file that is there already."""

    code = "file-exists"
    what_text = QT_TRANSLATE_NOOP("errors", "{file} is there already and was left as it is.")
    next_text = QT_TRANSLATE_NOOP("errors", "Give another file name, or move that file away.")


class FileNotWrittenError(UserError):
    """The folder for a file is missing or closed to us."""

    code = "file-not-written"
    what_text = QT_TRANSLATE_NOOP("errors", "{file} could not be written.")
    next_text = QT_TRANSLATE_NOOP("errors", "Check that the folder exists and lets you write.")


def write_secret(path: Path, text: str) -> None:
    """Write *text* to the new file *path*, readable by its owner only (0600)."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise FileExistsAlreadyError(file=path) from error
    except OSError as error:
        raise FileNotWrittenError(file=path) from error
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
