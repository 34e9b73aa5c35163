"""What the manager says to a finding."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.audit import AuditFinding
from desktop.pages.audit.words import moment_words
from desktop.widgets.card import Card
from desktop.widgets.note_edit import NoteEdit
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.status_chip import StatusChip


class ReplyCard(Card):
    """Emits ``replied(text)`` when the field is left; an empty one takes the reply back."""

    replied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Reply"), parent=parent)
        self.waits = StatusChip(self.tr("Waits for a reply"), "warn")
        self.head.addWidget(self.waits)
        self.note = self.add(NoteEdit(self.tr("Your reply"), lines=3))
        self.note.setPlaceholderText(
            self.tr("Where it can be seen, or what will be done about it and until when.")
        )
        self.text = self.add(PlainLabel())
        self.text.make_selectable()
        self.error = self.add(PlainLabel(role="error"))
        self.error.hide()
        self.written = self.add(PlainLabel(role="small"))
        self.note.left.connect(self.replied)

    def show_finding(self, finding: AuditFinding | None, *, may_reply: bool) -> None:
        """Show the reply to *finding*, or a field for it; nothing before there is a finding."""
        self.setVisible(finding is not None and (may_reply or bool(finding.reply)))
        self.note.setVisible(may_reply)
        if finding is None:
            return
        self.waits.setVisible(finding.wants_reply)
        self.text.setText(finding.reply)
        self.text.setVisible(not may_reply)
        replied = finding.replied_at is not None
        if finding.replied_at is not None:
            words = self.tr("{name}, {when}")
            when = moment_words(finding.replied_at)
            self.written.setText(words.format(name=finding.replied_by, when=when))
        self.written.setVisible(replied)

    def show_error(self, text: str) -> None:
        """Say why it was not written."""
        self.error.setText(text)
        self.error.setVisible(bool(text))
