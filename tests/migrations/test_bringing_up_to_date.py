"""An older store is copied before it is touched; a newer or broken one is left alone."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from fixed_clock import FixedClock

from core.store.engine import connect
from core.store.migrations import runner
from core.store.store import BEFORE_MIGRATION, DATABASE, Store
from core.store.trouble import StoreDamagedError, StoreNewerError

KEY = SimpleNamespace(database_key="5a" * 32)

NOW = runner.HEAD
LATER = f"{int(NOW) + 1:04}"
NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "{later}"
down_revision = "{now}"


def upgrade():
    with op.batch_alter_table("organisation") as batch:
        batch.add_column(sa.Column("nickname", sa.Text()))
        batch.alter_column("name", nullable=True)
    {more}


def downgrade():
    with op.batch_alter_table("organisation") as batch:
        batch.drop_column("nickname")
        batch.alter_column("name", nullable=False)
"""


@pytest.fixture
def folder(tmp_path: Path, clock: FixedClock) -> Path:
    folder = tmp_path / "store"
    Store.create(folder, KEY, clock).close()
    connection = connect(folder / DATABASE, KEY.database_key)
    connection.execute("INSERT INTO organisation VALUES ('o1', 'Corner', NULL, 'pharmacy', 'now')")
    connection.execute("INSERT INTO fact VALUES ('f1', 'o1', 'nhsmail', 'true')")
    connection.close()
    return folder


def later_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, more: str = "") -> None:
    """Pretend to be a later program, with one more revision than this one."""
    scripts = tmp_path / "scripts"
    (scripts / "versions").mkdir(parents=True)
    shipped = sorted((runner.SCRIPTS / "versions").glob("0*.py"))
    for name in ("env.py", *(f"versions/{script.name}" for script in shipped)):
        (scripts / name).write_bytes((runner.SCRIPTS / name).read_bytes())
    (scripts / "versions" / f"{LATER}_later.py").write_text(
        NEXT.format(more=more, now=NOW, later=LATER)
    )
    monkeypatch.setattr(runner, "SCRIPTS", scripts)
    monkeypatch.setattr(runner, "REVISIONS", (*runner.REVISIONS, LATER))
    monkeypatch.setattr(runner, "HEAD", LATER)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    connection = connect(path, KEY.database_key)
    found = connection.execute(query).fetchall()
    connection.close()
    return [tuple(row) for row in found]


def test_an_older_store_is_copied_then_migrated_and_keeps_its_child_rows(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: FixedClock
) -> None:
    later_program(monkeypatch, tmp_path)
    with Store.open(folder, KEY, clock) as store:
        copy = store.copy_before_migration
        assert store.witness_report.ok
    assert copy == folder / BEFORE_MIGRATION / f"records-{NOW}-before-{LATER}.db"
    assert rows(copy, "SELECT version_num FROM alembic_version") == [(NOW,)]
    assert rows(copy, "SELECT name FROM organisation") == [("Corner",)]
    path = folder / DATABASE
    assert rows(path, "SELECT version_num FROM alembic_version") == [(LATER,)]
    assert rows(path, "SELECT name, nickname FROM organisation") == [("Corner", None)]
    assert rows(path, "SELECT organisation_id FROM fact") == [("o1",)]
    runner.migrate(path, KEY.database_key, NOW)
    assert rows(path, "SELECT version_num FROM alembic_version") == [(NOW,)]
    assert rows(path, "SELECT * FROM organisation")[0][:2] == ("o1", "Corner")


@pytest.mark.parametrize("more", ["op.execute('broken')", 'op.execute("DELETE FROM organisation")'])
def test_a_migration_that_fails_or_orphans_rows_leaves_the_store_as_it_was(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: FixedClock, more: str
) -> None:
    later_program(monkeypatch, tmp_path, more)
    path = folder / DATABASE
    before = rows(path, "SELECT sql FROM sqlite_master")
    with pytest.raises(Exception, match=r"syntax error|lost their parent"):
        Store.open(folder, KEY, clock)
    assert rows(path, "SELECT sql FROM sqlite_master") == before
    assert rows(path, "SELECT name FROM organisation") == [("Corner",)]
    assert rows(path, "SELECT version_num FROM alembic_version") == [(NOW,)]


def test_a_newer_store_is_refused_in_words_and_untouched(folder: Path, clock: FixedClock) -> None:
    connection = connect(folder / DATABASE, KEY.database_key)
    connection.execute("UPDATE alembic_version SET version_num = '0999'")
    connection.close()
    before = (folder / DATABASE).read_bytes()
    with pytest.raises(StoreNewerError) as caught:
        Store.open(folder, KEY, clock)
    assert "newer version" in caught.value.what
    assert (folder / DATABASE).read_bytes() == before
    assert not (folder / BEFORE_MIGRATION).exists()


@pytest.mark.parametrize("statement", ["DROP TABLE alembic_version", "DELETE FROM alembic_version"])
def test_a_database_that_names_no_revision_is_refused(
    folder: Path, clock: FixedClock, statement: str
) -> None:
    connection = connect(folder / DATABASE, KEY.database_key)
    connection.execute(statement)
    connection.close()
    with pytest.raises(StoreDamagedError):
        Store.open(folder, KEY, clock)


def test_somebody_may_make_a_copy_before_a_migration_and_a_failure_stops_it(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: FixedClock
) -> None:
    asked: list[str] = []
    Store.open(folder, KEY, clock, copy_before=asked.append).close()
    assert asked == []  # nothing to migrate
    later_program(monkeypatch, tmp_path)

    def fails(why: str) -> None:
        asked.append(why)
        raise StoreDamagedError()

    with pytest.raises(StoreDamagedError):
        Store.open(folder, KEY, clock, copy_before=fails)
    assert asked == ["migration"]
    assert rows(folder / DATABASE, "SELECT version_num FROM alembic_version") == [(NOW,)]
    Store.open(folder, KEY, clock, copy_before=asked.append).close()
    assert asked == ["migration"] * 2
    assert rows(folder / DATABASE, "SELECT version_num FROM alembic_version") == [(LATER,)]


def test_only_the_last_two_copies_from_before_migrations_are_kept(tmp_path: Path) -> None:
    before = tmp_path / "before"
    before.mkdir()
    for number, name in enumerate(("records-0003-before-0004.db", "records-0001-before-0002.db")):
        (before / name).write_bytes(b"x")
        os.utime(before / name, (number, number))
    (before / "records-0002-before-0003.db").write_bytes(b"x")
    (before / "records-0002-before-0003.db.part").write_bytes(b"x")
    runner.thin_copies(before)
    assert sorted(path.name for path in before.iterdir()) == [
        "records-0001-before-0002.db",
        "records-0002-before-0003.db",
    ]


def test_rows_that_had_lost_their_parent_before_do_not_stop_a_migration(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: FixedClock
) -> None:
    connection = connect(folder / DATABASE, KEY.database_key)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("INSERT INTO fact VALUES ('f2', 'nobody', 'x', 'true')")
    connection.close()
    later_program(monkeypatch, tmp_path)
    Store.open(folder, KEY, clock).close()
    assert rows(folder / DATABASE, "PRAGMA foreign_key_check")[0][0] == "fact"


def test_the_scripts_are_found_from_any_folder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: FixedClock
) -> None:
    assert runner.SCRIPTS.is_absolute()
    later_program(monkeypatch, tmp_path)
    monkeypatch.chdir(tmp_path)
    Store.open(folder, KEY, clock).close()
    assert rows(folder / DATABASE, "SELECT version_num FROM alembic_version") == [(LATER,)]
