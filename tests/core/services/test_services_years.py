"""A new year begins with last year's answers; unfinished work moves; nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fixed_clock import FixedClock
from year_sets import ITEMS_NEW, ITEMS_OLD, LEVELS_NEW, LEVELS_OLD, year_set
from years_world import answer_items, answer_levels, records_of, sign

from core.domain.answers import Answer
from core.domain.carried import Verdict
from core.domain.differences import compare
from core.domain.follows import Follows, Renamed
from core.domain.organisation import AssessmentStatus
from core.domain.state import Progress
from core.domain.succession import comes_after
from core.services.amending.amendments import NewQuestion
from core.services.answers import AnswerEdit
from core.services.assessments import AssessmentOpenError, NoSetForTypeError
from core.services.backup.readable_answers import answer_lines, read_assessments
from core.services.past.setting_back import CannotGoBackError
from core.services.past.undo import NothingToUndoError
from core.services.records import (
    AssessmentMovedError,
    AssessmentSignedError,
    NoAssessmentError,
)
from core.services.years.years import NothingInCommonError
from core.workspace import Workspace


@pytest.fixture
def items(tmp_path: Path, home: Path, clock: FixedClock) -> Iterator[Workspace]:
    with records_of(tmp_path / "items", clock, ITEMS_OLD) as workspace:
        answer_items(workspace)
        yield workspace


@pytest.fixture
def levels(tmp_path: Path, home: Path, clock: FixedClock) -> Iterator[Workspace]:
    with records_of(tmp_path / "levels", clock, LEVELS_OLD) as workspace:
        answer_levels(workspace)
        yield workspace


def answers_of(workspace: Workspace) -> dict[str, Answer]:
    return {r.ref: r.answer for r in workspace.assessments.state().requirements}


def titles(workspace: Workspace, ref: str) -> list[str]:
    return [piece.title for piece in workspace.assessments.state().by_ref[ref].evidence]


def test_an_answer_goes_on_with_note_owner_and_target_and_is_marked(items: Workspace) -> None:
    last = items.assessments.current()
    begun = items.years.start_from(ITEMS_NEW)
    assert (begun.catalogue_id, begun.status) == (ITEMS_NEW, AssessmentStatus.OPEN)
    number = answers_of(items)["1.1.1"]
    assert (number.item, number.note, number.owner, number.target) == (
        "ZA123456", "On the wall.", "Ada", 3,
    )  # fmt: skip
    assert number.carried is not None
    assert (number.carried.assessment_id, number.carried.refs, number.carried.verdict) == (
        last.id, ("1.1.1",), Verdict.UNSEEN,
    )  # fmt: skip


def test_each_part_of_a_split_question_gets_the_text(items: Workspace) -> None:
    items.years.start_from(ITEMS_NEW)
    now = answers_of(items)
    assert now["1.1.3"].item == now["1.1.4"].item == "Ada for both"
    assert now["1.1.3"].owner == now["1.1.4"].owner == "Ada"


def test_texts_of_merged_questions_stand_under_where_they_are_from(items: Workspace) -> None:
    items.years.start_from(ITEMS_NEW)
    merged = answers_of(items)["1.2.1"]
    assert merged.item == "From 1.2.1:\nIn the shredder\n\nFrom 1.2.2:\nWith a drill"
    assert merged.note == "From 1.2.1:\nWeekly.\n\nFrom 1.2.2:\nYearly."
    assert merged.owner == "Ada, Bo"
    assert titles(items, "1.2.1") == ["Shredder receipt", "Drill receipt"]


def test_ticks_of_merged_questions_go_on_only_where_both_said_the_same(items: Workspace) -> None:
    items.years.start_from(ITEMS_NEW)
    assert answers_of(items)["1.2.3"].item is None  # one yes, one no
    shown = items.look_again.last_years_answer("1.2.3")
    assert [(old.ref, old.answer.item) for old in shown.olds] == [("1.2.3", "yes"), ("1.2.4", "no")]


def test_a_moved_question_keeps_its_answer_and_its_old_ref_starts_empty(items: Workspace) -> None:
    items.years.start_from(ITEMS_NEW)
    now = answers_of(items)
    assert (now["1.4.1"].item, now["1.4.1"].note) == ("yes", "In the office.")
    assert now["1.3.1"] == Answer("1.3.1")


def test_a_day_that_is_past_is_shown_and_not_answered_for_the_new_year(items: Workspace) -> None:
    items.years.start_from(ITEMS_NEW)
    trial = answers_of(items)["2.1.1"]
    assert (trial.item, trial.note, trial.owner) == (None, "It worked.", "Bo")
    assert titles(items, "2.1.1") == ["Log of the trial"]
    (old,) = items.look_again.last_years_answer("2.1.1").olds
    assert old.answer.item == "2025-09-09"
    assert [piece.title for piece in old.evidence] == ["Log of the trial"]


def test_a_question_that_is_answered_otherwise_now_starts_without_answer(items: Workspace) -> None:
    items.years.start_from(ITEMS_NEW)
    visitors = answers_of(items)["2.1.2"]
    assert (visitors.item, visitors.note) == (None, "A book lies there.")


def test_a_reason_to_leave_out_goes_on_only_where_that_is_still_allowed(items: Workspace) -> None:
    items.years.start_from(ITEMS_NEW)
    visits = answers_of(items)["2.1.4"]
    assert visits.not_relevant is None
    (old,) = items.look_again.last_years_answer("2.1.4").olds
    assert old.answer.not_relevant == "We visit nobody."


def test_what_is_asked_no_more_stays_readable_with_note_and_evidence(items: Workspace) -> None:
    assert items.years.left_behind() == ()
    items.years.start_from(ITEMS_NEW)
    (left,) = items.years.left_behind()
    assert (left.ref, left.title) == ("1.3.2", "The fax machine stands alone")
    assert (left.answer.place, left.answer.note) == ("Back room", "It stands alone.")
    assert [piece.title for piece in left.evidence] == ["Photograph of the fax"]
    assert left.question_set == "Made-up questions of two years (2025-26)"


def test_a_question_that_was_added_here_and_is_not_in_the_newer_set_stays_readable(
    items: Workspace,
) -> None:
    items.amendments.add(NewQuestion("1.3.9", "Which radios are used?", "1.3", "text"))
    items.answers.change("1.3.9", AnswerEdit(item="Two in the van", note="Ask Ada."))
    items.years.start_from(ITEMS_NEW)
    left = {old.ref: old for old in items.years.left_behind()}
    assert left["1.3.9"].title == "Which radios are used?"
    assert (left["1.3.9"].answer.item, left["1.3.9"].answer.note) == ("Two in the van", "Ask Ada.")


def test_ticks_go_on_under_the_ids_of_the_newer_set(levels: Workspace) -> None:
    levels.years.start_from(LEVELS_NEW)
    now = answers_of(levels)
    assert now["1-101"].met == {"1-101.1a", "1-101.2b", "1-101.2c"}  # not who was trained
    assert now["1-112"].met == {"1-112.1a", "1-112.1b"}  # not what was tested
    assert now["1-103"].met == {"1-103.1a"}
    assert now["1-104"].met == {"1-104.1a"}
    assert now["1-105"].met == frozenset()  # the lamp burns, the heater does not
    assert now["1-104"].note == now["1-103"].note == "About 1-103."
    assert [left.ref for left in levels.years.left_behind()] == ["1-107"]


def test_evidence_goes_on_to_the_points_that_it_showed(levels: Workspace) -> None:
    levels.years.start_from(LEVELS_NEW)
    links = {
        piece.title: [(link.ref, link.criterion) for link in piece.links]
        for piece in levels.evidence.all()
    }
    assert links == {
        "Photograph of pot and can": [("1-101", "1-101.1a"), ("1-101", "1-101.2c")],
        "Photograph of it": [("1-101", None)],  # its point is gone, its question is not
        "Windows": [("1-104", "1-104.1a")],
    }


def test_what_was_taken_off_its_answers_is_not_linked_again(items: Workspace) -> None:
    piece = next(p for p in items.evidence.all() if p.title == "The list")
    items.evidence.withdraw(piece.id)
    items.years.start_from(ITEMS_NEW)
    assert titles(items, "2.1.5") == []


def test_the_sets_that_come_after_one_are_named_with_what_they_ask_otherwise(
    items: Workspace,
) -> None:
    here = items.catalogues.available()
    assert comes_after(here[ITEMS_NEW], ITEMS_OLD, here)
    assert not any(comes_after(one, ITEMS_NEW, here) for one in here.values())
    found = compare(here[ITEMS_OLD], here[ITEMS_NEW], "dental", here.values())
    kinds = {difference.kind.value for difference in found}
    assert kinds == {"added"}


def test_the_older_assessment_is_left_as_it_is(items: Workspace) -> None:
    before = items.assessments.state()
    items.years.start_from(ITEMS_NEW, before.assessment.id)
    after = items.assessments.state(before.assessment.id)
    assert [r.answer for r in after.requirements] == [r.answer for r in before.requirements]
    assert after.assessment.status is AssessmentStatus.OPEN


def test_a_year_is_refused_where_it_could_not_be_one(items: Workspace, clock: FixedClock) -> None:
    with pytest.raises(NothingInCommonError) as caught:
        items.years.start_from(LEVELS_NEW)
    assert caught.value.values["old"] == "Made-up questions of two years"
    with pytest.raises(AssessmentOpenError):
        items.years.start_from(ITEMS_OLD)  # the same edition, which is open
    with pytest.raises(NoAssessmentError):
        items.years.start_from(ITEMS_NEW, "nobody")
    items.profile.set("org_type", "social-care")
    assert len(items.assessments.all()) == 1


def test_the_same_edition_again_is_a_year_once_it_is_signed(items: Workspace) -> None:
    sign(items)
    items.years.start_from(ITEMS_OLD)
    assert answers_of(items)["1.1.1"].item == "ZA123456"
    assert answers_of(items)["2.1.1"].item is None  # a trial is of its year


def test_a_type_that_is_asked_less_keeps_the_rest_readable(levels: Workspace) -> None:
    levels.profile.set("org_type", "dental")
    with pytest.raises(NoSetForTypeError):
        levels.years.start_from(LEVELS_NEW)


def test_unfinished_work_moves_and_stays_readable(items: Workspace) -> None:
    last = items.assessments.current()
    items.answers.save_draft("1.1.1", "note", "On the wall, behind the clock.")
    items.answers.save_draft("2.1.5", "item", "no such thing")  # it takes no text
    moved = items.years.move(ITEMS_NEW)
    assert items.assessments.current() == moved
    old = items.assessments.state(last.id)
    assert old.assessment.status is AssessmentStatus.MOVED
    assert old.by_ref["1.1.1"].answer.note == "On the wall, behind the clock."
    assert answers_of(items)["1.1.1"].note == "On the wall, behind the clock."
    assert items.answers.drafts(assessment_id=last.id) == {("2.1.5", "item"): "no such thing"}
    assert [left.ref for left in items.years.left_behind()] == ["1.3.2"]
    with pytest.raises(AssessmentMovedError):
        items.answers.set_note("1.1.1", "x", assessment_id=last.id)
    with pytest.raises(AssessmentMovedError):
        items.years.start_from(ITEMS_NEW, last.id)


def test_after_a_move_the_year_before_is_still_seen(
    tmp_path: Path, home: Path, clock: FixedClock
) -> None:
    """A year is begun, and a third set comes while nobody has looked at anything yet."""
    third = replace(
        year_set(ITEMS_NEW),
        id="years-items-2027",
        rules_hash="27" * 32,
        follows=Follows(ITEMS_NEW, (Renamed(("2.1.2",), ()), Renamed(("2.1.1",), ("2.1.5",)))),
    )
    with records_of(tmp_path / "store", clock, ITEMS_OLD, third) as workspace:
        answer_items(workspace)
        workspace.years.start_from(ITEMS_NEW)
        workspace.answers.set_note("2.1.2", "")
        workspace.years.move(third.id)
        trial = workspace.look_again.last_years_answer("2.1.5")
        assert trial.verdict is Verdict.UNSEEN
        assert [(old.question_set[-9:], old.ref, old.answer.item) for old in trial.olds] == [
            ("(2026-27)", "2.1.1", None),
            ("(2026-27)", "2.1.5", None),
            ("(2025-26)", "2.1.1", "2025-09-09"),
            ("(2025-26)", "2.1.5", None),
        ]
        left = workspace.years.left_behind()
        assert [(old.question_set[-9:], old.ref, old.answer.note) for old in left] == [
            ("(2026-27)", "2.1.2", ""),
            ("(2025-26)", "2.1.2", "A book lies there."),
            ("(2025-26)", "1.3.2", "It stands alone."),
        ]


def test_a_move_is_one_change_and_refused_as_a_whole(items: Workspace) -> None:
    before = items.history.verify().count
    with pytest.raises(NothingInCommonError):
        items.years.move(LEVELS_NEW)
    with pytest.raises(AssessmentOpenError):
        items.years.move(ITEMS_OLD)
    assert items.assessments.current().status is AssessmentStatus.OPEN
    assert items.history.verify().count == before
    items.years.move(ITEMS_NEW)
    assert items.history.verify().count == before + 1
    assert items.history.verify().ok


def test_what_is_signed_does_not_move(items: Workspace) -> None:
    sign(items)
    with pytest.raises(AssessmentSignedError):
        items.years.move(ITEMS_NEW)


def test_a_move_is_not_undone_and_that_is_said_in_words(items: Workspace) -> None:
    items.years.move(ITEMS_NEW)
    assert items.undo.can_undo() is None
    with pytest.raises(NothingToUndoError):
        items.undo.undo()
    newest = items.history.changes()[0]
    assert newest.label == "Move the answers to years-items-2026"
    with pytest.raises(CannotGoBackError):
        items.history.put_back(newest.id)


def test_a_whole_year_from_signing_to_signing(items: Workspace, clock: FixedClock) -> None:
    sign(items)
    clock.advance(days=200)
    items.years.start_from(ITEMS_NEW)
    state = items.assessments.state()
    assert not state.is_new
    assert Progress.DONE not in {r.progress for r in state.requirements}
    assert state.assessment.due == items.catalogues.get(ITEMS_NEW).due
    again = items.look_again.to_look_at()
    assert (again.looked_at, len(again.left)) == (0, again.total)
    for one in again.left:
        if one.may_be_still_true:
            items.look_again.still_true(one.ref)
    for ref, edit in {
        "1.2.3": AnswerEdit(item="yes"),
        "1.3.1": AnswerEdit(item="Attic"),
        "2.1.1": AnswerEdit(item="2026-11-11"),
        "2.1.2": AnswerEdit(item="In a book"),
        "2.1.3": AnswerEdit(item="yes"),
        "2.1.4": AnswerEdit(item="yes"),
        "2.1.6": AnswerEdit(place="Blue folder"),
        "2.2.1": AnswerEdit(item="yes"),
    }.items():
        items.answers.change(ref, edit)
    assert items.look_again.to_look_at().left == ()
    state = items.assessments.state()
    assert state.to_go == 0
    assert "to-confirm" in {finding.code for finding in items.sign_offs.findings()}
    sign(items)
    assert items.assessments.state().sign_off.grade == "standards-met"
    assert [a.status.value for a in items.assessments.all()] == ["signed", "signed"]
    assert items.look_again.last_years_answer("1.1.1").olds[0].answer.item == "ZA123456"
    assert items.history.verify().ok


def test_a_submission_file_says_nothing_of_last_year(items: Workspace) -> None:
    items.years.start_from(ITEMS_NEW)
    with items.exports._records.store.read() as session:
        _, document, _ = items.exports._contents(session, None, (), draft=True)
    kept = document.answers["1.1.1"]
    assert (kept.item, kept.carried) == ("ZA123456", None)
    assert "2.1.6" not in document.answers  # nothing but the mark that it was brought


def test_a_readable_copy_tells_what_was_brought_and_whether_it_is_still_true(
    items: Workspace,
) -> None:
    last = items.assessments.current()
    items.years.start_from(ITEMS_NEW)
    items.look_again.not_sure("1.1.1")
    records = items.exports._records
    with records.store.read() as session:
        old, new = read_assessments(records, session)
        lines = [line for line in answer_lines(records, session) if line[2] == new["id"]]
    assert new["brought_from"] == old["id"] == last.id
    number = next(r for r in new["requirements"] if r["ref"] == "1.1.1")
    assert number["brought"]["refs"] == ["1.1.1"]
    assert number["still_true"] == "not-sure"
    assert number["other"] == {}
    told = {(line[4], line[6]): line[8] for line in lines}
    assert told["1.1.1", "Brought from last year, and still true?"] == "not-sure"
