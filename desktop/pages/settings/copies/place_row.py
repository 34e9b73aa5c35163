"""One place where copies go: whether it is there, and its newest copy."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.services.backup.copy_views import PlaceView
from desktop import copy_words
from desktop.pages.settings.locks.confirm_panel import ConfirmPanel
from desktop.theme import scaled
from desktop.widgets.button import Button
from desktop.widgets.flow_label import FlowLabel
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.status_chip import StatusChip

ROOM = 520  # from this width on, at 100 % text, the buttons stand beside the words


class PlaceRow(QWidget):
    """Emits ``copy_asked(id)`` and, once it was confirmed, ``forget_asked(id)``."""

    copy_asked = Signal(str)
    forget_asked = Signal(str)

    def __init__(self, place: PlaceView, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self.name = copy_words.place_name(place)
        self.copy = Button(self.tr("Copy now"), kind="quiet")
        self.copy.setAccessibleName(self.tr("Copy now to {name}").format(name=self.name))
        self.forget = Button(self.tr("Forget"), kind="quiet")
        self.forget.setAccessibleName(self.tr("Forget {name}").format(name=self.name))
        self.confirm = ConfirmPanel(self.tr("Forget it"), self.tr("Keep it"), kind="danger")
        self.newest = PlainLabel(self._newest(today), role="muted")
        self.chip = StatusChip(*self._standing())
        self._lay_out()
        self.copy.setVisible(place.present or place.here)
        self.forget.setVisible(not place.here)
        self.copy.clicked.connect(self._on_copy)
        self.forget.clicked.connect(self._on_forget)
        self.confirm.confirmed.connect(self._on_confirmed)
        self.confirm.left.connect(self.forget.setFocus)

    def fold(self) -> None:
        """Ask nothing."""
        self.confirm.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        wide = self.width() >= scaled(ROOM)
        self._row.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def _standing(self) -> tuple[str, str]:
        if self.place.here:
            return self.tr("By itself"), "ok"
        if self.place.present:
            return self.tr("It is there"), "ok"
        return self.tr("Put the stick in"), "warn"

    def _newest(self, today: date) -> str:
        copy = self.place.newest
        if copy is None:
            return self.tr("No copy there yet.")
        return self.tr("Newest copy: {moment}. {behind}").format(
            moment=copy_words.moment(copy.made_at, today), behind=copy_words.behind(copy)
        )

    def _lay_out(self) -> None:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        head = FlowLayout(gap=10)
        head.addWidget(FlowLabel(self.name, role="strong"))
        head.addWidget(self.chip)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(head)
        words.addWidget(self.newest)
        if not self.place.here:
            path = "\u200b".join(str(self.place.folder))  # a long path may wrap anywhere
            where = PlainLabel(path, role="small")
            where.setAccessibleName(str(self.place.folder))
            words.addWidget(where)
            if self.place.same_disk:
                words.addWidget(
                    PlainLabel(
                        self.tr("On the same disk as your records: if it breaks, both are gone."),
                        role="muted",
                    )
                )
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(10)
        self._row.addLayout(words, 1)
        buttons = QWidget()
        row = FlowLayout(buttons, gap=4)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.copy)
        row.addWidget(self.forget)
        sides = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        self._row.addWidget(buttons, 0, sides)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._row)
        column.addWidget(self.confirm)

    def _on_copy(self) -> None:
        self.copy_asked.emit(self.place.id)

    def _on_forget(self) -> None:
        self.confirm.ask(
            self.tr(
                "No more copies go to {name}, and it is not asked for. What lies there stays and "
                "can still be brought back."
            ).format(name=self.name)
        )

    def _on_confirmed(self) -> None:
        self.forget_asked.emit(self.place.id)
