"""The details of one piece of evidence, which save themselves, and the points it stands for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from core.domain.evidence import Evidence, EvidenceKind
from core.domain.state import RequirementState
from desktop.theme import scaled
from desktop.widgets.button import Button
from desktop.widgets.date_field import DateField
from desktop.widgets.draft_line import DraftLine
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.wrap_check import WrapCheck


class EvidenceDetails(QWidget):
    """``edited(values)`` with the arguments of EvidenceService.edit; ``linked(criterion, on)``,
    the criterion being None for all points; ``taken_off()``."""

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
        self.title = DraftLine(self.tr("Title"))
        self.dated = DateField(self.tr("The date it speaks for"), today)
        self.review_by = DateField(self.tr("Check again by"), today)
        self.place = DraftLine(self.tr("Where it is kept"), longest=500)
        self.every = WrapCheck(self.tr("All points of this requirement"))
        self.points = {
            c.criterion.id: WrapCheck(c.criterion.short or c.criterion.text)
            for c in requirement.criteria
        }
        self.off = Button(self.tr("Take off this answer"), icon_name="x", kind="quiet")
        self.off.setToolTip(self.tr("The document itself stays kept, under Evidence"))
        self._lay_out(piece)
        for line in (self.title, self.place):
            line.setAcceptDrops(False)
            line.setMinimumWidth(scaled(240))
        self.title.left.connect(lambda text: self.edited.emit({"title": text}))
        self.place.left.connect(lambda text: self.edited.emit({"place": text}))
        self.dated.changed.connect(lambda day: self.edited.emit({"dated": day or ""}))
        self.review_by.changed.connect(lambda day: self.edited.emit({"review_by": day or ""}))
        self.every.clicked.connect(lambda on: self.linked.emit(None, on))
        for criterion, check in self.points.items():
            check.clicked.connect(lambda on, c=criterion: self.linked.emit(c, on))
        self.off.clicked.connect(self.taken_off)

    def show_details(self, piece: Evidence, ref: str, *, can_change: bool) -> None:
        """Show *piece* as it is kept; a field that is being typed in is left alone."""
        self.title.set_note(piece.title)
        self.place.set_note(piece.place)
        for field, day in ((self.dated, piece.dated), (self.review_by, piece.review_by)):
            if not field.line.hasFocus():
                field.set_value(day)
            field.line.setReadOnly(not can_change)
        own = {link.criterion for link in piece.links if link.ref == ref}
        self.every.setChecked(None in own)
        for criterion, check in self.points.items():
            check.setChecked(criterion in own)
            check.setEnabled(can_change)
            check.setVisible(None not in own)
        self.every.setEnabled(can_change)
        self.off.setVisible(can_change)
        for line in (self.title, self.place):
            line.setReadOnly(not can_change)

    def flush(self) -> None:
        """Hand over what is being typed."""
        self.title.flush()
        self.place.flush()
        for field in (self.dated, self.review_by):
            field.read()

    def _lay_out(self, piece: Evidence) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(30), 4, 0, 4)
        column.setSpacing(4)
        row = FlowLayout(gap=18, row_gap=8)
        for field in (self.title, self.place, self.dated, self.review_by):
            if field is self.place and piece.kind is not EvidenceKind.PAPER:
                self.place.setParent(self)
                self.place.hide()
                continue
            row.addWidget(_labelled(field))
        column.addLayout(row)
        column.addSpacing(4)
        stands_for = PlainLabel(self.tr("It stands for:"), role="small")
        column.addWidget(stands_for)
        column.addWidget(self.every)
        for check in self.points.values():
            column.addWidget(check)
        if not self.points:  # a question has no points to choose from
            stands_for.hide()
            self.every.hide()
        column.addWidget(self.off, 0, Qt.AlignmentFlag.AlignLeft)


def _labelled(field: DraftLine | DateField) -> QWidget:
    holder = QWidget()
    holder.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    line = field.line if isinstance(field, DateField) else field
    label = PlainLabel(line.accessibleName(), role="small", wrap=False)
    label.setBuddy(field)
    column.addWidget(label)
    column.addWidget(field)
    return holder
