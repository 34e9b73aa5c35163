"""What the pictures of Evidence show: nothing yet, looking into documents, a folder, photos, much.

The papers are made up here, as they come out of a small office: letters, lists, scans, photos.
"""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
from picture_stories import Open
from picture_window import PictureWindow
from PIL import Image, ImageDraw
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.domain.evidence import EvidenceLink
from core.services import sample
from core.services.access import propose_passphrase
from core.services.sample_documents import make_document
from core.workspace import NewStore, Workspace

SET = "dspt-8"
LONG_NAME = (
    "Information governance and data security policy of the whole group, all branches and the "
    "dispensing robot, agreed by everybody, second version with the corrections of the owner"
)
NOTICE = ("Your information, and what we do with it", "", "We keep what you tell us to ourselves.")


def evidence(home: Path, begin: Open) -> None:
    """Each way in and each look, with little and with far too much."""
    passphrase, folder = propose_passphrase(), home / "evidence"
    setup = NewStore(
        name=sample.NAME, ods_code=sample.ODS_CODE, org_type=sample.ORG_TYPE,
        person=sample.MANAGER, catalogue_id=SET, passphrase=passphrase,
    )  # fmt: skip
    Workspace.create(folder, setup).workspace.close()
    papers = home / "Papers of 2025"
    _write(papers)
    one = begin(folder)
    one.unlock(passphrase)
    one.go("evidence")
    one.draw("evidence-empty")
    _folder(one, papers)
    _photos(one, papers)
    _looks(one)
    _crowd(one)
    one.end()


def _folder(one: PictureWindow, papers: Path) -> None:
    one.go("evidence", f"look/{papers}")
    one.settle()
    one.draw("evidence-folder")
    panel = one.page.view.batch
    for row in panel.files.rows:
        if row.title.startswith("holiday rota"):
            panel.list.setCurrentIndex(panel.files.index_of(row.key))
    panel.file.more.click()
    panel.panes.show_pane(1)
    one.settle()
    one.draw("evidence-folder-file")
    panel.keep.click()
    one.settle()
    one.settle()
    one.draw("evidence-folder-kept")


def _photos(one: PictureWindow, papers: Path) -> None:
    shots = sorted((papers / "photos").glob("*.jpg"))
    one.page._photos.begin(shots)
    one.settle()
    panel = one.page.view.photos
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Up) * 4:
        QTest.keyClick(panel.photo, key)
    one.draw("evidence-photos")
    panel.keep.click()
    one.draw("evidence-photos-untitled")
    panel.name.setText("Notices beside the till")
    panel.keep.click()
    one.settle()
    one.rest()
    one.draw("evidence-photos-kept")


def _looks(one: PictureWindow) -> None:
    """A PDF, its words, a table, a mail, a broken file, and a policy with two versions."""
    workspace = one.workspace
    by_title = {piece.title: piece for piece in workspace.evidence.all()}
    policy = by_title["Data protection policy"]
    copy = workspace.copies.open(policy.id)
    copy.write_bytes(_word("Data protection policy", "Second version, agreed on 3 March."))
    workspace.copies.take_in(workspace.copies.changed()[0])
    workspace.copies.keep(policy.id)
    workspace.copies.close_all()
    today = workspace.assessments.state().today
    for title, days in (("Privacy notice for patients", 200), ("Staff training log 2025", -12)):
        review = today + timedelta(days=days)
        workspace.evidence.edit(by_title[title].id, dated=today, review_by=review)
    for name, title in (
        ("evidence-pdf", "Privacy notice for patients"),
        ("evidence-table", "Staff training log 2025"),
        ("evidence-mail", "Your backup test"),
        ("evidence-broken", "scan 0003"),
        ("evidence-versions", policy.title),
    ):
        one.go("evidence", by_title[title].id)
        one.rest()
        one.draw(name)
    one.go("evidence", by_title["Privacy notice for patients"].id)
    one.page.view.detail.preview.as_words.click()
    one.rest()
    one.draw("evidence-words")


def _crowd(one: PictureWindow) -> None:
    """Long names, many places, some hundred papers; narrowed to what is past its date."""
    workspace = one.workspace
    today = workspace.assessments.state().today
    links = [EvidenceLink(ref) for ref in ("1.1.2", "1.1.3", "1.3.1", "1.3.7", "2.2.1", "3.2.1")]
    workspace.evidence.add_paper(
        "Grey cabinet with the broken lock in the corridor behind the consulting room, drawer 4",
        LONG_NAME,
        links,
        review_by=today - timedelta(days=400),
    )
    for number in range(240):
        workspace.evidence.add_paper(
            f"{('Blue', 'Red', 'Green')[number % 3]} folder, tab {number}",
            f"Delivery note {number:03}",
            review_by=today + timedelta(days=5 * number - 60),
        )
    one.go("evidence")
    one.page.arrive()
    one.settle()
    one.page.view.panes.show_pane(0)
    one.draw("evidence-crowded")
    one.page.view.list.filter.setCurrentIndex(3)
    one.settle()
    one.draw("evidence-past")


def _write(folder: Path) -> None:
    (folder / "photos").mkdir(parents=True)
    (folder / "old").mkdir()
    plan = make_document("text", "", ("Business continuity plan", "", "When power fails."), _DAY)
    for name, content in {
        "Business continuity plan.txt": plan,
        "old/copy of plan.txt": plan,
        "Privacy notice for patients.pdf": make_document("pdf", "Privacy notice", NOTICE, _DAY),
        "Data protection policy.docx": _word("Data protection policy", "We lock what we keep."),
        "Staff training log 2025.xlsx": _table(),
        "Your backup test.eml": make_document(
            "mail", "Your backup test", ("We restored three files on 2 May.",), _DAY, to="us"
        ),
        "scan 0003.pdf": b"%PDF-1.4 cut off",
        "setup.exe": b"MZ\0\0",
        f"holiday rota {LONG_NAME[:90]}.csv": b"Ann,August\n",
        "empty.txt": b"",
    }.items():
        (folder / name).write_bytes(content)
    for number in range(6):
        _photo(number).save(folder / "photos" / f"IMG_20{number}.jpg")


_DAY = date(2025, 5, 2)


def _word(title: str, text: str) -> bytes:
    out, document = BytesIO(), docx.Document()
    document.add_heading(title)
    for _ in range(12):
        document.add_paragraph(f"{text} Whoever works here has read this and signed for it.")
    document.save(out)
    return out.getvalue()


def _table() -> bytes:
    out, book = BytesIO(), openpyxl.Workbook()
    for row in (("Name", "Trained on", "Score"), ("Ann Wren", "2025-03-01", 95)):
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def _photo(number: int) -> Image.Image:
    """A sheet on a counter, standing or lying."""
    size = (900, 1200) if number % 2 else (1200, 900)
    made = Image.new("RGB", size, (176, 160, 138))
    draw = ImageDraw.Draw(made)
    draw.rectangle((90, 80, size[0] - 90, size[1] - 80), fill=(250, 250, 246))
    for line in range(160, size[1] - 160, 44):
        draw.rectangle(
            (150, line, size[0] - 170 - line * number % 260, line + 12), fill=(70, 76, 84)
        )
    return made
