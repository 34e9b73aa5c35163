from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

from core.domain.evidence import LARGEST_FILE, EvidenceKind, EvidenceLink, Standing
from core.domain.long_work import PersonCancelledError
from core.services.answer_errors import UnknownCriterionError, UnknownRequirementError
from core.services.documents.evidence import PaperIncompleteError, TitleMissingError
from core.services.documents.evidence_rows import EvidenceOnPaperError, UnknownEvidenceError
from core.services.documents.file_kinds import media_type
from core.services.documents.file_names import safe_name
from core.services.documents.staging import (
    EvidenceEmptyError,
    EvidenceIsFolderError,
    EvidenceIsProgramError,
    EvidenceTooLargeError,
)
from core.services.typed_text import file_name
from core.store.vault import BlobMissingError, SourceUnreadableError

WHOLE = EvidenceLink("1-1")
POINT = EvidenceLink("1-1", "1-1.1a")


@pytest.fixture
def policy(tmp_path):
    path = tmp_path / "IG policy.txt"
    path.write_text("We lock the door.", encoding="utf-8")
    return path


def blobs(workspace) -> list[Path]:
    return list((workspace.folder / "vault").rglob("*.age"))


def test_an_attached_file_shows_what_it_is_linked_to(workspace, policy):
    workspace.answers.tick("1-1", "1-1.1a")
    attached = workspace.evidence.attach(
        policy, [POINT], dated=date(2026, 1, 5), review_by=date(2027, 1, 5)
    )
    assert attached.change.requirements == {"1-1"}
    assert attached.change.evidence
    piece = attached.evidence
    assert (piece.title, piece.kind, piece.added_by) == (
        "IG policy",
        EvidenceKind.FILE,
        "Ada Wren",
    )
    assert piece.current is not None
    assert (piece.current.file_name, piece.current.media_type) == ("IG policy.txt", "text/plain")
    state = workspace.assessments.state()
    assert state.evidence == (piece,)
    assert state.by_ref["1-1"].criteria[0].standing is Standing.SHOWN


def test_the_original_stays_and_the_copy_is_unreadable_on_the_disk(workspace, policy):
    workspace.evidence.attach(policy, [WHOLE])
    assert policy.read_text(encoding="utf-8") == "We lock the door."
    assert b"lock the door" not in blobs(workspace)[0].read_bytes()


def test_attaching_the_same_file_twice_keeps_one_copy_with_both_links(workspace, policy):
    first = workspace.evidence.attach(policy, [POINT])
    second = workspace.evidence.attach(policy, [EvidenceLink("2-1")])
    assert second.was_kept
    assert second.evidence.id == first.evidence.id
    assert second.evidence.links == (POINT, EvidenceLink("2-1"))
    assert len(blobs(workspace)) == 1
    assert len(workspace.evidence.all()) == 1


def test_the_same_file_after_a_withdrawal_is_a_new_piece_over_one_copy(workspace, policy):
    first = workspace.evidence.attach(policy, [POINT]).evidence
    workspace.evidence.withdraw(first.id)
    second = workspace.evidence.attach(policy, [POINT])
    assert second.evidence.id != first.id
    assert not second.was_kept
    assert len(blobs(workspace)) == 1


def test_a_link_to_nothing_refuses_the_whole_attachment(workspace, policy):
    with pytest.raises(UnknownRequirementError):
        workspace.evidence.attach(policy, [EvidenceLink("9-9")])
    with pytest.raises(UnknownCriterionError):
        workspace.evidence.attach(policy, [EvidenceLink("1-1", "1-2.1a")])
    assert workspace.evidence.all() == ()


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("setup.exe", b"anything", EvidenceIsProgramError),
        ("letter.pdf", b"MZ\x90\x00\x03\x00", EvidenceIsProgramError),
        ("run", b"#!/bin/sh\necho", EvidenceIsProgramError),
        ("photo.jpg", b"\x7fELF\x02", EvidenceIsProgramError),
        ("macro.VBS", b"x", EvidenceIsProgramError),
        ("empty.txt", b"", EvidenceEmptyError),
    ],
)
def test_programs_and_empty_files_are_refused_in_words(workspace, tmp_path, name, content, error):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(error) as caught:
        workspace.evidence.attach(path, [WHOLE])
    assert name in caught.value.what
    assert blobs(workspace) == []


