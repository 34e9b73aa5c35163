"""The head witness: acknowledged changes that vanish are counted, ordinary crashes are not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from fixed_clock import FixedClock
from store_world import KEY, Key, World, populate

from core.store.journal import Head
from core.store.store import DATABASE, WITNESS, Store
from core.store.witness import Witness, WitnessState

HEAD = Head("r" * 36, 7, "d" * 64)


def copy(world: World, target: Path) -> Path:
    """Copy the files of the open store, as a crash would leave them."""
    shutil.copytree(world.store.folder, target)
    return target


def test_a_head_is_read_back_and_the_furthest_one_counts(tmp_path: Path) -> None:
    witness = Witness(tmp_path / "w", KEY)
    for seq in range(1, 6):
        witness.write(Head(HEAD.replica, seq, HEAD.digest))
        assert Witness(tmp_path / "w", KEY).read() == Head(HEAD.replica, seq, HEAD.digest)
    witness.close()
    assert (tmp_path / "w").stat().st_size == 1024


def test_a_torn_record_leaves_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "w"
    witness = Witness(path, KEY)
    witness.write(HEAD)
    witness.write(Head(HEAD.replica, 8, HEAD.digest))
    witness.close()
    data = bytearray(path.read_bytes())
    data[512 + 60 :] = b"\0" * (512 - 60)
    path.write_bytes(data)
    assert Witness(path, KEY).read() == HEAD
    again = Witness(path, KEY)
    again.write(Head(HEAD.replica, 9, HEAD.digest))  # goes over the torn one, not the good one
    again.close()
    assert path.read_bytes()[:512] == bytes(data[:512])
    assert Witness(path, KEY).read() == Head(HEAD.replica, 9, HEAD.digest)


@pytest.mark.parametrize(
    "content", [b"", b"\0" * 1024, b"x" * 3000, b'[1,"r",7,"d"] 00\n', b"\xff"]
)
def test_anything_else_in_the_file_is_no_head(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "w").write_bytes(content)
    assert Witness(tmp_path / "w", KEY).read() is None


def test_the_witness_of_another_key_is_not_believed(tmp_path: Path) -> None:
    witness = Witness(tmp_path / "w", KEY)
    witness.write(HEAD)
    witness.close()
    assert Witness(tmp_path / "w", "d5" * 32).read() is None


def test_after_a_clean_close_the_witness_is_good(world: World) -> None:
    world.answer("1", "note", "x")
    report = world.reopen().witness_report
    assert report.state is WitnessState.GOOD
    assert report.ok


def test_a_kill_between_commit_and_witness_is_no_loss(world: World) -> None:
    world.answer("1", "note", "x")
    old = (world.store.folder / WITNESS).read_bytes()
    world.answer("1", "note", "y")
    world.store.close()
    (world.store.folder / WITNESS).write_bytes(old)
    report = world.reopen().witness_report
    assert report.state is WitnessState.BEHIND
    assert report.ok
    world.answer("1", "note", "z")
    assert world.reopen().witness_report.state is WitnessState.GOOD


def test_damage_to_the_write_ahead_log_is_counted(world: World, tmp_path: Path) -> None:
    world.reopen()
    for n in range(40):
        world.answer("1", "note", f"text {n}")
    folder = copy(world, tmp_path / "crashed")
    wal = folder / (DATABASE + "-wal")
    data = bytearray(wal.read_bytes())
    data[len(data) // 2] ^= 1
    wal.write_bytes(data)
    with Store.open(folder, Key(), world.clock) as store:
        assert store.witness_report.state is WitnessState.AHEAD
        missing = store.witness_report.missing
        assert 0 < missing < 40
        assert store.check().database.ok  # both integrity checks are clean: only the witness knows
        assert not store.check().history.ok
        kept = folder / "before-loss"  # as it was found, before the next change writes over it
        assert (kept / wal.name).read_bytes() == bytes(data)
        lost = World(store, world.clock, "o1", "p1", "a1", "e1")
        lost.answer("2", "note", "working on does not make it forget")
    with Store.open(folder, Key(), world.clock) as store:
        assert not store.witness_report.ok
        store.accept_history()
        assert store.witness_report.ok
        World(store, world.clock, "o1", "p1", "a1", "e1").answer("2", "note", "more")
    with Store.open(folder, Key(), world.clock) as store:
        assert store.witness_report.state is WitnessState.GOOD


def test_an_older_copy_of_the_database_put_in_place_is_noticed(
    world: World, tmp_path: Path
) -> None:
    world.answer("1", "note", "x")
    world.store.close()
    shutil.copy(world.store.folder / DATABASE, tmp_path / "old.db")
    world.reopen()
    for n in range(5):
        world.answer("1", "note", f"text {n}")
    world.store.close()
    shutil.copy(tmp_path / "old.db", world.store.folder / DATABASE)
    assert world.reopen().witness_report.missing == 5


def test_another_history_of_the_same_length_is_noticed(world: World, tmp_path: Path) -> None:
    world.store.close()
    fork = tmp_path / "fork"
    shutil.copytree(world.store.folder, fork)
    world.reopen()
    world.answer("1", "note", "x")
    world.store.close()
    with Store.open(fork, Key(), world.clock) as store:
        World(store, world.clock, "o1", "p1", "a1", "e1").answer("1", "note", "y")
    shutil.copy(fork / DATABASE, world.store.folder / DATABASE)
    assert world.reopen().witness_report.state is WitnessState.DIFFERENT


def test_the_witness_of_another_store_is_noticed(
    world: World, clock: FixedClock, tmp_path: Path
) -> None:
    with Store.create(tmp_path / "other", Key(), clock) as other:
        populate(other, clock)
    world.store.close()
    shutil.copy(tmp_path / "other" / WITNESS, world.store.folder / WITNESS)
    assert world.reopen().witness_report.state is WitnessState.DIFFERENT


def test_a_witness_that_is_gone_or_spoilt_is_reported_and_begins_again(world: World) -> None:
    world.store.close()
    (world.store.folder / WITNESS).unlink()
    assert world.reopen().witness_report.state is WitnessState.ABSENT
    assert not world.store.witness_report.ok
    world.answer("1", "note", "x")
    assert world.reopen().witness_report.state is WitnessState.GOOD
    world.store.close()
    (world.store.folder / WITNESS).write_bytes(b"spoilt")
    store = world.reopen()
    assert store.witness_report.state is WitnessState.UNREADABLE
    store.accept_history()
    assert store.witness_report.ok
    assert world.reopen().witness_report.state is WitnessState.GOOD


def test_a_witness_that_cannot_be_written_does_not_unsay_the_commit(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Witness, head: Head) -> None:
        raise OSError(5, "no")

    with monkeypatch.context() as patch:
        patch.setattr(Witness, "write", fail)
        assert world.answer("1", "note", "x").recorded is not None
        assert not world.store.witness_fresh
    world.answer("1", "note", "y")
    assert world.store.witness_fresh
    assert world.reopen().witness_report.state is WitnessState.GOOD


@pytest.mark.parametrize("place", range(0, 1024, 37))
def test_every_flipped_bit_of_the_witness_is_noticed(world: World, place: int) -> None:
    world.answer("1", "note", "x")
    world.store.close()
    path = world.store.folder / WITNESS
    assert not Witness(path, KEY).is_spoilt()
    sound = path.read_bytes()
    for bit in range(8):
        data = bytearray(sound)
        data[place] ^= 1 << bit
        path.write_bytes(data)
        assert Witness(path, KEY).is_spoilt()
        assert Witness(path, KEY).read() is not None  # the other record still counts


@pytest.mark.parametrize("size", [0, 1, 511, 512, 513, 1023, 1025])
def test_a_witness_of_another_length_is_noticed(world: World, size: int) -> None:
    world.answer("1", "note", "x")
    world.store.close()
    path = world.store.folder / WITNESS
    path.write_bytes(path.read_bytes()[:size].ljust(size, b" "))
    assert world.reopen().witness_spoilt
    seen = Witness(path, KEY).read()
    world.answer("1", "note", "y")
    assert seen is None or path.stat().st_size == 1024
    world.answer("1", "note", "z")
    store = world.reopen()
    assert store.witness_report.state is WitnessState.GOOD
    assert not store.witness_spoilt
    assert path.stat().st_size == 1024


def test_while_a_copy_is_put_in_place_either_history_finds_its_own_end(tmp_path: Path) -> None:
    old, new = HEAD, Head("n" * 36, 2, "e" * 64)
    witness = Witness(tmp_path / "w", KEY)
    witness.start_between(old, new)
    witness.close()
    seen = Witness(tmp_path / "w", KEY)
    assert (seen.read(old.replica), seen.read(new.replica)) == (old, new)
    later = Head(new.replica, 3, "f" * 64)
    seen.write(later)  # over the end of the other history, not over its own
    seen.close()
    assert Witness(tmp_path / "w", KEY).read(new.replica) == later
    assert Witness(tmp_path / "w", KEY).read(old.replica) == later  # the old one is forgotten
    assert (tmp_path / "w").read_bytes().count(new.digest.encode()) == 1
