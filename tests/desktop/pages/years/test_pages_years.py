"""Years side by side in the window: bars that also speak, and what moved, one click away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from fixed_clock import FixedClock
from pytestqt.qtbot import QtBot
from year_sets import ITEMS_NEW, ITEMS_OLD, LEVELS_NEW, LEVELS_OLD
from years_world import answer_items, answer_levels, records_of, sign

from core.domain.year_comparison import Move
from core.workspace import Workspace
from desktop.changes import Changes
from desktop.pages.years.page import YearsPage
from desktop.tasks import TaskRunner
from desktop.theme import Theme

Show = Callable[[Workspace], YearsPage]


@pytest.fixture
def begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: FixedClock
) -> Iterator[Callable[[str], Workspace]]:
    monkeypatch.setenv("IGT_HOME", str(tmp_path / "home"))
    with ExitStack() as held:
        yield lambda name: held.enter_context(records_of(tmp_path / "store", clock, name))


@pytest.fixture
def gone() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def show(
    theme: Theme, tasks: TaskRunner, gone: list[tuple[str, str]], qtbot: QtBot
) -> Callable[[Workspace], YearsPage]:
    kept = []

    def shown(workspace: Workspace) -> YearsPage:
        page = YearsPage(
            comparing=workspace.comparing,
            tasks=tasks,
            changes=Changes(),
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


def test_a_single_year_is_told_what_will_stand_here(begin, show: Show) -> None:
    page = show(begin(LEVELS_OLD))
    assert page.view.empty.isVisible() and not page.view.every.isVisible()


def test_levels_then_and_now_stand_beside_each_other(
    begin, show: Show, clock: FixedClock, gone: list[tuple[str, str]]
) -> None:
    workspace = begin(LEVELS_OLD)
    answer_levels(workspace)
    clock.advance(days=300)
    workspace.years.start_from(LEVELS_NEW)
    found = workspace.comparing.compare()
    view = show(workspace).view
    assert [item.key for item in view.years.items] == [
        found.now.assessment_id, found.then.assessment_id,
    ]  # fmt: skip
    assert not view.choose.isVisible()  # of two there is nothing to choose
    spoken = [bar.accessibleName() for bar in view.groups.bars]
    assert spoken and all(": then " in text and ", now " in text for text in spoken)
    for move, card in view.moves.items():
        assert len(card.list.items) == len(found.moved(move))
    moved = next(
        card for card in view.moves.values() if card.list.rows and card.list.items[0].button
    )
    moved.list.rows[0].button.click()
    assert gone == [("questions", moved.list.items[0].key)]


def test_any_two_of_several_years_are_chosen(
    begin, show: Show, clock: FixedClock, tasks: TaskRunner, qtbot: QtBot
) -> None:
    workspace = begin(ITEMS_OLD)
    answer_items(workspace)
    sign(workspace)
    clock.advance(days=300)
    workspace.years.start_from(ITEMS_NEW)
    clock.advance(days=1)
    workspace.assessments.start(ITEMS_OLD)
    oldest, middle, newest = (year.assessment_id for year in workspace.comparing.years())
    view = show(workspace).view
    assert view.choose.isVisible()
    assert (view.then.currentData(), view.now.currentData()) == (middle, newest)
    before = len(view.moves[Move.GONE].list.items)
    view.then.setCurrentIndex(view.then.findData(oldest))
    view.then.activated.emit(view.then.currentIndex())
    qtbot.waitUntil(lambda: not tasks.is_busy, timeout=60_000)
    assert view.then.currentData() == oldest
    assert view.moves[Move.GONE].list.items == () and before  # the same questions, by their names
