"""Parts beside each other where there is room, one below the other where there is not."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.widgets.turn_layout import TurnLayout

Kind = TypeVar("Kind", bound=QWidget)


class SideBySide(QWidget):
    """*room* is the width at 100 % text from which on the parts stand in a row."""

    def __init__(self, room: int, *, gap: int = 10, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = TurnLayout(room, gap=gap, parent=self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: Kind, stretch: int = 1, *, at_top: bool = False) -> Kind:
        """Put *widget* after what is there and return it; *at_top* keeps it from growing tall."""
        side = Qt.AlignmentFlag.AlignTop if at_top else Qt.AlignmentFlag(0)
        self._row.put(widget, stretch, side)
        return widget
