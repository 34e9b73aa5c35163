"""One piece of evidence under a requirement: what it is, how it stands, and its details."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.domain.evidence import Evidence, EvidenceKind
from core.domain.state import AssessmentState, RequirementState
from desktop.pages.questions.evidence_details import EvidenceDetails
from desktop.pages.questions.words import evidence_words, serves_words
from desktop.theme import scaled
from desktop.widgets.button import Button
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.status_chip import StatusChip

ROOMY = 470  # from this width on, at 100 % text, the buttons stand beside the title


class EvidenceItem(QWidget):
    """``open_clicked()`` and the signals of its details, which are built when they are wanted.

    A question of ten years has some hundred pieces, and nobody unfolds more than a few.
    """

    open_clicked = Signal()
    edited = Signal(dict)
    linked = Signal(object, bool)
    taken_off = Signal()

    def __init__(
        self,
        piece: Evidence,
        requirement: RequirementState,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.id = piece.id
        on_paper = piece.kind is EvidenceKind.PAPER
        self._icon = IconLabel("archive" if on_paper else "file-text", "muted", 20)
        self.title = PlainLabel(role="strong")
        self.words = PlainLabel(role="small")
        self.serves = PlainLabel(role="small")
        self.changed = PlainLabel(
            self.tr("Changed in another program: decide at the top of the window."), role="small"
        )
        self.changed.hide()
        self.chip = StatusChip()
        self.open = Button(self.tr("Open"), icon_name="external-link", kind="quiet")
        self.open.setToolTip(self.tr("Open a copy in its own program; changes can be kept"))
        if on_paper:
            self.open.hide()
        self.more = Button(self.tr("Details"), icon_name="chevron-down", kind="quiet")
        self.more.setCheckable(True)
        self._make = partial(EvidenceDetails, requirement=requirement, today=today)
        self._details: EvidenceDetails | None = None
        self._shown = (piece, requirement.ref, True)
        self._lay_out()
        self.open.clicked.connect(self.open_clicked)
        self.more.toggled.connect(self._on_more_toggled)

    @property
    def details(self) -> EvidenceDetails:
        """Its details, built at the first call."""
        if self._details is None:
            piece, ref, can_change = self._shown
            self._details = details = self._make(piece, parent=self)
            details.hide()
            self._column.addWidget(details)
            details.show_details(piece, ref, can_change=can_change)
            details.edited.connect(self.edited)
            details.linked.connect(self.linked)
            details.taken_off.connect(self.taken_off)
        return self._details

    def flush(self) -> None:
        """Hand over what is being typed in open details."""
        if self.more.isChecked():
            self.details.flush()

    def show_piece(
        self,
        piece: Evidence,
        requirement: RequirementState,
        state: AssessmentState,
        *,
        waits: bool,
        can_change: bool,
    ) -> None:
        """Show *piece* as it is now; *waits* says that a change of it waits for a decision."""
        self.title.setText(piece.title)
        self.words.setText(evidence_words(piece))
        self.words.setVisible(bool(self.words.text()))
        self.serves.setText(serves_words(piece, requirement))
        self.serves.setVisible(bool(self.serves.text()))
        if piece.is_in_date(state.today):
            self.chip.show_status(self.tr("In date"), "ok")
        else:
            self.chip.show_status(self.tr("Out of date"), "warn")
        for button, words in (
            (self.open, self.tr("Open {title}")),
            (self.more, self.tr("Details of {title}")),
        ):
            button.setAccessibleName(words.format(title=piece.title))
        self._shown = (piece, requirement.ref, can_change)
        if self._details is not None:
            self._details.show_details(piece, requirement.ref, can_change=can_change)
        self.changed.setVisible(waits)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        narrow = self.width() < scaled(ROOMY)
        self._top.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def _on_more_toggled(self, shown: bool) -> None:
        self.details.setVisible(shown)

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(0)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(4)
        words = QHBoxLayout()
        words.setSpacing(10)
        words.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(self.title, 1)
        self._top.addLayout(words, 1)
        controls = QHBoxLayout()
        controls.setSpacing(8)
        for widget in (self.chip, self.open, self.more):
            controls.addWidget(widget)
        controls.addStretch(1)
        self._top.addLayout(controls)
        column.addLayout(self._top)
        below = QVBoxLayout()
        below.setContentsMargins(scaled(20) + 10, 0, 0, 4)
        below.setSpacing(1)
        below.addWidget(self.words)
        below.addWidget(self.serves)
        below.addWidget(self.changed)
        column.addLayout(below)
