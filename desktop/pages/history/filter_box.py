"""Which changes to show: by person, kind, requirement and days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QWidget

from core.domain.clock import LONDON
from core.services.past.history import KindGroup, TrailFilter
from desktop.history.words import kind_words
from desktop.pages.history.reading import Around
from desktop.widgets.date_field import DateField
from desktop.widgets.plain_label import PlainLabel


class FilterBox(QWidget):
    """Emits ``changed`` when something else is asked for. *leaf* is the set's word for one of its
    requirements."""

    changed = Signal()

    def __init__(self, today: Callable[[], date], leaf: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = _choice(self.tr("Who"))
        self.kind = _choice(self.tr("What kind of change"))
        self.ref = _choice(leaf)
        self.since = DateField(self.tr("From this day"), today)
        self.until = DateField(self.tr("To this day"), today)
        self.kind.addItem(QIcon(), self.tr("All kinds"), "")
        for kind, text in kind_words().items():
            self.kind.addItem(QIcon(), text, kind.value)
        self.person.addItem(QIcon(), self.tr("Everybody"), "")
        self.ref.addItem(QIcon(), self.tr("All of them"), "")
        self._lay_out(leaf)
        for box in (self.person, self.kind, self.ref):
            box.currentIndexChanged.connect(self.changed)
        for field in (self.since, self.until):
            field.changed.connect(self.changed)

    def offer(self, around: Around) -> None:
        """Offer the people and requirements that there are; what is chosen stays chosen."""
        names = [(person.id, person.name) for person in around.people]
        _fill(self.person, names)
        _fill(self.ref, [(ref, f"{ref} {title}") for ref, title in around.titles.items()])

    def choose_ref(self, ref: str, title: str) -> None:
        """Ask for the changes of one requirement, and of nothing else."""
        self.clear(tell=False)
        if self.ref.findData(ref) < 0:
            self.ref.addItem(QIcon(), f"{ref} {title}".strip(), ref)
        self._choose(self.ref, self.ref.findData(ref))

    def clear(self, *, tell: bool = True) -> None:
        """Ask for everything."""
        for box in (self.person, self.kind, self.ref):
            self._choose(box, 0)
        for field in (self.since, self.until):
            field.set_value(None)
        if tell:
            self.changed.emit()

    @property
    def count(self) -> int:
        """How many things narrow the list."""
        chosen = [box.currentData() for box in (self.person, self.kind, self.ref)]
        return sum(map(bool, [*chosen, self.since.value, self.until.value]))

    def wish(self, text: str) -> TrailFilter:
        """Return what is asked for, with *text* to be found in it."""
        kind = self.kind.currentData()
        until = self.until.value
        return TrailFilter(
            person_id=self.person.currentData() or None,
            kind=KindGroup(kind) if kind else None,
            ref=self.ref.currentData() or None,
            since=_start(self.since.value) if self.since.value else None,
            until=_start(until + timedelta(days=1)) if until else None,
            text=text,
        )

    def _choose(self, box: QComboBox, number: int) -> None:
        box.blockSignals(True)
        box.setCurrentIndex(number)
        box.blockSignals(False)

    def _lay_out(self, leaf: str) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        named = (
            (self.tr("Who"), self.person),
            (self.tr("Kind"), self.kind),
            (leaf, self.ref),
            (self.tr("From"), self.since),
            (self.tr("To"), self.until),
        )
        for row, (name, widget) in enumerate(named):
            label = PlainLabel(name, role="small", wrap=False)
            label.setBuddy(widget)
            grid.addWidget(label, row, 0)
            grid.addWidget(widget, row, 1)


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), LONDON)


def _choice(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return box


def _fill(box: QComboBox, items: list[tuple[str, str]]) -> None:
    chosen = box.currentData()
    if items == [(box.itemData(k), box.itemText(k)) for k in range(1, box.count())]:
        return
    box.blockSignals(True)
    while box.count() > 1:
        box.removeItem(1)
    for key, text in items:
        box.addItem(QIcon(), text, key)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    box.blockSignals(False)
