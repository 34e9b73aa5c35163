"""Copies of the records: where they go, when they are due, what is in them."""

from __future__ import annotations

import errno
from datetime import timedelta
from pathlib import Path

import pytest
from fixed_clock import FixedClock

from core.domain.evidence import EvidenceLink
from core.domain.long_work import PersonCancelledError
from core.errors import KnownError
from core.services.backup.copy_places import CopiesBesideRecordsError, UnknownCopyPlaceError
from core.store.backup import CopyMissingError, PlaceMissingError, PlaceOfOthersError
from core.workspace import Workspace


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "Größe Stick 1" / "für uns"
    folder.mkdir(parents=True)
    return folder


def test_the_first_copy_goes_to_this_pc_by_itself(workspace: Workspace, home: Path) -> None:
    assert workspace.backups.places() == ()
    assert workspace.backups.newest().here is None
    (made,) = workspace.backups.create()
    assert made.problem is None and made.copy is not None
    assert made.place.here and made.place.present and made.place.label == "This PC"
    assert made.place.folder == home / "data" / "copies" / workspace.store_id[:8]
    assert made.copy.changes_behind == 0 and made.copy.proved_at is not None
    assert workspace.backups.newest().here == made.copy
    assert workspace.history.verify().count == 1  # copying is no change


def test_a_copy_goes_to_every_place_that_is_there(workspace: Workspace, stick: Path) -> None:
    added = workspace.backups.add_place(stick, "Blue stick")
    assert (added.label, added.here, added.present, added.newest) == (
        "Blue stick",
        False,
        True,
        None,
    )
    made = workspace.backups.create()
    assert [one.place.here for one in made] == [True, False]
    assert len(list((stick / "igt-copies" / "copies").glob("*.age"))) == 1
    newest = workspace.backups.newest()
    assert newest.elsewhere == made[1].copy and newest.elsewhere_label == "Blue stick"
    assert {copy.place_id for copy in workspace.backups.copies()} == {
        place.id for place in workspace.backups.places()
    }


def test_a_missing_stick_is_asked_for_and_no_error(
    workspace: Workspace, stick: Path, tmp_path: Path, clock: FixedClock
) -> None:
    place = workspace.backups.add_place(stick)
    workspace.backups.create()
    stick.rename(tmp_path / "elsewhere")
    workspace.answers.set_note("1-1", "New")
    clock.advance(hours=2)
    due = workspace.backups.due()
    assert [one.id for one in due.missing] == [place.id]
    assert [one.here for one in due.places] == [True]
    (made,) = workspace.backups.run_due()
    assert made.place.here and made.problem is None
    (missing,) = [one for one in workspace.backups.places() if not one.here]
    assert not missing.present and missing.newest is not None
    assert missing.newest.changes_behind == 1 and not missing.newest.present
    with pytest.raises(PlaceMissingError):
        workspace.backups.create(place.id)
    with pytest.raises(PlaceMissingError):
        workspace.backups.check(missing.newest.id)
    # plugged in under another name, the stick is known again
    found = workspace.backups.add_place(tmp_path / "elsewhere")
    assert found.id == place.id and found.present
    assert len(workspace.backups.places()) == 2


def test_a_copy_is_due_within_the_hour_and_at_the_close_after_a_change(
    workspace: Workspace, clock: FixedClock
) -> None:
    assert workspace.backups.due()
    workspace.backups.run_due()
    clock.advance(hours=5)
    assert not workspace.backups.due() and not workspace.backups.due(closing=True)
    workspace.backups.run_due()
    workspace.answers.set_note("1-1", "New")
    assert workspace.backups.run_due()
    workspace.answers.set_note("1-1", "Newer")
    clock.advance(minutes=59)
    assert not workspace.backups.due() and workspace.backups.due(closing=True)
    clock.advance(minutes=1)
    assert workspace.backups.due()
    clock.advance(days=-3)  # set back: rather one copy too many
    assert workspace.backups.due()


def test_before_something_large_one_copy_is_enough(workspace: Workspace) -> None:
    workspace.backups.before("migration")
    workspace.backups.before("re-key")
    assert len(workspace.backups.copies()) == 1
    workspace.answers.set_note("1-1", "New")
    workspace.backups.before("restore")
    assert len(workspace.backups.copies()) == 2


def test_documents_are_copied_once_and_missing_ones_are_named(
    workspace: Workspace, tmp_path: Path, clock: FixedClock
) -> None:
    policy = tmp_path / "policy.txt"
    policy.write_text("We lock the door.", encoding="utf-8")
    workspace.evidence.attach(policy, [EvidenceLink("1-1"), EvidenceLink("2-1")])
    (first,) = workspace.backups.create()
    assert first.documents_copied == 1
    clock.advance(minutes=1)
    (second,) = workspace.backups.create()
    assert second.documents_copied == 0 and second.documents_missing == ()
    assert second.copy is not None
    health = workspace.backups.check(second.copy.id)
    assert health.ok and health.copy.proved_at == clock.now()
    (document,) = (second.place.folder / "igt-copies" / "documents").rglob("*.age")
    document.unlink()
    assert workspace.backups.check(second.copy.name).faults == (
        "“policy” (1-1, 2-1) is missing beside the copy",
    )
    assert workspace.backups.copies()[0].proved_at is None
    for blob in (workspace.folder / "vault").rglob("*.age"):
        blob.unlink()
    (third,) = workspace.backups.create()
    assert [one.words for one in third.documents_missing] == ["“policy” (1-1, 2-1)"]


