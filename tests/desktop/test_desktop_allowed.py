"""What a role does not include is not offered, and one line says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from real_window import RealWindow, made_records

from core.domain.organisation import Role
from core.services import sample
from core.workspace import Workspace

OpenWindow = Callable[..., RealWindow]


def staffed(workspace: Workspace) -> None:
    """All is answered; an auditor works, and there is a contributor too."""
    sample.fill(workspace, sample.HowFar.ALL)
    workspace.people.add("Jo Smith", Role.CONTRIBUTOR)
    workspace.people.work_as(workspace.people.add("Ida Crane", Role.AUDITOR).person.id)


@pytest.fixture
def window(open_window: OpenWindow, tmp_path: Path) -> RealWindow:
    key = made_records(tmp_path / "store", fill=staffed)
    one = open_window(tmp_path / "store")
    one.unlock_with(key)
    return one


def go(window: RealWindow, place: str, target: str = "") -> object:
    window.window.go(place, target)
    window.settle()
    return window.page.view


def test_an_auditor_reads_and_a_contributor_learns_who_signs(window: RealWindow) -> None:
    piece = window.workspace.evidence.all()[0]
    evidence = go(window, "evidence", piece.id)
    assert (
        evidence.reading.title.text() == "You work here as auditor: you read, and change nothing."
    )
    assert not window.page.acceptDrops()
    detail = evidence.detail
    offered = (evidence.paper, evidence.list.drop, detail.remove, detail.uses.more)
    assert not any(widget.isVisible() for widget in offered)
    assert detail.head.name.isReadOnly() and detail.details.dates.dated.line.isReadOnly()
    assert detail.head.open.isVisible() and "signed" not in detail.uses.none.text()
    finish = go(window, "finish", "sign-off")
    assert finish.reading.isVisible() and not finish.sign.not_mine.isVisible()
    assert not finish.sign.sign.form.isVisible() and not finish.sign.refusal.isVisible()

    jo = next(p for p in window.workspace.people.all() if p.name == "Jo Smith")
    window.starter.navigator.shell.changes.notify(window.workspace.people.work_as(jo.id))
    window.settle()
    assert not finish.reading.isVisible() and finish.sign.not_mine.text.text() == "Ask Ada Wren."
    assert not finish.sign.sign.form.isVisible()
    evidence = go(window, "evidence", piece.id)
    assert evidence.paper.isVisible() and detail.remove.isVisible() and window.page.acceptDrops()
    assert not detail.head.name.isReadOnly() and not evidence.reading.isVisible()
