"""Somebody with the key and an SQL tool changes the history or the records: it shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from store_world import KEY, World

from core.store.base import Address
from core.store.engine import connect
from core.store.journal import Label
from core.store.journal_verify import Flaw, verify_chain
from core.store.store import DATABASE, WITNESS, Store
from core.store.witness import WitnessState

Edit = str | Callable[[Any], None]


@pytest.fixture
def written(world: World) -> World:
    for n in range(6):
        world.clock.advance(seconds=1)
        world.answer("10-114", "note", f"text {n}")
    world.answer("10-115", "met/10-115.1a", True)
    return world


def edit(world: World, *statements: str) -> Store:
    """Close the store, change it by hand as an outsider with the key could, and open it again."""
    world.store.close()
    connection = connect(world.store.folder / DATABASE, KEY)
    connection.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        assert connection.execute(statement).rowcount > 0
    connection.close()
    return world.reopen()


def flaws(store: Store) -> set[Flaw]:
    with store.read() as session:
        return {problem.flaw for problem in verify_chain(session).problems}


def test_an_untouched_history_holds(written: World) -> None:
    report = written.reopen().check()
    assert report.ok
    assert report.history.chain is not None
    assert report.history.chain.changes == 8


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE change SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 4", Flaw.ALTERED),
        ("UPDATE change SET person_id = NULL WHERE seq = 4", Flaw.ALTERED),
        ("UPDATE change SET kind = 'other' WHERE seq = 4", Flaw.ALTERED),
        ("""UPDATE change SET label_args = '{"ref":"1"}' WHERE seq = 4""", Flaw.ALTERED),
        ("UPDATE change SET undoes = (SELECT id FROM change WHERE seq = 2) WHERE seq = 4",
         Flaw.ALTERED),
        ("UPDATE change_value SET value = '\"lie\"' WHERE value = '\"text 2\"'",
         Flaw.VALUE_ALTERED),
        ("UPDATE change_value SET value = NULL WHERE value = '\"text 2\"'", Flaw.VALUE_ALTERED),
        ("UPDATE change_value SET salt = 'x' WHERE value = '\"text 2\"'", Flaw.VALUE_ALTERED),
        ("UPDATE change_value SET hash = 'x' WHERE value = '\"text 2\"'", Flaw.ALTERED),
        ("UPDATE change_value SET base_id = NULL WHERE value = '\"text 2\"'", Flaw.ALTERED),
        ("UPDATE change_value SET field = '10-114/owner' WHERE value = '\"text 2\"'",
         Flaw.ALTERED),
        ("DELETE FROM change_value WHERE value = '\"text 2\"'", Flaw.ALTERED),
        ("DELETE FROM change WHERE seq = 4", Flaw.MISSING),
        ("DELETE FROM change WHERE seq = 4", Flaw.STRAY_VALUE),
        ("UPDATE change SET place = 99 WHERE seq = 4", Flaw.MOVED),
        ("UPDATE change SET previous = 'x' WHERE seq = 4", Flaw.UNLINKED),
        ("UPDATE change SET digest = 'x' WHERE seq = 4", Flaw.UNLINKED),
        ("UPDATE answer SET value = '\"lie\"' WHERE field = 'note'", Flaw.RECORDS_DIFFER),
        ("DELETE FROM answer WHERE field = 'note'", Flaw.RECORDS_DIFFER),
        ("INSERT INTO answer VALUES ('x', 'a1', '9', 'note', '\"lie\"')", Flaw.RECORDS_DIFFER),
        ("UPDATE assessment SET state = 'signed'", Flaw.RECORDS_DIFFER),
        ("UPDATE organisation SET name = 'Other'", Flaw.RECORDS_DIFFER),
    ],
)  # fmt: skip
def test_a_change_by_hand_is_found(written: World, statement: str, expected: Flaw) -> None:
    assert expected in flaws(edit(written, statement))


def test_two_changes_that_swapped_places_are_found(written: World) -> None:
    store = edit(
        written,
        "UPDATE change SET seq = 99, place = 99 WHERE seq = 4",
        "UPDATE change SET seq = 4, place = 4 WHERE seq = 5",
        "UPDATE change SET seq = 5, place = 5 WHERE seq = 99",
    )
    assert {Flaw.UNLINKED, Flaw.ALTERED} <= flaws(store)


def test_the_last_changes_cut_off_cleanly_are_known_to_the_witness(written: World) -> None:
    store = edit(
        written,
        "DELETE FROM change_value WHERE change_id IN (SELECT id FROM change WHERE seq > 7)",
        "DELETE FROM change WHERE seq > 7",
        "DELETE FROM answer WHERE ref = '10-115'",
    )
    assert flaws(store) == set()
    assert store.witness_report.state is WitnessState.AHEAD
    assert store.witness_report.missing == 1
    assert not store.verify_history().ok


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE change SET at = 'yesterday' WHERE seq = 4",
        "UPDATE change SET label_args = '{' WHERE seq = 4",
        "UPDATE change SET label_args = '1.5' WHERE seq = 4",
        "UPDATE person SET created = 'x'",
        "UPDATE answer SET value = '{' WHERE field = 'note'",
    ],
)
def test_a_value_that_no_program_wrote_is_found_and_stops_nothing(
    written: World, statement: str
) -> None:
    report = edit(written, statement).check()
    assert report.history.chain is not None
    assert flaws(written.store) <= {Flaw.ALTERED, Flaw.RECORDS_DIFFER}
    assert not report.ok


def test_an_emptied_value_that_no_change_redacted_is_found(written: World) -> None:
    store = edit(
        written, "UPDATE change_value SET value = NULL, salt = NULL WHERE value = '\"text 2\"'"
    )
    assert flaws(store) == {Flaw.VALUE_ALTERED}


def test_a_change_that_redacts_covers_earlier_values_only(written: World) -> None:
    place = Address("answer", "a1", "10-114/note")
    with written.store.write(kind="answer", label=Label("redacted")) as unit:
        unit.forget(place)
    assert unit.recorded is not None
    written.answer("10-114", "note", "after")
    written.answer("10-114", "note", "newest")
    assert written.reopen().verify_history().ok
    store = edit(
        written, "UPDATE change_value SET value = NULL, salt = NULL WHERE value = '\"after\"'"
    )
    assert flaws(store) == {Flaw.VALUE_ALTERED}


def test_the_tail_cut_off_together_with_its_witness_is_noticed(written: World) -> None:
    written.store.close()
    (written.store.folder / WITNESS).unlink()
    store = edit(
        written,
        "DELETE FROM change_value WHERE change_id IN (SELECT id FROM change WHERE seq > 7)",
        "DELETE FROM change WHERE seq > 7",
        "DELETE FROM answer WHERE ref = '10-115'",
    )
    assert flaws(store) == set()
    assert store.verify_history().witness.state is WitnessState.ABSENT
    assert not store.verify_history().ok


def test_a_whole_chain_of_another_computer_that_was_taken_out_leaves_a_gap(written: World) -> None:
    store = edit(written, "UPDATE change SET place = place + 100")
    assert flaws(store) == {Flaw.MISSING}


def test_a_row_whose_parent_is_gone_is_counted(written: World) -> None:
    report = edit(written, "DELETE FROM catalogue").check()
    assert report.database.orphans == 1
    assert not report.ok


def test_a_flipped_byte_in_the_file_is_found(written: World) -> None:
    written.store.close()
    path = written.store.folder / DATABASE
    connection = connect(path, KEY)
    root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name='answer'").fetchone()
    connection.close()
    data = bytearray(path.read_bytes())
    data[(root[0] - 1) * 4096 + 100] ^= 1
    path.write_bytes(data)
    report = written.reopen().check()
    assert report.database.pages
    assert report.history.chain is None
    assert not report.ok
