"""One painted page, fitted to the width or larger, in a frame that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from core.services.documents.inside import Sheet
from desktop.theme import colours, scaled

LOWEST, TALLEST = 160, 520
ZOOMS = (100, 140, 200, 280)  # per cent of the width that there is
_STEP = 200  # pixels: a page is painted anew only when the width has changed by so much
_WIDEST = 2400


class SheetView(QAbstractScrollArea):
    """``turn_asked(step)`` when somebody wants the next page or the last, ``zoom_asked(step)``
    when larger or smaller, and ``width_changed`` when the page ought to be painted anew."""

    turn_asked = Signal(int)
    zoom_asked = Signal(int)
    width_changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._image = QImage()
        self._zoom = ZOOMS[0]
        self._fit()

    @property
    def zoom(self) -> int:
        """How large the page is, in per cent of the width that there is."""
        return self._zoom

    def wanted_width(self) -> int:
        """How many pixels wide a page ought to be painted, in steps that resizing seldom meets."""
        seen = self.viewport().width() * self._zoom / 100 * self.devicePixelRatioF()
        return min(_WIDEST, max(2 * _STEP, -(-int(seen) // _STEP) * _STEP))

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a page; the place that was scrolled to stays where it is the same size."""
        image = QImage(
            sheet.pixels, sheet.width, sheet.height, 3 * sheet.width, QImage.Format.Format_RGB888
        )
        self._image = image.copy()  # the bytes go with the sheet
        self._fit()

    def clear(self) -> None:
        """Show no page."""
        self._image = QImage()
        self._fit()

    def top(self) -> None:
        """Scroll to the beginning of the page."""
        self.verticalScrollBar().setValue(0)
        self.horizontalScrollBar().setValue(0)

    def zoom_by(self, step: int) -> None:
        """Show the page a step larger or smaller; 0 fits it to the width."""
        place = ZOOMS.index(self._zoom) + step if step else 0
        zoom = ZOOMS[min(max(place, 0), len(ZOOMS) - 1)]
        if zoom != self._zoom:
            self._zoom = zoom
            self._fit()
            self.width_changed.emit()

    def sizeHint(self) -> QSize:
        return QSize(scaled(320), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(120), scaled(LOWEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        if not self._image.isNull():
            self.width_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, bar = event.key(), self.verticalScrollBar()
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_Space) and bar.value() == bar.maximum():
            self.turn_asked.emit(1)
        elif key == Qt.Key.Key_PageUp and bar.value() == 0:
            self.turn_asked.emit(-1)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_asked.emit(1)
        elif key == Qt.Key.Key_Minus:
            self.zoom_asked.emit(-1)
        elif key == Qt.Key.Key_0:
            self.zoom_asked.emit(0)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        look = colours()
        painter.fillRect(self.viewport().rect(), QColor(look.page))
        if not self._image.isNull():
            page = self._page_rect()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(page, self._image)
            painter.setPen(QColor(look.line))
            painter.drawRect(page.adjusted(0, 0, -1, -1))
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.focus), 4))
            painter.drawRect(self.viewport().rect())

    def _page_size(self) -> QSize:
        """How large the page is on screen. A small picture is not blown up."""
        if self._image.isNull():
            return QSize()
        natural = self._image.width() / self.devicePixelRatioF()
        room = self.viewport().width() * self._zoom / 100
        if self._image.width() < self.wanted_width():
            room = min(room, natural * self._zoom / 100)
        return QSize(round(room), round(room * self._image.height() / self._image.width()))

    def _page_rect(self) -> QRect:
        size, room = self._page_size(), self.viewport().size()
        x = max((room.width() - size.width()) // 2, 0) - self.horizontalScrollBar().value()
        y = max((room.height() - size.height()) // 2, 0) - self.verticalScrollBar().value()
        return QRect(x, y, size.width(), size.height())

    def _fit(self) -> None:
        size, room = self._page_size(), self.viewport().size()
        high = min(max(size.height(), scaled(LOWEST)), scaled(TALLEST))
        if self.minimumHeight() != high or self.maximumHeight() != high:
            self.setFixedHeight(high)
        for bar, part, whole in (
            (self.horizontalScrollBar(), room.width(), size.width()),
            (self.verticalScrollBar(), high, size.height()),
        ):
            bar.setRange(0, max(0, whole - part))
            bar.setPageStep(part)
            bar.setSingleStep(scaled(24))
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()
