"""The top of the middle pane: which requirement it is, what it asks, and how far it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from core.domain.advice import held_text
from core.domain.state import AssessmentState, RequirementState
from desktop.pages.questions.item_words import covered_words, group_words, maybe_covered_words
from desktop.pages.questions.set_notice import SetNotice
from desktop.pages.questions.words import chip_of, lacking_words, level_words
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_label import FlowLabel
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.heading import Heading
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.sign_line import SignLine
from desktop.widgets.status_chip import StatusChip


class HeadCard(Card):
    """Initiative and ref, title, what is asked, the level, and what holds it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.eyebrow = FlowLabel(role="eyebrow")
        self.optional = StatusChip(self.tr("Optional"), "quiet")
        self.chip = StatusChip()
        top = FlowLayout(gap=12, tail_below=True)
        top.addWidget(self.eyebrow)
        self.trying = StatusChip(self.tr("Trying out"), "info")
        self.trying.hide()
        top.add_trailing(self.trying)
        top.add_trailing(self.optional)
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
        self.try_out = Button(
            self.tr("Try without saving"), icon_name="flask-conical", kind="quiet"
        )
        self.try_out.setToolTip(
            self.tr("Tick and untick to see what would follow; nothing is saved (Ctrl+T)")
        )
        self.add_layout(line)
        self._held_row = self.add(SignLine("flag", "warn"))
        self.held = self._held_row.words
        self.covered = self.add(SignLine("shield-check", "ok"))
        self.look = self.add(SignLine("info", "muted"))
        self.website = self.add(SetNotice())
        acts = FlowLayout(gap=8)
        acts.addWidget(self.try_out)
        acts.addWidget(self.history)
        acts.setContentsMargins(0, 2, 0, 0)
        self.add_layout(acts)

    def show_requirement(self, requirement: RequirementState, state: AssessmentState) -> None:
        """Show *requirement* as it stands."""
        asked = requirement.asked
        self.eyebrow.setText(f"{group_words(asked.group)} · {requirement.ref}")
        self.optional.setVisible(requirement.is_counted and not asked.applicability.mandatory)
        self.chip.show_status(*chip_of(requirement))
        self.heading.setText(requirement.title)
        self.setAccessibleName(f"{requirement.ref} {requirement.title}")
        self.asks.setText(asked.guidance.asks.strip())
        self.level.setText(level_words(requirement))
        self.level.setVisible(bool(self.level.text()))
        self.lacking.setText("" if requirement.held_by else lacking_words(requirement))
        self.lacking.setVisible(bool(self.lacking.text()))
        held = requirement.is_counted and bool(requirement.held_by)
        self._held_row.say(held_text(requirement) if held else "")
        self.covered.say(covered_words(requirement, state))
        self.look.say(maybe_covered_words(requirement, state))
