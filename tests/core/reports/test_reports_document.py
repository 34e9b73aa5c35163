"""One document, three writers: what stands in it stands in each, and does nothing there."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import document_samples as samples
import docx
import paper_samples
import pytest
from paper_tools import Pdf, run

from core.reports.document.docx import document_docx
from core.reports.document.html import document_html
from core.reports.document.pdf import count_document, print_document
from core.reports.full_report import full_report


def pdf_of(folder: Path, words: str = "as it was said") -> Pdf:
    path = folder / "document.pdf"
    with path.open("wb") as target:
        printed = print_document(samples.document(words), target)
    assert printed == count_document(samples.document(words))
    return Pdf(path)


class Page(HTMLParser):
    """Collects tags, ids and words of a page, and notices what is not closed."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in ("meta", "br", "hr", "rect"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag != "rect":
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_a_printed_document_is_tagged_and_says_every_part(tmp_path: Path) -> None:
    pdf = pdf_of(tmp_path)
    assert pdf.is_sound()
    tree = run("pdfinfo", "-struct-text", pdf.path)
    for tag in ("H1", "H2", "H3", "TOC", "Table", "TH", "TD", "LBody", "Figure"):
        assert re.search(rf"^\s*{tag}\b", tree, re.MULTILINE), tag
    for said in ("Not satisfactory", "Olivia Marsh", "second line", "Nothing to do.", "Remarks"):
        assert said in tree
    assert "history stamp is worked out" in tree.replace("\n", " ").lower()


def test_the_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = BytesIO(), BytesIO()
    print_document(samples.document(), one)
    print_document(samples.document(), other)
    assert one.getvalue() == other.getvalue()
    assert document_docx(samples.document()) == document_docx(samples.document())
    assert document_html(samples.document()) == document_html(samples.document())


def test_a_word_processor_finds_headings_lists_and_tables() -> None:
    file = docx.Document(BytesIO(document_docx(samples.document())))
    styles = {paragraph.style.name for paragraph in file.paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "List Bullet", "List Number", "Verdict"} <= styles
    assert [len(table.rows) for table in file.tables][2] == 31
    assert "second line" in [paragraph.text for paragraph in file.paragraphs]


def test_a_page_for_the_browser_is_whole_and_may_do_nothing() -> None:
    written = document_html(samples.document())
    page = Page(written)
    assert page.open == [] and "script" not in page.tags
    text = written.decode()
    assert "default-src 'none'" in text.replace("&#x27;", "'")
    remote = [value for name, value in page.attributes if name in ("src", "href", "action")]
    assert all(value and value.startswith("#") for value in remote)
    ids = [value for name, value in page.attributes if name == "id"]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("kind", ["pdf", "docx", "html"])
def test_whatever_was_typed_is_shown_and_does_nothing(kind: str, tmp_path: Path) -> None:
    shown = "<b>bold</b> & <script>alert(1)</script>"
    if kind == "pdf":
        text = " ".join(pdf_of(tmp_path, samples.HOSTILE).text().split())
        assert shown in text and "\u202e" not in text
    elif kind == "docx":
        file = docx.Document(BytesIO(document_docx(samples.document(samples.HOSTILE))))
        assert any(shown in paragraph.text for paragraph in file.paragraphs)
    else:
        page = Page(document_html(samples.document(samples.HOSTILE)))
        assert "script" not in page.tags and "img" not in page.tags
        assert any(shown in words for words in page.words)
        assert not [name for name, _ in page.attributes if name.startswith("on")]


def test_the_full_report_has_every_requirement_its_note_and_its_evidence(tmp_path: Path) -> None:
    state = paper_samples.state()
    path = tmp_path / "full.pdf"
    with path.open("wb") as target:
        print_document(full_report(state, paper_samples.MADE_AT), target)
    pdf = Pdf(path)
    assert pdf.is_sound()
    said = " ".join(pdf.text().split())
    for requirement in state.requirements:
        assert f"{requirement.ref} {requirement.title[:40]}" in said
        assert all(line in said for line in requirement.answer.note.splitlines())
    assert all(piece.title in said for piece in state.evidence if not piece.withdrawn)


def test_no_heading_of_the_full_report_stands_alone_at_the_foot_of_a_page(tmp_path: Path) -> None:
    state = paper_samples.state()
    path = tmp_path / "full.pdf"
    with path.open("wb") as target:
        print_document(full_report(state, paper_samples.MADE_AT), target)
    pdf = Pdf(path)
    headings = {f"{one.ref} {one.title}" for one in state.requirements}
    for page in range(1, pdf.pages):
        *_, last = [line.strip() for line in pdf.text(page).splitlines() if line.strip()][:-1]
        assert last not in headings, page
