"""The side bar: the places of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from desktop.widgets.nav_item import NavItem


class NavBar(QFrame):
    """Places from the top, and some at the foot. Emits ``chosen(key)``; arrow keys move."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "nav")
        self.setAccessibleName(self.tr("Places"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._compact = False
        self._items: dict[str, NavItem] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 1, 12)
        column.setSpacing(2)
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
            return
        for item in self._items.values():
            item.take_mark_off()

    def clear(self) -> None:
        """Take all places out, when other records are opened."""
        for item in self._items.values():
            item.hide()
            item.deleteLater()
        self._items.clear()

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            items = [item for item in self._items.values() if not item.isHidden()]
            if step is not None and watched in items:
                items[(items.index(watched) + step) % len(items)].setFocus(
                    Qt.FocusReason.TabFocusReason
                )
                return True
        return super().eventFilter(watched, event)

    def set_compact(self, compact: bool) -> None:
        """Show icons only, where the text is large for the window."""
        if compact != self._compact:
            self._compact = compact
            for item in self._items.values():
                item.set_compact(compact)
