"""Layout of Print and share: the documents at the left, the chosen one at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.pages.print_share.document_pane import DocumentPane
from desktop.pages.print_share.entry_list import EntryList
from desktop.widgets.split_pane import SplitPane


class PrintShareView(QWidget):
    """One pane at a time where there is no room for both."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Print and share"))
        self.list = EntryList()
        self.pane = DocumentPane()
        self.panes = SplitPane(self.tr("Print and share"))
        for widget, title, width in (
            (self.list, self.tr("Documents"), 300),
            (self.pane, self.tr("Document"), 760),
        ):
            self.panes.add_pane(widget, title, width, grows=widget is self.pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.panes)

    def show_pane(self) -> None:
        """Show the chosen document where one pane at a time is shown."""
        self.panes.show_pane(1)
