"""Connections to the encrypted database: one writer, and a pool that can only read.

The key is handed to SQLCipher by the function that connects. It never stands in an engine URL,
a ``repr``, an error text or a log.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool, StaticPool

from core.store.trouble import (
    DiskFullError,
    StoreBlockedError,
    StoreDiskError,
    StorePlaceError,
    StoreUnreadableError,
    known_trouble,
    known_troubles,
)

PAGE_SIZE: Final = 4096  # at 8192 SQLCipher's VACUUM INTO writes an unreadable file, silently
BUSY_MILLISECONDS: Final = 5000
READERS: Final = 8
_INDEX_SIZE: Final = 64 * 1024  # two steps of 32 KiB
_RAW_KEY = re.compile(r"[0-9a-fA-F]{64}")
_PLAIN_HEADER: Final = b"SQLite format 3"


def connect(
    path: Path, key: str, *, create: bool = False, read_only: bool = False, wal: bool = True
) -> Any:
    """Return an open SQLCipher connection to *path* with raw *key* (64 hexadecimal digits).

    The key is proved by a first read. A missing file is an error unless *create*. *wal* False
    keeps the rollback journal, for a file that is still being made.
    Raises ValueError for a malformed key (SQLCipher would take it as a passphrase without a
    word) and the known troubles of core.store.trouble.
    """
    check_raw_key(key)
    with known_troubles(), _full_disk_named(path.parent):
        connection = sqlcipher.connect(
            _uri(path, "rwc" if create else "rw"),
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
        )
        try:
            _unlock(connection, key)
            _configure(connection, read_only=read_only, wal=wal)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def _full_disk_named(folder: Path) -> Iterator[None]:
    """Say that the disk is full where SQLite only says that it could not be read or written.

    It does so when the index beside the write-ahead log cannot be made.
    """
    try:
        yield
    except sqlcipher.Error as error:
        if isinstance(known_trouble(error), StoreDiskError):
            with suppress(OSError):
                if shutil.disk_usage(folder).free < _INDEX_SIZE:
                    raise DiskFullError from None
        raise


def check_raw_key(key: str) -> None:
    """Raise ValueError unless *key* is 64 hexadecimal digits. The message never shows it."""
    if not _RAW_KEY.fullmatch(key):
        raise ValueError("a database key is 64 hexadecimal digits")


def change_database_key(path: Path, old: str, new: str) -> None:
    """Lock the database at *path* under the key *new*; nobody else may have it open.

    One transaction: stopped anywhere, exactly one of the two keys opens it afterwards. The
    write-ahead log is folded in before and after, since SQLCipher's own check reads only the main
    file. Raises StoreBlockedError when another connection is there, and the known troubles.
    """
    check_raw_key(new)
    connection = connect(path, old)
    try:
        with known_troubles():
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN IMMEDIATE")  # fails while anybody else is there
            connection.execute("COMMIT")
            _fold_in(connection)
            _rekey(connection, path, new)
    finally:
        connection.close()
    connect(path, new).close()  # proves it


def opens_with(path: Path, key: str) -> bool:
    """Return whether *key* is the one of the database at *path*. Raises the known troubles."""
    try:
        connect(path, key).close()
    except StoreUnreadableError:
        return False
    return True


def is_encrypted(path: Path) -> bool:
    """Return whether the file at *path* does not begin as a database in clear text does."""
    with path.open("rb") as file:
        return file.read(len(_PLAIN_HEADER)) != _PLAIN_HEADER


def writer_engine(path: Path, key: str) -> Engine:
    """Return an engine with a single connection whose transactions take the write lock at once.

    A transaction that begins with a read and writes later fails with "database is locked" when
    another connection wrote in between; BEGIN IMMEDIATE rules that out.
    """
    return _engine(lambda: connect(path, key), "BEGIN IMMEDIATE", size=1)


def reader_engine(path: Path, key: str) -> Engine:
    """Return an engine over a small pool of connections that refuse to write."""
    return _engine(lambda: connect(path, key, read_only=True), "BEGIN", size=READERS)


def engine_over(connection: Any) -> Engine:
    """Return an engine over one open connection that begins no transaction by itself."""
    return create_engine(
        "sqlite://",
        creator=lambda: connection,
        module=sqlcipher,
        poolclass=StaticPool,
        hide_parameters=True,
    )


def driver(connection: Connection) -> Any:
    """Return the driver's own connection below *connection*, in the same transaction."""
    return connection.connection.driver_connection


def _engine(creator: Callable[[], Any], begin: str, *, size: int) -> Engine:
    engine = create_engine(
        "sqlite://",
        creator=creator,
        module=sqlcipher,
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0,
        pool_timeout=60,
        hide_parameters=True,
    )

    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "begin", on_begin)
    return engine


def _uri(path: Path, mode: str) -> str:
    absolute = path.absolute().as_posix()
    if not absolute.startswith("/"):
        absolute = "/" + absolute  # file:///C:/...
    return f"file://{quote(absolute)}?mode={mode}"


def _unlock(connection: Any, key: str) -> None:
    connection.execute("PRAGMA cipher_log_level = none")  # else a wrong key writes on stderr
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    connection.execute(f"PRAGMA cipher_page_size = {PAGE_SIZE}")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _configure(connection: Any, *, read_only: bool, wal: bool) -> None:
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    if wal and _pragma(connection, "journal_mode") != "wal":
        connection.execute("PRAGMA journal_mode = WAL")
        if _pragma(connection, "journal_mode") != "wal":
            raise StorePlaceError()
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")  # macOS: a plain fsync stops at the drive's cache
    connection.execute("PRAGMA trusted_schema = OFF")
    if read_only:
        connection.execute("PRAGMA query_only = ON")
    if int(_pragma(connection, "page_size")) != PAGE_SIZE:
        raise StorePlaceError()


def _rekey(connection: Any, path: Path, new: str) -> None:
    """Change the key in one transaction, or raise why not.

    On a full disk SQLCipher says "ok" and leaves a transaction open, so that folding in fails with
    "locked"; but nobody else is there. Each page goes into the write-ahead log once: where room
    may be short, it was that.
    """
    try:
        if connection.execute(f"PRAGMA rekey = \"x'{new}'\"").fetchone() == ("ok",):
            _fold_in(connection)
            return
    except StoreBlockedError:
        pass
    except sqlcipher.Error as error:
        known = known_trouble(error)
        if known is not None and not isinstance(known, StoreBlockedError):
            raise known from None
    short = shutil.disk_usage(path.parent).free < 2 * path.stat().st_size
    raise DiskFullError if short else StoreDiskError


def _fold_in(connection: Any) -> None:
    busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise StoreBlockedError


def _pragma(connection: Any, name: str) -> Any:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]
