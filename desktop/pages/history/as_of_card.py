"""Puts answers back as they were at a time: when, which, what that would change, and go."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QSizePolicy, QWidget

from core.domain.clock import LONDON, london_date
from desktop.history.put_back_panel import PutBackPanel
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.date_field import DateField
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.restyle import restyle
from desktop.widgets.scroll_page import ScrollPage

_TIME = re.compile(r"\s*(\d{1,2})\s*[:.]\s*(\d{2})\s*")


@dataclass(frozen=True, slots=True)
class Moment:
    """When to go back to, and of what: *ref* is empty for all answers."""

    at: datetime
    ref: str


class AsOfCard(ScrollPage):
    """Emits ``asked(Moment)`` to see what would change, ``confirmed``, and ``closed``."""

    asked = Signal(object)
    confirmed = Signal()
    closed = Signal()

    def __init__(
        self,
        today: Callable[[], date],
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", margin=0, parent=parent)
        self._now = now
        self.card = Card(self.tr("Put answers back as they were at…"))
        self.setAccessibleName(self.card.title.text())
        self.day = DateField(self.tr("On this day"), today)
        self.time = QLineEdit()
        self.time.setAccessibleName(self.tr("At this time"))
        self.time.setPlaceholderText(self.tr("14:02, or empty for its end"))
        self.which = QComboBox()
        self.which.setAccessibleName(self.tr("Which answers"))
        adjust = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.which.setSizeAdjustPolicy(adjust)
        self.which.setMinimumContentsLength(14)
        self.which.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.error = PlainLabel(role="error")
        self.preview = Button(self.tr("Show what would change"), icon_name="search")
        self.close_button = Button(self.tr("Close"), kind="quiet")
        self.panel = PutBackPanel()
        self._exact: datetime | None = None
        self._lay_out()
        self.preview.clicked.connect(self._on_preview)
        self.time.returnPressed.connect(self._on_preview)
        self.close_button.clicked.connect(self.closed)
        self.panel.confirmed.connect(self.confirmed)
        self.day.line.textEdited.connect(self._on_edited)
        self.time.textEdited.connect(self._on_edited)
        self.which.currentIndexChanged.connect(self.panel.hide)

    def offer(self, titles: dict[str, str]) -> None:
        """Offer all answers, and each requirement by itself."""
        chosen = self.which.currentData() or ""
        self.which.blockSignals(True)
        self.which.clear()
        self.which.addItem(self.tr("All answers"), "")
        for ref, title in titles.items():
            self.which.addItem(f"{ref} {title}", ref)
        self.which.setCurrentIndex(max(self.which.findData(chosen), 0))
        self.which.blockSignals(False)

    def begin(self, at: datetime | None, ref: str = "") -> None:
        """Ask anew; *at* is the moment of a change, to go back to right after it."""
        self._exact = at
        self.panel.hide()
        self._show_error("")
        self.day.set_value(london_date(at) if at else None)
        self.time.setText(f"{at.astimezone(LONDON):%H:%M}" if at else "")
        self.which.setCurrentIndex(max(self.which.findData(ref), 0))
        (self.preview if at else self.day.line).setFocus()

    def moment(self) -> Moment | None:
        """Return what is asked for; None, with the reason in red, where it cannot be read."""
        self.day.read()
        day = self.day.value
        if not self.day.is_readable:
            return None
        if day is None:
            self._show_error(self.tr("Say which day."))
            return None
        ref = self.which.currentData() or ""
        if self._exact is not None:
            return Moment(self._exact, ref)
        clock = self._clock()
        if clock is None:
            self._show_error(self.tr("Write the time as 14:02, or leave it empty."))
            return None
        self._show_error("")
        return Moment(min(datetime.combine(day, clock, LONDON), self._now()), ref)

    def _clock(self) -> time | None:
        """Return the last instant of the minute, or of the day, that is meant."""
        text = self.time.text().strip()
        found = _TIME.fullmatch(text or "23:59")
        if found is None or int(found[1]) > 23 or int(found[2]) > 59:
            return None
        start = datetime(2000, 1, 1, int(found[1]), int(found[2]))  # noqa: DTZ001 - only its time
        return (start + timedelta(seconds=59, milliseconds=999)).time()

    def _on_edited(self) -> None:
        self._exact = None
        self.panel.hide()
        self._show_error("")

    def _on_preview(self) -> None:
        moment = self.moment()
        if moment is not None:
            self.asked.emit(moment)

    def _show_error(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))
        self.time.setAccessibleDescription(text)
        restyle(self.time, "bad", bool(text) and self.day.value is not None)

    def _lay_out(self) -> None:
        self.card.add(
            PlainLabel(
                self.tr(
                    "Ticks, notes, the plan and what evidence shows go back to what they were. "
                    "Documents stay kept. It is one change, and can be undone like any other."
                ),
                role="muted",
            )
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        named: tuple[tuple[str, QWidget], ...] = (
            (self.tr("On this day"), self.day),
            (self.tr("At this time"), self.time),
            (self.tr("Which answers"), self.which),
        )
        for row, (name, widget) in enumerate(named):
            label = PlainLabel(name, role="small", wrap=False)
            label.setBuddy(widget)
            grid.addWidget(label, row, 0)
            grid.addWidget(widget, row, 1)
        self.card.add_layout(grid)
        self.card.add(self.error)
        self.error.hide()
        buttons = FlowLayout(gap=8)
        buttons.addWidget(self.preview)
        buttons.addWidget(self.close_button)
        self.card.add_layout(buttons)
        self.card.add(self.panel)
        self.add(self.card)
        self.finish()
