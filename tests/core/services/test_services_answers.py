from __future__ import annotations

from datetime import date

import pytest

from core.domain.change import Change
from core.domain.state import Progress
from core.services.answer_errors import (
    AlwaysRelevantError,
    TargetOutOfRangeError,
    UnknownCriterionError,
    UnknownFieldError,
    UnknownRequirementError,
)
from core.services.answers import AnswerEdit
from core.services.assessments import ReasonMissingError

CHANGED = Change(requirements=frozenset({"1-1"}))


def test_a_tick_is_seen_in_the_state_and_names_what_it_changed(workspace):
    assert workspace.answers.tick("1-1", "1-1.1a") == CHANGED
    workspace.answers.tick("1-1", "1-1.1b")
    assert workspace.assessments.state().by_ref["1-1"].level == 1


def test_the_same_tick_twice_changes_nothing(workspace):
    workspace.answers.tick("1-1", "1-1.1a")
    assert not workspace.answers.tick("1-1", "1-1.1a")


def test_a_tick_can_be_taken_off_again(workspace):
    workspace.answers.tick("1-1", "1-1.1a")
    assert workspace.answers.untick("1-1", "1-1.1a") == CHANGED
    assert workspace.assessments.state().by_ref["1-1"].progress is Progress.NOT_STARTED


def test_several_things_at_once_are_one_entry_in_the_history(workspace):
    before = len(workspace.history.changes())
    edit = AnswerEdit(
        meet=("1-1.1a", "1-1.1b"),
        note=" Asked Ben. ",
        owner="Ben",
        target="3",
        due=date(2026, 6, 1),
    )
    workspace.answers.change("1-1", edit)
    assert len(workspace.history.changes()) == before + 1
    answer = workspace.assessments.state().by_ref["1-1"].answer
    assert (answer.note, answer.owner, answer.target, answer.due) == (
        "Asked Ben.",
        "Ben",
        3,
        date(2026, 6, 1),
    )


def test_empty_values_are_the_ways_back(workspace):
    workspace.answers.change("1-1", AnswerEdit(note="A", owner="B", target=3, due=date(2026, 6, 1)))
    workspace.answers.change("1-1", AnswerEdit(note="", owner="", target="", due=""))
    answer = workspace.assessments.state().by_ref["1-1"].answer
    assert (answer.note, answer.owner, answer.target, answer.due) == ("", "", 2, None)


def test_a_requirement_that_is_not_there_is_refused_with_the_nearest_ones(workspace):
    with pytest.raises(UnknownRequirementError) as caught:
        workspace.answers.set_note("1-11", "x")
    assert "1-1" in caught.value.next


def test_a_criterion_of_another_requirement_is_refused_and_nothing_is_saved(workspace):
    with pytest.raises(UnknownCriterionError):
        workspace.answers.change("1-1", AnswerEdit(note="kept?", meet=("1-2.1a",)))
    assert workspace.assessments.state().by_ref["1-1"].answer.note == ""


def test_what_every_organisation_is_asked_cannot_be_marked_not_relevant(workspace):
    with pytest.raises(AlwaysRelevantError):
        workspace.answers.mark_not_relevant("1-1", "We have none")


def test_not_relevant_needs_a_reason_and_can_be_taken_back(workspace):
    with pytest.raises(ReasonMissingError):
        workspace.answers.mark_not_relevant("1-2", "  ")
    workspace.answers.mark_not_relevant("1-2", "No mobile devices")
    assert workspace.assessments.state().by_ref["1-2"].progress is Progress.NOT_RELEVANT
    workspace.answers.mark_relevant("1-2")
    assert workspace.assessments.state().by_ref["1-2"].progress is Progress.NOT_STARTED


@pytest.mark.parametrize("target", [4, -1, "high"])
def test_a_target_is_a_level(workspace, target):
    with pytest.raises(TargetOutOfRangeError):
        workspace.answers.set_target("1-1", target)


def test_half_typed_text_is_there_after_a_restart_and_the_history_knows_nothing(workspace, reopen):
    stamp = workspace.assessments.state().history_stamp
    workspace.answers.save_draft("1-1", "note", "We keep it in the")
    again = reopen()
    assert again.answers.drafts() == {("1-1", "note"): "We keep it in the"}
    assert again.assessments.state().history_stamp == stamp
    assert again.assessments.state().by_ref["1-1"].answer.note == ""


def test_leaving_a_field_makes_the_draft_its_value(workspace):
    workspace.answers.save_draft("1-1", "note", "In the safe. ")
    assert workspace.answers.settle_draft("1-1", "note") == CHANGED
    assert workspace.answers.drafts() == {}
    assert workspace.assessments.state().by_ref["1-1"].answer.note == "In the safe."
    assert not workspace.answers.settle_draft("1-1", "note")


def test_a_draft_that_is_refused_stays(workspace):
    workspace.answers.save_draft("1-1", "not-relevant", "We have none")
    with pytest.raises(AlwaysRelevantError):
        workspace.answers.settle_draft("1-1", "not-relevant")
    assert workspace.answers.drafts() == {("1-1", "not-relevant"): "We have none"}


def test_a_draft_can_be_given_up(workspace):
    workspace.answers.save_draft("1-1", "note", "Hm")
    workspace.answers.drop_draft("1-1", "note")
    assert workspace.answers.drafts() == {}


def test_only_typed_fields_have_drafts(workspace):
    with pytest.raises(UnknownFieldError):
        workspace.answers.save_draft("1-1", "target", "3")
