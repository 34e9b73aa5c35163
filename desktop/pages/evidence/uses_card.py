"""What the chosen piece is used for, and a way to use it for more."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.evidence import Evidence, EvidenceLink
from core.domain.state import AssessmentState
from desktop.evidence.link_picker import LinkPicker
from desktop.pages.evidence.use_row import UseRow
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.plain_label import PlainLabel


class UsesCard(Card):
    """Each row leads to its requirement. A signed assessment shows rows but changes nothing."""

    go_clicked = Signal(str)  # ref
    take_off_clicked = Signal(object)  # EvidenceLink
    use_clicked = Signal(object)  # EvidenceLink

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.title.setText(self.tr("Used for"))
        self.title.show()
        self.setAccessibleName(self.title.text())
        self.none = self.add(PlainLabel(role="muted"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.add_layout(self._rows)
        self.more = Button(self.tr("Use it for more"))
        self.more.setCheckable(True)
        self.head.addWidget(self.more)
        self.picker = self.add(LinkPicker())
        self.picker.hide()
        self._links: tuple[EvidenceLink, ...] | None = None
        self._may_change = True
        self.more.toggled.connect(self._on_more)
        self.picker.left.connect(self._on_left)
        self.picker.chosen.connect(self.use_clicked)

    def show_piece(
        self, piece: Evidence, state: AssessmentState, *, is_open: bool, may_change: bool
    ) -> None:
        """Show what *piece* is used for; *is_open*: the assessment is not signed."""
        self.more.setVisible(may_change)
        if not may_change:
            self.more.setChecked(False)
        if not piece.links:
            self.none.setText(
                self.tr("Nothing yet. Say which answers it shows; one piece may serve many.")
                if may_change
                else self.tr("Nothing.")
            )
        elif not is_open:
            self.none.setText(
                self.tr("This assessment is signed, so its answers do not change. Reopen it first.")
            )
        self.none.setVisible(not piece.links or not is_open)
        if (piece.links, may_change) != (self._links, self._may_change):
            self._links, self._may_change = piece.links, may_change
            self._fill(piece, state)
        self.picker.show_choices(state, piece.links)

    def close_picker(self) -> None:
        """Put the pick list away: another piece is shown."""
        self._links = None
        self.more.setChecked(False)

    @property
    def rows(self) -> list[UseRow]:
        """The rows, top first."""
        widgets = (self._rows.itemAt(k).widget() for k in range(self._rows.count()))
        return [row for row in widgets if isinstance(row, UseRow)]

    def _fill(self, piece: Evidence, state: AssessmentState) -> None:
        for row in self.rows:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        for link in piece.links:
            row = UseRow(
                link, *_words(link, state, self.tr("All points")), may_change=self._may_change
            )
            row.go_clicked.connect(self.go_clicked)
            row.take_off_clicked.connect(self.take_off_clicked)
            self._rows.addWidget(row)

    def _on_more(self, shown: bool) -> None:
        self.picker.setVisible(shown)
        self.more.set_text(self.tr("Done") if shown else self.tr("Use it for more"))
        if shown:
            self.picker.search.setFocus()

    def _on_left(self) -> None:
        self.more.setChecked(False)
        self.more.setFocus()


def _words(link: EvidenceLink, state: AssessmentState, everything: str) -> tuple[str, str]:
    """Return the title of what it is used for, and the text of the point."""
    requirement = state.by_ref.get(link.ref)
    if requirement is None:
        return "", everything
    texts = {c.criterion.id: c.criterion.text for c in requirement.criteria}
    if not texts:  # a question has no points
        return requirement.title, ""
    return requirement.title, texts.get(link.criterion or "", everything)
