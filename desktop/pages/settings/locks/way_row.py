"""One way to open the records: what it is, since when, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.domain.clock import london_date
from core.domain.home import long_date
from core.services.access import WayIn, WayKind
from desktop.pages.settings.locks.confirm_panel import ConfirmPanel
from desktop.theme import scaled
from desktop.widgets.button import Button
from desktop.widgets.flow_label import FlowLabel
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.status_chip import StatusChip

ROOM = 520  # from this width on, at 100 % text, the buttons stand beside the words


class WayRow(QWidget):
    """Emits ``replace_asked(way)`` and, once it was confirmed, ``remove_asked(way)``."""

    replace_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(
        self, way: WayIn, name: str, *, last: bool, left: str, parent: QWidget | None = None
    ) -> None:
        """*last*: it cannot be taken away. *left*: what would open the records without it."""
        super().__init__(parent)
        self.way, self._name, self._left = way, name, left
        self.replace = Button(self.tr("Replace"), kind="quiet")
        self.replace.setAccessibleName(self.tr("Replace: {name}").format(name=name))
        self.remove = Button(self.tr("Take away"), kind="quiet")
        self.remove.setAccessibleName(self.tr("Take away: {name}").format(name=name))
        self.confirm = ConfirmPanel(
            self.tr("Take it away"), self.tr("Leave it as it is"), kind="danger"
        )
        self.why = PlainLabel(
            self.tr(
                "It is the only way to open your records, so it cannot be taken away. Add "
                "another one first."
            ),
            role="muted",
        )
        self._lay_out()
        self.replace.setVisible(way.kind is not WayKind.KEYRING)
        self.remove.setVisible(not last)
        self.why.setVisible(last)
        self.replace.clicked.connect(self._on_replace)
        self.remove.clicked.connect(self._on_remove)
        self.confirm.confirmed.connect(self._on_confirmed)
        self.confirm.left.connect(self._on_left)

    def fold(self) -> None:
        """Ask nothing."""
        self.confirm.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        wide = self.width() >= scaled(ROOM)
        self._row.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def _lay_out(self) -> None:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        head = FlowLayout(gap=10)
        head.addWidget(FlowLabel(self._name, role="strong"))
        if self.way.opened_by_this:
            head.addWidget(StatusChip(self.tr("Opened them now"), "ok"))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(head)
        words.addWidget(PlainLabel(self._what(), role="muted"))
        words.addWidget(self.why)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(10)
        self._row.addLayout(words, 1)
        sides = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        buttons = QWidget()
        row = FlowLayout(buttons, gap=4)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.replace)
        row.addWidget(self.remove)
        self._row.addWidget(buttons, 0, sides)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._row)
        column.addWidget(self.confirm)

    def _what(self) -> str:
        what = {
            WayKind.KEYRING: self.tr("Opens by itself while you are signed in to it."),
            WayKind.PASSPHRASE: self.tr("Typed when the program starts, and after a lock."),
            WayKind.SPARE_KEY: self.tr("A line of letters on paper that opens them on any PC."),
        }[self.way.kind]
        made = self.tr("Made {day}.").format(day=long_date(london_date(self.way.created)))
        return f"{what} {made}"

    def _outcome(self) -> str:
        outcome = {
            WayKind.KEYRING: self.tr(
                "Your records then no longer open by themselves: the program asks each time."
            ),
            WayKind.PASSPHRASE: self.tr("This passphrase then opens your records no more."),
            WayKind.SPARE_KEY: self.tr(
                "The sheet then opens nothing: tear it up. If this PC breaks, you need another way."
            ),
        }[self.way.kind]
        return self.tr("{outcome} What is left: {ways}. Be sure that you have it at hand.").format(
            outcome=outcome, ways=self._left
        )

    def _on_replace(self) -> None:
        self.replace_asked.emit(self.way)

    def _on_remove(self) -> None:
        self.confirm.ask(self._outcome())

    def _on_confirmed(self) -> None:
        self.remove_asked.emit(self.way)

    def _on_left(self) -> None:
        self.remove.setFocus()
