"""What others did while one was away, folded to one line."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.news import News, NewsItem
from desktop.copy_words import moment
from desktop.widgets.action_list import ActionList
from desktop.widgets.action_row import ActionItem
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.turn_layout import TurnLayout

ROOM = 420  # from this width on, at 100 % text, the button stands beside the sentence
FEW = 3  # so many lines are open from the start


class NewsCard(Card):
    """Hidden where there is no news. Emits ``chosen(ref)``, ``history_asked`` and ``seen``."""

    chosen = Signal(str)
    history_asked = Signal()
    seen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("What others did since you were here"))
        self.head = PlainLabel(role="strong")
        self.fold = Button("", kind="quiet")
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._on_folded)
        row = TurnLayout(ROOM, gap=12)
        row.put(self.head)
        row.put(self.fold, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(row)
        self.inside = self.add(QWidget())
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(0, 0, 0, 0)
        self.list = ActionList(most=6)
        self.more = PlainLabel(role="small")
        column.addWidget(self.list)
        column.addWidget(self.more)
        self.done = Button(self.tr("I have seen this"), icon_name="check")
        self.history = Button(self.tr("All in History"), icon_name="history", kind="quiet")
        buttons = FlowLayout()
        buttons.addWidget(self.done)
        buttons.addWidget(self.history)
        column.addLayout(buttons)
        self.list.acted.connect(self.chosen)
        self.done.clicked.connect(self.seen)
        self.history.clicked.connect(self.history_asked)
        self._on_folded(False)
        self.hide()

    def show_news(self, news: News, today: date) -> None:
        """Show *news*; a few lines stand open, more are folded."""
        self.setVisible(bool(news))
        if not news:
            return
        was_hidden = self.head.text() == ""
        self.head.setText(self._head(news, today))
        if was_hidden:
            self.fold.setChecked(len(news.items) <= FEW)
        self.list.show_items(
            [self._item(number, one, today) for number, one in enumerate(news.items)]
        )
        self.more.setText(self.tr("{count} more changes.", None, news.more).format(count=news.more))
        self.more.setVisible(news.more > 0)

    def _on_folded(self, shown: bool) -> None:
        self.inside.setVisible(shown)
        self.fold.setText(self.tr("Fold up") if shown else self.tr("See them"))
        self.fold.setAccessibleName(
            self.tr("Fold up what others did") if shown else self.tr("See what others did")
        )

    def _head(self, news: News, today: date) -> str:
        count = sum(one.count for one in news.items) + news.more
        people = list(dict.fromkeys(one.person for one in news.items if one.person))
        when = moment(news.since, today) if news.since else ""
        if len(people) == 1 and count == 1:
            text = self.tr("{who} changed one thing since you were here ({when})")
        elif len(people) == 1:
            text = self.tr("{who} changed {count} things since you were here ({when})")
        else:
            text = self.tr("Others changed {count} things since you were here ({when})")
        return text.format(who="".join(people[:1]), count=count, when=when)

    def _item(self, number: int, one: NewsItem, today: date) -> ActionItem:
        title = one.label or self.tr("{count} changes to {ref}", None, one.count).format(
            count=one.count, ref=one.ref
        )
        if one.title:
            title = self.tr("{what}: {title}").format(what=title, title=one.title)
        detail = f"{one.person}, {moment(one.at, today)}" if one.person else moment(one.at, today)
        if not one.ref:
            return ActionItem(f"-{number}", title, detail)
        spoken = self.tr("Open {ref}").format(ref=one.ref)
        return ActionItem(one.ref, title, detail, self.tr("Open"), spoken)
