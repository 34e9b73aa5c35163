"""The locks are changed while the records stay open; nothing is lost and no old key opens."""

from __future__ import annotations

import threading
from io import BytesIO
from pathlib import Path

import pytest
import rekey_world as world
from fixed_clock import FixedClock
from sqlalchemy import select

from core.store.engine import change_database_key, connect
from core.store.journal import Label
from core.store.keys import KeyFile, SpareKey, SpareKeyUnlock, SpareKeyWay
from core.store.rekey import LocksHalfChangedError, change_locks, find_key_in_force
from core.store.store import DATABASE, WITNESS
from core.store.tables import Setting
from core.store.trouble import StoreBlockedError
from core.store.witness import WitnessState


@pytest.fixture
def made(tmp_path: Path, clock: FixedClock) -> tuple[Path, SpareKey, dict[str, bytes]]:
    folder = tmp_path / "store"
    spare, kept = world.make(folder, clock)
    return folder, spare, kept


Made = tuple[Path, SpareKey, dict[str, bytes]]


def test_a_change_of_the_locks_leaves_everything_and_ends_every_old_key(
    made: Made, clock: FixedClock
) -> None:
    folder, spare, kept = made
    old = KeyFile.open(folder, SpareKeyUnlock(spare.printed))
    told: list[tuple[int, int]] = []
    with world.opened(folder, spare, clock) as now:
        done = change_locks(
            now.store, now.vault, now.keys, progress=lambda at, of: told.append((at, of))
        )
        assert (done.generation, done.documents, done.left) == (2, 3, ())
        # The open records go on: reading, writing, keeping.
        assert {blob: now.content(blob) for blob in kept} == kept
        kept[now.keep(b"after")] = b"after"
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    world.assert_changed(folder, spare, clock, kept)
    world.assert_old_keys_open_nothing(folder, old, kept)
    new = KeyFile.open(folder, SpareKeyUnlock(spare.printed)).secrets
    assert new.signing_key == old.secrets.signing_key
    assert old.secrets.own_identity in new.own_identities


def test_a_stopped_change_goes_on_where_it_was(made: Made, clock: FixedClock) -> None:
    folder, spare, kept = made
    seen = 0

    def after_one() -> bool:
        nonlocal seen
        seen += 1
        return seen > 1

    with world.opened(folder, spare, clock) as now:
        with pytest.raises(LocksHalfChangedError) as stopped:
            change_locks(now.store, now.vault, now.keys, cancelled=after_one)
        assert "nothing is lost" in stopped.value.what
        assert {blob: now.content(blob) for blob in kept} == kept
        kept[now.keep(b"in between")] = b"in between"
        newer = SpareKey.new()
        now.keys.replace_spare_keys(SpareKeyWay(newer))
    with world.opened(folder, newer, clock) as now:
        assert now.keys.is_half_changed and now.store.witness_report.ok
        assert sorted(now.generations().values()) == [1, 1, 2, 2]
        assert {blob: now.content(blob) for blob in kept} == kept
        assert change_locks(now.store, now.vault, now.keys).documents == 2
    world.assert_changed(folder, newer, clock, kept)


def test_readers_and_writers_wait_for_the_database_and_go_on(made: Made, clock: FixedClock) -> None:
    folder, spare, _ = made
    with world.opened(folder, spare, clock) as now:
        over, rounds, errors = threading.Event(), [0, 0], []

        def keep_on(which: int) -> None:
            try:
                while not over.is_set():
                    if which:
                        now.store.save_setting("round", rounds[1])
                    else:
                        with now.store.read() as session, now.store.read() as inner:
                            session.scalars(select(Setting.name)).all()
                            inner.scalars(select(Setting.name)).all()
                    rounds[which] += 1
            except Exception as error:
                errors.append(error)

        threads = [threading.Thread(target=keep_on, args=(which,)) for which in (0, 1)]
        for thread in threads:
            thread.start()
        try:
            change_locks(now.store, now.vault, now.keys)
        finally:
            over.set()
            for thread in threads:
                thread.join()
        assert not errors and min(rounds) > 0
        assert now.keys.secrets.generation == 2
        with now.store.read() as session:
            assert session.get_one(Setting, "round").value == rounds[1] - 1


