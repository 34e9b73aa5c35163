"""Getting about: the list, the keys, where one was, what folds away, what a screen reader finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QCheckBox, QWidget
from questions_desk import Desk, a_file

from core.domain.state import Progress
from core.settings import Settings
from desktop.pages.questions.looks import Only
from desktop.pages.questions.place import WHERE, Whereabouts, recall
from desktop.theme import Theme
from desktop.widgets.button import Button
from desktop.widgets.fold_pane import LEFT, MAIN, RIGHT

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
Role = QAccessible.Role


def press(desk: Desk, key: Qt.Key, modifier: Qt.KeyboardModifier = ALT) -> None:
    focus = desk.page.focusWidget() or desk.page
    desk.qtbot.keyClick(focus, key, modifier)
    desk.settle()


def test_alt_and_the_arrows_go_through_the_list(desk: Desk) -> None:
    desk.row("10-114.1a").check.setFocus()
    press(desk, Qt.Key.Key_Down)
    assert desk.page.where() == "10-115"
    assert desk.pane.first_control().hasFocus()
    press(desk, Qt.Key.Key_Up)
    assert desk.page.where() == "10-114"
    assert not desk.pane.previous.isEnabled() and desk.pane.next.isEnabled()
    press(desk, Qt.Key.Key_Up)
    assert desk.page.where() == "10-114"


def test_next_that_is_to_go_passes_over_what_is_done(desk: Desk) -> None:
    desk.workspace.answers.set_target("10-115", 0)
    desk.arrive("10-114")
    assert desk.workspace.assessments.state().by_ref["10-115"].progress is Progress.DONE
    press(desk, Qt.Key.Key_Right)
    assert desk.page.where() == "10-116"


def test_next_follows_the_filter_of_the_list(desk: Desk) -> None:
    desk.workspace.answers.set_target("10-115", 0)
    desk.arrive("10-114")
    desk.page.view.list.filters.buttons[Only.TO_GO].click()
    desk.pane.next.click()
    desk.settle()
    assert desk.page.where() == "10-116"


def test_typing_part_of_a_ref_in_the_list_goes_there(desk: Desk) -> None:
    listed = desk.page.view.list.list
    listed.setFocus()
    desk.qtbot.keyClicks(listed, "316")
    desk.settle()
    assert desk.page.where() == "10-316"
    desk.qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert desk.pane.first_control().hasFocus()


def test_ctrl_f_finds_and_enter_goes_into_the_list(desk: Desk) -> None:
    press(desk, Qt.Key.Key_F, CTRL)
    search = desk.page.view.list.search
    assert search.hasFocus()
    desk.qtbot.keyClicks(search, "smartcard")
    desk.qtbot.keyClick(search, Qt.Key.Key_Return)
    desk.settle()
    assert desk.page.view.list.list.hasFocus() and desk.page.where() == "10-304"
    search.setFocus()
    desk.qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""


def test_ctrl_e_attaches(desk: Desk, tmp_path: object) -> None:
    desk.chosen = [a_file(tmp_path)]  # type: ignore[arg-type]
    press(desk, Qt.Key.Key_E, CTRL)
    assert len(desk.pieces()) == 1


def test_arriving_at_a_point_opens_its_requirement_with_the_keyboard_on_it(desk: Desk) -> None:
    desk.arrive("10-317.2a")
    assert desk.page.where() == "10-317"
    desk.qtbot.waitUntil(desk.row("10-317.2a").check.hasFocus, timeout=60_000)


def test_arriving_at_something_unknown_stays_where_one_was(desk: Desk) -> None:
    desk.arrive("99-999")
    assert desk.page.where() == "10-114"


def test_where_one_was_is_remembered(make_desk: Callable[..., Desk], settings: Settings) -> None:
    first = make_desk("10-317")
    first.page.view.list.filters.buttons[Only.TO_GO].click()
    bar = first.pane.page.verticalScrollBar()
    first.qtbot.waitUntil(lambda: bar.maximum() > 200, timeout=60_000)
    bar.setValue(180)
    first.page.depart()
    first.settle()
    assert recall(settings) == Whereabouts("10-317", Only.TO_GO, 180)
    again = make_desk()
    assert again.page.where() == "10-317"
    assert again.page.view.list.look.only is Only.TO_GO
    again.qtbot.waitUntil(
        lambda: again.pane.page.verticalScrollBar().value() == 180, timeout=60_000
    )


@pytest.mark.parametrize("text", ["", "x", "10-114|nonsense|3", "10-114|all|x", "||"])
def test_what_was_remembered_badly_counts_as_nothing(settings: Settings, text: str) -> None:
    settings.put(WHERE, text)
    assert recall(settings) == Whereabouts()


def test_nothing_remembered_begins_with_what_is_to_go(make_desk: Callable[..., Desk]) -> None:
    assert make_desk().page.where() == "10-114"


def test_guidance_folds_first_and_the_list_last(desk: Desk) -> None:
    panes = desk.page.view.panes
    assert panes.switch.isHidden()
    assert all(panes.is_shown(pane) for pane in (LEFT, MAIN, RIGHT))
    desk.page.resize(840, 640)
    assert panes.is_shown(LEFT) and panes.is_shown(MAIN) and not panes.is_shown(RIGHT)
    panes.show_pane(RIGHT)
    assert desk.page.view.guidance.isVisible() and not desk.page.view.list.isVisible()
    desk.page.resize(500, 640)
    panes.show_pane(MAIN)
    assert desk.pane.isVisible() and not desk.page.view.list.isVisible()
    press(desk, Qt.Key.Key_F, CTRL)
    assert desk.page.view.list.search.isVisible()


@pytest.mark.parametrize(("width", "percent"), [(824, 100), (1240, 100), (900, 200), (1240, 200)])
def test_nothing_is_cut_off_at_the_right(
    desk: Desk, theme: Theme, tmp_path: object, width: int, percent: int
) -> None:
    desk.chosen = [a_file(tmp_path, "A rather long name of a document " * 4 + ".txt")]  # type: ignore[arg-type]
    desk.open("10-209")
    desk.pane.evidence.add_button.click()
    desk.settle()
    desk.items()[0].more.setChecked(True)
    desk.pane.evidence.paper_button.click()
    desk.pane.relevance.check.click()
    theme.choose(text_percent=percent)
    desk.page.resize(width, 700)
    desk.settle()
    viewport = desk.pane.page.viewport()

    def cut() -> list[str]:
        children = desk.pane.page.widget().findChildren(QWidget)
        right = viewport.width() + 1
        return [
            f"{type(one).__name__} {one.accessibleName()}"
            for one in children
            if one.isVisible() and one.mapTo(viewport, QPoint(one.width(), 0)).x() > right
        ]

    desk.qtbot.waitUntil(lambda: not cut(), timeout=60_000)


def walk(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield node
    for number in range(node.childCount()):
        child = node.child(number)
        if child is not None and child.isValid() and not child.state().invisible:
            yield from walk(child)


def test_every_control_has_a_name_and_is_large_enough(desk: Desk, tmp_path: object) -> None:
    desk.chosen = [a_file(tmp_path)]  # type: ignore[arg-type]
    desk.open("10-209")
    desk.pane.evidence.add_button.click()
    desk.settle()
    desk.items()[0].more.setChecked(True)
    desk.pane.evidence.paper_button.click()
    desk.pane.relevance.check.click()
    controls = {
        Role.Button, Role.CheckBox, Role.EditableText, Role.List, Role.ListItem, Role.ProgressBar,
        Role.RadioButton,
    }  # fmt: skip
    nodes = list(walk(QAccessible.queryAccessibleInterface(desk.page)))
    mine = [node for node in nodes if node.role() in controls]
    assert len(mine) > 40
    nameless = [n for n in mine if not n.text(QAccessible.Text.Name).strip()]
    assert not [f"{n.role()} in {n.parent().text(QAccessible.Text.Name)}" for n in nameless]

    def small() -> list[str]:
        buttons = desk.page.findChildren(Button)
        return [
            f"{one.accessibleName()} {one.width()}x{one.height()}"
            for one in buttons
            if one.isVisible() and min(one.width(), one.height()) < 24
        ]

    desk.qtbot.waitUntil(lambda: not small(), timeout=60_000)


def test_tab_goes_through_the_points_in_the_order_in_which_they_are_seen(desk: Desk) -> None:
    desk.pane.first_control().setFocus()
    seen = []
    for _ in range(30):
        focus = desk.page.focusWidget()
        assert focus is not None
        seen.append(focus)
        desk.qtbot.keyClick(focus, Qt.Key.Key_Tab)
    checks = [one for one in seen if isinstance(one, QCheckBox)]
    assert checks == [row.check for card in desk.pane.levels for row in card.rows]
    assert seen.index(desk.pane.evidence.add_button) > seen.index(checks[-1])
    assert seen.index(desk.pane.note.note) > seen.index(desk.pane.evidence.add_button)


def test_guidance_can_be_scrolled_by_keyboard(desk: Desk) -> None:
    guidance, page = desk.page.view.guidance, desk.page.view.guidance.page
    for section in guidance.sections.values():
        if not section.head.isChecked():
            section.head.click()
    page.setFocus(Qt.FocusReason.TabFocusReason)
    desk.qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0, timeout=60_000)
    desk.qtbot.keyClick(page, Qt.Key.Key_Down)
    assert page.verticalScrollBar().value() > 0
    desk.page.view.guidance.grab()
