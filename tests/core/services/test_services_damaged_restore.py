"""From damaged records back to whole ones: the newest copy, and what it would lose."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from damage import roots, spoil
from fixed_clock import FixedClock

from core.services.access import SpareKeyUnlock
from core.services.backup.bring_back import look_at
from core.services.backup.rescue import rescue
from core.store.trouble import StoreUnreadableError
from core.workspace import Created, Workspace


@pytest.fixture
def stick(created: Created, tmp_path: Path) -> Path:
    """A stick with a copy that lacks the last two changes; the records are closed."""
    folder = tmp_path / "stick"
    folder.mkdir()
    workspace = created.workspace
    place = workspace.backups.add_place(folder)
    workspace.answers.set_note("1-1", "in the copy")
    assert workspace.backups.create(place.id)[0].copy is not None
    workspace.answers.set_note("1-1", "later")
    workspace.answers.set_note("1-1", "later still")
    workspace.close()
    return folder


def test_damaged_records_are_exchanged_for_the_newest_copy(
    created: Created, stick: Path, clock: FixedClock, reopen: Callable[[], Workspace]
) -> None:
    folder, key = created.workspace.folder, created.workspace.secrets.database_key
    path = folder / "records.db"
    found = roots(path, key)
    data = path.read_bytes()
    for table in ("setting", "answer", "copy", "copy_place"):
        data = spoil(data, found[table] - 1)
    path.write_bytes(data)
    assert created.spare_key is not None
    damaged = Workspace.open_damaged(
        folder,
        SpareKeyUnlock(created.spare_key),
        clock=clock,
        bundled=created.workspace._records.bundled,
    )
    newest = damaged.backups.copies()
    if not newest:  # the list of places was spoilt too; the stick is named anew
        assert look_at(stick)
    assert damaged.care.loss_against(2) == 2
    damaged.close()
    assert path.read_bytes() == data


def test_the_newest_copy_is_put_in_place_of_damaged_records(
    created: Created, stick: Path, clock: FixedClock, reopen: Callable[[], Workspace]
) -> None:
    folder, key = created.workspace.folder, created.workspace.secrets.database_key
    path = folder / "records.db"
    found = roots(path, key)
    damage = spoil(spoil(path.read_bytes(), found["setting"] - 1), found["answer"] - 1)
    path.write_bytes(damage)
    assert created.spare_key is not None
    damaged = Workspace.open_damaged(
        folder,
        SpareKeyUnlock(created.spare_key),
        clock=clock,
        bundled=created.workspace._records.bundled,
    )
    newest = damaged.backups.copies()[0]
    assert newest.changes_behind == damaged.care.loss_against(newest.place) == 2
    assert damaged.restores.preview(newest.id).changes_lost == 2
    restored = damaged.restore(damaged.restores.prepare(newest.id))
    with restored.workspace as workspace:
        assert not workspace.read_only
        assert workspace.assessments.state().by_ref["1-1"].answer.note == "in the copy"
        assert workspace.care.check().ok
        assert workspace.care.witness().ok  # this computer knows that going back was chosen
        workspace.answers.set_note("1-1", "goes on")
    kept = restored.outcome.kept
    assert (kept / "records.db").read_bytes() == damage
    again = reopen()
    assert again.care.check().ok
    assert again.care.witness().ok


def test_damage_that_nobody_had_met_is_no_obstacle_to_the_copy(
    created: Created, stick: Path, reopen: Callable[[], Workspace]
) -> None:
    path = created.workspace.folder / "records.db"
    found = roots(path, created.workspace.secrets.database_key)
    damage = spoil(path.read_bytes(), found["sign_off"] - 1)  # nothing reads it at a start
    path.write_bytes(damage)
    workspace = reopen()
    assert not workspace.read_only
    newest = workspace.backups.copies()[0]
    restored = workspace.restore(workspace.restores.prepare(newest.id))
    with restored.workspace as back:
        assert back.care.check().ok
        assert back.assessments.state().by_ref["1-1"].answer.note == "in the copy"
    assert restored.outcome.kept is not None
    assert (restored.outcome.kept / "records.db").is_file()


def test_records_of_which_nothing_can_be_read_are_kept_beside_the_copy(
    created: Created, stick: Path, clock: FixedClock
) -> None:
    folder = created.workspace.folder
    path = folder / "records.db"
    path.write_bytes(spoil(path.read_bytes(), 0))
    damage = path.read_bytes()
    assert created.spare_key is not None
    unlock = SpareKeyUnlock(created.spare_key)
    for opening in (Workspace.open, Workspace.open_damaged):
        with pytest.raises(StoreUnreadableError):
            opening(folder, unlock, clock=clock)  # type: ignore[operator]
    outcome = rescue(folder, unlock, look_at(stick)[0], clock=clock)
    assert outcome.kept is not None
    assert (outcome.kept / "records.db").read_bytes() == damage
    with Workspace.open(
        folder, unlock, clock=clock, bundled=created.workspace._records.bundled
    ) as workspace:
        assert workspace.assessments.state().by_ref["1-1"].answer.note == "in the copy"
        assert workspace.care.check().faults == ()
