"""Undo and redo: what was done since this start, of any depth, refused where it would harm."""

from __future__ import annotations

from datetime import date

import pytest

from core.domain.change import Change
from core.domain.evidence import EvidenceLink
from core.domain.signoff import SignedHow
from core.services.answers import AnswerEdit
from core.services.past.setting_back import (
    UndoHalfTypedError,
    UndoOpenOutsideError,
    UndoRefusedError,
    UndoUsedSinceError,
)
from core.services.past.undo import NothingToRedoError, NothingToUndoError, UndoAcrossSignOffError
from core.services.records import AssessmentSignedError


def answer(workspace, ref="1-1"):
    return workspace.assessments.state().by_ref[ref].answer


@pytest.fixture
def policy(tmp_path):
    path = tmp_path / "policy.txt"
    path.write_text("We keep things safe.", encoding="utf-8")
    return path


def test_undo_says_what_it_would_do_and_does_it(workspace):
    workspace.answers.tick("1-1", "1-1.1a")
    step = workspace.undo.can_undo()
    assert (step.label, step.ref, step.where) == ("Undo tick 1-1.1a", "1-1", "answer")
    done = workspace.undo.undo()
    assert (done.change, done.label) == (Change(frozenset({"1-1"})), "Undo tick 1-1.1a")
    assert answer(workspace).met == frozenset()
    assert workspace.undo.can_undo() is None
    assert workspace.undo.can_redo().label == "Redo tick 1-1.1a"
    assert workspace.history.changes(limit=1)[0].label == "Undo tick 1-1.1a"


def test_an_undo_names_in_the_history_the_change_that_it_undid(workspace):
    workspace.answers.tick("1-1", "1-1.1a")
    workspace.undo.undo()
    workspace.undo.redo()
    redone, undone, ticked, *_ = workspace.history.changes()
    assert (undone.undoes, redone.undoes) == (ticked.id, undone.id)
    assert workspace.history.verify().ok


def test_undo_and_redo_go_to_any_depth_and_back(workspace):
    for text in ("one", "two", "three"):
        workspace.answers.set_note("1-1", text)
    seen = []
    while workspace.undo.can_undo():
        workspace.undo.undo()
        seen.append(answer(workspace).note)
    while workspace.undo.can_redo():
        workspace.undo.redo()
        seen.append(answer(workspace).note)
    assert seen == ["two", "one", "", "one", "two", "three"]
    for _ in range(3):
        workspace.undo.undo()
    assert answer(workspace).note == ""
    with pytest.raises(NothingToUndoError):
        workspace.undo.undo()


def test_a_new_change_after_an_undo_ends_what_could_be_redone(workspace):
    workspace.answers.tick("1-1", "1-1.1a")
    workspace.answers.tick("1-1", "1-1.1b")
    workspace.undo.undo()
    workspace.answers.set_note("2-1", "new")
    assert workspace.undo.can_redo() is None
    with pytest.raises(NothingToRedoError):
        workspace.undo.redo()
    assert workspace.undo.undo().label == "Undo note on 2-1"
    assert workspace.undo.undo().label == "Undo tick 1-1.1a"


def test_what_was_done_before_this_start_is_not_undone_unless_it_is_asked_for(workspace, reopen):
    workspace.answers.tick("1-1", "1-1.1a")
    again = reopen()
    assert again.undo.can_undo() is None
    again.undo.reach_back()
    assert again.undo.undo().label == "Undo tick 1-1.1a"
    later = reopen()
    later.undo.reach_back()
    assert later.undo.can_undo() is None
    assert later.undo.redo().label == "Redo tick 1-1.1a"


def test_each_person_undoes_their_own_changes(workspace):
    workspace.answers.tick("1-1", "1-1.1a")
    workspace.profile.set("person", "Ben Tern")
    assert workspace.undo.can_undo() is None
    workspace.answers.tick("2-1", "2-1.1a")
    assert workspace.undo.undo().ref == "2-1"
    workspace.profile.set("person", "Ada Wren")
    assert workspace.undo.undo().ref == "1-1"


