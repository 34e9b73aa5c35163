"""Next year the plan and the regular jobs go along; requests stay with the year of their asking."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fixed_clock import FixedClock
from year_sets import ITEMS_NEW, ITEMS_OLD
from years_world import records_of

from core.domain.plan import ActionState
from core.workspace import Workspace


@pytest.fixture
def items(tmp_path: Path, home: Path, clock: FixedClock) -> Iterator[Workspace]:
    """Open and closed actions, a job and a request for a question that moves (1.3.1 to 1.4.1)."""
    with records_of(tmp_path / "items", clock, ITEMS_OLD) as workspace:
        workspace.answers.set_note("1.3.1", "In the office.")
        workspace.plan.add("Open", ["1.3.1", "1.3.2"])
        done = workspace.plan.add("Done", ["1.3.1"]).action
        workspace.plan.set_state(done.id, ActionState.DONE)
        workspace.jobs.add("Yearly", 12, ["1.3.1"])
        workspace.requests.ask("The firm", ["1.3.1", "1.3.2"])
        workspace.requests.ask("Another", ["1.3.2"])
        yield workspace


def serves(workspace: Workspace) -> dict[str, tuple[str, ...]]:
    found = {a.title: a.serves for a in workspace.plan.all()}
    return found | {job.title: job.serves for job in workspace.jobs.all()}


def asked(workspace: Workspace) -> dict[str, tuple[str, ...]]:
    return {r.asked_of: r.serves for r in workspace.requests.all()}


def test_open_actions_and_jobs_serve_what_their_questions_are_called_now(items: Workspace) -> None:
    items.years.start_from(ITEMS_NEW)
    assert serves(items) == {"Open": ("1.4.1",), "Done": ("1.3.1",), "Yearly": ("1.4.1",)}
    assert asked(items) == {}
    assert items.care.check().ok


def test_a_year_that_goes_on_under_a_newer_set_still_waits_for_what_is_asked_there(
    items: Workspace,
) -> None:
    items.years.move(ITEMS_NEW)
    assert asked(items) == {"The firm": ("1.4.1",)}
    assert items.history.verify().ok
