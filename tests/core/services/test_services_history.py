from __future__ import annotations

from datetime import UTC, datetime

from core.services.answers import AnswerEdit
from core.services.labels import LABELS, label_text
from core.store.witness import WitnessState


def test_each_change_is_named_so_that_a_person_knows_it(workspace):
    workspace.answers.tick("1-1", "1-1.1a")
    workspace.answers.untick("1-1", "1-1.1a")
    workspace.answers.change("1-1", AnswerEdit(note="x", owner="y"))
    workspace.answers.mark_not_relevant("1-2", "None here")
    workspace.answers.mark_relevant("1-2")
    workspace.answers.change("2-1", AnswerEdit(note="only this"))
    workspace.profile.set("name", "Harbour Street Pharmacy")
    assert [change.label for change in workspace.history.changes()] == [
        "Change the name of the organisation",
        "Note on 2-1",
        "1-2 applies to us",
        "1-2 does not apply to us",
        "Several changes to 1-1",
        "Take the tick off 1-1.1a",
        "Tick 1-1.1a",
        "Set up the records",
    ]


def test_the_history_of_one_requirement_can_be_asked_for(workspace):
    workspace.answers.tick("1-1", "1-1.1a")
    workspace.answers.tick("2-1", "2-1.1a")
    assert [c.label for c in workspace.history.changes(ref="1-1")] == ["Tick 1-1.1a"]
    assert len(workspace.history.changes(limit=1)) == 1


def test_a_change_says_who_made_it_and_when(workspace, clock):
    clock.advance(hours=1)
    workspace.profile.set("person", "Ben Tern")
    workspace.answers.tick("1-1", "1-1.1a")
    newest = workspace.history.changes(limit=1)[0]
    assert (newest.person, newest.at) == ("Ben Tern", clock.now())


def test_the_history_of_sound_records_holds_and_has_a_stamp(workspace):
    before = workspace.history.stamp()
    workspace.answers.tick("1-1", "1-1.1a")
    verdict = workspace.history.verify()
    assert verdict.ok
    assert verdict.count == 2
    assert len(verdict.stamp) == 64
    assert verdict.stamp != before
    assert verdict.stamp == workspace.assessments.state().history_stamp


def test_a_label_that_this_program_does_not_know_is_shown_as_it_stands():
    assert label_text("from-the-future", {"ref": "1-1"}) == "from-the-future"
    assert "ticked" in LABELS


def test_sound_records_pass_their_check(workspace):
    told: list[tuple[int, int]] = []
    workspace.answers.tick("1-1", "1-1.1a")
    health = workspace.care.check(progress=lambda *step: told.append(step))
    assert health.ok
    assert health.changes == 2
    assert told[-1][0] == told[-1][1] > 0
    assert workspace.care.witness().ok


def test_lost_changes_are_named_at_the_next_start_until_they_are_accepted(workspace, reopen):
    again = reopen()
    old = (again.folder / "records.db").read_bytes()
    again.answers.tick("1-1", "1-1.1a")
    again.answers.tick("1-1", "1-1.1b")
    again.close()
    (again.folder / "records.db").write_bytes(old)
    after = reopen()
    witness = after.care.witness()
    assert (witness.state, witness.missing) == (WitnessState.AHEAD, 2)
    assert "the last 2 changes are missing" in after.history.verify().faults
    after.care.accept_loss()
    assert after.care.check().ok


def test_what_was_staged_and_never_recorded_is_swept_after_a_day(workspace, clock, tmp_path):
    path = tmp_path / "a.txt"
    for text, record in (("kept", True), ("left over", False)):
        path.write_text(text, encoding="utf-8")
        staged = workspace.evidence.stage(path)
        if record:
            workspace.evidence.record(staged)
    clock.set(datetime.now(UTC))
    assert workspace.care.sweep().files == 0
    clock.advance(days=2)
    assert workspace.care.sweep().files == 1
    assert workspace.evidence.check().faults == ()
