"""Revision 0002 with data: older rows stay as they were, new ones come and go with it."""

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
    "organisation": ("o1", "Löwen Pharmacy", None, "pharmacy", AT),
    "person": ("p1", "o1", "Pat", "manager", None, None, AT, "2026-06-01"),
    "catalogue": ("c1", "igt-10", "10", "r", "t", "{}", AT),
    "assessment": ("a1", "o1", "c1", "r", "pharmacy", "open", AT, "2027-03-31", None),
    "blob": ("ab" * 16, "cd" * 32, 36, AT),
}
NEW: dict[str, dict[str, Any]] = {
    "pin": {"person_id": "p1", "salt": b"\1\2", "proof": b"\0\xff"},
    "sample": {"id": "s1", "assessment_id": "a1", "person_id": "p1", "drawn": AT, "seed": "42",
               "population": 45, "listed": '["10-114.1a"]', "points": '["10-114.1a"]'},
    "finding": {"id": "f1", "sample_id": "s1", "point": "10-114.1a", "verdict": "disagree",
                "note": "Zoë", "person_id": "p1", "found": AT, "reply": None, "replied_by": None,
                "replied": None},
    "copy_place": {"id": "k1", "folder": "/stick", "label": "Stick", "added": AT, "automatic": 1},
    "copy": {"id": "y1", "copy_place_id": "k1", "name": "n", "made": AT, "place": 7,
             "stamp": "0", "size": 12345678901, "proved": None},
}  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "data.db"
    connect(path, KEY, create=True).close()
    migrate(path, KEY, "0001")
    connection = connect(path, KEY)
    for table, row in OLD.items():
        connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
    connection.close()
    migrate(path, KEY, "0002")
    return path


def add(path: Path, rows: dict[str, dict[str, Any]]) -> None:
    connection = connect(path, KEY)
    try:
        for table, row in rows.items():
            marks = ", ".join("?" * len(row))
            names = ", ".join(row)
            connection.execute(
                f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values())
            )
    finally:
        connection.close()


def one(path: Path, query: str) -> tuple[Any, ...]:
    connection = connect(path, KEY)
    found = connection.execute(query).fetchone()
    connection.close()
    return tuple(found)


def test_older_rows_keep_their_values_and_get_what_means_as_before(path: Path) -> None:
    assert one(path, "SELECT * FROM person") == (*OLD["person"], None)  # no PIN
    assert one(path, "SELECT * FROM blob") == (*OLD["blob"], 1)  # locked by the first locks
    for table in ("organisation", "catalogue", "assessment"):
        assert one(path, f"SELECT * FROM {table}") == OLD[table]


def test_new_rows_come_out_as_they_went_in(path: Path) -> None:
    add(path, NEW)
    for table, row in NEW.items():
        assert one(path, f"SELECT {', '.join(row)} FROM {table}") == tuple(row.values())


def test_going_down_takes_the_new_tables_only(path: Path) -> None:
    add(path, NEW)
    migrate(path, KEY, "0001")
    for table, row in OLD.items():
        assert one(path, f"SELECT * FROM {table}") == row
    connection = connect(path, KEY)
    left = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    connection.close()
    assert not left & NEW.keys()
    migrate(path, KEY, "0002")
    assert one(path, "SELECT * FROM blob") == (*OLD["blob"], 1)


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("finding", {"verdict": "perhaps"}),
        ("finding", {"sample_id": "nobody"}),
        ("pin", {"person_id": "nobody"}),
        ("sample", {"assessment_id": "nobody"}),
        ("copy", {"copy_place_id": "nobody"}),
    ],
)
def test_what_must_not_be_is_refused_by_the_database_itself(
    path: Path, table: str, change: dict[str, str]
) -> None:
    before = dict(list(NEW.items())[: list(NEW).index(table)])
    add(path, before)
    with pytest.raises(sqlcipher.IntegrityError):
        add(path, {table: NEW[table] | change})
