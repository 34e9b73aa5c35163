"""The card of one thing that is still to do: what it is, how it stands, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.focus_order import meet_before
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_label import FlowLabel
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.status_chip import StatusChip

MOST_REFS = 4
Kind = TypeVar("Kind", bound=QWidget)


class TodoCard(Card):
    """The base of the three kinds. Emits ``ref_asked(target)`` for a question that it is for."""

    ref_asked = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(title)
        self._first = FlowLayout(gap=10)
        self.name = FlowLabel(title, role="strong")
        self.chip = StatusChip()
        self.chip.hide()
        self._first.addWidget(self.name)
        self._first.addWidget(self.chip)
        self.facts = PlainLabel(role="muted")
        self.note = PlainLabel(role="small")
        self.buttons = FlowLayout(gap=4)
        self._panels = QVBoxLayout()
        self._panels.setSpacing(8)
        self.add_layout(self._first)
        self.add(self.facts)
        self.add(self.note)

    def show_chip(self, text: str, tone: str) -> None:
        """Say how it stands in a word."""
        self.chip.show_status(text, tone)
        self.chip.show()

    def show_texts(self, facts: str, note: str) -> None:
        """Show the lines below the title."""
        self.facts.setText(facts)
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def add_button(self, text: str, spoken: str, *, kind: str = "quiet") -> Button:
        """Add a button below; *spoken* says what it belongs to."""
        button = Button(text, kind=kind)
        button.setAccessibleName(spoken)
        self.buttons.addWidget(button)
        return button

    def add_panel(self, panel: Kind) -> Kind:
        """Put what is asked for only now above the buttons, and return it."""
        self._panels.addWidget(panel)
        item = self.buttons.itemAt(0)
        first = item.widget() if item is not None else None
        assert first is not None  # every card has buttons
        tabbed = Qt.FocusPolicy.TabFocus
        inside = panel.findChildren(QWidget)
        meet_before(first, [one for one in inside if one.focusPolicy() & tabbed])
        return panel

    def add_refs(self, targets: Sequence[str]) -> None:
        """Add a way to each of the first questions that it is for, and count the others."""
        for target in targets[:MOST_REFS]:
            button = self.add_button(target, self.tr("Go to {ref}").format(ref=target))
            button.set_icon("arrow-right")
            button.setAccessibleName(self.tr("Go to {ref}").format(ref=target))
            button.clicked.connect(lambda _=False, one=target: self.ref_asked.emit(one))
        more = len(targets) - MOST_REFS
        if more > 0:
            words = self.tr("and {count} more", None, more).format(count=more)
            self.buttons.addWidget(PlainLabel(words, role="small", wrap=False))

    def finish(self) -> None:
        """Put the buttons where they belong: below everything that was added so far."""
        self.add_layout(self._panels)
        self.add_layout(self.buttons)
        first = self.buttons.itemAt(0)
        widget = first.widget() if first is not None else None
        if widget is not None:
            self.setFocusProxy(widget)
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