def test_a_damaged_copy_is_told_in_words(workspace: Workspace) -> None:
    (made,) = workspace.backups.create()
    assert made.copy is not None
    path = made.place.folder / "igt-copies" / "copies" / made.copy.name
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    assert workspace.backups.check(made.copy.id).faults == ("the copy is damaged or cut short",)
    path.unlink()
    assert workspace.backups.copies() == ()
    with pytest.raises(CopyMissingError):
        workspace.backups.check(made.copy.id)


def test_a_place_is_forgotten_and_its_copies_stay(workspace: Workspace, stick: Path) -> None:
    place = workspace.backups.add_place(stick)
    workspace.backups.create(place.id)
    assert workspace.backups.forget_place(place.id).copies
    assert workspace.backups.places() == ()
    assert len(list((stick / "igt-copies" / "copies").glob("*.age"))) == 1
    with pytest.raises(UnknownCopyPlaceError):
        workspace.backups.forget_place(place.id)
    again = workspace.backups.add_place(stick)
    assert again.newest is not None and again.newest.changes_behind == 0


def test_copies_go_neither_beside_the_records_nor_among_others(
    workspace: Workspace, stick: Path
) -> None:
    inside = workspace.folder / "copies"
    inside.mkdir()
    for folder in (workspace.folder, inside):
        with pytest.raises(CopiesBesideRecordsError):
            workspace.backups.add_place(folder)
    with pytest.raises(PlaceMissingError):
        workspace.backups.add_place(stick / "not there")
    workspace.backups.add_place(stick)
    marker = stick / "igt-copies" / "igt-copies.json"
    assert marker.is_file()
    other = Workspace.create(
        stick.parent / "other", _another_store(), clock=workspace.answers._records.clock
    ).workspace
    with other, pytest.raises(PlaceOfOthersError):
        other.backups.add_place(stick)
    assert workspace.backups.places()[0].present


def _another_store() -> object:
    from core.workspace import NewStore

    return NewStore("Others", "", "pharmacy", "Bo Larch", "igt-10")


def test_trouble_with_one_place_does_not_stop_the_others(workspace: Workspace, stick: Path) -> None:
    workspace.backups.create(workspace.backups.add_place(stick).id)
    marker = stick / "igt-copies" / "igt-copies.json"
    marker.write_bytes(marker.read_bytes()[:-9])
    here, there = workspace.backups.create()
    assert here.problem is None and there.copy is None
    assert there.problem is not None and there.problem.code == "copy-place-damaged"


def test_a_stopped_copy_leaves_nothing(workspace: Workspace, tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    big.write_text("text " * 300_000, encoding="utf-8")
    workspace.evidence.attach(big, [])
    with pytest.raises(PersonCancelledError):
        workspace.backups.create(cancelled=lambda: True)
    assert workspace.backups.copies() == ()
    with pytest.raises(PersonCancelledError):
        workspace.backups.create_whole(tmp_path / "all.igt-copy", cancelled=lambda: True)
    assert not (tmp_path / "all.igt-copy").exists()


def test_old_copies_are_thinned_out_of_place_and_list(
    workspace: Workspace, clock: FixedClock
) -> None:
    for _ in range(3):
        workspace.backups.create()
        clock.advance(minutes=1)
    clock.advance(days=1)
    workspace.backups.create()
    assert len(workspace.backups.copies()) == 2
    assert clock.now() - workspace.backups.copies()[0].made_at < timedelta(seconds=5)


def test_the_made_up_pharmacy_is_not_copied_by_itself(
    tmp_path: Path, home: Path, clock: FixedClock
) -> None:
    from core.workspace import NewStore

    setup = NewStore("Sample", "", "pharmacy", "Ada Wren", "igt-10", sample=True)
    with Workspace.create(tmp_path / "sample", setup, clock=clock).workspace as sample:
        assert not sample.backups.due(closing=True)
        assert sample.backups.run_due() == ()
    assert not (home / "data").exists()


def test_a_stick_pulled_in_mid_copy_harms_nothing(
    workspace: Workspace, stick: Path, tmp_path: Path
) -> None:
    for number in range(3):
        paper = tmp_path / f"{number}.txt"
        paper.write_text(f"Document {number}", encoding="utf-8")
        workspace.evidence.attach(paper, [])
    place = workspace.backups.add_place(stick)
    workspace.backups.create()
    workspace.answers.set_note("1-1", "New")

    def pull(done: int, total: int) -> None:
        if stick.exists() and list((stick / "igt-copies").glob(".tmp-*")):
            stick.rename(tmp_path / "pulled")

    here, there = workspace.backups.create(progress=pull)
    assert here.problem is None and there.problem is not None
    assert there.problem.code == "copy-place-missing"
    assert not stick.exists()  # nothing was made where the stick was
    assert workspace.history.verify().ok and workspace.care.check().ok
    (tmp_path / "pulled").rename(stick)
    (again,) = workspace.backups.create(place.id)
    assert again.problem is None and workspace.backups.check(again.copy.id).ok  # type: ignore[union-attr]
    assert not list((stick / "igt-copies").glob(".tmp-*"))


def test_a_full_disk_is_said_and_the_copies_before_stay(
    workspace: Workspace, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    (made,) = workspace.backups.create()
    workspace.answers.set_note("1-1", "New")
    clock.advance(hours=2)

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patched:
        patched.setattr("core.store.backup.place.os.fsync", full)
        with pytest.raises(KnownError) as caught:
            workspace.backups.run_due()
    assert (caught.value.code, caught.value.exit_code) == ("disk-full", 3)
    assert [copy.name for copy in workspace.backups.copies()] == [made.copy and made.copy.name]
    assert workspace.backups.run_due()[0].problem is None
