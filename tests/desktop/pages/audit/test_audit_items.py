"""Audit of a set whose questions are answered as a whole; and one scroll bar in a low window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from made_once import MadeOnce
from PySide6.QtWidgets import QAbstractScrollArea
from real_window import RealWindow, made_records

from core.domain.organisation import Role
from core.services.answers import AnswerEdit
from core.workspace import Workspace
from desktop.theme import Contrast, Mode, Theme

OpenWindow = Callable[..., RealWindow]


def audited(workspace: Workspace) -> None:
    workspace.answers.change("1.3.2", AnswerEdit(item="yes"))
    workspace.answers.change("1.1.3", AnswerEdit(place="Red folder"))
    for number in range(8):  # more than a low window shows
        workspace.answers.set_note("1.3.2", f"Looked at {number}")
    workspace.people.work_as(workspace.people.add("Ida Crane", Role.AUDITOR).person.id)
    workspace.audits.draw(2, "word")


@pytest.fixture
def window(open_window: OpenWindow, tmp_path: Path, made_once: MadeOnce) -> RealWindow:
    def make(folder: Path) -> object:
        return made_records(folder, fill=audited, catalogue_id="dspt-8")

    key = made_once.copy("audited-items", make, tmp_path / "store")
    one = open_window(tmp_path / "store")
    one.unlock_with(key)
    return one


def test_the_list_names_the_questions_and_the_point_says_what_was_answered(
    window: RealWindow,
) -> None:
    window.window.go("audit")
    window.settle()
    titles = {row.ref: row.title for row in window.page.view.list.rows._rows}
    asked = window.workspace.assessments.state().by_ref
    assert titles == {ref: asked[ref].title for ref in ("1.3.2", "1.1.3")}
    said = set()
    for ref in titles:
        window.page.view.list.opened.emit(ref)
        window.settle()
        said.add(window.page.view.pane.point.text.text())
    assert said == {"Answer: Yes", "Answer: Red folder"}


@pytest.mark.parametrize("place", ["history", "audit"])
def test_in_the_smallest_window_at_200_per_cent_one_thing_scrolls_and_not_two(
    window: RealWindow, theme: Theme, place: str
) -> None:
    window.window.go(place)
    theme.choose(Mode.LIGHT, 200, Contrast.USUAL)
    window.window.resize(1024, 700)
    for part in (0, 1):
        window.page.view.panes.show_pane(part)
        window.settle()
        areas = window.page.findChildren(QAbstractScrollArea)
        scrolling = [a for a in areas if a.isVisible() and a.verticalScrollBar().maximum() > 0]
        assert len(scrolling) <= 1, [area.accessibleName() for area in scrolling]
