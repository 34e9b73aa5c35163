"""One piece of evidence as whoever checks it meets it: which version, of which date, where."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.domain.clock import london_date
from core.domain.evidence import Evidence, EvidenceKind
from core.domain.home import long_date
from desktop.evidence.words import dating_words, kind_icon
from desktop.theme import scaled
from desktop.widgets.button import Button
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.status_chip import StatusChip

ROOMY = 470  # from this width on, at 100 % text, the button stands beside the title
_TONES = {"ok": "ok", "warn": "warn", "bad": "bad", "muted": "quiet"}


class EvidenceRow(QWidget):
    """Emits ``open_asked(evidence id)``; paper says where it is kept."""

    open_asked = Signal(str)

    def __init__(self, piece: Evidence, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._id = piece.id
        dating = dating_words(piece, today)
        self.title = PlainLabel(piece.title, role="strong")
        self.facts = PlainLabel(self._facts(piece), role="muted")
        self.chip = StatusChip(dating.text, _TONES[dating.tone])
        self.open = Button(self.tr("Open"), icon_name="external-link")
        self.open.setAccessibleName(self.tr("Open {title}").format(title=piece.title))
        if piece.kind is EvidenceKind.PAPER:
            self.open.hide()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.facts)
        words.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        icon = IconLabel(kind_icon(piece), "muted", 20)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(8)
        self._middle.addLayout(words, 1)
        sides = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        self._middle.addWidget(self.open, 0, sides)
        row.addLayout(self._middle, 1)
        self.open.clicked.connect(self._on_open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        narrow = self.width() < scaled(ROOMY)
        self._middle.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def _facts(self, piece: Evidence) -> str:
        parts = []
        if piece.kind is EvidenceKind.PAPER:
            parts.append(self.tr("kept on paper: {place}").format(place=piece.place))
        elif piece.current is not None:
            parts.append(piece.current.file_name)
            day = long_date(london_date(piece.current.added_at))
            words = self.tr("version {number}, kept {day}")
            parts.append(words.format(number=piece.current.number, day=day))
        dated = self.tr("dated {day}").format(day=long_date(piece.dated)) if piece.dated else ""
        parts.append(dated or self.tr("without a date"))
        return "  ·  ".join(parts)

    def _on_open(self) -> None:
        self.open_asked.emit(self._id)
