"""Reading the official list in by the window: nothing is written before the last button."""

from __future__ import annotations

from pathlib import Path

import pytest
from official_workbooks import HEADS, workbook
from PySide6.QtCore import QMimeData, QUrl
from real_window import RealWindow

from core.domain.official_list import Role
from core.services.amending.comparison import RowState
from desktop.pages.compare.page import ComparePage
from desktop.pages.official_list.page import OfficialListPage


@pytest.fixture
def page(window: RealWindow) -> OfficialListPage:
    window.window.go("settings", "sets")
    window.settle()
    window.page.section.compare.read_list.click()
    window.settle()
    assert isinstance(window.page, OfficialListPage)
    return window.page


@pytest.fixture
def listed(window: RealWindow, tmp_path: Path) -> Path:
    rows = [
        (r.ref, "", f"The official words for {r.ref}", "", "", "Mandatory")
        for r in window.workspace.amendments.compare().rows
        if r.ref != "1.3.6"
    ]
    rows.append(("1.3.9", "", "Something only the website asks", "", "Text", "Mandatory"))
    other = (("Ref", "Requirement"), ("9.1.1", "A sheet about something else"))
    return workbook(tmp_path / "list.xlsx", {"Other": other, "Category 3": (HEADS, *rows)})


def drop(window: RealWindow, page: OfficialListPage, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    page.file.drop.take(mime)
    window.settle()


def test_the_whole_way_from_the_file_to_the_questions(window, page, listed) -> None:
    count = window.workspace.history.verify().count
    drop(window, page, listed)
    columns = page.columns
    assert columns.isVisible() and columns.sheet.currentText() == "Category 3"
    assert columns.boxes[Role.REFERENCE].currentText() == "A  Evidence Ref"
    assert columns.samples[Role.TEXT].text().startswith("The official words for 1.1.1")
    columns.keep.click()
    window.settle()
    changes = page.differences
    assert changes.missing.ticked() == ["1.3.9"] and changes.absent.ticked() == []
    assert window.workspace.history.verify().count == count
    changes.absent.checks["1.3.6"].setChecked(True)
    changes.keep.click()
    window.settle()
    rows = window.workspace.amendments.compare().by_ref
    assert rows["1.3.9"].state is RowState.ADDED
    assert rows["1.3.6"].state is RowState.SET_ASIDE
    assert window.workspace.history.verify().count == count + 1
    assert page.message.title.text() == "The list is taken in." and changes.isHidden()
    page.message.button.click()
    window.settle()
    assert isinstance(window.page, ComparePage)


def test_another_sheet_or_column_is_chosen_and_what_was_shown_goes(window, page, listed) -> None:
    drop(window, page, listed)
    page.columns.keep.click()
    window.settle()
    assert page.differences.isVisible()
    page.columns.boxes[Role.MANDATORY].setCurrentIndex(0)
    assert page.differences.isHidden()
    page.columns.sheet.setCurrentIndex(1)
    assert page.columns.boxes[Role.REFERENCE].currentText() == "A  Ref"
    page.columns.boxes[Role.REFERENCE].setCurrentIndex(0)
    assert not page.columns.keep.isEnabled()


def test_a_list_for_others_is_doubted_and_nothing_is_ticked(window, page, tmp_path) -> None:
    rows = [(f"7.1.{n}", "", f"A question for somebody else {n}", "", "", "Y") for n in range(9)]
    drop(window, page, workbook(tmp_path / "l.xlsx", {"S": (HEADS, *rows)}))
    page.columns.keep.click()
    window.settle()
    assert page.differences.foreign.isVisible() and page.differences.missing.ticked() == []


def test_what_is_no_workbook_is_said_kindly(window, page, tmp_path) -> None:
    (tmp_path / "list.xlsx").write_text("nothing")
    drop(window, page, tmp_path / "list.xlsx")
    assert page.message.isVisible() and "cannot be read" in page.message.title.text()
    assert page.columns.isHidden()


def test_leaving_it_changes_nothing(window, page, listed) -> None:
    count = window.workspace.history.verify().count
    drop(window, page, listed)
    page.columns.keep.click()
    window.settle()
    page.differences.leave.click()
    assert page.columns.isHidden() and page.differences.isHidden()
    assert window.workspace.history.verify().count == count
