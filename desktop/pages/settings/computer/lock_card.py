"""After how many minutes without a touch the window locks itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.widgets.card import Card
from desktop.widgets.choice_row import ChoiceRow
from desktop.widgets.plain_label import PlainLabel

MINUTES = (2, 5, 10, 15, 30, 60)
NEVER = 0


class LockCard(Card):
    """Emits ``chosen(minutes)``; 0 is never."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Lock by itself"), parent=parent)
        self._offered: tuple[int, ...] = ()
        self.times: ChoiceRow | None = None
        self.add(
            PlainLabel(
                self.tr(
                    "When nobody has touched the window for this long, your records are closed "
                    "and have to be opened again. What is half typed is saved first."
                )
            )
        )
        self.note = PlainLabel(role="muted")
        self.add(self.note)

    def show_minutes(self, minutes: int) -> None:
        """Show what holds; an odd number written into the file by hand is offered, too."""
        minutes = max(minutes, NEVER)
        offered = (*sorted({*MINUTES, minutes} - {NEVER}), NEVER)
        if offered != self._offered:
            self._offer(offered)
        assert self.times is not None
        self.times.show_value(offered.index(minutes))
        self._tell(minutes)

    def _offer(self, offered: tuple[int, ...]) -> None:
        if self.times is not None:
            self.body.removeWidget(self.times)
            self.times.hide()
            self.times.deleteLater()
        self._offered = offered
        words = [self._words(one) for one in offered]
        self.times = ChoiceRow(self.tr("Lock by itself"), words, wraps=True)
        self.times.chosen.connect(self._on_chosen)
        self.body.insertWidget(self.body.indexOf(self.note), self.times)

    def _words(self, minutes: int) -> str:
        if minutes == NEVER:
            return self.tr("Never")
        if minutes == 60:
            return self.tr("1 hour")
        if minutes == 1:
            return self.tr("1 minute")
        return self.tr("{count} minutes", None, minutes).format(count=minutes)

    def _tell(self, minutes: int) -> None:
        self.note.setText(
            self.tr(
                "Whoever comes to this PC can then read your records as long as the window is "
                "open. Lock them yourself when you leave: Ctrl+L."
            )
            if minutes == NEVER
            else self.tr(
                "It also locks when the computer sleeps. To lock at once, press Ctrl+L; to cover "
                "the screen for a moment, F9."
            )
        )

    def _on_chosen(self, number: int) -> None:
        minutes = self._offered[number]
        self._tell(minutes)
        self.chosen.emit(minutes)