def test_a_folder_a_missing_and_a_too_large_file_are_refused_in_words(workspace, tmp_path):
    with pytest.raises(EvidenceIsFolderError):
        workspace.evidence.attach(tmp_path, [WHOLE])
    with pytest.raises(SourceUnreadableError):
        workspace.evidence.attach(tmp_path / "gone.pdf", [WHOLE])
    large = tmp_path / "film.mp4"
    with large.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(EvidenceTooLargeError):
        workspace.evidence.attach(large, [WHOLE])


def test_attaching_can_be_stopped_and_leaves_nothing(workspace, policy):
    with pytest.raises(PersonCancelledError):
        workspace.evidence.attach(policy, [WHOLE], cancelled=lambda: True)
    assert workspace.evidence.all() == ()
    assert blobs(workspace) == []


def test_mails_photographs_and_office_files_are_told_apart_by_what_they_hold(tmp_path):
    docx = tmp_path / "a.bin2"
    with zipfile.ZipFile(docx, "w") as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("word/document.xml", "<x/>")
    kinds = {
        "a.eml": (b"Received: from x\n\tby y\nFrom: a@example.org\n\nhi", "message/rfc822"),
        "mail": (b"X-One: 1\nFrom: a@example.org\n\nhi", "message/rfc822"),
        "a.msg": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), "application/vnd.ms-outlook"),
        "IMG_1.JPG": (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg"),
        "IMG_1.HEIC": (b"\x00\x00\x00\x18ftypheic", "image/heic"),
        "list.csv": (b"a,b\n1,2\n", "text/csv"),
        "strange": (bytes(range(256)), "application/octet-stream"),
    }
    for name, (content, kind) in kinds.items():
        path = tmp_path / name
        path.write_bytes(content)
        assert media_type(path, content) == kind
    assert media_type(docx, docx.read_bytes()).endswith("wordprocessingml.document")


def test_paper_is_recorded_with_its_place_and_shows_like_a_file(workspace):
    workspace.answers.tick("1-1", "1-1.1a")
    piece = workspace.evidence.add_paper("Ring binder 2, office", "Alarm contract", [WHOLE])
    assert piece.evidence.place == "Ring binder 2, office"
    assert piece.evidence.current is None
    assert workspace.assessments.state().score.standing.shown == 1
    with pytest.raises(PaperIncompleteError):
        workspace.evidence.add_paper(" ", "Alarm contract", [WHOLE])


def test_evidence_past_its_date_is_out_of_date(workspace, policy):
    workspace.answers.tick("1-1", "1-1.1a")
    workspace.evidence.attach(policy, [WHOLE], review_by=date(2026, 5, 19))
    assert workspace.assessments.state().score.standing.out_of_date == 1


def test_details_can_be_changed_and_dates_taken_away(workspace, policy):
    piece = workspace.evidence.attach(policy, [WHOLE], dated=date(2026, 1, 5)).evidence
    change = workspace.evidence.edit(piece.id, title="Policy", dated="", review_by=date(2027, 1, 1))
    assert change.requirements == {"1-1"}
    edited = workspace.evidence.all()[0]
    assert (edited.title, edited.dated, edited.review_by) == ("Policy", None, date(2027, 1, 1))
    assert not workspace.evidence.edit(piece.id, title="Policy")
    with pytest.raises(TitleMissingError):
        workspace.evidence.edit(piece.id, title=" ")


def test_links_come_and_go_and_a_second_time_changes_nothing(workspace, policy):
    piece = workspace.evidence.attach(policy).evidence
    assert workspace.evidence.link(piece.id, POINT).requirements == {"1-1"}
    assert not workspace.evidence.link(piece.id, POINT)
    assert workspace.evidence.unlink(piece.id, POINT).requirements == {"1-1"}
    assert not workspace.evidence.unlink(piece.id, POINT)
    assert workspace.evidence.all()[0].links == ()


