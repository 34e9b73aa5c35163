"""Scrolls to what has just been put on screen."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget


def bring_into_view(*widgets: QWidget) -> None:
    """Scroll everything round *widgets* to them, once their places are known.

    Where there is no room for all, the last is the one that is seen.
    """
    QTimer.singleShot(0, widgets[0], lambda: _scroll_to(widgets))


def _scroll_to(widgets: tuple[QWidget, ...]) -> None:
    for widget in widgets:
        around = widget.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(widget, 0, 24)
            around = around.parentWidget()
