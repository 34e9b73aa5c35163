"""One tab of To do: a column that scrolls by itself."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desktop.theme import scaled
from desktop.widgets.button import Button
from desktop.widgets.column_page import ColumnPage

WIDTH = 860  # of the column, at 100 % text
MOST_CLOSED = 50  # what was finished before that stands in History


class Tab(ColumnPage):
    """The base of the three tabs. ``new`` begins something new of its kind."""

    new: Button

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", WIDTH, parent)

    def show_whole(self, widget: QWidget) -> None:
        """Scroll so that *widget* is seen, once it has its place."""
        QTimer.singleShot(0, widget, partial(self.ensureWidgetVisible, widget))

    def first_control(self) -> QWidget:
        """Return where the keyboard goes when the tab is shown."""
        raise NotImplementedError

    def _fit(self) -> None:
        super()._fit()
        margins = self.body.contentsMargins()
        margins.setTop(scaled(8))  # the tabs stand right above
        self.body.setContentsMargins(margins)
