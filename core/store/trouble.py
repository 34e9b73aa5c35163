"""Known trouble with the encrypted records, and how a database error becomes one of these."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DBAPIError

from core.errors import EnvironmentProblem, KnownError, UserError
from core.text import QT_TRANSLATE_NOOP


class StoreMissingError(UserError):
    """There are no records in the folder."""

    code = "store-missing"
    what_text = QT_TRANSLATE_NOOP("errors", "There are no records in this folder yet.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Choose the folder that holds your records, or set up new ones."
    )


class StoreExistsError(UserError):
    """The folder already holds records; nothing was touched."""

    code = "store-exists"
    what_text = QT_TRANSLATE_NOOP("errors", "This folder already holds records.")
    next_text = QT_TRANSLATE_NOOP("errors", "Open them, or choose an empty folder.")


class StoreUnreadableError(UserError):
    """The key is of other records, or the file's beginning is damaged: SQLCipher cannot say."""

    code = "store-unreadable"
    what_text = QT_TRANSLATE_NOOP(
        "errors",
        "Your records could not be read: the key does not fit them, or the file is damaged.",
    )
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Check that this is the right folder; otherwise bring back the newest copy."
    )


class StoreDamagedError(UserError):
    """The database is malformed."""

    code = "store-damaged"
    what_text = QT_TRANSLATE_NOOP("errors", "The file that holds your records is damaged.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Stop working in it and bring back the newest copy. Keep the damaged file."
    )


class RecordsReadOnlyError(UserError):
    """The records are damaged and open for reading only, so that nothing makes it worse."""

    code = "records-read-only"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "Your records are damaged, so they are open for reading only."
    )
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Bring back the newest copy. Until then nothing can be changed."
    )


class StoreNewerError(UserError):
    """The records were written by a newer version of the program."""

    code = "store-newer"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "A newer version of this program has worked with these records."
    )
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Update the program on this computer. Nothing was changed."
    )


class StoreClosedError(UserError):
    """The records were locked or closed while somebody still asked for them."""

    code = "store-closed"
    what_text = QT_TRANSLATE_NOOP("errors", "Your records are locked.")
    next_text = QT_TRANSLATE_NOOP("errors", "Unlock them and try again.")


class DiskFullError(EnvironmentProblem):
    """Nothing more fits on the disk; the change was not saved."""

    code = "disk-full"
    what_text = QT_TRANSLATE_NOOP("errors", "The disk is full, so this was not saved.")
    next_text = QT_TRANSLATE_NOOP("errors", "Make room on the disk and try again.")


class StoreReadOnlyError(EnvironmentProblem):
    """The folder or file cannot be written."""

    code = "store-read-only"
    what_text = QT_TRANSLATE_NOOP("errors", "Your records cannot be changed in this folder.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Check that you may write there and that the disk is not write-protected."
    )


class StoreBlockedError(EnvironmentProblem):
    """Another program holds the database."""

    code = "store-busy"
    what_text = QT_TRANSLATE_NOOP("errors", "Another program is using your records.")
    next_text = QT_TRANSLATE_NOOP("errors", "Close it and try again.")


class StoreDiskError(EnvironmentProblem):
    """The disk failed while reading or writing."""

    code = "store-disk-trouble"
    what_text = QT_TRANSLATE_NOOP("errors", "The disk could not be read or written.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Check that the disk or stick is still connected, then try again."
    )


class FileHeldError(EnvironmentProblem):
    """Another program, often a virus scanner or a copying service, has a file open."""

    code = "file-held"
    what_text = QT_TRANSLATE_NOOP("errors", "Another program is holding a file of your records.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Wait a moment and try again; if it goes on, close other programs first."
    )


class PathTooLongError(EnvironmentProblem):
    """The folder's name is so long that the files in it could not be named."""

    code = "path-too-long"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "The name of this folder, with all above it, is too long."
    )
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Choose a folder with a shorter name, or one higher up."
    )


class StorePlaceError(EnvironmentProblem):
    """The folder is of a kind that cannot hold a database safely, such as some network drives."""

    code = "store-place-unfit"
    what_text = QT_TRANSLATE_NOOP("errors", "This folder cannot hold your records safely.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Choose a folder on this computer's own disk, not on a network drive."
    )


_BY_PRIMARY_CODE: dict[int, type[KnownError]] = {
    sqlite3.SQLITE_FULL: DiskFullError,
    sqlite3.SQLITE_READONLY: StoreReadOnlyError,
    sqlite3.SQLITE_PERM: StoreReadOnlyError,
    sqlite3.SQLITE_BUSY: StoreBlockedError,
    sqlite3.SQLITE_LOCKED: StoreBlockedError,
    sqlite3.SQLITE_IOERR: StoreDiskError,
    sqlite3.SQLITE_CANTOPEN: StoreDiskError,
    sqlite3.SQLITE_CORRUPT: StoreDamagedError,
    sqlite3.SQLITE_NOTADB: StoreUnreadableError,
}


def known_trouble(error: BaseException) -> KnownError | None:
    """Return the known trouble behind a database error, or None when it is a bug of ours."""
    original = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(original, sqlcipher.Error):
        return None
    code = getattr(original, "sqlite_errorcode", None)
    known = _BY_PRIMARY_CODE.get(code & 0xFF) if isinstance(code, int) else None
    return known() if known else None


def is_damage(trouble: KnownError | None) -> bool:
    """Whether *trouble* says that the file itself is spoilt."""
    return isinstance(trouble, StoreDamagedError | StoreUnreadableError)


@contextmanager
def known_troubles() -> Iterator[None]:
    """Raise known trouble in words; let everything else through as it is.

    The database's own error is not chained: its text may quote values that a person typed.
    """
    try:
        yield
    except (DBAPIError, sqlcipher.Error) as error:
        known = known_trouble(error)
        if known is None:
            raise
        raise known from None
