"""Shows in place what putting something back would change, and asks once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.services.past.history import PutBackPreview
from desktop.errors import Trouble
from desktop.history.into_view import bring_into_view
from desktop.history.values_view import ValuesView
from desktop.widgets.banner import Banner
from desktop.widgets.button import Button
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.plain_label import PlainLabel


class PutBackPanel(QWidget):
    """Hidden until ``show_preview``. Emits ``confirmed(even if it has moved on)`` or ``left``."""

    confirmed = Signal(bool)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PlainLabel(role="strong")
        self.values = ValuesView(self.tr("Now"), self.tr("Put back to"))
        self.moved = PlainLabel()
        self._moved_row = QWidget()
        row = QHBoxLayout(self._moved_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel("triangle-alert", "warn", 18), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.moved, 1)
        self.banner = Banner()
        self.yes = Button(self.tr("Put it back"), icon_name="undo-2", kind="primary")
        self.no = Button(self.tr("Leave it as it is"), kind="quiet")
        self._even = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(10)
        for widget in (self.title, self.values, self._moved_row, self.banner):
            column.addWidget(widget)
        buttons = FlowLayout(gap=8)
        buttons.addWidget(self.yes)
        buttons.addWidget(self.no)
        column.addLayout(buttons)
        self.yes.clicked.connect(self._on_yes)
        self.no.clicked.connect(self._on_no)
        self.hide()

    def show_preview(self, preview: PutBackPreview, refused: str = "") -> None:
        """Show what would change, or why nothing can; the keyboard stands on the harmless one."""
        refused = preview.refused or refused
        values = [value for value in preview.values if value.before != value.after]
        self.banner.hide()
        self.values.show_values([] if refused else values)
        self._even = bool(preview.moved_on)
        can = bool(values) and not refused
        self._moved_row.setVisible(can and self._even)
        if can and self._even:
            text = self.tr("Changed again since: {places}. What was set since would go.")
            self.moved.setText(text.format(places="; ".join(preview.moved_on)))
        if refused:
            self.title.setText(refused)
        elif not values:
            self.title.setText(self.tr("Nothing would change: it is so already."))
        else:
            count = len(values)
            words = self.tr("This will change:")
            if count > 1:
                words = self.tr("These {count} will change:", None, count).format(count=count)
            self.title.setText(words)
        again = self.tr("Put it back all the same") if self._even else self.tr("Put it back")
        self.yes.set_text(again)
        self.yes.setVisible(can)
        self.no.set_text(self.tr("Leave it as it is") if can else self.tr("Close"))
        self.yes.setAccessibleDescription(self.title.text())
        self.set_busy(False)
        self.show()
        self.no.setFocus()
        bring_into_view(self.no, self.title)

    def show_trouble(self, trouble: Trouble) -> None:
        """Say why it was not done; what would change stays to be seen."""
        if self.isHidden():  # there was nothing to see yet
            self.title.setText("")
            self.values.show_values([])
            self._moved_row.hide()
            self.yes.hide()
            self.no.set_text(self.tr("Close"))
        self.set_busy(False)
        self.banner.tell(trouble.tone, trouble.what, trouble.next, can_close=False)
        self.show()
        bring_into_view(self.no, self.banner)

    def set_busy(self, busy: bool) -> None:
        """While it is being put back nothing more can be asked for."""
        self.yes.setEnabled(not busy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_no()
        else:
            super().keyPressEvent(event)

    def _on_yes(self) -> None:
        self.confirmed.emit(self._even)

    def _on_no(self) -> None:
        self.hide()
        self.left.emit()
