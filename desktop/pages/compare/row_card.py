"""One question of ours: is it on the website too, and does it ask there what we think?"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from core.services.amending.comparison import CompareRow, RowState
from desktop.pages.compare.words import KINDS, asks_words, kind_words, state_words
from desktop.pages.first_run.labelled_field import LabelledField
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.choice_row import ChoiceRow
from desktop.widgets.flow_label import FlowLabel
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.heading import Heading
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.status_chip import StatusChip

COMPULSORY, OPTIONAL = 0, 1


class RowCard(Card):
    """What is said of the open question, each a signal of its own."""

    there = Signal()
    taken_back = Signal()
    set_aside = Signal(str)
    brought_back = Signal()
    removed = Signal()
    compulsory = Signal(bool)
    answered_by = Signal(str)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.number = FlowLabel(role="eyebrow")
        self.chip = StatusChip()
        top = FlowLayout(gap=12)
        top.addWidget(self.number)
        top.add_trailing(self.chip)
        self.add_layout(top)
        self.heading = self.add(Heading(rank=2))
        self.asks = self.add(PlainLabel(role="muted"))
        self.official = self.add(PlainLabel())
        self.official.make_selectable()
        self.official.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.source = self.add(PlainLabel(role="small"))
        self._build_answers()
        self._build_reason()
        self._build_corrections()

    def show_row(self, row: CompareRow, *, can_change: bool) -> None:
        """Show *row*; without *can_change* it is only read."""
        is_aside, is_doubt = row.state is RowState.SET_ASIDE, row.state is RowState.IN_DOUBT
        self.number.setText(self.tr("Question {ref}").format(ref=row.ref))
        self.chip.show_status(*state_words(row))
        self.heading.setText(row.title)
        self.setAccessibleName(f"{row.ref} {row.title}")
        self.asks.setText(asks_words(row))
        words = self.tr("The official wording: {text}")
        self.official.setText(words.format(text=row.official) if row.official else "")
        self.official.setVisible(bool(row.official))
        self.source.setText(
            self.tr("We could not find out whether you are asked this, or must answer it.")
            if is_doubt
            else self.tr("Where this comes from: {source}").format(source=row.source)
        )
        self.yes.setVisible(can_change and row.state is not RowState.CHECKED and not row.is_own)
        self.yes.set_kind("primary" if is_doubt else "plain")
        self.no.setVisible(can_change and not is_aside)
        self.back.setVisible(can_change and row.state is RowState.CHECKED)
        self.again.setVisible(can_change and is_aside)
        self.remove.setVisible(can_change and row.is_own and not row.is_answered)
        self.kept.setVisible(row.is_answered and not is_aside and can_change)
        self._close_reason()
        self.corrections.setVisible(can_change and not is_aside)
        self.must.show_value(COMPULSORY if row.mandatory else OPTIONAL)
        kinds = [kind for kind, _ in KINDS]
        self.kind_name.setVisible(row.answer in kinds)
        self.kind.setVisible(row.answer in kinds)
        if row.answer in kinds:
            self.kind.show_value(kinds.index(row.answer))

    def ask_reason(self) -> None:
        """Open the field for why it is not there; Enter takes what stands in it."""
        if self.no.isHidden():
            return
        self.reason.show()
        self.reason_row.show()
        self.reason.control.setText(self.tr("It is not on the website."))
        self.reason.control.selectAll()
        self.reason.control.setFocus()
        self.opened.emit()

    def _build_answers(self) -> None:
        self.yes = Button(
            self.tr("It is on the website too (Y)"), icon_name="check", kind="primary"
        )
        self.no = Button(self.tr("It is not there (N)"), icon_name="x")
        self.back = Button(self.tr("Take that back"), icon_name="undo-2", kind="quiet")
        self.again = Button(self.tr("Ask it again"), icon_name="undo-2")
        self.remove = Button(self.tr("Remove it"), icon_name="trash-2", kind="quiet")
        row = FlowLayout(gap=8)
        for button in (self.yes, self.no, self.again, self.back, self.remove):
            row.addWidget(button)
        self.add_layout(row)
        self.kept = self.add(
            PlainLabel(
                self.tr("You have answered it. Set aside, the answer stays readable."), role="small"
            )
        )
        self.yes.clicked.connect(self.there)
        self.no.clicked.connect(self.ask_reason)
        self.back.clicked.connect(self.taken_back)
        self.again.clicked.connect(self.brought_back)
        self.remove.clicked.connect(self.removed)

    def _build_reason(self) -> None:
        self.reason = self.add(LabelledField(self.tr("Why it is set aside"), QLineEdit()))
        self.reason_row = QWidget()
        self.keep = Button(self.tr("Set it aside"), icon_name="check", kind="primary")
        self.leave = Button(self.tr("Leave it as it is"), kind="quiet")
        row = FlowLayout(self.reason_row, gap=8)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.keep)
        row.addWidget(self.leave)
        self.add(self.reason_row)
        self.keep.clicked.connect(self._on_keep)
        self.reason.control.returnPressed.connect(self._on_keep)
        self.leave.clicked.connect(self._close_reason)
        self._close_reason()

    def _build_corrections(self) -> None:
        box = self.corrections = self.add(Card(self.tr("If the website says otherwise")))
        box.setProperty("surface", "")
        box.body.setContentsMargins(0, 8, 0, 0)
        self.must = ChoiceRow(
            self.tr("It is"), [self.tr("Compulsory"), self.tr("Not compulsory")], wraps=True
        )
        self.kind = ChoiceRow(
            self.tr("It is answered by"), [kind_words(kind) for kind, _ in KINDS], wraps=True
        )
        box.add(PlainLabel(self.tr("It is"), role="small"))
        box.add(self.must)
        self.kind_name = box.add(PlainLabel(self.tr("It is answered by"), role="small"))
        box.add(self.kind)
        self.must.chosen.connect(lambda number: self.compulsory.emit(number == COMPULSORY))
        self.kind.chosen.connect(lambda number: self.answered_by.emit(KINDS[number][0].value))

    def _close_reason(self) -> None:
        self.reason.hide()
        self.reason_row.hide()

    def _on_keep(self) -> None:
        reason = self.reason.control.text().strip()
        if not reason:
            self.reason.say(self.tr("Say in a few words why."))
            return
        self.set_aside.emit(reason)
