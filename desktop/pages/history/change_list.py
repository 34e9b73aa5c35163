"""The list of changes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.pages.history.change_model import ChangeModel
from desktop.pages.history.reading import TrailPage
from desktop.widgets.two_line_list import TwoLineList


class ChangeList(TwoLineList):
    """The change that is open stays open while others are read."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        model = ChangeModel()
        super().__init__(name, model, parent)
        self.rows_model = model

    def begin(self, page: TrailPage, *, from_top: bool) -> None:
        """Show *page*; the change that was open stays open if it is still there."""
        place = 0 if from_top else self.verticalScrollBar().value()
        self.rows_model.begin(page)
        index = self.rows_model.index_of(self._key)
        if index.isValid():
            self._choose(self._key, index)
        self.doItemsLayout()
        self.verticalScrollBar().setValue(place)

    def forget(self) -> None:
        """No change is open any more."""
        self._key = ""
