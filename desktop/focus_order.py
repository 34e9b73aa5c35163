"""Where the Tab key meets controls that come later than their neighbours."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget


def meet_before(anchor: QWidget, controls: Iterable[QWidget]) -> None:
    """Let the Tab key meet *controls*, in their order, just before *anchor*.

    They are put behind it, and then it behind them: to ask Qt for what comes before a widget
    (``previousInFocusChain``) lets PySide believe that the one belongs to the other, and brings
    the program down when the other goes.
    """
    last = anchor
    for control in controls:
        QWidget.setTabOrder(last, control)
        last = control
    if last is not anchor:
        QWidget.setTabOrder(last, anchor)
