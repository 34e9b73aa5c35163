"""Tells a page when the window is so low that its head must make room for what is below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLayout, QWidget

from desktop.theme import scaled

LOW = 300  # below this height, at 100 % text


class LowRoom(QObject):
    """Calls *fit* with whether *page* is low: at once when that changes, by size or by text."""

    def __init__(self, page: QWidget, fit: Callable[[bool], None]) -> None:
        super().__init__(page)
        self._page, self._fit = page, fit
        self.is_low = False
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            is_low = self._page.height() < scaled(LOW)
            if is_low is not self.is_low:
                self.is_low = is_low
                self._fit(is_low)
        return super().eventFilter(watched, event)


def move(widget: QWidget, before: QLayout, after: QLayout) -> None:
    """Let *widget* stand in another layout."""
    before.removeWidget(widget)
    after.addWidget(widget)
