"""Says how many documents are open in other programs, and closes them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from desktop.widgets.button import Button
from desktop.widgets.flow_label import FlowLabel
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.icon_label import IconLabel


class OutsideBar(QFrame):
    """Hidden while nothing is open outside."""

    close_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.text = FlowLabel()
        self.button = Button(self.tr("Close them"), kind="quiet")
        self.button.clicked.connect(self.close_clicked)
        row = FlowLayout(self, gap=10)
        row.setContentsMargins(14, 5, 8, 5)
        row.addWidget(IconLabel("external-link", "muted", 18))
        row.addWidget(self.text)
        row.add_trailing(self.button)
        self.hide()

    def show_count(self, count: int) -> None:
        """Show how many documents are open outside."""
        if count == 1:
            text, button = self.tr("One document is open in another program."), self.tr("Close it")
        else:
            text = self.tr("{count} documents are open in other programs.", None, count).format(
                count=count
            )
            button = self.tr("Close them")
        self.text.setText(text)
        self.button.set_text(button)
        self.button.setEnabled(True)
        self.setVisible(count > 0)
