"""Connections: encrypted for certain, the key nowhere to be seen, known trouble in words."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from fixed_clock import FixedClock
from sqlalchemy import text
from store_world import KEY, Key

from core.store.engine import (
    connect,
    is_encrypted,
    reader_engine,
    writer_engine,
)
from core.store.store import DATABASE, Store
from core.store.trouble import (
    DiskFullError,
    StoreDamagedError,
    StoreMissingError,
    StoreReadOnlyError,
    StoreUnreadableError,
    known_trouble,
)

OTHER = Key("d5" * 32)


@pytest.fixture
def path(store: Store) -> Path:
    return store.folder / DATABASE


@pytest.mark.parametrize("key", ["", "abcd", "x" * 64, KEY + "c4", KEY[:-1] + "\n", f"x'{KEY}'"])
def test_a_malformed_key_is_refused_and_not_taken_for_a_passphrase(
    tmp_path: Path, key: str
) -> None:
    with pytest.raises(ValueError, match="64 hexadecimal") as caught:
        connect(tmp_path / "x.db", key, create=True)
    assert not key or key not in str(caught.value)
    assert not (tmp_path / "x.db").exists()


def test_a_new_store_is_encrypted_and_only_its_owner_may_read_it(path: Path) -> None:
    assert is_encrypted(path)
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0
        assert path.parent.stat().st_mode & 0o077 == 0


def test_a_database_in_clear_text_is_told_from_an_encrypted_one(tmp_path: Path) -> None:
    plain = sqlcipher.connect(str(tmp_path / "plain.db"))
    plain.execute("CREATE TABLE t (a)")
    plain.close()
    assert not is_encrypted(tmp_path / "plain.db")


def test_the_settings_that_keep_acknowledged_changes_are_on(path: Path) -> None:
    connection = connect(path, KEY)
    said = {
        name: str(connection.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("journal_mode", "synchronous", "foreign_keys", "page_size", "trusted_schema")
    }
    connection.close()
    assert said == {
        "journal_mode": "wal",
        "synchronous": "2",
        "foreign_keys": "1",
        "page_size": "4096",
        "trusted_schema": "0",
    }


def test_the_key_of_other_records_is_refused_in_words(
    store: Store, clock: FixedClock, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(StoreUnreadableError) as caught:
        Store.open(store.folder, OTHER, clock)
    assert "key does not fit" in caught.value.what
    assert capfd.readouterr() == ("", "")


def test_a_folder_without_records_is_named_and_left_empty(
    tmp_path: Path, clock: FixedClock
) -> None:
    with pytest.raises(StoreMissingError):
        Store.open(tmp_path, OTHER, clock)
    assert list(tmp_path.iterdir()) == []


def test_the_key_stands_in_no_url_repr_error_or_log(
    path: Path, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    engine = writer_engine(path, KEY)
    said = [str(engine.url), repr(engine), repr(engine.pool), repr(store)]
    with engine.connect() as connection:
        with pytest.raises(Exception, match="no such table") as caught:
            connection.execute(text("SELECT * FROM nowhere"))
        said += [str(caught.value), repr(connection)]
    engine.dispose()
    said += [record.getMessage() for record in caplog.records]
    assert not [line for line in said if KEY in line]


def test_an_error_of_the_database_shows_no_value_that_somebody_typed(path: Path) -> None:
    engine = writer_engine(path, KEY)
    with (
        engine.connect() as connection,
        pytest.raises(Exception, match="no such table") as caught,
    ):
        connection.execute(text("INSERT INTO nowhere VALUES (:v)"), {"v": "private words"})
    engine.dispose()
    assert "private words" not in str(caught.value)


def test_a_reading_connection_cannot_write(path: Path) -> None:
    engine = reader_engine(path, KEY)
    with engine.connect() as connection, pytest.raises(Exception, match="readonly") as caught:
        connection.execute(text("DELETE FROM setting"))
    engine.dispose()
    assert isinstance(known_trouble(caught.value), StoreReadOnlyError)


def test_read_then_write_works_though_another_connection_wrote_in_between(path: Path) -> None:
    one, other = writer_engine(path, KEY), connect(path, KEY)
    other.execute("PRAGMA busy_timeout = 0")
    with one.begin() as connection:
        connection.execute(text("SELECT count(*) FROM setting")).one()
        # In a deferred transaction this would succeed, and the update below would then fail.
        with pytest.raises(sqlcipher.OperationalError, match="locked"):
            other.execute("INSERT INTO setting VALUES ('b', '2')")
        connection.execute(text("INSERT INTO setting VALUES ('a', '1')"))
    other.execute("INSERT INTO setting VALUES ('b', '2')")
    other.close()
    one.dispose()


def test_a_full_database_is_known_trouble(path: Path) -> None:
    connection = connect(path, KEY)
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(sqlcipher.Error) as caught:
        connection.execute("INSERT INTO setting VALUES ('big', ?)", ("x" * 100_000,))
    connection.close()
    assert isinstance(known_trouble(caught.value), DiskFullError)


def test_a_file_cut_short_is_known_trouble(store: Store, clock: FixedClock, path: Path) -> None:
    store.close()
    data = path.read_bytes()
    path.write_bytes(data[: 5 * 4096])
    with pytest.raises((StoreDamagedError, StoreUnreadableError)):
        Store.open(store.folder, Key(), clock)
