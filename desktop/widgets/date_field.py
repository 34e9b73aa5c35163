"""A field for a date, typed as one says it: 28 May 2026."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from core.errors import UserError
from desktop.theme import scaled
from desktop.widgets.date_words import parse_words, words_of
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.restyle import restyle


class DateField(QWidget):
    """Emits ``changed(date or None)`` when a new, readable date was typed and left.

    May be empty. What cannot be read stays as typed, with a line below that says why.
    """

    changed = Signal(object)

    def __init__(
        self, name: str, today: Callable[[], date], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._today = today
        self._day: date | None = None
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(self.tr("for example 28 May 2026"))
        self.line.setMaxLength(40)
        self.error = PlainLabel(role="error")
        self.error.hide()
        self.setFocusProxy(self.line)
        self.setFocusPolicy(self.line.focusPolicy())  # else the Tab key's order passes it over
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.line)
        column.addWidget(self.error)
        self._fit()
        self.line.editingFinished.connect(self.read)
        self.line.textEdited.connect(self._on_text_edited)

    @property
    def value(self) -> date | None:
        """The last date that could be read."""
        return self._day

    @property
    def is_readable(self) -> bool:
        """True when what stands there is a date or nothing."""
        return self.error.isHidden()

    def set_value(self, day: date | None) -> None:
        """Show *day* without telling anybody."""
        self._day = day
        self.line.setText(words_of(day))
        self._show_error("")

    def show_again(self, day: date | None, *, is_new: bool) -> None:
        """Show *day*, but leave alone what is being typed, or was and cannot be read.

        *is_new*: the field belongs to something else from now on.
        """
        if is_new or (self.is_readable and not self.line.hasFocus()):
            self.set_value(day)

    def read(self) -> None:
        """Read what stands there now; also called when the field is left."""
        try:
            day = parse_words(self.line.text(), self._today())
        except UserError as error:
            self._show_error(f"{error.what} {error.next}")
            return
        self._show_error("")
        self.line.setText(words_of(day))
        if day != self._day:
            self._day = day
            self.changed.emit(day)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "line"):
            self._fit()

    def _fit(self) -> None:
        """Leave room for the whole example."""
        example = self.line.fontMetrics().horizontalAdvance(self.line.placeholderText())
        self.line.setMinimumWidth(max(scaled(190), example + scaled(24)))

    def _on_text_edited(self) -> None:
        self._show_error("")

    def _show_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))
        self.line.setAccessibleDescription(text)
        restyle(self.line, "bad", bool(text))
