"""The right pane: what a helpful colleague would say about the open requirement."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.catalogue import Guidance
from desktop.theme import colours
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.scroll_page import ScrollPage


class GuidancePanel(Card):
    """Built anew for each requirement. All text can be marked and copied."""

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

    def show_guidance(self, guidance: Guidance, wording_note: str = "") -> None:
        """Show *guidance*; *wording_note* says once where the words come from."""
        if self._inner is not None:
            self.page.body.removeWidget(self._inner)
            self._inner.hide()
            self._inner.deleteLater()
        else:
            self.page.finish()
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._section(self.tr("Why it matters"), [guidance.why])
        self._section(self.tr("What good looks like"), [guidance.good])
        self._list(self.tr("Steps"), guidance.steps, numbered=True)
        self._evidence(guidance)
        self._list(self.tr("Common mistakes"), guidance.mistakes)
        self._to_copy(self.tr("To ask the owner"), guidance.ask_owner)
        self._to_copy(self.tr("To ask a supplier"), guidance.ask_supplier)
        self._list(self.tr("Law and standards"), guidance.law)
        self._section(self.tr("About these words"), [wording_note])
        self.page.body.insertWidget(0, self._inner)
        self.page.verticalScrollBar().setValue(0)

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

    def _section(self, title: str, texts: Sequence[str]) -> bool:
        texts = [text.strip() for text in texts if text.strip()]
        if not texts:
            return False
        if self._column.count():
            self._column.addSpacing(8)
        self._column.addWidget(PlainLabel(title, role="strong"))
        for text in texts:
            label = PlainLabel(text)
            label.make_selectable()
            label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._column.addWidget(label)
        return True

    def _list(self, title: str, items: Sequence[str], *, numbered: bool = False) -> None:
        if not items:
            return
        if self._column.count():
            self._column.addSpacing(8)
        self._column.addWidget(PlainLabel(title, role="strong"))
        for number, item in enumerate(items, 1):
            self._bullet(f"{number}." if numbered else "•", item)

    def _evidence(self, guidance: Guidance) -> None:
        if not guidance.evidence:
            return
        if self._column.count():
            self._column.addSpacing(8)
        self._column.addWidget(PlainLabel(self.tr("Evidence that usually helps"), role="strong"))
        for example in guidance.evidence:
            told = [part for part in (example.who_has_it, example.takes) if part]
            self._bullet("•", example.name, " · ".join(told))

    def _bullet(self, sign: str, text: str, below: str = "") -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        mark = PlainLabel(sign, role="muted", wrap=False)
        mark.setMinimumWidth(mark.fontMetrics().horizontalAdvance("9.") + 4)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        label = PlainLabel(text)
        label.make_selectable()
        label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        words.addWidget(label)
        if below:
            words.addWidget(PlainLabel(below, role="small"))
        row.addLayout(words, 1)
        self._column.addLayout(row)

    def _to_copy(self, title: str, text: str) -> None:
        if not self._section(title, [text]):
            return
        button = Button(self.tr("Copy these words"), icon_name="copy", kind="quiet")
        button.clicked.connect(lambda: QGuiApplication.clipboard().setText(text.strip()))
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
