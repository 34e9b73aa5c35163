"""A batch on screen: the files at the left, the chosen one at the right, one button for all."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.evidence import EvidenceLink
from core.domain.state import AssessmentState
from desktop.evidence.batch.basket import Basket
from desktop.evidence.batch.batch_words import row_of, summary_words
from desktop.evidence.batch.file_card import FileCard
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_label import FlowLabel
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.split_pane import SplitPane
from desktop.widgets.two_line_list import TwoLineList
from desktop.widgets.two_line_model import TwoLineModel


class BatchPanel(QWidget):
    """``accepted(choices)``, or ``left`` when none of the files is to be kept."""

    accepted = Signal(object)  # tuple[Choice, ...]
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = FlowLabel(self.tr("What do these files show?"), role="h2")
        self.summary = PlainLabel(role="muted")
        self.keep = Button("", icon_name="check", kind="primary")
        self.cancel = Button(self.tr("Keep none of them"), kind="quiet")
        self.files = TwoLineModel()
        self.list = TwoLineList(self.tr("Files"), self.files)
        self.file = FileCard()
        self.panes = SplitPane(self.tr("Files and what they show"))
        listed = Card()
        listed.setAccessibleName(self.tr("Files"))
        listed.body.setContentsMargins(12, 12, 12, 12)
        listed.add(self.list, 1)
        self.panes.add_pane(listed, self.tr("Files"), 430)
        self.panes.add_pane(self.file, self.tr("Chosen file"), 560, grows=True)
        self._basket: Basket | None = None
        head = FlowLayout(gap=10)
        head.addWidget(self.heading)
        head.add_trailing(self.cancel)
        head.add_trailing(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.summary)
        column.addWidget(self.panes, 1)
        self.list.opened.connect(self._on_opened)
        self.list.entered_row.connect(self._on_entered)
        self.file.keep_ticked.connect(self._on_keep_ticked)
        self.file.use_ticked.connect(self._on_use_ticked)
        self.keep.clicked.connect(self._on_keep_clicked)
        self.cancel.clicked.connect(self.left)

    def show_batch(self, basket: Basket, state: AssessmentState) -> None:
        """Show *basket*, the first file chosen."""
        self._basket = basket
        self.file.begin(state)
        self.keep.setEnabled(True)
        self._draw()
        first = next(iter(basket), None)
        if first is not None:
            self.list.show_key(first[0])
            self.file.show_file(basket, first[0])
        self.panes.show_pane(0)
        self.list.setFocus()

    def rest(self, working: bool) -> None:
        """Take no second click while the files are being kept."""
        self.keep.setEnabled(not working)

    def _draw(self) -> None:
        basket = self._basket
        assert basket is not None
        place, key = self.list.verticalScrollBar().value(), self.list.key
        self.files.set_rows(row_of(basket, one) for one, _ in basket)
        if key:
            self.list.show_key(key)
        self.list.verticalScrollBar().setValue(place)
        self.summary.setText(summary_words(basket))
        count = len(basket.choices)
        self.keep.set_text(
            self.tr("Keep this file")
            if count == 1
            else self.tr("Keep these {count} files", None, count).format(count=count)
        )
        self.keep.setVisible(bool(count))

    def _on_opened(self, key: str) -> None:
        if self._basket is not None:
            self.file.show_file(self._basket, key)

    def _on_entered(self, _key: str) -> None:
        self.panes.show_pane(1)

    def _on_keep_ticked(self, on: bool) -> None:
        if self._basket is not None:
            self._basket.keep(self.list.key, on)
            self._redraw()

    def _on_use_ticked(self, link: EvidenceLink, on: bool) -> None:
        if self._basket is not None:
            self._basket.use(self.list.key, link, on)
            self._redraw()

    def _redraw(self) -> None:
        assert self._basket is not None
        self._draw()
        self.file.show_file(self._basket, self.list.key)

    def _on_keep_clicked(self) -> None:
        if self._basket is not None:
            self.accepted.emit(self._basket.choices)
