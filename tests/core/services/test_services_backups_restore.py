"""Bringing back an older copy: shown first, exactly the state of then, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from fixed_clock import FixedClock
from sqlalchemy import select

from core.domain.evidence import EvidenceLink
from core.domain.organisation import Role
from core.domain.state import AssessmentState
from core.services.access import SpareKey, SpareKeyUnlock
from core.services.permission import NotAllowedError
from core.store import tables
from core.store.backup import CopyMissingError, PlaceDiskError
from core.store.engine import connect
from core.store.store import DATABASE
from core.store.trouble import DiskFullError
from core.workspace import Created, Restored, Workspace


def state_of(workspace: Workspace) -> AssessmentState:
    """Everything about the assessment, the stamp of its history left out."""
    return replace(workspace.assessments.state(), history_stamp="")


def copy_id(workspace: Workspace) -> str:
    made = workspace.backups.create()[0].copy
    assert made is not None
    return made.id


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    path = tmp_path / "Türschloss.txt"
    path.write_text("We lock the door.", encoding="utf-8")
    return path


@pytest.fixture
def worked(workspace: Workspace, policy: Path) -> Workspace:
    workspace.answers.tick("1-1", "1-1.1a")
    workspace.answers.set_note("1-1", "First note")
    workspace.evidence.attach(policy, [EvidenceLink("1-1")])
    return workspace


@pytest.fixture
def bring_back() -> Iterator[object]:
    """Restore a copy by its id; what is open afterwards is closed at the end."""
    with ExitStack() as open_now:

        def restore(workspace: Workspace, copy: str) -> Restored:
            restored = workspace.restore(workspace.restores.prepare(copy))
            open_now.callback(restored.workspace.close)
            return restored

        yield restore


def test_the_preview_says_what_would_change_and_what_would_be_lost(
    worked: Workspace, clock: FixedClock
) -> None:
    copy = copy_id(worked)
    clock.advance(hours=1)
    worked.answers.set_note("1-1", "Second note")
    since = clock.now()
    clock.advance(hours=1)
    worked.answers.untick("1-1", "1-1.1a")
    worked.evidence.add_paper("Blue folder", "Rota", [EvidenceLink("2-1")])
    before = state_of(worked)
    preview = worked.restores.preview(copy)
    assert (preview.changes_lost, preview.changes_lost_since) == (3, since)
    assert preview.changes_gained == 0 and preview.documents_missing == ()
    assert preview.lost_words == (
        "Changes after 10:30 on 20 May are not in this copy; 3 changes would be lost."
    )
    told = {(one.ref, one.field): (one.now, one.then) for one in preview.differences}
    assert told["1-1", "Note on 1-1"] == ("Second note", "First note")
    assert told["1-1", "1-1.1a: Thing 1a"] == ("not ticked", "ticked")
    assert told["", "Title of “Rota”"] == ("Rota", "(nothing)")
    assert state_of(worked) == before
    assert not list(worked.folder.glob(".tmp-*"))


def test_a_copy_of_just_now_would_change_nothing(worked: Workspace) -> None:
    preview = worked.restores.preview(copy_id(worked))
    assert (preview.changes_lost, preview.differences) == (0, ())
    assert preview.lost_words == "Nothing was changed after 10:30 on 20 May."


def test_a_restored_copy_is_exactly_the_state_of_then(
    worked: Workspace, policy: Path, clock: FixedClock, tmp_path: Path, bring_back
) -> None:
    then, copy = state_of(worked), copy_id(worked)
    clock.advance(days=1)
    worked.answers.set_note("1-1", "Second note")
    policy.write_text("We bolt the door.", encoding="utf-8")
    worked.evidence.attach(policy, [EvidenceLink("2-1")])
    clock.advance(days=-1)
    restored = bring_back(worked, copy)
    workspace, outcome = restored.workspace, restored.outcome
    assert state_of(workspace) == then
    assert outcome.words == "Changes after 10:30 on 20 May are not in this copy: 2 changes."
    assert (outcome.changes_lost, outcome.documents_missing) == (2, ())
    (kept,) = workspace.evidence.all()
    saved = workspace.evidence.save(kept.id, tmp_path / "home")
    assert saved.read_text(encoding="utf-8") == "We lock the door."
    assert workspace.history.verify().ok and workspace.care.check().ok
    assert workspace.care.witness().ok
    newest = workspace.history.changes(limit=1)[0]
    assert (newest.label, newest.person) == ("Bring back the copy of 10:30 on 20 May", "Ada Wren")
    # it can be worked in, and opened again
    workspace.answers.set_note("1-1", "Third note")
    assert workspace.history.verify().ok


def test_what_was_there_is_kept_and_copied_and_can_be_brought_back_again(
    worked: Workspace, clock: FixedClock, policy: Path, bring_back
) -> None:
    copy = copy_id(worked)
    clock.advance(hours=3)
    worked.answers.set_note("1-1", "Second note")
    policy.write_text("We bolt the door.", encoding="utf-8")
    worked.evidence.attach(policy, [EvidenceLink("2-1")])
    later = state_of(worked)
    first = bring_back(worked, copy)
    assert first.outcome.kept is not None
    assert first.outcome.kept.parent == worked.folder
    assert (first.outcome.kept / "records.db").is_file()
    workspace = first.workspace
    assert [view.changes_behind for view in workspace.backups.copies()] == [None, 1]
    newest = workspace.backups.copies()[0]
    preview = workspace.restores.preview(newest.id)
    assert (preview.changes_gained, preview.changes_lost) == (2, 1)
    clock.advance(days=3)
    workspace.care.sweep()  # the documents of before stay
    second = bring_back(workspace, newest.id)
    again = state_of(second.workspace)
    assert again == replace(later, today=again.today)
    assert second.outcome.documents_missing == ()
    assert second.workspace.evidence.check().faults == ()
    assert second.workspace.history.verify().ok
    assert second.outcome.kept != first.outcome.kept


def test_restored_records_open_with_the_keys_of_now(
    created: Created, clock: FixedClock, bring_back
) -> None:
    workspace = created.workspace
    copy = copy_id(workspace)
    key = SpareKey.new()
    workspace.locks.use_spare_key(key)
    workspace.answers.set_note("1-1", "New")
    restored = bring_back(workspace, copy)
    restored.workspace.close()
    unlock = SpareKeyUnlock(key.printed)
    with Workspace.open(workspace.folder, unlock, clock=clock) as opened:
        assert opened.care.witness().ok
        assert opened.assessments.state().by_ref["1-1"].answer.note == ""


def test_a_document_that_was_damaged_comes_back_from_the_copy(
    worked: Workspace, bring_back
) -> None:
    copy = copy_id(worked)
    (blob,) = (worked.folder / "vault").rglob("*.age")
    blob.write_bytes(blob.read_bytes()[:-20])
    assert worked.evidence.check().faults
    restored = bring_back(worked, copy)
    assert restored.workspace.evidence.check().faults == ()


def test_documents_that_are_nowhere_are_named_with_what_they_serve(
    worked: Workspace, bring_back
) -> None:
    copy = copy_id(worked)
    for root in (worked.folder / "vault", worked.backups.places()[0].folder / "igt-copies"):
        for blob in root.rglob("*/??/??/*.age"):
            blob.unlink()
        for blob in root.glob("??/??/*.age"):
            blob.unlink()
    preview = worked.restores.preview(copy)
    assert [one.words for one in preview.documents_missing] == ["“Türschloss” (1-1)"]
    outcome = bring_back(worked, copy).outcome
    assert [(one.file_name, one.refs) for one in outcome.documents_missing] == [
        ("Türschloss.txt", ("1-1",))
    ]


def test_a_pin_of_then_does_not_come_back(worked: Workspace, bring_back) -> None:
    person = worked.people.working()
    worked.people.set_pin(person.id, "7305")
    copy = copy_id(worked)
    worked.people.set_pin(person.id, "9264", old="7305")
    workspace = bring_back(worked, copy).workspace
    assert workspace.people.needs_pin(person.id)
    workspace.people.try_pin(person.id, "9264")


def test_places_for_copies_stay_what_they_are_now(
    worked: Workspace, tmp_path: Path, bring_back
) -> None:
    copy = copy_id(worked)
    (tmp_path / "stick").mkdir()
    worked.backups.add_place(tmp_path / "stick", "Stick")
    workspace = bring_back(worked, copy).workspace
    assert [place.label for place in workspace.backups.places()] == ["This PC", "Stick"]


def test_only_an_administrator_brings_back_a_copy(worked: Workspace) -> None:
    copy = copy_id(worked)
    worked.people.work_as(worked.people.add("Bo Larch", Role.AUDITOR).person.id)
    with pytest.raises(NotAllowedError):
        worked.restores.prepare(copy)
    worked.backups.create()  # but a copy is made whoever is there


def test_what_was_made_ready_can_be_left(worked: Workspace) -> None:
    before = state_of(worked)
    prepared = worked.restores.prepare(copy_id(worked))
    assert prepared.documents_missing == ()
    prepared.discard()
    assert state_of(worked) == before and not list(worked.folder.glob(".tmp-*"))
    with pytest.raises(CopyMissingError):
        worked.restores.prepare("nothing of the kind")


def test_nothing_changes_when_the_copy_before_cannot_be_made(
    worked: Workspace, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = copy_id(worked)
    worked.answers.set_note("1-1", "Second note")
    prepared = worked.restores.prepare(copy)
    before = state_of(worked)
    place = worked.backups.places()[0].folder / "igt-copies"
    place.rename(place.with_name("elsewhere"))
    place.write_text("no folder", encoding="utf-8")
    with pytest.raises(PlaceDiskError):
        worked.restore(prepared)
    assert state_of(worked) == before
    worked.answers.set_note("1-1", "Still open")


def test_a_copy_from_before_the_locks_were_changed_still_comes_back(
    created: Created, tmp_path: Path, policy: Path, reopen
) -> None:
    workspace = created.workspace
    stick = tmp_path / "stick"
    stick.mkdir()
    place = workspace.backups.add_place(stick)
    workspace.answers.set_note("1-1", "Before")
    workspace.evidence.attach(policy, [EvidenceLink("1-1")])
    made = workspace.backups.create(place.id)[0].copy
    assert made is not None
    stick.rename(tmp_path / "away")  # the stick is not there while the locks are changed
    workspace.locks.change_the_locks()
    workspace.answers.set_note("1-1", "After")
    (tmp_path / "away").rename(stick)
    workspace = reopen()
    for copy in workspace.backups.copies():
        assert workspace.restores.preview(copy.id).changes_lost >= 1
    sheet = SpareKeyUnlock(created.spare_key or "")
    assert workspace.restores.preview(made.id, unlock=sheet).documents_missing == ()
    for blob in (workspace.folder / "vault").rglob("*.age"):
        blob.unlink()
    restored = workspace.restore(workspace.restores.prepare(made.id))
    with restored.workspace as opened:
        assert opened.assessments.state().by_ref["1-1"].answer.note == "Before"
        assert opened.care.check().ok and opened.evidence.check().faults == ()


def test_the_readable_copies_of_then_are_not_looked_for(worked: Workspace, bring_back) -> None:
    (piece,) = worked.evidence.all()
    worked.copies.open(piece.id)
    copy = copy_id(worked)
    worked.copies.close_all()
    workspace = bring_back(worked, copy).workspace
    with workspace.answers._records.store.read() as session:
        assert session.scalars(select(tables.OpenCopy)).all() == []


def test_a_disk_that_fills_up_at_the_swap_leaves_the_records_as_they_were(
    worked: Workspace, reopen, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = copy_id(worked)
    worked.answers.set_note("1-1", "Second note")
    before = state_of(worked)
    prepared = worked.restores.prepare(copy)

    def full(*_: object) -> None:
        raise DiskFullError()

    monkeypatch.setattr("core.services.backup.restoring.restore_database", full)
    with pytest.raises(DiskFullError):
        worked.restore(prepared)
    workspace = reopen()
    assert state_of(workspace) == before and workspace.care.check().ok


def test_the_end_of_an_older_history_cannot_be_cut_off_in_silence(
    worked: Workspace, bring_back, reopen
) -> None:
    copy = copy_id(worked)
    worked.answers.set_note("1-1", "Later")
    now = bring_back(worked, copy).workspace
    now.answers.set_note("1-1", "And on")
    assert now.history.verify().ok
    key = now.secrets.database_key
    now.close()
    database = connect(now.folder / DATABASE, key)
    old, place = database.execute(
        "SELECT id, place FROM change WHERE replica_id = "
        "(SELECT replica_id FROM change ORDER BY place LIMIT 1) ORDER BY place DESC"
    ).fetchone()
    database.execute("PRAGMA foreign_keys = OFF")
    for statement in (
        "DELETE FROM evidence_link",  # what the last change of the older history had brought
        "DELETE FROM change_value WHERE change_id = ?",
        "DELETE FROM change WHERE id = ?",
    ):
        database.execute(statement, (old,) if "?" in statement else ())
    database.execute("UPDATE change SET place = place - 1 WHERE place > ?", (place,))
    database.close()
    faults = reopen().history.verify().faults
    assert "the history from before a copy was brought back is cut off or exchanged" in faults
