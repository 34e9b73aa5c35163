"""Who changed a requirement, when, and from what to what, below its answers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.services.past.history import RequirementChange
from desktop.history.change_entry import ChangeEntry
from desktop.widgets.banner import Banner
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class RequirementCard(Card):
    """Hidden until it is asked for. Emits what is pressed in it."""

    more_clicked = Signal()
    all_clicked = Signal()
    closed = Signal()
    put_back_clicked = Signal(object)  # the ChangeEntry

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title.setText(self.tr("Who changed this"))
        self.title.show()
        self.setAccessibleName(self.title.text())
        self.close_button = Button("", icon_name="x", kind="quiet")
        self.close_button.setAccessibleName(self.tr("Close who changed this"))
        self.close_button.setToolTip(self.tr("Close"))
        self.head.addWidget(self.close_button)
        self.banner = self.add(Banner())
        self.none = self.add(
            PlainLabel(
                self.tr(
                    "Nothing here was changed yet. Each tick, note and piece of evidence will be "
                    "listed with who did it and when, and can be put back."
                ),
                role="muted",
            )
        )
        self.entries: list[ChangeEntry] = []
        self._inner = self.add(QWidget())
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(22)
        self.more = Button(self.tr("Show earlier ones"), kind="quiet")
        self.all = Button(self.tr("See it in History"), icon_name="history", kind="quiet")
        row = FlowLayout(gap=8)
        row.addWidget(self.more)
        row.addWidget(self.all)
        self.add_layout(row)
        self.more.clicked.connect(self.more_clicked)
        self.all.clicked.connect(self.all_clicked)
        self.close_button.clicked.connect(self.closed)
        self.hide()

    def show_changes(
        self, changes: Sequence[RequirementChange], taken_back: frozenset[str], *, more: bool
    ) -> None:
        """Show *changes*, the newest first; *more* when there are earlier ones."""
        self.banner.hide()
        for entry in self.entries:
            self._column.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        self.entries = [ChangeEntry(one, one.change.id in taken_back) for one in changes]
        for entry in self.entries:
            entry.put_back_clicked.connect(self.put_back_clicked)
            self._column.addWidget(entry)
        self.none.setVisible(not changes)
        self._inner.setVisible(bool(changes))
        self.more.setVisible(more)
