"""A label for a FlowLayout: one line where there is room, wrapped where there is not."""

from __future__ import annotations

from PySide6.QtCore import QSize

from desktop.widgets.plain_label import PlainLabel


class FlowLabel(PlainLabel):
    """A QLabel that wraps would ask for a narrow column instead."""

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        width = self.fontMetrics().horizontalAdvance(self.text()) + 4
        return QSize(width, self.heightForWidth(width))
