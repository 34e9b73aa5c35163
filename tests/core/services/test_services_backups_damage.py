"""Damaged and older records: a copy comes back in their place, and one is made before a change."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from damage import PAGE, roots, spoil
from fixed_clock import FixedClock

from core.domain.evidence import EvidenceLink
from core.domain.state import AssessmentState
from core.services.access import SpareKeyUnlock, parse_spare_key
from core.services.backup.bring_back import FoundCopy, look_at
from core.services.backup.rescue import copies_for, rescue
from core.store.backup import PlaceOfOthersError
from core.store.trouble import RecordsReadOnlyError
from core.workspace import Created, NewStore, Workspace

OLD = Path(__file__).resolve().parents[2] / "stores" / "0001"


@pytest.fixture
def then(created: Created, tmp_path: Path) -> AssessmentState:
    """The records as they were copied; a later note is in no copy."""
    workspace = created.workspace
    policy = tmp_path / "policy.txt"
    policy.write_text("We lock the door.", encoding="utf-8")
    workspace.evidence.attach(policy, [EvidenceLink("1-1", "1-1.1a")])
    workspace.answers.set_note("1-1", "in the copy")
    workspace.backups.create()
    state = replace(workspace.assessments.state(), history_stamp="")
    workspace.answers.set_note("1-1", "x" * PAGE)
    workspace.close()
    return state


@pytest.fixture
def stick(created: Created, tmp_path: Path) -> Path:
    """A place for copies besides the one on this PC."""
    folder = tmp_path / "stick"
    folder.mkdir()
    created.workspace.backups.add_place(folder)
    return folder


def unlock_of(created: Created) -> SpareKeyUnlock:
    assert created.spare_key is not None
    return SpareKeyUnlock(created.spare_key)


def test_a_copy_comes_back_in_place_of_damaged_records(
    created: Created, then: AssessmentState, clock: FixedClock
) -> None:
    folder, bundled = created.workspace.folder, created.workspace._records.bundled
    database = folder / "records.db"
    table = roots(database, created.workspace.secrets.database_key)
    data = database.read_bytes()
    for name in ("answer", "copy", "copy_place"):
        data = spoil(data, table[name] - 1)
    database.write_bytes(data)
    damaged = Workspace.open_damaged(folder, unlock_of(created), clock=clock, bundled=bundled)
    assert damaged.read_only and not damaged.backups.due()
    (copy,) = damaged.backups.copies()  # found on this PC though the list of copies is gone
    assert damaged.backups.check(copy.id).ok
    assert damaged.restores.preview(copy.id).documents_missing == ()
    restored = damaged.restore(damaged.restores.prepare(copy.id))
    with restored.workspace as workspace:
        assert replace(workspace.assessments.state(), history_stamp="") == then
        assert workspace.care.check().ok and workspace.care.witness().ok
        assert not workspace.read_only
        workspace.answers.set_note("1-1", "goes on")
        workspace.backups.create()
    kept = restored.outcome.kept
    assert kept is not None and (kept / "records.db").read_bytes() == data


def test_records_of_an_older_program_are_copied_before_they_change(
    tmp_path: Path, home: Path, clock: FixedClock
) -> None:
    old = Path(shutil.copytree(OLD, tmp_path / "old"))
    unlock = SpareKeyUnlock((old / "spare-key.txt").read_text(encoding="ascii"))
    with Workspace.open(old / "store", unlock, clock=clock) as workspace:
        note = workspace.assessments.state().by_ref["10-114"].answer.note
        (copy,) = workspace.backups.copies()
        assert workspace.backups.check(copy.id).ok
        workspace.answers.set_note("10-114", "changed")
        assert workspace.restores.preview(copy.id).changes_lost == 1
        restored = workspace.restore(workspace.restores.prepare(copy.id))
    with restored.workspace as workspace:
        assert workspace.assessments.state().by_ref["10-114"].answer.note == note
        assert workspace.evidence.check().faults == ()


def test_a_copy_comes_back_in_place_of_records_that_do_not_open_at_all(
    created: Created, stick: Path, then: AssessmentState, clock: FixedClock
) -> None:
    folder, unlock = created.workspace.folder, unlock_of(created)
    database = folder / "records.db"
    data = spoil(database.read_bytes(), 0)
    database.write_bytes(data)
    (found,) = copies_for(folder, unlock)
    outcome = rescue(folder, unlock, found, clock=clock)
    assert outcome.words == "Changes after 10:30 on 20 May are not in this copy: 1 change."
    assert outcome.kept is not None and (outcome.kept / "records.db").read_bytes() == data
    bundled = created.workspace._records.bundled
    with Workspace.open(folder, unlock, clock=clock, bundled=bundled) as workspace:
        assert replace(workspace.assessments.state(), history_stamp="") == then
        assert workspace.care.check().ok and workspace.care.witness().ok
        assert workspace.history.changes(limit=1)[0].label == (
            "Bring back the copy of 10:30 on 20 May"
        )
        places = [place.folder for place in workspace.backups.places()]
        assert stick in places  # it goes on getting copies
    with pytest.raises(PlaceOfOthersError):
        rescue(folder, unlock, _found_of_others(created, clock), clock=clock)
    assert not list(folder.glob(".tmp-*"))


def _found_of_others(created: Created, clock: FixedClock) -> FoundCopy:
    """A copy of other records that the same sheet opens."""
    folder = created.workspace.folder.parent / "others"
    setup = NewStore(
        "Others", "", "pharmacy", "Bo Larch", "igt-10",
        spare_key=parse_spare_key(created.spare_key or ""),
    )  # fmt: skip
    with Workspace.create(folder, setup, clock=clock).workspace as others:
        made = others.backups.create()[0]
    return look_at(made.place.folder)[0]


def test_damaged_records_are_never_copied_over_a_good_copy(
    workspace: Workspace, tmp_path: Path, stick: Path
) -> None:
    good = workspace.backups.create()
    before = workspace.backups.copies()
    workspace._records.store.only_read()
    whole = tmp_path / "whole.tar"
    for act in (
        workspace.backups.create,
        lambda: workspace.backups.create(good[0].place.id),
        lambda: workspace.backups.create_whole(whole),
        lambda: workspace.backups.before("re-key"),
        lambda: workspace.backups.add_place(tmp_path),
    ):
        with pytest.raises(RecordsReadOnlyError):
            act()
    assert workspace.backups.run_due(closing=True) == ()
    assert workspace.backups.copies() == before
    assert not whole.exists() and not list(tmp_path.glob("igt-copies"))
    assert workspace.backups.check(before[0].id).faults == ()
