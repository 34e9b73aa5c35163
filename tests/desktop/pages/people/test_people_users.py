"""Settings, People: one button while somebody is alone; names, roles and PINs after that."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from made_once import MadeOnce
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from real_window import RealWindow, made_records

from core.domain.organisation import Person, Role
from core.workspace import Workspace
from desktop.pages.people.users.person_row import PersonRow
from desktop.pages.people.users.section import PeopleSection

OpenWindow = Callable[..., RealWindow]


def looked_after(workspace: Workspace) -> None:
    workspace.answers.set_owner("10-114", "Jo Smith")
    workspace.answers.set_owner("10-117", "jo smith")


@pytest.fixture
def window(open_window: OpenWindow, tmp_path: Path, made_once: MadeOnce) -> RealWindow:
    """People on screen, of records in which one person works."""

    def make(folder: Path) -> object:
        return made_records(folder, fill=looked_after)

    key = made_once.copy("people-alone", make, tmp_path / "store")
    one = open_window(tmp_path / "store")
    one.unlock_with(key)
    one.window.go("people", "users")
    one.settle()
    return one


def section(window: RealWindow) -> PeopleSection:
    shown = window.page.section
    assert isinstance(shown, PeopleSection)
    return shown


def add(window: RealWindow, name: str, role: Role) -> Person:
    form = section(window).form
    shared = section(window).people.isVisible()
    (section(window).people.another if shared else section(window).alone.another).click()
    form.name.control.setText(name)
    form.roles[role].click()
    form.keep.click()
    window.settle()
    return next(p for p in window.workspace.people.all() if p.name == name)


def row(window: RealWindow, name: str) -> PersonRow:
    return next(one for one in section(window).people.rows if one.person.name == name)


def set_pin(window: RealWindow, name: str, *typed: str) -> None:
    """Type into the fields that are shown, and press the button."""
    form = row(window, name).pin_form
    fields = [one for one in (form.old, form.new, form.again) if one.isVisible()]
    for field, text in zip(fields, typed, strict=True):
        field.control.setText(text)
    form.keep.click()
    window.settle()


def test_roles_and_pins_appear_with_the_second_person(window: RealWindow) -> None:
    page = section(window)
    assert page.alone.isVisible() and not page.people.isVisible()
    assert window.status.who.text() == "Ada Wren" and window.status.who_button.isHidden()
    page.alone.another.click()
    page.form.keep.click()
    assert page.form.name.error.text() == "Type the name first."
    QTest.keyClick(page.form, Qt.Key.Key_Escape)
    assert page.alone.isVisible() and window.window.focusWidget() is page.alone.another
    add(window, "Jo Smith", Role.CONTRIBUTOR)
    assert page.people.isVisible() and not page.alone.isVisible()
    assert "Choose a PIN for yourself" in page.message.text.text()
    assert row(window, "Jo Smith").facts.text() == "Contributor  ·  no PIN"
    assert row(window, "Ada Wren").leave.isHidden()
    assert window.status.who_button.text() == "Ada Wren" and window.status.who.isHidden()
    page.people.another.click()
    page.form.name.control.setText("JO SMITH")
    page.form.keep.click()
    window.settle()
    assert "in your records already" in page.form.error.text() and page.form.isVisible()


def test_a_pin_is_chosen_changed_and_taken_away_where_its_promise_stands(
    window: RealWindow,
) -> None:
    jo = add(window, "Jo Smith", Role.CONTRIBUTOR)
    row(window, "Ada Wren").pin.click()
    form = row(window, "Ada Wren").pin_form
    assert "can read them without it" in form.promise.text() and form.old.isHidden()
    set_pin(window, "Ada Wren", "1234", "1234")
    assert "first that anybody would try" in form.new.error.text()
    set_pin(window, "Ada Wren", "7305", "7306")
    assert "not the same" in form.again.error.text()
    set_pin(window, "Ada Wren", "7305", "7305")
    people, ada = window.workspace.people, window.workspace.people.working()
    assert ada.has_pin and row(window, "Ada Wren").facts.text() == "Administrator  ·  PIN set"
    row(window, "Ada Wren").pin.click()
    set_pin(window, "Ada Wren", "9999", "4826", "4826")
    assert "not the PIN of Ada Wren" in row(window, "Ada Wren").pin_form.error.text()
    set_pin(window, "Ada Wren", "7305", "4826", "4826")
    people.try_pin(ada.id, "4826")
    people.set_pin(jo.id, "5937")
    window.window.go("home")
    window.window.go("people", "users")
    window.settle()
    row(window, "Jo Smith").pin.click()
    form = row(window, "Jo Smith").pin_form
    assert not form.new.isVisible() and form.take.isVisible()  # another's is only taken away
    form.take.click()
    window.settle()
    assert not people.needs_pin(jo.id)


def test_what_somebody_who_left_looked_after_is_given_to_others(window: RealWindow) -> None:
    jo = add(window, "Jo Smith", Role.CONTRIBUTOR)
    add(window, "Kit Moss", Role.APPROVER)
    row(window, "Jo Smith").leave.click()
    confirm = row(window, "Jo Smith").confirm
    assert window.window.focusWidget() is confirm.no
    confirm.yes.click()
    window.settle()
    left = section(window).left.rows[0]
    assert [item.key for item in left.list.items] == ["10-114", "10-117"]
    left.heir.setCurrentText("Kit Moss")
    left.give.click()
    window.settle()
    state = window.workspace.assessments.state()
    assert {state.by_ref[ref].answer.owner for ref in ("10-114", "10-117")} == {"Kit Moss"}
    left = section(window).left.rows[0]
    assert left.give.isHidden() and not left.list.items
    left.back.click()
    window.settle()
    assert not section(window).left.isVisible() and row(window, "Jo Smith").person.id == jo.id


def test_whoever_is_no_administrator_sees_everybody_and_changes_their_own_pin(
    window: RealWindow,
) -> None:
    ida = add(window, "Ida Crane", Role.AUDITOR)
    row(window, "Ada Wren").change.click()
    form = row(window, "Ada Wren").form
    form.roles[Role.CONTRIBUTOR].click()
    form.keep.click()
    window.settle()
    assert "the only administrator" in form.error.text()
    change = window.workspace.people.work_as(ida.id)
    window.starter.navigator.shell.changes.notify(change)
    window.settle()
    page = section(window)
    assert "ask Ada Wren" in page.people.lead.text() and page.people.another.isHidden()
    own, other = row(window, "Ida Crane"), row(window, "Ada Wren")
    assert own.pin.isVisible() and not own.change.isVisible()
    assert not any(button.isVisible() for button in (other.pin, other.change, other.leave))
