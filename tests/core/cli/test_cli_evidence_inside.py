"""``igt evidence text``: what a kept document says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from igt_runs import Igt

from core.services.sample_documents import make_document


def test_a_script_reads_what_a_kept_document_says(igt: Igt, tmp_path: Path) -> None:
    path = tmp_path / "policy.txt"
    path.write_text("We lock the door.", encoding="utf-8")
    piece = igt("evidence", "add", path, "--for", "10-114").document["id"]
    read = igt("evidence", "text", piece)
    assert read.document == {
        "format": "igt-evidence-text-1",
        "id": piece,
        "text": "We lock the door.",
        "is_cut": False,
    }
    cut = igt("evidence", "text", piece, "--longest", "7").document
    assert (cut["text"], cut["is_cut"]) == ("We lock", True)


def test_what_has_no_words_is_refused_by_its_code(igt: Igt, tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(b"\x00\x00\x00\x18ftypmp42" + bytes(40))
    piece = igt("evidence", "add", path, "--for", "10-114").document["id"]
    refused = igt("evidence", "text", piece)
    assert (refused.code, refused.error_code) == (1, "kind-not-shown")


def test_photos_are_joined_into_one_document(igt: Igt, tmp_path: Path) -> None:
    picture = tmp_path / "wall.png"
    picture.write_bytes(make_document("picture", "", (), date(2026, 5, 1)))
    made = igt("evidence", "photos", picture, picture, "--title", "Wall", "--for", "10-114")
    assert (made.document["file_name"], made.document["for"][0]["ref"]) == ("Wall.pdf", "10-114")
    refused = igt("evidence", "photos", tmp_path / "none.jpg", "--title", "Wall")
    assert refused.error_code == "file-unreadable"
