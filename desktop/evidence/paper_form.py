"""Records a paper: what it is and where it is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from core.errors import KnownError
from core.services.documents.evidence import PaperIncompleteError
from desktop.evidence.dates_form import DatesForm
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.restyle import restyle


@dataclass(frozen=True, slots=True)
class Paper:
    """What was typed into the form."""

    title: str
    place: str
    dated: date | None
    review_by: date | None


class PaperForm(Card):
    """Emits ``recorded(Paper)`` when it is whole, and ``closed()``. What is typed stays when the
    form is put away, until it was recorded."""

    recorded = Signal(object)
    closed = Signal()
    begun = Signal()

    def __init__(self, today: Callable[[], date], *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title.setText(self.tr("Kept on paper"))
        self.title.show()
        self.setAccessibleName(self.title.text())
        self.add(
            PlainLabel(
                self.tr("The paper stays where it is. Say what it is and where anybody finds it."),
                role="muted",
            )
        )
        self.what = self._line(
            self.tr("What it is"), self.tr("for example Signed confidentiality agreements")
        )
        self.place = self._line(
            self.tr("Where it is kept"), self.tr("for example Blue folder, office shelf, tab 4")
        )
        self.dates = self.add(DatesForm(today))
        self.error = self.add(PlainLabel(role="error"))
        self.error.hide()
        self.record = Button(self.tr("Record it"), icon_name="check", kind="primary")
        self.leave = Button(self.tr("Not now"), kind="quiet")
        buttons = FlowLayout(gap=8)
        buttons.addWidget(self.record)
        buttons.addWidget(self.leave)
        self.add_layout(buttons)
        self.record.clicked.connect(self._on_record)
        self.place.returnPressed.connect(self._on_record)
        self.leave.clicked.connect(self.closed)

    def begin(self, heading: str = "") -> None:
        """Show the form, for what *heading* says; what was typed before is still there."""
        self.title.setText(heading or self.tr("Kept on paper"))
        self.setAccessibleName(self.title.text())
        self._show_error(None)
        self.show()
        self.what.setFocus()
        self.begun.emit()

    def clear(self) -> None:
        """Empty the form: what was in it is recorded."""
        self.what.clear()
        self.place.clear()
        self.dates.show_dates(None, None)
        self._show_error(None)

    def _line(self, name: str, hint: str) -> QLineEdit:
        label = self.add(PlainLabel(name, role="strong"))
        line = self.add(QLineEdit())
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        line.setMaxLength(300)
        label.setBuddy(line)
        return line

    def _on_record(self) -> None:
        title, place = self.what.text().strip(), self.place.text().strip()
        if not title or not place:
            self._show_error(PaperIncompleteError())
            (self.place if title else self.what).setFocus()
        elif self.dates.read():
            self._show_error(None)
            self.recorded.emit(Paper(title, place, self.dates.dated.value, self.dates.review.value))

    def _show_error(self, error: KnownError | None) -> None:
        self.error.setText(f"{error.what} {error.next}" if error else "")
        self.error.setVisible(error is not None)
        for line in (self.what, self.place):
            restyle(line, "bad", error is not None and not line.text().strip())
