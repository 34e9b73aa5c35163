"""What moved in one direction, each with how it stood then and now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.year_comparison import Move, Pair
from desktop.pages.years.words import mark_text
from desktop.widgets.action_list import ActionList
from desktop.widgets.action_row import ActionItem
from desktop.widgets.card import Card
from desktop.widgets.plain_label import PlainLabel


class MovesCard(Card):
    """Emits ``chosen(ref)``. What is asked no more has nothing to open."""

    chosen = Signal(str)

    def __init__(self, title: str, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._name = title
        self.nothing = self.add(PlainLabel(nothing, role="muted"))
        self.list = self.add(ActionList(most=8))
        self.list.acted.connect(self.chosen)

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        """Show *pairs*; their number stands in the title."""
        title = self._name
        if pairs:
            title = self.tr("{name}: {count}", None, len(pairs)).format(
                name=self._name, count=len(pairs)
            )
        self.title.setText(title)
        self.setAccessibleName(title)
        self.nothing.setVisible(not pairs)
        self.list.show_items([self._item(pair) for pair in pairs])
        self.list.setVisible(bool(pairs))

    def _item(self, pair: Pair) -> ActionItem:
        detail = self.tr("{then} → {now}").format(
            then=mark_text(pair.then), now=mark_text(pair.now)
        )
        if pair.then_refs:
            refs = ", ".join(pair.then_refs)
            detail = self.tr("{detail} (then {refs})").format(detail=detail, refs=refs)
        title = f"{pair.ref}  {pair.title}"
        if pair.move is Move.GONE:
            return ActionItem(pair.ref, title, detail)
        spoken = self.tr("Open {ref}").format(ref=pair.ref)
        return ActionItem(pair.ref, title, detail, self.tr("Open"), spoken)
