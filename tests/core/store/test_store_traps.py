"""What SQLCipher, SQLite and keyrings accept without a word, and this program refuses."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from fixed_clock import FixedClock
from sqlalchemy import create_engine
from store_world import KEY, Key

from core.domain.canonical import canonical_json
from core.store import engine
from core.store.creation import make_database
from core.store.engine import connect, engine_over, is_encrypted, opens_with
from core.store.keys.document import KeyFileDamagedError, StoreSecrets, pack, unpack
from core.store.migrations import runner
from core.store.store import DATABASE, Store
from core.store.trouble import StorePlaceError, StoreUnreadableError

SHORT = "abcd" * 8


def test_sqlcipher_itself_takes_a_short_key_for_a_passphrase(tmp_path: Path) -> None:
    """The trap, so that the day it goes is noticed."""
    raw = sqlcipher.connect(str(tmp_path / "trap.db"))
    raw.execute(f"PRAGMA key = \"x'{SHORT}'\"")
    raw.execute("CREATE TABLE t (a)")
    raw.close()
    assert is_encrypted(tmp_path / "trap.db")


@pytest.mark.parametrize("key", [SHORT, "", KEY.upper(), KEY + "00", f" {KEY}"])
def test_a_key_of_the_wrong_form_gets_into_no_key_document(key: str) -> None:
    with pytest.raises(ValueError, match="64 lower-case hexadecimal"):
        StoreSecrets.new("s", key)
    document = pack(StoreSecrets.new("s", KEY), ()).replace(KEY.encode(), key.encode())
    with pytest.raises(KeyFileDamagedError):
        unpack(document)


def test_a_damaged_next_generation_is_refused_like_a_damaged_key_file() -> None:
    import json

    secrets = StoreSecrets.new("s", KEY)
    value = json.loads(pack(secrets, (), secrets.renewed()))
    for change in ({"database_key": SHORT}, {"vault_identity": "AGE-SECRET-KEY-1"}, {"own": 1}):
        broken = {**value, "next": {**value["next"], **change}}
        if "own" in change:
            del broken["next"]["own_identity"]
        with pytest.raises(KeyFileDamagedError):
            unpack(canonical_json(broken))


def test_a_new_file_that_came_out_in_clear_is_refused_and_removed(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_unlock", lambda connection, key: None)
    with pytest.raises(StorePlaceError):
        make_database(tmp_path / "new.db", KEY, clock)
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_clear_in_the_place_of_the_records_is_refused_untouched(
    store: Store, clock: FixedClock
) -> None:
    store.close()
    path = store.folder / DATABASE
    path.unlink()
    clear = sqlite3.connect(path)
    clear.execute("CREATE TABLE setting (name, value)")
    clear.commit()
    clear.close()
    before = path.read_bytes()
    assert before.startswith(b"SQLite format 3")
    with pytest.raises(StoreUnreadableError):
        Store.open(store.folder, Key(), clock)
    assert path.read_bytes() == before


def test_another_page_size_is_refused(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At 8192 VACUUM INTO writes a file that nobody can read, without an error."""
    assert engine.PAGE_SIZE == 4096
    path = tmp_path / "pages.db"
    raw = sqlcipher.connect(str(path))
    raw.execute(f"PRAGMA key = \"x'{KEY}'\"")
    raw.execute("PRAGMA cipher_page_size = 8192")
    raw.execute("CREATE TABLE t (a)")
    raw.close()
    assert not opens_with(path, KEY)
    monkeypatch.setattr(engine, "PAGE_SIZE", 8192)
    with pytest.raises(StoreUnreadableError):
        connect(store.folder / DATABASE, KEY)


def test_a_page_size_that_the_file_does_not_have_is_noticed_after_opening(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlock = engine._unlock

    def then_expect_another(connection: object, key: str) -> None:
        unlock(connection, key)
        monkeypatch.setattr(engine, "PAGE_SIZE", 8192)

    monkeypatch.setattr(engine, "_unlock", then_expect_another)
    with pytest.raises(StorePlaceError):
        connect(store.folder / DATABASE, KEY)


def test_a_migration_with_foreign_keys_on_is_refused_before_it_begins(store: Store) -> None:
    """SQLite would delete child rows when a batch migration swaps their parents' table."""
    store.close()
    path = store.folder / DATABASE
    raw = connect(path, KEY)
    assert raw.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    over = engine_over(raw)
    with over.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        raw.execute("PRAGMA foreign_keys = OFF")  # too late: inside a transaction it does nothing
        with pytest.raises(RuntimeError, match="foreign keys on"):
            runner._run(connection, "0001")
        connection.exec_driver_sql("ROLLBACK")
    over.dispose()
    raw.close()
    assert runner.stored_revision(path, KEY) == runner.HEAD


def test_the_plain_dialect_of_an_engine_never_sees_the_key(store: Store) -> None:
    """An engine made from an URL would keep a key in ``engine.url.password``."""
    made = engine.writer_engine(store.folder / DATABASE, KEY)
    assert made.url.password is None and str(made.url) == "sqlite://"
    assert create_engine("sqlite://").url == made.url
    made.dispose()
