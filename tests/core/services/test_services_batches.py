"""A folder of papers: looked through, matched, kept as one change, undone as one."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.domain.evidence import EvidenceLink
from core.domain.long_work import PersonCancelledError
from core.services.answer_errors import UnknownRequirementError
from core.services.documents import folder_files
from core.services.documents.batches import Choice
from core.services.documents.folder_files import NoSuchFolderError

FIRST, SECOND = EvidenceLink("1-1"), EvidenceLink("1-2")


@pytest.fixture
def papers(tmp_path) -> Path:
    folder = tmp_path / "Papers 2025"
    (folder / "more" / "deeper").mkdir(parents=True)
    for name, content in {
        "Staff list.txt": b"Who works here",
        "more/copy of staff list.txt": b"Who works here",
        "more/deeper/notice.txt": b"A notice",
        "more/empty.txt": b"",
        "setup.exe": b"MZ\0\0",
        "Thumbs.db": b"x",
        ".hidden": b"x",
        "~$Staff list.docx": b"x",
    }.items():
        (folder / name).write_bytes(content)
    return folder


def blobs(workspace) -> list[Path]:
    return list((workspace.folder / "vault").rglob("*.age"))


def test_a_folder_is_looked_through_and_nothing_is_kept_by_looking(workspace, papers):
    known = workspace.evidence.attach(papers / "more" / "deeper" / "notice.txt").evidence
    before = len(blobs(workspace))
    told = []
    batch = workspace.batches.look_through([papers], progress=lambda *how: told.append(how))
    by_name = {one.name: one for one in batch.candidates}
    assert list(by_name) == [
        *("setup.exe", "Staff list.txt", "copy of staff list.txt", "empty.txt", "notice.txt"),
    ]
    assert by_name["setup.exe"].trouble.code == "evidence-is-program"
    assert by_name["empty.txt"].trouble.code == "evidence-empty"
    assert by_name["copy of staff list.txt"].twin_of == "Staff list.txt"
    assert by_name["notice.txt"].kept_as == known.title
    assert not by_name["Staff list.txt"].trouble
    assert told[-1] == (5, 5)
    assert (len(blobs(workspace)), len(workspace.evidence.all())) == (before, 1)


def test_what_is_accepted_is_one_change_and_one_undo(workspace, papers):
    choices = [
        Choice(papers / "Staff list.txt", (FIRST, SECOND)),
        Choice(papers / "more" / "copy of staff list.txt", (FIRST,)),
        Choice(papers / "more" / "deeper" / "notice.txt"),
        Choice(papers / "setup.exe"),
    ]
    kept = workspace.batches.keep(choices)
    assert (len(kept.new), kept.again) == (2, 1)
    assert kept.change.requirements == {"1-1", "1-2"}
    assert [(name, error.code) for name, error in kept.refused] == [
        ("setup.exe", "evidence-is-program")
    ]
    first, second = workspace.evidence.all()
    assert [link.ref for link in first.links] == ["1-1", "1-2"]
    assert second.links == ()
    assert len(blobs(workspace)) == 2
    assert workspace.undo.can_undo().what == "keep 2 documents"
    workspace.undo.undo()
    assert workspace.evidence.all() == ()
    workspace.undo.redo()
    assert {piece.title for piece in workspace.evidence.all()} == {"Staff list", "notice"}


def test_what_waits_for_its_row_is_not_taken_for_nobodys(workspace, papers):
    staged = workspace.batches.stage([Choice(papers / "Staff list.txt")])
    assert workspace.evidence.check().unrecorded == 0
    workspace.batches.record(staged)
    assert workspace.evidence.check().unrecorded == 0


def test_stopping_or_a_wrong_question_keeps_none(workspace, papers):
    choices = [Choice(papers / "Staff list.txt"), Choice(papers / "more/deeper/notice.txt")]
    asked = iter([False, True, True])
    with pytest.raises(PersonCancelledError):
        workspace.batches.keep(choices, cancelled=lambda: next(asked, True))
    with pytest.raises(UnknownRequirementError):
        workspace.batches.keep([Choice(papers / "Staff list.txt", (EvidenceLink("9-99"),))])
    assert workspace.evidence.all() == ()
    workspace.care.sweep()
    with pytest.raises(PersonCancelledError):
        workspace.batches.look_through([papers], cancelled=lambda: True)


def test_a_folder_that_is_gone_and_one_that_is_too_full_are_said(
    workspace, papers, tmp_path, monkeypatch
):
    with pytest.raises(NoSuchFolderError):
        workspace.batches.look_through([tmp_path / "nowhere"])
    monkeypatch.setattr(folder_files, "MOST_FILES", 2)
    batch = workspace.batches.look_through([papers])
    assert (len(batch.candidates), batch.left_out) == (2, 3)
