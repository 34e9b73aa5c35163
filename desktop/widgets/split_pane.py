"""Panes side by side; one at a time where the text is too large for that."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop.theme import scaled
from desktop.widgets.button import Button

ROOM = 760  # from this width on, at 100 % text, all panes stand side by side
MAIN_WIDTH = 360  # what the pane that grows keeps when the others want more


class SplitPane(QWidget):
    """The person can change the widths; no pane collapses to nothing.

    Where there is no room, a row of buttons with the panes' titles chooses the one that is
    shown; ``show_pane`` does the same from code, and changes nothing where all are seen.
    Screen readers meet the panes from left to right.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setAccessibleName(name)
        self.splitter.setHandleWidth(10)
        self.splitter.setChildrenCollapsible(False)
        self._switch = QWidget()
        self._buttons = QHBoxLayout(self._switch)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._buttons.setSpacing(6)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.show_pane)
        self._chosen = 0
        self._main = 0
        self._widths: list[int] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._switch)
        column.addWidget(self.splitter, 1)
        self._switch.hide()

    def add_pane(self, widget: QWidget, title: str, width: int, *, grows: bool = False) -> None:
        """Add *widget* at the right, first *width* wide; one that *grows* takes what is left."""
        number = self.splitter.count()
        self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(number, 1 if grows else 0)
        self._widths.append(width)
        if grows:
            self._main = number
        self.splitter.setSizes([scaled(each) for each in self._widths])
        button = Button(title, kind="quiet")
        button.setCheckable(True)
        self._group.addButton(button, number)
        self._buttons.addWidget(button, 1)
        # Qt lists panes in stacking order, the reverse of what is seen, unless each is raised.
        for index in range(self.splitter.count()):
            self.splitter.widget(index).raise_()

    @property
    def is_narrow(self) -> bool:
        """True while one pane at a time is shown."""
        return not self._switch.isHidden()

    def show_pane(self, number: int) -> None:
        """Show pane *number*, counted from 0."""
        self._chosen = number
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        narrow = self.width() < scaled(ROOM)
        self._switch.setVisible(narrow)
        for index in range(self.splitter.count()):
            smallest = scaled(MAIN_WIDTH) if index == self._main and not narrow else 0
            self.splitter.widget(index).setMinimumWidth(smallest)
            self.splitter.widget(index).setVisible(not narrow or index == self._chosen)
            self._group.button(index).setChecked(index == self._chosen)
