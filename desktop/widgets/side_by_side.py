"""Parts beside each other where there is room, one below the other where there is not."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from desktop.theme import scaled

Kind = TypeVar("Kind", bound=QWidget)


class SideBySide(QWidget):
    """*room* is the width at 100 % text from which on the parts stand in a row."""

    def __init__(self, room: int, *, gap: int = 10, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: Kind, stretch: int = 1, *, at_top: bool = False) -> Kind:
        """Put *widget* after what is there and return it; *at_top* keeps it from growing tall."""
        side = Qt.AlignmentFlag.AlignTop if at_top else Qt.AlignmentFlag(0)
        self._row.addWidget(widget, stretch, side)
        return widget

    def minimumSizeHint(self) -> QSize:
        # As narrow as one part: a row may always become a column.
        widths = [
            self._row.itemAt(k).minimumSize().width()
            for k in range(self._row.count())
            if not self._row.itemAt(k).isEmpty()
        ]
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_row"):
            self._fit()

    def _fit(self) -> None:
        directions = QBoxLayout.Direction
        wide = self.width() >= scaled(self._room)
        self._row.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
