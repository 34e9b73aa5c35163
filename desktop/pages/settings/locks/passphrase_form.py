"""A new passphrase: one more, or in place of the one there is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.errors import KnownError
from core.services.access import check_passphrase
from desktop.pages.first_run.passphrase_card import PassphraseCard
from desktop.pages.first_run.wizard import Gap
from desktop.widgets.button import Button
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class PassphraseForm(QWidget):
    """Emits ``given(text)`` once it was typed twice, and ``left``. Escape leaves.

    The fields are built for one use and taken apart after it, so that nothing typed stays.
    """

    given = Signal(str)
    left = Signal()
    begun = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card: PassphraseCard | None = None
        self.keep = Button("", icon_name="check", kind="primary", parent=self)
        self.leave = Button(self.tr("Leave it as it is"), kind="quiet", parent=self)
        self.error = PlainLabel(role="error", parent=self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.keep.clicked.connect(self._on_keep)
        self.leave.clicked.connect(self._on_leave)
        self._put_by()
        self.hide()

    def begin(self, keep: str) -> None:
        """Show empty fields; *keep* is what the button says."""
        self.end()
        self.keep.set_text(keep)
        self.card = card = PassphraseCard(self)
        self._column.addWidget(card)
        card.add(self.error)
        buttons = FlowLayout(gap=8)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.leave)
        card.add_layout(buttons)
        for one in (self.keep, self.leave):
            one.show()
        self.error.hide()
        for field in (card.typed, card.again):
            field.control.returnPressed.connect(self._on_keep)
        self.show()
        card.typed.control.setFocus()
        self.begun.emit()

    def end(self) -> None:
        """Forget what was typed."""
        self.hide()
        if self.card is not None:
            self._put_by()
            self._column.removeWidget(self.card)
            self.card.deleteLater()
            self.card = None

    def _put_by(self) -> None:
        """Keep what outlives the fields; without a parent it would outlive the window."""
        for part in (self.keep, self.leave, self.error):
            part.setParent(self)
            part.hide()

    def show_busy(self, busy: bool) -> None:
        """Say that it is being made: working a passphrase out takes over a second."""
        self.setEnabled(not busy)

    def show_error(self, text: str) -> None:
        """Say why it was not taken."""
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_leave()
        else:
            super().keyPressEvent(event)

    def _on_keep(self) -> None:
        card = self.card
        if card is None or card.say(self._gaps(card)):
            return
        self.show_error("")
        self.given.emit(card.typed.control.text())

    def _gaps(self, card: PassphraseCard) -> tuple[Gap, ...]:
        text = card.typed.control.text()
        if not text.strip():
            return (Gap.PASSPHRASE,)
        try:
            check_passphrase(text)
        except KnownError:
            return (Gap.PASSPHRASE_WEAK,)
        if not card.shown.isChecked() and text != card.again.control.text():
            return (Gap.PASSPHRASE_DIFFERS,)
        return ()

    def _on_leave(self) -> None:
        self.end()
        self.left.emit()
