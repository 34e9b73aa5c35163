"""Actions are made from gaps, belong to somebody, and know when their gap is filled."""

from __future__ import annotations

from datetime import date

import pytest
from fixed_clock import FixedClock

from core.domain.organisation import Role
from core.domain.plan import Action, ActionState, Effort
from core.services.answer_errors import UnknownRequirementError
from core.services.answers import AnswerEdit
from core.services.assessments import ReasonMissingError
from core.services.documents.evidence import TitleMissingError
from core.services.permission import NotAllowedError
from core.services.search import HitKind
from core.services.todo.todo_errors import UnknownActionError
from core.workspace import Workspace

TODAY = date(2026, 5, 20)


@pytest.fixture
def action(workspace: Workspace) -> Action:
    """Get a lock for the back door, for one point of 1-1, by Ada until 1 June."""
    made = workspace.plan.add(
        "Get a lock for the back door",
        ["1-1.1a"],
        owner="Ada Wren",
        due=date(2026, 6, 1),
        effort=Effort.HOUR,
        note="Ask the locksmith.",
    )
    assert made.change.requirements == {"1-1"}
    assert made.change.todo
    return made.action


def of(workspace: Workspace, action: Action) -> Action:
    return next(one for one in workspace.plan.all() if one.id == action.id)


def values(workspace: Workspace) -> dict[str, str]:
    (newest, *_) = workspace.history.trail(limit=1)
    return {v.place: v.after for v in workspace.history.details(newest.id)}


def test_a_gap_suggests_its_own_words_and_a_day(workspace: Workspace) -> None:
    point = workspace.plan.suggest(["1-1.2b"])
    assert (point.title, point.serves, point.due) == ("Thing 2b", ("1-1.2b",), date(2026, 6, 16))
    assert workspace.plan.suggest(["1-2"]).title == "Title of 1-2"
    with pytest.raises(UnknownRequirementError):
        workspace.plan.suggest(["9-9"])


def test_an_action_keeps_what_was_said_and_the_history_says_it_in_words(
    workspace: Workspace, action: Action
) -> None:
    assert workspace.plan.all() == (action,)
    said = values(workspace)
    title = "“Get a lock for the back door”"
    assert said[f"Who does {title}"] == "Ada Wren"
    assert said[f"Due date of {title}"] == "1 June 2026"
    assert said[f"How long {title} takes"] == "an hour"
    assert said[f"What {title} is for"] == "1-1.1a"
    assert action.id not in " ".join((*said, *said.values()))


def test_undo_takes_an_action_back_and_redo_brings_it_again(
    workspace: Workspace, action: Action
) -> None:
    workspace.plan.edit(action.id, title="Get two locks", owner="", due="", effort="", note="")
    changed = of(workspace, action)
    assert (changed.title, changed.owner, changed.due, changed.effort) == (
        "Get two locks", "", None, None,
    )  # fmt: skip
    step = workspace.undo.can_undo()
    assert step is not None
    assert (step.where, step.part) == ("todo", f"plan_action/{action.id}")
    assert workspace.undo.undo().change.todo
    assert workspace.plan.all() == (action,)
    workspace.undo.undo()
    assert workspace.plan.all() == ()
    workspace.undo.redo()
    assert workspace.plan.all() == (action,)


def test_an_action_says_when_its_gap_is_filled_and_is_done_by_one_press(
    workspace: Workspace, action: Action, clock: FixedClock
) -> None:
    free = workspace.plan.add("Buy paper").action
    assert workspace.plan.filled() == frozenset()
    workspace.answers.tick("1-1", "1-1.1a")
    assert workspace.plan.filled() == {action.id}
    workspace.plan.set_state(action.id, ActionState.DONE)
    assert (of(workspace, action).state, of(workspace, action).finished_on) == (
        ActionState.DONE, TODAY,
    )  # fmt: skip
    assert workspace.plan.filled() == frozenset()
    assert workspace.plan.open() == (free,)
    assert workspace.history.trail(limit=1)[0].label == "Say that an action is done"
    workspace.plan.set_state(action.id, ActionState.TO_DO)
    assert workspace.history.trail(limit=1)[0].label == "Take up an action again"
    assert of(workspace, action).finished_on is None