def test_what_somebody_else_changed_since_is_not_undone_and_is_named(workspace):
    workspace.answers.set_note("1-1", "Ada's")
    workspace.profile.set("person", "Ben Tern")
    workspace.answers.set_note("1-1", "Ben's")
    workspace.profile.set("person", "Ada Wren")
    with pytest.raises(UndoRefusedError) as caught:
        workspace.undo.undo()
    assert caught.value.values["place"] == "Note on 1-1"
    assert answer(workspace).note == "Ben's"
    workspace.profile.set("person", "Ben Tern")
    workspace.undo.undo()
    workspace.profile.set("person", "Ada Wren")
    workspace.undo.undo()
    assert answer(workspace).note == ""


def test_several_changes_at_once_are_one_undo(workspace):
    edit = AnswerEdit(
        meet=("1-2.1a",), note="n", owner="o", target=3, due=date(2026, 6, 1), not_relevant="none"
    )
    workspace.answers.change("1-2", edit)
    assert workspace.undo.undo().label == "Undo several changes to 1-2"
    assert answer(workspace, "1-2").is_untouched
    assert answer(workspace, "1-2").owner == ""
    workspace.undo.redo()
    assert answer(workspace, "1-2").due == date(2026, 6, 1)
    assert answer(workspace, "1-2").not_relevant == "none"


def test_attaching_is_undone_with_its_links_and_redone_with_its_document(workspace, policy):
    attached = workspace.evidence.attach(policy, [EvidenceLink("1-1", "1-1.1a")])
    step = workspace.undo.can_undo()
    assert (step.where, step.ref, step.evidence_id) == ("evidence", "1-1", attached.evidence.id)
    done = workspace.undo.undo()
    assert done.change == Change(frozenset({"1-1"}), evidence=True)
    assert workspace.evidence.all(include_withdrawn=True) == ()
    assert workspace.care.sweep().files == 0
    workspace.undo.redo()
    assert workspace.evidence.all() == (attached.evidence,)
    assert workspace.evidence.check().faults == ()


def test_details_links_and_taking_off_are_undone(workspace, policy):
    piece = workspace.evidence.attach(policy, [EvidenceLink("1-1")]).evidence
    workspace.evidence.edit(piece.id, title="Other", review_by=date(2027, 1, 1))
    workspace.evidence.link(piece.id, EvidenceLink("2-1", "2-1.1a"))
    workspace.evidence.unlink(piece.id, EvidenceLink("1-1"))
    workspace.evidence.withdraw(piece.id)
    changes = [workspace.undo.undo().change for _ in range(4)]
    assert workspace.evidence.all() == (piece,)
    assert changes[0] == Change(frozenset({"2-1"}), evidence=True)
    assert changes[1] == Change(frozenset({"1-1", "2-1"}), evidence=True)
    assert changes[3] == Change(frozenset({"1-1"}), evidence=True)


def test_an_attached_document_that_somebody_else_uses_by_now_stays(workspace, policy):
    piece = workspace.evidence.attach(policy, [EvidenceLink("1-1")]).evidence
    workspace.profile.set("person", "Ben Tern")
    workspace.evidence.edit(piece.id, review_by=date(2027, 1, 1))
    workspace.profile.set("person", "Ada Wren")
    with pytest.raises(UndoRefusedError) as caught:
        workspace.undo.undo()
    assert caught.value.values["place"] == "Check “policy” again by"
    workspace.profile.set("person", "Ben Tern")
    workspace.undo.undo()
    workspace.evidence.link(piece.id, EvidenceLink("2-1"))
    workspace.profile.set("person", "Ada Wren")
    with pytest.raises(UndoUsedSinceError, match="by now: policy"):
        workspace.undo.undo()
    assert len(workspace.evidence.all()) == 1


def test_a_document_that_is_open_outside_is_not_taken_away(workspace, policy):
    piece = workspace.evidence.attach(policy).evidence
    workspace.copies.open(piece.id)
    with pytest.raises(UndoOpenOutsideError):
        workspace.undo.undo()
    workspace.copies.close_all()
    workspace.undo.undo()
    assert workspace.evidence.all() == ()


