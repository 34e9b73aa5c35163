"""A heading that folds what stands below it away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.widgets.button import Button


class FoldSection(QWidget):
    """Put things into ``body``. Emits ``opened(on)`` when the person folds it or opens it."""

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
        self.head.toggled.connect(self._on_toggled)
        self.head.setChecked(is_open)
        self._on_toggled(is_open)
        self.head.clicked.connect(self.opened)

    def _on_toggled(self, on: bool) -> None:
        self._inner.setVisible(on)
        self.head.set_icon("chevron-down" if on else "chevron-right")
