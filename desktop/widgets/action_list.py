"""Some lines with a button each; a long list shows its first lines and a way to the rest."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.focus_order import meet_before
from desktop.widgets.action_row import ActionItem, ActionRow
from desktop.widgets.button import Button
from desktop.widgets.reading_order import read_as_seen


class ActionList(QWidget):
    """Emits ``acted(key)`` of the line whose button was pressed.

    What is shown stays where it is when the same lines are shown again, the focus too.
    """

    acted = Signal(str)

    def __init__(self, *, most: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self._items: tuple[ActionItem, ...] = ()
        self._rows: list[ActionRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self.more = Button("", kind="quiet", icon_name="chevron-down")
        self.more.hide()
        self.more.clicked.connect(self._on_more)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def items(self) -> tuple[ActionItem, ...]:
        """All lines, the folded ones too."""
        return self._items

    @property
    def rows(self) -> tuple[ActionRow, ...]:
        """The lines as they are on screen."""
        return tuple(self._rows)

    def show_items(self, items: Sequence[ActionItem]) -> None:
        """Show *items* in their order."""
        if tuple(items) == self._items:
            return
        self._items = tuple(items)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows.clear()
        # One line more than allowed is shown rather than a button for a single line.
        few = len(self._items) <= self._most + 1
        self._append(self._items if few else self._items[: self._most])
        self.more.set_text(
            self.tr("Show all {count}", None, len(self._items)).format(count=len(self._items))
        )
        self.more.setVisible(not few)

    def _append(self, items: Sequence[ActionItem]) -> None:
        for item in items:
            row = ActionRow(item)
            row.acted.connect(self.acted)
            self._column.insertWidget(len(self._rows), row)
            self._rows.append(row)
            # Where the Tab key meets it as it is seen, not after everything that is older.
            meet_before(self.more, [row.button])
        read_as_seen(self._column)

    def _on_more(self) -> None:
        first_new = len(self._rows)
        self._append(self._items[first_new:])
        self.more.hide()
        self._rows[first_new].button.setFocus()
