from __future__ import annotations

import subprocess
import tarfile
from io import BytesIO

import pytest

from core.bundle import parse_assessment
from core.bundle.errors import EvidenceDiffersError
from core.crypto.age import decrypt_bytes, new_identity, recipient_of
from core.crypto.errors import AgeDamagedError
from core.domain.evidence import EvidenceLink
from core.domain.home import Go, home_lines
from core.domain.long_work import PersonCancelledError
from core.services.answers import AnswerEdit
from core.services.assessments import NotSignedError
from core.services.outputs import TargetFolderMissingError, TargetIsFolderError


@pytest.fixture
def signed(workspace, tmp_path):
    for ref in ("1-1", "1-2", "2-1"):
        points = tuple(f"{ref}.{level}{x}" for level in (1, 2) for x in "ab")
        workspace.answers.change(ref, AnswerEdit(meet=points))
    policy = tmp_path / "IG policy.txt"
    policy.write_text("We lock the door.", encoding="utf-8")
    workspace.evidence.attach(policy, [EvidenceLink("1-1")])
    workspace.evidence.add_paper("Shelf", "Contract", [EvidenceLink("2-1")])
    workspace.sign_offs.sign_off("Olive Heron", "Owner")
    return workspace


def unpacked(path, identity):
    archive = decrypt_bytes(path.read_bytes(), [identity])
    with tarfile.open(fileobj=BytesIO(archive)) as tar:
        return {member.name: tar.extractfile(member).read() for member in tar}


def test_home_knows_that_a_file_of_this_signing_was_made(signed, tmp_path):
    unsent = home_lines(signed.assessments.state())
    assert unsent[1].text.startswith("Not sent yet.")
    signed.exports.export(tmp_path / "copy.igtb")
    made = home_lines(signed.assessments.state())
    assert made[1].text.startswith("Your file was made on ")
    assert made[1].go is Go.RECEIPT
    signed.assessments.reopen("A mistake in one answer")
    assert signed.assessments.state().file_made_on is None


def test_a_signed_assessment_is_written_read_back_and_told_of(signed, tmp_path):
    receiver = new_identity()
    seen: list[tuple[int, int]] = []
    exported = signed.exports.export(
        tmp_path / "out.igtb",
        [recipient_of(receiver)],
        progress=lambda *told: seen.append(told),
    )
    checked = exported.checked
    assert exported.size == exported.path.stat().st_size
    assert (checked.organisation, checked.principal, checked.signed_by) == (
        "Harbour Pharmacy",
        "FZZ01",
        "Olive Heron",
    )
    assert (checked.grade, checked.percent, checked.draft) == ("satisfactory", 66, False)
    assert (exported.evidence_count, checked.answers, checked.readers) == (1, 3, 2)
    assert seen[-1][0] == seen[-1][1]
    (view,) = signed.exports.all()
    assert (view.submission_id, view.finished, view.sha256) == (
        exported.submission_id,
        True,
        checked.sha256,
    )


def test_the_receiver_gets_the_very_bytes_that_were_signed(signed, tmp_path, clock):
    receiver = new_identity()
    clock.advance(days=400)
    signed.evidence.withdraw(signed.evidence.all()[0].id)
    signed.profile.set("name", "Another Name")
    signed.exports.export(tmp_path / "out.igtb", [recipient_of(receiver)])
    inside = unpacked(tmp_path / "out.igtb", receiver)
    document = parse_assessment(inside["data/assessment.json"])
    assert document.organisation.name == "Harbour Pharmacy"
    assert document.sign_off == signed.sign_offs.all()[0]
    assert b"We lock the door." in inside.values()
    assert inside["data/summary.pdf"].startswith(b"%PDF-")


