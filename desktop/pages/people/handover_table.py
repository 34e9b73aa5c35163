"""What somebody looks after, with one choice each of who does it from now on, or all at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from core.domain.belongings import Belongings, Heir, Thing, heir_of
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel

CHARACTERS = 18  # of a name that are seen while the choice is closed
KEEP, NOBODY = 0, 1  # the first two choices; the names come after them


class HandoverTable(QWidget):
    """``show_belongings`` fills it; ``heirs`` says what was chosen, in its order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._things: tuple[Thing, ...] = ()
        self._names: tuple[str, ...] = ()
        self.lead = PlainLabel()
        self.everything = self._choice(self.tr("All to"))
        self.choices: list[QComboBox] = []
        self._cells: list[QWidget] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        row = FlowLayout(gap=8)
        row.addWidget(PlainLabel(self.tr("All to"), role="strong", wrap=False))
        row.addWidget(self.everything)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.lead)
        column.addLayout(row)
        column.addLayout(self._grid)
        self.everything.activated.connect(self._on_everything)

    def show_belongings(self, owned: Belongings, names: Sequence[str]) -> None:
        """Show what is looked after, and the *names* of those who could do it."""
        own = owned.name.casefold()
        self._things = owned.things
        self._names = tuple(name for name in names if name.casefold() != own)
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._cells, self.choices = [], []
        self._fill(self.everything)
        before: QWidget = self.everything
        for number, one in enumerate(owned.things):
            words = PlainLabel(one.words)
            choice = self._choice(
                self.tr("Who looks after {ref} now").format(ref=one.ref or one.title)
            )
            self._fill(choice)
            self._grid.addWidget(words, number, 0)
            self._grid.addWidget(choice, number, 1)
            self._cells += [words, choice]
            self.choices.append(choice)
            self.setTabOrder(before, choice)
            before = choice
        text = self.tr("{name} looks after these. Who does it now?")
        self.lead.setText(text.format(name=owned.name))
        self.setVisible(bool(owned.things))

    @property
    def heirs(self) -> tuple[Heir, ...]:
        """Who gets what; what stays as it is is left out."""
        found = []
        for one, choice in zip(self._things, self.choices, strict=True):
            place = choice.currentIndex()
            if place != KEEP:
                name = "" if place == NOBODY else self._names[place - NOBODY - 1]
                found.append(heir_of(one, name))
        return tuple(found)

    def _choice(self, name: str) -> QComboBox:
        choice = QComboBox()
        choice.setAccessibleName(name)
        choice.setMinimumContentsLength(CHARACTERS)  # grows with the text
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return choice

    def _fill(self, choice: QComboBox) -> None:
        choice.clear()
        choice.addItems([self.tr("Leave as it is"), self.tr("Nobody yet"), *self._names])

    def _on_everything(self, place: int) -> None:
        for choice in self.choices:
            choice.setCurrentIndex(place)
