"""Looking into a kept document: words and pages, in memory only."""

from __future__ import annotations

import pytest
from clear_text import found_in_clear
from reportlab.pdfgen.canvas import Canvas

from core.contents.errors import NoLookError, TooMuchError
from core.services.documents import inside
from core.services.documents.evidence_rows import EvidenceOnPaperError, UnknownEvidenceError
from core.store.vault import BlobAlteredError


@pytest.fixture
def notice(workspace, tmp_path):
    path = tmp_path / "notice.pdf"
    canvas = Canvas(str(path))
    canvas.drawString(72, 700, "Kingfisher privacy notice")
    canvas.save()
    return workspace.evidence.attach(path).evidence


def test_words_and_pages_are_seen_and_nothing_readable_reaches_the_disk(
    workspace, notice, tmp_path, home
):
    (tmp_path / "notice.pdf").unlink()
    assert workspace.inside.words(notice.id).text == "Kingfisher privacy notice"
    assert workspace.inside.words(notice.id, longest=4) == inside.Words("King", is_cut=True)
    sheet = workspace.inside.sheet(notice.id, 0, 200)
    assert (sheet.width, sheet.count) == (200, 1)
    assert found_in_clear(["Kingfisher", b"%PDF-"], tmp_path, home) == []


def test_paper_unknown_kinds_and_what_is_too_large_are_said(
    workspace, notice, tmp_path, monkeypatch
):
    paper = workspace.evidence.add_paper("Blue folder", "Key list").evidence
    film = tmp_path / "film.mp4"
    film.write_bytes(b"\x00\x00\x00\x18ftypmp42" + bytes(40))
    kept = workspace.evidence.attach(film).evidence
    with pytest.raises(EvidenceOnPaperError):
        workspace.inside.words(paper.id)
    with pytest.raises(UnknownEvidenceError):
        workspace.inside.sheet("nobody", 0, 100)
    with pytest.raises(NoLookError):
        workspace.inside.sheet(kept.id, 0, 100)
    monkeypatch.setattr(inside, "MOST_BYTES", 10)
    with pytest.raises(TooMuchError):
        workspace.inside.words(notice.id)


def test_a_damaged_copy_is_never_shown(workspace, notice):
    (blob,) = (workspace.folder / "vault").rglob("*.age")
    blob.write_bytes(blob.read_bytes()[:-20])
    with pytest.raises(BlobAlteredError):
        workspace.inside.words(notice.id)


def test_earlier_versions_stay_to_be_looked_at(workspace, tmp_path):
    path = tmp_path / "policy.txt"
    path.write_text("The first policy", encoding="utf-8")
    piece = workspace.evidence.attach(path).evidence
    copy = workspace.copies.open(piece.id)
    copy.write_text("The second policy", encoding="utf-8")
    (changed,) = workspace.copies.changed()
    workspace.copies.take_in(changed)
    workspace.copies.keep(piece.id)
    second, first = workspace.inside.versions(piece.id)
    assert (second.number, first.number) == (2, 1)
    assert workspace.inside.words(piece.id).text == "The second policy"
    assert workspace.inside.words(piece.id, version_id=first.id).text == "The first policy"
