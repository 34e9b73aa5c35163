"""A letter to copy, to change at will, or to keep as a text file."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.letters import Letter
from desktop.pages.todo.labelled import labelled
from desktop.widgets.button import Button
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.note_edit import NoteEdit
from desktop.widgets.plain_label import PlainLabel

LONGEST = 100_000


class LetterPanel(QWidget):
    """Emits ``save_asked(text)``. What the person changed in the letter is left as it is."""

    save_asked = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.subject = PlainLabel(role="muted")
        self.subject.make_selectable()
        self.text = NoteEdit(name, lines=9, longest=LONGEST)
        self._ours = ""
        self.copy = Button(self.tr("Copy the letter"), icon_name="copy")
        self.save = Button(self.tr("Save it as a text file"), icon_name="save", kind="quiet")
        self.anew = Button(self.tr("Write it anew"), icon_name="rotate-ccw", kind="quiet")
        self.said = PlainLabel(role="small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(labelled(name, self.text))
        column.addWidget(self.subject)
        self.row = FlowLayout(gap=8)  # of its buttons; others may stand beside them
        for button in (self.copy, self.save, self.anew):
            self.row.addWidget(button)
        column.addLayout(self.row)
        column.addWidget(self.said)
        self.said.hide()
        self.anew.hide()
        self.copy.clicked.connect(self._on_copy)
        self.save.clicked.connect(self._on_save)
        self.anew.clicked.connect(self._on_anew)
        self.text.textChanged.connect(self._on_text_changed)

    @property
    def is_changed(self) -> bool:
        """Whether the person changed our words."""
        return self.text.toPlainText() not in ("", self._ours)

    def show_letter(self, letter: Letter) -> None:
        """Show *letter*, unless the person has changed the words that stand there."""
        changed = self.is_changed
        self._ours = letter.text
        self.subject.setText(self.tr("Subject: {subject}").format(subject=letter.subject))
        if not changed:
            self.text.setPlainText(letter.text)
        self._on_text_changed()

    def clear(self) -> None:
        """Show nothing."""
        self._ours = ""
        self.text.clear()
        self.text.flush()
        self.subject.setText("")
        self.said.hide()

    def tell(self, text: str) -> None:
        """Say below what became of it."""
        self.said.setText(text)
        self.said.show()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.tell(self.tr("Copied: put it into an e-mail."))

    def _on_save(self) -> None:
        self.save_asked.emit(self.text.toPlainText())

    def _on_anew(self) -> None:
        self.text.setPlainText(self._ours)
        self.text.setFocus()

    def _on_text_changed(self) -> None:
        self.anew.setVisible(self.is_changed)
