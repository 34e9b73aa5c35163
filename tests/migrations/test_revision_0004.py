"""Revision 0004 with data: a staff list with training beside everything that was there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from core.store.engine import connect
from core.store.migrations.runner import migrate

KEY = "5a" * 32
AT = "2026-05-28T14:02:07.123Z"
OLD = {
    "organisation": [("o1", "Löwen Pharmacy", None, "pharmacy", AT)],
    "person": [("p1", "o1", "Ada", "administrator", None, None, AT, None, None)],
    "evidence": [("e1", "o1", "Certificate", "paper", "Folder", None, None, None, AT, None)],
}
STAFF = ("s1", "o1", "Ada", "Manager", "2024-03-01", None, 1, AT)
TRAINING = ("t1", "s1", "2026-03-03", None, "e1")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "data.db"
    connect(path, KEY, create=True).close()
    migrate(path, KEY, "0003")
    for table, rows in OLD.items():
        for row in rows:
            insert(path, table, row)
    migrate(path, KEY, "0004")
    return path


def run(path: Path, statement: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    connection = connect(path, KEY)
    try:
        return [tuple(row) for row in connection.execute(statement, values).fetchall()]
    finally:
        connection.close()


def insert(path: Path, table: str, row: tuple[Any, ...]) -> None:
    run(path, f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)


def test_a_training_belongs_to_somebody_and_may_name_a_certificate(path: Path) -> None:
    insert(path, "staff", STAFF)
    insert(path, "training", TRAINING)
    assert run(path, "SELECT * FROM staff") == [STAFF]
    assert run(path, "SELECT * FROM training") == [TRAINING]
    for wrong in (("t2", "nobody", *TRAINING[2:]), ("t2", "s1", "2026-03-03", None, "no-paper")):
        with pytest.raises(sqlcipher.IntegrityError):
            insert(path, "training", wrong)
    with pytest.raises(sqlcipher.IntegrityError):
        insert(path, "staff", ("s2", "nobody", *STAFF[2:]))
    with pytest.raises(sqlcipher.IntegrityError):
        run(path, "DELETE FROM staff")


def test_going_down_takes_the_staff_list_and_leaves_what_was_before(path: Path) -> None:
    insert(path, "staff", STAFF)
    insert(path, "training", TRAINING)
    migrate(path, KEY, "0003")
    for table, rows in OLD.items():
        assert run(path, f"SELECT * FROM {table}") == rows
    assert run(path, "SELECT name FROM sqlite_master WHERE name IN ('staff', 'training')") == []
    migrate(path, KEY, "0004")
    assert run(path, "SELECT * FROM staff") == []
