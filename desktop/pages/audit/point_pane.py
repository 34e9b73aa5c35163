"""The right side: everything about the chosen point, and the way onwards."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.audit import AuditPoint
from desktop.pages.audit.evidence_card import EvidenceCard
from desktop.pages.audit.facts import AuditFacts
from desktop.pages.audit.finding_card import FindingCard
from desktop.pages.audit.point_card import PointCard
from desktop.pages.audit.reply_card import ReplyCard
from desktop.widgets.button import Button
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.low_room import move
from desktop.widgets.scroll_page import ScrollPage


class PointPane(QWidget):
    """Cards, one below the other; what their fields keep is the page's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = ScrollPage(self.tr("The point"), margin=0)
        self.page.body.setContentsMargins(0, 0, 4, 0)
        self.point = self.page.add(PointCard())
        self.evidence = self.page.add(EvidenceCard())
        self.finding = self.page.add(FindingCard())
        self.reply = self.page.add(ReplyCard())
        self.page.finish()
        self.previous = Button(self.tr("Previous"), icon_name="chevron-left", kind="quiet")
        self.next = Button(self.tr("Next"), icon_name="chevron-right", kind="quiet")
        self.next_to_go = Button(self.tr("Next to look at"), icon_name="arrow-right")
        self.previous.setToolTip(self.tr("Alt+Up"))
        self.next.setToolTip(self.tr("Alt+Down"))
        self.next_to_go.setToolTip(self.tr("Alt+Right"))
        self._steps = QWidget()
        row = FlowLayout(self._steps, gap=8)
        row.setContentsMargins(0, 0, 14, 0)
        row.addWidget(self.previous)
        row.addWidget(self.next)
        row.add_trailing(self.next_to_go)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.page, 1)
        column.addWidget(self._steps)
        self._shown = ("", "")

    def show_low(self, is_low: bool) -> None:
        """In a low window let the way onwards scroll with the rest."""
        move(
            self._steps,
            *((self._column, self.page.body) if is_low else (self.page.body, self._column)),
        )

    def show_point(self, point: AuditPoint, facts: AuditFacts) -> None:
        """Show *point* of the sample."""
        sample = facts.sample
        assert sample is not None
        is_new = self._shown != (sample.id, point.point)
        self._shown = (sample.id, point.point)
        number, total = sample.points.index(point.point) + 1, len(sample.points)
        finding = sample.finding(point.point)
        self.point.show_point(point, number, total, facts.state)
        self.evidence.show_evidence(point.evidence, facts.state.today)
        self.finding.show_finding(finding, is_new=is_new, may_find=facts.may_find)
        self.reply.show_finding(finding, may_reply=facts.may_reply)
        if is_new:
            self.reply.show_error("")
            self.page.verticalScrollBar().setValue(0)
        self.previous.setEnabled(number > 1)
        self.next.setEnabled(number < total)
        self.next_to_go.setVisible(facts.may_find)
        self.next_to_go.setEnabled(any(one != point.point for one in sample.to_go))
