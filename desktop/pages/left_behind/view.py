"""The layout: a card for each answer whose question is asked no more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.services.years.old_answers import OldAnswer
from desktop.pages.left_behind.answer_card import LeftAnswerCard
from desktop.widgets.banner import Banner
from desktop.widgets.button import Button
from desktop.widgets.column_page import ColumnPage
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.heading import Heading
from desktop.widgets.plain_label import PlainLabel


class LeftBehindView(ColumnPage):
    """Emits ``open_asked(evidence id)`` and ``copy_asked(ref)``."""

    open_asked = Signal(str)
    copy_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Asked no more"), 760, parent)
        self.add(Heading(self.tr("Asked no more"), 1))
        self.about = self.add(PlainLabel(role="muted"))
        self.back = Button(self.tr("Back to the questions"), icon_name="chevron-left", kind="quiet")
        self.copy_all = Button(self.tr("Copy all as text"), icon_name="copy")
        row = FlowLayout(gap=8)
        row.addWidget(self.back)
        row.add_trailing(self.copy_all)
        self.add_layout(row)
        self.message = self.add(Banner())
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        self.add_layout(self._column)
        self.finish()
        self.cards: list[LeftAnswerCard] = []

    def show_left(self, olds: Sequence[OldAnswer], today: date) -> None:
        """Show a card for each."""
        self.message.hide()
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [LeftAnswerCard(old, today) for old in olds]
        before: QWidget = self.copy_all
        for card in self.cards:
            self._column.addWidget(card)
            card.open_asked.connect(self.open_asked)
            card.copy_asked.connect(self.copy_asked)
            self.setTabOrder(before, card.copy)
            before = card.copy
        self.copy_all.setVisible(bool(olds))
        self.about.setText(self._about(len(olds)))

    def first_control(self) -> QWidget:
        """Return where the keyboard goes."""
        return self.cards[0].copy if self.cards else self.back

    def tell_copied(self, count: int) -> None:
        """Say that it can be put in elsewhere."""
        words = self.tr("Copied as text: you can put it in anywhere.")
        many = self.tr("All {count} are copied as text: you can put them in anywhere.")
        self.message.tell("ok", many.format(count=count) if count > 1 else words)

    def _about(self, count: int) -> str:
        if not count:
            return self.tr("Every answer of last year has a question this year.")
        return self.tr(
            "These answers of last year have no question this year. They stay here to be read; "
            "nothing of them counts, and nothing of them is lost."
        )