def test_a_document_that_lies_without_a_row_meanwhile_is_taken_along(
    made: Made, clock: FixedClock
) -> None:
    folder, spare, kept = made
    with world.opened(folder, spare, clock) as now:
        staged = now.vault.put(BytesIO(b"attached just now"))
        change_locks(now.store, now.vault, now.keys)
        assert staged.generation == 2
        now.record(staged.blob_id, staged.sha256, staged.size, staged.generation)
        now.vault.settle(staged)
        kept[staged.blob_id] = b"attached just now"
    world.assert_changed(folder, spare, clock, kept)


def test_a_document_that_is_being_put_meanwhile_is_waited_for(
    made: Made, clock: FixedClock
) -> None:
    folder, spare, _ = made
    begun, may_end = threading.Event(), threading.Event()

    class Slow:
        def __init__(self) -> None:
            self.parts = [b"slowly ", b"read"]

        def read(self, size: int, /) -> bytes:
            begun.set()
            if len(self.parts) == 1:
                may_end.wait(30)
            return self.parts.pop(0) if self.parts else b""

    with world.opened(folder, spare, clock) as now:
        put = threading.Thread(target=lambda: staged.append(now.vault.put(Slow())))
        staged: list[object] = []
        put.start()
        begun.wait(30)

        def asked() -> bool:
            may_end.set()  # the change has come to its documents: now let the other one end
            return False

        change_locks(now.store, now.vault, now.keys, cancelled=asked)
        put.join()
        assert getattr(staged[0], "generation") == 2  # noqa: B009 - a list of anything
        assert now.content(getattr(staged[0], "blob_id")) == b"slowly read"  # noqa: B009


def test_a_missing_or_damaged_document_is_told_and_does_not_hold_it_up(
    made: Made, clock: FixedClock
) -> None:
    folder, spare, kept = made
    missing, damaged, whole = kept
    with world.opened(folder, spare, clock) as now:
        now.vault.path_of(missing).unlink()
        before = now.vault.path_of(damaged).read_bytes()[:-1]
        now.vault.path_of(damaged).write_bytes(before)
        done = change_locks(now.store, now.vault, now.keys)
        assert done.left == tuple(sorted((missing, damaged))) and done.documents == 1
        assert now.vault.path_of(damaged).read_bytes() == before
        assert not now.keys.is_half_changed
        assert now.content(whole) == kept[whole]
        assert now.generations() == {missing: 1, damaged: 1, whole: 2}


def test_missing_changes_are_still_told_of_after_a_change_of_the_locks(
    made: Made, clock: FixedClock
) -> None:
    folder, spare, _ = made
    older = (folder / DATABASE).read_bytes()
    with (
        world.opened(folder, spare, clock) as now,
        now.store.write(kind="rename", label=Label("rename")) as unit,
    ):
        from core.store.tables import Organisation

        unit.session.get_one(Organisation, "o1").name = "Another name"
    (folder / DATABASE).write_bytes(older)
    with world.opened(folder, spare, clock) as now:
        assert now.store.witness_report.state is WitnessState.AHEAD
        change_locks(now.store, now.vault, now.keys)
    with world.opened(folder, spare, clock) as now:
        assert now.store.witness_report.state is WitnessState.AHEAD
        assert now.store.witness_report.missing == 1
    assert (folder / WITNESS).exists()


def test_another_program_in_the_database_stops_it_before_anything_is_changed(
    made: Made, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, spare, kept = made
    monkeypatch.setattr("core.store.engine.BUSY_MILLISECONDS", 10)
    with world.opened(folder, spare, clock) as now:
        other = connect(folder / DATABASE, now.keys.secrets.database_key)
        other.execute("SELECT * FROM setting").fetchone()
        with pytest.raises(StoreBlockedError):
            change_locks(now.store, now.vault, now.keys)
        now.store.save_setting("still", "open")
        assert now.keys.secrets.generation == 1
        other.close()
        change_locks(now.store, now.vault, now.keys)
    world.assert_changed(folder, spare, clock, kept)


def test_a_malformed_new_key_is_refused_before_it_is_taken_for_a_passphrase(
    made: Made, clock: FixedClock
) -> None:
    folder, spare, _ = made
    key = KeyFile.open(folder, SpareKeyUnlock(spare.printed)).secrets.database_key
    with pytest.raises(ValueError, match="64 hexadecimal"):
        change_database_key(folder / DATABASE, key, "abcd")
    connect(folder / DATABASE, key).close()


def test_records_without_a_change_under_way_cost_no_look_at_the_database(
    made: Made, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, spare, _ = made
    monkeypatch.delattr("core.store.rekey.opens_with")
    find_key_in_force(folder, KeyFile.open(folder, SpareKeyUnlock(spare.printed)))
