"""What stands in the chosen document: its pages, or its words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from core.services.documents.inside import Look, Sheet, Words
from desktop.evidence.preview.sheet_view import ZOOMS, SheetView
from desktop.theme import scaled
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_label import FlowLabel
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel

LINES, WIDE = 18, 56  # a text takes the height it needs, up to so many lines


class PreviewCard(Card):
    """Layout and buttons; a PreviewDesk fills it. ``page_asked(step)``, ``words_asked(on)``."""

    page_asked = Signal(int)
    words_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.title.setText(self.tr("What stands in it"))
        self.title.show()
        self.setAccessibleName(self.title.text())
        self.before = self._button("chevron-left", self.tr("Page before"))
        self.after = self._button("chevron-right", self.tr("Next page"))
        self.place = FlowLabel(role="muted")
        self.smaller = self._button("zoom-out", self.tr("Smaller"))
        self.larger = self._button("zoom-in", self.tr("Larger"))
        self.as_words = Button(self.tr("As text"), icon_name="file-text", kind="quiet")
        self.as_words.setCheckable(True)
        self.as_words.setToolTip(self.tr("The words alone, to be read out, found or copied"))
        self.sheet = SheetView(self.tr("Page of the document"))
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(self.tr("Words of the document"))
        self.words.setProperty("readOnly", True)
        self.said = PlainLabel(role="muted")
        self.note = PlainLabel(role="small")
        self._lay_out()
        self.before.clicked.connect(self._on_before_clicked)
        self.after.clicked.connect(self._on_after_clicked)
        self.smaller.clicked.connect(self._on_smaller_clicked)
        self.larger.clicked.connect(self._on_larger_clicked)
        self.sheet.turn_asked.connect(self.page_asked)
        self.sheet.zoom_asked.connect(self._zoom)
        self.as_words.toggled.connect(self.words_asked)

    def begin(self, look: Look) -> None:
        """Make ready for another document; nothing of the one before stays in sight."""
        self.sheet.clear()
        self.words.clear()
        self.note.hide()
        self.as_words.blockSignals(True)
        self.as_words.setChecked(look is Look.TEXT)
        self.as_words.blockSignals(False)
        self.as_words.setVisible(look is Look.PAGES)
        self._show_tools(look is not Look.TEXT, 0, 0)
        self.say(self.tr("Opening…"))

    def show_page(self, sheet: Sheet, number: int) -> None:
        """Show page *number*, counted from 0."""
        self.sheet.show_sheet(sheet)
        self._show_tools(True, number, sheet.count)
        self.sheet.setAccessibleDescription(self.place.text())
        self.note.hide()
        self._show(self.sheet)

    def show_words(self, words: Words) -> None:
        """Show what the document says; the beginning where it is very long."""
        self._show_tools(False, 0, 0)
        if not words.text:
            self.say(self.tr("There are no words in it. It may be a scan: look at its pages."))
            return
        self.words.setPlainText(words.text)
        lines = sum(1 + len(line) // WIDE for line in words.text.splitlines()[:LINES])
        high = min(max(lines, 3), LINES) * self.words.fontMetrics().lineSpacing()
        self.words.setFixedHeight(high + scaled(24))
        self.note.setText(self.tr("It goes on. Open it in its own program to read the rest."))
        self.note.setVisible(words.is_cut)
        self._show(self.words)

    def say(self, what: str, next_step: str = "") -> None:
        """Say why nothing is shown, and what can be done."""
        self.note.hide()
        self.said.setText("\n".join(filter(None, (what, next_step))))
        self._show(self.said)

    def fail(self, what: str, next_step: str) -> None:
        """Say why the document cannot be looked into; no other look at it is offered."""
        self._show_tools(False, 0, 0)
        self.as_words.hide()
        self.say(what, next_step)

    def _on_before_clicked(self) -> None:
        self.page_asked.emit(-1)

    def _on_after_clicked(self) -> None:
        self.page_asked.emit(1)

    def _on_smaller_clicked(self) -> None:
        self._zoom(-1)

    def _on_larger_clicked(self) -> None:
        self._zoom(1)

    def _zoom(self, step: int) -> None:
        self.sheet.zoom_by(step)
        self._allow_zoom()

    def _show(self, widget: QWidget) -> None:
        for one in (self.sheet, self.words, self.said):
            one.setVisible(one is widget)

    def _show_tools(self, pages: bool, number: int, count: int) -> None:
        for tool in (self.before, self.after):
            tool.setVisible(pages and count > 1)
        self.before.setEnabled(number > 0)
        self.after.setEnabled(number + 1 < count)
        for tool in (self.smaller, self.larger):
            tool.setVisible(pages and count > 0)
        self._allow_zoom()
        self.place.setText(
            self.tr("Page {number} of {count}", None, count).format(number=number + 1, count=count)
            if count > 1
            else ""
        )
        self.place.setVisible(pages and count > 1)

    def _allow_zoom(self) -> None:
        self.smaller.setEnabled(self.sheet.zoom > ZOOMS[0])
        self.larger.setEnabled(self.sheet.zoom < ZOOMS[-1])

    def _button(self, icon_name: str, name: str) -> Button:
        button = Button("", icon_name=icon_name, kind="quiet")
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button

    def _lay_out(self) -> None:
        tools = FlowLayout(gap=6)
        for tool in (self.before, self.place, self.after, self.smaller, self.larger):
            tools.addWidget(tool)
        tools.add_trailing(self.as_words)
        self.add_layout(tools)
        for widget in (self.sheet, self.words, self.said, self.note):
            self.add(widget)
