"""Write units and read sessions: all or nothing, one writer, readers with one moment each."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fixed_clock import FixedClock
from sqlalchemy import select, text, update
from sqlalchemy.exc import IntegrityError
from store_world import KEY, Key, World

from core.store.drafts import DraftKey, drop_draft, read_drafts
from core.store.engine import connect
from core.store.journal import Label
from core.store.journal_read import change_count
from core.store.store import DATABASE, WITNESS, Store
from core.store.tables import Answer, ChangeRow, Person, Setting
from core.store.trouble import (
    DiskFullError,
    StoreBlockedError,
    StoreClosedError,
    StoreExistsError,
    StoreReadOnlyError,
)

LABEL = Label("test")


def test_a_second_creation_is_refused_and_touches_nothing(store: Store, clock: FixedClock) -> None:
    store.close()
    before = {p.name: p.read_bytes() for p in store.folder.iterdir()}
    with pytest.raises(StoreExistsError):
        Store.create(store.folder, Key("a1" * 32), clock)
    assert {p.name: p.read_bytes() for p in store.folder.iterdir()} == before


def test_a_creation_that_was_killed_can_be_repeated(tmp_path: Path, clock: FixedClock) -> None:
    (tmp_path / (DATABASE + ".part")).write_bytes(b"half a database")
    Store.create(tmp_path, Key(), clock).close()
    assert sorted(p.name for p in tmp_path.iterdir()) == [DATABASE, WITNESS]


def test_closing_leaves_two_files_and_no_write_ahead_log(world: World) -> None:
    world.answer("10-114", "note", "hello")
    world.store.close()
    world.store.close()
    assert sorted(p.name for p in world.store.folder.iterdir()) == [DATABASE, WITNESS]


def test_a_closed_store_says_that_it_is_locked(world: World) -> None:
    world.store.close()
    with pytest.raises(StoreClosedError), world.store.read():
        pass
    with pytest.raises(StoreClosedError):
        world.answer("10-114", "note", "hello")


def test_an_error_in_the_block_leaves_nothing(world: World) -> None:
    before = world.store.verify_history().chain
    with (
        pytest.raises(ZeroDivisionError),
        world.store.write(kind="answer", label=LABEL) as unit,
    ):
        unit.session.add(Answer(assessment_id="a1", ref="1", field="note", value="x"))
        unit.session.flush()
        1 / 0
    assert unit.touched == ()
    assert world.store.verify_history().chain == before
    with world.store.read() as session:
        assert session.scalars(select(Answer)).all() == []


def test_a_row_without_its_parent_is_refused_at_commit(world: World) -> None:
    with (
        pytest.raises(IntegrityError),
        world.store.write(kind="answer", label=LABEL) as unit,
    ):
        unit.session.add(Answer(assessment_id="nobody", ref="1", field="note", value="x"))
    assert world.answer("1", "note", "the store still works").touched


def test_a_unit_inside_a_unit_is_refused_at_once(world: World) -> None:
    with world.store.write(kind="answer", label=LABEL), pytest.raises(RuntimeError, match="inside"):
        world.answer("10-114", "note", "hello")


def test_a_service_can_neither_commit_by_itself_nor_use_savepoints(world: World) -> None:
    with world.store.write(kind="answer", label=LABEL) as unit:
        with pytest.raises(RuntimeError, match="only the write unit commits"):
            unit.session.commit()
        with pytest.raises(RuntimeError, match="savepoints"):
            unit.session.begin_nested()


def test_a_unit_does_not_go_on_after_a_part_of_it_failed(world: World) -> None:
    world.answer("1", "note", "x")
    with (
        pytest.raises(RuntimeError, match="after a rollback"),
        world.store.write(kind="answer", label=LABEL) as unit,
    ):
        unit.session.add(Answer(assessment_id="a1", ref="2", field="note", value="lost"))
        unit.session.flush()
        unit.session.add(Answer(assessment_id="a1", ref="1", field="note", value="twice"))
        with pytest.raises(IntegrityError):
            unit.session.flush()
        unit.session.rollback()
        with pytest.raises(RuntimeError, match="kept in the journal"):
            unit.session.execute(text("DELETE FROM answer"))
        unit.session.add(Answer(assessment_id="a1", ref="3", field="note", value="half"))
    with world.store.read() as session:
        assert session.scalars(select(Answer.ref)).all() == ["1"]
    assert world.store.verify_history().ok


def test_a_read_session_refuses_to_write(world: World) -> None:
    with world.store.read() as session:
        session.add(Setting(name="x", value=1))
        with pytest.raises(RuntimeError, match="read session"):
            session.flush()
    with pytest.raises(StoreReadOnlyError), world.store.read() as session:
        session.execute(text("DELETE FROM setting"))


def test_a_reader_sees_one_moment_while_others_write(world: World) -> None:
    world.answer("1", "note", "before")
    query = select(Answer.value).where(Answer.ref == "1")
    with world.store.read() as session:
        assert session.scalars(query).one() == "before"
        world.answer("1", "note", "after")
        assert session.scalars(query).one() == "before"
    with world.store.read() as session:
        assert session.scalars(query).one() == "after"


def test_many_threads_write_and_read_and_nothing_is_lost(world: World) -> None:
    def work(thread: int) -> int:
        seen = 0
        for n in range(10):
            world.answer(f"10-{thread}", f"met/{n}", True)
            with world.store.read() as session:
                seen = change_count(session)
        return seen

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(work, range(6)))
    report = world.store.verify_history()
    assert report.ok
    assert report.chain is not None
    assert report.chain.changes == 61
    with world.store.read() as session:
        assert session.query(Answer).count() == 60


def test_closing_waits_for_whoever_still_reads(world: World) -> None:
    closer = threading.Thread(target=world.store.close)
    with world.store.read() as session:
        closer.start()
        while not world.store.closing:
            pass
        assert session.query(Person).count() == 1
        assert closer.is_alive()
    closer.join(10)
    assert not closer.is_alive()


def test_closing_from_inside_a_block_is_a_bug_and_not_a_wait_for_ever(world: World) -> None:
    with world.store.read(), pytest.raises(RuntimeError, match="still uses it"):
        world.store.close()
    with (
        world.store.write(kind="x", label=LABEL),
        pytest.raises(RuntimeError, match="still uses it"),
    ):
        world.store.close()


def test_a_full_disk_is_said_in_words_and_nothing_is_saved(world: World) -> None:
    with world.store._writer.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(DiskFullError):
        world.answer("1", "note", "x" * 50_000)
    with world.store._writer.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    with world.store.read() as session:
        assert change_count(session) == 1
    assert world.answer("1", "note", "y" * 50_000).touched
    assert world.store.verify_history().ok


def test_a_write_protected_store_is_said_in_words(world: World) -> None:
    with world.store._writer.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
    with pytest.raises(StoreReadOnlyError) as caught:
        world.answer("1", "note", "x")
    assert caught.value.exit_code == 3
    with pytest.raises(StoreReadOnlyError):
        world.store.save_draft(DraftKey("answer", "a1", "1/note"), "x")


def test_another_process_that_holds_the_database_is_said_in_words(world: World) -> None:
    with world.store._writer.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 0")
    other = connect(world.store.folder / DATABASE, KEY)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreBlockedError):
        world.answer("1", "note", "x")
    other.execute("ROLLBACK")
    other.close()
    assert world.answer("1", "note", "x").touched


def test_a_draft_is_durable_and_no_change(world: World) -> None:
    key = DraftKey("answer", "a1", "10-114/note", "p1")
    for typed in ("We tr", "We train"):
        world.store.save_draft(key, typed)
    store = world.reopen()
    with store.read() as session:
        assert [(d.key, d.text) for d in read_drafts(session, entity_id="a1")] == [
            (key, "We train")
        ]
        assert change_count(session) == 1


def test_saving_the_field_gives_up_its_draft_in_the_same_unit(world: World) -> None:
    key = DraftKey("answer", "a1", "10-114/note", "p1")
    world.store.save_draft(key, "We train")
    with world.store.write(kind="answer", label=LABEL) as unit:
        unit.session.add(Answer(assessment_id="a1", ref="10-114", field="note", value="We train"))
        drop_draft(unit.session, key)
    with world.store.read() as session:
        assert read_drafts(session) == ()


def test_no_statement_gets_past_the_journal(world: World) -> None:
    world.answer("1", "note", "x")
    statements = (
        update(Answer).values(value="y"),
        text("UPDATE answer SET value = 'y'"),
        text("WITH a AS (SELECT 1) DELETE FROM answer"),
        text("INSERT OR REPLACE INTO answer (id) VALUES ('z')"),
        text('DELETE FROM "change"'),
    )
    for statement in statements:
        with (
            pytest.raises(RuntimeError, match="kept in the journal"),
            world.store.write(kind="answer", label=LABEL) as unit,
        ):
            unit.session.execute(statement)
    with (
        pytest.raises(RuntimeError, match="kept in the journal"),
        world.store.write(kind="answer", label=LABEL) as unit,
    ):
        unit.session.bulk_insert_mappings(
            Answer, [{"id": "z", "assessment_id": "a1", "ref": "2", "field": "note"}]
        )
    with (
        pytest.raises(RuntimeError, match="journal rows"),
        world.store.write(kind="answer", label=LABEL) as unit,
    ):
        unit.session.delete(unit.session.scalars(select(ChangeRow)).first())
    assert world.store.verify_history().ok


def test_what_is_not_recorded_may_be_changed_in_bulk_and_makes_no_change(world: World) -> None:
    with world.store.write(kind="setting", label=LABEL) as unit:
        unit.session.add(Setting(name="first-run", value={"screen": 3}))
        unit.session.flush()
        unit.session.execute(update(Setting).values(value={"screen": 4}))
    assert unit.recorded is None
    with world.store.read() as session:
        assert change_count(session) == 1
