"""Layout of a page of sections: its title, the tabs, and the section below them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.sections.section import SectionPage
from desktop.theme import scaled
from desktop.widgets.column_page import SMALLEST_MARGIN
from desktop.widgets.heading import Heading
from desktop.widgets.tabbed import Tabbed

TALL = 320  # from this height on, at 100 % text, the title stands above the tabs


class SectionsView(Tabbed):
    """The tabs stay where they are while a section scrolls.

    With *left* every section begins at the left, and the tabs stand still from one to the next
    although some of the sections have panes and take all the room.
    """

    def __init__(
        self, name: str, tabs: Sequence[str], page: QWidget, *, left: bool = False
    ) -> None:
        super().__init__(name, tabs, page)
        self._left = left
        self._title = Heading(name, 1)
        self.lay_out(self._title, self.tabs)

    def add(self, section: QWidget) -> None:
        """Take a section that was just made."""
        self.stack.addWidget(section)
        if isinstance(section, SectionPage):
            if self._left:
                section.stand_left()
            self.follow(section)

    def sides(self) -> tuple[int, int]:
        section = self.stack.currentWidget()
        if isinstance(section, SectionPage):
            return section.column_start(), section.column_start()
        return SMALLEST_MARGIN, SMALLEST_MARGIN  # panes of its own take all the room

    def fit(self) -> None:
        # In a low window the room is the section's.
        self._title.setHidden(self.height() < scaled(TALL))
        super().fit()
