"""The page on real, encrypted records of the made-up pharmacy; only the dialogs are stand-ins."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from evidence_person import Person
from fixed_clock import FixedClock
from pytestqt.qtbot import QtBot
from window_top import Top

from core.services import sample
from core.workspace import NewStore, Workspace
from desktop.changes import Changes
from desktop.evidence.choosers import Choosers
from desktop.evidence.copy_watch import CopyWatch
from desktop.pages.evidence.page import EvidencePage
from desktop.tasks import TaskRunner
from desktop.theme import Theme


@pytest.fixture
def workspace(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Workspace]:
    monkeypatch.setenv("IGT_HOME", str(tmp_path / "home"))
    setup = NewStore(
        sample.NAME, sample.ODS_CODE, sample.ORG_TYPE, sample.MANAGER, sample.CATALOGUE_ID
    )
    with Workspace.create(tmp_path / "records", setup, clock=clock).workspace as made:
        yield made


@pytest.fixture
def person() -> Person:
    return Person()


@pytest.fixture
def changes(qapp: object) -> Changes:
    return Changes()


@pytest.fixture
def watch(
    workspace: Workspace, tasks: TaskRunner, changes: Changes, person: Person
) -> Iterator[CopyWatch]:
    one = CopyWatch(
        evidence=workspace.evidence,
        copies=workspace.copies,
        tasks=tasks,
        changes=changes,
        open_outside=person.open_outside,
    )
    one.start()
    yield one
    one.stop()


@pytest.fixture
def top(watch: CopyWatch, theme: Theme, qtbot: QtBot) -> Iterator[Top]:
    """The messages on top of every page, as the window's frame shows them."""
    made = Top(watch)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.desk.stop()


@pytest.fixture
def show_page(
    workspace: Workspace,
    tasks: TaskRunner,
    changes: Changes,
    watch: CopyWatch,
    person: Person,
    theme: Theme,
    qtbot: QtBot,
) -> Callable[..., EvidencePage]:
    """Show the page as the window does, settled; call it after the records were filled."""

    def show(target: str = "", width: int = 1150, height: int = 780) -> EvidencePage:
        page = EvidencePage(
            evidence=workspace.evidence,
            batches=workspace.batches,
            inside=workspace.inside,
            photos=workspace.photos,
            assessments=workspace.assessments,
            people=workspace.people,
            starters=workspace.starters,
            watch=watch,
            tasks=tasks,
            changes=changes,
            choose=Choosers(
                files=person.choose_files,
                folder=person.choose_folder,
                papers=person.choose_folder,
                photos=person.choose_files,
            ),
            chooser=person,
            go=person.go,
        )
        qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        page.arrive(target)
        qtbot.waitUntil(lambda: not tasks.is_busy, timeout=60_000)
        return page

    return show


@pytest.fixture
def settle(tasks: TaskRunner, qtbot: QtBot) -> Callable[[], None]:
    """Wait until everything that was asked for is answered."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not tasks.is_busy, timeout=60_000)

    return wait
