"""The question as it is asked now, and what is asked otherwise than last year."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.catalogue import QuestionSet
from core.services.years.looking_again import LastYearsAnswer
from desktop.evidence.words import breakable
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.years.words import item_words, news_lines


class NowCard(Card):
    """It can have the keyboard, so that one key is enough whatever was shown before.

    Emits ``question_asked()`` to see it among the others.
    """

    question_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.number = PlainLabel(role="eyebrow", wrap=False)
        self.question = Button(self.tr("Open the question"), kind="quiet")
        top = FlowLayout(gap=8)
        top.addWidget(self.number)
        top.add_trailing(self.question)
        self.body.insertLayout(0, top)
        self.title.show()
        self.asks = self.add(PlainLabel())
        self.official = self.add(PlainLabel(role="muted"))
        for label in (self.asks, self.official):
            label.make_selectable()
        self._news = QVBoxLayout()
        self._news.setSpacing(2)
        self.add_layout(self._news)
        self.now_name = PlainLabel(self.tr("This year's answer begins with"), role="small")
        self.now = PlainLabel()
        begins = QVBoxLayout()
        begins.setSpacing(2)
        for label in (self.now_name, self.now):
            begins.addWidget(label)
        self.add_layout(begins)
        self.now.make_selectable()
        self.spoken = ""
        self.question.clicked.connect(self.question_asked)

    def show_question(
        self, one: LastYearsAnswer, questions: QuestionSet, number: int, total: int
    ) -> None:
        """Show one question, the *number*th of *total*."""
        asked = questions.by_ref[one.ref]
        words = self.tr("Question {number} of {total}").format(number=number, total=total)
        self.number.setText(words)
        self.title.setText(f"{one.ref}  {one.title}")
        self.asks.setText(asked.guidance.asks)
        official = asked.requirement.official
        self.official.setText(self.tr("Official words: {text}").format(text=official))
        self.official.setVisible(bool(official))
        self._show_news(one, questions)
        begins = self._begins(one, questions)
        self.now.setText(breakable(begins))
        for widget in (self.now_name, self.now):
            widget.setVisible(bool(begins))
        self.spoken = f"{words}. {one.ref} {one.title}"

    def say(self, words: str) -> None:
        """Let a screen reader say what is shown: at once where the keyboard is here already."""
        self.setAccessibleName(f"{self.spoken}. {words}".strip())
        event = QAccessibleAnnouncementEvent(self, self.accessibleName())
        QAccessible.updateAccessibility(event)

    def _show_news(self, one: LastYearsAnswer, questions: QuestionSet) -> None:
        while (item := self._news.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()
        last = ""
        for line in news_lines(one.news, questions.catalogue.org_types):
            if line.name != last:
                self._news.addWidget(PlainLabel(line.name, role="small"))
            last = line.name
            label = PlainLabel(breakable(line.text), role="muted")
            label.make_selectable()
            self._news.addWidget(label)

    def _begins(self, one: LastYearsAnswer, questions: QuestionSet) -> str:
        """Return what stands as this year's answer where last year's alone does not show it."""
        kind = questions.by_ref[one.ref].requirement.answer
        now = item_words(one.now.item, kind)
        was = [item_words(old.answer.item, old.kind) for old in one.olds]
        return "" if not now or set(was) == {now} else now
