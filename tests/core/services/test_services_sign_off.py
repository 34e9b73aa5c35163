from __future__ import annotations

import json
from datetime import date

import pytest

from core.bundle import parse_assessment
from core.domain.evidence import EvidenceLink
from core.domain.organisation import AssessmentStatus
from core.domain.signoff import SignedHow
from core.services.answers import AnswerEdit
from core.services.assessments import ReasonMissingError
from core.services.records import AssessmentSignedError
from core.services.sign_offs import (
    InTheWayError,
    PaperSignatureIncompleteError,
    SignedInFutureError,
    SignerMissingError,
)
from core.store import tables


@pytest.fixture
def answered(workspace):
    for ref in ("1-1", "2-1"):
        points = tuple(f"{ref}.{level}{x}" for level in (1, 2) for x in "ab")
        workspace.answers.change(ref, AnswerEdit(meet=points))
    workspace.answers.mark_not_relevant("1-2", "We have none")
    return workspace


def frozen_bytes(workspace):
    with workspace.exports._records.store.read() as session:
        return [row.frozen for row in session.query(tables.SignOff).order_by(tables.SignOff.signed)]


def test_what_is_in_the_way_stops_signing_and_says_where_to_go(workspace):
    with pytest.raises(InTheWayError) as caught:
        workspace.sign_offs.sign_off("Olive Heron", "Owner")
    assert caught.value.values["codes"] == ("not-answered",)
    assert caught.value.values["refs"] == ("1-1", "1-2", "2-1")
    assert workspace.sign_offs.all() == ()


def test_signing_freezes_the_assessment_with_its_result(answered, clock):
    change = answered.sign_offs.sign_off(" Olive Heron ", "Owner")
    assert change.sign_off
    state = answered.assessments.state()
    assert state.assessment.status is AssessmentStatus.SIGNED
    signed = state.sign_off
    assert (signed.by, signed.role, signed.how, signed.typed_by) == (
        "Olive Heron",
        "Owner",
        SignedHow.HERE,
        "Ada Wren",
    )
    assert (signed.grade, signed.percent) == ("satisfactory", 66)
    assert (signed.signed_on, signed.recorded_at) == (date(2026, 5, 20), clock.now())
    assert "Harbour Pharmacy" in signed.statement
    assert signed.statement == answered.sign_offs.statement()
    with pytest.raises(AssessmentSignedError):
        answered.answers.untick("1-1", "1-1.1a")
    with pytest.raises(AssessmentSignedError):
        answered.answers.save_draft("1-1", "note", "x")
    with pytest.raises(AssessmentSignedError):
        answered.sign_offs.sign_off("Olive Heron", "Owner")


def test_the_signed_bytes_say_the_same_as_the_signature(answered):
    answered.sign_offs.sign_off("Olive Heron", "Owner")
    (frozen,) = frozen_bytes(answered)
    assert parse_assessment(frozen).sign_off == answered.sign_offs.all()[0]
    assert json.loads(frozen)["score"]["percent"] == 66


def test_a_signature_in_ink_names_paper_date_place_scan_and_typist(answered, tmp_path):
    scan = tmp_path / "page.png"
    scan.write_bytes(b"\x89PNG\r\n\x1a\n-a scan-")
    piece = answered.evidence.attach(scan).evidence
    answered.sign_offs.sign_off(
        "Olive Heron",
        "Owner",
        SignedHow.ON_PAPER,
        date(2026, 5, 18),
        "Binder 1",
        piece.id,
        "Ben Tern",
    )
    signed = answered.assessments.state().sign_off
    assert (signed.signed_on, signed.place, signed.scan_id, signed.typed_by) == (
        date(2026, 5, 18),
        "Binder 1",
        piece.id,
        "Ben Tern",
    )


def test_an_incomplete_signature_is_refused_in_words(answered):
    with pytest.raises(SignerMissingError):
        answered.sign_offs.sign_off("Olive Heron", " ")
    with pytest.raises(PaperSignatureIncompleteError):
        answered.sign_offs.sign_off("Olive Heron", "Owner", SignedHow.ON_PAPER)
    with pytest.raises(SignedInFutureError):
        answered.sign_offs.sign_off("Olive Heron", "Owner", signed_on=date(2026, 5, 21))


def test_sending_back_is_shown_until_somebody_signs(answered, clock):
    assert answered.sign_offs.send_back("Olive Heron", "The alarm is not serviced").sign_off
    assert answered.assessments.state().send_back.reason == "The alarm is not serviced"
    clock.advance(hours=1)
    answered.sign_offs.sign_off("Olive Heron", "Owner")
    assert answered.assessments.state().send_back is None
    with pytest.raises(ReasonMissingError):
        answered.sign_offs.send_back("Olive Heron", " ")


def test_reopening_keeps_the_signed_version_as_it_was(answered, clock):
    answered.sign_offs.sign_off("Olive Heron", "Owner")
    (before,) = frozen_bytes(answered)
    clock.advance(days=1)
    assert answered.assessments.reopen("A tick was wrong").sign_off
    state = answered.assessments.state()
    assert (state.assessment.status, state.sign_off) == (AssessmentStatus.OPEN, None)
    answered.answers.untick("1-1", "1-1.2b")
    clock.advance(days=1)
    answered.sign_offs.sign_off("Olive Heron", "Owner")
    first, second = answered.sign_offs.all()
    assert (first.superseded, first.percent, second.superseded, second.percent) == (
        True,
        66,
        False,
        50,
    )
    assert frozen_bytes(answered)[0] == before
    assert answered.history.verify().ok


def test_evidence_that_lapses_after_signing_does_not_change_what_was_signed(
    answered, clock, tmp_path
):
    paper = answered.evidence.add_paper("Shelf", "Policy", [EvidenceLink("1-1")]).evidence
    answered.sign_offs.sign_off("Olive Heron", "Owner")
    (before,) = frozen_bytes(answered)
    answered.evidence.withdraw(paper.id)
    assert frozen_bytes(answered) == [before]
    assert [p.title for p in parse_assessment(before).evidence] == ["Policy"]
