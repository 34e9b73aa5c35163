"""Days one below the other, joined by a line: what is done, what is next, what comes later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.theme import colours, scaled
from desktop.widgets.plain_label import PlainLabel

_DOT, _LEFT = 16, 30


class StepState(StrEnum):
    """How a day stands."""

    DONE = "done"
    NEXT = "next"
    LATER = "later"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class TimelineStep:
    """*title* and *detail* say everything; the dot beside them says it once more."""

    title: str
    detail: str
    state: StepState = StepState.LATER


class Timeline(QWidget):
    """Each step is read as one sentence by screen readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._steps: tuple[TimelineStep, ...] = ()

    @property
    def steps(self) -> tuple[TimelineStep, ...]:
        """What is shown, from top to bottom."""
        return self._steps

    def show_steps(self, steps: Sequence[TimelineStep]) -> None:
        """Show *steps* in their order."""
        if tuple(steps) == self._steps:
            return
        self._steps = tuple(steps)
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for number, step in enumerate(steps):
            row = _Row(step, is_first=number == 0, is_last=number == len(steps) - 1)
            self._column.addWidget(row)


class _Row(QWidget):
    def __init__(self, step: TimelineStep, *, is_first: bool, is_last: bool) -> None:
        super().__init__()
        self._step, self._is_first, self._is_last = step, is_first, is_last
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.title = PlainLabel(step.title, role="strong")
        self.title.setAccessibleName(f"{step.title}: {step.detail}")
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(_LEFT), 0, 0, 0 if is_last else 12)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(PlainLabel(step.detail, role="muted"))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.title.fontMetrics().height()
        middle = QPointF(scaled(_DOT) / 2 + 1, line / 2 + 1)
        painter.setPen(QPen(QColor(look.track), scaled(2)))
        top = middle.y() if self._is_first else 0
        bottom = middle.y() if self._is_last else self.height()
        painter.drawLine(QPointF(middle.x(), top), QPointF(middle.x(), bottom))
        self._paint_dot(painter, middle)

    def _paint_dot(self, painter: QPainter, middle: QPointF) -> None:
        look, state = colours(), self._step.state
        tone = {
            StepState.DONE: look.ok,
            StepState.NEXT: look.accent,
            StepState.LATER: look.edge,
            StepState.MISSED: look.warn,
        }[state]
        side = scaled(_DOT - 3)
        dot = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        is_full = state in (StepState.DONE, StepState.NEXT)
        painter.setPen(QPen(QColor(tone), scaled(2)))
        painter.setBrush(QColor(tone if is_full else look.card))
        painter.drawEllipse(dot)
        if state is StepState.DONE:
            pen = QPen(QColor(look.card), scaled(2))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            corners = ((-0.22, 0.02), (-0.05, 0.18), (0.22, -0.16))
            painter.drawPolyline([middle + QPointF(x * side, y * side) for x, y in corners])
        elif state is StepState.MISSED:
            painter.drawLine(middle - QPointF(0, side * 0.18), middle + QPointF(0, side * 0.18))
