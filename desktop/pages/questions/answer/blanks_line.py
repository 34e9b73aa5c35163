"""How many blanks a text still has, and the way to the next one."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from core.domain.told import blanks_in, next_blank
from desktop.widgets.button import Button
from desktop.widgets.flow_label import FlowLabel
from desktop.widgets.flow_layout import FlowLayout


class BlanksLine(QWidget):
    """Stands under *field*, and hides itself while nothing in it waits to be filled in."""

    def __init__(self, field: QPlainTextEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.words = FlowLabel(role="strong")
        self.next = Button(self.tr("Go to the next blank"), icon_name="arrow-right", kind="quiet")
        row = FlowLayout(self, gap=8)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words)
        row.addWidget(self.next)
        self.hide()
        field.textChanged.connect(self.look_again)
        self.next.clicked.connect(self.go_to_next)

    def look_again(self) -> None:
        """Count the blanks that are left; called by itself when something is typed."""
        count = len(blanks_in(self._field.toPlainText()))
        words = (
            self.tr("1 blank is still open.")
            if count == 1
            else self.tr("{count} blanks are still open.", None, count).format(count=count)
        )
        self.words.setText(words)
        self.next.setVisible(not self._field.isReadOnly())
        self.setVisible(count > 0)

    def go_to_next(self) -> None:
        """Mark the next blank, so that typing takes its place; after the last the first again."""
        text, cursor = self._field.toPlainText(), self._field.textCursor()
        found = next_blank(text, _places(text, cursor.selectionEnd()))
        if found is not None:
            start, end = (_units(text, place) for place in found)
            cursor.setPosition(start)
            cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
            self._field.setTextCursor(cursor)
            self._field.setFocus()


def _units(text: str, place: int) -> int:
    """Return *place* of a Python text as Qt counts: in UTF-16 units."""
    return len(text[:place].encode("utf-16-le")) // 2


def _places(text: str, units: int) -> int:
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))
