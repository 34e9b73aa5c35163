"""What the chosen piece is: its title, where it is, how it stands, and what to do with it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from core.domain.clock import london_date
from core.domain.evidence import Evidence, EvidenceKind
from core.domain.home import long_date
from desktop.evidence.words import dating_words, kind_words, size_words
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.draft_line import DraftLine
from desktop.widgets.elided_label import ElidedLabel
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.status_chip import StatusChip

SETTLE_MS = 800  # a title is kept after this pause: nothing half typed is lost for longer
_CHIP_TONES = {"ok": "ok", "warn": "warn", "bad": "bad", "muted": "quiet"}


class HeadCard(Card):
    """Emits ``title_typed(text)`` after a pause or when the field is left."""

    title_typed = Signal(str)
    open_clicked = Signal()
    save_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.kind = PlainLabel(role="eyebrow", wrap=False)
        self.state_icon = IconLabel("circle-check", "ok", 18)
        self.state = StatusChip()
        self.name = DraftLine(self.tr("Title"), longest=300)
        weight = QFont()
        weight.setWeight(QFont.Weight.DemiBold)  # the size stays the person's own
        self.name.setFont(weight)
        self.error = PlainLabel(role="error")
        self.error.hide()
        self.file = ElidedLabel()
        self.facts = PlainLabel(role="muted")
        self.open = Button(self.tr("Open in another program"), icon_name="external-link")
        self.save = Button(self.tr("Save a copy to a folder"), icon_name="save", kind="quiet")
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.name.flush)
        self._lay_out()
        self.name.textEdited.connect(self._settle.start)
        self.name.left.connect(self.title_typed)
        self.open.clicked.connect(self.open_clicked)
        self.save.clicked.connect(self.save_clicked)

    def show_piece(self, piece: Evidence, today: date, *, waits: bool) -> None:
        """Show *piece*; a title that is just being typed is left alone."""
        self.kind.setText(kind_words(piece))
        self.name.set_note(piece.title)
        dating = dating_words(piece, today)
        if waits:
            self.state.show_status(self.tr("Changed: keep it or not?"), "warn")
            self.state_icon.show_icon("pencil", "warn")
        else:
            self.state.show_status(dating.text, _CHIP_TONES[dating.tone])
            self.state_icon.show_icon(dating.icon or "calendar", dating.tone)
        is_file = piece.kind is EvidenceKind.FILE
        version = piece.current
        if version is not None:
            words = f"{version.file_name}  ·  {size_words(version.size)}"
            self.file.setText(words)
        self.file.setVisible(version is not None)
        self.facts.setText(self._facts(piece))
        self.open.setVisible(is_file)
        self.save.setVisible(is_file)

    def show_error(self, text: str) -> None:
        """Say why the title was not taken, or nothing."""
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def flush(self) -> None:
        """Hand over a title that is half typed."""
        self._settle.stop()
        self.name.flush()

    def _facts(self, piece: Evidence) -> str:
        day = long_date(london_date(piece.added_at))
        added = (
            self.tr("Added {day} by {person}.").format(day=day, person=piece.added_by)
            if piece.added_by
            else self.tr("Added {day}.").format(day=day)
        )
        version = piece.current
        if version is None or version.number == 1:
            return added
        newest = self.tr("Version {number} is of {day}; earlier ones stay kept.").format(
            number=version.number, day=long_date(london_date(version.added_at))
        )
        return f"{added} {newest}"

    def _lay_out(self) -> None:
        top = FlowLayout(gap=8)
        top.addWidget(self.kind)
        top.add_trailing(self.state_icon)
        top.add_trailing(self.state)
        self.add_layout(top)
        for widget in (self.name, self.error, self.file, self.facts):
            self.add(widget)
        buttons = FlowLayout(gap=8)
        buttons.addWidget(self.open)
        buttons.addWidget(self.save)
        self.add_layout(buttons)
