"""Step 1 says what stops signing and what does not, and the stepper which steps are done."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from core.services import sample
from core.workspace import Workspace
from desktop.changes import Changes
from desktop.pages.finish.page import FinishPage
from desktop.pages.finish.view import STEPS, Step
from desktop.theme import Mode, Theme

Show = Callable[..., FinishPage]
Make = Callable[..., Workspace]
Wait = Callable[[], None]
Gone = list[tuple[str, str]]


def test_what_is_in_the_way_leads_to_the_requirement(make: Make, show: Show, gone: Gone) -> None:
    page = show(make(sample.HowFar.HALF))
    check = page.view.check
    assert page.view.step is Step.CHECK
    assert check.obstacles.isVisible() and check.obstacle_count.text() == "6"
    check.in_the_way.rows[0].button.click()
    assert gone == [("questions", "10-212")]


def test_a_changed_document_that_waits_for_a_decision_leads_to_it(
    make: Make, show: Show, gone: Gone
) -> None:
    workspace = make()
    piece = next(e for e in workspace.assessments.state().evidence if e.current)
    workspace.copies.open(piece.id).write_bytes(b"changed in a word processor")
    (copy,) = workspace.copies.changed()
    workspace.copies.take_in(copy)
    check = show(workspace).view.check
    (item,) = check.in_the_way.items
    assert piece.title in item.title
    check.in_the_way.rows[0].button.click()
    assert gone == [("evidence", piece.id)]


def test_when_nothing_is_in_the_way_it_says_so_and_leads_on(make: Make, show: Show) -> None:
    page = show(make())
    check = page.view.check
    assert not check.obstacles.isVisible()
    assert check.clear.title.text() == "Nothing is in the way"
    assert check.worth_a_look.items  # which does not stop anything
    check.clear.button.click()
    assert page.view.step is Step.SIGN


def test_points_on_ones_word_lead_to_the_page_that_lists_them(
    make: Make, show: Show, gone: Gone
) -> None:
    page = show(make())
    check = page.view.check
    row = next(
        row
        for row, item in zip(check.worth_a_look.rows, check.worth_a_look.items, strict=False)
        if "on your word only" in item.title
    )
    row.button.click()
    assert (page.view.step, gone) == (Step.SIGN, [])
    assert page.view.sign.owner.on_word.isVisible()


def test_a_missing_ods_code_is_put_in_right_there(make: Make, show: Show, settled: Wait) -> None:
    workspace = make(ods_code="")
    ods = show(workspace).view.check.ods
    assert ods.isVisible()
    ods.line.setText("fzz12")
    ods.button.click()
    settled()
    assert workspace.profile.organisation().ods_code == "FZZ12"
    assert not ods.isVisible()


def test_the_stepper_says_in_words_which_steps_are_done(make: Make, show: Show) -> None:
    page = show(make())
    texts = [button.text() for button in page.view.stepper.buttons]
    assert texts == ["1. Check, done", "2. Sign off", "3. Publish or send", "4. Receipt"]
    name = QAccessible.queryAccessibleInterface(page.view.stepper.buttons[1]).text(
        QAccessible.Text.Name
    )
    assert name == "Step 2 of 4: Sign off, not done yet"


def test_every_step_is_reached_by_keyboard(make: Make, show: Show, qtbot: QtBot) -> None:
    page = show(make(sample.HowFar.HALF))
    for number, button in enumerate(page.view.stepper.buttons):
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
        qtbot.keyClick(button, Qt.Key.Key_Space)
        assert page.view.step is STEPS[number]
        assert [b.isChecked() for b in page.view.stepper.buttons].index(True) == number
    qtbot.keyClick(page.view.stepper.buttons[3], Qt.Key.Key_Space)
    assert page.view.stepper.buttons[3].isChecked()


def test_other_places_lead_to_a_step_by_its_name(make: Make, show: Show, settled: Wait) -> None:
    page = show(make(), "send")
    assert page.view.step is Step.SEND
    page.arrive()
    settled()
    assert page.view.step is Step.SEND


def test_it_reads_anew_when_an_answer_was_changed_elsewhere(
    make: Make, show: Show, changes: Changes, settled: Wait
) -> None:
    workspace = make()
    page = show(workspace)
    ref = "10-214"
    points = workspace.assessments.state().by_ref[ref].answer.met
    for point in points:
        change = workspace.answers.untick(ref, point)
    workspace.answers.set_note(ref, "")
    changes.notify(change, origin=object())
    settled()
    assert page.view.check.obstacle_count.text() == "1"


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("step", STEPS)
def test_nothing_is_wider_than_the_window(
    make: Make, show: Show, theme: Theme, qtbot: QtBot, tmp_path: object, step: Step, percent: int
) -> None:
    workspace = make(name="The " + "Very Long Named " * 8 + "Pharmacy")
    workspace.sign_offs.sign_off("Olivia " + "Long " * 20, "Owner", place="")
    workspace.exports.export(tmp_path / ("long" * 20 + ".igtb"))  # type: ignore[operator]
    page = show(workspace, step.value)
    theme.choose(Mode.LIGHT, percent)
    page.resize(900, 560)
    panel = page.view.panels.currentWidget()
    qtbot.waitUntil(lambda: panel.viewport().width() >= panel.widget().width(), timeout=60_000)


@pytest.mark.parametrize("signed", [False, True])
def test_every_control_has_a_name(make: Make, show: Show, signed: bool) -> None:
    workspace = make()
    if signed:
        workspace.sign_offs.sign_off(*sample.OWNER)
    page = show(workspace)
    nameless = []
    for step in STEPS:
        page.view.show_step(step)
        nameless += [
            (step, control)
            for kind in (QPushButton, QLineEdit, QRadioButton)
            for control in page.findChildren(kind)
            if control.isVisible()
            and not QAccessible.queryAccessibleInterface(control)
            .text(QAccessible.Text.Name)
            .strip()
        ]
    assert nameless == []
