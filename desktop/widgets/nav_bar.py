"""The side bar: the places of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.widgets.nav_item import NavItem


class NavBar(QFrame):
    """Places from the top, and some at the foot. Emits ``chosen(key)``; arrow keys move.

    Where the text is too large for the height it scrolls: no place is squeezed or out of reach.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "nav")
        self.setAccessibleName(self.tr("Places"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._compact = False
        self._items: dict[str, NavItem] = {}
        self._inner = QWidget()
        self._inner.installEventFilter(self)
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 12, 1, 12)
        column.setSpacing(2)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._inner)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 1, 0)
        around.addWidget(self._area)
        self._top, self._foot = QVBoxLayout(), QVBoxLayout()
        for part in (self._top, self._foot):
            part.setSpacing(2)
        column.addLayout(self._top)
        column.addStretch(1)
        column.addLayout(self._foot)

    def add_item(self, key: str, text: str, icon_name: str, *, foot: bool = False) -> NavItem:
        """Add a place and return its item."""
        item = NavItem(text, icon_name, parent=self)
        item.clicked.connect(lambda: self.chosen.emit(key))
        item.installEventFilter(self)
        self._items[key] = item
        (self._foot if foot else self._top).addWidget(item)
        item.set_compact(self._compact)
        return item

    def item(self, key: str) -> NavItem:
        """Return the item of a place, to set its badge or its noun."""
        return self._items[key]

    def mark(self, key: str) -> None:
        """Show *key* as the place where the person is; a place not listed marks none."""
        if key in self._items:
            self._items[key].setChecked(True)
            self._area.ensureWidgetVisible(self._items[key], 0, 8)
            return
        for item in self._items.values():
            item.take_mark_off()

    def clear(self) -> None:
        """Take all places out, when other records are opened."""
        for item in self._items.values():
            item.hide()
            item.deleteLater()
        self._items.clear()

    def _keep_a_stop(self) -> None:
        """Let the Tab key come here: Qt leaves it to the place that last had the keyboard alone.

        That one may be taken out of the bar, as "Still true?" is at its end.
        """
        shown = [item for item in self._items.values() if not item.isHidden()]
        if not any(item.focusPolicy() & Qt.FocusPolicy.TabFocus for item in shown):
            for item in shown:
                item.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        hint = self._inner.sizeHint()
        bar = self._area.verticalScrollBar().sizeHint().width()
        scrolls = 0 < self.height() < hint.height()
        return QSize(hint.width() + 1 + (bar if scrolls else 0), hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 60)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:
        if watched is self._inner:
            if event.type() is QEvent.Type.LayoutRequest:
                self.updateGeometry()
            return False
        if event.type() is QEvent.Type.HideToParent:
            self._keep_a_stop()
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            items = [item for item in self._items.values() if not item.isHidden()]
            if step is not None and watched in items:
                next_one = items[(items.index(watched) + step) % len(items)]
                next_one.setFocus(Qt.FocusReason.TabFocusReason)
                self._area.ensureWidgetVisible(next_one, 0, 8)
                return True
        return super().eventFilter(watched, event)

    def set_compact(self, compact: bool) -> None:
        """Show icons only, where the text is large for the window."""
        if compact != self._compact:
            self._compact = compact
            for item in self._items.values():
                item.set_compact(compact)
