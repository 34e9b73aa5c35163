"""Revision 0001 with data: what it can hold goes in and comes out unchanged."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from core.store.engine import connect
from core.store.migrations.runner import migrate

KEY = "5a" * 32
ROWS = {
    "organisation": ("o1", "Löwen Pharmacy", None, "pharmacy", "2026-05-28T14:02:07.123Z"),
    "person": ("p1", "o1", "Pat", "manager", None, None, "2026-05-28T14:02:07.123Z", None),
    "catalogue": ("c1", "igt-10", "10", "r", "t", "{}", "2026-05-28T14:02:07.123Z"),
    "assessment": ("a1", "o1", "c1", "r", "pharmacy", "open", "2026-05-28T14:02:07.123Z",
                   "2027-03-31", None),
    "answer": ("n1", "a1", "10-114", "note", '"Zoë"'),
    "replica": ("r1", "2026-05-28T14:02:07.123Z"),
    "change": ("h1", "r1", 1, 1, "2026-05-28T14:02:07.123Z", "p1", "answer", "answered", "{}",
               None, "0", "1"),
    "change_value": ("h1", "answer", "a1", "10-114/note", None, "s", '"Zoë"', "h"),
}  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "data.db"
    connect(path, KEY, create=True).close()
    migrate(path, KEY, "0001")
    return path


def test_rows_of_every_kind_come_out_as_they_went_in(path: Path) -> None:
    connection = connect(path, KEY)
    for table, row in ROWS.items():
        marks = ", ".join("?" * len(row))
        connection.execute(f"INSERT INTO {table} VALUES ({marks})", row)
    found = {t: tuple(connection.execute(f"SELECT * FROM {t}").fetchone()) for t in ROWS}
    connection.close()
    assert found == ROWS


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO answer VALUES ('x', 'nobody', '1', 'note', '1')",
        "INSERT INTO assessment VALUES ('x', 'o1', 'c1', 'r', 'x', 'odd', 'now', NULL, NULL)",
        "INSERT INTO answer VALUES ('x', 'a1', '10-114', 'note', '2')",
        "INSERT INTO change VALUES ('x', 'r1', 1, 9, 'now', NULL, 'k', 'l', '{}', NULL, '0', '1')",
    ],
)
def test_what_must_not_be_is_refused_by_the_database_itself(path: Path, statement: str) -> None:
    connection = connect(path, KEY)
    for table, row in ROWS.items():
        marks = ", ".join("?" * len(row))
        connection.execute(f"INSERT INTO {table} VALUES ({marks})", row)
    with pytest.raises(sqlcipher.IntegrityError):
        connection.execute(statement)
    connection.close()
