"""Photos of a paper, and a pasted screenshot, become one document."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "contents"))

import contents_samples as sample

from core.contents.errors import BrokenDocumentError
from core.domain.long_work import PersonCancelledError
from core.services.documents import photos
from core.services.documents.evidence import TitleMissingError
from core.services.documents.photos import NotAPhotoError, Shot, TooManyPhotosError


@pytest.fixture
def shots(tmp_path) -> list[Shot]:
    """A photo that the camera took on its side, and a pasted one."""
    path = tmp_path / "IMG_1.jpg"
    path.write_bytes(sample.photo(400, 300, turned=6))
    return [Shot(path), Shot(content=sample.photo(kind="PNG"), crop=(0.0, 0.0, 0.5, 1.0))]


def test_photos_become_one_kept_document(workspace, shots):
    sheet = workspace.photos.look(shots[0], 200)
    assert (sheet.width, sheet.height) == (200, 267)  # upright
    staged = workspace.photos.stage(shots, "  Notice   by the till ")
    piece = workspace.evidence.record(staged, title="Notice by the till").evidence
    assert piece.current is not None
    assert (piece.current.file_name, piece.current.media_type) == (
        "Notice by the till.pdf",
        "application/pdf",
    )
    assert workspace.inside.sheet(piece.id, 0, 100).count == 2


def test_what_cannot_become_a_page_is_said(workspace, shots, tmp_path, monkeypatch):
    letter, broken = tmp_path / "letter.txt", tmp_path / "broken.jpg"
    letter.write_text("Dear all", encoding="utf-8")
    broken.write_bytes(b"\xff\xd8\xff and nothing more")
    for wrong, error in (
        ([Shot(letter)], NotAPhotoError),
        ([Shot(broken)], BrokenDocumentError),
        ([], TitleMissingError),
        (shots * 30, TooManyPhotosError),
    ):
        with pytest.raises(error):
            workspace.photos.stage(wrong, "Notice")
    with pytest.raises(TitleMissingError):
        workspace.photos.stage(shots, "  ")
    with pytest.raises(PersonCancelledError):
        workspace.photos.stage(shots, "Notice", cancelled=lambda: True)
    monkeypatch.setattr(photos, "MOST_BYTES", 10)
    with pytest.raises(TooManyPhotosError):
        workspace.photos.stage(shots, "Notice")
    assert workspace.evidence.all() == ()
