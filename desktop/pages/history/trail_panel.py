"""The left side: find, narrow, and the list of changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.services.past.history import TrailFilter
from desktop.pages.history.change_list import ChangeList
from desktop.pages.history.filter_box import FilterBox
from desktop.pages.history.reading import TrailPage
from desktop.theme import scaled
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.search_line import SearchLine

TYPING_MS = 250


class TrailPanel(Card):
    """Emits ``wanted`` when other changes are asked for, and what its list emits."""

    wanted = Signal()
    opened = Signal(str)
    entered_row = Signal(str)

    def __init__(self, today: Callable[[], date], leaf: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("Changes"))
        self.body.setContentsMargins(12, 12, 12, 12)
        self.search = SearchLine()
        self.search.setAccessibleName(self.tr("Find changes"))
        self.search.setPlaceholderText(self.tr("What, or by whom"))
        self.more = Button(self.tr("Filters"), icon_name="search", kind="quiet")
        self.more.setCheckable(True)
        self.all = Button(self.tr("Show all changes"), icon_name="x", kind="quiet")
        self.all.setAccessibleName(self.tr("Take all filters off: show all changes"))
        self.box = FilterBox(today, leaf)
        self.list = ChangeList(self.tr("Changes, the newest first"))
        self.none = EmptyState(
            "search",
            self.tr("No change fits"),
            self.tr("Nothing in the history is like that. Take a filter away, or find less."),
            button=self.tr("Show all changes"),
        )
        self.none.button.set_kind("plain")
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._lay_out()
        self._typing.timeout.connect(self._on_wish_changed)
        self.search.textChanged.connect(self._typing.start)
        self.search.returnPressed.connect(self._on_wish_changed)
        self.box.changed.connect(self._on_wish_changed)
        self.more.toggled.connect(self._on_more_toggled)
        self.all.clicked.connect(self.show_all)
        self.none.acted.connect(self.show_all)
        self.list.opened.connect(self.opened)
        self.list.entered_row.connect(self.entered_row)
        self._show_filters()

    @property
    def wish(self) -> TrailFilter:
        """What is asked for now."""
        return self.box.wish(self.search.text())

    @property
    def is_narrowed(self) -> bool:
        """Whether less than everything is asked for."""
        return bool(self.box.count or self.search.text().strip())

    def show_page(self, page: TrailPage, *, from_top: bool) -> None:
        """Show the newest of what is asked for."""
        self.list.begin(page, from_top=from_top)
        self.list.setVisible(bool(page.changes))
        self.none.setVisible(not page.changes)

    def choose_ref(self, ref: str, title: str) -> None:
        """Ask for the changes of one requirement only."""
        self.box.choose_ref(ref, title)
        self._empty_search()
        self.more.setChecked(True)
        self._show_filters()

    def show_all(self) -> None:
        """Ask for everything."""
        self._empty_search()
        self.box.clear(tell=False)
        self._on_wish_changed()
        self.search.setFocus()

    def _empty_search(self) -> None:
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)

    def _on_wish_changed(self) -> None:
        self._typing.stop()
        self._show_filters()
        self.wanted.emit()

    def _on_more_toggled(self) -> None:
        self._show_filters()
        if self.more.isChecked():
            self.box.person.setFocus()

    def _show_filters(self) -> None:
        count = self.box.count
        words = (
            self.tr("Filters ({count})", None, count).format(count=count)
            if count
            else self.tr("Filters")
        )
        self.more.set_text(words)
        self.box.setVisible(self.more.isChecked())
        self.all.setVisible(self.is_narrowed)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        top.addWidget(self.more)
        self.add_layout(top)
        row = FlowLayout(gap=8)
        row.addWidget(self.all)
        self.add_layout(row)
        self.add(self.box)
        self.list.setMinimumHeight(scaled(70))
        self.add(self.list, 1)
        self.add(self.none, 1)
        self.none.hide()
