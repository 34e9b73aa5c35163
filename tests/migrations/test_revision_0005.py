"""Revision 0005 with data: tables of what is still to do come and go, and all else stays."""

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
    "catalogue": [("c1", "igt-10", "10", "r", "t", "{}", AT)],
    "assessment": [("a1", "o1", "c1", "r", "pharmacy", "open", AT, "2027-03-31", None)],
    "evidence": [("e1", "o1", "Reply", "paper", "shelf", None, None, None, AT, None)],
}
NEW = {
    "plan_action": (
        *("p1", "o1", "Lock the door", '["10-114"]', None, None, None, "to-do"),
        *(None, None, None, AT),
    ),
    "request": (
        *("r1", "a1", "Quayside", None, '["10-114"]', None, "2026-05-28", None, "[]", "waiting"),
        *(None, None, "e1", AT),
    ),
    "job": ("j1", "o1", "Walk", 3, "2026-05-28", "[]", None, None, None, None, AT),
    "job_done": ("d1", "j1", "2026-05-28", "Ada", None, "e1", AT),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "data.db"
    connect(path, KEY, create=True).close()
    migrate(path, KEY, "0004")
    for table, rows in OLD.items():
        for row in rows:
            put(path, table, row)
    migrate(path, KEY, "0005")
    return path


def run(path: Path, statement: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    connection = connect(path, KEY)
    try:
        return [tuple(row) for row in connection.execute(statement, values).fetchall()]
    finally:
        connection.close()


def put(path: Path, table: str, row: tuple[Any, ...]) -> None:
    run(path, f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)


def test_each_new_table_takes_a_row_and_refuses_what_cannot_be(path: Path) -> None:
    for table, row in NEW.items():
        put(path, table, row)
        assert run(path, f"SELECT * FROM {table}") == [row]
    for statement in (
        "UPDATE plan_action SET state = 'perhaps'",
        "UPDATE plan_action SET effort = 'huge'",
        "UPDATE request SET state = 'perhaps'",
        "UPDATE request SET evidence_id = 'nobody'",
        "UPDATE job SET every_months = 0",
        "UPDATE job_done SET job_id = 'nobody'",
        "DELETE FROM job",
    ):
        with pytest.raises(sqlcipher.IntegrityError):
            run(path, statement)


def test_going_down_takes_the_new_tables_only(path: Path) -> None:
    for table, row in NEW.items():
        put(path, table, row)
    migrate(path, KEY, "0004")
    for table, rows in OLD.items():
        assert run(path, f"SELECT * FROM {table}") == rows
    names = {name for (name,) in run(path, "SELECT name FROM sqlite_master")}
    assert not names & NEW.keys()
