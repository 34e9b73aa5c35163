"""The user guide: its chapters at the left, the one that is read at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.pages.help.guide_browser import GuideBrowser
from desktop.pages.help.guide_text import Chapter, holding
from desktop.widgets.card import Card
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.search_line import SearchLine
from desktop.widgets.split_pane import SplitPane
from desktop.widgets.two_line_list import TwoLineList
from desktop.widgets.two_line_model import TwoLineModel, TwoLineRow


class GuideSection(QWidget):
    """Emits ``followed(target)`` for a link that leads out of the guide."""

    followed = Signal(str)

    def __init__(self, chapters: tuple[Chapter, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chapters = chapters
        self._shown = ""
        self.search = SearchLine()
        self.search.setAccessibleName(self.tr("Find in the guide"))
        self.search.setPlaceholderText(self.tr("Find in the guide"))
        self.rows = TwoLineModel()
        self.contents = TwoLineList(self.tr("Chapters of the guide"), self.rows)
        self.none = PlainLabel(self.tr("No chapter has all of these words."), role="muted")
        self.text = GuideBrowser(self.tr("The guide"))
        self.panes = SplitPane(self.tr("The guide"))
        self._lay_out()
        self.search.textChanged.connect(self._on_search)
        self.search.returnPressed.connect(self._on_return)
        self.contents.opened.connect(self.show_chapter)
        self.contents.entered_row.connect(self._on_entered)
        self.text.followed.connect(self._on_followed)
        self._on_search("")

    @property
    def shown(self) -> str:
        """The key of the chapter on screen."""
        return self._shown

    def arrive(self) -> None:
        """Nothing to read again: the guide stays as it was shipped."""

    def depart(self) -> None:
        """Nothing is half typed."""

    def go_to(self, key: str) -> None:
        """Show the chapter *key*, whatever was looked for before, and let it be read."""
        self.search.clear()
        self.show_chapter(key)
        self.read()

    def read(self) -> None:
        """Put the keyboard into the chapter on screen."""
        self.panes.show_pane(1)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_chapter(self, key: str) -> None:
        """Show the chapter *key*; one that is not there leaves all as it is."""
        chapter = next((one for one in self._chapters if one.key == key), None)
        if chapter is None:
            return
        self._shown = key
        self.contents.show_key(key)
        self.text.show_chapter(chapter.markdown, self.search.text())

    def _on_search(self, query: str) -> None:
        found = holding(self._chapters, query)
        self.rows.set_rows(_row(one) for one in found)
        self.none.setVisible(not found)
        self.contents.setVisible(bool(found))
        known = self._shown if any(one.key == self._shown for one in found) else ""
        if found:
            self.show_chapter(known or found[0].key)

    def _on_return(self) -> None:
        if self.rows.rows:
            self._on_entered(self._shown)

    def _on_entered(self, key: str) -> None:
        self.show_chapter(key)
        self.read()

    def _on_followed(self, target: str) -> None:
        if target.startswith("#"):
            self.go_to(target.removeprefix("#"))
        else:
            self.followed.emit(target)

    def _lay_out(self) -> None:
        left = Card()
        left.setAccessibleName(self.tr("Contents"))
        left.body.setContentsMargins(12, 12, 12, 12)
        left.add(self.search)
        left.add(self.contents, 1)
        left.add(self.none, 1)
        right = Card()
        right.setAccessibleName(self.tr("The guide"))
        right.body.setContentsMargins(6, 6, 6, 6)
        middle = QHBoxLayout()
        middle.addWidget(self.text)
        right.add_layout(middle)
        self.panes.add_pane(left, self.tr("Contents"), 300)
        self.panes.add_pane(right, self.tr("The guide"), 760, grows=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 12)
        column.addWidget(self.panes)


def _row(chapter: Chapter) -> TwoLineRow:
    title = chapter.title
    return TwoLineRow(
        chapter.key, title, "file-text", "", "", "muted", chapter.begins, title, title
    )
