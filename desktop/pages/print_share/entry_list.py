"""The documents, under headings that say whom they are for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.services.papers.declared import Document
from desktop.pages.print_share.signposts import Signpost
from desktop.widgets.nav_item import NavItem
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.scroll_page import ScrollPage

Entry = Document | Signpost
_ICONS = {"pdf": "printer", "csv": "list-checks", "ics": "calendar"}


class EntryList(ScrollPage):
    """Emits ``chosen(key)`` when the person takes another one."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Documents"), parent=parent)
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        self.body.setContentsMargins(12, 12, 12, 12)
        self.add_layout(self._column)
        self.finish()
        self._entries: tuple[Entry, ...] = ()
        self.items: dict[str, NavItem] = {}

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show *entries*, which come by their readers."""
        if [one.key for one in entries] == list(self.items):
            return  # the keyboard stays where it is
        self._entries = tuple(entries)
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.items.clear()
        for reader, group in groupby(self._entries, key=lambda one: one.reader):
            self._column.addWidget(PlainLabel(reader.words, role="eyebrow"))
            for entry in group:
                self._column.addWidget(self._item(entry))
            self._column.addSpacing(10)

    def mark(self, key: str) -> None:
        """Show which one is open."""
        if key in self.items:
            self.items[key].setChecked(True)

    def _item(self, entry: Entry) -> NavItem:
        icon = _ICONS[entry.suffix] if isinstance(entry, Document) else "arrow-right"
        item = NavItem(entry.name, icon)
        item.clicked.connect(lambda _checked=False, key=entry.key: self.chosen.emit(key))
        self.items[entry.key] = item
        return item
