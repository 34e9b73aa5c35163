"""One document: for whom it is, what can be chosen, how it looks, and what can be done with it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.services.papers.declared import Choice, Document
from desktop.evidence.preview.preview_card import PreviewCard
from desktop.pages.print_share.signposts import Signpost
from desktop.widgets.banner import Banner
from desktop.widgets.button import Button
from desktop.widgets.choice_row import ChoiceRow
from desktop.widgets.flow_label import FlowLabel
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.heading import Heading
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.scroll_page import ScrollPage


class DocumentPane(ScrollPage):
    """Emits ``choice_made``, ``print_asked``, ``save_asked``, and ``way_asked`` for a signpost."""

    choice_made = Signal()
    print_asked = Signal()
    save_asked = Signal()
    way_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Document"), parent=parent)
        self.title = self.add(Heading("", 1))
        self.about = self.add(PlainLabel())
        self._choices = QVBoxLayout()
        self._choices.setSpacing(8)
        self.add_layout(self._choices)
        self.rows: dict[str, tuple[Choice, ChoiceRow]] = {}
        self.print_button = Button(self.tr("Print…"), icon_name="printer", kind="primary")
        self.save_button = Button(self.tr("Save as…"), icon_name="save")
        self.way_button = Button("", icon_name="arrow-right", kind="primary")
        self.length = FlowLabel(role="muted")
        row = FlowLayout(gap=10)
        for widget in (self.print_button, self.save_button, self.way_button, self.length):
            row.addWidget(widget)
        self.add_layout(row)
        self.news = self.add(Banner())
        self.preview = self.add(PreviewCard())
        self.finish()
        self.preview.as_words.hide()
        self.print_button.clicked.connect(self.print_asked)
        self.save_button.clicked.connect(self.save_asked)
        self.way_button.clicked.connect(self.way_asked)

    def show_document(self, document: Document, missing: str) -> None:
        """Show what *document* is, and why it cannot be had yet where that is so."""
        self._show_head(document.name, document.about, document.choices if not missing else ())
        self.print_button.setVisible(document.is_printed and not missing)
        self.save_button.setVisible(not missing)
        self.save_button.set_kind("plain" if document.is_printed else "primary")
        self.way_button.hide()
        self.preview.setVisible(not missing)
        if missing:
            self.news.tell("info", missing, can_close=False)

    def show_signpost(self, signpost: Signpost) -> None:
        """Show where *signpost* leads."""
        self._show_head(signpost.name, signpost.about, ())
        self.print_button.hide()
        self.save_button.hide()
        self.preview.hide()
        self.way_button.set_text(signpost.way)
        self.way_button.show()

    def show_ready(self, ready: bool) -> None:
        """Let it be printed and saved once it is made."""
        self.print_button.setEnabled(ready)
        self.save_button.setEnabled(ready)
        if not ready:
            self.length.hide()

    def show_length(self, pages: int) -> None:
        """Say how much paper it takes."""
        sheets = (pages + 1) // 2
        words = {1: self.tr("1 page"), 2: self.tr("2 pages, 1 sheet if printed on both sides")}
        many = self.tr("{pages} pages, {sheets} sheets if printed on both sides")
        self.length.setText(words.get(pages, many.format(pages=pages, sheets=sheets)))
        self.length.show()

    @property
    def chosen(self) -> Mapping[str, str]:
        """The option that holds, by the key of its choice."""
        return {
            key: choice.options[max(row.value, 0)].key for key, (choice, row) in self.rows.items()
        }

    def _show_head(self, title: str, about: str, choices: tuple[Choice, ...]) -> None:
        self.title.setText(title)
        self.about.setText(about)
        self.length.hide()
        self.news.hide()
        while (item := self._choices.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows.clear()
        for choice in choices:
            row = ChoiceRow(choice.words, [one.words for one in choice.options], wraps=True)
            row.show_value(0)
            row.chosen.connect(self.choice_made)
            self._choices.addWidget(PlainLabel(choice.words, role="strong"))
            self._choices.addWidget(row)
            self.rows[choice.key] = (choice, row)
