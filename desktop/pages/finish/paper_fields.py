"""What is known of a page that was signed in ink."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.widgets.button import Button
from desktop.widgets.date_field import DateField
from desktop.widgets.flow_label import FlowLabel
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class PaperFields(QWidget):
    """Its day, where it is kept and, if there is one, a scan. Emits ``scan_asked``."""

    scan_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = date.min
        self.scan: Path | None = None
        self.day = DateField(self.tr("Day on the paper"), self._day)
        self.place = QLineEdit()
        self.place.setAccessibleName(self.tr("Where the paper is kept"))
        self.place.setPlaceholderText(self.tr("for example red folder, office shelf"))
        self.place.setMaxLength(200)
        self.scan_button = Button(self.tr("Choose a scan"), icon_name="paperclip")
        self.scan_name = FlowLabel(role="muted")
        self.drop_button = Button(self.tr("Leave the scan out"), kind="quiet")
        self.scan_button.clicked.connect(self.scan_asked)
        self.drop_button.clicked.connect(self._on_dropped)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(self.tr("Day on the paper"), role="muted"))
        column.addWidget(self.day)
        column.addWidget(PlainLabel(self.tr("Where the paper is kept"), role="muted"))
        column.addWidget(self.place)
        row = FlowLayout()
        for part in (self.scan_button, self.scan_name, self.drop_button):
            row.addWidget(part)
        column.addLayout(row)
        self.show_scan(None)

    def set_today(self, today: date) -> None:
        """Take the day from which "today" and "yesterday" are counted."""
        self._today = today

    def show_scan(self, scan: Path | None) -> None:
        """Name the file that will be kept with the signing."""
        self.scan = scan
        self.scan_name.setText(scan.name if scan else self.tr("A scan is optional."))
        self.drop_button.setVisible(scan is not None)

    def clear(self) -> None:
        """Forget what was typed."""
        self.day.set_value(None)
        self.place.clear()
        self.show_scan(None)

    def _on_dropped(self) -> None:
        self.show_scan(None)
        self.scan_button.setFocus()

    def _day(self) -> date:
        return self._today
