"""What an auditor finds at a point: a verdict and a note. The others read it here."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.audit import AuditFinding, Verdict
from desktop.pages.audit.verdict_row import VerdictRow
from desktop.pages.audit.words import moment_words, verdict_chip
from desktop.widgets.card import Card
from desktop.widgets.note_edit import NoteEdit
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.status_chip import StatusChip


class FindingCard(Card):
    """Emits ``found(Verdict, note)`` as soon as both are there; whoever agrees may leave the note.

    A note that is typed before a verdict waits in its field.
    """

    found = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Finding"), parent=parent)
        self.chip = StatusChip()
        self.head.addWidget(self.chip)
        self.verdicts = self.add(VerdictRow())
        self.note = self.add(NoteEdit(self.tr("Note on the finding"), lines=3))
        self.note.setPlaceholderText(
            self.tr("What did you look for and not find, or what is not so?")
        )
        self.hint = self.add(PlainLabel(role="muted"))
        self.read_note = self.add(PlainLabel())
        self.read_note.make_selectable()
        self.error = self.add(PlainLabel(role="error"))
        self.error.hide()
        self.written = self.add(PlainLabel(role="small"))
        self._finding: AuditFinding | None = None
        self.verdicts.chosen.connect(self._on_chosen)
        self.note.left.connect(self._on_left)

    def show_finding(self, finding: AuditFinding | None, *, is_new: bool, may_find: bool) -> None:
        """Show *finding*. *is_new*: another point is shown than before."""
        if is_new:
            self.show_error("")
        if is_new or finding != self._finding:
            self.verdicts.show_value(finding.verdict if finding else None)
        self._finding = finding
        self.chip.show_status(*verdict_chip(finding))
        self.chip.setVisible(finding is not None or not may_find)
        for widget in (self.verdicts, self.note):
            widget.setVisible(may_find)
        self.read_note.setText(finding.note if finding else "")
        self.read_note.setVisible(not may_find and bool(self.read_note.text()))
        words = self.tr("{name}, {when}")
        self.written.setText(
            words.format(name=finding.by, when=moment_words(finding.found_at)) if finding else ""
        )
        self.written.setVisible(finding is not None)
        self._show_hint()

    def show_error(self, text: str) -> None:
        """Say why it was not written."""
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def choose(self, verdict: Verdict) -> None:
        """Take *verdict*, as its key does."""
        self.verdicts.show_value(verdict)
        self._on_chosen(verdict)

    def _on_chosen(self, verdict: Verdict) -> None:
        self.verdicts.show_value(verdict)
        self.show_error("")
        note = self.note.toPlainText()
        if verdict is Verdict.AGREE or note.strip():
            self.found.emit(verdict, note)
        else:
            self.note.setFocus()
        self._show_hint()

    def _on_left(self, text: str) -> None:
        verdict = self.verdicts.value
        if verdict is not None and (text.strip() or verdict is Verdict.AGREE):
            self.found.emit(verdict, text)
        self._show_hint()

    def _show_hint(self) -> None:
        verdict, typed = self.verdicts.value, bool(self.note.toPlainText().strip())
        stored = self._finding is not None and self._finding.verdict is verdict
        text = ""
        if verdict is None:
            text = self.tr("Press A, C or D, or choose one. It is kept at once.")
            if typed:
                text = self.tr("Choose one of the three: the note is kept with it.")
        elif verdict is not Verdict.AGREE and not typed:
            text = self.tr(
                "Write a sentence that the manager can act on. It is kept when you leave the field."
            )
        elif not stored:
            text = self.tr("It is kept when you leave the field.")
        self.hint.setText(text)
        self.hint.setVisible(bool(text) and not self.verdicts.isHidden())
