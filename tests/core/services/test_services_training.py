"""The count of who is trained, in the answers that ask for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fixed_clock import FixedClock

from core.errors import KnownError
from core.services.answers import AnswerEdit
from core.workspace import NewStore, Workspace

TODAY = date(2026, 5, 20)


@pytest.fixture
def pharmacy(tmp_path: Path, home: Path, clock: FixedClock, request: pytest.FixtureRequest):
    def make(catalogue_id: str) -> Workspace:
        setup = NewStore("Harbour", "", "pharmacy", "Ada", catalogue_id)
        return Workspace.create(tmp_path / catalogue_id, setup, clock=clock).workspace

    return make


@pytest.fixture
def dspt(pharmacy) -> Iterator[Workspace]:
    with pharmacy("dspt-8") as workspace:
        for number in range(1, 10):
            workspace.staff.add(f"Person {number}")
        ids = [one.id for one in workspace.staff.all()]
        workspace.staff.train(ids[:8], TODAY)
        yield workspace


def test_eight_of_nine_is_88_per_cent_and_one_is_missing(dspt):
    standing = dspt.training.standing()
    (offer,) = standing.offers
    assert (standing.count.trained, standing.count.total, standing.count.percent) == (8, 9, 88)
    assert (offer.ref, offer.share, offer.missing) == ("3.2.1", 95, 1)
    assert (offer.told, offer.is_reached, offer.is_used) == (None, False, False)


def test_the_answer_takes_the_count_and_takes_it_again_once_it_is_another(dspt):
    dspt.answers.change("3.2.1", AnswerEdit(note="The register hangs in the office."))
    assert dspt.training.use("3.2.1").requirements == {"3.2.1"}
    answer = dspt.assessments.state().by_ref["3.2.1"].answer
    assert answer.item == "no"
    assert answer.note.startswith("The register hangs in the office.\n\nOn 20 May 2026, 8 of 9")
    assert dspt.training.standing().offers[0].is_used
    assert dspt.history.changes(limit=1)[0].label == "Use the count of who is trained in 3.2.1"
    ninth = next(one for one in dspt.staff.all() if one.trained_on is None)
    dspt.staff.train([ninth.id], TODAY)
    (offer,) = dspt.training.standing().offers
    assert (offer.told.trained, offer.told.total, offer.is_used) == (8, 9, False)
    dspt.training.use("3.2.1")
    answer = dspt.assessments.state().by_ref["3.2.1"].answer
    assert (answer.item, answer.note.count("people on our staff list")) == ("yes", 1)
    assert "9 of 9" in answer.note and "(100%)" in answer.note
    dspt.undo.undo()
    assert dspt.assessments.state().by_ref["3.2.1"].answer.item == "no"


def test_an_answer_changed_by_hand_is_offered_the_count_again(dspt):
    dspt.training.use("3.2.1")
    dspt.answers.change("3.2.1", AnswerEdit(item="yes"))
    assert not dspt.training.standing().offers[0].is_used


@pytest.mark.parametrize(("ref", "code"), [("1.1.1", "not-asked-for-training"), ("3.2.1", "")])
def test_only_a_question_that_asks_takes_the_count_and_only_with_a_list(pharmacy, ref, code):
    with pharmacy("dspt-8") as workspace:
        assert workspace.training.standing().offers == ()
        with pytest.raises(KnownError) as caught:
            workspace.training.use(ref)
        assert caught.value.code == (code or "nobody-listed")


def test_the_older_toolkit_counts_everybody_and_gets_two_ticks_of_level_two(pharmacy):
    with pharmacy("igt-10") as workspace:
        (ann,) = workspace.staff.add("Ann").staff
        (cleaner,) = workspace.staff.add("Cleaner", sees_records=False).staff
        workspace.staff.train([ann.id], TODAY)
        workspace.staff.train([cleaner.id], date(2024, 1, 1))
        workspace.training.use("10-117")
        answer = workspace.assessments.state().by_ref["10-117"].answer
        assert answer.met == {"10-117.2a"}
        assert "1 of 2 people" in answer.note
        workspace.staff.train([cleaner.id], TODAY)
        workspace.training.use("10-117")
        answer = workspace.assessments.state().by_ref["10-117"].answer
        assert answer.met == {"10-117.2a", "10-117.2b"}
