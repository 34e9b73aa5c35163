"""The three panes of the page; layout only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.nouns import leaf_word, leaves_word
from desktop.pages.questions.alone_bar import AloneBar
from desktop.pages.questions.guidance_panel import GuidancePanel
from desktop.pages.questions.list_panel import ListPanel
from desktop.pages.questions.requirement_pane import RequirementPane
from desktop.widgets.fold_pane import LEFT, FoldPane


class QuestionsView(QWidget):
    """List, requirement and guidance; where room is scarce, guidance and then the list fold."""

    def __init__(self, today: Callable[[], date], noun: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title, requirement = leaves_word(noun), leaf_word(noun)
        self.list = ListPanel(title)
        self.pane = RequirementPane(today)
        self.guidance = GuidancePanel()
        self.alone = AloneBar(noun)
        self.panes = FoldPane(title)
        self.panes.set_panes(
            (self.list, title), (self.pane, requirement), (self.guidance, self.tr("Guidance"))
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.alone)
        column.addWidget(self.panes, 1)

    def show_alone(self, alone: bool) -> None:
        """Show one question and its guidance without the list, or with it again."""
        self.alone.setVisible(alone)
        self.panes.leave_left_out(alone)
        self.pane.next.set_kind("primary" if alone else "quiet")

    def find_in_list(self) -> None:
        """Turn to the field that finds among the questions."""
        self.panes.show_pane(LEFT)
        self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.search.selectAll()
