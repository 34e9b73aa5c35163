"""One copy: when, where, how far behind; to check and to bring back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.services.backup.copy_views import CopyView
from desktop import copy_words
from desktop.figures import size_words
from desktop.theme import scaled
from desktop.widgets.button import Button
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel

ROOM = 460  # from this width on, at 100 % text, the buttons stand beside the words


class CopyRow(QWidget):
    """Emits ``check_asked(id)`` and ``restore_asked(id)``."""

    check_asked = Signal(str)
    restore_asked = Signal(str)

    def __init__(
        self, copy: CopyView, place: str, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.copy = copy
        when = copy_words.moment(copy.made_at, today)
        named = self.tr("{moment}, {place}").format(moment=when, place=place)
        self.title = PlainLabel(named[:1].upper() + named[1:])
        self.detail = PlainLabel(self._detail(today), role="small")
        self.check = Button(self.tr("Check"), kind="quiet")
        self.check.setAccessibleName(self.tr("Check the copy of {what}").format(what=named))
        self.restore = Button(self.tr("Bring back…"), kind="quiet")
        self.restore.setAccessibleName(self.tr("Bring back the copy of {what}").format(what=named))
        for button in (self.check, self.restore):
            button.setVisible(copy.present)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.detail)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        self._row.addLayout(words, 1)
        buttons = QWidget()
        row = FlowLayout(buttons, gap=4)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.check)
        row.addWidget(self.restore)
        sides = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        self._row.addWidget(buttons, 0, sides)
        self.check.clicked.connect(self._on_check)
        self.restore.clicked.connect(self._on_restore)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        wide = self.width() >= scaled(ROOM)
        self._row.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def _detail(self, today: date) -> str:
        copy = self.copy
        parts = [copy_words.behind(copy)]
        if copy.proved_at is not None:
            parts.append(
                self.tr("Proved good {moment}.").format(
                    moment=copy_words.moment(copy.proved_at, today)
                )
            )
        parts.append(self.tr("{size}, besides documents.").format(size=size_words(copy.size)))
        if not copy.present:
            parts.append(self.tr("Put the stick in to use it."))
        return " ".join(parts)

    def _on_check(self) -> None:
        self.check_asked.emit(self.copy.id)

    def _on_restore(self) -> None:
        self.restore_asked.emit(self.copy.id)
