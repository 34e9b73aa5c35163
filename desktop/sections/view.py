"""Layout of a page of sections: its title, the tabs, and the section below them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.sections.section import SectionPage
from desktop.theme import scaled
from desktop.widgets.choice_row import ChoiceRow
from desktop.widgets.column_page import SMALLEST_MARGIN
from desktop.widgets.heading import Heading

TALL = 320  # from this height on, at 100 % text, the title stands above the tabs


class SectionsView(QWidget):
    """The tabs stay where they are while a section scrolls.

    With *left* every section begins at the left, and the tabs stand still from one to the next
    although some of the sections have panes and take all the room.
    """

    def __init__(
        self, name: str, tabs: Sequence[str], page: QWidget, *, left: bool = False
    ) -> None:
        super().__init__(page)
        self._left = left
        self.setAccessibleName(name)
        self.tabs = ChoiceRow(name, tabs, wraps=True)
        self.pages = QStackedWidget()
        self.pages.setMinimumSize(1, 1)
        self._head = QVBoxLayout()
        self._head.setSpacing(8)
        self._title = Heading(name, 1)
        self._head.addWidget(self._title)
        self._head.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.pages, 1)
        around = QVBoxLayout(page)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self)

    def add(self, section: QWidget) -> None:
        """Take a section that was just made."""
        self.pages.addWidget(section)
        if isinstance(section, SectionPage):
            if self._left:
                section.stand_left()
            section.verticalScrollBar().rangeChanged.connect(self._on_range)

    def show_section(self, number: int, section: QWidget) -> None:
        """Show *section*, whose tab is *number*; the keyboard on the tabs goes along."""
        on_tabs = self.tabs.isAncestorOf(self.window().focusWidget() or self)
        self.tabs.show_value(number)
        self.pages.setCurrentWidget(section)
        if on_tabs:
            self.tabs.button(number).setFocus()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_head"):
            self._fit()

    def _on_range(self) -> None:
        # The bar at the side comes and goes, and takes its width from the column.
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        self._title.setHidden(self.height() < scaled(TALL))  # the room is the section's then
        # In line with the section's column.
        section = self.pages.currentWidget()
        side = SMALLEST_MARGIN  # a section with panes of its own takes all the room
        if isinstance(section, SectionPage):
            side = section.column_start()
        self._head.setContentsMargins(side, scaled(18), side, scaled(8))
