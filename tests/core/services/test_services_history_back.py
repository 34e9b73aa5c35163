"""Putting older changes back: one by one or as of a time, each as a change of its own."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.domain.change import Change
from core.domain.evidence import EvidenceLink
from core.domain.organisation import Role
from core.services.answer_errors import UnknownRequirementError
from core.services.answers import AnswerEdit
from core.services.past.history_back import NoSuchMomentError, UnknownChangeError
from core.services.past.setting_back import CannotGoBackError, UndoHalfTypedError, UndoRefusedError
from core.services.records import AssessmentSignedError


def note(workspace, ref="1-1"):
    return workspace.assessments.state().by_ref[ref].answer.note


@pytest.fixture
def noted(workspace, clock):
    """One note three times, an hour apart, then a new start."""
    for text in ("one", "two", "three"):
        workspace.answers.set_note("1-1", text)
        clock.advance(hours=1)
    return workspace


def test_a_change_of_an_earlier_start_is_put_back(noted, reopen):
    here = reopen()
    newest = here.history.trail(limit=1)[0]
    preview = here.history.put_back_preview(newest.id)
    assert [(v.before, v.after, v.moved_on) for v in preview.values] == [("three", "two", False)]
    assert (preview.moved_on, preview.refused) == ((), "")
    assert here.history.put_back(newest.id) == Change(frozenset({"1-1"}))
    assert note(here) == "two"
    put = here.history.trail(limit=1)[0]
    assert (put.label, put.undoes) == ("Put back what was before: note on 1-1", newest.id)
    assert here.undo.undo().label == "Undo put back what was before: note on 1-1"
    assert note(here) == "three"


def test_what_was_set_again_since_is_named_and_put_back_only_when_wanted(noted):
    first = noted.history.trail()[2]
    assert noted.history.put_back_preview(first.id).moved_on == ("Note on 1-1",)
    with pytest.raises(UndoRefusedError) as caught:
        noted.history.put_back(first.id)
    assert caught.value.values["place"] == "Note on 1-1"
    assert noted.history.put_back(first.id, even_if_moved_on=True)
    assert note(noted) == ""


def test_a_removed_link_is_put_back_from_the_history(workspace):
    piece = workspace.evidence.add_paper("Folder", "Rota", [EvidenceLink("1-1")]).evidence
    workspace.evidence.unlink(piece.id, EvidenceLink("1-1"))
    change = workspace.history.put_back(workspace.history.trail(limit=1)[0].id)
    assert change == Change(frozenset({"1-1"}), evidence=True)
    assert workspace.evidence.all() == (piece,)


def test_set_up_people_and_signing_are_never_put_back(workspace):
    workspace.people.add("Ben Tern", Role.CONTRIBUTOR)
    for change in workspace.history.trail():
        assert workspace.history.put_back_preview(change.id).refused
        with pytest.raises(CannotGoBackError):
            workspace.history.put_back(change.id, even_if_moved_on=True)
    with pytest.raises(UnknownChangeError):
        workspace.history.put_back("none")


def test_one_requirement_is_put_back_as_of_a_time(noted, clock):
    noted.answers.set_note("2-1", "other")
    when = clock.now() - timedelta(hours=1, minutes=30)
    preview = noted.history.as_of_preview("1-1", when)
    assert [(v.place, v.before, v.after) for v in preview.values] == [
        ("Note on 1-1", "three", "two")
    ]
    assert noted.history.put_back_as_of("1-1", when) == Change(frozenset({"1-1"}))
    assert (note(noted), note(noted, "2-1")) == ("two", "other")
    label = noted.history.trail(limit=1)[0].label
    assert label == "Put 1-1 back as of 20 May 2026, 12:00"
    assert noted.history.put_back_as_of("1-1", when) == Change()


def test_all_answers_and_links_are_put_back_as_of_a_time_in_one_change(workspace, clock):
    piece = workspace.evidence.add_paper("Folder", "Rota", [EvidenceLink("1-1")]).evidence
    workspace.answers.change("1-1", AnswerEdit(meet=("1-1.1a",), note="then", owner="Ada"))
    then, state = clock.now(), workspace.assessments.state()
    clock.advance(hours=1)
    workspace.answers.change("1-1", AnswerEdit(unmeet=("1-1.1a",), note="now", owner=""))
    workspace.answers.mark_not_relevant("1-2", "None here")
    workspace.evidence.relink(piece.id, "1-1", [])
    workspace.evidence.add_paper("Box", "New", [EvidenceLink("2-1")])
    count = len(workspace.history.trail(limit=None))
    workspace.history.put_back_as_of(None, then)
    assert len(workspace.history.trail(limit=None)) == count + 1
    now = workspace.assessments.state()
    assert [r.answer for r in now.requirements] == [r.answer for r in state.requirements]
    assert workspace.evidence.all()[0].links == (EvidenceLink("1-1"),)
    assert workspace.evidence.all()[1].links == ()
    workspace.undo.undo()
    assert note(workspace) == "now"


def test_a_link_to_a_document_that_an_undo_took_away_stays_away(workspace, clock):
    workspace.evidence.add_paper("Folder", "Rota", [EvidenceLink("1-1")])
    workspace.answers.set_note("1-1", "then")
    then = clock.now()
    clock.advance(hours=1)
    workspace.answers.set_note("1-1", "now")
    workspace.undo.undo()
    workspace.undo.undo()
    workspace.undo.undo()
    assert workspace.history.put_back_as_of(None, then).requirements == {"1-1"}
    assert (note(workspace), workspace.evidence.all()) == ("then", ())


def test_no_time_before_the_start_or_ahead_and_no_unknown_requirement(noted, clock):
    for moment in (clock.now() + timedelta(minutes=1), clock.now() - timedelta(days=1)):
        with pytest.raises(NoSuchMomentError):
            noted.history.put_back_as_of(None, moment)
    with pytest.raises(UnknownRequirementError):
        noted.history.as_of_preview("9-9", clock.now())


def test_a_signed_assessment_and_a_half_typed_field_are_left_alone(noted, clock):
    when = clock.now() - timedelta(hours=2, minutes=30)
    noted.answers.save_draft("1-1", "note", "half ty")
    with pytest.raises(UndoHalfTypedError):
        noted.history.put_back_as_of("1-1", when)
    noted.answers.drop_draft("1-1", "note")
    for ref in ("1-1", "1-2", "2-1"):
        points = tuple(f"{ref}.{level}{x}" for level in (1, 2) for x in "ab")
        noted.answers.change(ref, AnswerEdit(meet=points, owner="Ada"))
    noted.sign_offs.sign_off("Olu Owner", "Owner")
    assert noted.history.as_of_preview("1-1", when).refused
    with pytest.raises(AssessmentSignedError):
        noted.history.put_back_as_of("1-1", when)
    with pytest.raises(AssessmentSignedError):
        noted.history.put_back(noted.history.trail()[1].id, even_if_moved_on=True)
