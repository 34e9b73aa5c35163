"""Where the Tab key meets controls that come later than their neighbours."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def meet_before(anchor: QWidget, controls: Iterable[QWidget]) -> None:
    """Let the Tab key meet *controls*, in their order, just before *anchor*."""
    before = _previous(anchor)
    while before is not anchor and before.focusPolicy() is Qt.FocusPolicy.NoFocus:
        before = _previous(before)
    for control in controls:
        QWidget.setTabOrder(before, control)
        before = control


def _previous(widget: QWidget) -> QWidget:
    return widget.previousInFocusChain() or widget
