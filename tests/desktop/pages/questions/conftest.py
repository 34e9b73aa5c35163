"""The page on a real encrypted store of a pharmacy with the shipped set."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fixed_clock import FixedClock
from items_set import items_store
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from questions_desk import Desk
from window_top import Top

from core.settings import Settings
from core.workspace import NewStore, Workspace
from desktop.changes import Changes
from desktop.evidence.copy_watch import CopyWatch
from desktop.pages.questions.page import QuestionsPage
from desktop.tasks import TaskRunner
from desktop.theme import Theme

SERVICES = (
    "assessments", "answers", "amendments", "open_answers", "facts", "evidence", "suggestions",
    "starters", "search", "look_again", "years", "history", "people", "requests", "plan",
)  # fmt: skip


@pytest.fixture
def in_items() -> bool:
    """Whether the pharmacy works on the made-up questions; a module may say so."""
    return False


@pytest.fixture
def workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: FixedClock, in_items: bool
) -> Iterator[Workspace]:
    monkeypatch.setenv("IGT_HOME", str(tmp_path / "home"))
    if in_items:
        with items_store(tmp_path / "store", clock) as made:
            yield made
        return
    setup = NewStore("Harbour Pharmacy", "FZZ01", "pharmacy", "Ada Wren", "igt-10")
    with Workspace.create(tmp_path / "store", setup, clock=clock).workspace as made:
        yield made


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def make_desk(
    workspace: Workspace, tasks: TaskRunner, settings: Settings, theme: Theme, qtbot: QtBot
) -> Iterator[Callable[..., Desk]]:
    desks: list[Desk] = []

    def make(target: str = "") -> Desk:
        changes = Changes()
        desk = Desk(workspace, tasks, changes, qtbot)
        desks.append(desk)

        def choose(_parent: QWidget) -> list[Path]:
            return desk.chosen

        def open_outside(path: Path) -> bool:
            desk.opened.append(path)
            return desk.opens

        def go(place: str, target: str = "") -> None:
            desk.gone.append(place)

        desk.watch = CopyWatch(
            evidence=workspace.evidence,
            copies=workspace.copies,
            tasks=tasks,
            changes=changes,
            open_outside=open_outside,
        )
        desk.top = Top(desk.watch)
        desk.page = QuestionsPage(
            **{name: getattr(workspace, name) for name in SERVICES},
            watch=desk.watch,
            tasks=tasks,
            changes=changes,
            settings=settings,
            go=go,
            noun=workspace.assessments.state().question_set.catalogue.noun,
            choose=choose,
            chooser=desk,
        )
        qtbot.addWidget(desk.top)
        qtbot.addWidget(desk.page)
        desk.page.resize(1240, 860)
        desk.top.show()
        desk.page.show()
        desk.page.activateWindow()
        desk.arrive(target)
        return desk

    yield make
    for desk in desks:
        desk.top.desk.stop()
    qtbot.waitUntil(lambda: not tasks.is_busy, timeout=60_000)


@pytest.fixture
def desk(make_desk: Callable[..., Desk], in_items: bool) -> Desk:
    """The page with 10-114 open, or with the first of the made-up questions."""
    return make_desk("1.1.1" if in_items else "10-114")
