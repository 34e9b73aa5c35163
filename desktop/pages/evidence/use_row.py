"""One answer that a piece of evidence is used for."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.domain.evidence import EvidenceLink
from desktop.theme import scaled
from desktop.widgets.button import Button
from desktop.widgets.plain_label import PlainLabel


class UseRow(QWidget):
    """The requirement, the point of it, a way there and a way to take the evidence off."""

    go_clicked = Signal(str)  # ref
    take_off_clicked = Signal(object)  # EvidenceLink

    def __init__(
        self,
        link: EvidenceLink,
        title: str,
        point: str,
        *,
        may_change: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.link = link
        self.title = PlainLabel(f"{link.ref}  {title}", role="strong")
        self.point = PlainLabel(point, role="muted")
        self.go = Button(self.tr("Go there"), icon_name="arrow-right", kind="quiet")
        self.go.setAccessibleName(self.tr("Go to {ref}").format(ref=link.ref))
        self.take_off = Button(self.tr("Take off"), icon_name="x", kind="quiet")
        named = self.tr("Take off this answer: {ref}, {point}")
        if not point:
            self.point.hide()
            named = self.tr("Take off this answer: {ref}")
        self.take_off.setAccessibleName(named.format(ref=link.ref, point=point))
        self.take_off.setToolTip(self.tr("Take off this answer; it stays kept"))
        if not may_change:  # never shown here: with no parent yet it would be a window of its own
            self.take_off.hide()
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.point)
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        buttons.addWidget(self.go)
        buttons.addWidget(self.take_off)
        buttons.addStretch(0)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 4, 0, 4)
        self._row.setSpacing(8)
        self._row.addLayout(words, 1)
        self._row.addLayout(buttons)
        self._row.setAlignment(buttons, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.go.clicked.connect(lambda: self.go_clicked.emit(self.link.ref))
        self.take_off.clicked.connect(lambda: self.take_off_clicked.emit(self.link))

    def minimumSizeHint(self) -> QSize:
        # As narrow as its buttons: below that width they stand under the words.
        return QSize(scaled(210), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        narrow = self.width() < scaled(460)
        self._row.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
