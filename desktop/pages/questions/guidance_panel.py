"""The right pane: what a helpful colleague would say about the open requirement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.catalogue import Asked
from core.domain.guidance import Guidance
from core.domain.told import with_facts
from desktop.pages.questions.example_view import ExampleView
from desktop.pages.questions.words import confidence_words
from desktop.theme import colours
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.fold_section import Fill, FoldSection
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.scroll_page import ScrollPage

_OPEN = ("official", "evidence", "examples")
"""What is not folded at first: the rest is for whoever wants to know more."""


class GuidancePanel(Card):
    """Built anew for each requirement. All text can be marked and copied.

    Emits ``insert_asked(text)`` for an example that is to be put into the answer.
    """

    insert_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.title.setText(self.tr("Guidance"))
        self.title.show()
        self.setAccessibleName(self.tr("Guidance"))
        self.body.setContentsMargins(18, 14, 4, 8)
        self.page = ScrollPage(self.tr("Guidance"), margin=0)
        self.page.body.setContentsMargins(0, 0, 10, 8)
        # The page's ground belongs behind cards; here the card itself is the ground.
        self.page.setStyleSheet(
            "QScrollArea, QScrollArea > QWidget > QWidget { background: transparent }"
        )
        self.page.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # so that the arrow keys scroll it
        self.page.installEventFilter(self)
        self.add(self.page, 1)
        self._inner: QWidget | None = None
        self._shown: tuple[Asked, str, dict[str, str], bool] | None = None
        self._open: dict[str, bool] = {}  # what the person folded or opened, by section
        self.sections: dict[str, FoldSection] = {}

    def show_guidance(
        self,
        asked: Asked,
        wording_note: str = "",
        facts: Mapping[str, str] | None = None,
        *,
        can_insert: bool = False,
    ) -> None:
        """Show what a colleague would say of *asked*; *wording_note* says whose words these are.

        What was folded or opened stays so from one question to the next.
        """
        shown = (asked, wording_note, dict(facts or {}), can_insert)
        if shown == self._shown:
            return
        top = 0 if self._shown is None or self._shown[0] is not asked else self._place()
        self._shown = shown
        if self._inner is not None:
            self.page.body.removeWidget(self._inner)
            self._inner.hide()
            self._inner.deleteLater()
        else:
            self.page.finish()
        self.sections = {}
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        guidance = asked.guidance
        self._section("official", self.tr("The official wording"), [asked.requirement.official])
        self._evidence(guidance)
        self._examples(asked, facts or {}, can_insert)
        self._list("steps", self.tr("How to do it"), guidance.steps, numbered=True)
        self._section("good", self.tr("What good looks like"), [guidance.good])
        self._section("why", self.tr("Why it matters"), [guidance.why])
        self._list("mistakes", self.tr("Common mistakes"), guidance.mistakes)
        self._to_copy("owner", self.tr("To ask the owner"), guidance.ask_owner)
        self._to_copy("supplier", self.tr("To ask a supplier"), guidance.ask_supplier)
        self._list("law", self.tr("Law and standards"), guidance.law)
        self._section("words", self.tr("About these words"), [wording_note])
        self._sources(asked)
        self.page.body.insertWidget(0, self._inner)
        self.page.verticalScrollBar().setValue(top)

    def _place(self) -> int:
        return self.page.verticalScrollBar().value()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.page.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours().focus), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)

    def _fold(self, key: str, title: str, fill: Fill) -> None:
        section = FoldSection(title, is_open=self._open.get(key, key in _OPEN))
        section.opened.connect(partial(self._open.__setitem__, key))
        section.fill(fill)  # what nobody opens is never made: another question shows sooner
        self._column.addWidget(section)
        self.sections[key] = section

    def _section(self, key: str, title: str, texts: Sequence[str]) -> None:
        texts = [text.strip() for text in texts if text.strip()]
        if texts:
            self._fold(key, title, partial(_put_words, texts))

    def _sources(self, asked: Asked) -> None:
        """Say how sure each fact about the question is, and where it comes from."""
        known = (
            (self.tr("That it is asked"), asked.requirement.provenance),
            (self.tr("Of whom, and whether it is compulsory"), asked.applicability.provenance),
            (self.tr("What each level asks"), asked.requirement.levels_provenance),
        )
        texts = [
            f"{what}: {confidence_words(fact.confidence)}. {fact.source}"
            for what, fact in known
            if fact is not None
        ]
        self._section("sources", self.tr("Where this comes from"), texts)

    def _list(self, key: str, title: str, items: Sequence[str], *, numbered: bool = False) -> None:
        if items:
            signs = [f"{number}." if numbered else "•" for number in range(1, len(items) + 1)]
            bullets = [(sign, item, "") for sign, item in zip(signs, items, strict=True)]
            self._fold(key, title, partial(_put_bullets, bullets))

    def _evidence(self, guidance: Guidance) -> None:
        if guidance.evidence:
            bullets = [
                ("•", one.name, " · ".join(part for part in (one.who_has_it, one.takes) if part))
                for one in guidance.evidence
            ]
            self._fold("evidence", self.tr("What to show"), partial(_put_bullets, bullets))

    def _examples(self, asked: Asked, facts: Mapping[str, str], can_insert: bool) -> None:
        examples = asked.requirement.examples_for(asked.org_type)
        if examples:
            texts = [with_facts(example.text, facts) for example in examples]
            fill = partial(self._put_examples, texts, can_insert)
            self._fold("examples", self.tr("Examples to begin with"), fill)

    def _put_examples(self, texts: Sequence[str], can_insert: bool, body: QVBoxLayout) -> None:
        for number, text in enumerate(texts, 1):
            view = ExampleView(text, number, can_insert=can_insert)
            view.insert_asked.connect(self.insert_asked)
            body.addWidget(view)

    def _to_copy(self, key: str, title: str, text: str) -> None:
        if text.strip():
            self._fold(key, title, partial(self._put_to_copy, text.strip()))

    def _put_to_copy(self, text: str, body: QVBoxLayout) -> None:
        _put_words([text], body)
        button = Button(self.tr("Copy these words"), icon_name="copy", kind="quiet")
        button.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


def _put_words(texts: Sequence[str], body: QVBoxLayout) -> None:
    for text in texts:
        body.addWidget(_words(text))


def _put_bullets(bullets: Sequence[tuple[str, str, str]], body: QVBoxLayout) -> None:
    for sign, text, below in bullets:
        body.addLayout(_bullet(sign, text, below))


def _words(text: str) -> PlainLabel:
    label = PlainLabel(text)
    label.make_selectable()
    label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return label


def _bullet(sign: str, text: str, below: str = "") -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    mark = PlainLabel(sign, role="muted", wrap=False)
    mark.setMinimumWidth(mark.fontMetrics().horizontalAdvance("9.") + 4)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(_words(text))
    if below:
        words.addWidget(PlainLabel(below, role="small"))
    row.addLayout(words, 1)
    return row
