from __future__ import annotations

from datetime import date

import pytest

from core.domain.evidence import EvidenceLink
from core.domain.told import TOLD
from core.services.answers import AnswerEdit
from core.services.profile import (
    FactMissingError,
    NotADateError,
    NotYesOrNoError,
    UnknownFactError,
    UnknownTypeError,
)
from core.services.typed_text import OdsCodeImpossibleError, TextTooLongError


def test_the_facts_of_the_organisation_are_there_as_text(workspace):
    told = {key: value for key, value in workspace.profile.values().items() if key not in TOLD}
    assert told == {
        "name": "Harbour Pharmacy",
        "ods_code": "FZZ01",
        "org_type": "pharmacy",
        "person": "Ada Wren",
        "cyber_essentials_plus_until": "",
        "iso_27001_until": "",
        "nhsmail_only": "",
    }


def test_a_fact_told_once_is_kept_and_may_be_taken_back(workspace):
    assert workspace.profile.set("ico-number", " ZA000001 ").profile
    assert workspace.profile.told() == {"ico_number": "ZA000001"}
    workspace.profile.set("ico_number", "")
    assert workspace.profile.told() == {}


def test_only_yes_or_no_says_whether_only_nhsmail_is_used(workspace):
    workspace.profile.set("nhsmail_only", "yes")
    assert workspace.profile.organisation().nhsmail_only
    with pytest.raises(NotYesOrNoError):
        workspace.profile.set("nhsmail_only", "perhaps")
    workspace.profile.set("nhsmail_only", "no")
    assert not workspace.profile.organisation().nhsmail_only


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


def test_an_odd_ods_code_passes_and_an_impossible_one_is_refused(workspace):
    workspace.profile.set("ods_code", "tbc")
    assert workspace.profile.organisation().ods_code == "TBC"
    with pytest.raises(OdsCodeImpossibleError):
        workspace.profile.set("ods_code", "don't know")


def test_whatever_was_accepted_while_typing_can_be_signed_and_sent(workspace, tmp_path):
    strange = "a\x00b \ud800 \x07 “—” \u202e 漢字 😀\r\nend"
    for ref in ("1-1", "1-2", "2-1"):
        workspace.answers.change(ref, AnswerEdit(note=strange * 100, owner=strange[:20]))
    workspace.profile.set("name", strange)
    piece = workspace.evidence.add_paper(strange, strange, [EvidenceLink("1-1")])
    workspace.evidence.edit(piece.evidence.id, title=strange, place=strange)
    (tmp_path / "päper 漢字 x.txt").write_text("x", encoding="utf-8")
    workspace.evidence.attach(tmp_path / "päper 漢字 x.txt", [EvidenceLink("2-1")])
    workspace.sign_offs.sign_off(strange, strange)
    assert workspace.exports.export(tmp_path / "out.igtb").evidence_count == 1


def test_texts_that_no_document_could_hold_are_refused_with_the_limit(workspace):
    with pytest.raises(TextTooLongError) as caught:
        workspace.answers.set_owner("1-1", "x" * 301)
    assert "300" in caught.value.what
