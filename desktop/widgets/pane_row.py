"""Panes beside each other, and the row of buttons that chooses where not all have room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop.widgets.button import Button


class PaneRow(QWidget):
    """The base of SplitPane and FoldPane, which say in ``_fit`` what is shown at which width.

    The person can change the widths; no pane collapses to nothing. Screen readers meet the panes
    from left to right.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setAccessibleName(name)
        self.splitter.setHandleWidth(10)
        self.splitter.setChildrenCollapsible(False)
        self.switch = QWidget()
        self._buttons = QHBoxLayout(self.switch)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._buttons.setSpacing(6)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.show_pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.switch)
        column.addWidget(self.splitter, 1)
        self.switch.hide()

    def show_pane(self, number: int) -> None:
        """Show pane *number*, counted from 0; nothing changes where all are seen."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        raise NotImplementedError

    def _put(self, widget: QWidget, title: str, *, grows: bool) -> None:
        """Add *widget* at the right, with the button that chooses it."""
        number = self.splitter.count()
        self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(number, 1 if grows else 0)
        button = Button(title, kind="quiet")
        button.setCheckable(True)
        self._group.addButton(button, number)
        self._buttons.addWidget(button, 1)
        # Qt lists panes in stacking order, the reverse of what is seen, unless each is raised.
        for index in range(self.splitter.count()):
            self.splitter.widget(index).raise_()
