"""A role's limits as the services meet them: refused in words, with nothing changed."""

from __future__ import annotations

from datetime import date

import pytest

from core.domain.audit import Verdict
from core.domain.evidence import EvidenceLink
from core.domain.organisation import Role
from core.domain.roles import Deed
from core.services.permission import NotAllowedError
from core.store import tables

PAPER = ("Red folder", "Signature list", [EvidenceLink("1-1")])

CHANGES = {
    "a tick": lambda w: w.answers.tick("1-1", "1-1.1a"),
    "a note": lambda w: w.answers.set_note("1-1", "x"),
    "half-typed text": lambda w: w.answers.save_draft("1-1", "note", "x"),
    "a plan's date": lambda w: w.answers.set_due("1-1", date(2026, 6, 1)),
    "paper": lambda w: w.evidence.add_paper(*PAPER),
    "the profile": lambda w: w.profile.set("name", "Another name"),
    "the due date": lambda w: w.assessments.set_due(date(2026, 6, 1)),
    "a sign-off": lambda w: w.sign_offs.send_back("Owner", "Not yet"),
    "people": lambda w: w.people.add("Eve", Role.ADMINISTRATOR),
    "a sample": lambda w: w.audits.draw(1),
}
ALLOWED = {
    Role.ADMINISTRATOR: set(CHANGES) - {"a sample"},
    Role.APPROVER: set(CHANGES) - {"a sample", "people"},
    Role.CONTRIBUTOR: set(CHANGES) - {"a sample", "people", "a sign-off"},
    Role.AUDITOR: {"a sample"},
}


@pytest.fixture
def someone(workspace):
    """Let somebody of a role work; a note and a tick are there already."""

    def work(role: Role):
        workspace.answers.tick("2-1", "2-1.1a")
        person = workspace.people.add(f"The {role}", role).person
        workspace.people.work_as(person.id)
        return person

    return work


@pytest.mark.parametrize("role", list(Role))
def test_each_role_changes_what_it_may_and_nothing_else(workspace, someone, role):
    someone(role)
    for what, change in CHANGES.items():
        count = workspace.history.verify().count
        if what in ALLOWED[role]:
            change(workspace)
        else:
            with pytest.raises(NotAllowedError):
                change(workspace)
            assert workspace.history.verify().count == count
    assert workspace.history.verify().ok


def test_the_refusal_names_the_deed_the_role_and_whom_to_ask(workspace, someone):
    workspace.people.add("Sam Carter", Role.APPROVER)
    someone(Role.CONTRIBUTOR)
    with pytest.raises(NotAllowedError) as caught:
        workspace.sign_offs.send_back("Owner", "Not yet")
    assert caught.value.code == "not-allowed"
    assert caught.value.what == (
        "The contributor works here as contributor, "
        "which does not include signing off or sending back."
    )
    assert caught.value.next == "Ask Ada Wren, administrator or Sam Carter, approver."


def test_whoever_alone_works_here_is_told_to_add_an_auditor(workspace):
    with pytest.raises(NotAllowedError) as caught:
        workspace.audits.draw(1)
    assert caught.value.next == "Ask Ada Wren, administrator, to add somebody as auditor."


def test_whoever_left_is_not_named_as_somebody_to_ask(workspace, someone):
    sam = workspace.people.add("Sam Carter", Role.APPROVER).person
    workspace.people.leave(sam.id, workspace._records.today())
    someone(Role.CONTRIBUTOR)
    with pytest.raises(NotAllowedError) as caught:
        workspace.sign_offs.send_back("Owner", "Not yet")
    assert "Sam" not in caught.value.next


def test_where_no_administrator_is_left_nobody_is_locked_out(workspace, someone):
    someone(Role.CONTRIBUTOR)
    with workspace._records.store.write(kind="test", label=_label()) as unit:
        for row in unit.session.query(tables.Person):
            row.role = Role.CONTRIBUTOR.value
    workspace.people.set_role(workspace.people.working().id, Role.ADMINISTRATOR)
    assert workspace.people.may(Deed.PEOPLE)


def _label():
    from core.store.journal import Label

    return Label("test")


def test_an_auditor_follows_a_document_and_what_was_edited_there_is_not_lost(
    workspace, someone, tmp_path
):
    policy = tmp_path / "policy.txt"
    policy.write_text("One", encoding="utf-8")
    kept = workspace.evidence.attach(policy, [EvidenceLink("1-1")]).evidence
    auditor = someone(Role.AUDITOR)
    copy = workspace.copies.open(kept.id)
    copy.write_text("Two", encoding="utf-8")
    (copy.parent / "beside.txt").write_text("Three", encoding="utf-8")
    assert not workspace.copies.close_all().held
    assert not copy.exists()
    (piece,) = [one for one in workspace.evidence.all() if one.id == kept.id]
    assert piece.undecided is not None
    with pytest.raises(NotAllowedError):
        workspace.copies.keep(kept.id)
    assert workspace.history.changes(limit=1)[0].person == auditor.name


def test_an_auditor_does_not_reply_to_findings(workspace, someone):
    someone(Role.AUDITOR)
    sample = workspace.audits.draw(1).sample
    workspace.audits.find(sample.id, sample.points[0], Verdict.AGREE)
    with pytest.raises(NotAllowedError):
        workspace.audits.reply(sample.id, sample.points[0], "Thanks")


def test_long_work_can_ask_before_it_begins(workspace, someone):
    workspace._records.check_may(Deed.RESTORE)
    someone(Role.CONTRIBUTOR)
    with pytest.raises(NotAllowedError):
        workspace._records.check_may(Deed.LOCKS)
