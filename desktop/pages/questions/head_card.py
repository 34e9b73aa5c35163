"""The top of the middle pane: which requirement it is, what it asks, and how far it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.domain.advice import held_text
from core.domain.catalogue import Confidence
from core.domain.state import AssessmentState, RequirementState
from desktop.pages.questions.words import chip_of, lacking_words, level_words
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_label import FlowLabel
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.heading import Heading
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.status_chip import StatusChip


class HeadCard(Card):
    """Initiative and ref, title, what is asked, the level, and what holds it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.eyebrow = FlowLabel(role="eyebrow")
        self.chip = StatusChip()
        top = FlowLayout(gap=12)
        top.addWidget(self.eyebrow)
        top.add_trailing(self.chip)
        self.add_layout(top)
        self.heading = self.add(Heading(rank=1))
        self.asks = self.add(PlainLabel(role="muted"))
        self.asks.make_selectable()
        self.asks.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.level = FlowLabel(role="strong")
        self.lacking = FlowLabel(role="muted")
        line = FlowLayout(gap=10)
        line.addWidget(self.level)
        line.addWidget(self.lacking)
        self.history = Button(self.tr("Who changed this"), icon_name="history", kind="quiet")
        self.history.setToolTip(self.tr("Who changed what here, when, and from what to what"))
        line.add_trailing(self.history)
        self.add_layout(line)
        self.held = PlainLabel()
        self._held_row = QWidget()
        row = QHBoxLayout(self._held_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel("flag", "warn", 18), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.held, 1)
        self.add(self._held_row)
        self.doubt = self.add(PlainLabel(role="small"))

    def show_requirement(self, requirement: RequirementState, state: AssessmentState) -> None:
        """Show *requirement* as it stands."""
        asked = requirement.asked
        self.eyebrow.setText(f"{asked.group.title} · {requirement.ref}")
        self.chip.show_status(*chip_of(requirement))
        self.heading.setText(requirement.title)
        self.setAccessibleName(f"{requirement.ref} {requirement.title}")
        self.asks.setText(asked.guidance.asks.strip())
        self.level.setText(level_words(requirement))
        self.level.setVisible(bool(self.level.text()))
        self.lacking.setText("" if requirement.held_by else lacking_words(requirement))
        self.lacking.setVisible(bool(self.lacking.text()))
        held = requirement.is_counted and bool(requirement.held_by)
        self.held.setText(held_text(requirement) if held else "")
        self._held_row.setVisible(held)
        in_doubt = asked.applicability.provenance.confidence is Confidence.UNCERTAIN
        self.doubt.setVisible(in_doubt)
        if in_doubt:
            self.doubt.setText(
                self.tr("Not confirmed for you: we could not establish that this was asked of you.")
            )
