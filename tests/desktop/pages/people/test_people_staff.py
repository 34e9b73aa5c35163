"""People, Staff: who works here, one training of many, a list from elsewhere, somebody leaves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from made_once import MadeOnce
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from real_window import RealWindow, made_records

from core.domain.organisation import Role
from core.domain.staff import NewStaff
from core.workspace import Workspace
from desktop.pages.finish.file_chooser import PlatformChooser
from desktop.pages.people.owners.section import OwnersSection
from desktop.pages.people.staff.section import StaffSection
from desktop.pages.people.staff.staff_row import StaffRow

OpenWindow = Callable[..., RealWindow]


class Chooses(PlatformChooser):
    """Chooses one file without asking anybody."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def to_save(self, parent: object, title: str, name: str) -> Path | None:
        return self._path


def worked_here(workspace: Workspace) -> None:
    people = [NewStaff(f"Person {number}") for number in range(1, 9)]
    workspace.staff.add_many([NewStaff("Jo Smith", "Dispenser"), *people])
    ids = [one.id for one in workspace.staff.all() if one.name != "Jo Smith"]
    workspace.staff.train(ids, workspace.assessments.state().today)
    for ref in ("1.1.3", "3.1.1"):
        workspace.answers.set_owner(ref, "Jo Smith")


@pytest.fixture
def window(open_window: OpenWindow, tmp_path: Path, made_once: MadeOnce) -> RealWindow:
    """The staff list of nine on screen, eight of them trained."""

    def make(folder: Path) -> object:
        return made_records(folder, fill=worked_here, catalogue_id="dspt-8")

    key = made_once.copy("people-staff", make, tmp_path / "store")
    one = open_window(tmp_path / "store")
    one.unlock_with(key)
    one.window.go("people", "")
    one.settle()
    return one


def section(window: RealWindow) -> StaffSection:
    shown = window.page.section
    assert isinstance(shown, StaffSection)
    return shown


def row(window: RealWindow, name: str) -> StaffRow:
    return next(one for one in section(window).list.rows if one.one.name == name)


def test_a_missing_one_is_trained_and_the_answer_takes_the_count_by_one_click(
    window: RealWindow,
) -> None:
    page = section(window)
    assert page.training.words.text() == "8 of 9 trained = 88%"
    (line,) = page.training.lines
    assert line.state.text() == "Needs 95%: one is missing"
    line.use.click()
    window.settle()
    assert window.workspace.assessments.state().by_ref["3.2.1"].answer.item == "no"
    (line,) = page.training.lines
    assert line.state.text() == "Needs 95%: one is missing" and line.use.isHidden()
    row(window, "Jo Smith").check.click()
    page.list.bar.course.setText("Data security")
    assert page.list.bar.record.text() == "Record the training of one"
    page.list.bar.record.click()
    window.settle()
    assert not row(window, "Jo Smith").check.isChecked()
    (line,) = page.training.lines
    assert "The answer says 8 of 9. Today it is 9 of 9." in line.words.text()
    line.use.click()
    window.settle()
    assert page.training.lines[0].state.text() == "The answer says so"
    assert window.workspace.assessments.state().by_ref["3.2.1"].answer.item == "yes"
    assert "9 of 9" in window.workspace.assessments.state().by_ref["3.2.1"].answer.note


def test_everybody_is_ticked_at_once_and_a_day_to_come_is_refused_in_place(
    window: RealWindow,
) -> None:
    bar = section(window).list.bar
    bar.everybody.click()
    assert bar.record.text() == "Record the training of 9"
    bar.day.line.setText("1 January 2099")
    bar.record.click()
    window.settle()
    assert "has not come yet" in bar.error.text()
    assert row(window, "Jo Smith").check.isChecked()  # nothing that was chosen is lost
    row(window, "Jo Smith").check.click()
    assert not bar.everybody.isChecked()


def test_a_list_is_pasted_looked_over_and_taken_in(window: RealWindow) -> None:
    page = section(window)
    page.list.many_button.click()
    page.many.names.setPlainText("Ann Wren\nJo Smith\nBen Tern\nAnn Wren")
    page.many.look.click()
    window.settle()
    assert page.many.result.text() == "2 of 4 lines would be taken in."
    assert [item.title for item in page.many.left_out.items] == ["2  Jo Smith", "4  Ann Wren"]
    page.many.take.click()
    window.settle()
    assert page.many.isHidden() and row(window, "Ben Tern")
    window.window.frame.status.undo_button.click()
    window.settle()
    assert len(section(window).list.rows) == 9


