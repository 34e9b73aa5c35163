"""The words that people meet elsewhere, and what this program calls the same thing."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from core.domain.spelling import index_words, terms
from desktop.pages.help.glossary_words import Entry, entries
from desktop.sections.section import SectionPage
from desktop.widgets.card import Card
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.search_line import SearchLine


class GlossarySection(SectionPage):
    """All entries on one page; a field narrows them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Words"))
        self.search = SearchLine()
        self.search.setAccessibleName(self.tr("Find a word"))
        self.search.setPlaceholderText(self.tr("Find a word"))
        self.none = PlainLabel(self.tr("This word is not explained here."), role="muted")
        self.add(self.search)
        self.add(self.none)
        self.cards = [(entry, self.add(_card(entry))) for entry in entries()]
        self.finish()
        self.search.textChanged.connect(self._on_search)
        self._on_search("")

    def _on_search(self, query: str) -> None:
        wanted = terms(query)
        shown = 0
        for entry, card in self.cards:
            words = f" {index_words(f'{entry.word} {entry.said} {entry.meaning}')}"
            fits = all(any(f" {way[0]}" in words for way in term.ways) for term in wanted)
            card.setVisible(fits)
            shown += fits
        self.none.setVisible(not shown)


def _card(entry: Entry) -> Card:
    card = Card(entry.word)
    if entry.said:
        card.add(PlainLabel(entry.said, role="strong"))
    card.add(PlainLabel(entry.meaning))
    return card
