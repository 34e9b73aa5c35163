"""The right side: everything about the chosen piece."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from core.domain.evidence import Evidence
from core.domain.organisation import AssessmentStatus
from core.domain.state import AssessmentState
from desktop.evidence.preview.preview_card import PreviewCard
from desktop.pages.evidence.details_card import DetailsCard
from desktop.pages.evidence.head_card import HeadCard
from desktop.pages.evidence.remove_card import RemoveCard
from desktop.pages.evidence.uses_card import UsesCard
from desktop.pages.evidence.versions_card import VersionsCard
from desktop.widgets.scroll_page import ScrollPage


class DetailPanel(ScrollPage):
    """Cards, one below the other; the page listens to each."""

    def __init__(self, today: Callable[[], date], *, parent: QWidget | None = None) -> None:
        super().__init__("", margin=0, parent=parent)
        self.setAccessibleName(self.tr("Chosen evidence"))
        self.head = self.add(HeadCard())
        self.preview = self.add(PreviewCard())
        self.versions = self.add(VersionsCard())
        self.details = self.add(DetailsCard(today))
        self.uses = self.add(UsesCard())
        self.remove = self.add(RemoveCard())
        self.finish()
        self.piece: Evidence | None = None

    def show_piece(
        self, piece: Evidence, state: AssessmentState, *, waits: bool, may_change: bool
    ) -> None:
        """Show *piece* as it stands in *state*; without *may_change* it is only read."""
        if self.piece is None or self.piece.id != piece.id:
            self.flush()
            self.head.show_error("")
            self.details.show_error("")
            self.uses.close_picker()
            self.remove.reset()
            self.verticalScrollBar().setValue(0)
        self.piece = piece
        is_open = state.assessment.status is AssessmentStatus.OPEN
        self.head.show_piece(piece, state.today, waits=waits)
        self.details.show_piece(piece)
        self.uses.show_piece(piece, state, is_open=is_open, may_change=may_change and is_open)
        self.remove.show_piece(piece)
        self.remove.setVisible(may_change)
        self.head.name.setReadOnly(not may_change)
        self.details.allow(may_change)

    def flush(self) -> None:
        """Hand over what is half typed."""
        if self.piece is not None:
            self.head.flush()
            self.details.flush()
