"""A heading that folds what stands below it away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.widgets.button import Button

Fill = Callable[[QVBoxLayout], None]


class FoldSection(QWidget):
    """Put things into ``body``, or give what does to ``fill``, which is asked for them late.

    Emits ``opened(on)`` when the person folds it or opens it.
    """

    opened = Signal(bool)

    def __init__(self, title: str, *, is_open: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = Button(title, icon_name="chevron-down", kind="fold")
        self.head.setCheckable(True)
        self._inner = QWidget()
        self.body = QVBoxLayout(self._inner)
        self.body.setContentsMargins(0, 0, 0, 6)
        self.body.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.head, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._inner)
        self._fill: Fill | None = None
        self.head.toggled.connect(self._on_toggled)
        self.head.setChecked(is_open)
        self._on_toggled(is_open)
        self.head.clicked.connect(self.opened)

    def fill(self, fill: Fill) -> None:
        """Let *fill* put its things into the body when they are first seen: now, if it is open."""
        self._fill = fill
        self._on_toggled(self.head.isChecked())

    def _on_toggled(self, on: bool) -> None:
        if on and self._fill is not None:
            fill, self._fill = self._fill, None
            fill(self.body)
        self._inner.setVisible(on)
        self.head.set_icon("chevron-down" if on else "chevron-right")
