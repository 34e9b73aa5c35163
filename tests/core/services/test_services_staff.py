"""The staff list: who is on it, who is trained, who has left, and lists from elsewhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from core.domain.belongings import Heir, heir_of
from core.domain.organisation import Role
from core.domain.person_sheet import sheet_text
from core.errors import KnownError
from core.services.answers import AnswerEdit
from core.services.people.people_errors import UnknownPersonError
from core.services.people.staff_errors import StaffKnownError
from core.services.people.staff_file import StaffFileUnreadableError, pasted, read_rows
from core.services.permission import NotAllowedError

TODAY = date(2026, 5, 20)
LAST_YEAR = date(2025, 4, 1)


def put(workspace, *names):
    return [workspace.staff.add(name).staff[0].id for name in names]


def test_staff_are_kept_apart_from_the_people_who_use_the_program(workspace):
    added = workspace.staff.add(" Zoë Tern ", "Dispenser", date(2024, 3, 1), sees_records=False)
    assert added.change.people
    (zoe,) = workspace.staff.all()
    assert (zoe.name, zoe.job, zoe.started, zoe.sees_records) == (
        "Zoë Tern",
        "Dispenser",
        date(2024, 3, 1),
        False,
    )
    assert len(workspace.people.all()) == 1
    with pytest.raises(StaffKnownError):
        workspace.staff.add("zoë tern")
    workspace.staff.change(zoe.id, name="Zoë Lee", job="", started="", sees_records=True)
    assert workspace.staff.named("ZOË LEE") == workspace.staff.all()[0]
    assert workspace.staff.all()[0].started is None


def test_a_training_afternoon_is_one_change_and_one_undo(workspace):
    ids = put(workspace, "Ann", "Ben", "Cem")
    workspace.staff.train(ids[:1], LAST_YEAR)
    assert workspace.staff.train(ids, TODAY, "Data security").people
    assert [one.trained_on for one in workspace.staff.all()] == [TODAY] * 3
    assert workspace.history.changes(limit=1)[0].label == "Record the training of 3"
    workspace.undo.undo()
    assert [one.trained_on for one in workspace.staff.all()] == [LAST_YEAR, None, None]
    assert not workspace.staff.train(ids[:1], LAST_YEAR)  # the very day is kept once


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda s, i: s.train([], TODAY), "nobody-chosen"),
        (lambda s, i: s.train([i], date(2026, 5, 21)), "day-not-come"),
        (lambda s, i: s.train([i], TODAY, evidence_id="none"), "unknown-evidence"),
        (lambda s, i: s.leave(i, date(2026, 5, 21)), "day-not-come"),
        (lambda s, i: s.leave(i, date(2020, 1, 1)), "left-before-start"),
        (lambda s, i: s.leave("nobody"), "unknown-staff"),
        (lambda s, i: s.take_training_back("none"), "unknown-staff"),
        (lambda s, i: s.change(i, name=" "), "name-missing"),
        (lambda s, i: s.add_many([]), "nobody-chosen"),
    ],
)
def test_what_cannot_be_so_is_refused_in_words(workspace, act, code):
    (one,) = workspace.staff.add("Ann", started=date(2024, 1, 1)).staff
    before = workspace.staff.all(include_left=True)
    with pytest.raises(KnownError) as caught:
        act(workspace.staff, one.id)
    assert caught.value.code == code
    assert workspace.staff.all(include_left=True) == before


def test_who_has_left_is_not_trained_later_and_can_come_back(workspace):
    (ann,) = put(workspace, "Ann")
    workspace.staff.leave(ann, LAST_YEAR)
    assert workspace.staff.all() == ()
    with pytest.raises(KnownError):
        workspace.staff.train([ann], TODAY)
    workspace.staff.come_back(ann)
    workspace.staff.train([ann], TODAY)
    training = workspace.staff.all()[0].trainings[0]
    workspace.staff.take_training_back(training.id)
    assert workspace.staff.all()[0].trainings == ()


def test_what_somebody_looked_after_goes_to_others_in_the_same_change(workspace):
    ann, _ben = put(workspace, "Ann", "Ben")
    for ref in ("1-1", "2-1", "1-2"):
        workspace.answers.set_owner(ref, "ann")
    mine = workspace.assessments.state().assessment.id
    owned = workspace.handing_over.belongings("Ann")
    assert [one.ref for one in owned.questions] == ["1-1", "1-2", "2-1"]
    heirs = [Heir(mine, "1-1", "Ben"), Heir(mine, "2-1", "")]
    change = workspace.staff.leave(ann, TODAY, heirs)
    assert change.requirements == {"1-1", "2-1"} and change.people
    answers = workspace.assessments.state().by_ref
    assert [answers[ref].answer.owner for ref in ("1-1", "2-1", "1-2")] == ["Ben", "", "ann"]
    assert workspace.history.changes(limit=1)[0].label == "Say that somebody of the staff has left"
    undone = workspace.undo.undo()
    assert undone.where == "people"
    assert workspace.staff.named("Ann").left_on is None
    assert workspace.assessments.state().by_ref["1-1"].answer.owner == "ann"


def test_evidence_to_check_again_belongs_to_whoever_looks_after_its_question(workspace):
    from core.domain.evidence import EvidenceLink

    workspace.answers.set_owner("1-1", "Ann")
    paper = workspace.evidence.add_paper("Folder", "Rota", [EvidenceLink("1-1")])
    workspace.evidence.edit(paper.evidence.id, review_by=date(2026, 7, 1))
    workspace.evidence.add_paper("Folder", "No date", [EvidenceLink("1-1")])
    (piece,) = workspace.handing_over.belongings("Ann").evidence
    assert (piece.title, piece.review_by, piece.refs) == ("Rota", date(2026, 7, 1), ("1-1",))


def test_names_to_give_to_are_users_and_staff_who_are_here_each_once(workspace):
    put(workspace, "ada wren", "Ben")
    gone = put(workspace, "Gone")[0]
    workspace.staff.leave(gone, TODAY)
    assert [name.casefold() for name in workspace.handing_over.names()] == ["ada wren", "ben"]


def test_a_user_who_gets_another_name_has_it_on_the_staff_list_too(workspace):
    put(workspace, "Ada Wren")
    workspace.people.rename(workspace.people.working().id, "Ada Lark")
    assert [one.name for one in workspace.staff.all()] == ["Ada Lark"]


def test_taking_somebody_off_takes_their_trainings_and_undo_brings_all_back(workspace):
    ann, ben = put(workspace, "Ann", "Ben")
    workspace.staff.train([ann, ben], TODAY, "Course")
    before = workspace.staff.all()
    workspace.staff.remove(ann)
    assert [one.name for one in workspace.staff.all()] == ["Ben"]
    workspace.undo.undo()
    assert workspace.staff.all() == before
    workspace.undo.undo()
    workspace.undo.undo()  # Ben was added
    workspace.undo.redo()
    assert [one.name for one in workspace.staff.all()] == ["Ann", "Ben"]


def test_adding_is_not_undone_under_a_training_that_came_later(workspace):
    (ann,) = put(workspace, "Ann")
    added = workspace.history.changes(limit=1)[0]
    workspace.staff.train([ann], TODAY)
    with pytest.raises(KnownError) as caught:
        workspace.history.put_back(added.id)
    assert caught.value.code in ("undo-used-since", "undo-refused")
    assert workspace.staff.named("Ann").trained_on == TODAY


def test_an_auditor_looks_at_the_list_and_changes_nothing(workspace):
    put(workspace, "Ann")
    auditor = workspace.people.add("Aud", Role.AUDITOR).person
    workspace.people.work_as(auditor.id)
    assert [one.name for one in workspace.staff.all()] == ["Ann"]
    with pytest.raises(NotAllowedError) as caught:
        workspace.staff.add("Ben")
    assert "changing the staff list" in caught.value.what


def test_the_history_says_who_was_trained_when_and_knows_them_after_they_went(workspace):
    (ann,) = put(workspace, "Ann")
    workspace.staff.train([ann], TODAY, "Quiz")
    trained = workspace.history.changes(limit=1)[0]
    workspace.staff.remove(ann)
    said = {(v.place, v.after) for v in workspace.history.details(trained.id)}
    assert {("Ann trained on", "20 May 2026"), ("Training of Ann", "Quiz")} <= said


LIST = [
    ["Full name", "Job role", "Date started", "IG training completed"],
    ["Ann Wren", "Manager", "01/03/2024", "3 March 2026"],
    ["", "", "", ""],
    ["Ben Tern", "Dispenser", "", ""],
    ["ann wren", "", "", ""],
    ["", "Driver", "", ""],
    ["Cem Ay", "Driver", "soon", ""],
    ["Dan Roe", "Driver", "", "1 June 2026"],
    ["Zoë Known", "", "", "2026-05-01"],
    ["Eve Known", "", "", ""],
    ["=cmd()", "", "", ""],
]


def write_csv(path: Path) -> Path:
    path.write_bytes("\r\n".join(";".join(row) for row in LIST).encode("cp1252"))
    return path


def write_xlsx(path: Path) -> Path:
    book = openpyxl.Workbook()
    for row in LIST[:1]:
        book.active.append(row)
    for name, job, started, trained in LIST[1:]:
        day = date(2026, 3, 3) if trained == "3 March 2026" else trained
        book.active.append(["'" + name if name[:1] == "=" else name, job, started, day])
    book.save(path)
    return path


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_a_list_is_looked_over_line_by_line_and_taken_in_as_one_change(workspace, tmp_path, write):
    zoe, _eve = put(workspace, "Zoë Known", "Eve Known")
    path = write(tmp_path / ("list.csv" if write is write_csv else "list.xlsx"))
    listed = workspace.staff.look_over(read_rows(path))
    said = {line.number: line.problem for line in listed.lines}
    assert {number for number, problem in said.items() if not problem} == {2, 4, 9, 11}
    assert "further up" in said[5] and "no name" in said[6]
    assert "“soon” is no date" in said[7] and "1 June 2026 has not come" in said[8]
    assert "on the staff list already" in said[10]
    workspace.staff.add_many(listed.taken)
    found = {one.name: one for one in workspace.staff.all()}
    assert found["Ann Wren"].started == date(2024, 3, 1)
    assert found["Ann Wren"].trained_on == date(2026, 3, 3)
    assert found["Zoë Known"].id == zoe
    assert found["Zoë Known"].trained_on == date(2026, 5, 1)
    workspace.undo.undo()
    assert [one.name for one in workspace.staff.all()] == ["Eve Known", "Zoë Known"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Wren\n\n Ben Tern \r\n", ["Ann Wren", "Ben Tern"]),
        ("Name\nAnn", ["Ann"]),
        ("Ann\tManager\nBen\tDriver", ["Ann", "Ben"]),
        ("First name\tSurname\nAnn\tWren", ["Ann Wren"]),
        ("Jobin Thomas\nTrainor", ["Jobin Thomas", "Trainor"]),
    ],
)
def test_names_are_pasted_one_a_line_or_as_cells(workspace, text, names):
    listed = workspace.staff.look_over(pasted(text))
    assert [one.name for one in listed.taken] == names


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"PK\x03\x04broken", "staff-file-unreadable"), (b"a\x00b", "staff-file-unreadable"),
     (b" \n;\n", "staff-file-empty"), (b"Name\n", "staff-file-empty")],
)  # fmt: skip
def test_what_is_no_list_is_refused_in_words(workspace, tmp_path, content, code):
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    with pytest.raises(KnownError) as caught:
        workspace.staff.look_over(read_rows(path))
    assert caught.value.code == code
    with pytest.raises(StaffFileUnreadableError):
        read_rows(tmp_path / "missing.csv")


def test_steps_of_the_plan_and_regular_jobs_are_handed_over_in_the_same_change(workspace):
    (ann,) = put(workspace, "Ann")
    action = workspace.plan.add("Buy a shredder", owner="ann").action
    job = workspace.jobs.add("Spot check", 3, first_due=TODAY, owner="Ann").job
    workspace.plan.add("Somebody else's", owner="Ben")
    found = workspace.handing_over.belongings("Ann")
    assert [one.title for one in found.things] == ["Buy a shredder", "Spot check"]
    change = workspace.staff.leave(ann, TODAY, [heir_of(one, "Ben") for one in found.things])
    assert change.todo and change.people
    assert {one.owner for one in workspace.plan.all()} == {"Ben"}
    assert workspace.jobs.get(job.id).owner == "Ben"
    workspace.undo.undo()
    owners = {one.id: one.owner for one in workspace.plan.all()}
    assert owners[action.id] == "ann"


def test_what_somebody_of_the_staff_left_behind_is_nobodys(workspace):
    (ann,) = put(workspace, "Ann")
    workspace.plan.add("Buy a shredder", owner="Ann")
    assert workspace.plan.mine("Ada Wren") == ()
    workspace.staff.leave(ann, TODAY)
    assert [one.title for one in workspace.plan.mine("Ada Wren")] == ["Buy a shredder"]


def test_a_sheet_says_what_is_due_first_and_what_training_is_owed(workspace, tmp_path):
    (ann,) = put(workspace, "Ann")
    workspace.answers.change("1-1", AnswerEdit(owner="Ann", due=date(2026, 8, 1)))
    workspace.answers.change("2-1", AnswerEdit(owner="Ann", due=date(2026, 6, 1)))
    sheet = workspace.handing_over.sheet("ann")
    assert [one.ref for one in sheet.to_do] == ["2-1", "1-1"]
    assert sheet.owes_training and "No training is recorded yet" in sheet.training
    workspace.staff.train([ann], LAST_YEAR, "Quiz")
    assert "ran out on 1 April 2026" in workspace.handing_over.sheet("Ann").training
    workspace.staff.train([ann], TODAY, "Quiz")
    text = sheet_text(workspace.handing_over.sheet("Ann"))
    assert "Trained on 20 May 2026 (Quiz). Due again by 20 May 2027." in text
    assert text.index("2-1") < text.index("1-1")
    path = workspace.handing_over.write_sheet("Ann", tmp_path / "ann.pdf")
    assert path.read_bytes().startswith(b"%PDF")
    with pytest.raises(UnknownPersonError):
        workspace.handing_over.sheet("Nobody")
