"""One answer whose question is asked no more."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.services.years.old_answers import OldAnswer
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.plain_label import PlainLabel
from desktop.years.old_answer_view import OldAnswerView
from desktop.years.words import old_title


class LeftAnswerCard(Card):
    """Emits ``copy_asked(ref)`` and ``open_asked(evidence id)``."""

    copy_asked = Signal(str)
    open_asked = Signal(str)

    def __init__(self, old: OldAnswer, today: date, parent: QWidget | None = None) -> None:
        super().__init__(old_title(old), parent=parent)
        self._ref = old.ref
        self.copy = Button(self.tr("Copy"), icon_name="copy", kind="quiet")
        self.copy.setAccessibleName(self.tr("Copy {ref} as text").format(ref=old.ref))
        self.head.addWidget(self.copy)
        self.add(PlainLabel(old.question_set, role="small"))
        self.answer = self.add(OldAnswerView(old, today, titled=False))
        self.answer.open_asked.connect(self.open_asked)
        self.copy.clicked.connect(self._on_copy)

    def _on_copy(self) -> None:
        self.copy_asked.emit(self._ref)
