"""The index of the search: inside the encrypted file, fed with each change, never in the way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from fixed_clock import FixedClock

from core.domain.spelling import terms
from core.store.backup.snapshot import taken
from core.store.engine import connect
from core.store.journal import Label
from core.store.migrations.runner import HEAD, migrate
from core.store.reading_copy import open_reading_copy
from core.store.search_index import Found, answers_of, is_derived, look_up
from core.store.store import DATABASE, Store
from core.store.tables import Answer, Assessment, Catalogue, Organisation

SECRETS = SimpleNamespace(database_key="5a" * 32)
CLOCK = FixedClock(datetime(2026, 5, 20, 9, 30, tzinfo=UTC))
NOTE = Found(answers_of("a1"), "1-1", "note")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "store", SECRETS, CLOCK) as made:
        fill(made)
        write_note(made, "The heron keeps the list")
        yield made


def fill(store: Store) -> None:
    now = CLOCK.now()
    with store.write(kind="set-up", label=Label("set-up")) as unit:
        unit.session.add(Organisation(id="o1", name="X", org_type="pharmacy", created=now))
        unit.session.add(
            Catalogue(
                id="c1",
                catalogue_id="igt-10",
                edition="10",
                rules_hash="r",
                text_hash="t",
                compiled="{}",
                added=now,
            )
        )
        unit.session.add(
            Assessment(
                id="a1",
                organisation_id="o1",
                catalogue_id="c1",
                rules_hash="r",
                org_type="pharmacy",
                started=now,
            )
        )


def write_note(store: Store, text: str) -> None:
    with store.write(kind="answer", label=Label("note", {"ref": "1-1"})) as unit:
        unit.session.merge(Answer(id="n1", assessment_id="a1", ref="1-1", field="note", value=text))


def found(store: Store, query: str) -> list[Found]:
    with store.read() as session:
        return look_up(session.connection(), [answers_of("a1")], terms(query), 9)


def again(store: Store) -> Store:
    store.close()
    return Store.open(store.folder, SECRETS, CLOCK)


def tables(path: Path) -> set[str]:
    connection = connect(path, SECRETS.database_key)
    try:
        rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    finally:
        connection.close()
    return {name for (name,) in rows}


def change_by_hand(path: Path, *statements: str) -> None:
    """Change the closed database as another program would, past the store."""
    connection = connect(path, SECRETS.database_key)
    try:
        for statement in statements:
            connection.execute(statement)
    finally:
        connection.close()


def test_what_is_saved_can_be_found_at_once_and_after_the_next_start(store: Store) -> None:
    assert found(store, "heron list") == [NOTE]
    with again(store) as opened:
        assert opened.searchable
        assert found(opened, "heron list") == [NOTE]


def test_what_failed_is_not_found(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.write(kind="x", label=Label("x")) as unit:
        unit.session.get_one(Answer, "n1").value = "The wren"
        unit.session.flush()
        raise ZeroDivisionError
    assert (found(store, "wren"), found(store, "heron")) == ([], [NOTE])


def test_no_history_grows_by_it(store: Store) -> None:
    chain = store.verify_history().chain
    with again(store) as opened:
        assert opened.verify_history().chain == chain
        assert opened.check().database.whole


def test_an_index_that_is_missing_is_made_at_opening(store: Store) -> None:
    store.close()
    gone = [f"DROP TABLE {name}" for name in ("search", "search_passage", "search_state")]
    change_by_hand(store.folder / DATABASE, *gone)
    assert not any(map(is_derived, tables(store.folder / DATABASE)))
    with Store.open(store.folder, SECRETS, CLOCK) as opened:
        assert found(opened, "heron") == [NOTE]


def test_an_index_that_does_not_know_the_newest_change_is_made_anew(store: Store) -> None:
    store.close()
    change_by_hand(
        store.folder / DATABASE,
        "UPDATE search_state SET value = 'older' WHERE name = 'head'",
        "DELETE FROM search WHERE rowid > 0",
    )
    with Store.open(store.folder, SECRETS, CLOCK) as opened:
        assert found(opened, "heron") == [NOTE]


def test_a_migration_takes_it_away_and_the_next_opening_makes_it_anew(store: Store) -> None:
    store.close()
    migrate(store.folder / DATABASE, SECRETS.database_key, "0002")
    assert not any(map(is_derived, tables(store.folder / DATABASE)))
    with Store.open(store.folder, SECRETS, CLOCK) as opened:
        assert found(opened, "heron") == [NOTE]
    assert HEAD != "0002"


def test_it_goes_with_a_change_of_the_key_and_with_a_copy(store: Store) -> None:
    store.change_key("6b" * 32)
    assert found(store, "heron") == [NOTE]
    write_note(store, "The wren")
    assert found(store, "wren") == [NOTE]
    with taken(store.folder / DATABASE, "6b" * 32) as snapshot, snapshot.read() as session:
        assert look_up(session.connection(), [answers_of("a1")], terms("wren"), 9) == [NOTE]


def test_damaged_records_are_read_without_it_and_get_one_of_their_own(
    store: Store, tmp_path: Path
) -> None:
    store.close()
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    copy = open_reading_copy(store.folder, SECRETS, CLOCK, scratch, facts=lambda rules: None)
    with copy.store as opened:
        assert not any(map(is_derived, copy.salvaged.rows))
        assert found(opened, "heron") == [NOTE]


def test_no_word_of_it_stands_in_the_file_in_clear_text(store: Store) -> None:
    for file in store.folder.iterdir():
        assert b"heron" not in file.read_bytes()
