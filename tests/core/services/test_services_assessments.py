from __future__ import annotations

from datetime import date

import pytest

from core.domain.organisation import AssessmentStatus
from core.services.assessments import AssessmentOpenError, NotSignedError, ReasonMissingError
from core.services.catalogues import UnknownCatalogueError
from core.services.records import NoAssessmentError


def test_new_records_begin_with_one_open_assessment(workspace):
    assessment = workspace.assessments.current()
    assert assessment.status is AssessmentStatus.OPEN
    assert assessment.catalogue_id == "small-1"
    assert assessment.due == date(2026, 6, 30)
    assert workspace.assessments.all() == (assessment,)
    assert workspace.assessments.state().is_new


def test_a_set_that_is_being_answered_is_not_started_twice(workspace):
    with pytest.raises(AssessmentOpenError):
        workspace.assessments.start("small-1")
    assert len(workspace.assessments.all()) == 1


def test_a_set_that_is_not_there_is_refused_with_those_that_are(workspace):
    with pytest.raises(UnknownCatalogueError) as caught:
        workspace.assessments.start("igt-99")
    assert "small-1" in caught.value.next


def test_the_due_date_can_be_moved_and_taken_away(workspace):
    assert workspace.assessments.set_due(date(2026, 7, 1)).assessment
    assert workspace.assessments.current().due == date(2026, 7, 1)
    assert not workspace.assessments.set_due(date(2026, 7, 1))
    workspace.assessments.set_due(None)
    assert workspace.assessments.current().due is None


def test_what_is_not_signed_is_not_reopened(workspace):
    with pytest.raises(NotSignedError):
        workspace.assessments.reopen("a mistake")
    with pytest.raises(ReasonMissingError):
        workspace.assessments.reopen(" ")


def test_an_id_that_is_not_there_is_refused(workspace):
    with pytest.raises(NoAssessmentError):
        workspace.assessments.state("nowhere")


def test_the_records_keep_the_question_set_themselves(workspace, created, clock):
    from core.services.access import SpareKeyUnlock
    from core.workspace import Workspace

    workspace.answers.tick("1-1", "1-1.1a")
    workspace.close()
    with Workspace.open(
        workspace.folder, SpareKeyUnlock(created.spare_key), clock=clock, bundled=dict
    ) as alone:
        assert alone.assessments.state().by_ref["1-1"].title == "Title of 1-1"
        assert list(alone.catalogues.available()) == ["small-1"]


def test_the_set_says_what_its_leaves_are_called(workspace):
    assert workspace.assessments.noun() == workspace.assessments.state().question_set.catalogue.noun
