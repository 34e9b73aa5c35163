"""Shows one chapter of the guide: text, tables and pictures, as wide as there is room."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from core.resources import document
from desktop.theme import colours, points, scaled

READABLE = 720  # pixels of a line, at 100 % text
_HEADINGS = {1: 1.7, 2: 1.5, 3: 1.2}


class GuideBrowser(QTextBrowser):
    """Emits ``followed(target)`` for a link: ``#chapter``, or a document's name."""

    followed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # it wraps
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._markdown = self._words = ""
        self._pictures: dict[str, QImage] = {}
        self._drawn_for = 0
        self._soon = QTimer(self, singleShot=True, interval=60)
        self._soon.timeout.connect(self._draw)
        self.anchorClicked.connect(self._on_link)

    def show_chapter(self, markdown: str, words: str = "") -> None:
        """Show *markdown* from its beginning, with each of *words* marked."""
        self._markdown, self._words = markdown, words
        self._draw()
        self.verticalScrollBar().setValue(0)
        first = self._marks()
        if first is not None:
            self.setTextCursor(first)
            self.ensureCursorVisible()

    def loadResource(self, kind: int, name: QUrl) -> object:
        if kind == QTextDocument.ResourceType.ImageResource.value:
            return self._picture(name.toString())
        return super().loadResource(kind, name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._markdown and self._width() != self._drawn_for:
            self._soon.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        kinds = (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange)
        if event.type() in kinds and getattr(self, "_markdown", ""):
            self._soon.start()

    def _width(self) -> int:
        return max(min(self.viewport().width() - 2 * scaled(18), scaled(READABLE)), 120)

    def _picture(self, name: str) -> QImage:
        """Return the picture as wide as the text, sharp on this screen."""
        if name not in self._pictures:
            self._pictures[name] = QImage(str(document(*name.split("/"))))
        ratio = self.devicePixelRatioF()
        width = round(self._width() * ratio)
        picture = self._pictures[name].scaledToWidth(
            width, Qt.TransformationMode.SmoothTransformation
        )
        picture.setDevicePixelRatio(ratio)
        return picture

    def _draw(self) -> None:
        place = self.verticalScrollBar().value()
        self._drawn_for = self._width()
        text = self.document()
        text.clear()
        text.setDefaultFont(QFont(self.font().family(), round(points())))
        text.setMarkdown(self._markdown, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        text.setTextWidth(self._drawn_for)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setLineWrapColumnOrWidth(self._drawn_for + 2 * scaled(18))
        text.setDocumentMargin(scaled(18))
        self._space_blocks()
        self._draw_tables()
        self._marks()
        self.verticalScrollBar().setValue(place)

    def _space_blocks(self) -> None:
        block = self.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            form = block.blockFormat()
            rank = form.headingLevel()
            form.setLineHeight(128, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            if rank:
                form.setTopMargin(scaled(4 if rank < 3 else 14))
                form.setBottomMargin(scaled(8))
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                letters = QTextCharFormat()
                letters.setFontPointSize(points() * _HEADINGS.get(rank, 1.1))
                letters.setFontWeight(QFont.Weight.DemiBold)
                cursor.mergeCharFormat(letters)
            elif cursor.currentTable() is None:
                form.setBottomMargin(scaled(8))
            if "\ufffc" in block.text():  # a picture is as high as it is
                form.setLineHeight(0, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
                form.setTopMargin(scaled(6))
            QTextCursor(block).setBlockFormat(form)
            block = block.next()

    def _draw_tables(self) -> None:
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                form = frame.format()
                form.setCellPadding(scaled(6))
                form.setCellSpacing(0)
                form.setBorder(1)
                form.setBorderCollapse(True)
                form.setBorderBrush(self.palette().mid())
                form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
                form.setBottomMargin(scaled(10))
                frame.setFormat(form)

    def _marks(self) -> QTextCursor | None:
        """Mark what was looked for; return where it stands first."""
        self.setExtraSelections([])
        found: list[QTextEdit.ExtraSelection] = []
        whole = self.document().toPlainText()
        for word in self._words.split():
            for match in re.finditer(rf"\b{re.escape(word)}", whole, re.IGNORECASE):
                one = QTextEdit.ExtraSelection()
                cursor = QTextCursor(self.document())
                cursor.setPosition(match.start())
                cursor.setPosition(match.end(), QTextCursor.MoveMode.KeepAnchor)
                one.cursor = cursor  # type: ignore[attr-defined]
                form = QTextCharFormat()
                form.setBackground(self._colour("warn_soft"))
                form.setForeground(self._colour("warn"))
                one.format = form  # type: ignore[attr-defined]
                found.append(one)
        self.setExtraSelections(found)
        if not found:
            return None
        start = QTextCursor(self.document())
        start.setPosition(min(one.cursor.selectionStart() for one in found))  # type: ignore[attr-defined]
        return start

    def _colour(self, name: str) -> QColor:
        return QColor(getattr(colours(), name))

    def _on_link(self, url: QUrl) -> None:
        self.followed.emit(url.toString())
