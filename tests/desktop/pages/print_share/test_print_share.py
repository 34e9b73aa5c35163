"""Print and share: seen before it is printed, and printed as it was seen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from event_loop import let_work
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from real_window import RealWindow, made_records


class OnFile:
    """Answers in place of the platform's two dialogs: everything goes to files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[tuple[str, str | int]] = []
        self.pages: tuple[int, int] | None = None

    def to_save(self, parent: QWidget, title: str, name: str) -> Path | None:
        self.asked.append((title, name))
        return self.folder / name

    def to_open(self, parent: QWidget, title: str) -> Path | None:
        raise AssertionError("nothing is opened here")

    def choose(self, parent: QWidget, title: str, pages: int) -> QPrinter | None:
        self.asked.append((title, pages))
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.folder / "printed.pdf"))
        if self.pages is not None:
            printer.setFromTo(*self.pages)
        return printer


@pytest.fixture
def window(tmp_path: Path, open_window: Callable[..., RealWindow]) -> RealWindow:
    key = made_records(tmp_path / "store")
    opened = open_window(tmp_path / "store")
    opened.unlock_with(key)
    return opened


def show(window: RealWindow, key: str, folder: Path) -> tuple[Any, OnFile]:
    window.window.go("print", key)
    window.settle()
    until(window, window.page.view.pane.save_button.isEnabled)
    answers = OnFile(folder)
    window.page.desk._files = window.page.desk._printers = answers
    return window.page.view.pane, answers


def until(window: RealWindow, look: Callable[[], bool]) -> None:
    window.qtbot.waitUntil(look, timeout=60_000)
    let_work(5)


def test_what_is_printed_is_what_was_shown(window: RealWindow, tmp_path: Path) -> None:
    pane, answers = show(window, "checklist", tmp_path)
    until(window, pane.print_button.isEnabled)
    pages = window.page.desk._pages
    assert pages > 2 and pane.length.text().startswith(f"{pages} pages, ")
    assert pane.preview.place.text() == f"Page 1 of {pages}"
    pane.preview.after.click()
    until(window, lambda: pane.preview.place.text() == f"Page 2 of {pages}")
    pane.rows["room"][1].button(1).click()  # more room to write takes more paper
    until(window, lambda: window.page.desk._pages > pages)
    pages = window.page.desk._pages
    answers.pages = (2, 3)
    pane.print_button.click()
    until(window, lambda: "with the printer" in pane.news.title.text())
    assert answers.asked == [("Checklist", pages)]
    printed = PdfReader(tmp_path / "printed.pdf").pages
    assert len(printed) == 2 and abs(float(printed[0].mediabox.width) - 595) < 2  # A4
    pane.save_button.click()
    until(window, lambda: "Saved as checklist-" in pane.news.title.text())
    saved = PdfReader(tmp_path / answers.asked[1][1])
    assert len(saved.pages) == pages


def test_printing_can_be_stopped_and_a_printer_that_refuses_is_told(
    window: RealWindow, tmp_path: Path
) -> None:
    pane, answers = show(window, "checklist", tmp_path)
    until(window, pane.print_button.isEnabled)
    pane.print_button.click()
    until(window, lambda: "Printing page 2" in pane.news.title.text())
    pane.news.button.click()
    assert "Stopped" in pane.news.title.text()
    window.settle()
    assert pane.print_button.isEnabled() and "Stopped" in pane.news.title.text()
    answers.folder = tmp_path / "not" / "there"
    pane.print_button.click()
    until(window, lambda: "did not take it" in pane.news.title.text())


def test_a_table_is_shown_as_text_and_what_is_missing_is_said(
    window: RealWindow, tmp_path: Path
) -> None:
    pane, _ = show(window, "history", tmp_path)
    until(window, lambda: "Set up the records" in pane.preview.words.toPlainText())
    assert pane.print_button.isHidden() and not pane.save_button.isHidden()
    window.page.view.list.items["findings"].click()
    window.settle()
    assert "Nobody has drawn a sample" in pane.news.title.text()
    assert pane.save_button.isHidden() and pane.preview.isHidden()
    pane, _ = show(window, "keys", tmp_path)
    until(window, pane.print_button.isEnabled)
    window.page.view.list.items["starters"].click()
    pane.way_button.click()
    window.settle()
    assert window.window.frame.key == "evidence"
    assert window.page.view.starters.isVisible()
    window.window.commands.action("print").trigger()
    window.settle()
    assert window.page.where() == "starters"
