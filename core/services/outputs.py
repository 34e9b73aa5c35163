"""Files that a person asked for, written whole or not at all, in a folder that is there."""

from __future__ import annotations

from pathlib import Path

from core.errors import UserError
from core.store.atomic import write_atomically
from core.text import QT_TRANSLATE_NOOP


class TargetFolderMissingError(UserError):
    """The folder to write to is not there."""

    code = "target-folder-missing"
    what_text = QT_TRANSLATE_NOOP("errors", "The folder {folder} is not there.")
    next_text = QT_TRANSLATE_NOOP("errors", "Choose another folder, or make it first.")


class TargetIsFolderError(UserError):
    """A folder was named where a file should be."""

    code = "target-is-folder"
    what_text = QT_TRANSLATE_NOOP("errors", "{file} is a folder, not a file.")
    next_text = QT_TRANSLATE_NOOP("errors", "Give the name of the file to write.")


def check_target(target: Path) -> None:
    """Refuse a target that cannot be. Raises TargetFolderMissingError, TargetIsFolderError."""
    if not target.parent.is_dir():
        raise TargetFolderMissingError(folder=target.parent)
    if target.is_dir():
        raise TargetIsFolderError(file=target)


def write_output(target: Path, data: bytes) -> Path:
    """Write *data* to *target* and return it. Raises what ``check_target`` raises, disk trouble."""
    check_target(target)
    write_atomically(target, data)
    return target
