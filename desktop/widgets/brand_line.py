"""The product's mark and name, on the screens before the records are open."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.widgets.icon_label import IconLabel
from desktop.widgets.plain_label import PlainLabel


class BrandLine(QWidget):
    """A shield and the name, beside each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(IconLabel("shield-check", "accent", 40), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(PlainLabel(self.tr("Information Governance Toolkit"), role="eyebrow"), 1)
