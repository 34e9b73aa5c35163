"""A few fields for a paper that is kept elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from core.errors import KnownError
from desktop.theme import scaled
from desktop.widgets.button import Button
from desktop.widgets.date_field import DateField
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class PaperForm(QWidget):
    """``recorded(place, title, dated, review_by)`` for its button; ``left()`` to put it away."""

    recorded = Signal(str, str, object, object)
    left = Signal()
    begun = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = PlainLabel(role="strong")
        self.title = QLineEdit()
        self.title.setPlaceholderText(self.tr("for example: Training record 2026"))
        self.place = QLineEdit()
        self.place.setPlaceholderText(self.tr("for example: blue folder, office"))
        self.dated = DateField(self.tr("The date it speaks for"), today)
        self.review_by = DateField(self.tr("Check again by"), today)
        self.error = PlainLabel(role="error")
        self.error.hide()
        self.add = Button(self.tr("Record it"), icon_name="check")
        self.back = Button(self.tr("Put away"), kind="quiet")
        self._lay_out()
        self.add.clicked.connect(self._on_add_clicked)
        self.back.clicked.connect(self.left)
        self.title.returnPressed.connect(self.place.setFocus)
        self.place.returnPressed.connect(self._on_add_clicked)

    def begin(self, heading: str) -> None:
        """Show the form for what *heading* says; what was typed before is still there."""
        self.heading.setText(heading)
        self.error.hide()
        self.show()
        self.title.setFocus()
        self.begun.emit()

    def clear(self) -> None:
        """Empty the form: the paper is recorded."""
        self.title.clear()
        self.place.clear()
        self.dated.set_value(None)
        self.review_by.set_value(None)
        self.error.hide()

    def show_error(self, error: Exception) -> None:
        """Say below the fields what is missing."""
        assert isinstance(error, KnownError)
        self.error.setText(f"{error.what} {error.next}")
        self.error.show()
        (self.title if not self.title.text().strip() else self.place).setFocus()

    def _on_add_clicked(self) -> None:
        for field in (self.dated, self.review_by):
            field.read()
            if not field.is_readable:
                field.setFocus()
                return
        self.recorded.emit(
            self.place.text(), self.title.text(), self.dated.value, self.review_by.value
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 4)
        column.setSpacing(8)
        column.addWidget(self.heading)
        row = FlowLayout(gap=14, row_gap=8)
        for name, field in (
            (self.tr("What it is"), self.title),
            (self.tr("Where it is kept"), self.place),
            (self.tr("The date it speaks for"), self.dated),
            (self.tr("Check again by"), self.review_by),
        ):
            holder = QWidget()
            holder.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
            inner = QVBoxLayout(holder)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(4)
            label = PlainLabel(name, role="small", wrap=False)
            label.setBuddy(field)
            inner.addWidget(label)
            inner.addWidget(field)
            row.addWidget(holder)
            if isinstance(field, QLineEdit):
                field.setAccessibleName(name)
                field.setMinimumWidth(scaled(240))
                field.setMaxLength(500)
                field.setAcceptDrops(False)
        column.addLayout(row)
        column.addWidget(self.error)
        buttons = FlowLayout(gap=8)
        buttons.addWidget(self.add)
        buttons.addWidget(self.back)
        column.addLayout(buttons)
