"""Ways to open the records: listed, added, replaced, ended, never the last one; and new locks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fixed_clock import FixedClock
from memory_keyring import MemoryKeyring

from core.errors import KnownError
from core.services.access import (
    KeyringPlace,
    KeyringUnlock,
    PassphraseUnlock,
    SpareKey,
    SpareKeyUnlock,
    WayKind,
)
from core.services.locks import LockService
from core.store.keys import SpareKeyWay
from core.workspace import Created, NewStore, Workspace


def test_records_are_made_with_the_spare_key_that_is_on_paper_already(
    tmp_path: Path, home: Path, clock: FixedClock
) -> None:
    key = SpareKey.new()
    setup = NewStore(
        "Harbour Pharmacy", "", "pharmacy", "Ada Wren", "igt-10",
        make_spare_key=False, spare_key=key,
    )  # fmt: skip
    made = Workspace.create(tmp_path / "store", setup, clock=clock)
    made.workspace.close()
    assert made.spare_key == key.printed
    opened = Workspace.open(tmp_path / "store", SpareKeyUnlock(key.printed), clock=clock)
    assert opened.locks.has_spare_key and opened.locks.kinds() == {WayKind.SPARE_KEY}
    opened.close()


def test_a_new_spare_key_opens_and_the_older_one_no_longer(
    created: Created, clock: FixedClock
) -> None:
    workspace, key = created.workspace, SpareKey.new()
    assert workspace.locks.use_spare_key(key).copies
    workspace.close()
    assert created.spare_key is not None
    with pytest.raises(KnownError) as refused:
        Workspace.open(workspace.folder, SpareKeyUnlock(created.spare_key), clock=clock)
    assert refused.value.code == "key-does-not-fit"
    unlock = SpareKeyUnlock(key.printed)
    Workspace.open(workspace.folder, unlock, clock=clock).close()


WORDS = "marble lantern otter thistle"
OTHER = "copper meadow violin kettle"
Reopen = Callable[[], Workspace]


@pytest.fixture
def ring(workspace: Workspace) -> MemoryKeyring:
    """The keyring that these records see."""
    ring = MemoryKeyring()
    workspace.locks._keyring = KeyringPlace(backend=ring)
    return ring


def opens(workspace: Workspace, unlock: object, clock: FixedClock) -> bool:
    try:
        Workspace.open(workspace.folder, unlock, clock=clock).close()  # type: ignore[arg-type]
    except KnownError:
        return False
    return True


def way(locks: LockService, kind: WayKind) -> str:
    return next(one.id for one in locks.ways() if one.kind is kind)


def test_passphrases_are_added_replaced_and_taken_away(
    workspace: Workspace, clock: FixedClock, reopen: Reopen
) -> None:
    locks = workspace.locks
    assert [(one.kind, one.opened_by_this) for one in locks.ways()] == [(WayKind.SPARE_KEY, False)]
    assert locks.add_passphrase(WORDS, " Ada's ").copies
    assert locks.ways()[1].label == "Ada's"
    locks.replace_passphrase(OTHER)
    assert [one.label for one in locks.ways()] == ["", "Ada's"]
    workspace.close()
    assert opens(workspace, PassphraseUnlock(OTHER), clock)
    assert not opens(workspace, PassphraseUnlock(WORDS), clock)
    again = reopen()
    assert [one.opened_by_this for one in again.locks.ways()] == [True, False]
    again.locks.remove(way(again.locks, WayKind.PASSPHRASE))
    assert again.locks.kinds() == {WayKind.SPARE_KEY}


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda locks: locks.add_passphrase("secret"), "passphrase-too-weak"),
        (lambda locks: locks.replace_passphrase(WORDS), "way-in-missing"),
        (lambda locks: locks.remove("0123456789abcdef"), "no-such-slot"),
        (lambda locks: locks.remove(locks.ways()[0].id), "last-way-in"),
        (lambda locks: locks.forget_on_this_pc(), "way-in-missing"),
        (lambda locks: locks.remember_on_this_pc(), "no-key-place"),
    ],
)
def test_what_cannot_be_done_is_refused_by_name_and_changes_nothing(
    workspace: Workspace, act: Callable[[LockService], object], code: str
) -> None:
    before = workspace.locks.ways()
    with pytest.raises(KnownError) as refused:
        act(workspace.locks)
    assert refused.value.code == code
    assert workspace.locks.ways() == before


def test_this_pc_remembers_anew_without_a_second_entry_and_forgets(
    workspace: Workspace, ring: MemoryKeyring, clock: FixedClock, reopen: Reopen
) -> None:
    locks = workspace.locks
    assert not locks.is_remembered_here()
    locks.remember_on_this_pc()
    locks.remember_on_this_pc()
    assert len(ring.kept) == 1 and len(locks.ways()) == 2 and locks.is_remembered_here()
    workspace.close()
    assert opens(workspace, KeyringUnlock(KeyringPlace(backend=ring)), clock)
    again = reopen()
    again.locks._keyring = KeyringPlace(backend=ring)
    again.locks.forget_on_this_pc()
    assert not ring.kept and again.locks.kinds() == {WayKind.SPARE_KEY}


def test_a_keyring_that_accepts_and_forgets_is_found_out(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from keyring.backends.null import Keyring as NullKeyring

    workspace.locks._keyring = KeyringPlace(backend=NullKeyring())
    with pytest.raises(KnownError) as refused:
        workspace.locks.remember_on_this_pc()
    assert refused.value.code == "no-key-place"
    assert workspace.locks.kinds() == {WayKind.SPARE_KEY}


def test_another_pc_s_entry_is_left_alone(workspace: Workspace, ring: MemoryKeyring) -> None:
    workspace.locks.remember_on_this_pc()
    (entry,) = ring.kept
    ring.kept[entry] = "somebody wrote something else"
    workspace.locks.remember_on_this_pc()
    assert len(workspace.locks.ways()) == 3


def test_what_another_pc_remembers_does_not_count_as_the_last_way_in(
    workspace: Workspace, ring: MemoryKeyring
) -> None:
    locks = workspace.locks
    locks.remember_on_this_pc()
    elsewhere = ring.kept.copy()
    ring.kept.clear()  # these records were moved: the entry is on the other PC
    with pytest.raises(KnownError) as refused:
        locks.remove(way(locks, WayKind.SPARE_KEY))
    assert refused.value.code == "last-way-in"
    ring.kept.update(elsewhere)
    locks.remove(way(locks, WayKind.SPARE_KEY))
    assert locks.kinds() == {WayKind.KEYRING}
    with pytest.raises(KnownError):
        locks.forget_on_this_pc()


def test_the_locks_change_while_the_window_goes_on(
    workspace: Workspace, clock: FixedClock, tmp_path: Path, reopen: Reopen
) -> None:
    from core.domain.evidence import EvidenceLink

    (tmp_path / "policy.txt").write_text("The kept policy")
    kept = workspace.evidence.attach(tmp_path / "policy.txt", [EvidenceLink("1-1", None)])
    workspace.answers.set_note("1-1", "before")
    before, seal = workspace.secrets, workspace.exports.signer()
    told: list[str] = []
    workspace.locks._copy_before = told.append
    done = workspace.locks.change_the_locks()
    assert (done.documents, done.left, told) == (1, 0, ["re-key"])
    assert not workspace.locks.locks_half_changed
    workspace.answers.set_note("1-2", "after")
    after = workspace.exports.signer()
    assert after.public_line == seal.public_line and after.recipient != seal.recipient
    again = reopen()
    assert again.secrets.generation == 2 and again.secrets.database_key != before.database_key
    notes = {one.ref: one.answer.note for one in again.assessments.state().requirements}
    assert (notes["1-1"], notes["1-2"]) == ("before", "after")
    saved = again.evidence.save(kept.evidence.id, tmp_path)
    assert saved.read_text() == "The kept policy"
    assert again.care.check().ok and again.history.verify().faults == ()


def test_a_stopped_change_of_the_locks_is_finished_at_the_next_start(
    workspace: Workspace, tmp_path: Path, reopen: Reopen
) -> None:
    from core.domain.evidence import EvidenceLink

    for number in range(2):
        path = tmp_path / f"paper {number}.txt"
        path.write_text(f"Paper {number}")
        workspace.evidence.attach(path, [EvidenceLink("1-1", None)])
    with pytest.raises(KnownError) as stopped:
        workspace.locks.change_the_locks(cancelled=lambda: True)
    assert stopped.value.code == "locks-half-changed"
    assert workspace.locks.locks_half_changed
    workspace.answers.set_note("1-1", "meanwhile")
    again = reopen()
    assert not again.locks.locks_half_changed and again.secrets.generation == 2
    assert again.evidence.check().faults == ()
    assert again.locks.finish_change() is None


def test_two_changes_at_once_are_refused_in_words(workspace: Workspace) -> None:
    def nested(done: int, total: int) -> None:
        with pytest.raises(KnownError) as refused:
            workspace.locks.add_passphrase(WORDS)
        assert refused.value.code == "locks-busy"
        seen.append(done)

    seen: list[int] = []
    workspace.evidence.record(
        workspace.evidence.stage_content("paper.txt", b"paper"), [], title="Paper"
    )
    workspace.locks.change_the_locks(progress=nested)
    assert seen


def test_only_an_administrator_changes_ways_and_locks(workspace: Workspace) -> None:
    from core.domain.organisation import Role

    workspace.people.add("Con Tributor", Role.CONTRIBUTOR)
    workspace.people.work_as(workspace.people.named("Con Tributor").id)
    for act in (
        lambda: workspace.locks.add_passphrase(WORDS),
        lambda: workspace.locks.use_spare_key(SpareKey.new()),
        workspace.locks.change_the_locks,
    ):
        with pytest.raises(KnownError) as refused:
            act()
        assert refused.value.code == "not-allowed"
    assert workspace.secrets.generation == 1


def test_every_change_of_the_ways_in_stands_in_the_history(
    workspace: Workspace, ring: MemoryKeyring
) -> None:
    locks = workspace.locks
    before = len(workspace.history.changes())
    locks.use_spare_key(SpareKey.new())
    locks.remember_on_this_pc()
    locks.forget_on_this_pc()
    locks.change_the_locks()
    new = [one.label for one in workspace.history.changes()][::-1][before:]
    assert new == [
        "Make a new spare key",
        "Let a PC remember the key",
        "Let a PC remember the key no more",
        "Change the locks",
    ]
    assert workspace.history.verify().ok
    latest = workspace.history.changes()[0]
    (value,) = workspace.history.details(latest.id)
    assert value.place == "Of the organisation: the ways to open the records"
    assert value.after == "a spare key, 20 May 2026; locks changed so far: 1"
    with pytest.raises(KnownError) as refused:
        workspace.history.put_back(latest.id)
    assert refused.value.code == "cannot-go-back"


def test_a_way_in_that_was_made_past_the_program_is_noted_at_the_next_start(
    workspace: Workspace, ring: MemoryKeyring, reopen: Reopen
) -> None:
    workspace.locks.remember_on_this_pc()
    count = len(workspace.history.changes())
    again = reopen()
    assert len(again.history.changes()) == count
    again._keys.add_slot(SpareKeyWay(SpareKey.new()))
    found = reopen()
    assert found.history.changes()[0].label == "Find other ways to open the records"
    assert len(reopen().history.changes()) == count + 1


def test_damaged_records_change_no_locks_and_no_way_in(workspace: Workspace) -> None:
    workspace._records.store.only_read()
    locks, before = workspace.locks, workspace.locks.ways()
    for act in (
        locks.change_the_locks,
        lambda: locks.use_spare_key(SpareKey.new()),
        lambda: locks.add_passphrase(WORDS),
        lambda: locks.remove(before[0].id),
        workspace.care.clear_older,
    ):
        with pytest.raises(KnownError) as refused:
            act()
        assert refused.value.code == "records-read-only"
    locks.note_ways()
    assert locks.ways() == before and not locks.locks_half_changed
