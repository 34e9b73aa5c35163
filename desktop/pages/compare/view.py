"""Layout of the comparison: the list at the left, the open question and the form at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.pages.compare.add_card import AddCard
from desktop.pages.compare.list_card import ListCard
from desktop.pages.compare.row_card import RowCard
from desktop.widgets.banner import Banner
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.heading import Heading
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.scroll_page import ScrollPage
from desktop.widgets.split_pane import SplitPane


class CompareView(QWidget):
    """Layout only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Heading(self.tr("Compare with the website in two minutes"), 1)
        self.lead = PlainLabel(
            self.tr(
                "Open your questions on the website beside this window. Go down the list with the "
                "arrow keys and press Y where a question is there too, N where it is not."
            ),
            role="muted",
        )
        self.list = ListCard()
        self.banner = Banner()
        self.row = RowCard()
        self.add = AddCard()
        right = ScrollPage(self.tr("The question"), margin=0)
        right.body.setContentsMargins(0, 0, 4, 0)
        for part in (self.lead, self.banner, self.row, self.add):
            right.add(part)
        self.official = right.add(Card(self.tr("Or all of it from the official list")))
        self.official.add(
            PlainLabel(
                self.tr(
                    "The website offers its questions as a workbook. Read in, its wording stands "
                    "beside ours, and what is in doubt is settled in one go."
                ),
                role="muted",
            )
        )
        self.list_button = Button(self.tr("Read the official list in"), icon_name="upload")
        line = FlowLayout()
        line.addWidget(self.list_button)
        self.official.add_layout(line)
        right.finish()
        self.right = right
        self.panes = SplitPane(self.tr("Compare with the website"))
        self.panes.add_pane(self.list, self.tr("List"), 440)
        self.panes.add_pane(right, self.tr("Question"), 560, grows=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.panes, 1)
