"""Says that somebody changed a document in another program, and asks what to do with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.evidence.words import breakable, refs_words
from desktop.widgets.button import Button
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from desktop.evidence.pending import Pending


class ChangedBanner(QFrame):
    """Shows the first of the waiting changes; hidden while there is none."""

    keep_clicked = Signal(object)  # Pending
    throw_clicked = Signal(object)  # Pending
    visibility = Signal(bool)
    look_clicked = Signal(str)  # evidence id: open it in another program to see the change

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("banner", "warn")
        self.title = PlainLabel(role="strong")
        self.text = PlainLabel()
        self.keep = Button("", icon_name="check")
        self.throw = Button(self.tr("Throw the change away"), icon_name="trash-2", kind="quiet")
        self.look = Button(self.tr("Look at it"), icon_name="external-link", kind="quiet")
        self._waiting: tuple[Pending, ...] = ()
        self._lay_out()
        self.keep.clicked.connect(self._on_keep)
        self.throw.clicked.connect(self._on_throw)
        self.look.clicked.connect(self._on_look)
        self.hide()

    def show_waiting(self, waiting: Sequence[Pending]) -> None:
        """Ask about the first of *waiting*; screen readers are told when it is another one."""
        before = self._waiting[:1]
        self._waiting = tuple(waiting)
        if not self._waiting:
            self.hide()
            return
        first = self._waiting[0]
        title = self.tr("You changed {name}").format(name=first.file_name)
        self.title.setText(breakable(title))
        self.text.setText(self._words(first))
        self.keep.set_text(self.tr("Keep as version {number}").format(number=first.next_number))
        self._set_busy(False)
        self.setAccessibleName(f"{title}. {self.text.text()}")
        self.show()
        if before != self._waiting[:1]:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        self.visibility.emit(visible)

    def set_compact(self, compact: bool) -> None:
        """Say only what must be said, where the text is large for the window."""
        for part in (self.text, self.look):
            part.setHidden(compact)

    def _words(self, first: Pending) -> str:
        parts = []
        if first.refs:
            parts.append(self.tr("It is used for {refs}.").format(refs=refs_words(first.refs)))
        parts.append(
            self.tr(
                "Until you decide, version {number} counts, and the change is kept safe."
            ).format(number=first.number)
        )
        more = len(self._waiting) - 1
        if more == 1:
            parts.append(self.tr("One more changed document waits after this."))
        elif more > 1:
            parts.append(
                self.tr("{count} more changed documents wait after this.", None, more).format(
                    count=more
                )
            )
        return " ".join(parts)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(12)
        row.addWidget(IconLabel("pencil", "warn", 22), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.text)
        buttons = FlowLayout(gap=8)
        for button in (self.keep, self.throw, self.look):
            buttons.addWidget(button)
        column.addSpacing(2)
        column.addLayout(buttons)
        row.addLayout(column, 1)

    def _set_busy(self, busy: bool) -> None:
        for button in (self.keep, self.throw, self.look):
            button.setEnabled(not busy)

    def _on_keep(self) -> None:
        self._set_busy(True)
        self.keep_clicked.emit(self._waiting[0])

    def _on_throw(self) -> None:
        self._set_busy(True)
        self.throw_clicked.emit(self._waiting[0])

    def _on_look(self) -> None:
        self.look_clicked.emit(self._waiting[0].evidence_id)