def test_somebody_leaves_and_each_thing_they_did_goes_to_somebody(window: RealWindow) -> None:
    jo = row(window, "Jo Smith")
    jo.more.click()
    assert jo.details is not None
    jo.details.leave.click()
    window.settle()
    table = jo.details.panel.table
    assert [choice.accessibleName() for choice in table.choices] == [
        "Who looks after 1.1.3 now",
        "Who looks after 3.1.1 now",
    ]
    names = [table.everything.itemText(k) for k in range(table.everything.count())]
    assert "Ada Wren" in names and "Jo Smith" not in names
    table.everything.setCurrentIndex(names.index("Ada Wren"))
    table.everything.activated.emit(names.index("Ada Wren"))
    table.choices[1].setCurrentIndex(names.index("Nobody yet"))
    jo.details.panel.keep.click()
    window.settle()
    answers = window.workspace.assessments.state().by_ref
    assert [answers[ref].answer.owner for ref in ("1.1.3", "3.1.1")] == ["Ada Wren", ""]
    page = section(window)
    assert [item.title for item in page.gone.list.items] == ["Jo Smith"]
    window.window.frame.status.undo_button.click()
    window.settle()
    assert row(window, "Jo Smith")
    assert window.workspace.assessments.state().by_ref["3.1.1"].answer.owner == "Jo Smith"


def test_who_uses_the_program_is_one_quiet_button_until_there_are_two(window: RealWindow) -> None:
    tabs = window.page.view.tabs
    assert not tabs.button(2).isVisible()
    assert section(window).list.users_button.text() == "Put Ada Wren on the list"
    section(window).others.click()
    window.settle()
    assert tabs.button(2).isVisible() and window.page.where() == "users"
    window.workspace.people.add("Jo Smith", Role.CONTRIBUTOR)
    window.window.go("settings", "people")  # where it stood before
    window.settle()
    assert window.page.where() == "users"
    window.window.go("people", "staff")
    window.settle()
    assert tabs.button(2).isVisible() and not section(window).others.isVisible()


def test_what_is_typed_of_somebody_is_checked_changed_and_left_by_escape(
    window: RealWindow,
) -> None:
    jo = row(window, "Jo Smith")
    jo.more.click()
    details = jo.details
    assert details is not None
    details.form.name.control.setText("Person 1")
    details.form.keep.click()
    window.settle()
    assert "on the staff list already" in details.form.error.text()
    details.form.name.control.setText("Jo Lee")
    details.form.started.line.setText("1 March 2020")
    details.form.sees.click()
    details.form.keep.click()
    window.settle()
    lee = row(window, "Jo Lee")
    assert lee.chip.text() == "Sees no personal information"
    assert section(window).training.words.text() == "8 of 8 trained = 100%"
    lee.more.click()
    assert lee.details is not None
    QTest.keyClick(lee.details.form, Qt.Key.Key_Escape)
    assert lee.details is None and window.window.focusWidget() is lee.more


def test_one_persons_sheet_is_read_copied_saved_and_given_over(
    window: RealWindow, tmp_path: Path
) -> None:
    window.window.go("people", "owners")
    window.settle()
    page = window.page.section
    assert isinstance(page, OwnersSection)
    assert page.who.currentText() == "Ada Wren" and page.giving.isHidden()
    page.who.setCurrentText("Jo Smith")
    page.who.activated.emit(page.who.currentIndex())
    window.settle()
    assert page.sheet.training.text() == "No training is recorded yet. It is owed."
    assert [item.title.partition(" ")[0] for item in page.sheet.to_do.items] == ["1.1.3", "3.1.1"]
    page.sheet.copy.click()
    assert "Nobody" not in QGuiApplication.clipboard().text()
    assert "3.1.1" in QGuiApplication.clipboard().text()
    page._chooser = Chooses(tmp_path / "jo.pdf")
    page.sheet.pdf.click()
    window.settle()
    assert (tmp_path / "jo.pdf").read_bytes().startswith(b"%PDF")
    page.give.click()
    assert "at least one" in page.message.title.text()
    page.table.choices[0].setCurrentText("Ada Wren")
    page.give.click()
    window.settle()
    assert [one.ref for one in window.workspace.handing_over.belongings("Ada Wren").things] == [
        "1.1.3"
    ]
    page.sheet.to_do.rows[0].button.click()
    window.settle()
    assert "questions" in type(window.page).__module__
