"""Finish on a real encrypted store of the made-up pharmacy; only the file dialogs are played."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from made_once import MadeOnce
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.services import sample
from core.services.access import SpareKey, SpareKeyUnlock
from core.workspace import NewStore, Workspace
from desktop.changes import Changes
from desktop.pages.finish.page import FinishPage
from desktop.tasks import TaskRunner
from desktop.theme import Theme

KEY = SpareKey.new()
PHARMACY = sample.written("igt-10", "pharmacy")


class TickingClock:
    """A clock that goes on by a second each time it is read."""

    def __init__(self) -> None:
        self.instant = datetime(2013, 2, 20, 9, 30, tzinfo=UTC)

    def now(self) -> datetime:
        self.instant += timedelta(seconds=1)
        return self.instant


class PlayedChooser:
    """Answers the file dialogs with what a test put in, and keeps what was asked."""

    def __init__(self) -> None:
        self.answers: list[Path | None] = []
        self.asked: list[str] = []

    def to_open(self, parent: QWidget, title: str) -> Path | None:
        self.asked.append(title)
        return self.answers.pop(0)

    def to_save(self, parent: QWidget, title: str, name: str) -> Path | None:
        self.asked.append(name)
        return self.answers.pop(0)


@pytest.fixture
def make(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made_once: MadeOnce
) -> Iterator[Callable[..., Workspace]]:
    """Give records; how much is answered, facts of the set-up, and *who* may be named."""
    monkeypatch.setenv("IGT_HOME", str(tmp_path / "home"))
    opened: list[Workspace] = []

    def new(
        how_far: sample.HowFar | None = sample.HowFar.ALL,
        who: sample.MadeUp | None = None,
        **facts: object,
    ) -> Workspace:
        folder, clock = tmp_path / "store", TickingClock()
        begin = partial(_begin, how_far, who or PHARMACY, facts)
        key = ("finish", how_far, who.name if who else "", str(facts))
        clock.instant = made_once.copy(key, begin, folder)
        workspace = Workspace.open(folder, SpareKeyUnlock(KEY.printed), clock=clock)
        opened.append(workspace)
        return workspace

    yield new
    for workspace in opened:
        workspace.close()


def _begin(
    how_far: sample.HowFar | None, who: sample.MadeUp, facts: dict[str, object], folder: Path
) -> datetime:
    values: dict[str, object] = {
        "name": who.name,
        "ods_code": who.ods_code,
        "org_type": who.org_type,
        "person": who.manager,
        "catalogue_id": who.catalogue_id,
        "spare_key": KEY,
    }
    setup = NewStore(**(values | facts))  # type: ignore[arg-type]
    clock = TickingClock()
    with Workspace.create(folder, setup, clock=clock).workspace as workspace:
        if how_far is not None:
            sample.fill(workspace, how_far, who)
    return clock.instant


@pytest.fixture
def changes() -> Changes:
    return Changes()


@pytest.fixture
def chooser() -> PlayedChooser:
    return PlayedChooser()


@pytest.fixture
def gone() -> list[tuple[str, str]]:
    """Where the page's buttons led."""
    return []


@pytest.fixture
def opened() -> list[Path]:
    """What was given to other programs."""
    return []


@pytest.fixture
def show(
    theme: Theme,
    tasks: TaskRunner,
    changes: Changes,
    chooser: PlayedChooser,
    gone: list[tuple[str, str]],
    opened: list[Path],
    qtbot: QtBot,
) -> Callable[..., FinishPage]:
    """Show Finish of some records and wait until it has read them."""
    kept: list[FinishPage] = []  # qtbot holds its widgets weakly

    def shown(workspace: Workspace, target: str = "") -> FinishPage:
        page = FinishPage(
            assessments=workspace.assessments,
            sign_offs=workspace.sign_offs,
            exports=workspace.exports,
            reports=workspace.reports,
            publications=workspace.publications,
            profile=workspace.profile,
            evidence=workspace.evidence,
            people=workspace.people,
            tasks=tasks,
            changes=changes,
            go=lambda place, aim: gone.append((place, aim)),
            choose_file=chooser,
            open_outside=opened.append,
        )
        kept.append(page)
        qtbot.addWidget(page)
        page.resize(1100, 800)
        page.show()
        page.arrive(target)
        qtbot.waitUntil(lambda: not tasks.is_busy and page.view.isVisible(), timeout=60_000)
        return page

    return shown


@pytest.fixture
def settled(tasks: TaskRunner, qtbot: QtBot) -> Callable[[], None]:
    """Wait until everything that was asked for is answered."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not tasks.is_busy, timeout=60_000)

    return wait
