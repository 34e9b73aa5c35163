"""An assessment that was moved to a newer set: readable, never changed, never sent."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from core.domain.evidence import EvidenceLink
from core.domain.organisation import AssessmentStatus
from core.services.past.history_columns import COLUMNS
from core.services.records import AssessmentMovedError
from core.store import tables
from core.workspace import Workspace


@pytest.fixture
def moved(workspace: Workspace) -> str:
    """The id of the only assessment, which was moved."""
    workspace.answers.tick("1-1", "1-1.1a")
    records = workspace.assessments._records
    with records.write("assessment", "assessment-due") as unit:
        row = unit.session.scalars(select(tables.Assessment)).one()
        row.state = AssessmentStatus.MOVED.value
        return row.id


def test_it_stays_listed_and_readable(workspace: Workspace, moved: str) -> None:
    (listed,) = workspace.assessments.all()
    assert (listed.id, listed.status) == (moved, AssessmentStatus.MOVED)
    assert workspace.assessments.state(moved).by_ref["1-1"].answer.met == {"1-1.1a"}


def test_whatever_would_change_it_is_refused_in_words(workspace: Workspace, moved: str) -> None:
    for change in (
        lambda: workspace.answers.set_note("1-1", "x"),
        lambda: workspace.assessments.set_due(None),
        lambda: workspace.sign_offs.sign_off("Ada", "owner"),
        lambda: workspace.sign_offs.send_back("Ada", "why"),
        lambda: workspace.assessments.reopen("why"),
        lambda: workspace.evidence.add_paper("shelf", "Sheet", [EvidenceLink("1-1", None)]),
    ):
        with pytest.raises(AssessmentMovedError) as caught:
            change()
        assert "newer question set" in caught.value.what


def test_no_submission_file_is_made_of_it_not_even_a_draft(
    workspace: Workspace, moved: str, tmp_path: Path
) -> None:
    with pytest.raises(AssessmentMovedError):
        workspace.exports.export(tmp_path / "draft.age", draft=True)
    assert not list(tmp_path.glob("*.age*"))


def test_one_that_is_open_or_signed_is_meant_before_it(workspace: Workspace, moved: str) -> None:
    begun = workspace.assessments.start("small-1")
    assert workspace.assessments.current().id == begun.id
    for ref in ("1-1", "1-2", "2-1"):
        workspace.answers.set_note(ref, "not yet")
    workspace.sign_offs.sign_off("Ada", "owner")
    assert workspace.assessments.current().id == begun.id


def test_the_history_says_the_state_in_words() -> None:
    assert COLUMNS["assessment", "state"].words("moved") == "moved to a newer question set"
