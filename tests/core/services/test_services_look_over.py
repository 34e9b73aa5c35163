"""Looking records over: damage, lost changes and old copies are found, named and counted."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from damage import roots, spoil
from fixed_clock import FixedClock

from core.domain.evidence import EvidenceLink
from core.domain.long_work import PersonCancelledError
from core.services import store_care
from core.services.access import SpareKeyUnlock
from core.services.seen_here import how_far
from core.store.witness import WitnessState
from core.workspace import Created, Workspace

Reopen = Callable[[], Workspace]


def attach(workspace: Workspace, tmp_path: Path, count: int) -> None:
    for number in range(count):
        path = tmp_path / f"paper {number}.txt"
        path.write_text(f"paper {number}", encoding="utf-8")
        workspace.evidence.attach(path, [EvidenceLink("1-1", "1-1.1a")])


def blobs(workspace: Workspace) -> list[Path]:
    return sorted((workspace.folder / "vault").rglob("*.age"))


def put_back(folder: Path, saved: Path, *names: str) -> None:
    for name in names:
        shutil.copy(saved / name, folder / name)


def test_sound_records_are_looked_over_and_the_date_is_remembered(
    workspace: Workspace, clock: FixedClock, reopen: Reopen, tmp_path: Path
) -> None:
    attach(workspace, tmp_path, 2)
    assert workspace.care.last_look() is None
    told: list[tuple[int, int]] = []
    found = workspace.care.look_over(progress=lambda *step: told.append(step))
    assert found.ok
    assert found.documents == 2
    assert found.health.changes == 3
    assert found.health.worth_a_look == ()
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1]
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    before = clock.now()
    clock.advance(days=1)
    last = reopen().care.last_look()
    assert last == store_care.LastLook(before, 0)


def test_each_look_reads_the_documents_that_waited_longest(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attach(workspace, tmp_path, 5)
    monkeypatch.setattr(store_care, "DOCUMENTS_A_LOOK", 2)
    spoilt = blobs(workspace)[4]
    spoilt.write_bytes(b"not what it was")
    counts = []
    for _ in range(3):
        found = workspace.care.look_over()
        assert found.documents == 2
        counts.append(len(found.faulty))
    assert counts == [0, 0, 1]  # 0 and 1, 2 and 3, 4 and 0
    assert found.faulty[0].refs == ("1-1",)
    assert any("1-1" in fault for fault in found.health.faults)
    assert workspace.care.last_look() is not None


def test_a_look_can_be_stopped_and_then_remembers_nothing(workspace: Workspace) -> None:
    with pytest.raises(PersonCancelledError):
        workspace.care.look_over(cancelled=lambda: True)
    assert workspace.care.last_look() is None


def test_a_look_that_finds_damage_makes_the_records_read_only(
    workspace: Workspace, reopen: Reopen
) -> None:
    workspace.close()
    path = workspace.folder / "records.db"
    root = roots(path, workspace.secrets.database_key)["answer"]
    path.write_bytes(spoil(path.read_bytes(), root - 1))
    again = reopen()
    found = again.care.look_over()
    assert not found.ok
    assert "parts of the file are damaged" in found.health.faults
    assert again.read_only


def test_an_older_copy_put_back_with_its_witness_is_known_by_this_computer(
    workspace: Workspace, reopen: Reopen, tmp_path: Path
) -> None:
    names = ("records.db", "records.witness")
    workspace.answers.tick("1-1", "1-1.1a")
    workspace.close()
    saved = tmp_path / "older"
    saved.mkdir()
    put_back(saved, workspace.folder, *names)
    again = reopen()
    for criterion in ("1-1.1b", "1-1.2a"):
        again.answers.tick("1-1", criterion)
    again.close()
    put_back(again.folder, saved, *names)
    older = reopen()
    assert older.care.history_end() == store_care.HistoryEnd(place=2, missing=2)
    assert older.care.witness().state is WitnessState.AHEAD
    assert older.care.loss_against(1) == 3
    assert older.care.loss_against(4) == 0
    (fault,) = older.care.check().faults
    assert "the last 2 changes are missing" in fault
    after = reopen()  # closing did not make this computer forget
    assert not after.care.check().ok
    after.care.accept_loss()
    assert after.care.check().ok
    assert reopen().care.check().ok


def test_another_history_of_the_same_length_is_known_by_this_computer(
    workspace: Workspace, reopen: Reopen, tmp_path: Path
) -> None:
    names = ("records.db", "records.witness")
    workspace.close()
    put_back(tmp_path, workspace.folder, *names)
    again = reopen()
    again.answers.tick("1-1", "1-1.1a")
    again.close()
    seen = next((tmp_path / "home" / "state" / "seen").iterdir())
    remembered = seen.read_bytes()
    put_back(again.folder, tmp_path, *names)
    seen.unlink()
    other = reopen()
    other.answers.tick("1-1", "1-1.2a")
    other.close()
    seen.write_bytes(remembered)
    assert reopen().care.witness().state is WitnessState.DIFFERENT


def test_what_this_computer_remembers_under_another_key_or_not_at_all_harms_nothing(
    workspace: Workspace, reopen: Reopen, tmp_path: Path
) -> None:
    workspace.close()
    seen = next((tmp_path / "home" / "state" / "seen").iterdir())
    for content in (b"", b"x" * 2000):
        seen.write_bytes(content)
        assert reopen().care.check().ok
    seen.unlink()
    seen.mkdir()
    assert reopen().care.check().ok


def test_how_far_the_history_had_come_is_told_without_the_database(
    created: Created, workspace: Workspace
) -> None:
    workspace.answers.tick("1-1", "1-1.1a")
    workspace.close()
    assert created.spare_key is not None
    unlock = SpareKeyUnlock(created.spare_key)
    (workspace.folder / "records.db").write_bytes(b"gone")
    assert how_far(workspace.folder, unlock) == 2
    (workspace.folder / "records.witness").unlink()
    assert how_far(workspace.folder, unlock) is None


def test_a_printed_stamp_is_found_in_the_history(workspace: Workspace) -> None:
    printed = workspace.history.stamp()
    workspace.answers.tick("1-1", "1-1.1a")
    spaced = " ".join(printed[i : i + 8] for i in range(0, 64, 8)).upper()
    assert workspace.care.place_of_stamp(spaced) == 1
    assert workspace.care.place_of_stamp("0" * 64) is None


def test_a_clock_that_was_set_back_is_worth_a_look_and_no_fault(
    workspace: Workspace, clock: FixedClock
) -> None:
    workspace.answers.tick("1-1", "1-1.1a")
    clock.advance(days=-2)
    workspace.answers.tick("1-1", "1-1.1b")
    found = workspace.care.check()
    assert found.ok
    assert any("set back 1 times" in words for words in found.worth_a_look)
    assert any("later than this computer's clock" in words for words in found.worth_a_look)
    newest = workspace.history.changes(limit=1)[0]
    assert newest.label == "Tick 1-1.1b"  # the order is that of the work, whatever the clock says


def test_locked_files_that_belong_to_nothing_are_counted(
    workspace: Workspace, tmp_path: Path
) -> None:
    attach(workspace, tmp_path, 1)
    (kept,) = (workspace.folder / "vault").rglob("*.age")
    shutil.copy(kept, kept.with_name(f"{'0' * 32}.age"))  # what a killed run had locked away
    assert workspace.evidence.check().unrecorded == 1
    found = workspace.care.look_over()
    assert found.ok
    assert any("1 locked files belong to no document" in w for w in found.health.worth_a_look)


def test_a_witness_that_is_damaged_in_part_is_worth_a_look(
    workspace: Workspace, reopen: Reopen
) -> None:
    workspace.answers.tick("1-1", "1-1.1a")
    workspace.close()
    path = workspace.folder / "records.witness"
    data = bytearray(path.read_bytes())
    data[20] ^= 1
    path.write_bytes(data)
    found = reopen().care.check()
    assert found.ok
    assert any("a part of the file that watches the history" in w for w in found.worth_a_look)


@pytest.mark.parametrize("damage", ["flipped", "cut", "gone"])
def test_a_damaged_list_of_the_ways_in_is_put_right_and_named(
    workspace: Workspace, reopen: Reopen, damage: str
) -> None:
    assert workspace.care.check().worth_a_look == ()
    workspace.close()
    path = workspace.folder / "keys" / "slots.json"
    sound = path.read_bytes()
    flipped = sound.replace(b"spare", b"spbre", 1)
    path.write_bytes({"flipped": flipped, "cut": sound[:-20], "gone": b""}[damage])
    again = reopen()
    assert any("ways to open your records" in words for words in again.care.check().worth_a_look)
    assert path.read_bytes() == sound
    assert reopen().care.check().worth_a_look == ()


def test_a_way_in_that_bears_a_name_is_nothing_to_look_at(
    workspace: Workspace, reopen: Reopen
) -> None:
    workspace.locks.add_passphrase("seven quiet lanterns turning", "Ben")  # in no plain file
    assert reopen().care.check().worth_a_look == ()