def test_ssh_keygen_accepts_the_seal_with_the_line_from_the_signer_card(signed, tmp_path):
    receiver = new_identity()
    signed.exports.export(tmp_path / "out.igtb", [recipient_of(receiver)])
    inside = unpacked(tmp_path / "out.igtb", receiver)
    card = signed.exports.signer()
    (tmp_path / "allowed").write_text(card.allowed_signers + "\n")
    (tmp_path / "seal").write_bytes(inside["tagmanifest-sha256.txt.sig"])
    run = subprocess.run(
        [
            *("ssh-keygen", "-Y", "verify", "-f", tmp_path / "allowed", "-I", card.principal),
            *("-n", "igtoolkit-submission", "-s", tmp_path / "seal"),
        ],
        input=inside["tagmanifest-sha256.txt"],
        capture_output=True,
        timeout=30,
        check=False,
    )
    assert run.returncode == 0


def test_a_sealed_copy_for_oneself_opens_with_our_own_key_only(signed, tmp_path):
    exported = signed.exports.export(tmp_path / "copy.igtb")
    assert exported.checked.readers == 1
    assert "data/assessment.json" in unpacked(exported.path, signed.secrets.own_identity)


def test_before_sign_off_only_a_draft_is_made_and_marked(workspace, tmp_path):
    with pytest.raises(NotSignedError) as caught:
        workspace.exports.export(tmp_path / "out.igtb")
    assert caught.value.code == "not-signed"
    assert workspace.exports.all() == ()
    assert workspace.exports.export(tmp_path / "out.igtb", draft=True).checked.draft


def test_without_an_ods_code_the_seal_speaks_for_the_store(workspace, tmp_path):
    workspace.profile.set("ods_code", "")
    exported = workspace.exports.export(tmp_path / "out.igtb", draft=True)
    assert exported.checked.principal == workspace.exports.signer().principal
    assert exported.checked.principal.startswith("store-")


def test_a_stopped_export_leaves_no_file_and_says_so_in_the_list(signed, tmp_path):
    with pytest.raises(PersonCancelledError):
        signed.exports.export(tmp_path / "out.igtb", cancelled=lambda: True)
    assert not (tmp_path / "out.igtb").exists()
    assert [view.finished for view in signed.exports.all()] == [False]


def test_an_older_file_of_that_name_stays_until_the_new_one_is_proved(
    signed, tmp_path, monkeypatch
):
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "out.igtb").write_bytes(b"last year's")

    def fail(*_):
        raise AgeDamagedError

    monkeypatch.setattr(signed.exports, "_self_check", fail)
    with pytest.raises(AgeDamagedError):
        signed.exports.export(folder / "out.igtb")
    assert [(p.name, p.read_bytes()) for p in folder.iterdir()] == [("out.igtb", b"last year's")]


def test_a_damaged_kept_document_stops_the_export_by_name(signed, tmp_path):
    (blob,) = (signed.folder / "vault").rglob("*.age")
    data = bytearray(blob.read_bytes())
    data[-1] ^= 1
    blob.write_bytes(data)
    with pytest.raises(EvidenceDiffersError) as caught:
        signed.exports.export(tmp_path / "out.igtb")
    assert "IG policy.txt" in caught.value.what
    assert not (tmp_path / "out.igtb").exists()


def test_a_place_that_is_not_there_is_refused_before_anything_is_recorded(signed, tmp_path):
    with pytest.raises(TargetFolderMissingError):
        signed.exports.export(tmp_path / "none" / "out.igtb")
    with pytest.raises(TargetIsFolderError):
        signed.exports.export(tmp_path)
    assert signed.exports.all() == ()


def test_checklist_and_summary_are_written_as_pdf(signed, tmp_path):
    for written in (
        signed.reports.checklist(tmp_path / "checklist.pdf"),
        signed.reports.checklist(tmp_path / "blank.pdf", blank=True, by_place=True),
        signed.reports.summary(tmp_path / "summary.pdf"),
    ):
        assert written.read_bytes().startswith(b"%PDF-")
    with pytest.raises(TargetFolderMissingError):
        signed.reports.summary(tmp_path / "none" / "summary.pdf")
    assert not list(tmp_path.glob(".tmp-*"))
