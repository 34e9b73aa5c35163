"""What was answered in the other question set is shown, and taken only where one asks for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fixed_clock import FixedClock
from pytestqt.qtbot import QtBot
from questions_desk import Desk

from core.domain.evidence import EvidenceLink
from core.workspace import Workspace
from desktop.pages.questions.suggestion_card import SuggestionCard
from desktop.widgets.button import Button

OLD, NEW = "10-114", "1.1.5"


@pytest.fixture
def desk(
    workspace: Workspace, clock: FixedClock, make_desk: Callable[..., Desk], qtbot: QtBot
) -> Desk:
    """The new questions, while 10-114 was answered in the old toolkit, with a letter."""
    workspace.answers.tick(OLD, "10-114.1a")
    workspace.answers.set_note(OLD, "Ada Wren, since May.")
    workspace.evidence.add_paper("Red folder", "Letter to the lead", (EvidenceLink(OLD),))
    clock.advance(minutes=1)
    workspace.assessments.start("dspt-8")
    desk = make_desk(NEW)
    qtbot.waitUntil(lambda: bool(card(desk).entries))
    return desk


def card(desk: Desk) -> SuggestionCard:
    return desk.page.view.pane.suggestions


def button(desk: Desk, words: str) -> Button:
    (found,) = [b for e in card(desk).entries for b in e.buttons if words in b.text()]
    return found


def test_the_other_answer_is_shown_and_nothing_is_answered(
    desk: Desk, workspace: Workspace
) -> None:
    assert card(desk).isVisible()
    assert workspace.assessments.state().by_ref[NEW].answer.is_untouched


def test_a_document_can_serve_here_too(desk: Desk, workspace: Workspace, qtbot: QtBot) -> None:
    button(desk, "Use here too: Letter to the lead").click()
    qtbot.waitUntil(lambda: len(workspace.assessments.state().by_ref[NEW].evidence) == 1)
    qtbot.waitUntil(
        lambda: not [b for e in card(desk).entries for b in e.buttons if "Letter" in b.text()]
    )


def test_the_note_is_put_below_the_note_that_is_here(
    desk: Desk, workspace: Workspace, qtbot: QtBot
) -> None:
    desk.page.view.pane.note.note.setPlainText("Half typed")
    button(desk, "Add the note").click()
    qtbot.waitUntil(
        lambda: (
            workspace.assessments.state().by_ref[NEW].answer.note
            == "Half typed\nAda Wren, since May."
        )
    )


def test_the_card_is_away_where_nothing_meets(desk: Desk, qtbot: QtBot) -> None:
    desk.page.open("1.4.1")
    qtbot.wait(50)
    assert card(desk).isHidden()
