"""One section of a page: its word, and how it is made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.theme import scaled
from desktop.widgets.column_page import ColumnPage

WIDTH = 760  # of a section's column, at 100 % text


class SectionPage(ColumnPage):
    """A section that is a column of cards. Built when it is first shown, and kept."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, WIDTH, parent)

    def arrive(self) -> None:
        """Called each time the section is shown: read again what it tells."""

    def depart(self) -> None:
        """Called before another section or place: hand over or forget what is half typed."""

    def _fit(self) -> None:
        super()._fit()
        margins = self.body.contentsMargins()
        margins.setTop(scaled(8))  # the tabs stand right above
        self.body.setContentsMargins(margins)


@dataclass(frozen=True, slots=True)
class Section:
    """*key* is the target that leads to it (``go("settings", key)``); *text* stands on its tab.

    *make* returns a SectionPage, or another widget with its ``arrive`` and ``depart``.
    """

    key: str
    text: str
    make: Callable[[], QWidget]
