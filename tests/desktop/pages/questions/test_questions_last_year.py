"""What was brought from last year, on the page of questions: beside the answer and in the list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fixed_clock import FixedClock
from PySide6.QtWidgets import QLabel
from questions_desk import Desk
from year_sets import ITEMS_NEW, ITEMS_OLD
from years_world import answer_items, records_of

from core.domain.carried import Verdict
from core.workspace import Workspace
from desktop.pages.questions.looks import Look, Only
from desktop.pages.questions.rows import RequirementRow, list_rows


@pytest.fixture
def workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: FixedClock
) -> Iterator[Workspace]:
    """A pharmacy that began its year with last year's answers."""
    monkeypatch.setenv("IGT_HOME", str(tmp_path / "home"))
    with records_of(tmp_path / "store", clock, ITEMS_OLD) as made:
        answer_items(made)
        made.years.start_from(ITEMS_NEW)
        yield made


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk("1.1.1")


def words(desk: Desk) -> str:
    card = desk.pane.last_year
    return "\n".join(one.text() for one in card.findChildren(QLabel) if one.isVisible())


def test_last_years_answer_is_folded_beside_this_years(desk: Desk) -> None:
    card = desk.pane.last_year
    assert card.isVisible() and card.fold.head.text() == "Last year: ZA123456"
    assert "On the wall." not in words(desk)
    card.fold.head.click()
    desk.settle()
    assert "On the wall." in words(desk) and "Still true?" in words(desk)


def test_it_leads_to_the_looking_and_only_while_there_is_something_to_look_at(
    desk: Desk,
) -> None:
    card = desk.pane.last_year
    assert card.look.isVisible()
    card.look.click()
    assert desk.gone == ["still-true"]
    change = desk.workspace.look_again.still_true("1.1.1")
    desk.changes.notify(change)
    desk.settle()
    assert not card.look.isVisible() and card.isVisible()
    assert desk.workspace.look_again.last_years_answer("1.1.1").verdict is Verdict.STILL_TRUE


def test_a_question_that_nobody_asked_last_year_shows_nothing(desk: Desk) -> None:
    state = desk.workspace.assessments.state()
    new = next(r.ref for r in state.requirements if r.answer.carried is None and not r.evidence)
    assert not desk.workspace.look_again.last_years_answer(new).olds
    desk.arrive(new)
    assert not desk.pane.last_year.isVisible()


def test_the_list_marks_what_was_brought_and_shows_only_that_if_asked_to(desk: Desk) -> None:
    state = desk.workspace.assessments.state()
    rows = [r for r in list_rows(state, Look()) if isinstance(r, RequirementRow)]
    marked = {row.ref for row in rows if row.mark == "from last year"}
    assert marked == {one.ref for one in state.to_look_at} and len(marked) < len(rows)
    assert all("From last year" in row.state_text for row in rows if row.ref in marked)
    shown = [
        r.ref for r in list_rows(state, Look(Only.FROM_LAST_YEAR)) if isinstance(r, RequirementRow)
    ]
    assert set(shown) == marked


def test_the_filter_goes_with_the_last_that_was_looked_at(desk: Desk) -> None:
    panel = desk.page.view.list
    panel.choose(Only.FROM_LAST_YEAR)
    for one in desk.workspace.look_again.to_look_at().left:
        say = desk.workspace.look_again
        change = say.still_true(one.ref) if one.may_be_still_true else say.has_changed(one.ref)
    desk.changes.notify(change)
    desk.settle()
    assert panel.look.only is Only.ALL
    assert not panel.filters.buttons[Only.FROM_LAST_YEAR].isVisible()


def test_what_is_asked_no_more_is_one_press_away(desk: Desk) -> None:
    button = desk.page.view.list.left_behind
    count = len(desk.workspace.years.left_behind())
    assert button.isVisible() and button.text() == f"Asked no more: {count}"
    button.click()
    assert desk.gone == ["left-behind"]
