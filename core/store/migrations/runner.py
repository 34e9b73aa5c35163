"""Makes the schema of a new store, and brings an older store up to the present one.

Alembic is imported only when there is something to migrate: it is slow to load, and opening a
store that is up to date needs one SELECT.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, text

from core.store.atomic import disk_troubles
from core.store.engine import connect, engine_over
from core.store.search_index import drop as drop_search_index
from core.store.trouble import StoreDamagedError, StoreNewerError, known_troubles

REVISIONS: Final = ("0001", "0002", "0003", "0004", "0005")
"""Every revision this program knows, oldest first."""

HEAD: Final = REVISIONS[-1]
SCRIPTS: Final = Path(__file__).resolve().parent

MIGRATION: Final = "migration"
"""Why ``copy_before`` is called."""

KEPT_COPIES: Final = 2
"""How many copies from before a migration stay beside the store."""


def create_schema(connection: Connection) -> None:
    """Make the present schema in an empty database; equal to running every migration."""
    from core.store.tables import SCHEMA

    SCHEMA.create_all(connection, checkfirst=False)
    connection.execute(
        text(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
            "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
    )
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})


def stored_revision(path: Path, key: str) -> str:
    """Return the revision of the store at *path*.

    Raises StoreNewerError for one that this program does not know, StoreDamagedError where none
    is written down.
    """
    connection = connect(path, key)
    try:
        with known_troubles():
            tables = connection.execute(
                "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
            ).fetchone()[0]
            if not tables:
                raise StoreDamagedError()
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    finally:
        connection.close()
    if row is None:
        raise StoreDamagedError()
    if row[0] not in REVISIONS:
        raise StoreNewerError()
    return str(row[0])


def bring_up_to_date(
    path: Path, key: str, before: Path, *, copy_before: Callable[[str], None] | None = None
) -> Path | None:
    """Migrate the store at *path* when it is older than this program.

    A whole encrypted copy under the same key is put into the folder *before* first and its path
    returned; None when nothing had to be done. The last two such copies are kept. *copy_before*
    is called with MIGRATION before either. A migration that fails leaves the store as it was.
    Raises StoreNewerError.
    """
    revision = stored_revision(path, key)
    if revision == HEAD:
        return None
    if copy_before is not None:
        copy_before(MIGRATION)
    copy = before / f"records-{revision}-before-{HEAD}.db"
    copy_database(path, key, copy)
    migrate(path, key, HEAD)
    thin_copies(before)
    return copy


def thin_copies(before: Path) -> None:
    """Delete all but the newest copies in the folder *before*, and what a crash left half-done."""
    with disk_troubles():
        copies = sorted(before.glob("records-*.db"), key=lambda one: (one.stat().st_mtime_ns, one))
        for gone in (*copies[:-KEPT_COPIES], *before.glob("*.part")):
            gone.unlink(missing_ok=True)


def copy_database(path: Path, key: str, copy: Path) -> None:
    """Write an encrypted copy of the database under the same key; whole or not at all."""
    copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = copy.with_name(copy.name + ".part")
    unfinished.unlink(missing_ok=True)
    connection = connect(path, key)
    try:
        with known_troubles():
            connection.execute("VACUUM INTO ?", (str(unfinished),))
    finally:
        connection.close()
    connect(unfinished, key, wal=False).close()  # proves the key before the name says it is whole
    unfinished.replace(copy)


def migrate(path: Path, key: str, target: str) -> None:
    """Run the migrations up or down to revision *target* ("base" for none) in one transaction.

    Foreign keys are off meanwhile: a batch migration swaps tables, and with them on the swap
    deletes child rows without a word. They are checked before the commit.
    """
    raw = connect(path, key)
    try:
        raw.execute("PRAGMA foreign_keys = OFF")
        engine = engine_over(raw)
        with known_troubles(), engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            drop_search_index(raw)  # made again at opening, of what stands there then
            before = _orphans(connection)  # damage of an earlier time; the check of records says so
            _run(connection, target)
            lost = _orphans(connection) - before
            if lost > 0:
                connection.exec_driver_sql("ROLLBACK")
                raise RuntimeError(f"{lost} rows lost their parent in a migration")
            connection.exec_driver_sql("COMMIT")
        engine.dispose()
    finally:
        raw.close()


def _orphans(connection: Connection) -> int:
    return len(connection.exec_driver_sql("PRAGMA foreign_key_check").all())


def alembic_config(connection: Connection | None = None) -> Any:
    """Return Alembic's configuration without an ini file: a frozen application has none."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _run(connection: Connection, target: str) -> None:
    from alembic import command

    if connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one():
        # Inside a transaction the pragma that turns them off does nothing, without a word.
        raise RuntimeError("a migration with foreign keys on would delete child rows")
    config = alembic_config(connection)
    row = connection.exec_driver_sql(
        "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
    ).scalar_one()
    current = (
        connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        if row
        else None
    )
    order = ("base", *REVISIONS)
    if order.index(target) >= order.index(current or "base"):
        command.upgrade(config, target)
    else:
        command.downgrade(config, target)
