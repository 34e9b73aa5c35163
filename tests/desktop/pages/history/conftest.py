"""The place History on real, encrypted records; clock and file dialog are stand-ins."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fixed_clock import FixedClock
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.workspace import NewStore, Workspace
from desktop.changes import Changes
from desktop.pages.history.page import HistoryPage
from desktop.tasks import TaskRunner
from desktop.theme import Theme


class Chooser:
    """Answers in place of the file dialog."""

    def __init__(self) -> None:
        self.answer: Path | None = None

    def to_open(self, parent: QWidget, title: str) -> Path | None:
        return self.answer

    def to_save(self, parent: QWidget, title: str, name: str) -> Path | None:
        return self.answer


class Reader:
    """Somebody at the place History."""

    page: HistoryPage

    def __init__(self, workspace: Workspace, tasks: TaskRunner, qtbot: QtBot) -> None:
        self.workspace, self.tasks, self.qtbot = workspace, tasks, qtbot
        self.changes = Changes()
        self.chooser = Chooser()
        self.gone: list[tuple[str, str]] = []

    @property
    def view(self):  # type: ignore[no-untyped-def]
        return self.page.view

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.tasks.is_busy, timeout=60_000)

    def rows(self) -> list[str]:
        return [row.title for row in self.view.trail.list.rows_model.rows]

    def choose(self, title: str) -> None:
        """Choose the newest change called *title*."""
        trail = self.view.trail.list
        trail.setCurrentIndex(trail.rows_model.index(self.rows().index(title)))
        self.settle()

    def click(self, button) -> None:  # type: ignore[no-untyped-def]
        button.click()
        self.settle()

    def find(self, text: str) -> None:
        self.view.trail.search.setText(text)
        self.view.trail.search.returnPressed.emit()
        self.settle()

    def message(self) -> str:
        banner = self.view.message
        return "" if banner.isHidden() else f"{banner.title.text()} {banner.text.text()}"


@pytest.fixture
def workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: FixedClock
) -> Iterator[Workspace]:
    monkeypatch.setenv("IGT_HOME", str(tmp_path / "home"))
    setup = NewStore("Harbour Pharmacy", "FZZ01", "pharmacy", "Ada Wren", "igt-10")
    with Workspace.create(tmp_path / "store", setup, clock=clock).workspace as made:
        yield made


@pytest.fixture
def reader(
    workspace: Workspace, tasks: TaskRunner, theme: Theme, qtbot: QtBot
) -> Callable[..., Reader]:
    """Open the place History; call it after the records were filled."""

    def open_it(target: str = "") -> Reader:
        one = Reader(workspace, tasks, qtbot)
        one.page = HistoryPage(
            history=workspace.history,
            people=workspace.people,
            assessments=workspace.assessments,
            tasks=tasks,
            changes=one.changes,
            go=lambda place, target="": one.gone.append((place, target)),
            noun="requirement",
            chooser=one.chooser,
        )
        qtbot.addWidget(one.page)
        one.page.resize(1150, 780)
        one.page.show()
        one.page.arrive(target)
        one.settle()
        return one

    return open_it
