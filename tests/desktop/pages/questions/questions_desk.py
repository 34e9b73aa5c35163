"""A hand on the page: what a person does and sees there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from window_top import Top

from core.domain.evidence import Evidence
from core.workspace import Workspace
from desktop.changes import Changes
from desktop.evidence.copy_watch import CopyWatch
from desktop.pages.questions.criterion_row import CriterionRow
from desktop.pages.questions.evidence_item import EvidenceItem
from desktop.pages.questions.page import QuestionsPage
from desktop.pages.questions.requirement_pane import RequirementPane
from desktop.tasks import TaskRunner


class Desk:
    """One page with its records and what stands in for dialogs and other programs."""

    page: QuestionsPage
    watch: CopyWatch
    top: Top

    def __init__(
        self, workspace: Workspace, tasks: TaskRunner, changes: Changes, qtbot: QtBot
    ) -> None:
        self.workspace, self.tasks, self.changes, self.qtbot = workspace, tasks, changes, qtbot
        self.chosen: list[Path] = []
        self.opened: list[Path] = []
        self.opens = True
        self.target: Path | None = None  # where the person says that a file goes
        self.proposed = ""  # the name that they were offered for it
        self.gone: list[str] = []

    def to_open(self, _parent: QWidget, _title: str) -> Path | None:
        """Stand in for the platform's dialogs, as a FileChooser."""
        return None

    def to_save(self, _parent: QWidget, _title: str, name: str) -> Path | None:
        self.proposed = name
        return self.target

    @property
    def pane(self) -> RequirementPane:
        return self.page.view.pane

    def settle(self) -> None:
        """Wait until everything that was asked for has been answered."""
        self.qtbot.waitUntil(lambda: not self.tasks.is_busy, timeout=60_000)

    def arrive(self, target: str = "") -> None:
        self.page.arrive(target)
        self.settle()
        self.qtbot.waitUntil(lambda: self.page.where() != "", timeout=60_000)

    def open(self, ref: str) -> None:
        self.page.open(ref)
        self.settle()

    def row(self, criterion: str) -> CriterionRow:
        rows = (row for card in self.pane.levels for row in card.rows)
        return next(row for row in rows if row.id == criterion)

    def tick(self, *criteria: str) -> None:
        for criterion in criteria:
            self.row(criterion).check.click()
        self.settle()

    def items(self) -> list[EvidenceItem]:
        return list(self.pane.evidence.items.values())

    def answer(self, ref: str = "10-114"):  # type: ignore[no-untyped-def]
        return self.workspace.assessments.state().by_ref[ref].answer

    def pieces(self, ref: str = "10-114") -> tuple[Evidence, ...]:
        return self.workspace.assessments.state().by_ref[ref].evidence

    def message(self) -> str:
        """What the evidence panel says."""
        banner = self.pane.evidence.banner
        return "" if banner.isHidden() else f"{banner.title.text()} {banner.text.text()}"

    def top_message(self) -> str:
        banner = self.pane.banner
        return "" if banner.isHidden() else f"{banner.title.text()} {banner.text.text()}"


def a_file(folder: Path, name: str = "Letter.txt", text: str = "The lead is Ada.") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime
