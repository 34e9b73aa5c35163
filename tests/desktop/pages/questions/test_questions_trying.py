"""Try without saving: what is shown changes, the records do not, until somebody keeps it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from questions_desk import Desk

from desktop.pages.questions.trial_bar import TrialBar

LEVEL_1 = ("10-114.1a", "10-114.1b")


def bar(desk: Desk) -> TrialBar:
    return desk.pane.trial


def changes(desk: Desk) -> int:
    return len(desk.workspace.history.changes())


def test_what_is_tried_shows_its_result_and_saves_nothing(desk: Desk) -> None:
    before = changes(desk)
    desk.pane.head.try_out.click()
    assert bar(desk).isVisible() and not bar(desk).keep.isEnabled()
    desk.tick(*LEVEL_1)
    assert desk.pane.head.level.text() == "Level 1 of 3, target 2"
    assert bar(desk).outcome.text().startswith("Level 1 then, level 0 now. If you signed today:")
    assert desk.pane.head.trying.isVisible() and not desk.pane.evidence.isEnabled()
    assert desk.answer().met == frozenset() and changes(desk) == before
    bar(desk).back.click()
    assert desk.pane.head.level.text() == "Level 0 of 3, target 2"
    assert not bar(desk).isVisible() and desk.pane.evidence.isEnabled()
    assert not desk.row(LEVEL_1[0]).check.isChecked() and changes(desk) == before


def test_in_a_low_window_what_would_follow_scrolls_along_and_leaves_room_to_try(desk: Desk) -> None:
    desk.pane.head.try_out.click()
    window, column = desk.page.window(), desk.pane.page
    for height, scrolls in ((260, True), (800, False)):
        window.resize(window.width(), height)
        desk.qtbot.waitUntil(bar(desk).isVisible)
        assert column.isAncestorOf(bar(desk)) is scrolls, height


def test_keeping_it_is_one_change_and_one_undo(desk: Desk) -> None:
    before = changes(desk)
    desk.qtbot.keyClick(
        desk.pane.first_control(), Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier
    )
    desk.tick(*LEVEL_1)
    desk.pane.who.target.button(1).click()
    assert desk.pane.head.chip.text() == "Target reached"
    bar(desk).keep.click()
    desk.settle()
    assert desk.answer().met == set(LEVEL_1) and desk.answer().target == 1
    assert changes(desk) == before + 1 and not bar(desk).isVisible()
    desk.tick("10-114.2a")
    assert "10-114.2a" in desk.answer().met  # and from then on ticks are kept again
    desk.workspace.undo.undo()
    desk.workspace.undo.undo()
    assert desk.answer().met == frozenset() and desk.answer().target == 2


def test_what_was_tried_waits_at_its_question_and_says_so_elsewhere(desk: Desk) -> None:
    desk.pane.head.try_out.click()
    desk.tick(*LEVEL_1)
    desk.open("10-115")
    assert not bar(desk).isVisible() and desk.row("10-115.1a").check.isEnabled()
    assert "What you tried at 10-114 is not saved" in desk.top_message()
    desk.pane.banner.button.click()
    desk.settle()
    assert desk.page.where() == "10-114" and bar(desk).isVisible()
    assert desk.row(LEVEL_1[0]).check.isChecked()
    desk.workspace.answers.tick("10-114", LEVEL_1[0])
    desk.workspace.answers.tick("10-114", LEVEL_1[1])
    desk.arrive("10-114")
    assert not bar(desk).keep.isEnabled()  # it is so by now, whoever did it


class TestQuestions:
    @pytest.fixture
    def in_items(self) -> bool:
        return True

    def test_a_yes_can_be_tried_and_words_cannot(self, desk: Desk) -> None:
        state = desk.workspace.assessments.state()
        kinds = {r.ref: r.asked.requirement.answer.value for r in state.requirements}
        text = next(ref for ref, kind in kinds.items() if kind == "text")
        tick = next(
            r.ref for r in state.requirements
            if r.asked.requirement.answer.value == "yes-no" and r.is_counted
        )  # fmt: skip
        desk.open(text)
        assert desk.pane.head.try_out.isHidden()
        desk.open(tick)
        desk.pane.head.try_out.click()
        desk.pane.answer.choices.control().click()
        desk.settle()
        assert bar(desk).outcome.text().startswith("Complete then.")
        assert desk.answer(tick).item is None
