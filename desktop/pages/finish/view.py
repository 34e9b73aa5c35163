"""The layout of Finish: the stepper, and one of four panels below it."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.allowed import reading_words
from desktop.pages.finish.check_panel import CheckPanel
from desktop.pages.finish.facts import Facts
from desktop.pages.finish.receipt_panel import ReceiptPanel
from desktop.pages.finish.send_panel import SendPanel
from desktop.pages.finish.sign_panel import SignPanel
from desktop.pages.finish.stepper import Stepper
from desktop.widgets.banner import Banner


class Step(StrEnum):
    """The steps, by the names under which other places lead to them."""

    CHECK = "check"
    SIGN = "sign-off"
    SEND = "send"
    RECEIPT = "receipt"


STEPS = tuple(Step)


class FinishView(QWidget):
    """Shows one step at a time; what its buttons do is the page's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stepper = Stepper(
            (self.tr("Check"), self.tr("Sign off"), self.tr("Publish or send"), self.tr("Receipt"))
        )
        self.check = CheckPanel()
        self.sign = SignPanel()
        self.send = SendPanel()
        self.receipt = ReceiptPanel()
        self.panels = QStackedWidget()
        self.panels.setMinimumSize(1, 1)
        for panel in (self.check, self.sign, self.send, self.receipt):
            self.panels.addWidget(panel)
            panel.verticalScrollBar().rangeChanged.connect(self._align)
        self._head = QVBoxLayout()
        self.reading = Banner()
        self._head.setSpacing(10)
        self._head.addWidget(self.reading)
        self._head.addWidget(self.stepper)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.panels, 1)
        self.panels.currentChanged.connect(self._align)
        self._align()

    @property
    def step(self) -> Step:
        """The step on screen."""
        return STEPS[self.panels.currentIndex()]

    def show_step(self, step: Step) -> None:
        """Show *step*."""
        number = STEPS.index(step)
        self.stepper.show_step(number)
        self.panels.setCurrentIndex(number)

    def _align(self) -> None:
        """Let the steps end where the cards below them end, with or without a scroll bar."""
        panel = self.panels.currentWidget()
        bar = panel.verticalScrollBar()
        right = bar.sizeHint().width() if bar.maximum() > 0 else 0
        self._head.setContentsMargins(panel.side, 0, panel.side + right, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._align()

    def show_facts(self, facts: Facts) -> None:
        """Show which steps are done, what the check found, and the receipt."""
        self.stepper.show_done(
            (
                not facts.in_the_way,
                facts.is_signed,
                facts.is_sent or facts.is_published,
                facts.is_sent,
            )
        )
        for panel in (self.check, self.receipt):
            panel.show_facts(facts)
        if facts.allowed.change:
            self.reading.hide()
        elif self.reading.isHidden():
            self.reading.tell("info", *reading_words(facts.allowed), can_close=False)
