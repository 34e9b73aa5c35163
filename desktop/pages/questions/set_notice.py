"""What is known of a question's being on the website: in doubt, seen there, and its wording."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.services.amending.comparison import CompareRow, RowState
from desktop.widgets.button import Button
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.sign_line import SignLine


class SetNotice(QWidget):
    """``seen()``, ``taken_back()``, ``again_asked()``, ``compare_asked()``; hidden while all is
    sure."""

    seen = Signal()
    again_asked = Signal()
    taken_back = Signal()
    compare_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.doubt = SignLine("circle-help", "warn")
        self.sure = SignLine("check", "ok")
        self.official = PlainLabel(role="muted")
        self.official.make_selectable()
        self.official.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.see = Button(self.tr("I checked it on the website"), icon_name="check", kind="quiet")
        self.compare = Button(self.tr("It is not there, or asks for something else"), kind="quiet")
        self.back = Button(self.tr("Take that back"), icon_name="undo-2", kind="quiet")
        self.again = Button(self.tr("Ask it again"), icon_name="undo-2", kind="quiet")
        row = FlowLayout(gap=8)
        for button in (self.see, self.compare, self.back, self.again):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.official, self.doubt, self.sure):
            column.addWidget(widget)
        column.addLayout(row)
        self.see.clicked.connect(self.seen)
        self.back.clicked.connect(self.taken_back)
        self.again.clicked.connect(self.again_asked)
        self.compare.clicked.connect(self.compare_asked)
        self.hide()

    def show_row(self, row: CompareRow | None, *, can_change: bool) -> None:
        """Show what is known of *row*; None where it is not asked at all."""
        state = row.state if row is not None else RowState.KNOWN
        in_doubt, said = state is RowState.IN_DOUBT, state in (RowState.CHECKED, RowState.ADDED)
        official = row.official if row is not None else ""
        self.official.setText(self.tr("The official wording: {text}").format(text=official))
        self.official.setVisible(bool(official))
        self.doubt.say(
            self.tr("Not confirmed for you: whether you are asked this, or must answer it.")
            if in_doubt
            else ""
        )
        self.sure.say(row.source if row is not None and said else "")
        self.see.setVisible(in_doubt and can_change)
        self.compare.setVisible(in_doubt and can_change)
        self.back.setVisible(state is RowState.CHECKED and can_change)
        self.again.setVisible(state is RowState.SET_ASIDE and can_change)
        shown = in_doubt or said or bool(official) or state is RowState.SET_ASIDE
        self.setVisible(shown)
