"""Revision 0003 with data: nothing of an assessment is lost while its table is made again."""

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
    "assessment": [
        ("a2", "o1", "c1", "r", "pharmacy", "open", AT, None, "a1"),
        ("a1", "o1", "c1", "r", "pharmacy", "signed", AT, "2027-03-31", None),
    ],
    "answer": [("n1", "a1", "10-114", "note", '"Zoë"')],
    "send_back": [("b1", "a1", "Ada", None, "a reason", AT)],
}
PACK = ("k1", "c1", "NHS England", "SHA256:abc", "ab" * 32, AT)
MOVED = "UPDATE assessment SET state = 'moved' WHERE id = 'a2'"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "data.db"
    connect(path, KEY, create=True).close()
    migrate(path, KEY, "0002")
    connection = connect(path, KEY)
    connection.execute("PRAGMA foreign_keys = OFF")  # a child stands before its parent
    for table, rows in OLD.items():
        for row in rows:
            connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
    connection.close()
    migrate(path, KEY, "0003")
    return path


def run(path: Path, statement: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    connection = connect(path, KEY)
    try:
        return [tuple(row) for row in connection.execute(statement, values).fetchall()]
    finally:
        connection.close()


def test_older_rows_keep_their_values_their_order_and_their_parents(path: Path) -> None:
    for table, rows in OLD.items():
        assert run(path, f"SELECT * FROM {table} ORDER BY rowid") == rows
    assert run(path, "PRAGMA foreign_key_check") == []
    with pytest.raises(sqlcipher.IntegrityError):  # children still know the table made again
        run(path, "DELETE FROM assessment WHERE id = 'a1'")


def test_an_assessment_can_have_been_moved_and_nothing_odd(path: Path) -> None:
    run(path, MOVED)
    assert run(path, "SELECT state FROM assessment WHERE id = 'a2'") == [("moved",)]
    with pytest.raises(sqlcipher.IntegrityError):
        run(path, "UPDATE assessment SET state = 'odd'")
    with pytest.raises(sqlcipher.IntegrityError):
        run(path, "UPDATE assessment SET carried_from = 'nobody'")


def test_a_question_set_file_names_a_set_that_is_kept(path: Path) -> None:
    run(path, "INSERT INTO pack VALUES (?, ?, ?, ?, ?, ?)", PACK)
    assert run(path, "SELECT * FROM pack") == [PACK]
    with pytest.raises(sqlcipher.IntegrityError):
        run(path, "INSERT INTO pack VALUES ('k2', 'nobody', '', '', '', '')")


def test_going_down_opens_what_was_moved_and_takes_the_new_table_only(path: Path) -> None:
    run(path, MOVED)
    run(path, "INSERT INTO pack VALUES (?, ?, ?, ?, ?, ?)", PACK)
    migrate(path, KEY, "0002")
    for table, rows in OLD.items():
        assert run(path, f"SELECT * FROM {table} ORDER BY rowid") == rows
    assert run(path, "SELECT name FROM sqlite_master WHERE name = 'pack'") == []
    with pytest.raises(sqlcipher.IntegrityError):
        run(path, MOVED)
    migrate(path, KEY, "0003")
    assert run(path, "SELECT * FROM assessment ORDER BY rowid") == OLD["assessment"]
