"""The middle pane: the requirement with its levels, answers and evidence, and the way onwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from core.domain.assertions import assertion_of
from core.domain.catalogue import AnswerKind
from core.domain.state import AssessmentState, Progress, RequirementState
from core.services.answers import CONFIRMED, DUE, NOT_RELEVANT, NOTE, OWNER, TARGET
from core.services.item_answers import ITEM, PLACE, SET_ASIDE
from core.services.open_answers import How
from desktop.history.requirement_card import RequirementCard
from desktop.pages.questions.answer.answer_card import AnswerCard
from desktop.pages.questions.confirm_card import ConfirmCard
from desktop.pages.questions.evidence_view import EvidenceView
from desktop.pages.questions.head_card import HeadCard
from desktop.pages.questions.last_year_card import LastYearCard
from desktop.pages.questions.level_card import LevelCard
from desktop.pages.questions.note_card import NoteCard
from desktop.pages.questions.plan_card import PlanCard
from desktop.pages.questions.relevance_card import RelevanceCard
from desktop.pages.questions.staff_count_card import StaffCountCard
from desktop.pages.questions.starter_card import StarterCard
from desktop.pages.questions.suggestion_card import SuggestionCard
from desktop.pages.questions.trial_bar import TrialBar
from desktop.pages.questions.who_card import WhoCard
from desktop.widgets.banner import Banner
from desktop.widgets.button import Button
from desktop.widgets.drop_area import paths_in
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.low_room import LowRoom
from desktop.widgets.restyle import restyle
from desktop.widgets.scroll_page import ScrollPage
from desktop.widgets.tab_order import TabOrder


class RequirementPane(QWidget):
    """Layout only. Files dropped beside a point of a level serve the whole requirement."""

    ticked = Signal(str, bool)
    attach_asked = Signal(str, str)
    dropped_on = Signal(str, list)
    dropped = Signal(list)
    without_file = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = ScrollPage(self.tr("The requirement"), margin=0)
        self.page.body.setContentsMargins(0, 0, 4, 0)
        self.banner = Banner()
        self.head = HeadCard()
        self.answer = AnswerCard(today)
        self.who = WhoCard(today)
        self.evidence = EvidenceView(today)
        self.relevance = RelevanceCard()
        self.history = RequirementCard()
        self.note = NoteCard()
        self.confirm = ConfirmCard()
        self.suggestions = SuggestionCard()
        self.last_year = LastYearCard()
        self.starters = StarterCard()
        self.plan = PlanCard()
        self.staff_count = StaffCountCard()
        self.trial = TrialBar()
        self.previous = Button(self.tr("Previous"), icon_name="chevron-left", kind="quiet")
        self.next = Button(self.tr("Next"), icon_name="chevron-right", kind="quiet")
        self.next_to_go = Button(self.tr("Next that is to go"), icon_name="arrow-right")
        self.levels: list[LevelCard] = []
        self.ref = ""
        self._wanted = 0  # where to scroll to when there is room for it
        self._lay_out()
        bar = self.page.verticalScrollBar()
        bar.rangeChanged.connect(self._on_range_changed)
        bar.actionTriggered.connect(self._on_scrolled_by_hand)

    def show_requirement(
        self, requirement: RequirementState, state: AssessmentState, *, can_change: bool
    ) -> None:
        """Show everything but what the page's keepers and the evidence desk look after."""
        is_new = requirement.ref != self.ref
        if is_new:
            self.ref = requirement.ref
            self.banner.hide()
            self._build_levels(requirement)
            self._wanted = 0
            self.page.verticalScrollBar().setValue(0)
        is_asked = requirement.progress is not Progress.EXEMPT
        self.head.show_requirement(requirement, state)
        for card in self.levels:
            card.show_level(requirement, state, can_change=can_change and is_asked)
        is_item = requirement.asked.requirement.answer is not AnswerKind.LEVELS
        self.answer.setVisible(is_item and is_asked)
        self.answer.show_question(requirement, can_change=can_change and is_asked)
        self.confirm.show_assertion(
            assertion_of(state, requirement.ref), requirement.ref, can_change=can_change
        )
        self.note.show_kind(requirement.asked.requirement.answer)
        self.who.show_answer(requirement, state, can_change=can_change)
        self.who.setVisible(is_asked)
        self.relevance.setVisible(is_asked and requirement.asked.applicability.may_be_not_relevant)
        self.relevance.show_answer(requirement, can_change=can_change)
        self.note.note.setReadOnly(not can_change)
        restyle(self.note.note, "readOnly", not can_change)
        self.setAcceptDrops(can_change)

    def show_trying(self, trying: bool, *, offered: bool, can_change: bool) -> None:
        """Frame the card while something is only tried; what would be saved waits so long."""
        shape = QFrame.Shape.StyledPanel if trying else QFrame.Shape.NoFrame
        self.page.setFrameShape(shape)
        restyle(self.page, "trying", trying)
        self.head.trying.setVisible(trying)
        self.head.try_out.setVisible(offered and not trying)
        self.trial.setVisible(trying)
        for button in (self.previous, self.next, self.next_to_go):
            button.setVisible(not trying)  # the trial has their place
        for widget in (
            self.evidence, self.starters, self.note, self.confirm, self.suggestions,
            self.plan, self.staff_count, self.relevance, self.history, self.who.owner, self.who.due,
        ):  # fmt: skip
            widget.setEnabled(not trying)
        for row in (row for card in self.levels for row in card.rows):
            row.attach.setEnabled(not trying)
            row.setAcceptDrops(can_change and not trying)
        self.setAcceptDrops(can_change and not trying)

    def typed_note(self) -> str:
        """Return the note as it stands there now."""
        return self.note.note.toPlainText()

    def first_control(self) -> QWidget:
        """Return where the keyboard goes when the person turns to the requirement."""
        for card in self.levels:
            if card.rows:
                return card.rows[0].check
        return self.note.note if self.answer.isHidden() else self.answer.first_control()

    def control_of(self, part: str) -> QWidget | None:
        """Return the tick of one point, or what a field of the answer is typed into."""
        for card in self.levels:
            for row in card.rows:
                if row.id == part:
                    return row.check
        fields: dict[str, QWidget] = {
            NOTE: self.note.note,
            OWNER: self.who.owner,
            TARGET: self.who.target.button(max(self.who.target.value, 0)),
            DUE: self.who.due.line,
            NOT_RELEVANT: self.relevance.check,
            ITEM: self.answer.first_control(),
            SET_ASIDE: self.answer.first_control(),
            PLACE: self.answer.control_of(How.PLACE),
            CONFIRMED: self.confirm.check,
            "evidence": self.evidence.add_button,
        }
        return fields.get(part)

    def scroll_back(self, value: int) -> None:
        """Scroll to *value*, as soon as the card is laid out long enough for it."""
        self._wanted = value
        self._on_range_changed()

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll to *widget* as soon as its place is known."""
        QTimer.singleShot(0, widget, lambda: self.page.ensureWidgetVisible(widget, 0, 40))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        restyle(self.evidence.drop, "over", True)
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        restyle(self.evidence.drop, "over", False)

    def dropEvent(self, event: QDropEvent) -> None:
        restyle(self.evidence.drop, "over", False)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.take(paths_in(event.mimeData()))

    def take(self, paths: list[Path]) -> None:
        """Handle what was dropped beside the points."""
        if paths:
            self.dropped.emit(paths)
        else:
            self.without_file.emit()

    def _on_range_changed(self) -> None:
        bar = self.page.verticalScrollBar()
        if self._wanted and bar.maximum() >= self._wanted:
            bar.setValue(self._wanted)
            self._wanted = 0

    def _on_scrolled_by_hand(self) -> None:
        self._wanted = 0

    def _on_evidence_told(self, shown: bool) -> None:
        if shown:
            self.bring_into_view(self.evidence.banner)

    def _build_levels(self, requirement: RequirementState) -> None:
        for card in self.levels:
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.levels = []
        for level in requirement.asked.requirement.levels:
            own = [c for c in requirement.criteria if c.level == level.number]
            card = LevelCard(level.number, own)
            card.ticked.connect(self.ticked)
            card.attach_asked.connect(self.attach_asked)
            card.dropped.connect(self.dropped_on)
            card.without_file.connect(self.without_file)
            self._cards.addWidget(card)
            self.levels.append(card)
        for card in self._below:
            card.raise_()  # a screen reader comes to them after the levels, as the eye does

    def _lay_out(self) -> None:
        self.page.add(self.banner)
        self.page.add(self.head)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(10)
        self.page.add_layout(self._cards)
        self._below: tuple[QWidget, ...] = (
            self.answer, self.staff_count, self.last_year, self.evidence, self.starters,
            self.note, self.confirm, self.suggestions, self.who, self.plan, self.relevance,
            self.history,
        )  # fmt: skip
        for card in self._below:
            self.page.add(card)
        self.page.finish()
        self._tabs = TabOrder(self.page.widget())
        for form in (self.evidence.paper, self.evidence.kept):
            form.begun.connect(lambda form=form: self.bring_into_view(form))
        self.relevance.check.clicked.connect(lambda: self.bring_into_view(self.relevance))
        self.evidence.banner.visibility.connect(self._on_evidence_told)
        self.who.owner.setAcceptDrops(False)
        self.who.due.line.setAcceptDrops(False)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.page, 1)
        row = FlowLayout(gap=8)
        row.setContentsMargins(0, 0, 14, 0)
        row.addWidget(self.previous)
        row.addWidget(self.next)
        row.add_trailing(self.next_to_go)
        column.addWidget(self.trial)
        column.addLayout(row)
        self._low = LowRoom(self, self._fit)
        self.previous.setToolTip(self.tr("Alt+Up"))
        self.next.setToolTip(self.tr("Alt+Down, or Ctrl+Enter"))
        self.next_to_go.setToolTip(self.tr("Alt+Right"))

    def _fit(self, is_low: bool) -> None:
        """Let what follows from a trial scroll along where it would leave no room to try."""
        if is_low:
            self._column.removeWidget(self.trial)
            self.page.body.insertWidget(self.page.body.indexOf(self.head) + 1, self.trial)
        else:
            self.page.body.removeWidget(self.trial)
            self._column.insertWidget(1, self.trial)
