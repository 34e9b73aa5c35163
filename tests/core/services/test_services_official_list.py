"""An official list is read kindly, shown first, and taken in as one change that can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fixed_clock import FixedClock
from official_workbooks import HEADS, MINI_ROWS, odd_list, plain_list, workbook

from core.catalogue import catalogue_from_json
from core.catalogue.compile import compile_folder
from core.catalogue.official import ListColumnMissingError
from core.crypto.age import decrypt_bytes
from core.domain.catalogue import AnswerKind
from core.domain.official_list import Role
from core.services.amending.comparison import RowState
from core.services.answers import AnswerEdit
from core.services.records import AssessmentSignedError
from core.workspace import NewStore, Workspace

EDITION = catalogue_from_json(
    compile_folder(Path(__file__).parents[2] / "data" / "catalogues" / "mini-dspt")
)


@pytest.fixture
def dspt(tmp_path: Path, home: Path, clock: FixedClock) -> Iterator[Workspace]:
    store = NewStore("Harbour Pharmacy", "FZZ01", "pharmacy", "Ada Wren", EDITION.id)
    created = Workspace.create(
        tmp_path / "dspt", store, clock=clock, bundled=lambda: {EDITION.id: EDITION}
    )
    yield created.workspace
    created.workspace.close()


def looked_at(workspace: Workspace, path: Path):
    listed = workspace.official_lists.look(path)
    sheet = listed.sheets[0]
    return workspace.official_lists.preview(listed, sheet, sheet.roles), sheet, listed


@pytest.mark.parametrize("make", [plain_list, odd_list])
def test_the_differences_are_the_same_however_the_list_is_laid_out(dspt, tmp_path, make):
    found, _, _ = looked_at(dspt, make(tmp_path / "list.xlsx"))
    assert {item.ref for item in found.items} == {row[0] for row in MINI_ROWS}
    assert set(found.worded) == {"1.1.1", "1.1.2", "1.10.1", "2.1.1"}
    assert set(found.confirmed) == {"1.10.1", "2.1.1"}
    (one,) = found.corrected
    assert (one.ref, one.mandatory, one.answer) == ("1.1.2", False, None)
    (new,) = found.missing
    assert (new.ref, new.kind, new.mandatory) == ("1.1.7", AnswerKind.YES_NO, True)
    assert [(a.ref, a.is_answered) for a in found.absent] == [("2.0.1", False)]
    assert not found.looks_foreign


def test_the_columns_that_were_found_are_shown_with_what_stands_in_them(dspt, tmp_path):
    _, sheet, listed = looked_at(dspt, odd_list(tmp_path / "list.xlsx"))
    assert [one.name for one in listed.sheets] == ["All categories", "Trusts", "Read me"]
    named = {role: sheet.columns[n].letter for role, n in sheet.roles.items()}
    assert named == {Role.REFERENCE: "C", Role.TEXT: "H", Role.KIND: "B", Role.MANDATORY: "E"}
    column = sheet.columns[4]
    assert column.head.split("\n") == ["Mandatory?", "Cat 3"]
    assert column.samples == ("Y",)


def test_a_merged_assertion_holds_for_every_question_below_it(dspt, tmp_path):
    found, _, _ = looked_at(dspt, plain_list(tmp_path / "list.xlsx"))
    (new,) = found.missing
    assert new.assertion == "Data is used openly"


def test_taking_it_in_puts_the_wording_beside_ours_and_clears_what_was_in_doubt(dspt, tmp_path):
    dspt.answers.change("1.1.2", AnswerEdit(place="Office"))
    dspt.answers.change("2.0.1", AnswerEdit(item="2026-01-01"))
    found, _, _ = looked_at(dspt, plain_list(tmp_path / "official.xlsx"))
    change = dspt.official_lists.take_in(found, add=["1.1.7"], aside=["2.0.1"])
    assert change.assessment
    rows = dspt.amendments.compare().by_ref
    assert rows["1.1.1"].official == "What is your official number?\n\nAsk at the desk."
    assert rows["1.10.1"].state is RowState.CHECKED
    assert rows["1.10.1"].source == (
        "It stands in the official list “official.xlsx” that Ada Wren read in on 20 May 2026."
    )
    assert not rows["1.1.2"].mandatory
    assert rows["1.1.7"].state is RowState.ADDED and rows["1.1.7"].group == "1.1"
    assert rows["2.0.1"].state is RowState.SET_ASIDE
    answers = dspt.assessments.state().by_ref
    assert answers["1.1.2"].answer.place == "Office"
    assert answers["2.0.1"].answer.item == "2026-01-01"
    again, _, _ = looked_at(dspt, tmp_path / "official.xlsx")
    assert again.is_nothing


def test_it_is_one_change_that_undo_takes_back_whole(dspt, tmp_path):
    before = dspt.assessments.state().question_set.catalogue
    found, _, _ = looked_at(dspt, plain_list(tmp_path / "list.xlsx"))
    count = dspt.history.verify().count
    dspt.official_lists.take_in(found, add=["1.1.7"], aside=["2.0.1"])
    assert dspt.history.verify().count == count + 1
    assert dspt.history.changes()[0].label == "Read the official list in"
    dspt.undo.undo()
    assert dspt.assessments.state().question_set.catalogue == before
    dspt.undo.redo()
    assert "1.1.7" in dspt.assessments.state().by_ref


def test_nothing_is_added_or_set_aside_unless_it_was_chosen(dspt, tmp_path):
    found, _, _ = looked_at(dspt, plain_list(tmp_path / "list.xlsx"))
    dspt.official_lists.take_in(found)
    rows = dspt.amendments.compare().by_ref
    assert "1.1.7" not in rows and rows["2.0.1"].state is RowState.IN_DOUBT


def test_what_was_set_aside_and_stands_in_the_list_is_offered_again(dspt, tmp_path):
    dspt.amendments.set_aside("1.1.1", "I did not see it")
    found, _, _ = looked_at(dspt, plain_list(tmp_path / "list.xlsx"))
    assert [item.ref for item in found.missing] == ["1.1.1", "1.1.7"]
    dspt.official_lists.take_in(found, add=["1.1.1"])
    assert dspt.amendments.compare().by_ref["1.1.1"].state is RowState.CHECKED


def test_a_list_for_others_is_noticed(dspt, tmp_path):
    rows = [(f"7.1.{n}", "A", f"Another question number {n}", "", "Text", "Y") for n in range(9)]
    found, _, _ = looked_at(dspt, workbook(tmp_path / "l.xlsx", {"S": (HEADS, *rows)}))
    assert found.looks_foreign and len(found.missing) == 9


def test_columns_that_were_not_found_can_be_said(dspt, tmp_path):
    odd = [(row[2], row[0]) for row in MINI_ROWS]
    path = workbook(tmp_path / "l.xlsx", {"S": (("Alpha", "Beta"), *odd)})
    listed = dspt.official_lists.look(path)
    sheet = listed.sheets[0]
    with pytest.raises(ListColumnMissingError) as caught:
        dspt.official_lists.preview(listed, sheet, {})
    assert "A Alpha, B Beta" in caught.value.next
    found = dspt.official_lists.preview(listed, sheet, {Role.REFERENCE: 1, Role.TEXT: 0})
    assert len(found.items) == len(MINI_ROWS)


def test_nothing_of_the_list_leaves_in_a_submission_file(dspt, tmp_path):
    found, _, _ = looked_at(dspt, plain_list(tmp_path / "list.xlsx"))
    dspt.official_lists.take_in(found, add=["1.1.7"], aside=["2.0.1"])
    for ref, edit in (
        ("1.1.7", AnswerEdit(item="yes")),
        ("1.1.1", AnswerEdit(item="Z123")),
        ("1.10.1", AnswerEdit(item="yes")),
        ("2.1.1", AnswerEdit(item="yes", confirm=("1.1", "1.10", "2.1"))),
    ):
        dspt.answers.change(ref, edit)
    dspt.sign_offs.sign_off("Ada Wren", "Owner")
    dspt.exports.export(tmp_path / "out.igtb")
    sent = decrypt_bytes((tmp_path / "out.igtb").read_bytes(), [dspt.secrets.own_identity])
    assert b"It is not in the official list" in sent  # the set that was signed is in there
    assert b"Question 1.1.7 of the official list" in sent
    for words in (b"official number", b"Ask at the desk", b"Who reads the official list?"):
        assert words not in sent
    with pytest.raises(AssessmentSignedError):
        dspt.official_lists.take_in(found)


def test_a_set_of_levels_takes_wording_and_no_questions(workspace, tmp_path):
    rows = [
        ("1-1", "", "The official words for one", "", "", "Yes"),
        ("7.7.7", "", "More", "", "", ""),
    ]
    listed = workspace.official_lists.look(
        workbook(tmp_path / "l.xlsx", {"S": (HEADS, *rows, ("1-2", "", "Words for two"))})
    )
    sheet = listed.sheets[0]
    found = workspace.official_lists.preview(listed, sheet, sheet.roles)
    workspace.official_lists.take_in(found, add=[item.ref for item in found.missing])
    state = workspace.assessments.state()
    assert state.by_ref["1-1"].asked.requirement.official == "The official words for one"
    assert "7.7.7" not in state.by_ref
