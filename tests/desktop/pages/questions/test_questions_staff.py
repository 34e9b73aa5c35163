"""On the question that asks who is trained stands the count of the staff list, to be used there."""

from __future__ import annotations

from datetime import date

import pytest
from questions_desk import Desk

from desktop.pages.questions.staff_desk import StaffDesk


@pytest.fixture(autouse=True)
def beside(desk: Desk) -> StaffDesk:
    """The page as the window has it, with the staff list beside it."""
    workspace = desk.workspace
    return StaffDesk(
        desk.page, workspace.training, workspace.handing_over, desk.tasks, desk.page._go
    )


def test_the_count_of_the_staff_list_is_put_into_the_answer_from_its_question(desk: Desk) -> None:
    card = desk.pane.staff_count
    assert card.isHidden()
    desk.arrive("10-117")
    assert card.isVisible() and card.use.isHidden()
    assert "Keep the staff list in People" in card.words.text()
    (ann,) = desk.workspace.staff.add("Ann Lee").staff
    day = desk.workspace.assessments.state().today
    desk.workspace.staff.train([ann.id], day)
    desk.arrive("10-117")
    assert card.words.text() == "1 of 1 trained in the last twelve months = 100%"
    card.use.click()
    desk.settle()
    answer = desk.workspace.assessments.state().by_ref["10-117"].answer
    assert answer.met == {"10-117.2a", "10-117.2b"}
    assert desk.pane.typed_note() == answer.note != ""
    desk.workspace.staff.add("Ben Ray")
    desk.arrive("10-117")
    assert card.words.text().endswith("The answer says 1 of 1.")
    assert card.state.text() == "Needs 100%: one is missing"
    desk.arrive("10-114")
    assert card.isHidden()


def test_whoever_works_here_is_offered_while_an_owner_is_typed(desk: Desk) -> None:
    desk.workspace.staff.add("Zoë Lark", started=date(2020, 1, 1))
    desk.arrive("10-115")
    completer = desk.pane.who.owner.completer()
    completer.setCompletionPrefix("zo")
    assert completer.currentCompletion() == "Zoë Lark"
