"""Files that a person asked for, written whole or not at all, in a folder that is there."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from core.errors import UserError
from core.store.atomic import TEMPORARY_PREFIX, disk_troubles, sync_folder, write_atomically
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


class TargetInUseError(UserError):
    """A folder is to be written where something is already."""

    code = "target-in-use"
    what_text = QT_TRANSLATE_NOOP("errors", "{folder} is there already, and not an empty folder.")
    next_text = QT_TRANSLATE_NOOP("errors", "Choose another name; nothing was written over.")


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


def check_new_folder(target: Path) -> None:
    """Refuse a folder that cannot be made. Raises TargetFolderMissingError, TargetInUseError."""
    if not target.parent.is_dir():
        raise TargetFolderMissingError(folder=target.parent)
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise TargetInUseError(folder=target)


def write_folder(target: Path, files: Mapping[str, bytes]) -> Path:
    """Make the folder *target* with *files* in it, all or nothing, and return it.

    Raises what ``check_new_folder`` raises and the disk's troubles.
    """
    check_new_folder(target)
    temporary = target.with_name(f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}")
    with disk_troubles():
        try:
            temporary.mkdir()
            for name, data in files.items():
                (temporary / name).write_bytes(data)
            with suppress(FileNotFoundError):
                target.rmdir()  # an empty one may stand there; Windows renames over none
            temporary.replace(target)
        except BaseException:
            shutil.rmtree(temporary, ignore_errors=True)
            raise
        sync_folder(target.parent)
    return target
