"""The chosen change: what it was, what it set, and the way to put it back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.services.labels import moment_words
from desktop.history.put_back_panel import PutBackPanel
from desktop.history.values_view import ValuesView
from desktop.history.words import who_words
from desktop.pages.history.reading import Told
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_label import FlowLabel
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.heading import Heading
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.scroll_page import ScrollPage
from desktop.widgets.status_chip import StatusChip


class ChangeCard(ScrollPage):
    """Layout only. ``go_clicked(place, target)`` leads to where the change can be seen."""

    go_clicked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", margin=0, parent=parent)
        self.setAccessibleName(self.tr("The chosen change"))
        self.head = Card()
        self.heading = self.head.add(Heading(rank=1))
        self.facts = FlowLabel(role="muted")
        self.chip = StatusChip(self.tr("Undone since"), "warn")
        row = FlowLayout(gap=10)
        row.addWidget(self.facts)
        row.addWidget(self.chip)
        self.head.add_layout(row)
        self.put_back = Button(self.tr("Put this back"), icon_name="undo-2")
        self.put_back.setToolTip(self.tr("Shows first what that would change"))
        self.as_of = Button(
            self.tr("Put answers back as they were then"), icon_name="history", kind="quiet"
        )
        self.see = Button(self.tr("Go to the document"), icon_name="arrow-right", kind="quiet")
        buttons = FlowLayout(gap=8)
        for button in (self.put_back, self.see, self.as_of):
            buttons.addWidget(button)
        self.head.add_layout(buttons)
        self.panel = self.head.add(PutBackPanel())
        self.what = Card(self.tr("What it changed"))
        self.values = self.what.add(ValuesView(self.tr("Before"), self.tr("After")))
        self.nothing = self.what.add(
            PlainLabel(self.tr("It set nothing that can be shown in words."), role="muted")
        )
        self.add(self.head)
        self.add(self.what)
        self.finish()
        self._target = ("", "")
        self.see.clicked.connect(self._on_see)

    def show_change(self, told: Told) -> None:
        """Show *told*."""
        change = told.change
        self.heading.setText(change.label)
        facts = self.tr("{when} · {who} · number {place} in the history")
        self.facts.setText(
            facts.format(when=moment_words(change.at), who=who_words(change), place=change.place)
        )
        self.chip.setVisible(told.is_taken_back)
        self.values.show_values(told.values)
        self.values.setVisible(bool(told.values))
        self.nothing.setVisible(not told.values)
        refs = list(dict.fromkeys(value.ref for value in told.values if value.ref))
        pieces = list(dict.fromkeys(v.evidence_id for v in told.values if v.evidence_id))
        self.see.setVisible(bool(refs or pieces))
        if refs:
            self._target = ("questions", refs[0])
            self.see.set_text(self.tr("Go to {ref}").format(ref=refs[0]))
        elif pieces:
            self._target = ("evidence", pieces[0])
            self.see.set_text(self.tr("Go to the document"))

    def _on_see(self) -> None:
        self.go_clicked.emit(*self._target)
