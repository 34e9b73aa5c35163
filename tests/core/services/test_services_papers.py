"""Every document is declared once: offered, made, saved and painted by the same few lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.domain.long_work import Progress
from core.domain.organisation import Role
from core.services.papers.declared import Chosen, Document, Reader
from core.services.papers.documents import DOCUMENTS
from core.services.papers.papers import (
    NoSuchChoiceError,
    NoSuchDocumentError,
    NothingToWriteError,
)
from core.services.papers.sources import Sources
from core.workspace import Workspace

BEGINS = {"pdf": b"%PDF-", "csv": b"\xef\xbb\xbf", "ics": b"BEGIN:VCALENDAR"}


def own_document() -> Document:
    def write(_sources: Sources, _chosen: Chosen, _watch: Progress | None) -> bytes:
        return b"hello"

    return Document("own", Reader.PUBLIC, "Own", "Own thing.", "pdf", write)


def test_documents_are_offered_by_their_readers_with_why_one_cannot_be_had(
    workspace: Workspace,
) -> None:
    offers = workspace.papers.offers([own_document()])
    readers = [offer.document.reader for offer in offers]
    assert readers == sorted(readers, key=list(Reader).index)
    missing = {offer.document.key: offer.missing for offer in offers}
    assert "own" in missing and "sample" in missing["findings"] and not missing["checklist"]
    with pytest.raises(NothingToWriteError, match="Audit"):
        workspace.papers.make(workspace.papers.document("findings"), {})


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.key)
def test_each_document_is_written_as_what_it_says_and_under_a_dated_name(
    document: Document, workspace: Workspace, tmp_path: Path
) -> None:
    if document.missing is not None:
        first = workspace.assessments.state().requirements[0]
        workspace.answers.tick(first.ref, f"{first.ref}.1a")
        added = workspace.people.add("Ida Crane", Role.AUDITOR)
        workspace.people.work_as(added.person.id)
        workspace.audits.draw(1)
    name = workspace.papers.file_name(document)
    assert name == f"{document.key}-2026-05-20.{document.suffix}"
    written = workspace.papers.save(document, {}, tmp_path / name).read_bytes()
    assert written.startswith(BEGINS[document.suffix])
    assert document.name and document.about.startswith("For ") and document.about.endswith(".")


def test_what_is_chosen_changes_the_paper_and_a_wrong_choice_is_refused(
    workspace: Workspace,
) -> None:
    papers = workspace.papers
    checklist = papers.document("checklist")
    made = {papers.make(checklist, {"room": room}) for room in ("close", "roomy")}
    assert len(made) == 2
    with pytest.raises(NoSuchChoiceError, match="room=roomy"):
        papers.make(checklist, {"room": "huge"})
    with pytest.raises(NoSuchDocumentError):
        papers.document("nothing")


def test_a_page_is_painted_as_wide_as_the_printer_wants_it(workspace: Workspace) -> None:
    made = workspace.papers.make(workspace.papers.document("summary"), {})
    sheet = workspace.papers.sheet(made, 0, 800)
    assert sheet.width == 800 and sheet.count >= 1
    assert len(sheet.pixels) == sheet.width * sheet.height * 3
    assert set(sheet.pixels) > {255} and min(sheet.pixels) < 128  # there are letters on it
