"""Home on a real encrypted store with the shipped question set."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.services import sample
from core.workspace import NewStore, Workspace
from desktop.changes import Changes
from desktop.pages.home.page import HomePage
from desktop.tasks import TaskRunner
from desktop.theme import Theme


class MovableClock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.instant = datetime(2013, 2, 20, 9, 30, tzinfo=UTC)

    def now(self) -> datetime:
        return self.instant

    def go_on(self, **amount: int) -> None:
        self.instant += timedelta(**amount)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: MovableClock
) -> Iterator[Workspace]:
    """Fresh records of a made-up pharmacy, nothing answered."""
    monkeypatch.setenv("IGT_HOME", str(tmp_path / "home"))
    setup = NewStore(
        name=sample.NAME,
        ods_code=sample.ODS_CODE,
        org_type=sample.ORG_TYPE,
        person=sample.MANAGER,
        catalogue_id=sample.CATALOGUE_ID,
    )
    made = Workspace.create(tmp_path / "store", setup, clock=clock)
    yield made.workspace
    made.workspace.close()


@pytest.fixture
def changes() -> Changes:
    return Changes()


class PlayedChooser:
    """Answers the file dialog with what a test put in."""

    answer: Path | None = None

    def to_open(self, parent: QWidget, title: str) -> Path | None:
        return self.answer

    def to_save(self, parent: QWidget, title: str, name: str) -> Path | None:
        return self.answer


@pytest.fixture
def chooser() -> PlayedChooser:
    return PlayedChooser()


@pytest.fixture
def gone() -> list[tuple[str, str]]:
    """Where the page's buttons led."""
    return []


@pytest.fixture
def show(
    workspace: Workspace,
    theme: Theme,
    tasks: TaskRunner,
    changes: Changes,
    gone: list[tuple[str, str]],
    chooser: PlayedChooser,
    qtbot: QtBot,
) -> Callable[[], HomePage]:
    """Show Home and wait until it has read the records."""

    kept: list[HomePage] = []  # qtbot holds its widgets weakly

    def shown() -> HomePage:
        page = HomePage(
            assessments=workspace.assessments,
            outlook=workspace.outlook,
            news=workspace.news,
            calendars=workspace.calendars,
            reports=workspace.reports,
            plan=workspace.plan,
            chooser=chooser,
            tasks=tasks,
            changes=changes,
            go=lambda place, target: gone.append((place, target)),
        )
        kept.append(page)
        qtbot.addWidget(page)
        page.resize(1100, 800)
        page.show()
        page.arrive()
        qtbot.waitUntil(lambda: not tasks.is_busy and page.view.isVisible(), timeout=60_000)
        return page

    return shown
