"""The sheet of shortcuts: what the menus say, on one page, and on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.sections.section import SectionPage
from desktop.widgets.card import Card
from desktop.widgets.plain_label import PlainLabel


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """What belongs together: a title, and what can be done by which keys."""

    title: str
    lines: tuple[tuple[str, str], ...]


class KeysSection(SectionPage):
    """*read* gathers the keys; it is asked each time, for what can be done comes and goes."""

    def __init__(
        self, read: Callable[[], tuple[KeyGroup, ...]], parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self._read = read
        self.setAccessibleName(self.tr("Keys"))
        self.add(
            PlainLabel(
                self.tr(
                    "Everything can be done without the mouse. Tab goes on, Shift+Tab goes back, "
                    "the arrow keys move in lists, Alt opens the menus."
                ),
                role="muted",
            )
        )
        self._column = QVBoxLayout()
        self._column.setSpacing(14)
        self.add_layout(self._column)
        self.finish()
        self._groups: tuple[KeyGroup, ...] = ()
        self.cards: list[Card] = []

    def arrive(self) -> None:
        self.show_groups(self._read())

    def show_groups(self, groups: Sequence[KeyGroup]) -> None:
        """Show *groups*, a card each."""
        if tuple(groups) == self._groups:
            return
        self._groups = tuple(groups)
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [_card(group) for group in groups]
        for card in self.cards:
            self._column.addWidget(card)


def _card(group: KeyGroup) -> Card:
    card = Card(group.title)
    grid = QGridLayout()
    grid.setColumnStretch(0, 3)
    grid.setColumnStretch(1, 2)
    grid.setVerticalSpacing(6)
    for number, (what, keys) in enumerate(group.lines):
        grid.addWidget(PlainLabel(what), number, 0)
        grid.addWidget(PlainLabel(keys, role="strong"), number, 1)
    card.add_layout(grid)
    return card
