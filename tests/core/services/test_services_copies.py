from __future__ import annotations

import os
import stat
import subprocess
import sys
import textwrap

import pytest

from core.domain.advice import check_before_signing
from core.domain.change import Change
from core.domain.evidence import EvidenceLink
from core.services.documents.copies import NothingUndecidedError
from core.services.documents.evidence_rows import EvidenceOnPaperError

WHOLE = EvidenceLink("1-1")


@pytest.fixture
def piece(workspace, tmp_path):
    path = tmp_path / "IG policy.txt"
    path.write_text("version one", encoding="utf-8")
    return workspace.evidence.attach(path, [WHOLE]).evidence


def only(workspace):
    return workspace.evidence.all()[0]


def left_in_clear(home):
    return [p for p in home.rglob("*") if p.is_file() and b"version" in p.read_bytes()]


def test_a_copy_opens_in_a_private_folder_under_the_documents_own_name(workspace, piece, home):
    path = workspace.copies.open(piece.id)
    assert path.read_text(encoding="utf-8") == "version one"
    assert path.name == "IG policy.txt"
    assert path.is_relative_to(home)
    assert os.access(path, os.W_OK)
    if os.name == "posix":
        for folder in (path.parent, path.parent.parent):
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert workspace.copies.open_count() == 1
    assert workspace.copies.changed() == ()


def test_opening_twice_gives_the_same_copy(workspace, piece):
    assert workspace.copies.open(piece.id) == workspace.copies.open(piece.id)
    assert workspace.copies.open_count() == 1


def test_paper_cannot_be_opened(workspace):
    paper = workspace.evidence.add_paper("Shelf", "Book", [WHOLE]).evidence
    with pytest.raises(EvidenceOnPaperError):
        workspace.copies.open(paper.id)
    assert workspace.copies.open_count() == 0


def test_a_changed_copy_waits_for_a_decision_and_stands_in_the_way_of_signing(workspace, piece):
    path = workspace.copies.open(piece.id)
    path.write_text("version two", encoding="utf-8")
    (copy,) = workspace.copies.changed()
    assert (copy.title, copy.evidence_id) == ("IG policy", piece.id)
    assert workspace.copies.take_in(copy).requirements == {"1-1"}
    assert workspace.copies.changed() == ()
    now = only(workspace)
    assert (now.current.number, now.undecided.number) == (1, 2)
    codes = [f.code for f in check_before_signing(workspace.assessments.state())]
    assert "undecided-version" in codes


def test_keeping_the_change_makes_it_the_version_that_is_linked(workspace, piece, tmp_path):
    path = workspace.copies.open(piece.id)
    path.write_text("version two", encoding="utf-8")
    workspace.copies.take_in(workspace.copies.changed()[0])
    assert workspace.copies.keep(piece.id).evidence
    now = only(workspace)
    assert (now.current.number, now.undecided, now.links) == (2, None, (WHOLE,))
    saved = workspace.evidence.save(piece.id, tmp_path)
    assert saved.read_text(encoding="utf-8") == "version two"
    with pytest.raises(NothingUndecidedError):
        workspace.copies.keep(piece.id)


def test_throwing_the_change_away_goes_back_and_a_new_copy_holds_the_old_text(workspace, piece):
    path = workspace.copies.open(piece.id)
    path.write_text("version two", encoding="utf-8")
    workspace.copies.take_in(workspace.copies.changed()[0])
    workspace.copies.throw_away(piece.id)
    assert only(workspace).undecided is None
    assert workspace.copies.open(piece.id).read_text(encoding="utf-8") == "version one"


def test_a_second_change_takes_the_place_of_the_first_undecided_one(workspace, piece):
    path = workspace.copies.open(piece.id)
    for text in ("version two", "version three"):
        path.write_text(text, encoding="utf-8")
        workspace.copies.take_in(workspace.copies.changed()[0])
    assert only(workspace).undecided.number == 3


