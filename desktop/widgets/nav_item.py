"""One place in the side bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.theme import colours, icon_pixmap, scaled

SMALLEST = 24  # pixels: the least that can be pressed with a shaking hand


class NavItem(QAbstractButton):
    """An icon, a word and perhaps a badge; checked while its place is shown."""

    def __init__(self, text: str, icon_name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self.badge = ""
        self._compact = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Name the place."""
        self.setText(text)
        self.show_badge(self.badge)

    def take_mark_off(self) -> None:
        """Show that no place of the side bar is on screen."""
        self.setAutoExclusive(False)  # one of several stays checked otherwise
        self.setChecked(False)
        self.setAutoExclusive(True)

    def show_badge(self, badge: str, meaning: str = "") -> None:
        """Show a short count at the right; *meaning* is what a screen reader says of it."""
        self.badge = badge
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(meaning or badge)
        self.updateGeometry()
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Show the icon only; the word becomes the tool tip."""
        self._compact = compact
        self.setToolTip(self.text() if compact else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        height = max(metrics.height() + scaled(18), scaled(40))
        if self._compact:
            return QSize(scaled(56), height)
        # Room for a badge is always kept, so that the pages never jump sideways.
        words = round(metrics.horizontalAdvance(self.text()) * 1.06)
        badge = metrics.horizontalAdvance(self.badge or "00") + scaled(34)
        return QSize(max(scaled(48) + words + badge, scaled(176)), height)

    def minimumSizeHint(self) -> QSize:
        # Where many places stand in a low window with large text, they close up.
        line = self.fontMetrics().height()
        return QSize(self.sizeHint().width(), max(line, SMALLEST))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(scaled(6), 2, -scaled(6), -2)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setPen(QColor(look.selected_edge if self.isChecked() else look.hover))
            painter.setBrush(QColor(look.selected if self.isChecked() else look.hover))
            painter.drawRoundedRect(ground, 6, 6)
            painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(QColor(look.accent))
            painter.drawRoundedRect(ground.adjusted(0, 6, 4 - ground.width(), -6), 2, 2)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(look.focus), 2))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), 6, 6)
        self._draw_words(painter)

    def _draw_words(self, painter: QPainter) -> None:
        look = colours()
        side = scaled(20)
        colour = look.accent if self.isChecked() else look.muted
        pixmap = icon_pixmap(self._icon_name, colour, side, self.devicePixelRatioF())
        painter.drawPixmap(scaled(18), (self.height() - side) // 2, pixmap)
        if self._compact:
            return
        font = QFont(self.font())
        if self.isChecked():
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(look.text))
        room = self.rect().adjusted(scaled(48), 0, -scaled(14), 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.badge:
            self._draw_badge(painter)

    def _draw_badge(self, painter: QPainter) -> None:
        look = colours()
        metrics = painter.fontMetrics()
        height = metrics.height() + scaled(2)
        width = max(metrics.horizontalAdvance(self.badge) + scaled(14), height)
        right = self.width() - scaled(14)
        pill = QRectF(right - width, (self.height() - height) / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.track))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(QColor(look.text))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self.badge)