def test_an_action_is_dropped_with_a_reason_only(workspace: Workspace, action: Action) -> None:
    with pytest.raises(ReasonMissingError):
        workspace.plan.set_state(action.id, ActionState.DROPPED, " ")
    workspace.plan.set_state(action.id, ActionState.DROPPED, "The door is bricked up.")
    assert of(workspace, action).reason == "The door is bricked up."


def test_mine_are_those_of_my_name_and_nobodys_what_is_due_first(
    workspace: Workspace, action: Action, clock: FixedClock
) -> None:
    later = workspace.plan.add("Whenever").action
    clock.advance(minutes=1)
    sooner = workspace.plan.add("Soon", due=date(2026, 5, 19)).action
    ben = workspace.people.add("Ben Tern", Role.CONTRIBUTOR).person
    bens = workspace.plan.add("Ring the bank", owner="ben tern").action
    assert workspace.plan.mine("Ada Wren") == (sooner, action, later)
    assert bens in workspace.plan.mine("Ben Tern")
    workspace.people.leave(ben.id)
    assert workspace.plan.mine("Ada Wren") == (sooner, action, later, bens)
    assert workspace.plan.late(TODAY) == (sooner,)
    assert workspace.plan.for_ref("1-1") == (action,)
    assert workspace.plan.for_ref("2-1") == ()


def test_the_way_to_a_better_result_becomes_one_action_a_requirement_in_one_change(
    workspace: Workspace, action: Action
) -> None:
    workspace.answers.tick("2-1", "2-1.1a")
    change = workspace.plan.add_steps(["1-1", "1-2", "2-1", "1-2"])
    assert change.requirements == {"1-2", "2-1"}, "1-1 has an action already"
    made = {a.title: (a.serves, a.due) for a in workspace.plan.all() if a.id != action.id}
    due = date(2026, 6, 16)
    assert made == {
        "1-2 Title of 1-2": (("1-2.1a", "1-2.1b", "1-2.2a", "1-2.2b"), due),
        "2-1 Title of 2-1": (("2-1.1b", "2-1.2a", "2-1.2b"), due),
    }
    assert not workspace.plan.add_steps(["1-2"])
    workspace.undo.undo()
    assert workspace.plan.all() == (action,)


def test_what_cannot_be_is_refused_in_words(workspace: Workspace, action: Action) -> None:
    with pytest.raises(TitleMissingError):
        workspace.plan.add(" ")
    with pytest.raises(UnknownRequirementError):
        workspace.plan.edit(action.id, serves=["nothing"])
    with pytest.raises(UnknownActionError):
        workspace.plan.set_state("nobody", ActionState.DONE)
    auditor = workspace.people.add("Cy Heron", Role.AUDITOR).person
    workspace.people.work_as(auditor.id)
    with pytest.raises(NotAllowedError):
        workspace.plan.add("Look")


def test_actions_are_found_by_their_words(workspace: Workspace, action: Action) -> None:
    (hit,) = workspace.search.find("locksmith")
    assert (hit.kind, hit.title, hit.snippet) == (
        HitKind.ACTION, action.title, "Ask the locksmith.",
    )  # fmt: skip
    assert hit.todo == f"plan_action/{action.id}"
    workspace.plan.edit(action.id, note="")
    assert workspace.search.find("locksmith") == ()
    workspace.undo.undo()
    workspace.undo.undo()
    assert workspace.search.find("back door") == ()


def test_an_action_without_its_question_goes_on_as_a_free_one(workspace: Workspace) -> None:
    made = workspace.plan.add("Train", ["1-2"]).action
    workspace.answers.change("1-2", AnswerEdit(not_relevant="Nobody works here."))
    assert workspace.plan.filled() == {made.id}, "what does not apply asks for nothing any more"
