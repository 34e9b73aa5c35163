"""How it came out, once everything was looked at: counts, and the way to what is left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.carried import Verdict
from core.services.years.looking_again import LastYearsAnswer
from core.text import translate_count
from desktop.pages.still_true.facts import Facts
from desktop.widgets.action_list import ActionList
from desktop.widgets.action_row import ActionItem
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.heading import Heading
from desktop.widgets.plain_label import PlainLabel


class EndCard(Card):
    """``again_asked()`` for those that nobody was sure of, ``chosen(ref)`` for a question."""

    again_asked = Signal()
    chosen = Signal(str)
    left_behind_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title.show()
        self.counts = self.add(PlainLabel(role="lead"))
        self.unsure_title = self.add(Heading())
        self.unsure_hint = self.add(
            PlainLabel(self.tr("They are in the way of signing until you know."), role="muted")
        )
        self.again = Button("", icon_name="arrow-right", kind="primary")
        row = FlowLayout(gap=8)
        row.addWidget(self.again)
        self.add_layout(row)
        self.unsure = self.add(ActionList(most=5))
        self.changed_title = self.add(Heading())
        self.changed_go = Button("", icon_name="arrow-right")
        row = FlowLayout(gap=8)
        row.addWidget(self.changed_go)
        self.add_layout(row)
        self.changed = self.add(ActionList(most=5))
        self.left = Button("", icon_name="archive", kind="quiet")
        row = FlowLayout(gap=8)
        row.addWidget(self.left)
        self.add_layout(row)
        self._first_changed = ""
        self.again.clicked.connect(self.again_asked)
        self.changed_go.clicked.connect(lambda: self.chosen.emit(self._first_changed))
        self.changed.acted.connect(self.chosen)
        self.unsure.acted.connect(self.chosen)
        self.left.clicked.connect(self.left_behind_asked)

    def show_end(self, facts: Facts) -> None:
        """Show how it came out."""
        true, changed, unsure = (
            facts.said(verdict)
            for verdict in (Verdict.STILL_TRUE, Verdict.CHANGED, Verdict.NOT_SURE)
        )
        unseen = facts.said(Verdict.UNSEEN)
        self.title.setText(self._headline(len(facts.brought), len(unseen)))
        self.setAccessibleName(self.title.text())
        words = self.tr("{true} still true, {changed} changed, {unsure} not sure")
        if unseen:
            words = self.tr(
                "{true} still true, {changed} changed, {unsure} not sure, {later} left for later"
            )
        self.counts.setText(
            words.format(
                true=len(true), changed=len(changed), unsure=len(unsure), later=len(unseen)
            )
        )
        unsure = (*unseen, *unsure)
        self.again.setVisible(bool(unsure) and facts.may_say)
        self.again.set_text(self._again(len(unsure)))
        for widget in (self.unsure_title, self.unsure_hint, self.unsure):
            widget.setVisible(bool(unsure))
        self.unsure_title.setText(self.tr("Left for later") if unseen else self.tr("Not sure"))
        self.unsure.show_items(self._items(unsure))
        for widget in (self.changed_title, self.changed_go, self.changed):
            widget.setVisible(bool(changed))
        self.changed_title.setText(self.tr("Changed"))
        self._first_changed = changed[0].ref if changed else ""
        self.changed_go.set_text(self._go_to(len(changed)))
        self.changed.show_items(self._items(changed))
        self.left.setVisible(facts.left_behind > 0)
        self.left.set_text(left_behind_words(facts.left_behind))

    def first_control(self) -> QWidget | None:
        """Return where the keyboard goes when the last was said."""
        for button in (self.again, self.changed_go, self.left):
            if not button.isHidden():
                return button
        return None

    def _headline(self, total: int, later: int) -> str:
        if later:
            words = self.tr("{seen} of {total} answers of last year were looked at")
            return words.format(seen=total - later, total=total)
        if total == 1:
            return self.tr("The one answer of last year was looked at")
        return self.tr("All {count} answers of last year were looked at", None, total).format(
            count=total
        )

    def _again(self, count: int) -> str:
        if count == 1:
            return self.tr("Look at that 1 again")
        return self.tr("Look at those {count} again", None, count).format(count=count)

    def _go_to(self, count: int) -> str:
        if count == 1:
            return self.tr("Go to the 1 that changed")
        return self.tr("Go to the {count} that changed", None, count).format(count=count)

    def _items(self, ones: Sequence[LastYearsAnswer]) -> list[ActionItem]:
        return [
            ActionItem(
                one.ref,
                f"{one.ref}  {one.title}",
                "",
                self.tr("Open"),
                self.tr("Open {ref}").format(ref=one.ref),
            )
            for one in ones
        ]


def left_behind_words(count: int) -> str:
    """Say that something of last year's has no place this year, for a button."""
    return translate_count(
        "still-true",
        "1 answer whose question is asked no more",
        "{count} answers whose questions are asked no more",
        count,
    )
