"""What somebody found on the website holds everywhere, can be taken back, and drops nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fixed_clock import FixedClock

from core.catalogue import catalogue_from_json, catalogue_to_json
from core.catalogue.compile import compile_folder
from core.domain.catalogue import AnswerKind, Catalogue
from core.domain.organisation import Role
from core.domain.scoring import Grade
from core.domain.signoff import SignedHow
from core.domain.state import Progress
from core.services.amending.amendments import NewQuestion
from core.services.amending.comparison import RowState
from core.services.amending.refusals import (
    AnswerKindError,
    NotAddedHereError,
    NotAskedError,
    NotSetAsideError,
    QuestionAnsweredError,
    QuestionThereError,
    RefOddError,
    SetTakesNoQuestionsError,
    TitleMissingError,
    UnknownAssertionError,
)
from core.services.answer_errors import UnknownRequirementError
from core.services.answers import AnswerEdit
from core.services.assessments import ReasonMissingError
from core.services.past.setting_back import UndoUsedSinceError
from core.services.permission import NotAllowedError
from core.services.records import AssessmentSignedError
from core.workspace import NewStore, Workspace

MINI = Path(__file__).parents[2] / "data" / "catalogues" / "mini-dspt"
EDITION = catalogue_from_json(compile_folder(MINI))
NEW = NewQuestion("1.1.9", "Who  may see the list?", "1.1", "text", mandatory=True)


@pytest.fixture
def dspt(tmp_path: Path, home: Path, clock: FixedClock) -> Iterator[Workspace]:
    store = NewStore("Harbour Pharmacy", "FZZ01", "pharmacy", "Ada Wren", EDITION.id)
    created = Workspace.create(
        tmp_path / "dspt", store, clock=clock, bundled=lambda: {EDITION.id: EDITION}
    )
    yield created.workspace
    created.workspace.close()


def asked(workspace: Workspace, ref: str):
    return workspace.assessments.state().question_set.by_ref[ref]


def in_force(workspace: Workspace) -> Catalogue:
    return workspace.assessments.state().question_set.catalogue


def finish(workspace: Workspace) -> None:
    """Answer everything that stands in the way, and sign."""
    for ref, edit in (
        ("1.1.1", AnswerEdit(item="Z123")),
        ("1.1.2", AnswerEdit(place="Office")),
        ("1.10.1", AnswerEdit(item="yes")),
        ("2.1.1", AnswerEdit(item="yes", confirm=("1.1", "1.10", "2.1"))),
    ):
        workspace.answers.change(ref, edit)
    workspace.sign_offs.sign_off(by="Ada Wren", role="Owner", how=SignedHow.HERE)


def test_a_question_seen_on_the_website_is_in_doubt_no_more_and_says_who_saw_it(dspt):
    assert dspt.amendments.compare().by_ref["1.10.1"].state is RowState.IN_DOUBT
    change = dspt.amendments.check(["1.10.1"])
    assert change.requirements == {"1.10.1"} and change.assessment
    row = dspt.amendments.compare().by_ref["1.10.1"]
    assert row.state is RowState.CHECKED
    assert row.source == "Ada Wren checked it on the website on 20 May 2026."
    assert not asked(dspt, "1.10.1").in_doubt
    dspt.amendments.uncheck(["1.10.1"])
    assert asked(dspt, "1.10.1").in_doubt


def test_confirming_alone_leaves_the_rules_as_they_were(dspt):
    dspt.amendments.check(["1.10.1", "2.1.1"])
    catalogue = in_force(dspt)
    assert catalogue.rules_hash == EDITION.rules_hash and not catalogue.amends
    assert catalogue.text_hash != EDITION.text_hash
    assert dspt.assessments.current().rules_hash == EDITION.rules_hash


def test_what_is_established_makes_a_set_that_proves_itself(dspt):
    dspt.amendments.add(NEW)
    dspt.amendments.set_aside("2.0.1", "Not on the website")
    catalogue = in_force(dspt)
    assert catalogue.amends == EDITION.rules_hash != catalogue.rules_hash
    plain = json.loads(json.dumps(catalogue_to_json(catalogue)))
    assert catalogue_from_json(plain) == catalogue  # checks both hashes


def test_a_question_set_aside_is_asked_no_more_and_keeps_its_answer(dspt):
    dspt.answers.change("1.10.1", AnswerEdit(item="yes", note="In the blue file"))
    before = dspt.assessments.state()
    dspt.amendments.set_aside("1.10.1", " Not on the website ")
    state = dspt.assessments.state()
    assert state.total == before.total - 1
    assert state.by_ref["1.10.1"].progress is Progress.EXEMPT
    assert state.by_ref["1.10.1"].answer.note == "In the blue file"
    assert asked(dspt, "1.10.1").set_aside == "Not on the website"
    row = dspt.amendments.compare().by_ref["1.10.1"]
    assert (row.state, row.reason) == (RowState.SET_ASIDE, "Not on the website")
    dspt.amendments.bring_back("1.10.1")
    assert dspt.assessments.state().by_ref["1.10.1"].progress is Progress.DONE
    assert asked(dspt, "1.10.1").in_doubt


def test_a_question_set_aside_and_then_seen_on_the_website_is_asked_again(dspt):
    dspt.amendments.set_aside("1.10.1", "Not there")
    dspt.amendments.check(["1.10.1"])
    assert dspt.amendments.compare().by_ref["1.10.1"].state is RowState.CHECKED


def test_an_added_question_stands_in_its_assertion_and_counts(dspt):
    total = dspt.assessments.state().total
    dspt.amendments.add(NEW)
    state = dspt.assessments.state()
    refs = [one.ref for one in state.requirements]
    assert refs[:4] == ["1.1.1", "1.1.2", "1.1.9", "1.10.1"]
    added = state.question_set.by_ref["1.1.9"]
    assert state.total == total + 1 and "1.1.9" in state.score.blocking
    assert added.requirement.title == "Who may see the list?"
    assert added.assertion is not None and added.assertion.id == "1.1"
    assert added.applicability.provenance.source == (
        "Ada Wren found it on the website and added it on 20 May 2026."
    )
    dspt.answers.change("1.1.9", AnswerEdit(item="The owner"))
    assert dspt.assessments.state().by_ref["1.1.9"].progress is Progress.DONE


def test_an_added_question_is_removed_while_nothing_is_answered_and_then_only_set_aside(dspt):
    dspt.amendments.add(NEW)
    dspt.answers.save_draft("1.1.9", "note", "half a")
    with pytest.raises(QuestionAnsweredError):
        dspt.amendments.remove("1.1.9")
    dspt.answers.drop_draft("1.1.9", "note")
    dspt.amendments.remove("1.1.9")
    assert "1.1.9" not in dspt.assessments.state().by_ref
    assert in_force(dspt) == EDITION
    dspt.amendments.add(NEW)
    dspt.answers.set_note("1.1.9", "A note")
    with pytest.raises(QuestionAnsweredError):
        dspt.amendments.remove("1.1.9")
    dspt.amendments.set_aside("1.1.9", "A slip")
    assert dspt.assessments.state().by_ref["1.1.9"].answer.note == "A note"


def test_a_question_that_the_edition_asks_others_is_asked_with_its_own_guidance(dspt, clock):
    plain = compile_folder(MINI)
    del plain["groups"][1]["children"][1]["children"][0]["applies"]["pharmacy"]
    from core.catalogue.amended import amended
    from core.catalogue.hashes import with_hashes
    from core.domain.amendments import Amendments, OwnQuestion, Said

    edition = catalogue_from_json(with_hashes(plain))
    assert "2.1.1" not in edition.for_type("pharmacy").by_ref
    own = OwnQuestion("As typed", "2.1", AnswerKind.TEXT, True, Said("Ada", date(2026, 5, 1)))
    leaf = amended(edition, "pharmacy", Amendments(own={"2.1.1": own})).for_type("pharmacy")
    assert leaf.by_ref["2.1.1"].guidance.asks == "Confirm that everyone was told."
    assert leaf.by_ref["2.1.1"].requirement.answer is AnswerKind.CONFIRM


def test_a_correction_says_what_is_compulsory_and_how_it_is_answered(dspt):
    dspt.answers.change("1.1.1", AnswerEdit(item="Z123"))
    dspt.amendments.correct("1.1.1", mandatory=False)
    dspt.amendments.correct("1.1.1", answer="document")
    one = asked(dspt, "1.1.1")
    assert not one.applicability.mandatory and not one.in_doubt
    assert one.requirement.answer is AnswerKind.DOCUMENT
    assert dspt.assessments.state().by_ref["1.1.1"].answer.item == "Z123"
    dspt.amendments.correct("1.1.1")
    assert in_force(dspt) == EDITION


@pytest.mark.parametrize(
    ("refused", "error"),
    [
        (lambda a: a.check(["9.9.9"]), UnknownRequirementError),
        (lambda a: a.check(["2.1.2"]), NotAskedError),
        (lambda a: a.set_aside("1.1.1", "  "), ReasonMissingError),
        (lambda a: a.bring_back("1.1.1"), NotSetAsideError),
        (lambda a: a.remove("1.1.1"), NotAddedHereError),
        (lambda a: a.add(NewQuestion("1.1.1", "T", "1.1", "text")), QuestionThereError),
        (lambda a: a.add(NewQuestion("1.1/2", "T", "1.1", "text")), RefOddError),
        (lambda a: a.add(NewQuestion("", "T", "1.1", "text")), RefOddError),
        (lambda a: a.add(NewQuestion("1.1.9", " ", "1.1", "text")), TitleMissingError),
        (lambda a: a.add(NewQuestion("1.1.9", "T", "7.7", "text")), UnknownAssertionError),
        (lambda a: a.add(NewQuestion("1.1.9", "T", "1.1", "levels")), AnswerKindError),
        (lambda a: a.correct("1.1.1", answer="song"), AnswerKindError),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_changed(dspt, refused, error):
    count = dspt.history.verify().count
    with pytest.raises(error):
        refused(dspt.amendments)
    assert dspt.history.verify().count == count


def test_a_set_scored_by_levels_takes_no_questions(workspace):
    with pytest.raises(SetTakesNoQuestionsError):
        workspace.amendments.add(NewQuestion("1-9", "T", "one", "text"))
    workspace.amendments.set_aside("1-1", "Not there")
    assert workspace.assessments.state().by_ref["1-1"].progress is Progress.EXEMPT


def test_an_auditor_changes_no_question(dspt):
    person = dspt.people.add("Eve", Role.AUDITOR).person
    dspt.people.work_as(person.id)
    with pytest.raises(NotAllowedError) as caught:
        dspt.amendments.check(["1.10.1"])
    assert "saying what the website asks" in caught.value.what


def test_each_is_undone_and_done_again_with_words(dspt):
    dspt.amendments.check(["1.10.1"])
    dspt.amendments.set_aside("2.0.1", "Not there")
    dspt.amendments.add(NEW)
    dspt.amendments.correct("1.1.1", mandatory=False)
    catalogue = in_force(dspt)
    labels = []
    for _ in range(4):
        done = dspt.undo.undo()
        labels.append(done.label)
        assert done.where == "question-set" and done.change.assessment
    assert labels == [
        "Undo correct what 1.1.1 asks for",
        "Undo add question 1.1.9",
        "Undo set 2.0.1 aside",
        "Undo say that 1.10.1 is on the website",
    ]
    assert in_force(dspt) == EDITION
    for _ in range(4):
        dspt.undo.redo()
    assert in_force(dspt) == catalogue


def test_undoing_would_take_no_answered_question_away(dspt):
    dspt.amendments.add(NEW)
    added = dspt.history.changes()[0]
    dspt.answers.set_note("1.1.9", "Mine")
    with pytest.raises(UndoUsedSinceError):
        dspt.history.put_back(added.id)
    assert "1.1.9" in dspt.assessments.state().by_ref


def test_the_history_says_before_and_after_in_words(dspt):
    dspt.amendments.add(NEW)
    dspt.amendments.set_aside("2.0.1", "Not there")
    aside, added = dspt.history.changes()[:2]
    (value,) = dspt.history.details(aside.id)
    assert (value.place, value.ref) == ("2.0.1 set aside, because", "2.0.1")
    assert value.before == "it is asked"
    assert value.after == "Not there; by Ada Wren on 20 May 2026"
    (value,) = dspt.history.details(added.id)
    assert value.place == "Question 1.1.9, added here"
    assert value.after == (
        "Who may see the list?; compulsory; answered by a text; by Ada Wren on 20 May 2026"
    )


def test_signing_freezes_what_is_asked_and_reopening_lets_it_change(dspt):
    dspt.amendments.set_aside("2.0.1", "Not there")
    signed_rules = in_force(dspt).rules_hash
    finish(dspt)
    with pytest.raises(AssessmentSignedError):
        dspt.amendments.bring_back("2.0.1")
    state = dspt.assessments.state()
    assert state.assessment.rules_hash == signed_rules
    assert state.question_set.catalogue.amends == EDITION.rules_hash
    assert state.score.grade is Grade.STANDARDS_MET
    dspt.assessments.reopen("Found it after all")
    dspt.amendments.bring_back("2.0.1")
    assert in_force(dspt) == EDITION
    finish(dspt)
    assert dspt.assessments.state().assessment.rules_hash == EDITION.rules_hash


def test_a_new_start_of_the_program_knows_what_was_established(tmp_path, home, clock):
    store = NewStore("Harbour", "FZZ01", "pharmacy", "Ada", EDITION.id)
    created = Workspace.create(
        tmp_path / "again", store, clock=clock, bundled=lambda: {EDITION.id: EDITION}
    )
    with created.workspace as first:
        first.amendments.add(NEW)
        finish_set = in_force(first)
    from core.services.access import SpareKeyUnlock

    assert created.spare_key is not None
    with Workspace.open(
        tmp_path / "again",
        SpareKeyUnlock(created.spare_key),
        clock=clock,
        bundled=lambda: {EDITION.id: EDITION},
    ) as again:
        assert in_force(again) == finish_set