def test_withdrawn_evidence_leaves_the_answers_and_stays_kept(workspace, policy):
    piece = workspace.evidence.attach(policy, [WHOLE]).evidence
    assert workspace.evidence.withdraw(piece.id).requirements == {"1-1"}
    assert workspace.evidence.all() == ()
    assert workspace.evidence.all(include_withdrawn=True)[0].withdrawn
    assert len(blobs(workspace)) == 1
    with pytest.raises(UnknownEvidenceError):
        workspace.evidence.withdraw("nothing")


def test_saving_a_copy_never_replaces_a_file(workspace, policy, tmp_path):
    piece = workspace.evidence.attach(policy, [WHOLE]).evidence
    saved = workspace.evidence.save(piece.id, tmp_path)
    assert saved.name == "IG policy (2).txt"
    assert saved.read_bytes() == policy.read_bytes()
    paper = workspace.evidence.add_paper("Shelf", "Book", [WHOLE]).evidence
    with pytest.raises(EvidenceOnPaperError):
        workspace.evidence.save(paper.id, tmp_path)


def test_checking_names_what_is_missing_with_the_requirements_it_serves(workspace, policy):
    piece = workspace.evidence.attach(policy, [POINT, EvidenceLink("2-1")]).evidence
    seen: list[tuple[int, int]] = []
    assert workspace.evidence.check(progress=lambda *told: seen.append(told)).faults == ()
    assert seen == [(1, 1)]
    blobs(workspace)[0].unlink()
    checked = workspace.evidence.check()
    assert checked.count == 1
    assert [(f.evidence_id, f.title, f.refs, f.code) for f in checked.faults] == [
        (piece.id, "IG policy", ("1-1", "2-1"), BlobMissingError.code)
    ]


def test_attaching_a_lost_document_again_mends_it(workspace, policy):
    workspace.evidence.attach(policy, [POINT])
    blobs(workspace)[0].unlink()
    assert workspace.evidence.attach(policy).was_kept
    assert workspace.evidence.check().faults == ()


def test_names_are_made_fit_for_any_computer():
    assert safe_name("../a/b:c.pdf") == "_a_b_c.pdf"
    assert safe_name("CON.txt") == "document-CON.txt"
    assert safe_name("...") == "document"
    assert len(safe_name("x" * 300 + ".pdf")) == 120


def test_a_name_that_is_no_text_is_kept_in_a_readable_form():
    # How Python shows a byte of an old file system that is no character.
    assert file_name("caf\udce9.txt") == "caf_.txt"
    assert file_name("") == "document"


def test_going_over_from_all_points_to_some_is_one_change(workspace, policy):
    kept = workspace.evidence.attach(policy, [WHOLE, EvidenceLink("2-1")]).evidence.id
    before = len(workspace.history.changes(limit=100))
    change = workspace.evidence.relink(kept, "1-1", ["1-1.1a", "1-1.1b"])
    assert change.requirements == {"1-1"} and change.evidence
    newest, *rest = workspace.history.changes(limit=100)
    assert len(rest) == before and "1-1" in newest.label
    (piece,) = workspace.evidence.all()
    assert set(piece.links) == {POINT, EvidenceLink("1-1", "1-1.1b"), EvidenceLink("2-1")}


def test_what_stays_linked_is_left_alone_and_no_point_takes_it_off(workspace, policy):
    kept = workspace.evidence.attach(policy, [POINT]).evidence.id
    assert not workspace.evidence.relink(kept, "1-1", ["1-1.1a"])
    assert workspace.evidence.relink(kept, "1-1", [])
    assert workspace.evidence.all()[0].links == ()
    assert workspace.evidence.relink(kept, "1-1", [None])
    assert workspace.evidence.all()[0].links == (WHOLE,)


def test_an_unknown_point_leaves_all_links_as_they_were(workspace, policy):
    kept = workspace.evidence.attach(policy, [POINT]).evidence.id
    with pytest.raises(UnknownCriterionError):
        workspace.evidence.relink(kept, "1-1", ["1-1.9z"])
    assert workspace.evidence.all()[0].links == (POINT,)
