"""The two dates of a piece of evidence, to be typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.theme import scaled
from desktop.widgets.date_field import DateField
from desktop.widgets.plain_label import PlainLabel


class DatesForm(QWidget):
    """Emits ``dated_changed`` and ``review_changed`` with a date, or None for no date."""

    dated_changed = Signal(object)
    review_changed = Signal(object)

    def __init__(self, today: Callable[[], date], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dated = DateField(self.tr("The date it speaks for"), today)
        self.review = DateField(self.tr("Check again by"), today)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(14)
        for title, field, hint in (
            (self.tr("Dated"), self.dated, self.tr("The date it speaks for.")),
            (
                self.tr("Check again by"),
                self.review,
                self.tr("Until this day it counts as in date."),
            ),
        ):
            column = QVBoxLayout()
            column.setSpacing(4)
            label = PlainLabel(title, role="strong")
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
            column.addWidget(PlainLabel(hint, role="small"))
            column.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._row.addLayout(column, 1)
        self.dated.changed.connect(self.dated_changed)
        self.review.changed.connect(self.review_changed)

    def show_dates(self, dated: date | None, review_by: date | None) -> None:
        """Show these dates; a field in which somebody types is left alone."""
        for field, day in ((self.dated, dated), (self.review, review_by)):
            if not (field.line.hasFocus() and field.line.isModified()):
                field.set_value(day)
                field.line.setCursorPosition(0)

    def read(self) -> bool:
        """Read both fields now; True when both hold a date or nothing."""
        self.dated.read()
        self.review.read()
        return self.dated.is_readable and self.review.is_readable

    def minimumSizeHint(self) -> QSize:
        # As narrow as one field: below that width the two stand one below the other.
        return QSize(scaled(200), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        narrow = self.width() < scaled(400)
        self._row.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
