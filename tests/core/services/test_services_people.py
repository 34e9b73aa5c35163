"""The people who share the records: who is there, who works, who has left."""

from __future__ import annotations

from datetime import date

import pytest

from core.domain.organisation import Role
from core.domain.roles import Deed
from core.services.people.people_errors import (
    LastAdministratorError,
    LeavesLaterError,
    NameMissingError,
    PersonKnownError,
    PersonLeftError,
    PersonWorksNowError,
    UnknownPersonError,
)
from core.services.permission import NotAllowedError

TODAY = date(2026, 5, 20)


def add(workspace, name, role=Role.CONTRIBUTOR):
    return workspace.people.add(name, role).person


def test_a_single_person_administers_and_shares_with_nobody(workspace):
    person = workspace.people.working()
    assert (person.name, person.role, person.has_pin) == ("Ada Wren", Role.ADMINISTRATOR, False)
    assert workspace.people.all() == (person,)
    assert not workspace.people.is_shared()


def test_people_are_added_with_a_role_and_a_job(workspace):
    added = workspace.people.add(" Ben Tern ", Role.APPROVER, "Superintendent")
    assert added.change.people
    assert (added.person.name, added.person.job) == ("Ben Tern", "Superintendent")
    assert workspace.people.all()[1] == added.person
    assert workspace.people.is_shared()
    assert workspace.people.named("ben tern") == added.person
    assert workspace.people.named(added.person.id) == added.person


def test_names_are_neither_empty_nor_twice(workspace):
    ben = add(workspace, "Ben Tern")
    with pytest.raises(NameMissingError):
        add(workspace, "  ")
    with pytest.raises(PersonKnownError):
        add(workspace, "ada WREN")
    with pytest.raises(PersonKnownError):
        workspace.people.rename(ben.id, "Ada Wren")
    assert workspace.people.rename(ben.id, "Ben Tern-Lee").people
    assert not workspace.people.rename(ben.id, "Ben Tern-Lee")
    with pytest.raises(UnknownPersonError):
        workspace.people.rename("nobody", "X")
    with pytest.raises(UnknownPersonError):
        workspace.people.named("nobody")


def test_whoever_works_stands_behind_every_change_and_works_after_a_restart(workspace, reopen):
    ben = add(workspace, "Ben Tern")
    assert workspace.people.work_as(ben.id).people
    assert not workspace.people.work_as(ben.id)
    workspace.answers.set_note("1-1", "Seen")
    newest = workspace.history.changes(limit=1)[0]
    assert (newest.person, newest.label) == ("Ben Tern", "Note on 1-1")
    assert reopen().people.working() == ben


def test_acting_for_one_moment_leaves_who_works_after_the_next_start(workspace, reopen):
    ben = add(workspace, "Ben Tern")
    workspace.people.work_as(ben.id, remember=False)
    assert workspace.people.working() == ben
    assert reopen().people.working().name == "Ada Wren"


def test_whoever_has_left_keeps_the_history_and_cannot_be_chosen(workspace):
    ada, ben = workspace.people.working(), add(workspace, "Ben Tern")
    workspace.people.work_as(ben.id)
    workspace.answers.set_note("1-1", "Seen")
    workspace.answers.set_owner("1-1", "ben tern")
    workspace.answers.set_owner("2-1", "Ada Wren")
    workspace.people.work_as(ada.id)
    leaving = workspace.people.leave(ben.id, TODAY)
    assert [owned.ref for owned in leaving.owned] == ["1-1"]
    assert workspace.people.all() == (ada,)
    assert workspace.people.all(include_left=True)[1].left_on == TODAY
    assert workspace.history.changes(ref="1-1")[0].person == "Ben Tern"
    with pytest.raises(PersonLeftError):
        workspace.people.work_as(ben.id)
    with pytest.raises(PersonLeftError):
        workspace.people.set_role(ben.id, Role.APPROVER)
    assert workspace.people.owned_by(ben.id) == leaving.owned
    assert workspace.people.come_back(ben.id).people
    assert workspace.people.work_as(ben.id).people


def test_nobody_leaves_before_the_day_or_while_working(workspace):
    ben = add(workspace, "Ben Tern", Role.ADMINISTRATOR)
    with pytest.raises(LeavesLaterError):
        workspace.people.leave(ben.id, date(2026, 5, 21))
    workspace.people.work_as(ben.id)
    with pytest.raises(PersonWorksNowError):
        workspace.people.leave(ben.id, TODAY)


def test_one_administrator_who_has_not_left_remains(workspace):
    ada, ben = workspace.people.working(), add(workspace, "Ben Tern", Role.ADMINISTRATOR)
    workspace.people.set_role(ada.id, Role.CONTRIBUTOR)
    workspace.people.work_as(ben.id)
    with pytest.raises(LastAdministratorError):
        workspace.people.set_role(ben.id, Role.AUDITOR)
    workspace.people.set_role(ada.id, Role.ADMINISTRATOR)
    workspace.people.leave(ada.id, TODAY)
    with pytest.raises(LastAdministratorError):
        workspace.people.set_role(ben.id, Role.CONTRIBUTOR)
    assert workspace.people.working().role is Role.ADMINISTRATOR


def test_the_profile_lets_somebody_known_work_and_only_administrators_add(workspace):
    workspace.profile.set("person", "Ben Tern")
    assert workspace.people.working().role is Role.CONTRIBUTOR
    with pytest.raises(NotAllowedError):
        workspace.profile.set("person", "Cy Finch")
    assert workspace.profile.set("person", "Ada Wren").people
    assert workspace.people.may(Deed.PEOPLE)


def test_changes_of_people_are_in_the_history_with_who_made_them(workspace):
    ben = add(workspace, "Ben Tern")
    workspace.people.set_job(ben.id, "Dispenser")
    workspace.people.set_role(ben.id, Role.AUDITOR)
    workspace.people.rename(ben.id, "Ben Lee")
    workspace.people.leave(ben.id, TODAY)
    shown = workspace.history.changes(limit=5)
    assert {change.person for change in shown} == {"Ada Wren"}
    assert [change.label for change in reversed(shown)] == [
        "Add a person",
        "Change what a person does",
        "Change a person's role",
        "Change a person's name",
        "Say that a person has left",
    ]
    assert workspace.history.verify().ok
