from __future__ import annotations

from datetime import date

import pytest

from core.services.profile import (
    FactMissingError,
    NotADateError,
    UnknownFactError,
    UnknownTypeError,
)


def test_the_facts_of_the_organisation_are_there_as_text(workspace):
    assert workspace.profile.values() == {
        "name": "Harbour Pharmacy",
        "ods_code": "FZZ01",
        "org_type": "pharmacy",
        "person": "Ada Wren",
        "cyber_essentials_plus_until": "",
    }


def test_an_ods_code_is_kept_as_codes_are_written_and_may_be_cleared(workspace):
    assert workspace.profile.set("ods_code", " f zz 02").profile
    assert workspace.profile.organisation().ods_code == "FZZ02"
    workspace.profile.set("ods-code", "")
    assert workspace.profile.organisation().ods_code == ""


def test_setting_a_fact_to_what_it_was_changes_nothing(workspace):
    assert not workspace.profile.set("name", "Harbour Pharmacy")


def test_another_person_works_from_now_on_and_after_a_restart(workspace, reopen):
    first = workspace.profile.person()
    assert workspace.profile.set("person", "Ben Tern").profile
    assert reopen().profile.person().name == "Ben Tern"
    again = reopen()
    again.profile.set("person", "Ada Wren")
    assert again.profile.person() == first


def test_a_certificate_date_is_a_date(workspace):
    workspace.profile.set("cyber_essentials_plus_until", "2027-01-31")
    assert workspace.profile.organisation().cyber_essentials_plus_until == date(2027, 1, 31)
    with pytest.raises(NotADateError):
        workspace.profile.set("cyber_essentials_plus_until", "next year")


def test_what_is_unknown_or_empty_is_refused_in_words(workspace):
    with pytest.raises(UnknownFactError):
        workspace.profile.set("colour", "blue")
    with pytest.raises(FactMissingError):
        workspace.profile.set("name", "  ")
    with pytest.raises(UnknownTypeError):
        workspace.profile.set("org_type", "circus")
