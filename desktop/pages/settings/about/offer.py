"""“Change it in these 6 answers too”: the answers that still quote what a fact was before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.services.facts import Use
from desktop.widgets.button import Button
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.wrap_check import WrapCheck

_SHORT = 3  # a figure of so few digits stands for many things


class Offer(QWidget):
    """Emits ``taken(refs)`` or ``left()``. Nothing is changed in an answer without it."""

    taken = Signal(tuple)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.before = ""  # what the answers still say
        self.text = PlainLabel()
        self.checks: dict[str, WrapCheck] = {}
        self.yes = Button("", icon_name="check")
        self.no = Button(self.tr("Leave as it is"), kind="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 10)
        column.setSpacing(4)
        column.addWidget(self.text)
        self._answers = QVBoxLayout()
        self._answers.setSpacing(0)
        column.addLayout(self._answers)
        buttons = FlowLayout(gap=8)
        buttons.addWidget(self.yes)
        buttons.addWidget(self.no)
        column.addLayout(buttons)
        self.yes.clicked.connect(self._on_yes)
        self.no.clicked.connect(self._on_no)
        self.hide()

    def make(self, before: str, now: str, quoting: Sequence[Use]) -> None:
        """Offer to put *now* in the place of *before* in the answers *quoting*."""
        self.before = before
        self.text.setText(self._words(before, now, len(quoting)))
        for check in self.checks.values():
            self._answers.removeWidget(check)
            check.hide()
            check.deleteLater()
        self.checks = {}
        sure = not (before.isdigit() and len(before) <= _SHORT)
        for use in quoting:
            check = WrapCheck(f"{use.ref}: {use.words}", sure)
            check.clicked.connect(self._count)
            self._answers.addWidget(check)
            self.checks[use.ref] = check
        self._count()
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_no()
        else:
            super().keyPressEvent(event)

    def _words(self, before: str, now: str, count: int) -> str:
        if not before:
            return self.tr("These answers have a blank that waits for it:")
        if not now:
            return self.tr("These answers still say “{before}”. It would become a blank:").format(
                before=before
            )
        if count == 1:
            return self.tr("One answer still says “{before}”:").format(before=before)
        return self.tr("{count} answers still say “{before}”:", None, count).format(
            count=count, before=before
        )

    def _chosen(self) -> tuple[str, ...]:
        return tuple(ref for ref, check in self.checks.items() if check.isChecked())

    def _count(self) -> None:
        count = len(self._chosen())
        self.yes.setEnabled(count > 0)
        self.yes.set_text(
            self.tr("Change it in this answer too")
            if count == 1
            else self.tr("Change it in these {count} answers too", None, count).format(count=count)
        )

    def _on_yes(self) -> None:
        self.hide()
        self.taken.emit(self._chosen())

    def _on_no(self) -> None:
        self.hide()
        self.left.emit()
