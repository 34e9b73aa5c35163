"""The page on real encrypted records that began their year with last year's answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from event_loop import let_work
from fixed_clock import FixedClock
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from year_sets import ITEMS_NEW, ITEMS_OLD, LEVELS_NEW, LEVELS_OLD
from years_world import answer_items, answer_levels, records_of

from core.domain.carried import Verdict
from core.workspace import Workspace
from desktop.changes import Changes
from desktop.evidence.copy_watch import CopyWatch
from desktop.pages.left_behind.page import LeftBehindPage
from desktop.pages.still_true.page import StillTruePage
from desktop.tasks import TaskRunner
from desktop.theme import Theme


@pytest.fixture
def workspace(
    tmp_path: Path, home: Path, clock: FixedClock, request: pytest.FixtureRequest
) -> Iterator[Workspace]:
    """A year of items; of levels, or no year before, for a test that asks for that table."""
    levels = "levels_table" in request.fixturenames
    with records_of(tmp_path / "store", clock, LEVELS_OLD if levels else ITEMS_OLD) as made:
        if levels:
            answer_levels(made)
            made.years.start_from(LEVELS_NEW)
        elif "first_year_table" not in request.fixturenames:
            answer_items(made)
            made.years.start_from(ITEMS_NEW)
        yield made


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("IGT_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@dataclass
class Table:
    """A person before the page: presses keys, reads, and looks into the records."""

    workspace: Workspace
    tasks: TaskRunner
    qtbot: QtBot
    page: StillTruePage
    changes: Changes
    opened: list[Path]
    gone: list[tuple[str, str]] = field(default_factory=list)

    def settle(self) -> None:
        let_work(1)
        self.qtbot.waitUntil(lambda: not self.tasks.is_busy)
        let_work(1)

    def key(self, key: Qt.Key, *, settle: bool = True) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.page, key)
        if settle:
            self.settle()

    def show(self, ref: str) -> None:
        self.page.arrive(ref)
        self.settle()

    @property
    def view(self) -> object:
        return self.page.view

    @property
    def ref(self) -> str:
        return self.page.where()

    def verdict(self, ref: str) -> Verdict | None:
        return self.workspace.look_again.last_years_answer(ref).verdict

    def refs(self) -> list[str]:
        return [one.ref for one in self.workspace.look_again.to_look_at().brought]


@pytest.fixture
def watch(
    workspace: Workspace, tasks: TaskRunner, theme: Theme
) -> Iterator[tuple[CopyWatch, Changes, list[Path]]]:
    changes, opened = Changes(), list[Path]()

    def open_outside(path: Path) -> bool:
        opened.append(path)
        return True

    one = CopyWatch(
        evidence=workspace.evidence,
        copies=workspace.copies,
        tasks=tasks,
        changes=changes,
        open_outside=open_outside,
    )
    yield one, changes, opened
    one.stop()


@pytest.fixture
def make_table(
    workspace: Workspace,
    tasks: TaskRunner,
    watch: tuple[CopyWatch, Changes, list[Path]],
    qtbot: QtBot,
) -> Callable[[], Table]:
    def make() -> Table:
        gone: list[tuple[str, str]] = []
        page = StillTruePage(
            look_again=workspace.look_again,
            years=workspace.years,
            answers=workspace.answers,
            assessments=workspace.assessments,
            people=workspace.people,
            watch=watch[0],
            tasks=tasks,
            changes=watch[1],
            go=lambda place, target: gone.append((place, target)),
        )
        qtbot.addWidget(page)
        page.resize(1360, 860)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        table = Table(workspace, tasks, qtbot, page, watch[1], watch[2], gone)
        table.show("")
        return table

    return make


@pytest.fixture
def table(make_table: Callable[[], Table]) -> Table:
    return make_table()


@pytest.fixture
def levels_table(make_table: Callable[[], Table]) -> Table:
    return make_table()


@pytest.fixture
def first_year_table(make_table: Callable[[], Table]) -> Table:
    return make_table()


@pytest.fixture
def left_behind(
    workspace: Workspace,
    tasks: TaskRunner,
    watch: tuple[CopyWatch, Changes, list[Path]],
    qtbot: QtBot,
) -> LeftBehindPage:
    page = LeftBehindPage(
        years=workspace.years,
        assessments=workspace.assessments,
        watch=watch[0],
        tasks=tasks,
        changes=watch[1],
        go=lambda place, target: None,
    )
    qtbot.addWidget(page)
    page.resize(1000, 800)
    page.show()
    page.arrive()
    qtbot.waitUntil(lambda: not tasks.is_busy)
    return page
