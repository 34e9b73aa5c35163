"""One fact: its field, where it is quoted, and the offer to change the quotes with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.services.facts import Use
from desktop.pages.settings.about.offer import Offer
from desktop.widgets.draft_line import DraftLine
from desktop.widgets.flow_label import FlowLabel
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel

LONGEST = 300


class FactRow(QWidget):
    """``edited(text)`` for a draft, ``given(text)`` when the field is left,
    ``everywhere_asked(before, refs)`` when the offer is taken."""

    edited = Signal(str)
    given = Signal(str)
    everywhere_asked = Signal(str, tuple)

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = DraftLine(name, longest=LONGEST)
        self.line.setPlaceholderText(hint)
        self.line.setAcceptDrops(False)
        self.line.setAccessibleDescription(hint)
        label = FlowLabel(role="strong")
        label.setText(name)
        label.setBuddy(self.line)
        self.uses = FlowLabel(role="small")
        self.error = PlainLabel(role="error")
        self.done = PlainLabel(role="small")
        self.offer = Offer()
        top = FlowLayout(gap=10)
        top.addWidget(label)
        top.add_trailing(self.uses)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(3)
        column.addLayout(top)
        for widget in (self.line, self.error, self.done, self.offer):
            column.addWidget(widget)
        self.error.hide()
        self.done.hide()
        self.line.edited.connect(self.edited)
        self.line.textEdited.connect(self.error.hide)
        self.line.left.connect(self.given)
        self.offer.taken.connect(lambda refs: self.everywhere_asked.emit(self.offer.before, refs))
        self.offer.left.connect(self.line.setFocus)

    def show_fact(self, value: str, uses: Sequence[Use], draft: str | None) -> None:
        """Show what is known; what was half typed or could not be kept is left standing."""
        if self.error.isHidden():
            self.line.set_note(value)
        if draft is not None and draft != value and not self.line.hasFocus():
            self.line.put_draft_back(draft)
        words = ""
        if len(uses) == 1:
            words = self.tr("used in 1 answer")
        elif uses:
            words = self.tr("used in {count} answers", None, len(uses)).format(count=len(uses))
        self.uses.setText(words)
        self.uses.setToolTip(", ".join(use.ref for use in uses))
        self.uses.setVisible(bool(uses))

    def show_offer(self, before: str, now: str, quoting: Sequence[Use]) -> None:
        """Offer to change the answers that still say what it was before, where there are any."""
        self.done.hide()
        if quoting:
            self.offer.make(before, now, quoting)

    def show_done(self, refs: Sequence[str]) -> None:
        """Say in which answers it was changed."""
        self.done.setText(self.tr("Changed in {refs}.").format(refs=", ".join(refs)))
        self.done.show()

    def show_error(self, text: str) -> None:
        """Say why what stands there could not be kept."""
        self.error.setText(text)
        self.error.show()
