"""Home on a set of questions: counts, what is to go, what stands behind the answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from core.domain.evidence import Standing
from core.services import sample
from core.workspace import NewStore, Workspace
from desktop.pages.home.page import HomePage

Show = Callable[[], HomePage]
Gone = list[tuple[str, str]]
CARE_HOME = sample.written("dspt-8", "social-care")


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock) -> Iterator[Workspace]:
    """A care home in the May before its answers are due, nothing answered."""
    monkeypatch.setenv("IGT_HOME", str(tmp_path / "home"))
    clock.instant = datetime(2026, 5, 20, 9, 30, tzinfo=UTC)
    who = CARE_HOME
    setup = NewStore(who.name, who.ods_code, who.org_type, who.manager, who.catalogue_id)
    with Workspace.create(tmp_path / "store", setup, clock=clock).workspace as made:
        yield made


def words(page: HomePage) -> str:
    return " | ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_a_new_set_counts_what_is_compulsory_and_offers_five(show: Show) -> None:
    page = show()
    progress = page.view.progress
    assert progress.left.text() == "45 to go"
    assert progress.optional.text() == "3 more may stay open."
    assert len(page.view.way.list.rows) == 5
    assert "met" not in words(page).split(" | ")


def test_under_way_it_counts_and_says_what_is_to_go_without_a_percentage(
    workspace: Workspace, show: Show, gone: Gone
) -> None:
    sample.fill(workspace, sample.HowFar.HALF, CARE_HOME)
    page = show()
    assert page.view.result.text.text() == "27 of 45 answered. 18 to go."
    assert page.view.time.text.text().endswith("10 need an answer from others.")
    assert "%" not in words(page)
    assert "Not met" not in words(page)
    way = page.view.way
    assert way.title.text() == "What is to go"
    assert way.list.items[0].key == "1.3.6"
    assert way.list.items[0].detail == "Still to fill in: the approved way to message."
    confirm = next(item for item in way.list.items if item.button == "Confirm")
    assert confirm.title.startswith("1.2  ") and confirm.key == "1.2.4"
    way.list.rows[0].button.click()
    assert gone == [("questions", "1.3.6")]


def test_the_answers_stand_where_their_evidence_puts_them(workspace: Workspace, show: Show) -> None:
    sample.fill(workspace, sample.HowFar.ALL, CARE_HOME)
    page = show()
    card = page.view.standing
    assert card.title.text() == "What stands behind your answers"
    late = card.rows[Standing.OUT_OF_DATE]
    assert {item.key for item in late.list.items} == {"7.1.1", "7.1.5"}
    assert "1.3.1" in {item.key for item in card.rows[Standing.SHOWN].list.items}
    assert page.view.progress.result.text() == "If you signed today: Standards Met."
    assert page.view.progress.percent.isHidden()


def test_after_the_due_date_it_can_still_be_published(
    workspace: Workspace, show: Show, clock
) -> None:
    sample.fill(workspace, sample.HowFar.HALF, CARE_HOME)
    clock.instant = datetime(2026, 7, 9, 9, 30, tzinfo=UTC)
    page = show()
    expected = "The due date passed 9 days ago. You can still publish."
    assert page.view.result.text.text() == expected
    page.view.time.button.click()
    assert page.view.time.field.isVisible()
