"""The left pane: how far one is, the search field, the filters and the list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.domain.state import AssessmentState
from desktop.announce import announce_found
from desktop.focus_order import meet_before
from desktop.pages.questions.filter_bar import FilterBar
from desktop.pages.questions.looks import (
    Look,
    Only,
    Order,
    count_of,
    fits,
    nothing_words,
    order_words,
)
from desktop.pages.questions.requirement_list import RequirementList
from desktop.pages.questions.rows import list_rows
from desktop.pages.questions.walk import meant
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.progress_bar import ProgressBar
from desktop.widgets.search_line import SearchLine


class ListPanel(Card):
    """Emits ``opened(ref)`` for another row and ``entered()`` when one wants to work on it.

    ``jumped(ref)``: a number was typed into the search field, and Enter.
    """

    opened = Signal(str)
    entered = Signal()
    jumped = Signal(str)
    look_changed = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self.look = Look()
        self.state: AssessmentState | None = None
        self._keep = ""
        self._asked_for = ""  # what the words found below were looked for with
        self._found: Mapping[str, str] = {}
        self.bar = ProgressBar(self.tr("How many are done"))
        self.count = PlainLabel(role="muted", wrap=False)
        self.search = SearchLine()
        self.search.setPlaceholderText(self.tr("Words or a number (Ctrl+F)"))
        self.search.setAccessibleName(self.tr("Find in the list"))
        self.search.setToolTip(self.tr("Type words to find, or a number and Enter to go there"))
        self.search.setAccessibleDescription(self.search.toolTip())
        self.search.installEventFilter(self)
        self._title = title
        self.filters = FilterBar()
        self.list = RequirementList(title)
        self.nothing = EmptyState(
            "search", self.tr("Nothing here"), button=self.tr("Show all of them")
        )
        self._lay_out()
        self.search.textChanged.connect(self._on_search_changed)
        self.list.opened.connect(self._on_opened)
        self.list.entered.connect(self.entered)
        self.nothing.acted.connect(self.show_all)

    def show_state(
        self, state: AssessmentState, ref: str, me: str, waiting: frozenset[str]
    ) -> None:
        """Show where each requirement stands, *ref* being the open one, to whoever is *me*."""
        self.state, self.look = state, replace(self.look, me=me, waiting=waiting)
        self.bar.show_count(state.answered, state.total)
        words = self.tr("{done} of {total} done")
        self.count.setText(words.format(done=state.answered, total=state.total))
        if self.look.only is Only.FROM_LAST_YEAR and not count_of(state, self.look):
            self.look = replace(self.look, only=Only.ALL)
        self._set_rows()
        self.mark(ref)

    def show_found(self, text: str, found: Mapping[str, str]) -> None:
        """Show, besides what the list knows itself, where *text* was *found*, with the words."""
        self._asked_for, self._found = text, found
        self._set_rows()
        self.list.set_filter(self.search.text(), found)
        self._show_nothing()
        announce_found(self.search, len(self.list.shown_refs()))

    def mark(self, ref: str) -> None:
        """Show *ref* as the open one. One that the filter hides is brought in."""
        filtered = self.look.only is not Only.ALL
        if self.state is not None and ref in self.state.by_ref and filtered:
            if not fits(self.state.by_ref[ref], self.state, self.look) or self._keep:
                self._keep = ref
                self._set_rows()
            self._keep = ref
        self.list.show_key(ref)
        self._show_nothing()

    def choose(self, only: Only) -> None:
        """Show only what fits *only*, the open row too where it does."""
        self.show_look(replace(self.look, only=only))

    def show_look(self, look: Look) -> None:
        """Show what *look* says, in its order."""
        self.look, self._keep = replace(look, me=self.look.me, waiting=self.look.waiting), ""
        if self.state is not None:
            self._set_rows()
            self._show_nothing()

    def show_all(self) -> None:
        """Take filter and search off."""
        self.search.clear()
        self._on_only_chosen(Only.ALL)
        self.list.setFocus()

    def show_left_behind(self, count: int) -> None:
        """Offer last year's answers to what is asked no more, where there are any."""
        self.left_behind.set_text(
            self.tr("Asked no more: {count}", None, count).format(count=count)
        )
        self.left_behind.setVisible(count > 0)

    def neighbour(self, ref: str, step: int) -> str:
        """Return the ref *step* rows below *ref* as the list stands; empty at its ends."""
        keys = self.list.shown_refs()
        if ref not in keys:
            return keys[0] if keys and step > 0 else ""
        place = keys.index(ref) + step
        return keys[place] if 0 <= place < len(keys) else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if event.key() == Qt.Key.Key_Down or not self._jump():
                    self._go_to_list()
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def _jump(self) -> bool:
        ref = meant(self.state, self.search.text()) if self.state is not None else ""
        if ref:
            self.search.clear()
            self.jumped.emit(ref)
        return bool(ref)

    def _go_to_list(self) -> None:
        keys = self.list.shown_refs()
        if keys:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            if self.list.key not in keys:
                self.list.setCurrentIndex(self.list.rows.index_of(keys[0]))

    def _on_opened(self, ref: str) -> None:
        self._keep = ref
        self.opened.emit(ref)

    def _on_search_changed(self, text: str) -> None:
        text, before = text.strip(), self._asked_for
        if not text or not (text.startswith(before) or before.startswith(text)):
            self._asked_for, self._found = "", {}
            self._set_rows()
        self.list.set_filter(text, self._found)
        self._show_nothing()

    def _on_only_chosen(self, only: Only) -> None:
        self.choose(only)
        self.look_changed.emit()

    def _on_order_chosen(self, order: Order) -> None:
        key = self.list.key
        self.show_look(replace(self.look, order=order))
        self.mark(key)
        self.look_changed.emit()

    def _set_rows(self) -> None:
        if self.state is not None:
            self.filters.show_look(self.state, self.look)
            name = f"{self._title}, {order_words(self.look.order)}"
            self.list.setAccessibleName(name)
            self.list.set_rows(list_rows(self.state, self.look, self._keep, self._found))

    def _show_nothing(self) -> None:
        text = self.search.text().strip()
        is_asked = bool(text) and text != self._asked_for  # then more may be found in a moment
        empty = not self.list.shown_refs() and not is_asked
        self.nothing.setVisible(empty)
        self.list.setVisible(not empty)
        if not empty:
            return
        if self.search.text().strip():
            words = self.tr("No title, guidance, note or evidence holds “{text}”.")
            self.nothing.text.setText(words.format(text=self.search.text().strip()[:40]))
        elif self.state is not None:
            self.nothing.text.setText(nothing_words(self.look.only, self.state))

    def _lay_out(self) -> None:
        self.body.setContentsMargins(10, 12, 4, 8)
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 10, 0)
        row.addWidget(self.bar, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.count)
        self.head.setContentsMargins(8, 0, 0, 0)
        self.add_layout(row)
        find = QHBoxLayout()
        find.setContentsMargins(8, 0, 10, 0)
        find.addWidget(self.search)
        self.add_layout(find)
        self.head.addWidget(self.filters.more)
        chips = QHBoxLayout()
        chips.setContentsMargins(4, 0, 4, 0)
        chips.addWidget(self.filters)
        self.add_layout(chips)
        self.filters.only_chosen.connect(self._on_only_chosen)
        self.filters.order_chosen.connect(self._on_order_chosen)
        self.add(self.list, 1)
        self.add(self.nothing, 1)
        self.nothing.hide()
        self.left_behind = Button("", icon_name="archive", kind="quiet")
        self.left_behind.hide()
        self.body.addWidget(self.left_behind, 0, Qt.AlignmentFlag.AlignLeft)
        meet_before(self.search, [self.filters.more])
