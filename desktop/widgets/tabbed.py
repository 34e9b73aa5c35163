"""Tabs that stay where they are while what is below them scrolls, in line with its column."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.theme import scaled
from desktop.widgets.choice_row import ChoiceRow


class Tabbed(QWidget):
    """Fills *page* once ``lay_out`` was called; ``sides`` says where the column begins and ends."""

    def __init__(self, name: str, tabs: Sequence[str], page: QWidget) -> None:
        super().__init__(page)
        self.setAccessibleName(name)
        self.tabs = ChoiceRow(name, tabs, wraps=True)
        self.stack = QStackedWidget()
        self.stack.setMinimumSize(1, 1)
        self.head = QVBoxLayout()
        self.head.setSpacing(8)

    def lay_out(self, *above: QWidget | QLayout) -> None:
        """Put *above* over the stack; read and reached in this order."""
        for part in above:
            if isinstance(part, QLayout):
                self.head.addLayout(part)
            else:
                self.head.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.head)
        column.addWidget(self.stack, 1)
        around = QVBoxLayout(self.parentWidget())
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self)

    def sides(self) -> tuple[int, int]:
        """Return the margins left and right of the head, in pixels. A subclass knows them."""
        raise NotImplementedError

    def follow(self, area: QAbstractScrollArea) -> None:
        """Keep the head in line when the bar at the side of *area* comes and goes."""
        area.verticalScrollBar().rangeChanged.connect(self._on_range)

    def show_tab(self, number: int, shown: QWidget) -> None:
        """Show *shown*, whose tab is *number*; the keyboard on the tabs goes along."""
        on_tabs = self.tabs.isAncestorOf(self.window().focusWidget() or self)
        self.tabs.show_value(number)
        self.stack.setCurrentWidget(shown)
        if on_tabs:
            self.tabs.button(number).setFocus()
        self.fit()

    def fit(self) -> None:
        """Put the head in line with the column below it."""
        left, right = self.sides()
        self.head.setContentsMargins(left, scaled(18), right, scaled(8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "head"):
            self.fit()

    def _on_range(self) -> None:
        # The bar takes its width from the column, a turn of the event loop later.
        QTimer.singleShot(0, self, self.fit)