def test_taking_in_a_changed_document_and_deciding_about_it_are_undone(workspace, policy):
    piece = workspace.evidence.attach(policy).evidence
    path = workspace.copies.open(piece.id)
    path.write_text("We keep things safer.", encoding="utf-8")
    workspace.copies.close_all()
    workspace.copies.keep(piece.id)
    assert workspace.evidence.all()[0].current.number == 2
    assert workspace.undo.undo().label == "Undo keep version 2 of a document"
    assert workspace.evidence.all()[0].undecided.number == 2
    workspace.undo.undo()
    assert workspace.evidence.all() == (piece,)
    workspace.undo.redo()
    workspace.undo.redo()
    assert workspace.evidence.all()[0].current.number == 2


def test_a_change_that_the_program_takes_in_meanwhile_is_not_in_the_way(workspace, policy):
    piece = workspace.evidence.attach(policy).evidence
    workspace.answers.tick("1-1", "1-1.1a")
    workspace.answers.tick("1-1", "1-1.1b")
    workspace.undo.undo()
    path = workspace.copies.open(piece.id)
    path.write_text("We keep things safer.", encoding="utf-8")
    (copy,) = workspace.copies.changed()
    workspace.copies.take_in(copy)
    assert workspace.undo.redo().label == "Redo tick 1-1.1b"
    assert workspace.undo.undo().label == "Undo tick 1-1.1b"
    assert workspace.undo.undo().label == "Undo tick 1-1.1a"
    with pytest.raises(UndoOpenOutsideError):
        workspace.undo.undo()
    workspace.copies.close_all()
    assert workspace.undo.undo().label == "Undo take in a changed document"
    assert workspace.undo.undo().label == "Undo attach evidence"
    assert workspace.undo.can_undo() is None


def test_the_organisations_details_are_undone(workspace):
    workspace.profile.set("name", "Other Pharmacy")
    workspace.profile.set("cyber-essentials-plus-until", date(2027, 1, 1))
    assert workspace.undo.can_undo().where == "profile"
    assert workspace.undo.undo().change == Change(profile=True)
    workspace.undo.undo()
    assert workspace.profile.values()["name"] == "Harbour Pharmacy"
    assert workspace.profile.values()["cyber_essentials_plus_until"] == ""


def test_the_due_date_of_the_assessment_is_undone(workspace):
    before = workspace.assessments.current().due
    workspace.assessments.set_due(date(2026, 9, 1))
    assert workspace.undo.undo().change == Change(assessment=True)
    assert workspace.assessments.current().due == before


def test_what_is_half_typed_in_the_same_field_is_not_lost(workspace):
    workspace.answers.set_note("1-1", "saved")
    workspace.answers.save_draft("1-1", "note", "saved and half ty")
    with pytest.raises(UndoHalfTypedError):
        workspace.undo.undo()
    workspace.answers.settle_draft("1-1", "note")
    workspace.undo.undo()
    assert answer(workspace).note == "saved"


def sign(workspace):
    for ref in ("1-1", "1-2", "2-1"):
        points = tuple(f"{ref}.{level}{x}" for level in (1, 2) for x in "ab")
        workspace.answers.change(ref, AnswerEdit(meet=points, owner="Ada"))
    workspace.sign_offs.sign_off("Olu Owner", "Owner", SignedHow.HERE)


def test_nothing_is_undone_across_a_sign_off(workspace):
    workspace.answers.set_note("1-1", "before")
    sign(workspace)
    assert workspace.undo.can_undo() is None
    with pytest.raises(AssessmentSignedError):
        workspace.undo.undo()
    workspace.assessments.reopen("a slip")
    with pytest.raises(UndoAcrossSignOffError):
        workspace.undo.undo()
    workspace.answers.set_note("1-1", "after")
    workspace.undo.undo()
    assert answer(workspace).note == "before"


def test_a_link_in_a_signed_assessment_is_not_undone(workspace, policy):
    piece = workspace.evidence.attach(policy).evidence
    workspace.undo.can_undo()
    sign(workspace)
    workspace.evidence.edit(piece.id, title="Other")
    assert workspace.undo.undo().change.evidence
    with pytest.raises(AssessmentSignedError):
        workspace.undo.undo()