def test_a_change_that_was_taken_back_leaves_nothing_to_decide(workspace, piece):
    path = workspace.copies.open(piece.id)
    for text in ("version two", "version one"):
        path.write_text(text, encoding="utf-8")
        workspace.copies.take_in(workspace.copies.changed()[0])
    assert only(workspace).undecided is None


def test_closing_takes_a_changed_copy_in_and_leaves_nothing_in_clear(workspace, piece, home):
    workspace.copies.open(piece.id).write_text("version two", encoding="utf-8")
    report = workspace.copies.close_all()
    assert (report.removed, report.taken_in, report.held) == (1, (piece.id,), ())
    assert report.change.evidence
    assert only(workspace).undecided is not None
    assert left_in_clear(home) == []
    assert workspace.copies.open_count() == 0


def test_closing_an_unchanged_copy_changes_nothing(workspace, piece, home):
    workspace.copies.open(piece.id)
    report = workspace.copies.close_all()
    assert (report.removed, report.taken_in, report.change) == (1, (), Change())
    assert left_in_clear(home) == []


def test_a_document_saved_beside_the_copy_is_kept_and_lock_files_are_not(workspace, piece, home):
    path = workspace.copies.open(piece.id)
    (path.parent / "IG policy for print.txt").write_text("version for print", encoding="utf-8")
    (path.parent / ".~lock.IG policy.txt#").write_text("version", encoding="utf-8")
    workspace.copies.close_all()
    assert [p.title for p in workspace.evidence.all()] == ["IG policy", "IG policy for print"]
    assert left_in_clear(home) == []


def test_a_copy_that_the_person_deleted_is_simply_closed(workspace, piece):
    workspace.copies.open(piece.id).unlink()
    assert workspace.copies.changed() == ()
    assert workspace.copies.close_all().removed == 1


def test_a_copy_that_cannot_be_removed_is_named_and_tried_again(
    workspace, piece, home, monkeypatch
):
    path = workspace.copies.open(piece.id)
    held = os.open(path, os.O_RDONLY)
    try:
        with monkeypatch.context() as patched:
            # As Windows answers while a word processor has the file open.
            patched.setattr("pathlib.Path.unlink", _refuse)
            report = workspace.copies.close_all()
        assert [copy.path for copy in report.held] == [path]
        assert workspace.copies.open_count() == 1
    finally:
        os.close(held)
    assert workspace.copies.close_all().held == ()
    assert left_in_clear(home) == []


def _refuse(*_args, **_more):
    raise PermissionError(13, "in use")


def test_closing_the_records_closes_the_copies_too(workspace, piece, home, reopen):
    workspace.copies.open(piece.id).write_text("version two", encoding="utf-8")
    again = reopen()
    assert left_in_clear(home) == []
    assert only(again).undecided is not None
    assert again.recovered.removed == 0


def test_what_a_killed_process_left_is_taken_in_at_the_next_start(
    workspace, piece, home, created, reopen
):
    workspace.close()
    code = textwrap.dedent(
        f"""
        import os
        from pathlib import Path
        from core.services.access import SpareKeyUnlock
        from core.workspace import Workspace
        workspace = Workspace.open(
            Path({str(workspace.folder)!r}), SpareKeyUnlock({created.spare_key!r})
        )
        workspace.copies.open({piece.id!r}).write_text("version two", encoding="utf-8")
        os._exit(0)
        """
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
    assert left_in_clear(home) != []
    again = reopen()
    assert again.recovered.taken_in == (piece.id,)
    assert only(again).undecided.number == 2
    assert left_in_clear(home) == []


def test_a_copy_that_no_record_names_is_kept_before_it_is_cleared_away(workspace, home, reopen):
    stray = workspace.copies.folder / "somewhere"
    stray.mkdir(parents=True)
    (stray / "Rota.txt").write_text("version of nobody", encoding="utf-8")
    again = reopen()
    assert [p.title for p in again.evidence.all()] == ["Rota"]
    assert left_in_clear(home) == []
