"""Panes side by side; one at a time where the text is too large for that."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.theme import scaled
from desktop.widgets.pane_row import PaneRow

ROOM = 760  # from this width on, at 100 % text, all panes stand side by side
MAIN_WIDTH = 360  # what the pane that grows keeps when the others want more


class SplitPane(PaneRow):
    """Where there is no room, a row of buttons with the panes' titles chooses the one that is
    shown; ``show_pane`` does the same from code."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._chosen = 0
        self._main = 0
        self._widths: list[int] = []

    def add_pane(self, widget: QWidget, title: str, width: int, *, grows: bool = False) -> None:
        """Add *widget* at the right, first *width* wide; one that *grows* takes what is left."""
        if grows:
            self._main = self.splitter.count()
        self._put(widget, title, grows=grows)
        self._widths.append(width)
        self.splitter.setSizes([scaled(each) for each in self._widths])

    @property
    def is_narrow(self) -> bool:
        """True while one pane at a time is shown."""
        return not self.switch.isHidden()

    def show_pane(self, number: int) -> None:
        """Show pane *number*, counted from 0."""
        self._chosen = number
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < scaled(ROOM)
        self.switch.setVisible(narrow)
        for index in range(self.splitter.count()):
            smallest = scaled(MAIN_WIDTH) if index == self._main and not narrow else 0
            self.splitter.widget(index).setMinimumWidth(smallest)
            self.splitter.widget(index).setVisible(not narrow or index == self._chosen)
            self._group.button(index).setChecked(index == self._chosen)
