"""The layout of the place Evidence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.allowed import Allowed, reading_words
from desktop.evidence.batch.batch_panel import BatchPanel
from desktop.evidence.outside_bar import OutsideBar
from desktop.evidence.paper_form import PaperForm
from desktop.evidence.photos.photo_panel import PhotoPanel
from desktop.pages.evidence.body import Body
from desktop.pages.evidence.detail_panel import DetailPanel
from desktop.pages.evidence.list_panel import ListPanel
from desktop.pages.evidence.panes import Panes
from desktop.pages.evidence.starters_panel import StartersPanel
from desktop.widgets.banner import Banner
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.flow_label import FlowLabel
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.scroll_page import ScrollPage

LIST, SIDE = 0, 1


class EvidenceView(QWidget):
    """Head, messages, and below them the list and the chosen piece side by side."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = FlowLabel(self.tr("Evidence"), role="h1")
        self.summary = FlowLabel(role="muted")
        self.check = Button(
            self.tr("Read all kept documents"), icon_name="shield-check", kind="quiet"
        )
        self.check.setToolTip(self.tr("Opens every kept copy once, to be sure that it can be read"))
        self.paper = Button(self.tr("Kept on paper"), icon_name="archive")
        self.paper.setToolTip(self.tr("Record a paper and where it is kept"))
        self.begin = Button(self.tr("Begin a document"), icon_name="pencil", kind="quiet")
        self.begin.setToolTip(self.tr("Our starters for the documents that you are asked for"))
        self.begin.hide()
        self.reading = Banner()
        self.message = Banner()
        self.outside = OutsideBar()
        self.list = ListPanel()
        self.detail = DetailPanel(today)
        self.form = PaperForm(today)
        self.form_area = ScrollPage("", margin=0)
        self.form_area.add(self.form)
        self.form_area.finish()
        self.starters = StartersPanel()
        self.unchosen = self._unchosen()
        self.side = QStackedWidget()
        for widget in (self.unchosen, self.detail, self.form_area, self.starters):
            self.side.addWidget(widget)
        self.panes = Panes(self.tr("Evidence and details"))
        self.panes.add_pane(self.list, self.tr("All evidence"), 430)
        self.panes.add_pane(self.side, self.tr("Chosen evidence"), 560, grows=True)
        self.empty, self.first, self.first_folder = self._empty()
        self.batch = BatchPanel()
        self.photos = PhotoPanel()
        self._when_listed: QWidget = self.panes
        self.body = Body()
        self.body.addWidget(self.panes)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.batch)
        self.body.addWidget(self.photos)
        self._lay_out()

    def show_side(self, widget: QWidget, *, forward: bool = True) -> None:
        """Show *widget* at the right; *forward* also where only one side has room."""
        self.side.setCurrentWidget(widget)
        if forward:
            self.panes.show_pane(SIDE)

    def show_allowed(self, allowed: Allowed) -> None:
        """Offer nothing that changes evidence to whoever only reads, and say so once."""
        for widget in (
            *(self.paper, self.list.drop, self.list.ways),
            *(self.first.button, self.first_folder.button),
        ):
            widget.setVisible(allowed.change)
        if allowed.change:
            self.reading.hide()
        elif self.reading.isHidden():
            self.reading.tell("info", *reading_words(allowed), can_close=False)

    def show_empty(self, empty: bool) -> None:
        """Show the list, or what stands there while there is nothing to list."""
        self._when_listed = self.empty if empty else self.panes
        if self.body.currentWidget() not in (self.batch, self.photos):
            self.body.setCurrentWidget(self._when_listed)

    def show_batch(self, shown: bool) -> None:
        """Show the files that were looked through, or what was there before."""
        self.body.setCurrentWidget(self.batch if shown else self._when_listed)

    def show_photos(self, shown: bool) -> None:
        """Show the photos that become a document, or what was there before."""
        self.body.setCurrentWidget(self.photos if shown else self._when_listed)

    def _unchosen(self) -> Card:
        card = Card()
        card.add(
            EmptyState(
                "folder-open",
                self.tr("Choose a piece of evidence"),
                self.tr("Its dates, its versions and the answers that it shows are seen here."),
            ),
            1,
        )
        return card

    def _empty(self) -> tuple[ScrollPage, EmptyState, EmptyState]:
        area = ScrollPage(self.tr("No evidence yet"), margin=0)
        card = Card()
        state = EmptyState(
            "folder-open",
            self.tr("No evidence yet"),
            self.tr(
                "Drop files anywhere on this page: policies, training records, e-mails, photos of "
                "a notice. A locked copy of each is kept here, and your own file is never changed. "
                "Then say which answers it shows; one document can serve many."
            ),
            button=self.tr("Add files"),
        )
        card.add(state)
        folder = EmptyState(
            "files",
            self.tr("A folder of last year's papers?"),
            self.tr(
                "Point at it. Each file is looked through here on this PC, and you are shown which "
                "answers it probably shows. You tick; nothing is kept before you say so."
            ),
            button=self.tr("Choose the folder"),
        )
        folder.button.set_kind("plain")
        card.add(folder)
        tips = EmptyState(
            "archive",
            self.tr("In a folder on the shelf?"),
            self.tr(
                "It may stay there. Choose “Kept on paper” and say where: “blue folder, office "
                "shelf, tab 4” is good evidence when anybody can find it."
            ),
        )
        card.add(tips)
        starters = EmptyState(
            "pencil",
            self.tr("Nothing written down yet?"),
            self.tr(
                "Choose “Begin a document”: a privacy notice, a policy, a register and more, in "
                "our words, with your name and what you told once put in."
            ),
        )
        card.add(starters)
        area.add(card, 1)
        return area, state, folder

    def _lay_out(self) -> None:
        head = FlowLayout(gap=10, tail_below=True)
        head.addWidget(self.heading)
        head.addWidget(self.summary)
        head.addWidget(self.check)
        head.addWidget(self.begin)
        head.add_trailing(self.paper)
        # Where messages and large text leave no room for the panes, everything scrolls together.
        area = ScrollPage(self.tr("Evidence"), margin=12)
        area.body.setSpacing(8)
        area.add_layout(head)
        for widget in (self.reading, self.message, self.outside):
            area.add(widget)
        area.add(self.body, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
